"""Files are read in any encoding, spliced to the byte, and written whole or not at all."""

from __future__ import annotations

import codecs
import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.textfile import Splice, TextFile, from_text, read_text, write_atomically

if TYPE_CHECKING:
    from drafter.findings import Finding

TEXT = "年度: 2018\r\n名称: 𠮷野\n"
unix_only = pytest.mark.skipif(os.name == "nt", reason="文件权限只在类Unix系统上有")


def read(path: Path, data: bytes | None = None, limit: int = 1000) -> tuple[TextFile | None, str]:
    """The file, and its findings as `line:column rule`, one a line."""
    if data is not None:
        path.write_bytes(data)
    found: list[Finding] = []
    source = read_text(path, found, limit=limit)
    assert all(finding.place.file == str(path) for finding in found)
    lines = [f"{item.place.line}:{item.place.column} {item.rule}" for item in found]
    return source, "\n".join(lines)


def refusal(path: Path, data: bytes = b"x") -> Finding:
    with pytest.raises(DrafterError) as raised:
        write_atomically(path, data)
    (finding,) = raised.value.findings
    assert finding.place.file == str(path)
    assert finding.hint
    return finding


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "2018 数据.yaml"


class TestReading:
    @pytest.mark.parametrize(
        ("data", "encoding", "bom", "found"),
        [
            (TEXT.encode(), "utf-8", False, ""),
            (codecs.BOM_UTF8 + TEXT.encode(), "utf-8", True, ""),
            (TEXT.encode("gb18030"), "gb18030", False, "0:0 编码是GB18030"),
        ],
        ids=["UTF-8", "UTF-8 BOM", "GB18030"],
    )
    def test_encodings(self, file: Path, data: bytes, encoding: str, bom: bool, found: str) -> None:
        source, findings = read(file, data)
        assert source is not None
        assert (source.text, source.encoding, source.bom) == (TEXT, encoding, bom)
        assert findings == found
        assert source.splice(()) == data

    def test_an_empty_file_is_text(self, file: Path) -> None:
        source, findings = read(file, b"")
        assert source is not None
        assert (source.text, findings) == ("", "")

    @pytest.mark.parametrize(
        ("data", "rule"),
        [
            (TEXT.encode("utf-16"), "编码不能读"),
            (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "编码不能读"),
            (TEXT.encode("utf-16-le"), "编码不能读"),
            (TEXT.encode("utf-16-be"), "编码不能读"),
            (b"PK\x03\x04\x14\x00", "不是文本文件"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "不是文本文件"),
            (b"%PDF-1.7\n", "不是文本文件"),
            (b"x" * 1001, "文件过大"),
        ],
        ids=ascii,
    )
    def test_what_cannot_be_read(self, file: Path, data: bytes, rule: str) -> None:
        assert read(file, data) == (None, f"0:0 {rule}")

    def test_a_file_of_just_the_limit_is_read(self, file: Path) -> None:
        source, findings = read(file, b"x" * 1000)
        assert source is not None
        assert findings == ""

    def test_no_file(self, file: Path) -> None:
        assert read(file) == (None, "0:0 文件不存在")
        assert read(Path("有\0空字符.yaml")) == (None, "0:0 文件读不出")

    def test_a_folder(self, tmp_path: Path) -> None:
        assert read(tmp_path) == (None, "0:0 不是文件")

    @unix_only
    def test_a_pipe_is_not_waited_for(self, file: Path) -> None:
        os.mkfifo(file)
        assert read(file) == (None, "0:0 不是文件")

    @unix_only
    def test_links_in_a_circle(self, file: Path) -> None:
        file.symlink_to(file)
        assert read(file) == (None, "0:0 文件读不出")

    def test_no_permission(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_args: object, **_options: object) -> None:
            raise PermissionError(errno.EACCES, "Permission denied")

        file.write_bytes(b"a: 1")
        monkeypatch.setattr(Path, "open", refuse)
        assert read(file) == (None, "0:0 文件读不出")


