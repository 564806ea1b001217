"""The schema of 单位.yaml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.authoring.schema import yearnotes
from drafter.authoring.schema.forms import (
    choice,
    document,
    explained,
    group,
    keyed,
    listed,
    many,
    refer,
    words,
)
from drafter.authoring.schema.yearschema import variant_shape
from drafter.library.competence import KEYS as COMPETENCE_KEYS
from drafter.library.competence import NOT_OURS, OURS, topic_keys
from drafter.library.lengthlimit import AMOUNT, MOST
from drafter.library.levels import LEVELS, SYSTEMS
from drafter.library.profile import KEYS, SILENCE_KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.authoring.schema.forms import Schema
    from drafter.findings import Rule
    from drafter.library.library import Library

LED = "归谁主管"
NOTE = "单位信息：写一次，年年用。"


def office_schema(library: Library, topics: Mapping[str, str], rules: Mapping[str, Rule]) -> Schema:
    """The schema; `topics` by path with their titles, `rules` those that can be silenced."""
    shapes: dict[str, Schema] = {
        "名称": words(),
        "系统": choice(SYSTEMS),
        "层级": choice(LEVELS),
        "下辖": many(words()),
        "素材库": many(words()),
        "称谓": _terms(library),
        "职能": _competences(topics),
        "版式": choice(library.page_styles),
        "篇幅": _length_limits(),
        "固定数字": many(words()),
        "静默": _silences(library, topics, rules),
        "稿": variant_shape(library),
    }
    keys = keyed(KEYS, yearnotes.OFFICE, shapes)
    return document("单位", NOTE, group(keys, required=["名称"]), {LED: _led()})


def _terms(library: Library) -> Schema:
    """Only what something is called by in the library."""
    named = {name: explained(words(), name, "称谓.yaml 里的叫法") for name in library.terms.by_name}
    indicators = library.catalogue.indicators
    named |= {path: explained(words(), item.name, "指标") for path, item in indicators.items()}
    return group(named)


def _competences(topics: Mapping[str, str]) -> Schema:
    known = {key: title for path, title in topics.items() for key in topic_keys(path, title)}
    return group(
        {key: explained(refer(LED), key, f"主题：{title}") for key, title in sorted(known.items())}
    )


def _led() -> Schema:
    """Whether a topic is the office's own, or since and until when."""
    return {
        **group(keyed(COMPETENCE_KEYS, yearnotes.COMPETENCE, {})),
        "type": ["string", "object"],
        "pattern": f"^(?:{OURS}|{NOT_OURS})$",
        "patternErrorMessage": f"写 {OURS}、{NOT_OURS}，或者写自、至、转由",
    }


def _length_limits() -> Schema:
    unnamed = re.sub(r"\(\?P<\w+>", "(", AMOUNT.pattern)  # editors name groups otherwise
    limit = words(pattern=rf"^{unnamed}$")
    return group({MOST: explained(many(limit), MOST, "例：5000字，或者 [5000字, 12页]。")})


def _silences(library: Library, topics: Mapping[str, str], rules: Mapping[str, Rule]) -> Schema:
    notes = {
        name: rule.doc.strip().splitlines()[0].removeprefix("说明：")
        for name, rule in rules.items()
    }
    catalogue = library.catalogue
    measures = {path: item.name for path, item in catalogue.indicators.items()}
    places = {**topics, **dict.fromkeys(sorted(catalogue.groups), ""), **measures}
    places |= {name: "" for name in catalogue.measures if name not in places}
    shapes = {"规则": choice(notes, notes), "主题": choice(places, places)}
    item = group(keyed(SILENCE_KEYS, yearnotes.SILENCE, shapes), required=["规则", "理由"])
    return listed(item)
