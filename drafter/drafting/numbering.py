"""Ordinals of official documents (GB/T 9704 7.3.3): 一、 （一） 1. （1）."""

from __future__ import annotations

from drafter.library.outlines import NUMBERING
from drafter.quantity import han_numeral


def ordinal(mark: str, number: int) -> str:
    """The `number`-th ordinal in the manner of `mark`, one of NUMBERING; none for no mark."""
    match mark:
        case "":
            return ""
        case "一、":
            return f"{han_numeral(number)}、"
        case "（一）":
            return f"（{han_numeral(number)}）"
        case "1.":
            return f"{number}."
        case _:
            return f"（{number}）"


def firstly(number: int) -> str:
    """一是, 二是, 三是 …."""
    return f"{han_numeral(number)}是"


def heading_level(mark: str) -> int:
    """The heading level that a mark belongs to: 一、 is 1, （1） and no mark are 4."""
    return NUMBERING.index(mark) + 1 if mark in NUMBERING else len(NUMBERING)
