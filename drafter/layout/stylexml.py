"""One style of styles.xml, in the order that the schema wants."""

from __future__ import annotations

from drafter.layout.xmltext import attribute


def paragraph_style(
    identifier: str,
    name: str,
    paragraph: str,
    run: str,
    *,
    after: str = "",
    base: str = "Normal",
    link: str = "",
) -> str:
    """A paragraph style; `after` is the style of the paragraph that a clerk types next."""
    following = f'<w:next w:val="{after}"/>' if after else ""
    linked = f'<w:link w:val="{link}"/>' if link else ""
    return (
        f'<w:style w:type="paragraph"{_custom(name)} w:styleId="{identifier}">'
        f'<w:name w:val="{attribute(name)}"/><w:basedOn w:val="{base}"/>{following}{linked}'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def character_style(identifier: str, name: str, run: str, *, link: str = "") -> str:
    """A character style; `link` is the paragraph style that looks the same."""
    linked = f'<w:link w:val="{link}"/>' if link else ""
    return (
        f'<w:style w:type="character"{_custom(name)} w:styleId="{identifier}">'
        f'<w:name w:val="{attribute(name)}"/><w:basedOn w:val="DefaultParagraphFont"/>{linked}'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


def _custom(name: str) -> str:
    """Word must be told which styles are not its own; ours have Chinese names, or are linked."""
    is_words = name.isascii() and not name.endswith(" Char")
    return "" if is_words else ' w:customStyle="1"'
