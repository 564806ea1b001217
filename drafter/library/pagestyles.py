"""Page styles (版式): GB/T 9704 measures as data, each style able to build on another."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.library import faults
from drafter.library.faces import Typecase, read_faces, read_reserves
from drafter.library.pageannex import AnnexStyle, read_annex_style
from drafter.library.pagebases import BASED_ON, offered, with_base
from drafter.library.pageissue import DocumentForm, IssueStyle, read_form, read_issue
from drafter.library.pageletters import Lettering, read_lettering, read_plain
from drafter.library.pagemeasures import MILLIMETRE, POINT, Measures
from drafter.yamlsource.fieldfaults import MISSING_KEY, UNKNOWN_KEY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.findings import Finding
    from drafter.yamlsource import Mapping as MappingNode

MOST_MISSING = 5
HEADING_KEYS = ("一级标题", "二级标题", "三级标题", "四级标题")


class Grid(StrEnum):
    """The document grid, named as Word's own dialog names it."""

    NONE = "无网格"
    LINES = "只指定行网格"
    LINES_AND_CHARACTERS = "指定行和字符网格"


class NumberPlace(StrEnum):
    """Where page numbers stand."""

    OUTER = "单右双左"
    CENTRE = "居中"


class Page(Struct, frozen=True):
    """The sheet, in twips (1/20 pt); `inner` is the bound side (订口)."""

    width: int
    height: int
    top: int
    bottom: int
    inner: int
    outer: int
    mirrored: bool

    @property
    def text_width(self) -> int:
        """Width of the type area (版心)."""
        return self.width - self.inner - self.outer

    @property
    def text_height(self) -> int:
        """Height of the type area (版心)."""
        return self.height - self.top - self.bottom


class TextGrid(Struct, frozen=True):
    """Lines a page, characters a line, and how they are had; pitch and spacing in twips."""

    lines: int
    characters: int
    line_pitch: int
    character_spacing: int
    grid: Grid


class TitleStyle(Struct, frozen=True):
    """The document's title; `line_pitch` in twips, `characters` the most on one line."""

    lettering: Lettering
    line_pitch: int
    characters: int
    lines_after: int


class IndentedStyle(Struct, frozen=True):
    """Body text or a heading; `indent` of the first line in characters."""

    lettering: Lettering
    indent: int


class SignatureStyle(Struct, frozen=True):
    """Signature and date of issue (署名, 成文日期); distances in characters and lines."""

    lettering: Lettering
    lines_before: int
    right_blank: int
    date_shift: int


class PageNumberStyle(Struct, frozen=True):
    """Page numbers; `blank` in characters, `drop` below the type area in twips."""

    lettering: Lettering
    before: str
    after: str
    place: NumberPlace
    blank: int
    drop: int


class TableStyle(Struct, frozen=True):
    """Tables; pitch and row height in twips, `border` in eighths of a point."""

    lettering: Lettering
    header_font: str
    line_pitch: int
    row_height: int
    border: int


class PageStyle(Struct, frozen=True):
    """One page style, complete.

    `latin` is the font of letters and digits, `fonts` every font of Han characters.
    `hole` and `gap` are a highlight colour of Word's (`yellow`), six hexadecimal
    digits, or "".
    """

    name: str
    page: Page
    text_grid: TextGrid
    latin: str
    fonts: Typecase
    title: TitleStyle
    subtitle: Lettering
    recipient: Lettering
    body: IndentedStyle
    headings: tuple[IndentedStyle, ...]
    run_in_heading: Lettering
    signature: SignatureStyle
    annex: AnnexStyle
    page_number: PageNumberStyle
    caption: Lettering
    table: TableStyle
    hole: str
    gap: str
    issue: IssueStyle
    form: DocumentForm

    @property
    def character_pitch(self) -> int:
        """Width of one body character with its spacing, in twips (1 字)."""
        if self.text_grid.grid is Grid.LINES_AND_CHARACTERS:
            return self.page.text_width // self.text_grid.characters
        return self.body.lettering.size * 10 + self.text_grid.character_spacing


def read_page_styles(
    nodes: Mapping[str, MappingNode], found: list[Finding]
) -> Mapping[str, PageStyle]:
    """The page styles by name; one that cannot be read whole is left out and found."""
    styles: dict[str, PageStyle] = {}
    for name in offered(nodes):
        node = nodes[name]
        local: list[Finding] = []
        whole = with_base(name, node, nodes, local)
        style = _read(name, whole, local) if whole else None
        # A fault of a base comes up again through every style built on it.
        found += [finding for finding in _in_short(name, node, local) if finding not in found]
        if style:
            styles[name] = style
    return styles


def _in_short(name: str, node: MappingNode, local: list[Finding]) -> list[Finding]:
    """The findings on one style; that nearly everything is missing is said once."""
    missing = [finding for finding in local if finding.rule == MISSING_KEY.name]
    if len(missing) <= MOST_MISSING:
        return local
    whole = faults.BAD_PAGE_STYLE.at(
        node.place,
        f"版式“{name}”没有写全，缺“{missing[0].message.strip('缺少“”')}”等{len(missing)}项",
        hint="在开头写“沿用: 公文”，再写要改的键",
    )
    return [whole, *(finding for finding in local if finding.rule != MISSING_KEY.name)]


def _read(name: str, node: MappingNode, found: list[Finding]) -> PageStyle | None:
    before = len(found)
    top = Measures(node, found)
    style = measured_style(name, top)
    top.done(BASED_ON)
    # A key too many leaves the style whole.
    if any(finding.rule != UNKNOWN_KEY.name for finding in found[before:]):
        return None
    if style.page.text_width < style.character_pitch or style.page.text_height <= 0:
        top.find_nothing_left(
            ("页边距", "纸张"), "页边距太大，没有地方排正文", "减小页边距，或者加大纸张"
        )
        return None
    if style.text_grid.line_pitch > style.page.text_height:
        top.find_nothing_left(("行距", "页边距"), "行距比版心还高，一行也排不下", "减小行距")
        return None
    _find_what_does_not_fit(style, top)
    return style


