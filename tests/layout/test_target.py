"""Nothing that somebody edited is ever written over."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.layout.digest import DIGEST_PART, digest_xml, is_untouched
from drafter.layout.package import digest_line
from drafter.layout.target import place_document
from drafter.layout.writer import write_document
from tests.layout.documents import draft, edited, page_style, paragraph, parts_of, report, zipped

if TYPE_CHECKING:
    from pathlib import Path

STYLE = page_style()
OLD = write_document(draft(paragraph("旧稿。")), STYLE)
NEW = write_document(draft(paragraph("新稿。")), STYLE)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_our_own_document_is_known() -> None:
    assert is_untouched(OLD)
    assert is_untouched(write_document(report(), STYLE))


@pytest.mark.parametrize("part", sorted(parts_of(OLD)))
def test_a_change_in_any_part_is_seen(part: str) -> None:
    parts = parts_of(OLD)
    parts[part] = parts[part].replace(b">", b" >", 1)
    assert not is_untouched(zipped(parts))


def test_saving_without_a_change_is_an_edit_only_if_a_part_changed() -> None:
    # Repacked byte for byte it is still what we wrote.
    assert is_untouched(zipped(parts_of(OLD)))
    assert not is_untouched(edited(OLD))


@pytest.mark.parametrize("data", [OLD + b"x", b"x" + OLD, OLD[:-1]])
def test_bytes_around_the_archive_are_seen(data: bytes) -> None:
    assert not is_untouched(data)


def test_a_part_more_or_less_is_seen() -> None:
    parts = parts_of(OLD)
    assert not is_untouched(zipped({"word/comments.xml": b"<x/>", **parts}))
    assert not is_untouched(zipped({**parts, "word/comments.xml": b"<x/>"}))
    del parts["word/theme/theme1.xml"]
    assert not is_untouched(zipped(parts))


def test_a_part_twice_is_seen() -> None:
    stream = io.BytesIO(OLD)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", b"<other/>")
    assert not is_untouched(stream.getvalue())


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 20, OLD[:-30], OLD[30:]],
    ids=["empty", "magic", "doc", "cut", "beheaded"],
)
def test_what_is_no_document_is_not_ours(data: bytes) -> None:
    assert not is_untouched(data)


@given(st.integers(0, len(OLD) - 1), st.binary(min_size=1, max_size=4))
def test_no_damage_makes_it_fail(position: int, junk: bytes) -> None:
    damaged = OLD[:position] + junk + OLD[position + len(junk) :]
    assert is_untouched(damaged) in (True, False)


def test_a_bomb_is_not_unpacked() -> None:
    # Its digest is right, so that only its size can betray it.
    content = bytes(80_000_000)
    digest = digest_xml(digest_line("word/document.xml", content))
    assert not is_untouched(zipped({"word/document.xml": content, DIGEST_PART: digest}))


def test_the_digest_under_another_name_is_seen() -> None:
    parts = parts_of(OLD)
    digest = parts.pop(DIGEST_PART)
    assert not is_untouched(zipped({**parts, "docProps/other.xml": digest}))


def test_a_new_document_goes_where_it_is_told(tmp_path: Path) -> None:
    path = tmp_path / "总结 稿.docx"
    assert place_document(path, NEW).path == path
    assert path.read_bytes() == NEW


def test_our_unedited_document_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "总结.docx"
    path.write_bytes(OLD)
    assert place_document(path, NEW).path == path
    assert path.read_bytes() == NEW
    assert names(tmp_path) == ["总结.docx"]


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "总结.docx"
    path.write_bytes(NEW)
    os.utime(path, (1, 1))
    place_document(path, NEW)
    assert path.stat().st_mtime == 1


@pytest.mark.parametrize(
    "standing",
    [edited(OLD), edited(NEW), b"", "别的文件".encode()],
    ids=["edited", "new-edited", "empty", "foreign"],
)
def test_an_edited_or_foreign_file_stays(tmp_path: Path, standing: bytes) -> None:
    path = tmp_path / "总结.docx"
    path.write_bytes(standing)
    assert place_document(path, NEW).path == tmp_path / "总结（2）.docx"
    assert path.read_bytes() == standing
    assert (tmp_path / "总结（2）.docx").read_bytes() == NEW


def test_the_next_number_that_nobody_edited_is_taken(tmp_path: Path) -> None:
    for name in ("总结.docx", "总结（2）.docx"):
        (tmp_path / name).write_bytes(edited(OLD))
    (tmp_path / "总结（3）.docx").write_bytes(OLD)
    path = tmp_path / "总结.docx"
    assert place_document(path, NEW).path == tmp_path / "总结（3）.docx"
    assert place_document(path, NEW).path == tmp_path / "总结（3）.docx"
    (tmp_path / "总结（3）.docx").write_bytes(edited(NEW))
    assert place_document(path, NEW).path == tmp_path / "总结（4）.docx"


def test_a_folder_of_that_name_stays(tmp_path: Path) -> None:
    path = tmp_path / "总结.docx"
    path.mkdir()
    assert place_document(path, NEW).path == tmp_path / "总结（2）.docx"


def test_force_keeps_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "总结.docx"
    first, second = edited(OLD), edited(NEW)
    path.write_bytes(first)
    assert place_document(path, NEW, force=True).path == path
    path.write_bytes(second)
    place_document(path, NEW, force=True)
    path.write_bytes(first)
    place_document(path, NEW, force=True)
    assert path.read_bytes() == NEW
    assert (tmp_path / "总结.备份.docx").read_bytes() == first
    assert (tmp_path / "总结.备份（2）.docx").read_bytes() == second
    # What is kept already is not kept twice.
    assert names(tmp_path) == ["总结.docx", "总结.备份.docx", "总结.备份（2）.docx"]


def test_force_needs_no_backup_of_what_nobody_edited(tmp_path: Path) -> None:
    path = tmp_path / "总结.docx"
    path.write_bytes(OLD)
    place_document(path, NEW, force=True)
    assert names(tmp_path) == ["总结.docx"]


@pytest.mark.parametrize("force", [False, True])
def test_what_cannot_be_written_says_where(tmp_path: Path, *, force: bool) -> None:
    (tmp_path / "占位").write_bytes(b"")
    for path in (tmp_path / f"{'长' * 200}.docx", tmp_path / "空\0字符.docx"):
        with pytest.raises(DrafterError) as raised:
            place_document(path, NEW, force=force)
        assert raised.value.findings[0].place.file == str(path).replace("\0", "?")
    with pytest.raises(DrafterError) as raised:
        place_document(tmp_path / "占位" / "总结.docx", NEW, force=force)
    assert raised.value.findings[0].place.file == str(tmp_path / "占位")
    assert names(tmp_path) == ["占位"]


def test_a_folder_that_is_not_there_is_made_and_said(tmp_path: Path) -> None:
    path = tmp_path / "成文" / "局里" / "总结.docx"
    assert place_document(path, NEW).made == tmp_path / "成文"
    assert path.read_bytes() == NEW
    assert place_document(path, OLD).made is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such links")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "真.docx").write_bytes(OLD)
    path = tmp_path / "总结.docx"
    path.symlink_to("真.docx")
    place_document(path, NEW)
    assert path.is_symlink()
    assert (tmp_path / "真.docx").read_bytes() == NEW
