"""Exporting from a sitting: the same bytes as the command line, of what the sitting has."""

from __future__ import annotations

import shutil
import stat
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from drafter.cli.app import run as drafter
from drafter.figures.editing.requests import ClearValue, SetValue
from drafter.pipeline import AS_FILED, Edition, Stage
from drafter.session.exporting.exporteditions import edition_name, editions_of
from drafter.session.exporting.exportheadings import headings_of
from drafter.session.exporting.exporting import Order, Outlook, export, outlook, source_of
from drafter.session.exporting.exportopening import open_document, opener
from drafter.session.exporting.exportremarks import Kind
from drafter.session.exporting.exporttarget import target_of, usual_target
from drafter.session.exporting.exporttexts import outcome_lines, outlook_text, unwritten_text
from drafter.session.history import Spot
from drafter.session.sitting import Sitting

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.batch import Rendered

EXAMPLES = Path(__file__).parents[2] / "examples"
PANYU, YUNXIU = "番禺区/2018.yaml", "云岫县/2026"


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[str], Sitting]:
    """Sits down at a copy of an example."""

    def sit(name: str) -> Sitting:
        office = name.partition("/")[0]
        shutil.copytree(EXAMPLES / office, tmp_path / "单位" / office)
        return Sitting(tmp_path / "单位" / name)

    return sit


def fill(sitting: Sitting, path: str, text: str) -> None:
    assert sitting.accept((SetValue(path, text, ""),), path, Spot("")).done


def verify(sitting: Sitting, path: str) -> None:
    for field in ("状态", "人.状态"):
        if sitting.accept((SetValue(path, "核定", field),), path, Spot("")).done:
            return


def seen(sitting: Sitting, edition: Edition = AS_FILED) -> Outlook:
    return outlook(source_of(sitting), edition)


def written(
    sitting: Sitting, target: Path, *, force: bool = False, final: bool = False
) -> Rendered:
    order = Order(AS_FILED, target, final, force)
    return export(source_of(sitting), order, lambda stage: None)


def said(done: Rendered) -> str:
    return "\n".join(outcome_lines(done))


