"""What an error of the operating system means to a clerk, and what to do about it."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: ("所在的文件夹不存在", "先建好文件夹"),
    errno.ENOTDIR: ("路径中有一段不是文件夹", "核对文件名和所在文件夹"),
    errno.EISDIR: ("已有同名的文件夹", "换一个文件名"),
    errno.EROFS: ("文件或磁盘是只读的", "去掉“只读”属性，或者换一个位置"),
    errno.ENOSPC: ("磁盘已满", "清理磁盘后再试"),
    errno.EDQUOT: ("磁盘配额已用完", "清理磁盘后再试"),
    errno.EFBIG: ("磁盘放不下这么大的文件", "换一个位置"),
    errno.ENAMETOOLONG: ("文件名太长", "换一个短些的文件名"),
    errno.ELOOP: ("链接绕成了圈", "核对文件名和所在文件夹"),
    errno.EBUSY: ("文件正被别的程序使用", "先在Word、WPS里关闭它"),
    errno.ETXTBSY: ("文件正被别的程序使用", "先在Word、WPS里关闭它"),
    **dict.fromkeys(
        (errno.EIO, errno.ENXIO, errno.ENODEV, errno.ESTALE, errno.ETIMEDOUT, errno.EHOSTDOWN),
        ("磁盘、U盘或网络盘没有响应", "检查它是否接好，再试一次"),
    ),
    **dict.fromkeys(
        (errno.ENOMEM, errno.EMFILE, errno.ENFILE),
        ("电脑的内存或能打开的文件数用完了", "关掉一些程序后再试"),
    ),
}


def reason(error: OSError | ValueError, verb: str) -> tuple[str, str]:
    """What happened when it was tried to `verb` (读, 写) a file, and what helps."""
    if isinstance(error, PermissionError):
        return f"没有{verb}的权限，或者文件正被别的程序打开", "先在Word、WPS里关闭它；再看文件属性"
    if isinstance(error, OSError):
        number = error.errno or 0
        return _REASONS.get(number, (f"系统出错（编号{number}）", "换一个位置再试"))
    return "文件名里有不能用的字符", "换一个文件名"
