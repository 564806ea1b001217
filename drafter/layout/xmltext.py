"""Words into XML: the one gate through which every text passes that could not stand there as it is."""

from __future__ import annotations

import re

# What XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def changing(text: str) -> frozenset[str]:
    """The characters of `text` that `escaped` changes."""
    marks = [mark for mark in "&<>" if mark in text]
    if not text.isprintable():
        marks += _UNWRITABLE.findall(text)
    return frozenset(marks)


def escaped(text: str) -> str:
    """Text as it stands between tags; never ill-formed.

    Characters that XML cannot hold were refused when the files were read; should one
    come by another way, a lost character is better than a document that will not open.
    """
    # All that is unwritable is unprintable too, and this question is cheap.
    if not text.isprintable():
        text = _UNWRITABLE.sub("", text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def attribute(text: str) -> str:
    """Text as it stands between double quotes."""
    return escaped(text).replace('"', "&quot;")