def text_of(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


@pytest.mark.parametrize(
    ("name", "edition", "options"),
    [
        (PANYU, AS_FILED, ()),
        (PANYU, Edition("口号框架"), ("--提纲", "口号框架")),
        (YUNXIU, AS_FILED, ()),
        (YUNXIU, Edition(variant="公开稿"), ("--稿", "公开稿")),
        (YUNXIU, Edition("变字八章", variant="公开稿"), ("--稿", "公开稿", "--提纲", "变字八章")),
    ],
    ids=["全稿", "提纲", "分科室", "公开稿", "公开稿另一提纲"],
)
def test_the_document_is_byte_for_byte_that_of_the_command_line(
    opened: Callable[[str], Sitting],
    tmp_path: Path,
    name: str,
    edition: Edition,
    options: tuple[str, ...],
) -> None:
    sitting = opened(name)
    fill(sitting, "低保.资金" if name == PANYU else "留守儿童.人数", "77")
    ours, theirs = tmp_path / "这里.docx", tmp_path / "那里.docx"
    stages: list[Stage] = []
    done = export(source_of(sitting), Order(edition, ours), stages.append)
    assert drafter(["render", str(sitting.path), "-o", str(theirs), *options]) == 0
    assert done.written == ours
    assert ours.read_bytes() == theirs.read_bytes()
    assert "、".join(stages) == "起草、检查、排版、写入"
    sitting.close()


def test_every_edition_that_is_offered_can_be_exported_under_the_name_render_gives(
    opened: Callable[[str], Sitting], tmp_path: Path
) -> None:
    sitting = opened(YUNXIU)
    editions = editions_of(sitting.office)
    names = [edition_name(edition) for edition in editions]
    assert names[:2] == ["全稿", "公开稿"]
    assert "全稿，提纲“口号框架”" in names
    assert "全稿，提纲“总结与计划”" not in names  # it is the year's own
    for edition in editions:
        target = usual_target(sitting.path, edition)
        assert target == sitting.path.parent / f"2026{edition.variant}.docx"
    assert drafter(["render", str(sitting.path), "--稿", "公开稿"]) == 0
    assert usual_target(sitting.path, Edition(variant="公开稿")).is_file()
    sitting.close()


def test_what_cannot_be_written_to_the_year_is_in_the_document_all_the_same(
    opened: Callable[[str], Sitting], tmp_path: Path
) -> None:
    sitting = opened(PANYU)
    before = sitting.path.read_bytes()
    sitting.path.chmod(0o444)
    fill(sitting, "低保.标准", "987")
    assert sitting.path.read_bytes() == before
    assert "2018.yaml 还没有写进磁盘" in unwritten_text(source_of(sitting).unwritten)
    done = written(sitting, tmp_path / "总结.docx")
    assert "由900元提高到987元" in text_of(tmp_path / "总结.docx")
    assert done.written == tmp_path / "总结.docx"
    sitting.path.chmod(0o644)
    sitting.write()
    assert drafter(["render", str(sitting.path), "-o", str(tmp_path / "又.docx")]) == 0
    assert (tmp_path / "又.docx").read_bytes() == (tmp_path / "总结.docx").read_bytes()
    assert unwritten_text(sitting.unwritten) == ""
    sitting.close()


def test_what_is_typed_while_it_is_made_does_not_get_into_it(
    opened: Callable[[str], Sitting], tmp_path: Path
) -> None:
    sitting = opened(PANYU)

    def tell(stage: Stage) -> None:
        if stage is Stage.DRAFTING:
            fill(sitting, "低保.标准", "987")

    source = source_of(sitting)
    export(source, Order(AS_FILED, tmp_path / "总结.docx"), tell)
    assert "由900元提高到950元" in text_of(tmp_path / "总结.docx")
    sitting.close()


def test_holes_are_listed_with_where_they_stand_and_where_they_are_filled(
    opened: Callable[[str], Sitting],
) -> None:
    sitting = opened(YUNXIU)
    look = seen(sitting)
    holes = {remark.text: remark.spot for remark in look.remarks if remark.kind is Kind.HOLE}
    assert holes["农村留守儿童　空着1处，在“（三）儿童关爱保护有序开展”"] == Spot(
        "儿童福利/农村留守儿童", "留守儿童.人数", "本年"
    )
    assert len(holes) == look.holes == 3
    assert not look.final
    unverified = [remark for remark in look.remarks if remark.kind is Kind.UNVERIFIED]
    assert Spot("社会救助/低保", "低保.单人户", "本年") in {remark.spot for remark in unverified}
    assert any(remark.more.startswith("2026/社会救助科.yaml:54:") for remark in unverified)
    short = seen(sitting, Edition("简版"))
    unprinted = [remark.text for remark in short.remarks if remark.kind is Kind.UNPRINTED]
    assert any("养老.老年人口.百岁" in text for text in unprinted)
    kinds = [remark.kind for remark in short.remarks]
    assert kinds == sorted(kinds, key=list(Kind).index)
    sitting.close()


def test_a_hole_of_a_rate_leads_to_the_row_of_its_figure(opened: Callable[[str], Sitting]) -> None:
    sitting = opened(PANYU)
    request = ClearValue("殡葬.火化率", "本年")
    assert sitting.accept((request,), "火化率", Spot("")).done
    spots = {remark.spot for remark in seen(sitting).remarks if remark.kind is Kind.HOLE}
    assert {spot.path for spot in spots if spot} <= {"殡葬.火化率"}
    sitting.close()


def test_a_head_that_lacks_something_says_where_it_is_written(
    opened: Callable[[str], Sitting],
) -> None:
    sitting = opened(YUNXIU)
    remarks = seen(sitting, Edition(variant="报县委")).remarks
    lacking = {remark.text: remark.more for remark in remarks if "版头" in remark.text}
    assert {text.partition("　")[0] for text in lacking} == {"发文字号", "签发人", "印发机关"}
    assert "写在这一年的数据文件里" in lacking["发文字号　空着1处，在“标题、版头和版记”"]
    sitting.close()


def test_a_final_one_is_refused_while_anything_is_open_and_then_is_not(
    opened: Callable[[str], Sitting], tmp_path: Path
) -> None:
    sitting = opened(YUNXIU)
    target = tmp_path / "定稿.docx"
    assert "还不能作定稿：空缺3" in outlook_text(seen(sitting), final=True)
    done = written(sitting, target, final=True)
    assert done.refused
    assert "没有写定稿" in said(done)
    assert not target.exists()
    for remark in seen(sitting).remarks:
        if remark.kind is Kind.HOLE and remark.spot:
            fill(sitting, remark.spot.path, "88")
    assert "还不能作定稿：待核3" in outlook_text(seen(sitting), final=True)
    assert written(sitting, target, final=True).refused
    for remark in seen(sitting).remarks:
        if remark.kind is Kind.UNVERIFIED and remark.spot:
            verify(sitting, remark.spot.path)
    look = seen(sitting)
    assert look.final
    assert "还不能" not in outlook_text(look, final=True)
    done = written(sitting, target, final=True)
    assert done.written == target
    assert "××" not in text_of(target)
    sitting.close()


def test_an_error_forbids_a_final_one_and_leads_to_its_line(
    opened: Callable[[str], Sitting], tmp_path: Path
) -> None:
    sitting = opened(PANYU)
    fill(sitting, "低保.在册", "1515户908人")
    look = seen(sitting)
    errors = [remark for remark in look.remarks if remark.kind is Kind.ERROR]
    assert errors
    assert look.remarks[0] == errors[0]
    assert errors[0].spot is not None
    assert errors[0].spot.path == "低保.在册"
    assert f"还不能作定稿：错误{len(errors)}" in outlook_text(look, final=True)
    assert written(sitting, tmp_path / "定稿.docx", final=True).refused
    sitting.close()


def test_a_year_that_can_no_longer_be_read_says_why_and_writes_nothing(
    opened: Callable[[str], Sitting], tmp_path: Path
) -> None:
    sitting = opened(PANYU)
    sitting.path.write_bytes(b"PK\x03\x04" + bytes(60))  # somebody saved a workbook over it
    sitting.take_changes(sitting.watch.changes())
    look = seen(sitting)
    assert look.draft is None
    assert {remark.kind for remark in look.remarks} == {Kind.ERROR}
    assert "起草不了" in outlook_text(look, final=False)
    done = written(sitting, tmp_path / "总结.docx")
    assert done.written is None
    assert look.remarks[0].text in said(done)
    sitting.close()


def test_an_edited_document_is_kept_and_with_force_backed_up(
    opened: Callable[[str], Sitting], tmp_path: Path
) -> None:
    sitting = opened(PANYU)
    target = tmp_path / "总结.docx"
    target.write_bytes(b"mine")
    done = written(sitting, target)
    assert done.written == tmp_path / "总结（2）.docx"
    assert "总结（2）.docx" in said(done)
    assert "总结.docx 有人改过，或者不是本程序写的，没有动它" in said(done)
    assert target.read_bytes() == b"mine"
    done = written(sitting, target, force=True)
    assert done.written == target
    assert (tmp_path / "总结.备份.docx").read_bytes() == b"mine"
    assert "总结.备份.docx" in said(done)
    sitting.close()


def test_an_open_document_is_kept_and_who_has_it_is_said(
    opened: Callable[[str], Sitting], tmp_path: Path
) -> None:
    sitting = opened(PANYU)
    target = tmp_path / "总结.docx"
    written(sitting, target)
    before = target.read_bytes()
    (tmp_path / ".~lock.总结.docx#").write_text(",王科,机器,2026,;", encoding="utf-8")
    fill(sitting, "低保.标准", "987")
    done = written(sitting, target)
    assert "正由“王科”打开着" in said(done)
    assert target.read_bytes() == before
    assert "987元" in text_of(tmp_path / "总结（2）.docx")
    sitting.close()


def test_a_protected_copy_is_passed_over(opened: Callable[[str], Sitting], tmp_path: Path) -> None:
    sitting = opened(PANYU)
    target = tmp_path / "总结.docx"
    target.write_bytes(b"mine")
    copy = tmp_path / "总结（2）.docx"
    assert written(sitting, target).written == copy
    copy.chmod(0o444)
    before = copy.read_bytes()
    fill(sitting, "低保.标准", "987")
    assert written(sitting, target).written == tmp_path / "总结（3）.docx"
    assert copy.read_bytes() == before
    assert "987元" in text_of(tmp_path / "总结（3）.docx")
    sitting.close()


def test_which_file_could_not_be_written_is_said_once(
    opened: Callable[[str], Sitting], tmp_path: Path
) -> None:
    sitting = opened(PANYU)
    target = tmp_path / "总结.docx"
    assert written(sitting, target).written == target
    target.chmod(0o444)
    fill(sitting, "低保.标准", "987")
    told = said(written(sitting, target))
    assert told.startswith(f"{target}：没有写成：文件或磁盘是只读的")
    assert told.count("没有写成") == 1
    sitting.close()


def test_a_folder_that_takes_nothing_is_explained(
    opened: Callable[[str], Sitting], tmp_path: Path
) -> None:
    sitting = opened(PANYU)
    (tmp_path / "文件").write_text("", encoding="utf-8")
    done = written(sitting, tmp_path / "文件" / "总结.docx")
    assert done.written is None
    assert "没有写成。\n" in said(done)
    assert "文件：建不了文件夹" in said(done)
    sitting.close()


@pytest.mark.parametrize(
    ("typed", "goal"),
    [
        ("", "2018.docx"),
        ("  ", "2018.docx"),
        ("总结.docx", "总结.docx"),
        ("送审/总结.DOCX", "送审/总结.DOCX"),
        ("送审/", "送审/2018.docx"),
        ("成文", "成文/2018.docx"),
        ("“总结.docx”", "总结.docx"),
        ('"/别处/总结.docx"', "/别处/总结.docx"),
    ],
)
def test_a_typed_name_is_a_file_beside_the_year_or_where_it_says(
    tmp_path: Path, typed: str, goal: str
) -> None:
    (tmp_path / "成文").mkdir()
    target = target_of(typed, usual_target(tmp_path / "2018.yaml", AS_FILED))
    assert target.path == tmp_path / goal
    assert not target.fault


def test_home_is_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "家"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "家"))
    target = target_of("~/总结.docx", tmp_path / "2018.docx")
    assert target.path == tmp_path / "家" / "总结.docx"


