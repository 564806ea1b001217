"""What a phrase of 句式.yaml may not say: nothing, a number twice, a direction against its own case."""

from __future__ import annotations

import re

LONGEST = 60
RISE, FALL, LEVEL = "升", "降", "平"

# What says against what a figure is compared may be left out; the figure itself may not.
_OPTIONAL = frozenset({"基准", "上年", "原"})
_OPTIONAL_IN = {"由本年到下期目标": frozenset({"本年"})}
_SLOT = re.compile(r"\{([^{}]*)\}")
_MARKS = re.compile(r"[{}｛｝\[\]［］【】`#<>\n]|\*\*")
_DIGITS = re.compile(r"[0-9０-９]+")
_RISING = "提高|提升|增长|增加|增至|增幅|上升|上涨|扩大"
_FALLING = "下降|下调|降低|降至|降幅|减少|缩减|缩小|回落"


def fault_in(text: str, view: str, case: str, slots: tuple[str, ...]) -> tuple[str, str] | None:
    """What is wrong with the wording of `view` in `case`, which `slots` may fill, and the hint."""
    if not text.strip():
        return "这种说法空着", "写上文字，或者删去这一项"
    if len(text) > LONGEST:
        return f"这种说法有{len(text)}字，太长", f"写在{LONGEST}字以内"
    return (
        _wrong_slots(_SLOT.findall(text), view, case, slots)
        or _wrong_marks(_SLOT.sub("", text))
        or _wrong_words(_SLOT.sub("", text), case)
    )


def _wrong_slots(
    written: list[str], view: str, case: str, slots: tuple[str, ...]
) -> tuple[str, str] | None:
    offered = "可用的空格：" + "、".join(f"{{{name}}}" for name in slots)
    for name in written:
        if name not in slots:
            message = f"句式里没有“{{{name}}}”这个空格"
            return message, offered if slots else "这种说法里不填数，只写文字"
        if written.count(name) > 1:
            return f"“{{{name}}}”写了两次，数会印两遍", "只留一处"
    optional = _OPTIONAL | _OPTIONAL_IN.get(view, frozenset())
    missing = [name for name in slots if name not in written and name not in optional]
    if missing and case != LEVEL:
        return f"缺“{{{missing[0]}}}”，数会印不出来", offered
    return None


def _wrong_marks(text: str) -> tuple[str, str] | None:
    mark = _MARKS.search(text)
    if mark is None:
        return None
    if mark.group() == "\n":
        return "这种说法写成了几行", "写在一行里"
    return f"“{mark.group()}”没有配对，或者不能写在句式里", "空格写成 {幅度}，其余只写文字"


def _wrong_words(text: str, case: str) -> tuple[str, str] | None:
    if digits := _DIGITS.search(text):
        return f"句式里直接写了“{digits.group()}”", "数由程序填入空格，这里只写文字"
    against = {RISE: _FALLING, FALL: _RISING}.get(case, f"{_RISING}|{_FALLING}")
    if word := re.search(against, text):
        return f"“{case}”的说法里写了“{word.group()}”，会和数相反", "换成与这种情形相合的词"
    return None
