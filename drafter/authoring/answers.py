"""What is asked of whoever starts an office: each answer read on its own, wrong ones explained."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from msgspec import Struct
from msgspec.structs import replace

from drafter.authoring.officename import DEFAULT_LEVEL, DEFAULT_SYSTEM, told_by
from drafter.library.levels import LEVELS, SYSTEMS
from drafter.period import SPAN_FORMS, Period, Span, read_year
from drafter.visible import is_visible
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

LONGEST_NAME = 60
DEFAULT_SPAN = "全年"
# Until then the summary of the year before is still being written.
LAST_MONTH_OF_LAST_YEAR = 2

_NO_NAME = re.compile(r"[<>{}\[\]|\\]")
_NUMBER = re.compile(r"[0-9]{1,3}")


class WrongAnswerError(Exception):
    """An answer that cannot be taken; its text says why and what to write instead."""


class Identity(Struct, frozen=True):
    """Who the office is and what time its report is of; "" and None where not yet answered."""

    name: str = ""
    system: str = ""
    level: str = ""
    region: str | None = None
    year: int = 0
    span: Span | None = None

    @property
    def period(self) -> Period:
        """The time the report covers."""
        return Period(self.year, self.span or Span.named(DEFAULT_SPAN))


class Question(Struct, frozen=True):
    """One thing to be asked: `key` names the field of 单位.yaml or the year's file it fills.

    `choices` are the words that may be answered, by word or number, any text where there are
    none, and `notes` what each of them means. `default` is what stands when nothing is
    answered; "" where something must be.
    """

    key: str
    text: str
    default: str
    choices: tuple[str, ...] = ()
    required: bool = True
    notes: tuple[str, ...] = ()


def question(key: str, known: Identity, today: date) -> Question:
    """The question for `key`, with the default that follows from what is known."""
    told = told_by(known.name)
    asked = {
        "名称": Question(key, "单位全称，例：云岫县民政局", ""),
        "系统": Question(key, "属于哪个系统", told.system or DEFAULT_SYSTEM, SYSTEMS),
        "层级": Question(key, "哪一级", told.level or DEFAULT_LEVEL, LEVELS),
        "地区": Question(key, "本地的名称，例：云岫县", told.region, required=False),
        "年度": Question(key, "写哪一年的总结", str(usual_year(today))),
        "时段": Question(key, f"时段（{SPAN_FORMS}）", DEFAULT_SPAN),
    }
    return asked[key]


def usual_year(today: date) -> int:
    """The year whose summary is usually written at this time of the year."""
    return today.year - (today.month <= LAST_MONTH_OF_LAST_YEAR)


def read_text(asked: Question, text: str) -> str:
    """The answer as one line of text, the default where it is empty.

    Raises:
        WrongAnswerError: when it cannot be a name.
    """
    text = normalize("NFC", text).strip()
    if not text:
        if asked.required and not asked.default:
            raise WrongAnswerError(f"{asked.key}不能空着。")
        return asked.default
    if not all(map(is_visible, text)):
        raise WrongAnswerError("里面有看不见的或者读不出的字符，请重新键入。")
    if marks := _NO_NAME.findall(text):
        raise WrongAnswerError(f"{asked.key}里不会有“{''.join(dict.fromkeys(marks))}”。")
    if len(text) > LONGEST_NAME:
        raise WrongAnswerError(
            f"有{len(text)}个字，太长了；只写{asked.key}，不超过{LONGEST_NAME}个字。"
        )
    if asked.key == "名称" and not re.search("[㐀-鿿]", text):
        raise WrongAnswerError(f"“{text}”不像单位的名称；写全称，例：云岫县民政局")
    return text


def read_choice(asked: Question, text: str) -> str:
    """One of the question's words, told by itself, its number or what it begins with.

    Raises:
        WrongAnswerError: when it is none of them.
    """
    text = normalize("NFKC", text).strip().strip("“”\"'。.、")
    if not text:
        return asked.default
    if text in asked.choices:
        return text
    if _NUMBER.fullmatch(text):
        number = int(text)
        if 1 <= number <= len(asked.choices):
            return asked.choices[number - 1]
        raise WrongAnswerError(f"没有第{number}项，只有1到{len(asked.choices)}。")
    begun = [word for word in asked.choices if word.startswith(text) or text.startswith(word)]
    if len(begun) == 1:
        return begun[0]
    near = nearest(text, asked.choices)
    listed = "、".join(asked.choices)
    raise WrongAnswerError(
        f"没有“{text[:20]}”。" + (f"是不是“{near}”？" if near else f"可以写：{listed}")
    )


def read_report_year(asked: Question, text: str) -> int:
    """The year of a report.

    Raises:
        WrongAnswerError: when it is none between 1900 and 2099.
    """
    year = read_year(text.strip() or asked.default)
    if year is None:
        raise WrongAnswerError(f"“{text.strip()[:20]}”不是年度；写四位数字，例：{asked.default}")
    return year


def read_report_span(asked: Question, text: str) -> Span:
    """The span of a report.

    Raises:
        WrongAnswerError: when it is none.
    """
    span = Span.read(text.strip() or asked.default)
    if span is None:
        raise WrongAnswerError(f"“{text.strip()[:20]}”不是时段；写{SPAN_FORMS}。")
    return span


_FIELDS: Mapping[str, tuple[str, Callable[[Question, str], object]]] = {
    "名称": ("name", read_text),
    "系统": ("system", read_choice),
    "层级": ("level", read_choice),
    "地区": ("region", read_text),
    "年度": ("year", read_report_year),
    "时段": ("span", read_report_span),
}
IDENTITY_KEYS = tuple(_FIELDS)


def answered(asked: Question, text: str, known: Identity) -> Identity:
    """What is known once the question is answered so.

    Raises:
        WrongAnswerError: when the answer cannot be taken.
    """
    field, read = _FIELDS[asked.key]
    changed: dict[str, Any] = {field: read(asked, text)}
    return replace(known, **changed)


def is_open(key: str, known: Identity) -> bool:
    """Whether the question is still to be asked."""
    field, _ = _FIELDS[key]
    return bool(getattr(known, field) == getattr(Identity(), field))
