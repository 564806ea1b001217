"""Draft in, .docx out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.layout.base import base_package
from drafter.layout.body import body_xml
from drafter.layout.digest import DIGEST_PART, digest_xml
from drafter.layout.properties import CORE_PART, core_xml

if TYPE_CHECKING:
    from drafter.drafting.blocks import Draft
    from drafter.library.pagestyles import PageStyle

DOCUMENT_PART = "word/document.xml"


def write_document(draft: Draft, style: PageStyle) -> bytes:
    """The bytes of the .docx of a draft; equal drafts in equal styles give equal bytes.

    Layout follows GB/T 9704-2012 as far as the page style says so. Holes and gaps are
    printed and marked; whether they may be is the caller's question.
    """
    base = base_package(style)
    document = f"{base.head}{body_xml(draft, style)}{base.tail}".encode()
    entries = base.entries.with_parts(
        ((DOCUMENT_PART, document), (CORE_PART, core_xml(draft.title, draft.office)))
    )
    return entries.with_parts(((DIGEST_PART, digest_xml(entries.digests)),)).zipped()
