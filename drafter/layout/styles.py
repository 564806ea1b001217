"""styles.xml of a page style: the real Word styles behind every paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafter.layout.fonts import fonts_xml, ground_xml, letters_xml
from drafter.layout.issuestyles import issue_styles_xml
from drafter.layout.stylexml import character_style, paragraph_style
from drafter.library.pagestyles import Grid

if TYPE_CHECKING:
    from drafter.library.pageletters import Lettering
    from drafter.library.pagestyles import IndentedStyle, PageStyle

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

TITLE = "Title"
SUBTITLE = "Subtitle"
RECIPIENT = "Recipient"
BODY = "BodyText"
RUN_IN_HEADING = "RunInHeading"
HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4")
SIGNATURE = "Signature"
DATE = "Date"
GAP = "Gap"
ATTACHMENT_NOTE = "AttachmentNote"
ANNEX_LABEL = "AnnexLabel"
ANNEX_TITLE = "AnnexTitle"
CAPTION = "Caption"
TABLE = "TableGrid"
TABLE_TEXT = "TableText"
TABLE_HEADER = "TableHeader"
FOOTER = "Footer"

_W = f"{{{NAMESPACE}}}"
_NOT_INDENTED = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_OFF_GRID = '<w:snapToGrid w:val="0"/>'


def styles_xml(style: PageStyle) -> str:
    """The whole part."""
    return (
        f'<w:styles xmlns:w="{NAMESPACE}">{_defaults(style)}{_normal(style)}{_fixed_styles()}'
        f"{_front(style)}{_text(style)}{_back(style)}{issue_styles_xml(style)}{_annex(style)}{_table(style)}{_footer(style)}</w:styles>"
    )


def fonts_by_style(style: PageStyle) -> dict[str, str]:
    """The font of Han characters in every paragraph and character style, by its identifier."""
    # Only documents with rare characters ask, and a parser takes its time to load.
    from xml.etree import ElementTree

    root = ElementTree.fromstring(styles_xml(style))
    fonts: dict[str, str] = {}
    for node in root.iter(f"{_W}style"):
        base = node.find(f"{_W}basedOn")
        inherited = "" if base is None else fonts.get(base.get(f"{_W}val", ""), "")
        own = node.find(f"{_W}rPr/{_W}rFonts")
        font = inherited if own is None else own.get(f"{_W}eastAsia", inherited)
        fonts[node.get(f"{_W}styleId", "")] = font or style.body.lettering.font
    return fonts


def footer_line(style: PageStyle) -> int:
    """Height of the page number's line in twips: type and two sevenths of it."""
    return style.page_number.lettering.size * 90 // 7


def _defaults(style: PageStyle) -> str:
    letters = letters_xml(style.body.lettering, style.latin)
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{letters}{language}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )


def _normal(style: PageStyle) -> str:
    grid = style.text_grid
    # The characters of a character grid are spaced by the grid itself.
    spacing = 0 if grid.grid is Grid.LINES_AND_CHARACTERS else grid.character_spacing
    paragraph = (
        f'<w:widowControl w:val="0"/><w:spacing w:line="{grid.line_pitch}" w:lineRule="exact"/>'
        '<w:jc w:val="both"/>'
    )
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr>"
        f'<w:rPr><w:spacing w:val="{spacing}"/></w:rPr></w:style>'
    )


def _fixed_styles() -> str:
    """The defaults that Word expects of every document."""
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )


def _indent(style: IndentedStyle, pitch: int) -> str:
    # Word goes by the characters, everything else by the twips.
    return f'<w:ind w:firstLineChars="{style.indent * 100}" w:firstLine="{style.indent * pitch}"/>'


def _front(style: PageStyle) -> str:
    """Title, what stands under it, main recipient."""
    title = style.title
    after = title.lines_after * style.text_grid.line_pitch
    spacing = f'<w:spacing w:after="{after}" w:line="{title.line_pitch}" w:lineRule="exact"/>'
    return (
        paragraph_style(
            TITLE,
            "Title",
            f'<w:keepNext/>{_OFF_GRID}{spacing}<w:jc w:val="center"/>',
            letters_xml(title.lettering, style.latin, spacing=0),
            after=BODY,
        )
        + paragraph_style(
            SUBTITLE,
            "Subtitle",
            '<w:keepNext/><w:jc w:val="center"/>',
            letters_xml(style.subtitle, style.latin),
            after=BODY,
        )
        + paragraph_style(
            RECIPIENT,
            "主送机关",
            '<w:jc w:val="left"/>',
            letters_xml(style.recipient, style.latin),
            after=BODY,
        )
    )


