"""Text as YAML may hold it, in the plainest way that reads as typed."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[㐀-鿿〇A-Za-z][㐀-鿿〇A-Za-z0-9（）、—·《》“”]*")
_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"'})


def scalar(text: str) -> str:
    """The text as one scalar, quoted where it must be."""
    if _PLAIN.fullmatch(text):
        return text
    return f'"{text.translate(_ESCAPED)}"'


def flow(texts: tuple[str, ...]) -> str:
    """The texts as a list on one line."""
    return f"[{', '.join(map(scalar, texts))}]"
