"""What happened to the files of a year while they were open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.location import Location

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.findings import Finding

FILE_GONE = Rule(
    "文件不见了",
    Family.DATA,
    Severity.ERROR,
    """说明：正在填的文件被删掉、改名或者移走了。
理由：确认过的数要写进文件，文件不在就没有地方写。
反例：填到一半，别人把 2018.yaml 改名为 2018旧.yaml
正例：先退出，再给文件改名""",
)
FILE_REREAD = Rule(
    "文件在别处改过",
    Family.DATA,
    Severity.NOTICE,
    """说明：正在填的文件被别的程序改过，已经重新读入。
理由：屏幕上的数要和文件里的一样。
反例：一边在这里填，一边在记事本里改同一个文件
正例：同一个文件在一个地方改""",
)
FILE_UNREADABLE = Rule(
    "文件读不懂了",
    Family.DATA,
    Severity.ERROR,
    """说明：正在填的文件被别的程序改成了读不懂的样子，屏幕上还是原来的内容。
理由：往读不懂的文件里写，会把别人的内容写坏，所以先不能填。
反例：在记事本里删掉了一半；把 .docx 改名为 2018.yaml
正例：在那个程序里改好存盘，这里自动接着填""",
)
FILE_FAULTY = Rule(
    "文件里有错误",
    Family.DATA,
    Severity.ERROR,
    """说明：正在填的文件在别处改过以后，有的行读不懂了；那几行没有用上，也不能往那里填。
理由：猜着填会填错地方。
反例：数据: 坏了（下面的各项都没有了）
正例：先照检查所说的改好这一行，再填""",
)
FILE_MERGED = Rule(
    "两处修改已合并",
    Family.DATA,
    Severity.NOTICE,
    """说明：文件在别处改过，这里也有还没有写进去的修改；改的不是同一处，已经合在一起。
理由：两边的修改都要留住。
反例：磁盘满时填的数还没有写进文件，别人又改了同一个文件的另一行
正例：合并以后看一遍改过的各行""",
)

NOT_SILENCED = Rule(
    "没有这条静默",
    Family.DATA,
    Severity.ERROR,
    """说明：要取消的静默在 单位.yaml 里已经找不到了。
理由：文件在别处改过，照原来的位置删会删错一条。
反例：列出静默以后，别人在 单位.yaml 里删了其中一条
正例：重新看一遍静默的各条，再取消""",
)
NO_PROFILE = Rule(
    "单位资料读不出",
    Family.DATA,
    Severity.ERROR,
    """说明：单位.yaml 里读不出一组“键: 值”，静默没有地方写。
理由：静默写在 单位.yaml 里，年年有效。
反例：单位.yaml 被清空
正例：名称: 云岫县民政局""",
)


def gone(path: str) -> Finding:
    """That a file is no longer there."""
    return FILE_GONE.at(
        Location(path),
        "文件不见了，可能被删掉、改名或移走",
        hint="放回原处会接着用；填过的数都在，另存不了时先不要退出",
    )


def reread(path: str) -> Finding:
    """That a file was changed elsewhere and read again."""
    return FILE_REREAD.at(Location(path), "已重新读入")


def unreadable(fault: Finding) -> Finding:
    """That a file can no longer be read at all."""
    return FILE_UNREADABLE.at(
        fault.place, f"{fault.message}；改好存盘以前，这里先不能填", hint=fault.hint
    )


def faulty(faults: Sequence[Finding]) -> Finding:
    """That a file has errors since it was changed elsewhere: the first of them."""
    first = faults[0]
    more = f"；这个文件还有{len(faults) - 1}处" if len(faults) > 1 else ""
    return FILE_FAULTY.at(
        first.place, f"{first.message}{more}；改好以前，有的数填不进去", hint=first.hint
    )


def mend_first(fault: Finding) -> Finding:
    """That a line is to be put right before anything is filled in there."""
    return FILE_FAULTY.at(fault.place, f"这一行改好才能填：{fault.message}", hint=fault.hint)


def merged(path: str) -> Finding:
    """That changes of two sides were put together."""
    return FILE_MERGED.at(Location(path), "别处改的与这里填的不在同一处，都留住了")


def not_silenced(place: Location) -> Finding:
    """That a 静默 which is to be taken out does not stand there."""
    return NOT_SILENCED.at(place, "这里没有这条静默，没有改", hint="重新打开这一页再看")


def no_profile(path: str) -> Finding:
    """That 单位.yaml cannot be read as pairs."""
    return NO_PROFILE.at(Location(path), "读不出 单位.yaml，没有写", hint="先改好这个文件")
