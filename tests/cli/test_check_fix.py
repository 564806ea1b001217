"""`drafter check --fix`: shown first, asked, written whole, and nothing left to do afterwards."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from drafter.review import repairing
from drafter.session.disk.claims import Claim, claim
from tests.cli.conftest import FIGURES, make_office
from tests.cli.test_check_documents import write_word

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Command = Callable[..., Done]

pytestmark = pytest.mark.usefixtures("without_topics")
FAULTY = "　　截至 2024年底，在册 120人。\r\n另起一行。\r\n"
MENDED = "　　截至2024年底，在册120人。\r\n另起一行。\r\n"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "来 稿.txt"
    path.write_bytes(FAULTY.encode())
    return path


def answer(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stream)


def test_it_shows_asks_and_writes_only_what_it_showed(
    command: Command, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "也许\n是\n")
    done = command("check", "--fix", paper)
    assert done.out.startswith(
        f"{paper}:1\n- 　　截至 2024年底，在册 120人。\n+ 　　截至2024年底，在册120人。\n"
    )
    assert done.code == 0
    assert "答“是”或者“否”" in done.err
    assert "改好了1处" in done.err
    assert paper.read_bytes() == MENDED.encode()


@pytest.mark.parametrize("said", ["否\n", "\n", ""])
def test_nothing_is_written_that_was_not_agreed_to(
    command: Command, paper: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    answer(monkeypatch, said)
    done = command("check", "--fix", paper)
    assert done.code == 1
    assert "没有改" in done.err
    assert "汉字间空格" in done.out
    assert paper.read_bytes() == FAULTY.encode()


def test_again_there_is_nothing_to_do(command: Command, paper: Path) -> None:
    assert command("check", "--fix", "--yes", paper).code == 0
    once = paper.read_bytes()
    done = command("check", "--fix", "--yes", paper)
    assert "没有能有把握改好的" in done.err
    assert paper.read_bytes() == once


def test_what_is_not_selected_stays(command: Command, paper: Path) -> None:
    done = command("check", "--fix", "--yes", paper, "--ignore", "汉字间空格")
    assert "没有能有把握改好的" in done.err
    assert paper.read_bytes() == FAULTY.encode()


def test_what_somebody_changed_meanwhile_is_not_written_over(
    command: Command, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = repairing.plan_repairs

    def plan_and_change(*arguments: object) -> repairing.Plan:
        made = plan(*arguments)  # type: ignore[arg-type]
        paper.write_text("别人的新稿。\n", encoding="utf-8")
        return made

    monkeypatch.setattr("drafter.cli.fixing.plan_repairs", plan_and_change)
    done = command("check", "--fix", "--yes", paper)
    assert "检查以后有人改过这个文件" in done.err
    assert paper.read_text(encoding="utf-8") == "别人的新稿。\n"


def test_gb18030_stays_gb18030(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "旧稿.txt"
    text = "截至 2024年底，在册低保对象120人，发放低保金若干，按月足额发到群众手中。\n"
    path.write_bytes(text.encode("gb18030"))
    command("check", "--fix", "--yes", path)
    assert path.read_bytes() == text.replace(" ", "").encode("gb18030")


def test_a_word_document_is_left_alone(command: Command, tmp_path: Path) -> None:
    path = write_word(tmp_path / "稿.docx", FAULTY.strip())
    before = path.read_bytes()
    done = command("check", "--fix", "--yes", path)
    assert done.code == 1
    assert path.read_bytes() == before


def test_words_and_slips_of_a_year_are_mended_and_nothing_else(
    command: Command, tmp_path: Path
) -> None:
    words = "# 试验/试验\n- 办结 12件。 <!-- 原 文 -->\n"
    slip = FIGURES.replace("试验: {", "试验：{")
    profile = "名称: 试 县民政局\n层级: 区县\n"
    office = make_office(tmp_path, slip, **{"2018素材__md": words, "单位__yaml": profile})
    before = {path.name: path.read_text("utf-8") for path in office.iterdir() if path.is_file()}
    done = command(
        "check", "--fix", "--yes", office / "2018.yaml", "--ignore", "素材里的数字没有来处"
    )
    assert "- 办结 12件。" in done.out
    after = {path.name: path.read_text("utf-8") for path in office.iterdir() if path.is_file()}
    assert after["2018素材.md"] == words.replace("办结 12", "办结12")
    assert after["2018.yaml"] == before["2018.yaml"].replace("试验：{", "试验: {")
    assert after["单位.yaml"] == profile
    assert after["2018提纲.yaml"] == before["2018提纲.yaml"]


def test_numbers_of_a_year_are_mended_where_that_is_sure(command: Command, tmp_path: Path) -> None:
    figures = (
        "数据:\r\n  试验: {城市: 12。5万, 农村: “30人” }  # 原 文。\r\n  试验.总数: 1l5\r\n"
        "  试验.筹资: 645，55\r\n  试验.决议: '12项，'\r\n清单:\r\n  项目:\r\n"
        "    - {名称: 改造，, 投资: 1·26亿元, 进展: 完成封顶。}\r\n"
    )
    office = make_office(tmp_path, figures)
    path = office / "2018.yaml"
    before = path.read_bytes().decode()
    command("check", "--fix", "--yes", path, "--select", "数值读不懂")
    after = path.read_bytes().decode()
    mended = before.replace("12。5万", "12.5万").replace("“30人”", "30人")
    assert after == mended.replace("12项，", "12项").replace("1·26", "1.26")
    again = command("check", "--fix", "--yes", path, "--select", "数值读不懂")
    assert "没有能有把握改好的" in again.err
    assert path.read_bytes().decode() == after


@pytest.mark.parametrize("asked", [[], ["--yes"]])
def test_what_somebody_is_filling_in_is_not_mended(
    command: Command, paper: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    mine = claim(paper)
    assert isinstance(mine, Claim)
    answer(monkeypatch, "是\n")
    done = command("check", "--fix", *asked, paper)
    mine.release()
    assert done.code == 2
    assert "正在填这个文件，现在不能改" in done.err
    assert "吗？" not in done.err
    assert "汉字间空格" in done.out
    assert paper.read_bytes() == FAULTY.encode()
    assert command("check", "--fix", "--yes", paper).code == 0
    assert [path.name for path in paper.parent.iterdir()] == [paper.name]


def test_a_file_that_cannot_be_written_does_not_keep_another_from_it(
    command: Command, paper: Path
) -> None:
    other = paper.with_name("另一稿.txt")
    other.write_bytes(FAULTY.encode())
    paper.chmod(0o444)
    done = command("check", "--fix", "--yes", paper, other)
    paper.chmod(0o644)
    assert done.code == 2
    assert f"{paper}: 错误 文件写不进" in done.err
    assert "改好了1处" in done.err
    assert f"{paper}:1:" in done.out
    assert f"{other}:1:" not in done.out
    assert paper.read_bytes() == FAULTY.encode()
    assert other.read_bytes() == MENDED.encode()


def test_json_is_the_result_alone(command: Command, paper: Path) -> None:
    done = command("check", "--fix", "--yes", "--format", "json", paper)
    assert json.loads(done.out) == []
    assert "改好了1处" in done.err


@pytest.mark.parametrize(
    ("options", "mended"),
    [
        (["--select", "文字"], True),
        (["--select", "数据，文字"], True),
        (["--select", "数据"], False),
        (["--only", "警告"], True),
        (["--only", "提示"], False),
    ],
)
def test_only_what_is_asked_for_is_mended(
    command: Command, paper: Path, options: list[str], mended: bool
) -> None:
    command("check", "--fix", "--yes", *options, paper)
    assert paper.read_bytes() == (MENDED if mended else FAULTY).encode()


def test_yes_alone_means_nothing(command: Command, paper: Path) -> None:
    done = command("check", "--yes", paper)
    assert done.code == 2
    assert "--fix" in done.err
