"""docProps: what a document says of itself."""

from __future__ import annotations

from drafter.layout.xmltext import escaped

CORE_PART = "docProps/core.xml"


def core_xml(title: str, creator: str) -> bytes:
    """docProps/core.xml.

    It names no moment: equal drafts give equal bytes, and a made-up date would be read
    as the date of the work.
    """
    words = escaped(title.replace("\n", ""))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{words}</dc:title><dc:creator>{escaped(creator)}</dc:creator>"
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    ).encode()
