"""What a Word document prints is read; what it hides, repeats or only tells Word is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.layout.reading.wordtext import read_word
from drafter.manuscript import Role
from tests.layout.wordpackages import NAMES, linked, package, par, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from drafter.manuscript import Manuscript

    Read = Callable[..., Manuscript]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def of(body: str, **parts: str) -> Manuscript:
        path = tmp_path / "总结.docx"
        path.write_bytes(package(body, **parts))
        return read_word(path)

    return of


def texts(manuscript: Manuscript) -> list[str]:
    return [each.text for each in manuscript.passages]


def counted(manuscript: Manuscript) -> list[tuple[str, int]]:
    return [(each.text, each.place.paragraph) for each in manuscript.passages]


def rules(manuscript: Manuscript) -> list[str]:
    return [finding.rule for finding in manuscript.found]


def gone(mark: str) -> str:
    return f"<w:rPr><w:{mark} w:id='1' w:author='a'/></w:rPr>"


class TestRevisions:
    def test_moved_words_stand_where_they_were_moved_to(self, read: Read) -> None:
        body = par(f"<w:moveFrom>{run('旧处')}</w:moveFrom>", "甲") + par(
            f"<w:moveTo>{run('旧处')}</w:moveTo>"
        )
        found = read(body)
        assert texts(found) == ["甲", "旧处"]
        assert rules(found) == ["文稿里有没处理的修订"]

    def test_a_deleted_paragraph_end_joins_what_it_parted(self, read: Read) -> None:
        found = read(par("全区共有", properties=gone("del")) + par("120人。") + par("下段"))
        assert counted(found) == [("全区共有120人。", 1), ("下段", 3)]
        assert str(found.passages[0].at(4)).endswith("段2:1")
        assert not found.passages[0].in_one_piece(2, 6)
        assert rules(found) == ["文稿里有没处理的修订"]

    def test_a_paragraph_deleted_whole_is_counted_but_not_read(self, read: Read) -> None:
        taken = "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        found = read(par(taken, properties=gone("del")) + par("留"))
        assert texts(found) == ["留"]

    def test_a_deleted_row_is_counted_but_not_read(self, read: Read) -> None:
        row = "<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
        table = f"<w:tbl>{row.format(par('甲'), par('乙'))}<w:tr><w:tc>{par('丙')}</w:tc></w:tr></w:tbl>"
        found = read(table + par("后"))
        assert counted(found) == [("丙", 3), ("后", 4)]
        assert rules(found) == ["文稿里有没处理的修订"]

    def test_where_the_first_one_stands_is_said(self, read: Read) -> None:
        found = read(par("甲") + par(f"<w:ins>{run('乙')}</w:ins>"))
        assert str(found.found[0].place).endswith("段2:1")

    def test_changed_looks_are_no_change_of_words(self, read: Read) -> None:
        look = "<w:r><w:rPr><w:b/><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t>甲</w:t></w:r>"
        assert rules(read(par(look))) == []


class TestFields:
    def field(self, instruction: str, result: str) -> str:
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        return (
            f"{mark.format('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>"
            f"{mark.format('separate')}{run(result)}{mark.format('end')}"
        )

    def test_a_field_within_an_instruction_is_not_printed(self, read: Read) -> None:
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        outer = (
            f"{mark.format('begin')}{self.field('MERGEFIELD x', '内')}"
            f"{mark.format('separate')}{run('外')}{mark.format('end')}"
        )
        assert texts(read(par("前", outer, "后"))) == ["前外后"]

    def test_an_instruction_never_closed_swallows_only_its_paragraph(self, read: Read) -> None:
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        assert texts(read(par("前", begin, "没有") + par("后"))) == ["前", "后"]

    def test_a_simple_field_prints_its_result(self, read: Read) -> None:
        simple = f"<w:fldSimple w:instr='DATE'>{run('12月')}</w:fldSimple>"
        assert texts(read(par(simple))) == ["12月"]

    @pytest.mark.parametrize(
        ("instruction", "said"),
        [
            ('DDEAUTO excel "x"', "警告 DDE"),
            ('INCLUDEPICTURE "http://x/a.png"', "提示 INCLUDE"),
            ("PAGEREF _Toc1", ""),
        ],
    )
    def test_fields_that_run_or_fetch_are_said(
        self, read: Read, instruction: str, said: str
    ) -> None:
        found = read(par("前", self.field(instruction, "果"))).found
        assert len(found) == bool(said)
        for each, (severity, word) in zip(found, [said.split()] if said else [], strict=True):
            assert each.severity == severity
            assert word in each.message

    def test_contents_are_left_out_but_counted(self, read: Read) -> None:
        styles = (
            f"<w:styles {NAMES}><w:style w:type='paragraph' w:styleId='T'><w:name w:val='toc 1'/>"
            "</w:style></w:styles>"
        )
        control = (
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
            f"</w:docPartObj></w:sdtPr><w:sdtContent>{par('目录')}</w:sdtContent></w:sdt>"
        )
        contents = par("一、工作\t1", properties='<w:pStyle w:val="T"/>')
        found = read(
            control + contents + par("一、工作"), **{"word__styles.xml": styles}, **linked("styles")
        )
        assert counted(found) == [("一、工作", 3)]


class TestHidden:
    def hidden(self, text: str, value: str = "") -> str:
        return f"<w:r><w:rPr><w:vanish{value}/></w:rPr><w:t>{text}</w:t></w:r>"

    def test_hidden_text_is_left_out_and_said(self, read: Read) -> None:
        found = read(par("甲") + par("乙", self.hidden("此数待核"), "丙"))
        assert texts(found) == ["甲", "乙丙"]
        (finding,) = found.found
        assert (finding.severity, finding.rule) == ("提示", "文稿里有隐藏文字")
        assert str(finding.place).endswith("段2:1")
        assert "1处隐藏文字，共4字" in finding.message
        assert "此数待核" in finding.message

    def test_hidden_switched_off_is_shown(self, read: Read) -> None:
        assert texts(read(par(self.hidden("甲", ' w:val="0"')))) == ["甲"]
        assert texts(read(par(self.hidden("甲", ' w:val="false"')))) == ["甲"]

    def test_hidden_by_a_style_or_the_one_it_is_based_on(self, read: Read) -> None:
        styles = (
            f"<w:styles {NAMES}>"
            "<w:style w:type='paragraph' w:styleId='P'><w:name w:val='批语'/><w:rPr><w:vanish/></w:rPr></w:style>"
            "<w:style w:type='paragraph' w:styleId='Q'><w:name w:val='二'/><w:basedOn w:val='P'/></w:style>"
            "<w:style w:type='character' w:styleId='C'><w:name w:val='三'/><w:rPr><w:vanish/></w:rPr></w:style>"
            "</w:styles>"
        )
        styled = "<w:r><w:rPr><w:rStyle w:val='C'/></w:rPr><w:t>字</w:t></w:r>"
        shown = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>显</w:t></w:r>"
        body = (
            par("甲", properties='<w:pStyle w:val="P"/>')
            + par("乙", shown, properties='<w:pStyle w:val="Q"/>')
            + par("丙", styled)
        )
        found = read(body, **{"word__styles.xml": styles}, **linked("styles"))
        assert texts(found) == ["显", "丙"]
        assert "3处隐藏文字，共3字" in found.found[0].message


class TestPieces:
    def test_controls_links_and_smart_tags_print_what_is_in_them(self, read: Read) -> None:
        control = f"<w:sdt><w:sdtPr><w:tag w:val='x'/></w:sdtPr><w:sdtContent>{run('950')}</w:sdtContent></w:sdt>"
        tag = f"<w:smartTag><w:smartTagPr/>{run('北京')}</w:smartTag>"
        custom = f"<w:customXml>{run('市')}</w:customXml>"
        assert texts(read(par("标准", control, "元", tag, custom))) == ["标准950元北京市"]

    def test_a_control_not_filled_is_said(self, read: Read) -> None:
        control = (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
            f"<w:sdtContent>{run('单击此处输入日期')}</w:sdtContent></w:sdt>"
        )
        found = read(par("日期：", control))
        assert texts(found) == ["日期："]
        assert rules(found) == ["内容控件没有填"]

    def test_of_ruby_the_base_alone(self, read: Read) -> None:
        ruby = (
            f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('yín')}</w:rt>"
            f"<w:rubyBase>{run('鄞')}</w:rubyBase></w:ruby></w:r>"
        )
        assert texts(read(par(ruby, "州"))) == ["鄞州"]

    def test_blanks_that_are_not_kept_are_none(self, read: Read) -> None:
        plain = "<w:r><w:t> 甲\n乙 </w:t></w:r>"
        kept = "<w:r><w:t xml:space='preserve'> 丙 </w:t></w:r>"
        assert texts(read(par(plain, kept, "丁"))) == ["甲 乙 丙 丁"]

    def test_a_line_break_ends_a_passage_but_not_the_count(self, read: Read) -> None:
        body = par("<w:r><w:t>一、工作</w:t><w:br/><w:t>正文</w:t></w:r>") + par("下段")
        found = read(body)
        assert [str(each.place).rpartition("段")[2] for each in found.passages] == [
            "1:1", "1:6", "2:1",
        ]  # fmt: skip

    def test_the_formula_and_the_odd_signs(self, read: Read) -> None:
        math = (
            '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
            "<m:r><m:t>5%</m:t></m:r></m:oMath>"
        )
        signs = "".join(f'<w:r><w:sym w:char="{code}"/></w:r>' for code in ("F0FE", "2022", "x"))
        assert texts(read(par("比例", math, signs))) == ["比例5%□•"]

    def test_comments_heads_and_feet_are_left_out(self, read: Read) -> None:
        note = f"<w:comments {NAMES}><w:comment>{par('批注')}</w:comment></w:comments>"
        head = f"<w:hdr {NAMES}>{par('页眉')}</w:hdr>"
        marks = '<w:commentRangeStart w:id="0"/>', '<w:r><w:commentReference w:id="0"/></w:r>'
        found = read(
            par("甲", *marks),
            **{"word__comments.xml": note, "word__header.xml": head},
            **linked("comments", "header"),
        )
        assert texts(found) == ["甲"]

    def test_notes_are_read_but_not_the_lines_above_them(self, read: Read) -> None:
        ends = (
            f"<w:endnotes {NAMES}><w:endnote w:type='separator'>{par('线')}</w:endnote>"
            f"<w:endnote>{par('尾注')}</w:endnote></w:endnotes>"
        )
        found = read(par("甲"), **{"word__endnotes.xml": ends}, **linked("endnotes"))
        assert [(each.text, each.role) for each in found.passages] == [
            ("甲", Role.BODY),
            ("尾注", Role.NOTE),
        ]

    def test_tables_in_tables_are_counted_as_they_stand(self, read: Read) -> None:
        inner = f"<w:tbl><w:tr><w:tc>{par('内')}</w:tc></w:tr></w:tbl>"
        merged = f"<w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge/></w:tcPr>{par()}</w:tc>"
        table = f"<w:tbl><w:tr><w:tc>{par('外')}{inner}{par('续')}</w:tc>{merged}</w:tr></w:tbl>"
        found = read(par("前") + table + par() + par("后"))
        assert counted(found) == [("前", 1), ("外", 2), ("内", 3), ("续", 4), ("后", 7)]

    def test_text_boxes_do_not_move_the_count(self, read: Read) -> None:
        box = f"<w:r><w:pict><w:txbxContent>{par('框', '内')}</w:txbxContent></w:pict></w:r>"
        nested = f"<w:r><w:pict><w:txbxContent>{par('外框', box)}</w:txbxContent></w:pict></w:r>"
        found = read(par("甲", nested) + par("乙"))
        assert counted(found) == [("甲", 1), ("乙", 2), ("外框", 3), ("框内", 4)]
        assert found.passages[3].role is Role.FRAME

    def test_alternatives_are_read_once_in_the_body_too(self, read: Read) -> None:
        both = (
            f"<mc:AlternateContent><mc:Choice Requires='w14'>{par('甲')}</mc:Choice>"
            f"<mc:Fallback>{par('甲')}</mc:Fallback></mc:AlternateContent>"
        )
        assert texts(read(both)) == ["甲"]
        only = f"<mc:AlternateContent><mc:Fallback>{par('乙')}</mc:Fallback></mc:AlternateContent>"
        assert texts(read(only)) == ["乙"]


class TestStyles:
    STYLES = (
        f"<w:styles {NAMES}>"
        "<w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/><w:basedOn w:val='a'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='b'><w:name w:val='一级标题'/><w:basedOn w:val='1'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='c'><w:name w:val='节'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='d'><w:name w:val='圈'/><w:basedOn w:val='e'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='e'><w:name w:val='套'/><w:basedOn w:val='d'/></w:style>"
        "</w:styles>"
    )

    @pytest.mark.parametrize(
        ("properties", "style"),
        [
            ("", "Normal"),
            ('<w:pStyle w:val="1"/>', "heading 1"),
            ('<w:pStyle w:val="b"/>', "heading 1"),
            ('<w:pStyle w:val="c"/>', "heading 2"),
            ('<w:pStyle w:val="d"/>', "圈"),
            ('<w:pStyle w:val="没有"/>', "没有"),
            ('<w:outlineLvl w:val="2"/>', "heading 3"),
            ('<w:outlineLvl w:val="9"/>', "Normal"),
        ],
    )
    def test_headings_are_known_by_what_they_are_made_from(
        self, read: Read, properties: str, style: str
    ) -> None:
        found = read(
            par("甲", properties=properties),
            **{"word__styles.xml": self.STYLES},
            **linked("styles"),
        )
        assert found.passages[0].style == style
