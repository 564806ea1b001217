"""The base package: all of a document that depends on its page style alone, ready to be copied."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from drafter.diskcache import kept
from drafter.layout.package import BasePackage

if TYPE_CHECKING:
    from drafter.library.pagestyles import PageStyle


@lru_cache(maxsize=8)
def base_package(style: PageStyle) -> BasePackage:
    """The base package of a page style, built on first use and kept on disk."""
    return kept(BasePackage, (style,), (), lambda: _built(style))


def _built(style: PageStyle) -> BasePackage:
    # Loading python-docx takes longer than writing a dozen documents.
    from drafter.layout.basebuilder import build_base_package

    return build_base_package(style)
