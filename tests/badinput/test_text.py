"""Files that are no good text: encodings, lost characters, other kinds of file, sheer size."""

from __future__ import annotations

import codecs
import errno
import io
import os
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from drafter.textfile import Splice, read_text, write_atomically
from tests.badinput.goodyear import (
    PRINTED,
    PROFILE,
    SAID,
    WORDS,
    YEAR,
    assert_lost,
    findings,
    rules,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.badinput.smalloffice import Command

unix_only = pytest.mark.skipif(os.name == "nt", reason="管道和这样的链接只在类Unix系统上有")

FILES = {"2018.yaml": YEAR, "单位.yaml": PROFILE, "2018素材.md": WORDS}
EVERY_FILE = pytest.mark.parametrize("name", FILES)
BIG5 = "本年全縣城鄉低收入戶領取補助，福利機構新增床位，社會組織登記數量較上年增加。\n"


def zipped(name: str) -> bytes:
    """A package that holds one file, as Word and Excel write them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(name, "<x/>")
    return buffer.getvalue()


def one_finding(command: Command, name: str) -> tuple[str, str, str]:
    """The only complaint about the file as a whole: rule, message, hint."""
    (found,) = [item for item in findings(command) if item["文件"] == name]
    assert (found["行"], found["列"]) == (None, None)
    assert found["严重度"] == "错误"
    return found["规则"], found["说明"], found["建议"]


class TestWholeFiles:
    @EVERY_FILE
    @pytest.mark.parametrize(
        ("encode", "kind"),
        [
            (lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"), "UTF-16"),
            (lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"), "UTF-16"),
            (lambda text: text.encode("utf-16-le"), "UTF-16"),
            (lambda text: text.encode("utf-16-be"), "UTF-16"),
            (lambda text: text.encode("utf-16-le") + b"\n", "UTF-16"),
            (lambda text: text.encode("utf-32"), "UTF-32"),
            (lambda text: text.encode("utf-32-be"), "UTF-32"),
        ],
        ids=["LE有标记", "BE有标记", "LE无标记", "BE无标记", "多一个字节", "32有标记", "32无标记"],
    )
    def test_wide_encodings(
        self, name: str, encode: Callable[[str], bytes], kind: str, in_small_office: Command
    ) -> None:
        write(in_small_office, name, encode(FILES[name]))
        rule, message, hint = one_finding(in_small_office, name)
        assert (rule, kind in message) == ("编码不能读", True)
        assert "UTF-8" in hint

    @EVERY_FILE
    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (zipped("word/document.xml"), "Word文件（.docx）"),
            (zipped("xl/workbook.xml"), "Excel文件（.xlsx）"),
            (zipped("甲.txt"), "压缩包（.zip）"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1" + "WordDocument".encode("utf-16-le"), "旧版Word文件"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1" + "Workbook".encode("utf-16-le"), "旧版Excel文件"),
            (b"%PDF-1.7\n%\xe2\xe3", "PDF文件"),
            (b"\x89PNG\r\n\x1a\n\0\0", "图片"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "图片"),
            (b"Rar!\x1a\x07\0", "压缩包"),
            (b"\x1f\x8b\x08\0", "压缩包"),
            (b"<!DOCTYPE html>\n<html>", "网页或XML文件"),
            (codecs.BOM_UTF8 + b'<?xml version="1.0"?>', "网页或XML文件"),
            (bytes(5000), "空字符"),
            (bytes(range(256)) * 20, "不像文本文件"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_other_kinds_of_file(
        self, name: str, data: bytes, words: str, in_small_office: Command
    ) -> None:
        write(in_small_office, name, data)
        rule, message, hint = one_finding(in_small_office, name)
        assert (rule, words in message) == ("不是文本文件", True)
        assert hint

    def test_an_encoding_nobody_knows(self, in_small_office: Command) -> None:
        write(in_small_office, "2018.yaml", BIG5.encode("big5"))
        assert one_finding(in_small_office, "2018.yaml")[0] == "编码不能读"

    @EVERY_FILE
    def test_a_file_over_five_megabytes(self, name: str, in_small_office: Command) -> None:
        write(in_small_office, name, FILES[name].encode() + b"# " + b"x" * 5 * 1024 * 1024)
        rule, message, _ = one_finding(in_small_office, name)
        assert (rule, "超过5MB" in message) == ("文件过大", True)

    @pytest.mark.parametrize("name", ["2018.yaml", "单位.yaml"])
    @pytest.mark.parametrize("text", ["", "\n", "# 以后再填\n", codecs.BOM_UTF8.decode(), "---\n"])
    def test_nothing_in_it(self, name: str, text: str, in_small_office: Command) -> None:
        write(in_small_office, name, text)
        assert one_finding(in_small_office, name)[0] == "文件是空的"

    def test_no_words_is_no_fault(self, in_small_office: Command) -> None:
        write(in_small_office, "2018素材.md", "<!-- 以后再写 -->\n")
        assert rules(in_small_office) == []

    def test_words_that_cannot_be_read_leave_the_report(self, in_small_office: Command) -> None:
        write(in_small_office, "2018素材.md", WORDS.encode("utf-16"))
        assert_lost(in_small_office, PRINTED, [])


class TestEncodings:
    @EVERY_FILE
    def test_gb18030_is_read_and_said(self, name: str, in_small_office: Command) -> None:
        write(in_small_office, name, FILES[name].encode("gb18030"))
        assert rules(in_small_office) == [f"{name} 编码是GB18030"]
        assert_lost(in_small_office, PRINTED, [])
        if name.endswith(".md"):
            assert_lost(in_small_office, SAID, [])

    @pytest.mark.parametrize("end", ["\r\n", "\n"])
    @pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig"])
    def test_an_edit_is_written_in_the_encoding_of_the_file(
        self, encoding: str, end: str, in_small_office: Command
    ) -> None:
        text = YEAR.replace("\n", end)
        write(in_small_office, "2018.yaml", text.encode(encoding))
        path = in_small_office.office / "2018.yaml"
        source = read_text(path, [])
        assert source is not None
        start = source.text.index("12.5")
        edit = Splice(start, start + len("12.5"), "十三  # 喆㛃核\n    #")
        write_atomically(path, source.splice([edit]))
        expected = text.replace("12.5", f"十三  # 喆㛃核{end}    #")
        assert path.read_bytes() == expected.encode(encoding)
        said = ["2018.yaml 编码是GB18030"] if encoding == "gb18030" else []
        assert rules(in_small_office) == said
        assert_lost(in_small_office, ["试验资金十三万元", *PRINTED[1:]], [])

    @EVERY_FILE
    @pytest.mark.parametrize("end", ["\r\n", "\n"])
    def test_a_mark_and_windows_line_ends_are_no_fault(
        self, name: str, end: str, in_small_office: Command
    ) -> None:
        data = codecs.BOM_UTF8 + FILES[name].replace("\n", end).encode()
        write(in_small_office, name, data)
        assert rules(in_small_office) == []
        assert_lost(in_small_office, PRINTED, [])

    @EVERY_FILE
    def test_lone_carriage_returns(self, name: str, in_small_office: Command) -> None:
        write(in_small_office, name, FILES[name].replace("\n", "\r"))
        first = len(FILES[name].split("\n", 1)[0]) + 1
        assert rules(in_small_office) == [f"{name}:1:{first} 换行符不规范"]
        assert_lost(in_small_office, PRINTED, [])

    @pytest.mark.parametrize(("first", "rest"), [("utf-8", "gb18030"), ("gb18030", "utf-8")])
    def test_two_files_pasted_together(
        self, first: str, rest: str, in_small_office: Command
    ) -> None:
        """Every line is read as what it is, and the place is where the fewer lines begin."""
        lines = WORDS.splitlines(keepends=True)
        data = b"".join(
            line.encode(first if number < 4 else rest) for number, line in enumerate(lines)
        )
        write(in_small_office, "2018素材.md", data)
        assert rules(in_small_office) == ["2018素材.md:5:1 编码混用"]
        assert_lost(in_small_office, SAID, [])

    def test_a_second_mark(self, in_small_office: Command) -> None:
        write(in_small_office, "2018.yaml", codecs.BOM_UTF8 * 2 + YEAR.encode())
        assert rules(in_small_office) == ["2018.yaml:1:1 看不见的字符"]
        assert_lost(in_small_office, PRINTED, [])

    def test_one_lost_byte_spoils_one_word(self, in_small_office: Command) -> None:
        for encoding, lost in (("utf-8", 2), ("gb18030", 1)):
            data = WORDS.encode(encoding)
            cut = data.index("二条照常".encode(encoding))
            write(in_small_office, "2018素材.md", data[: cut + lost] + data[cut + lost + 1 :])
            (damage,) = [rule for rule in rules(in_small_office) if rule.endswith("编码损坏")]
            assert damage.startswith("2018素材.md:3:")
            assert_lost(in_small_office, SAID, [SAID[1]])


class TestCharacters:
    @pytest.mark.parametrize(
        ("unfit", "rule"),
        [
            (b"\x00", "控制字符"),
            (b"\x07", "控制字符"),
            (b"\x1b", "控制字符"),
            (b"\x0c", "控制字符"),
            ("\u2028".encode(), "控制字符"),
            ("\x85".encode(), "控制字符"),
            (b"\xff", "编码损坏"),
            (b"\xed\xa0\x80", "编码损坏"),
            (b"\xed\xb0\x80", "编码损坏"),
            ("\ufffd".encode(), "残缺字符"),
            ("\ufffe".encode(), "残缺字符"),
            ("\uffff".encode(), "残缺字符"),
            ("\U000f0000".encode(), "造字区的字"),
            ("\U0010fffd".encode(), "造字区的字"),
        ],
        ids=ascii,
    )
    @pytest.mark.parametrize("where", ["话里", "名里", "数里"])
    def test_what_cannot_be_printed_is_found_where_it_stands(
        self, where: str, unfit: bytes, rule: str, in_small_office: Command
    ) -> None:
        name, before, column, lost = {
            "话里": ("2018素材.md", "- 第二", "3:5", SAID[1]),
            "名里": ("2018.yaml", "名称: 敬", "12:13", ""),
            "数里": ("2018.yaml", "资金: 12", "7:11", PRINTED[0]),
        }[where]
        write(
            in_small_office,
            name,
            FILES[name].encode().replace(before.encode(), before.encode() + unfit),
        )
        found = [item for item in rules(in_small_office) if not item.endswith("印出空缺")]
        assert found == [f"{name}:{column} {rule}"]
        assert_lost(in_small_office, SAID if name.endswith(".md") else PRINTED, [lost] * bool(lost))

    @pytest.mark.parametrize(
        "words",
        [
            "&amp; <b>甲</b> > 乙",
            "]]> <![CDATA[甲]]>",
            "{甲} [乙] {{丙}} [[丁]] {% 戊 %}",
            "“甲”‘乙’\"丙\"'丁'",
            "镕喆堃㛃𠮷 👨‍👩‍👧",
            "\\甲 /乙 #丙 *丁 `戊",
        ],
    )
    def test_words_come_out_as_typed(self, words: str, in_small_office: Command) -> None:
        """In a title, a name, a record, a remark and the office's own words."""
        quoted = words.replace("'", "''")
        line = "- 〔院〕{% for 项 in 清单.项目 %}{{ 项.名称 }}在建。{% endfor %}\n"
        section = in_small_office.office / "sections/试验/试验.md"
        section.write_text(section.read_text(encoding="utf-8").replace("# 计划", line + "# 计划"))
        write(in_small_office, "单位.yaml", PROFILE.replace("试验县民政局", f"'{quoted}局'"))
        write(
            in_small_office,
            "2018素材.md",
            WORDS.replace("第二条", words.replace("`", "") + "第二条"),
        )
        year = YEAR.replace("敬老院", f"'{quoted}院'").replace(
            "提纲: 短", f"提纲: 短\n标题: '{quoted}总结'"
        )
        year = year.replace("资金: 12.5", f"资金: {{本年: 12.5, 备注: '{quoted}'}}")
        (in_small_office.office / "2018.yaml").write_text(year, encoding="utf-8")
        assert in_small_office("render", "2018.yaml", "-o", "成文.docx").code == 0
        with zipfile.ZipFile(in_small_office.office / "成文.docx") as package:
            root = etree.fromstring(package.read("word/document.xml"))
        namespace = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
        text = "\n".join(
            "".join(run.text or "" for run in paragraph.iter(f"{namespace}t"))
            for paragraph in root.iter(f"{namespace}p")
        )
        flat = text.replace("\n", "")
        for expected in (f"{words}总结", f"{words}院在建", f"{words}局"):
            assert expected in flat
        assert words.replace("`", "") + "第二条照常印出" in text


def nested(kind: str, depth: int) -> str:
    """A key whose value is nested so deep."""
    inner = depth - 1
    match kind:
        case "方括号":
            return "备注: " + "[" * inner + "]" * inner + "\n"
        case "花括号":
            return "备注: " + "{甲: " * inner + "乙" + "}" * inner + "\n"
        case "短横":
            return "备注:\n  " + "- " * inner + "乙\n"
        case _:
            deep = min(depth, 2_000)  # more lines would be longer than a file may be
            lines = [" " * n + "甲:\n" for n in range(1, deep)]
            return "备注:\n" + "".join(lines) + " " * deep + "乙\n"


class TestSize:
    """Whatever a file is made of, it is answered in a moment: see test_fuzz_year for the limits."""

    @pytest.mark.parametrize("depth", [64, 65, 30_000])
    @pytest.mark.parametrize("kind", ["方括号", "花括号", "缩进", "短横"])
    def test_depth(self, kind: str, depth: int, in_small_office: Command) -> None:
        """What is nested more than 64 deep is said and left out, with nothing else."""
        text = nested(kind, depth)
        write(in_small_office, "2018.yaml", YEAR + text)
        said = {rule.split()[1] for rule in rules(in_small_office)}
        assert said == {"文件里没有这一项"} | ({"层次太深"} if depth > 64 else set())
        assert_lost(in_small_office, PRINTED, [])

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("2018.yaml", YEAR + "".join(f"甲{n}: 1\n" for n in range(60_000))),
            ("2018.yaml", YEAR + "备注: [" + "甲, " * 120_000 + "]\n"),
            ("2018.yaml", YEAR + "备注: " + "[" * 1_000_000),
            ("2018.yaml", YEAR + "备注：甲\n" * 60_000),
            ("2018.yaml", YEAR + "- 甲\n" * 60_000),
            ("2018素材.md", WORDS + "- 第三条。\n" * 12_000),
            ("2018素材.md", WORDS + "- " + "【】" * 12_000),
            ("2018素材.md", WORDS + "- " + "甲" * 400_000),
        ],
        ids=["键", "条目", "方括号", "全角冒号", "读不懂的行", "条", "记号", "一行"],
    )
    def test_what_is_too_much_is_read_in_part(
        self, name: str, text: str, in_small_office: Command
    ) -> None:
        write(in_small_office, name, text)
        (told,) = [item for item in findings(in_small_office) if item["规则"] == "没有读完"]
        assert told["文件"] == name
        lines = text.split("\n")
        assert 1 < told["行"] <= len(lines)
        assert told["列"] <= len(lines[told["行"] - 1]) + 1
        assert "从这" in told["说明"]
        assert_lost(in_small_office, PRINTED, [])
        if name.endswith(".md"):
            assert_lost(in_small_office, SAID, [])

    def test_references_upon_references(self, in_small_office: Command) -> None:
        """Nine times nine times nine … of the same group cannot fill the memory."""
        lines = ["甲0: &甲0 [笑, 笑, 笑, 笑, 笑, 笑, 笑, 笑, 笑]"]
        lines += [f"甲{n}: &甲{n} [{', '.join([f'*甲{n - 1}'] * 9)}]" for n in range(1, 20)]
        write(in_small_office, "2018.yaml", YEAR + "\n".join(lines) + "\n")
        assert {rule.split()[1] for rule in rules(in_small_office)} == {
            "不用锚点",
            "文件里没有这一项",
        }
        assert_lost(in_small_office, PRINTED, [])


