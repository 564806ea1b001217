"""What stands before the bracket of a document's number: the short name of the office that issued it."""

from __future__ import annotations

from typing import Final

from drafter.patterns import pattern

# Without the words that bring it in: 根据国办发〔2020〕5号.
_OFFICE: Final = pattern(
    r"(?:[㐀-鿿]{0,16}(?:根据|按照|依据|依照|参照|遵照|印发|转发|下发|贯彻|落实|执行|出台|文件|通知|修订|制定|发布|公布|实施|废止|收到|下达|对照|编号"
    r"|[和与及见由对以的了在按]))?(?P<office>[㐀-鿿]{1,12})\Z"
)
_LONGEST: Final = 24


def issuing_office(text: str, bracket: int) -> str:
    """民发, where a number of a document has its bracket there; empty where no name stands."""
    found = _OFFICE.search(text[max(0, bracket - _LONGEST) : bracket])
    return found["office"] if found else ""
