"""How a value or key is written so that it reads back as exactly these words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.textfile import from_text, is_plain
from drafter.yamlsource.nodes import ABSENT, Mapping, Scalar
from drafter.yamlsource.reader import read_yaml

if TYPE_CHECKING:
    from drafter.findings import Finding

_ESCAPED = re.compile(r'[\\"]')
_LONGEST = 10_000
# Words that can be read in no other way, wherever they stand.
_HARMLESS = re.compile(r"[\w.]+(?::\d+)?")


def spelled_value(text: str, *, flow: bool, quote: str = "") -> str | None:
    """The value as it is written, in `quote` if it can, else plain if it can.

    `flow` says that it stands within braces or brackets. None where the words cannot be
    written on one line at all. An absent mark (`~`) is never quoted: it would be words.
    """
    quotes = ("", '"', "'") if text in ABSENT or not quote else (quote, '"', "'")
    return _spelled(text, quotes, "{{键: {}}}" if flow else "键: {}", key=False)


def spelled_key(text: str, *, flow: bool) -> str | None:
    """The key as it is written before its colon."""
    return _spelled(text, ("", '"', "'"), "{{{}: 值}}" if flow else "{}: 值", key=True)


def _spelled(text: str, quotes: tuple[str, ...], form: str, *, key: bool) -> str | None:
    if not is_plain(text) or "\n" in text or len(text) > _LONGEST:
        return None
    return next(
        (
            written
            for quote in quotes
            if (written := _quoted(text, quote)) is not None
            and (_is_harmless(written) or _reads_back(form.format(written), text, quote, key=key))
        ),
        None,
    )


def _is_harmless(written: str) -> bool:
    return _HARMLESS.fullmatch(written) is not None and written.isascii()


def _quoted(text: str, quote: str) -> str | None:
    if not quote:
        return text
    if quote == "'":
        return "'" + text.replace("'", "''") + "'"
    # The reader tells of backslashes, which hardly anybody types on purpose.
    return None if _ESCAPED.search(text) else f'"{text}"'


def _reads_back(line: str, text: str, quote: str, *, key: bool) -> bool:
    """Whether the ordinary reader takes the line without a word and gives the same words."""
    found: list[Finding] = []
    inside = f"组: {line}" if line.startswith("{") else f"组:\n  {line}"
    root = read_yaml(from_text("", inside + "\n"), found)
    group = root.get("组") if root else None
    if found or not isinstance(group, Mapping) or len(group.entries) != 1:
        return False
    entry = group.entries[0]
    read = entry.key if key else entry.value
    rest = entry.value if key else entry.key
    same = isinstance(read, Scalar) and read.text == text and read.quoted == bool(quote)
    return same and isinstance(rest, Scalar) and rest.text == ("值" if key else "键")