class TestUnfitCharacters:
    @pytest.mark.parametrize(
        ("line", "rule"),
        [
            (b"a\x00b", "控制字符"),
            (b"a\x1ab", "控制字符"),
            ("a\x85b".encode(), "控制字符"),
            ("a\u2028b".encode(), "控制字符"),
            (b"a\xffb", "编码损坏"),
            (b"a\xed\xa0\x80b", "编码损坏"),
            ("a\ufffdb".encode(), "残缺字符"),
            ("a\uffffb".encode(), "残缺字符"),
            ("a\U000f0000b".encode(), "造字区的字"),
            ("a\U0010fffdb".encode(), "造字区的字"),
        ],
        ids=ascii,
    )
    def test_are_found_and_the_rest_is_read(self, file: Path, line: bytes, rule: str) -> None:
        data = "名称: 区民政局\n备注: ".encode() + line + b"\n"
        source, findings = read(file, data)
        assert findings == f"2:6 {rule}"
        assert source is not None
        assert source.text.startswith("名称: 区民政局\n备注: a\ufffd")
        assert source.text.endswith("b\n")
        assert source.splice(()) == data

    def test_one_broken_byte_does_not_make_it_another_encoding(self, file: Path) -> None:
        data = "名称: 区民政局".encode()
        source, findings = read(file, data[:-1] + b"\n" + data)
        assert source is not None
        assert source.encoding == "utf-8"
        assert findings == "1:8 编码损坏"

    def test_neither_encoding(self, file: Path) -> None:
        source, findings = read(file, b"a: \xff\xff\xff\n")
        assert source is not None
        assert source.text == "a: \ufffd\ufffd\ufffd\n"
        assert findings == "1:4 编码损坏"

    def test_many_are_counted(self, file: Path) -> None:
        _, findings = read(file, (b"\x01" + b"x" * 20) * 400, limit=10_000)
        assert findings.count("控制字符") == 100
        assert findings.endswith("0:0 不是文本文件")

    def test_a_lone_carriage_return_ends_a_line(self, file: Path) -> None:
        source, findings = read(file, b"a: 1\rb: 2\r\nc: \x013\n")
        assert source is not None
        assert findings == "1:5 换行符不规范\n3:4 控制字符"

    def test_text_that_was_no_file(self) -> None:
        source = from_text("x", "a\ud800\x00b")
        assert source.text == "a\ufffd\ufffdb"


class TestSplicing:
    def test_every_other_byte_stays(self, file: Path) -> None:
        data = codecs.BOM_UTF8 + "a: 1 # 注\r\nb:  2\r\n".encode()
        source, _ = read(file, data)
        assert source is not None
        spliced = source.splice([Splice(14, 15, "5\n  c: 6"), Splice(3, 4, "9")])
        assert spliced == codecs.BOM_UTF8 + "a: 9 # 注\r\nb:  5\r\n  c: 6\r\n".encode()

    @pytest.mark.parametrize("pair", [((0, 2), (1, 3)), ((0, 99), (1, 2)), ((2, 1), (3, 3))])
    def test_pieces_may_not_overlap(self, pair: tuple[tuple[int, int], ...]) -> None:
        with pytest.raises(ValueError, match="overlaps"):
            from_text("x", "abcdef").splice([Splice(*ends, "") for ends in pair])

    @given(st.binary(max_size=60) | st.text(max_size=30).map(lambda text: text.encode("gb18030")))
    def test_reading_changes_no_byte(
        self, tmp_path_factory: pytest.TempPathFactory, data: bytes
    ) -> None:
        file = tmp_path_factory.mktemp("x") / "a"
        source, findings = read(file, data)
        if source is None:
            assert findings
            return
        assert source.splice(()) == data
        source.text.encode()
        lines = source.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for line, column in (
            (int(part) for part in finding.split()[0].split(":"))
            for finding in findings.splitlines()
        ):
            assert line <= len(lines)
            assert column <= len(lines[line - 1]) + 1


LINES = st.lists(
    st.tuples(
        st.text(st.sampled_from("户人低保年度标准资金 :{}-#0951\t𠮷镕\xff"), max_size=12),
        st.sampled_from(("utf-8", "utf-8", "gb18030", "latin-1")),
    ),
    min_size=1,
    max_size=8,
)