@pytest.mark.parametrize(
    ("typed", "fault", "hint"),
    [
        ("总结", "要以 .docx 结尾", "改为：总结.docx"),
        ("总结.doc", "要以 .docx 结尾", "改为：总结.docx"),
        ("2018.12总结", "要以 .docx 结尾", "改为：2018.12总结.docx"),
        ("总结?.docx", "文件名里有“?”", "改为：总结？.docx"),
        ("con.docx", "Windows留给设备的名字", "换一个文件名"),
        ("长" * 90 + ".docx", "文件名太长", "80字以内"),
        (".docx", "文件名", ""),
    ],
)
def test_a_name_that_cannot_be_is_explained(
    tmp_path: Path, typed: str, fault: str, hint: str
) -> None:
    target = target_of(typed, usual_target(tmp_path / "2018.yaml", AS_FILED))
    assert fault in target.fault
    assert hint in target.hint


def test_headings_stand_in_the_blocks_they_name(opened: Callable[[str], Sitting]) -> None:
    sitting = opened(PANYU)
    draft = sitting.seen.draft
    marks = headings_of(draft)
    assert [mark.text for mark in marks][:4] == [
        draft.title,
        "一、主要工作情况",
        "（一）社会救助统筹开展",
        "保障标准稳步提高",
    ]
    assert [mark.level for mark in marks][:4] == [0, 1, 2, 3]
    for mark in marks:
        assert draft.texts[mark.block].replace("\n", "").startswith(mark.text)
    sitting.close()


