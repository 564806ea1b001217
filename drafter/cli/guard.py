"""The one place where anything that goes wrong becomes a message; the screens pass through it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.crash import crash_text
from drafter.cli.report import finding_text
from drafter.cli.streams import abandon_output, tell
from drafter.errors import DrafterError, ScreensCrashedError
from drafter.systemerrors import reason

if TYPE_CHECKING:
    from collections.abc import Callable

COULD_NOT_RUN = 2
INTERRUPTED = 130
HAND_ON = "请把“程序内部出错”那一行和数据文件交给维护人员。"


def guarded(act: Callable[[], int]) -> int:
    """The exit code of what is done; whatever goes wrong becomes a message."""
    try:
        return act()
    except SystemExit:  # click leaves so when the pipe's reader is gone
        abandon_output()
        return 0
    except KeyboardInterrupt:
        tell("已中断。")
        return INTERRUPTED
    except Exception as error:
        return _complain(error)


def _complain(error: Exception) -> int:
    match error:
        case DrafterError():
            for finding in error.findings:
                tell(finding_text(finding))
        case OSError():
            abandon_output()
            message, hint = reason(error, "写" if error.filename is None else "读写")
            if error.filename is None:  # no file has a name: it is the standard output
                tell(f"结果没有显示完：标准输出写不进，{message}。已写成的文件不受影响。")
            else:
                tell(f"读写失败：{message}（{error.filename}）\n    建议：{hint}")
        case ScreensCrashedError():
            tell(f"程序内部出错（{crash_text(error.fault)}），界面关掉了。")
            tell(f"{error.kept}\n{HAND_ON}".strip())
        case _:
            tell(f"程序内部出错（{crash_text(error)}）。\n{HAND_ON}")
    return COULD_NOT_RUN
