"""Lines of 素材 in their usual form are read as any other line is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.figures.years import read

if TYPE_CHECKING:
    from pathlib import Path

    from tests.figures.years import Outcome

YEAR = "年度: 2018\n数据: {低保: {在册: 908户1515人}}\n"
BEGINNINGS = [
    "- ",
    "- ",
    "- ",
    "# ",
    "## ",
    "",
    "  - ",
    "  - 对策：",
    "－ ",
    "-",
    "> ",
    "- **甲。**",
    "- **甲。** ",
]
PIECES = [
    *(
        "甲",
        "乙丙。",
        "总结",
        "计划",
        "对策：",
        "对策",
        "〔内部〕",
        "（内部）",
        "【低保.在册】",
        "照录：",
        "养老/助餐",
    ),
    *(
        "`80岁`",
        "【",
        "】",
        "`",
        "**",
        "*",
        "{{",
        "[[",
        "<!--",
        "-->",
        " ",
        "　",
        "\t",
        "\xa0",
        "5",
        "“",
    ),
    *(
        "/",
        "／",
        "_",
        "…",
        "【12户】",
        "【没有】",
        "低保.在册",
        "\u200b",
        "\ufffd",
        "：",
        "1、",
        "|",
        "---",
        ".",
        "《》",
    ),
]
lines = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(BEGINNINGS),
        st.lists(st.sampled_from(PIECES), max_size=4).map("".join),
        st.sampled_from(["", "", "", "甲"]),
    ),
)


def everything(outcome: Outcome) -> tuple[object, ...]:
    words = outcome.words
    return dict(words.by_topic), words.headings, outcome.found


def check(tmp_path: Path, typed: list[str]) -> None:
    """A blank at its end is what makes a line unusual, and changes nothing."""
    plain = read(tmp_path, {"2018.yaml": YEAR, "2018素材.md": "\n".join(typed)})
    blank = read(tmp_path, {"2018.yaml": YEAR, "2018素材.md": " \n".join([*typed, ""])})
    assert everything(plain) == everything(blank)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(lines, max_size=8), st.booleans())
def test_any_lines(tmp_path: Path, typed: list[str], headed: bool) -> None:
    check(tmp_path, ["# 养老/助餐", *typed] if headed else typed)


@pytest.mark.parametrize(
    "text", ["甲", *PIECES, *(f"甲{piece}乙" for piece in PIECES), "__", "甲、　乙"]
)
@pytest.mark.parametrize(
    "beginning", ["- ", "  - 对策：", "# ", "## ", "- **甲。**", "- **甲。** ", "- **"]
)
def test_everything_behind_every_beginning(tmp_path: Path, beginning: str, text: str) -> None:
    line = f"{beginning}{text}"
    ends = ["", "**乙"] if beginning.endswith("**") else [""]
    for end in ends:
        check(tmp_path, ["# 养老/助餐", "- 甲", line + end, "- 对策：乙", "", line + end, "  丙"])


def test_what_a_line_belongs_to(tmp_path: Path) -> None:
    check(
        tmp_path,
        ["- 甲", "# 养老/助餐", "> 照录：", "- 乙", "> 照录：", "# 丙/丁", "- 戊", "## 己", "- 庚"],
    )
