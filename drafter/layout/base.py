"""The base package: all of a document that depends on its page style alone, ready to be copied."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.layout.package import Entries
    from drafter.library.pagestyles import PageStyle


@dataclass(frozen=True, slots=True)
class BasePackage:
    """The static parts as zip entries, and document.xml up to its body and from its end.

    Nothing but bytes, text and numbers: it can be kept on disk as it is, and then a
    process that only writes documents never loads python-docx.
    """

    entries: Entries
    head: str
    tail: str


@lru_cache(maxsize=8)
def base_package(style: PageStyle) -> BasePackage:
    """The base package of a page style, built on first use."""
    # Loading python-docx takes longer than writing a dozen documents.
    from drafter.layout.basebuilder import build_base_package

    return build_base_package(style)