def measured_style(name: str, top: Measures) -> PageStyle:
    """The style that `top` has the measures of; every question asked of it is one of its keys."""
    faces = read_faces(top.group("字体"))
    fonts = {key: face.name for key, face in faces.items()}
    issue = read_issue(top, fonts)
    return PageStyle(
        name=name,
        page=_page(top),
        text_grid=_text_grid(top),
        latin=top.font_name("西文字体"),
        fonts=Typecase(tuple(faces.values()), read_reserves(top.group("生僻字"))),
        title=_title(top.group("标题"), fonts),
        subtitle=read_plain(top.group("题下"), fonts),
        recipient=read_plain(top.group("主送机关"), fonts),
        body=_indented(top.group("正文"), fonts),
        headings=tuple(_indented(top.group(key), fonts) for key in HEADING_KEYS),
        run_in_heading=read_plain(top.group("小标题句"), fonts),
        signature=_signature(top.group("落款"), fonts),
        annex=read_annex_style(top, fonts),
        page_number=_page_number(top.group("页码"), fonts),
        caption=read_plain(top.group("表题"), fonts),
        table=_table(top.group("表格"), fonts),
        hole=_ground(top.group("空缺")),
        gap=_ground(top.group("缺口")),
        issue=issue,
        form=read_form(top, issue),
    )


def _find_what_does_not_fit(style: PageStyle, top: Measures) -> None:
    """GB/T 9704 5.2.3: the lines and characters asked for must go into the type area."""
    grid, page = style.text_grid, style.page
    if grid.lines * grid.line_pitch > page.text_height:
        most = page.text_height // grid.line_pitch
        top.find_unfit(
            ("行距", "页边距", "每面", "纸张"),
            f"版心放不下{grid.lines}行，最多{most}行",
            "减小行距或上下边距",
        )
    if grid.characters * style.character_pitch > page.text_width:
        most = page.text_width // style.character_pitch
        top.find_unfit(
            ("字距", "正文", "页边距", "每面", "纸张"),
            f"版心放不下每行{grid.characters}字，最多{most}字",
            "减小字距或左右边距",
        )
    if grid.line_pitch < style.body.lettering.size * 10:
        top.find_unfit(
            ("行距", "正文"), "行距比正文的字还小，上下两行会叠在一起", "加大行距，或者减小字号"
        )
    if style.body.indent >= grid.characters:
        top.find_unfit(("正文", "每面"), "正文的首行缩进占满了一行", "减小首行缩进")


def _indented(group: Measures, fonts: Mapping[str, str]) -> IndentedStyle:
    style = IndentedStyle(read_lettering(group, fonts), group.count("首行缩进"))
    group.done()
    return style


def _page(top: Measures) -> Page:
    sheet, margins = top.group("纸张"), top.group("页边距")
    page = Page(
        width=sheet.length("宽", MILLIMETRE, least=1),
        height=sheet.length("高", MILLIMETRE, least=1),
        top=margins.length("上", MILLIMETRE),
        bottom=margins.length("下", MILLIMETRE),
        inner=margins.length("左", MILLIMETRE),
        outer=margins.length("右", MILLIMETRE),
        mirrored=top.flag("对称页边距"),
    )
    sheet.done()
    margins.done()
    return page


def _text_grid(top: Measures) -> TextGrid:
    each = top.group("每面")
    grid = TextGrid(
        lines=each.count("行数", least=1),
        characters=each.count("每行字数", least=1),
        line_pitch=top.length("行距", POINT, least=1),
        character_spacing=top.length("字距", POINT, least=-100),
        grid=top.one_of("网格", {kind.value: kind for kind in Grid}, default=Grid.LINES),
    )
    each.done()
    return grid


def _title(group: Measures, fonts: Mapping[str, str]) -> TitleStyle:
    style = TitleStyle(
        lettering=read_lettering(group, fonts),
        line_pitch=group.length("行距", POINT, least=1),
        characters=group.count("每行字数", least=4),
        lines_after=group.count("后空行"),
    )
    group.done()
    return style


def _signature(group: Measures, fonts: Mapping[str, str]) -> SignatureStyle:
    style = SignatureStyle(
        lettering=read_lettering(group, fonts),
        lines_before=group.count("前空行"),
        right_blank=group.count("右空"),
        date_shift=group.count("日期右移"),
    )
    group.done()
    return style


def _page_number(group: Measures, fonts: Mapping[str, str]) -> PageNumberStyle:
    places = {place.value: place for place in NumberPlace}
    style = PageNumberStyle(
        lettering=read_lettering(group, fonts),
        before=group.optional("前"),
        after=group.optional("后"),
        place=group.one_of("位置", places, default=NumberPlace.OUTER),
        blank=group.count("空字"),
        drop=group.length("距版心", MILLIMETRE),
    )
    group.done()
    return style


def _table(group: Measures, fonts: Mapping[str, str]) -> TableStyle:
    style = TableStyle(
        lettering=read_lettering(group, fonts),
        header_font=group.one_of("表头字体", fonts, default=""),
        line_pitch=group.length("行距", POINT, least=1),
        row_height=group.length("行高", MILLIMETRE),
        border=group.eighths("边线"),
    )
    group.done()
    return style


def _ground(group: Measures) -> str:
    colour = group.colour("底色")
    group.done()
    return colour
