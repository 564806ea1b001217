"""静默: what an office does not want to be told, by topic or altogether; none of it is hidden."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import FIGURES, command, make_office
from tests.offices import PROFILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Command = Callable[..., Done]

__all__ = ["command"]

pytestmark = pytest.mark.usefixtures("without_topics")
WORDS = "# 试验/试验\n- 走 访困难群众。\n"


def silenced(folder: Path, *silences: str) -> Path:
    listed = "".join(f"  - {{{item}}}\n" for item in silences)
    profile = f"{PROFILE}静默:\n{listed}"
    return make_office(folder, FIGURES, **{"2018素材__md": WORDS, "单位__yaml": profile})


@pytest.mark.parametrize("topic", ["", ", 主题: 试验/试验"])
def test_what_is_silenced_is_counted_and_listed_with_its_reason(
    command: Command, tmp_path: Path, topic: str
) -> None:
    year = silenced(tmp_path, f"规则: 汉字间空格{topic}, 理由: 试验用") / "2018.yaml"
    done = command("check", year)
    assert (done.code, done.out) == (0, "")
    assert "没有发现问题。另有静默的1条，用 --all 列出。" in done.err
    listed = command("check", year, "--all")
    assert listed.code == 0
    assert f"{tmp_path}/2018素材.md:2:4: 警告 汉字间空格: " in listed.out
    assert "    静默：试验用（" in listed.out
    (item,) = json.loads(command("check", year, "--all", "--format", "json").out)
    assert (item["规则"], item["静默"]) == ("汉字间空格", "试验用")


@pytest.mark.parametrize(
    ("silence", "said"),
    [
        ("规则: 户多于人, 理由: 口径不同", "静默“户多于人”没有用上"),
        ("规则: 汉字间空格, 主题: 试验/别的, 理由: 试验用", "（主题 试验/别的）没有用上"),
        ("规则: 户大于人, 理由: 口径不同", "静默里的规则“户大于人”不存在"),
    ],
)
def test_a_silence_that_matches_nothing_is_said(
    command: Command, tmp_path: Path, silence: str, said: str
) -> None:
    year = silenced(tmp_path, silence) / "2018.yaml"
    done = command("check", year)
    assert said in done.out
    assert f"{tmp_path}/单位.yaml:" in done.out


def test_a_silence_that_one_of_several_files_needs_is_not_idle(
    command: Command, tmp_path: Path
) -> None:
    office = silenced(tmp_path, "规则: 汉字间空格, 理由: 试验用")
    (office / "稿.txt").write_text("没有毛病。\n", encoding="utf-8")
    assert "没有用上" in command("check", office / "稿.txt").out
    assert "没有用上" not in command("check", office / "稿.txt", office / "2018.yaml").out
