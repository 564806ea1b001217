"""Edits in place of a year's YAML: what is asked is done, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from drafter.errors import DrafterError
from drafter.figures.editing.edits import Edit, Refusal, plan, write
from drafter.figures.editing.requests import (
    ClearValue,
    InsertRecord,
    MendLine,
    RemoveEntry,
    SetValue,
    SetWords,
    WordsAt,
)
from drafter.textfile import TextFile, read_text
from tests.figures.edittable import ENCODINGS, Case, cases
from tests.figures.years import CATALOGUE

if TYPE_CHECKING:
    from drafter.figures.editing.requests import Request

TABLE = Path(__file__).parent / "edits.txt"


def whole(text: str) -> str:
    """The text of a case: a backslash stands at its end where no line break is."""
    text = text.rstrip("\n") + "\n"
    text = text.removesuffix("\\\n")
    return text if text.startswith("年度") else "年度: 2018\n" + text


def request(line: str) -> Request:
    what, _, rest = line.partition(" ")
    path, _, text = rest.partition(" = ")
    text = text.replace("⏎", "\n").replace("␣", " ")
    if what == "设":
        return SetValue(path, text)
    if what == "空":
        return ClearValue(path)
    if what == "删":
        return RemoveEntry(path)
    if what == "整":
        return MendLine(int(path))
    name, _, number = path.rstrip("]").partition("[")
    pairs = tuple((key, value) for key, _, value in (p.partition("=") for p in text.split(", ")))
    return InsertRecord(name, pairs, int(number or 0))


def source(path: Path, data: bytes) -> TextFile:
    path.write_bytes(data)
    read = read_text(path, [])
    assert read is not None
    return read


def edit_of(outcome: tuple[Edit, ...] | Refusal) -> Edit:
    assert not isinstance(outcome, Refusal), [str(item) for item in outcome.findings]
    (edit,) = outcome
    return edit


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("case", cases(TABLE, request, whole))
def test_an_edit(case: Case, encoding: str, tmp_path: Path) -> None:
    encoded = ENCODINGS[encoding]
    path = tmp_path / "2018.yaml"
    read = source(path, encoded(case.before))
    outcome = plan([read], case.requests, CATALOGUE)
    if case.refused:
        assert isinstance(outcome, Refusal)
        said = [
            f"{item.rule} {item.place.line or ''}:{item.place.column or ''}".rstrip(": ")
            for item in outcome.findings
        ]
        assert " ".join(said) == case.refused
        return
    edit = edit_of(outcome)
    assert edit.after.decode(read.encoding) == encoded(case.after).decode(read.encoding)
    assert write([edit]) is None
    assert path.read_bytes() == encoded(case.after)
    assert write([edit.inverse]) is None
    assert path.read_bytes() == encoded(case.before)


def test_each_request_goes_to_the_file_it_belongs_to(tmp_path: Path) -> None:
    texts = {
        "办公室.yaml": "年度: 2018\n",
        "救助科.yaml": "数据:\n  低保: {标准: 950}\n",
        "社会组织科.yaml": "数据:\n  志愿者: {注册: 3}\n自设: {社工站: {发文: 3篇}}\n",
    }
    sources = [source(tmp_path / name, text.encode()) for name, text in texts.items()]
    outcome = plan(
        sources,
        [
            SetValue("低保.标准", "960"),
            SetValue("低保.资金", "12"),
            SetValue("自设.社工站.走访", "5次"),
            SetValue("截至", "2018-12-20"),
        ],
        CATALOGUE,
    )
    assert not isinstance(outcome, Refusal)
    assert [(Path(edit.path).name, edit.after.decode()) for edit in outcome] == [
        ("办公室.yaml", "年度: 2018\n截至: 2018-12-20\n"),
        ("救助科.yaml", "数据:\n  低保: {标准: 960, 资金: 12}\n"),
        (
            "社会组织科.yaml",
            "数据:\n  志愿者: {注册: 3}\n自设: {社工站: {发文: 3篇, 走访: 5次}}\n",
        ),
    ]
    assert write(outcome) is None
    assert write([edit.inverse for edit in outcome]) is None
    assert {name: (tmp_path / name).read_text("utf-8") for name in texts} == texts


def test_a_file_that_somebody_changed_meanwhile_is_not_written(tmp_path: Path) -> None:
    first, second = tmp_path / "甲.yaml", tmp_path / "乙.yaml"
    sources = [
        source(first, "年度: 2018\n数据: {低保: {标准: 950}}\n".encode()),
        source(second, "数据: {志愿者: {注册: 3}}\n".encode()),
    ]
    requests = [SetValue("低保.标准", "960"), SetValue("志愿者.注册", "4")]
    outcome = plan(sources, requests, CATALOGUE)
    assert not isinstance(outcome, Refusal)
    second.write_text("数据: {志愿者: {注册: 5}}\n", "utf-8")
    refused = write(outcome)
    assert isinstance(refused, Refusal)
    assert [(Path(item.place.file).name, item.rule) for item in refused.findings] == [
        ("乙.yaml", "文件已经改过")
    ]
    assert "950" in first.read_text("utf-8")
    assert "注册: 5" in second.read_text("utf-8")
    second.unlink()
    assert isinstance(write(outcome), Refusal)


def test_what_was_written_is_put_back_when_the_next_file_cannot_be(tmp_path: Path) -> None:
    first, second = tmp_path / "甲.yaml", tmp_path / "乙.yaml"
    sources = [
        source(first, "年度: 2018\n数据: {低保: {标准: 950}}\n".encode()),
        source(second, "数据: {志愿者: {注册: 3}}\n".encode()),
    ]
    requests = [SetValue("低保.标准", "960"), SetValue("志愿者.注册", "4")]
    outcome = plan(sources, requests, CATALOGUE)
    assert not isinstance(outcome, Refusal)
    second.chmod(0o444)
    with pytest.raises(DrafterError, match="没有写成"):
        write(outcome)
    assert "950" in first.read_text("utf-8")


def test_a_line_of_another_encoding_keeps_it(tmp_path: Path) -> None:
    text = "年度: 2018\n# 一年的数据\n数据:\n  低保:\n"
    stray = "    标准: 约三千 # 城乡统一标准，按月\n"
    more = "    资金: 12 # 全年发放的低保金\n"
    path = tmp_path / "2018.yaml"
    read = source(path, text.encode() + stray.encode("gb18030") + more.encode())
    assert read.strays
    requests = [SetValue("低保.标准", "约四千"), SetValue("低保.资金", "约五千")]
    edit = edit_of(plan([read], requests, CATALOGUE))
    assert edit.after == text.encode() + stray.replace("三", "四").encode("gb18030") + (
        more.replace("12", "约五千").encode()
    )


def test_what_is_not_asked_for_is_no_edit(tmp_path: Path) -> None:
    read = source(tmp_path / "2018.yaml", "年度: 2018\n数据: {低保: {标准: 950}}\n".encode())
    assert plan([read], [SetValue("低保.标准", "950")], CATALOGUE) == ()
    back = [SetValue("低保.标准", "960"), SetValue("低保.标准", "950")]
    assert plan([read], back, CATALOGUE) == ()


def test_a_year_without_words_or_figures_says_so(tmp_path: Path) -> None:
    empty = source(tmp_path / "2018.yaml", b"# nothing yet\n")
    requests: list[Request] = [
        SetValue("低保.标准", "950"),
        SetWords(WordsAt("养老/助餐", number=1), "甲。"),
    ]
    refused = plan([empty], requests, CATALOGUE)
    assert isinstance(refused, Refusal)
    assert [item.rule for item in refused.findings] == ["没有地方填", "没有地方填"]


def test_lost_bytes_elsewhere_in_the_file_stay_as_they_are(tmp_path: Path) -> None:
    data = "年度: 2018\n数据:\n  低保: {标准: 950}\n# 注\n".encode() + b"# \xff\x80 lost\n"
    read = source(tmp_path / "2018.yaml", data)
    assert read.original
    edit = edit_of(plan([read], [SetValue("低保.标准", "960")], CATALOGUE))
    assert edit.after == data.replace(b"950", b"960")
