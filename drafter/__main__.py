"""Where `drafter` starts: routes to the commands or to the terminal screens, each loaded lazily."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from drafter import garbage

COULD_NOT_RUN = 2
ASCII = "--ascii"
SETTLING = ("render", "check")  # those that say when their first result stands
NO_TERMINAL = """\
这里不是终端（输入或输出被转走了），填写的界面打不开。可以用命令：
    drafter show 2018.yaml      看文稿
    drafter check 2018.yaml     检查
    drafter render 2018.yaml    生成 .docx
    drafter --help              全部命令"""


def main() -> None:
    """Open what is named on the screen where that is a year or a folder, else run the command line."""
    arguments = sys.argv[1:]
    year = _year_asked_for([each for each in arguments if each != ASCII])
    if year is None:
        if arguments and arguments[0] in SETTLING:
            garbage.put_off()
        from drafter.cli.app import main as run

        run()
    else:
        sys.exit(_open_on_screen(year, keyboard_signs=ASCII in arguments))


def _year_asked_for(arguments: list[str]) -> Path | None:
    """What is to be opened on the screen: this folder, or the one file or folder that is named."""
    if not arguments:
        return Path()
    if len(arguments) > 1 or arguments[0].startswith("-"):
        return None
    from drafter.cli import COMMANDS

    path = Path(arguments[0])
    if arguments[0] in COMMANDS:
        return None
    return path if path.suffix in {".yaml", ".yml"} or os.path.lexists(path) else None


def _open_on_screen(path: Path, *, keyboard_signs: bool) -> int:
    from drafter.cli.guard import guarded
    from drafter.cli.streams import prepare_streams, tell

    prepare_streams()
    in_browser = "TEXTUAL_DRIVER" in os.environ  # said by `drafter serve`
    if not (in_browser or (_is_terminal(sys.stdin) and _is_terminal(sys.stdout))):
        tell(NO_TERMINAL)
        return COULD_NOT_RUN
    # Read when Textual is imported. The first: its protocol shreds what input methods send
    # (five Han characters and more at once); the second: nothing may move while one types.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    if not in_browser:
        for name in ("COLUMNS", "LINES"):  # a shell may have said them before the window changed
            os.environ.pop(name, None)
    return guarded(lambda: _run(path, keyboard_signs=keyboard_signs))


def _run(path: Path, *, keyboard_signs: bool) -> int:
    garbage.put_off()
    from drafter.tui.app import run

    return run(path, keyboard_signs=keyboard_signs)


def _is_terminal(stream: object) -> bool:
    isatty = getattr(stream, "isatty", None)
    try:
        return bool(isatty and isatty())
    except ValueError:  # closed
        return False


if __name__ == "__main__":
    main()
