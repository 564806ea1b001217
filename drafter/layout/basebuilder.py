"""Building a base package with python-docx."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Twips
from lxml import etree

from drafter.layout.digest import DIGEST_PART
from drafter.layout.footer import footer_distance, page_number_xml
from drafter.layout.package import BEST, NO_ENTRIES, BasePackage
from drafter.layout.properties import CORE_PART
from drafter.layout.settings import font_table_xml, settings_xml
from drafter.layout.styles import NAMESPACE, styles_xml
from drafter.layout.theme import theme_xml
from drafter.library.pagestyles import Grid, NumberPlace

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section

    from drafter.library.pagestyles import PageStyle

DOCUMENT_PART = "word/document.xml"
# Written anew for every document.
_OWN_PARTS = frozenset({DOCUMENT_PART, CORE_PART, DIGEST_PART})

# What python-docx's template brings and an official document has no use for: fonts of a
# theme that win over names, Japanese defaults, a thumbnail of somebody's page.
_BALLAST = frozenset(
    {
        RELATIONSHIP_TYPE.CUSTOM_XML,
        RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
        RELATIONSHIP_TYPE.FONT_TABLE,
        RELATIONSHIP_TYPE.NUMBERING,
        RELATIONSHIP_TYPE.THEME,
        RELATIONSHIP_TYPE.THUMBNAIL,
        RELATIONSHIP_TYPE.WEB_SETTINGS,
        "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    }
)
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>drafter</Application></Properties>"
)


def build_base_package(style: PageStyle) -> BasePackage:
    """The package that every document of this page style shares."""
    document = docx.Document()
    _set_parts(document, style)
    _set_section(document.sections[0], style)
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart):
            _trim_namespaces(part.element)
    parts = _saved(document)
    head, tail = parts[DOCUMENT_PART].decode().split("<w:body>")
    static = [(name, data) for name, data in parts.items() if name not in _OWN_PARTS]
    return BasePackage(NO_ENTRIES.with_parts(static, level=BEST), f"{head}<w:body>", tail)


def _set_parts(document: Document, style: PageStyle) -> None:
    main, package = document.part, document.part.package
    for owner in (main, package):
        for key, relationship in list(owner.rels.items()):
            if relationship.reltype in _BALLAST:
                del owner.rels[key]
    _replace(document.styles.element, styles_xml(style))
    _replace(document.settings.element, settings_xml(style))
    fonts = _part("word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, font_table_xml(style))
    main.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
    theme = _part("word/theme/theme1.xml", CONTENT_TYPE.OFC_THEME, theme_xml(style))
    main.relate_to(theme, RELATIONSHIP_TYPE.THEME)
    application = _part("docProps/app.xml", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, _APPLICATION)
    package.relate_to(application, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    # Empty: here only so that the package's lists of parts and relations name it.
    digest = _part(DIGEST_PART, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, "")
    package.relate_to(digest, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _set_section(section: Section, style: PageStyle) -> None:
    page = style.page
    section.page_width, section.page_height = Twips(page.width), Twips(page.height)
    section.top_margin, section.bottom_margin = Twips(page.top), Twips(page.bottom)
    section.left_margin, section.right_margin = Twips(page.inner), Twips(page.outer)
    section.header_distance = Twips(page.top // 2)
    section.footer_distance = Twips(footer_distance(style))
    properties = section._sectPr
    properties.attrib.clear()
    for name in ("w:cols", "w:docGrid"):
        for template in properties.findall(qn(name)):
            properties.remove(template)
    properties.append(parse_xml(_grid_xml(style)))
    _replace(section.footer._element, _footer_xml(style, even=False))
    if style.page_number.place is NumberPlace.OUTER:
        _replace(section.even_page_footer._element, _footer_xml(style, even=True))


def _grid_xml(style: PageStyle) -> str:
    grid = style.text_grid
    kind = {
        Grid.NONE: "",
        Grid.LINES: ' w:type="lines"',
        Grid.LINES_AND_CHARACTERS: ' w:type="linesAndChars"',
    }[grid.grid]
    space = ""
    if grid.grid is Grid.LINES_AND_CHARACTERS:
        # Word's own arithmetic: 4096ths of a point by which the pitch differs from the type.
        pitch = style.page.text_width * 4096 // (20 * grid.characters)
        space = f' w:charSpace="{pitch - style.body.lettering.size * 2048}"'
    return f'<w:docGrid xmlns:w="{NAMESPACE}"{kind} w:linePitch="{grid.line_pitch}"{space}/>'


def _footer_xml(style: PageStyle, *, even: bool) -> str:
    return f'<w:ftr xmlns:w="{NAMESPACE}">{page_number_xml(style, even=even)}</w:ftr>'


def _part(name: str, content_type: str, xml: str) -> Part:
    return Part(PackURI(f"/{name}"), content_type, xml.encode())


def _replace(element: BaseOxmlElement, xml: str) -> None:
    """Attributes and children as in `xml`; the element itself stays what its part holds."""
    fresh = parse_xml(xml)
    element.clear()
    element.extend(list(fresh))


def _trim_namespaces(element: BaseOxmlElement) -> None:
    if _IGNORABLE in element.attrib:
        del element.attrib[_IGNORABLE]
    etree.cleanup_namespaces(element, keep_ns_prefixes=["w", "r"])


def _saved(document: Document) -> dict[str, bytes]:
    """Every part as python-docx writes it, by name, in its order."""
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