class TestPlaces:
    """What stands under the name of a file and is none."""

    @pytest.mark.parametrize("name", ["单位.yaml", "2018素材.md"])
    def test_a_folder(self, name: str, in_small_office: Command) -> None:
        write(in_small_office, "2018.yaml", YEAR)
        (in_small_office.office / name).unlink(missing_ok=True)
        (in_small_office.office / name).mkdir()
        rule, message, _ = one_finding(in_small_office, name)
        assert (rule, "文件夹" in message) == ("不是文件", True)

    def test_a_folder_in_place_of_the_year(self, in_small_office: Command) -> None:
        (in_small_office.office / "2018.yaml").unlink()
        (in_small_office.office / "2018.yaml").mkdir()
        assert one_finding(in_small_office, "2018.yaml")[0] == "文件夹里没有数据文件"

    @pytest.mark.parametrize(
        ("name", "what"),
        [("", "单位的文件夹"), ("单位.yaml", "单位资料"), ("2018素材.md", "素材")],
    )
    def test_what_is_no_year(self, name: str, what: str, in_small_office: Command) -> None:
        (in_small_office.office / "2018素材.md").write_text(WORDS, encoding="utf-8")
        for command in ("check", "show", "render", "figures"):
            ran = in_small_office(command, name)
            assert ran.code == 2
            told = (ran.out + ran.err).splitlines()
            assert told[0].startswith(f"{name or '.'}: 错误 不是文件: 这是{what}")
            assert told[1] == "    建议：写明那一年的文件，例：2018.yaml"

    @unix_only
    @EVERY_FILE
    def test_a_pipe_is_not_waited_for(self, name: str, in_small_office: Command) -> None:
        (in_small_office.office / name).unlink(missing_ok=True)
        os.mkfifo(in_small_office.office / name)
        rule, message, _ = one_finding(in_small_office, name)
        assert (rule, "管道" in message) == ("不是文件", True)

    @unix_only
    def test_a_pipe_beside_the_year_is_not_waited_for(self, in_small_office: Command) -> None:
        """Last year's figures are looked for among all files of the folder."""
        write(in_small_office, "2018.yaml", YEAR.replace(", 上年: 80", ""))
        os.mkfifo(in_small_office.office / "2016.yaml")
        assert in_small_office("show", "2018.yaml").code == 0

    @unix_only
    def test_a_device(self, in_small_office: Command) -> None:
        (in_small_office.office / "2018.yaml").unlink()
        (in_small_office.office / "2018.yaml").symlink_to("/dev/zero")
        assert one_finding(in_small_office, "2018.yaml")[0] == "不是文件"

    @unix_only
    @EVERY_FILE
    def test_links_in_a_circle(self, name: str, in_small_office: Command) -> None:
        path = in_small_office.office / name
        path.unlink(missing_ok=True)
        path.symlink_to(path)
        rule, message, _ = one_finding(in_small_office, name)
        assert (rule, "绕成了圈" in message) == ("文件读不出", True)

    @EVERY_FILE
    @pytest.mark.parametrize(
        ("error", "rule", "words"),
        [
            (PermissionError(errno.EACCES, "x"), "文件读不出", "没有读的权限"),
            (FileNotFoundError(errno.ENOENT, "x"), "文件不存在", "没有这个文件"),
            (OSError(errno.EIO, "Input/output error"), "文件读不出", "没有响应"),
            (OSError(errno.ENOTCONN, "x"), "文件读不出", "系统出错（编号107）"),
        ],
        ids=["没有权限", "读之前不见了", "磁盘坏了", "别的原因"],
    )
    def test_what_the_system_refuses(
        self,
        name: str,
        error: OSError,
        rule: str,
        words: str,
        in_small_office: Command,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        write(in_small_office, name, FILES[name])
        real = Path.open

        def refusing(path: Path, *arguments: object, **options: object) -> object:
            if path.name == name:
                raise error
            return real(path, *arguments, **options)  # type: ignore[call-overload]

        monkeypatch.setattr(Path, "open", refusing)
        told = one_finding(in_small_office, name)
        assert told[0] == rule
        assert words in told[1]
        assert not re.search(
            "[A-Za-z]{3}", told[1] + told[2].replace("Word", "").replace("WPS", "")
        )