def _text(style: PageStyle) -> str:
    pitch = style.character_pitch
    body = style.body
    return "".join(
        (
            paragraph_style(
                BODY, "Body Text", _indent(body, pitch), letters_xml(body.lettering, style.latin)
            ),
            *(_heading(level, heading, style) for level, heading in enumerate(style.headings)),
            character_style(RUN_IN_HEADING, "小标题句", _run_in(style.run_in_heading, style)),
            paragraph_style(GAP, "缺口", "", ground_xml(style.gap), after=BODY, base=BODY),
        )
    )


def _heading(level: int, heading: IndentedStyle, style: PageStyle) -> str:
    """The heading that stands alone, and linked to it the one that runs into its text.

    Word lists both in a table of contents.
    """
    identifier, name = HEADINGS[level], f"heading {level + 1}"
    paragraph = (
        f'<w:keepNext/>{_indent(heading, style.character_pitch)}<w:outlineLvl w:val="{level}"/>'
    )
    letters = letters_xml(heading.lettering, style.latin)
    character = f"{identifier}Char"
    return paragraph_style(
        identifier, name, paragraph, letters, after=BODY, link=character
    ) + character_style(
        character, f"{name} Char", _run_in(heading.lettering, style), link=identifier
    )


def _run_in(lettering: Lettering, style: PageStyle) -> str:
    """Letters within body text, all but their weight.

    Bold in two styles at once cancels out in Word; the runs say it themselves.
    """
    return letters_xml(replace(lettering, bold=False), style.latin)


def _back(style: PageStyle) -> str:
    letters = letters_xml(style.signature.lettering, style.latin)
    before = (style.issue.seal or style.signature).lines_before * style.text_grid.line_pitch
    return paragraph_style(
        SIGNATURE,
        "Signature",
        f'<w:keepNext/><w:spacing w:before="{before}"/><w:jc w:val="left"/>',
        letters,
        after=DATE,
    ) + paragraph_style(DATE, "Date", '<w:jc w:val="left"/>', letters)


def _annex(style: PageStyle) -> str:
    annex = style.annex
    after = annex.label_lines_after * style.text_grid.line_pitch
    return (
        paragraph_style(
            ATTACHMENT_NOTE,
            "附件说明",
            '<w:keepNext/><w:jc w:val="left"/>',
            letters_xml(annex.note, style.latin),
            after=SIGNATURE,
        )
        + paragraph_style(
            ANNEX_LABEL,
            "附件",
            f'<w:keepNext/><w:pageBreakBefore/><w:spacing w:after="{after}"/><w:jc w:val="left"/>',
            letters_xml(annex.label, style.latin),
            after=ANNEX_TITLE,
        )
        + paragraph_style(ANNEX_TITLE, "附件标题", "", "", after=BODY, base=TITLE)
    )


def _table(style: PageStyle) -> str:
    table = style.table
    spacing = f'<w:spacing w:line="{table.line_pitch}" w:lineRule="exact"/>'
    half = style.text_grid.line_pitch // 2
    caption = f'<w:spacing w:before="{half}" w:after="{half // 3}"/>'
    letters = letters_xml(table.lettering, style.latin, spacing=0)
    fonts = fonts_xml(table.header_font, style.latin)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="{table.border}" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        paragraph_style(
            CAPTION,
            "caption",
            f'<w:keepNext/>{_OFF_GRID}{caption}<w:jc w:val="center"/>',
            letters_xml(style.caption, style.latin, spacing=0),
            after=BODY,
        )
        + paragraph_style(
            TABLE_TEXT, "表格文字", f'{_OFF_GRID}{spacing}<w:jc w:val="left"/>', letters
        )
        + paragraph_style(
            TABLE_HEADER, "表格表头", '<w:keepNext/><w:jc w:val="center"/>', fonts, base=TABLE_TEXT
        )
        + f'<w:style w:type="table" w:styleId="{TABLE}"><w:name w:val="Table Grid"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/>'
        f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr></w:style>"
    )


def _footer(style: PageStyle) -> str:
    number = style.page_number
    line = f'<w:spacing w:line="{footer_line(style)}" w:lineRule="exact"/>'
    # 四号半角宋体 (7.5): the digits are 宋体 too.
    letters = letters_xml(number.lettering, number.lettering.font, spacing=0)
    return paragraph_style(
        FOOTER, "footer", f'{_OFF_GRID}{line}{_NOT_INDENTED}<w:jc w:val="left"/>', letters
    )