def program(folder: Path, text: str) -> None:
    """A program of the system in a folder of its own."""
    folder.mkdir(exist_ok=True)
    path = folder / "xdg-open"
    path.write_text(f"#!{sys.executable}\n{text}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.mark.parametrize(
    ("text", "fault"),
    [("import sys; open(sys.argv[1] + '.seen', 'w')", ""), ("raise SystemExit(3)", "退出码 3")],
    ids=["打开了", "打不开"],
)
def test_a_document_is_opened_by_the_systems_program(tmp_path: Path, text: str, fault: str) -> None:
    program(tmp_path / "bin", text)
    command = opener({"DISPLAY": ":0", "PATH": str(tmp_path / "bin")}, "linux")
    assert command == "xdg-open"
    document = tmp_path / "总结.docx"
    outcome = open_document(document, str(tmp_path / "bin" / command))
    assert fault in outcome
    assert bool(outcome) == bool(fault)
    assert document.with_name("总结.docx.seen").exists() == (not fault)


def test_a_program_that_stays_open_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafter.session.exporting.exportopening.PATIENCE", 0.2)
    program(tmp_path / "bin", "import time; time.sleep(5)")
    begun = time.monotonic()
    assert open_document(tmp_path / "总结.docx", str(tmp_path / "bin" / "xdg-open")) == ""
    assert time.monotonic() - begun < 4


def test_a_program_that_cannot_run_is_said(tmp_path: Path) -> None:
    assert "没有运行起来" in open_document(tmp_path / "总结.docx", str(tmp_path / "没有"))


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({}, "linux"),
        ({"SSH_CONNECTION": "1"}, "linux"),
        ({"DISPLAY": ":0"}, "linux"),  # no such program on its PATH
        ({"SSH_CONNECTION": "1"}, "win32"),
        ({"SSH_TTY": "/dev/pts/1"}, "darwin"),
    ],
)
def test_nothing_opens_where_nobody_would_see_it(
    tmp_path: Path, environment: dict[str, str], platform: str
) -> None:
    assert opener({"PATH": str(tmp_path), **environment}, platform) == ""


def test_windows_and_macs_open_by_themselves() -> None:
    assert opener({}, "win32") == "start"
    assert opener({}, "darwin") == "open"


@pytest.mark.parametrize("environment", [{}, {"SSH_CONNECTION": "1"}], ids=["控制台", "远程"])
def test_a_program_alone_does_not_open_without_a_display(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    program(tmp_path / "bin", "")
    known = {"PATH": str(tmp_path / "bin"), **environment}
    assert opener(known, "linux") == ""
    assert opener({**known, "WAYLAND_DISPLAY": "wayland-0"}, "linux") == "xdg-open"