class TestEveryOtherByte:
    """Whatever encodings, marks and line ends a file has, a splice changes its own line only."""

    @given(
        lines=LINES,
        end=st.sampled_from(("\n", "\r\n", "\r")),
        last=st.booleans(),
        bom=st.booleans(),
        which=st.integers(0, 7),
        new=st.text(st.sampled_from("区民政局 950: 𠮷"), max_size=6),
    )
    def test_stays_as_it_was(
        self,
        tmp_path_factory: pytest.TempPathFactory,
        lines: list[tuple[str, str]],
        end: str,
        last: bool,
        bom: bool,
        which: int,
        new: str,
    ) -> None:
        written = [text.encode(encoding, "replace") for text, encoding in lines]
        mark = codecs.BOM_UTF8 if bom else b""
        data = mark + end.encode().join(written) + end.encode() * last
        file = tmp_path_factory.mktemp("x") / "2018.yaml"
        source, _ = read(file, data)
        if source is None:
            return
        assert source.splice(()) == data
        texts = source.text.split(end)
        number = which % len(written)
        start = sum(len(text) + len(end) for text in texts[:number])
        spliced = source.splice([Splice(start, start + len(texts[number]), new)])
        write_atomically(file, spliced)
        result = file.read_bytes()
        assert result.startswith(mark)
        after = result[len(mark) :].split(end.encode())
        assert after[:number] == written[:number]
        assert after[number + 1 :] == [*written[number + 1 :], *[b""] * last]
        assert after[number] in (new.encode(), new.encode("gb18030"))

    @given(text=st.text(st.sampled_from("低保标准在册资金户人: 950{}\n"), min_size=60))
    def test_gb18030_is_written_back_in_gb18030(
        self, tmp_path_factory: pytest.TempPathFactory, text: str
    ) -> None:
        data = ("# 年度数据，以下由各科室填报。\n" + text).encode("gb18030")
        file = tmp_path_factory.mktemp("x") / "2018.yaml"
        source, findings = read(file, data)
        assert source is not None
        assert findings == "0:0 编码是GB18030"
        assert source.splice([Splice(0, 0, "镕：")]) == "镕：".encode("gb18030") + data


class TestWriting:
    def test_a_new_file(self, file: Path) -> None:
        write_atomically(file, b"abc")
        assert file.read_bytes() == b"abc"
        assert list(file.parent.iterdir()) == [file]

    @unix_only
    def test_a_new_file_has_the_permissions_that_others_get(self, file: Path) -> None:
        write_atomically(file, b"abc")
        other = file.with_name("other")
        other.write_bytes(b"")
        assert file.stat().st_mode == other.stat().st_mode

    @unix_only
    def test_permissions_stay(self, file: Path) -> None:
        file.write_bytes(b"old")
        file.chmod(0o640)
        write_atomically(file, b"new")
        assert file.read_bytes() == b"new"
        assert stat.S_IMODE(file.stat().st_mode) == 0o640

    @unix_only
    def test_a_link_stays_a_link(self, file: Path) -> None:
        link = file.with_name("link")
        file.write_bytes(b"old")
        link.symlink_to(file)
        write_atomically(link, b"new")
        assert link.is_symlink()
        assert file.read_bytes() == b"new"

    def test_a_protected_file_is_not_overwritten(self, file: Path) -> None:
        file.write_bytes(b"old")
        file.chmod(0o444)
        assert "只读" in refusal(file).message
        assert file.read_bytes() == b"old"

    def test_places_that_cannot_be_written(self, tmp_path: Path) -> None:
        assert "文件夹不存在" in refusal(tmp_path / "无" / "a").message
        assert "同名的文件夹" in refusal(tmp_path).message
        assert "不能用的字符" in refusal(tmp_path / "a\0b").message

    @unix_only
    def test_a_name_too_long_for_the_disk(self, tmp_path: Path) -> None:
        assert "太长" in refusal(tmp_path / ("长" * 300)).message

    @pytest.mark.parametrize(
        ("error", "words"),
        [
            (OSError(errno.ENOSPC, "No space left on device"), "磁盘已满"),
            (PermissionError(errno.EACCES, "locked"), "别的程序打开"),
            (OSError(errno.EIO, "Input/output error"), "没有响应"),
        ],
    )
    def test_a_failure_half_way_leaves_the_old_file_and_no_litter(
        self, file: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
    ) -> None:
        def fail(*_args: object) -> None:
            raise error

        file.write_bytes(b"old")
        for target, name in ((os, "fsync"), (Path, "replace")):
            with monkeypatch.context() as patch:
                patch.setattr(target, name, fail)
                assert words in refusal(file).message
            assert file.read_bytes() == b"old"
            assert list(file.parent.iterdir()) == [file]

    def test_an_interruption_leaves_no_litter(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def interrupt(*_args: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write_atomically(file, b"x")
        assert list(file.parent.iterdir()) == []
