"""Shared wording (句式.yaml): how growth, completion, trend and change are said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.library import faults
from drafter.library.indicators import IndicatorKind
from drafter.library.wordingcheck import fault_in
from drafter.location import Location
from drafter.yamlsource import Entry, Scalar, nearest
from drafter.yamlsource import Mapping as MappingNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.findings import Finding

SLOT = re.compile(r"\{([^{}]*)\}")
DEFAULT = "默认"
PLACES = "位数"
BASE = "基准"  # 上年, or 上年同期 for a part of a year

CASES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "走势": {"升": (), "平": (), "降": ()},
    "同比": {
        "升": ("幅度", BASE),
        "平": (BASE,),
        "降": ("幅度", BASE),
        "未定": ("幅度", BASE),
    },
    "同比百分点": {
        "升": ("幅度", BASE),
        "平": (BASE,),
        "降": ("幅度", BASE),
        "未定": ("幅度", BASE),
    },
    "比年初": {"升": ("差",), "平": (), "降": ("差",), "未定": ("差",)},
    "增量": {
        "升": ("差", BASE),
        "平": (BASE,),
        "降": ("差", BASE),
        "未定": ("差", BASE),
    },
    "增减": {
        "升": ("差", "幅度", BASE),
        "降": ("差", "幅度", BASE),
        "未定": ("差", "幅度", BASE),
    },
    "由上年到本年": {
        "升": ("上年", "本年"),
        "平": ("本年",),
        "降": ("上年", "本年"),
        "缺": ("本年",),
        "未定": ("上年", "本年"),
    },
    "由本年到下期目标": {
        "升": ("本年", "下期目标"),
        "平": ("下期目标",),
        "降": ("本年", "下期目标"),
        "缺": ("下期目标",),
        "未定": ("本年", "下期目标"),
    },
    "自": {"升": ("原", "今"), "平": ("今",), "降": ("原", "今"), "未定": ("原", "今")},
    "超目标": {"升": ("差",), "平": (), "降": ("差",), "未定": ("差",)},
    "达": {"到": ("值",), "近": ("值",), "为": ("值",)},
    "约": {"数": ("值",)},
    "分项": {"项": ("名", "值"), "连": ()},
    "历年": {"项": ("年", "值"), "连": ()},
    "分别": {"连": (), "末": ()},
}


class Slot(Struct, frozen=True):
    """A place in a phrase that a figure fills."""

    name: str


class Phrase(Struct, frozen=True):
    """One wording: literal texts and slots in order."""

    parts: tuple[str | Slot, ...]
    place: Location

    @property
    def text(self) -> str:
        """The wording without its slots."""
        return "".join(part for part in self.parts if isinstance(part, str))


class Phrases(Struct, frozen=True):
    """All shared wording, by view, kind of indicator and case; `places` is 位数 of computed rates."""

    by_key: Mapping[tuple[str, str, str], Phrase]
    places: int

    def get(self, view: str, kind: IndicatorKind, case: str) -> Phrase:
        """The wording of `view` for indicators of `kind`, or the default one."""
        return self.by_key.get((view, kind.value, case)) or self.by_key[view, DEFAULT, case]

    def plain(self, view: str, case: str) -> Phrase:
        """The wording of `view` that is the same for every kind."""
        return self.by_key[view, DEFAULT, case]


def read_phrases(sources: tuple[MappingNode, ...], found: list[Finding]) -> Phrases:
    """The wording of all `sources`, the nearest library first; each may say only what it changes."""
    by_key: dict[tuple[str, str, str], Phrase] = {}
    places = 1
    for source in reversed(sources):
        for entry in source.entries:
            if entry.key.text == PLACES:
                places = _read_places(entry, places, found)
            else:
                _read_view(entry, by_key, found)
    nowhere = sources[0].place if sources else Location("句式.yaml")
    for view, cases in CASES.items():
        for case in cases:
            if (view, DEFAULT, case) not in by_key:
                found.append(
                    faults.BAD_PHRASE.at(
                        nowhere, f"句式“{view}”缺“{case}”", hint=f"在{DEFAULT}里补上"
                    )
                )
                by_key[view, DEFAULT, case] = Phrase(
                    tuple(Slot(name) for name in cases[case]), nowhere
                )
    return Phrases(by_key, places)


def _read_places(entry: Entry, places: int, found: list[Finding]) -> int:
    if isinstance(entry.value, Scalar) and entry.value.text in {"0", "1", "2", "3", "4"}:
        return int(entry.value.text)
    found.append(
        faults.BAD_PHRASE.at(entry.value.place, "位数要写 0 到 4 之间的整数", hint="例：位数: 1")
    )
    return places


def _read_view(
    entry: Entry, by_key: dict[tuple[str, str, str], Phrase], found: list[Finding]
) -> None:
    view = entry.key.text
    if view not in CASES:
        near = nearest(view, CASES)
        hint = f"是不是“{near}”？" if near else "句式有：" + "、".join(CASES)
        found.append(faults.BAD_PHRASE.at(entry.key.place, f"没有“{view}”这个句式", hint=hint))
        return
    if not isinstance(entry.value, MappingNode):
        hint = f"情形有：{'、'.join(CASES[view])}，例：{view}: {{{next(iter(CASES[view]))}: …}}"
        found.append(
            faults.BAD_PHRASE.at(entry.value.place, f"“{view}”要分情形写，没有读", hint=hint)
        )
        return
    kinds = {DEFAULT, *IndicatorKind}
    for item in entry.value.entries:
        if item.key.text not in kinds:
            _read_case(view, DEFAULT, item, by_key, found)
        elif isinstance(item.value, MappingNode):
            for inner in item.value.entries:
                _read_case(view, item.key.text, inner, by_key, found)
        else:
            found.append(
                faults.BAD_PHRASE.at(
                    item.value.place,
                    f"“{view}”的“{item.key.text}”要分情形写，没有读",
                    hint="情形有：" + "、".join(CASES[view]),
                )
            )


def _read_case(
    view: str,
    kind: str,
    item: Entry,
    by_key: dict[tuple[str, str, str], Phrase],
    found: list[Finding],
) -> None:
    case = item.key.text
    slots = CASES[view].get(case)
    if slots is None or not isinstance(item.value, Scalar):
        found.append(
            faults.BAD_PHRASE.at(
                item.key.place,
                f"句式“{view}”里没有“{case}”这种情形",
                hint="情形有：" + "、".join(CASES[view]),
            )
            if slots is None
            else faults.BAD_PHRASE.at(
                item.value.place, f"“{view}”的“{case}”要写一句话", hint="只写文字和空格"
            )
        )
        return
    text = "" if item.value.absent else item.value.text
    fault = fault_in(text, view, case, slots)
    if fault is not None:
        message, hint = fault
        found.append(faults.BAD_PHRASE.at(item.value.place, message, hint=hint))
        return
    by_key[view, kind, case] = Phrase(_parts(text), item.value.place)


def _parts(text: str) -> tuple[str | Slot, ...]:
    parts: list[str | Slot] = []
    end = 0
    for match in SLOT.finditer(text):
        if match.start() > end:
            parts.append(text[end : match.start()])
        parts.append(Slot(match.group(1)))
        end = match.end()
    if end < len(text):
        parts.append(text[end:])
    return tuple(parts)
