"""The schemas of a library's files: 指标, 计量, 称谓, 句式, 提纲, 附件, and the lists of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.authoring.schema import librarynotes
from drafter.authoring.schema.forms import (
    choice,
    document,
    explained,
    free_group,
    group,
    keyed,
    listed,
    many,
    own_name,
    refer,
    words,
)
from drafter.findings import Severity
from drafter.library.annexes import COLUMNS
from drafter.library.annexes import KEYS as ANNEX_KEYS
from drafter.library.confusions import CAUTION_KEYS, CONFUSION_KEYS
from drafter.library.datedwords import (
    ANNIVERSARIES,
    FIXED_DAYS,
    LAWS,
    MEETINGS,
    NAMES,
    TOPICS,
)
from drafter.library.datedwords import KEYS as DATED_KEYS
from drafter.library.headingfigures import ENUMERATED
from drafter.library.indicators import IDENTITIES, LEAF_KEYS, USES, USUAL, IndicatorKind
from drafter.library.levels import LEVELS, SYSTEMS
from drafter.library.outlines import CHAPTER_KEYS, MAX_DEPTH, NUMBERING, PART_KEYS, Manner
from drafter.library.outlines import KEYS as OUTLINE_KEYS
from drafter.library.phrases import CASES, DEFAULT, PLACES
from drafter.library.sectionlines import ASPECTS
from drafter.library.setphrases import (
    LONGEST,
    MISWRITTEN,
    NEAR_SOUNDS,
    RIGHT,
    SHAPES,
    SHORTEST,
    SOUNDS,
)
from drafter.library.terms import NO_WORD, WORDING_KEYS
from drafter.library.units import KEYS as UNIT_KEYS
from drafter.library.units import LONGEST_FACTOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from drafter.authoring.schema.forms import Schema
    from drafter.library.library import Library

GROUP = "一类指标"
HAN = "[㐀-鿿]"


def indicator_schema(library: Library) -> Schema:
    """指标.yaml: groups in groups, a leaf where one of its own keys stands."""
    unit = choice(library.units.by_name)
    shapes = {
        "单位": many(unit),
        "类型": choice(IndicatorKind),
        "用途": choice(USES),
    }
    order = [key for key in librarynotes.INDICATOR if key in LEAF_KEYS]
    order += sorted(LEAF_KEYS - librarynotes.INDICATOR.keys())
    leaf = keyed(order, librarynotes.INDICATOR, shapes)
    names = {f"^{own_name(*LEAF_KEYS, USUAL)}$": refer(GROUP)}
    inner: Schema = {
        **group(leaf, patternProperties=names),
        "type": "object",
        "if": {"anyOf": [{"required": [key]} for key in leaf]},
        "then": {"propertyNames": {"enum": order}},
    }
    checks = explained(
        listed(words()), IDENTITIES, "指标之间应有的关系，例：低保.在册.户 <= 低保.在册.人。"
    )
    doubts = explained(
        listed(words()),
        USUAL,
        "一般应有的关系，不合的提醒核实，备注写明原因的不报，例：慈善.物资.发放 <= 慈善.物资.接收。",
    )
    top = group({IDENTITIES: checks, USUAL: doubts}, patternProperties=names)
    return document("指标", "一条业务线的指标，和指标之间的校验。", top, {GROUP: inner})


def unit_schema(library: Library) -> Schema:
    """计量.yaml."""
    kinds = sorted({unit.kind for unit in library.units.by_name.values()})
    shapes: dict[str, Schema] = {
        "类别": {"anyOf": [{"enum": kinds}, words()]},
        "倍数": {
            "type": ["integer", "string", "null"],
            "pattern": f"^[1-9][0-9]{{0,{LONGEST_FACTOR - 1}}}$",
            "minimum": 1,
        },
    }
    unit = group(keyed(UNIT_KEYS, librarynotes.UNIT, shapes), required=["类别"])
    return document("计量", "计量单位。", free_group(unit), {})


def term_schema(library: Library) -> Schema:
    """称谓.yaml."""
    shapes: dict[str, Schema] = {"层级": many(choice(LEVELS)), "系统": many(choice(SYSTEMS))}
    wording = group(keyed(WORDING_KEYS, librarynotes.WORDING, shapes), required=["用"])
    term: Schema = {"type": ["string", "array"], "items": wording}
    known = {name: explained(term, name, "替换共用的叫法") for name in library.terms.by_name}
    return document(
        "称谓", "一样事物在不同时候、不同层级怎么叫。", free_group(term, properties=known), {}
    )


def confusion_schema() -> Schema:
    """易错词.yaml."""
    shapes = {key: many(words()) for key in ("前", "后", "除外")} | {"确定": choice(("是", "否"))}
    entry = group(keyed(CONFUSION_KEYS, librarynotes.CONFUSION, shapes), required=["改为"])
    return document("易错词", "检查用：写错的词和对的词。", _words_or(entry), {})


def caution_schema() -> Schema:
    """慎用词.yaml."""
    shapes = {key: many(words()) for key in ("前", "后", "除外")}
    entry = group(keyed(CAUTION_KEYS, librarynotes.CONFUSION, shapes))
    return document("慎用词", "检查用：公文里慎用的词和说明。", _words_or(entry), {})


def _words_or(entry: Schema) -> Schema:
    return free_group({"anyOf": [words(), entry]})


def set_phrase_schema() -> Schema:
    """常用语.yaml."""
    shapes = {
        MISWRITTEN: _lines({"type": "string", "pattern": f"^{HAN}{{2}}( +{HAN}{{2}})+$"}),
        RIGHT: _lines({"type": "string", "pattern": f"^{HAN}{{2,{LONGEST}}}$"}),
    }
    own = keyed(shapes, librarynotes.SET_PHRASES, shapes)
    phrases = _lines({"type": "string", "pattern": f"^{HAN}{{{SHORTEST},{LONGEST}}}$"})
    return document(
        "常用语", "检查用：写法固定的词语，一类一组。", free_group(phrases, properties=own), {}
    )


def alike_schema() -> Schema:
    """近似字.yaml."""
    group_of: Schema = {"type": "string", "pattern": f"^{HAN}{{2,}}$"}
    shapes = {
        SOUNDS: free_group(group_of),
        NEAR_SOUNDS: _lines({"type": "string", "pattern": "^\\S+ +\\S+$"}),
        SHAPES: _lines(group_of),
    }
    told = keyed(shapes, librarynotes.ALIKE, shapes)
    return document("近似字", "检查用：容易互相写错的字。", group(told), {})


def _lines(item: Schema) -> Schema:
    """A list, or a list of lists."""
    return listed({"anyOf": [item, listed(item)]})


def dated_word_schema(library: Library) -> Schema:
    """时效.yaml."""
    texts = many(words())
    shapes: dict[str, Schema] = {
        "称谓": choice(library.terms.by_name),
        "词": texts,
        "除外": texts,
        "同现": texts,
        "严重度": choice(Severity),
    }
    entry: Schema = {
        "anyOf": [group(keyed(DATED_KEYS, librarynotes.DATED_WORD, shapes)), {"const": NO_WORD}]
    }
    told: Schema = {"anyOf": [listed(words()), {"const": NO_WORD}]}
    topics = {path: explained(told, path) for path in library.dated_words.topics}
    shapes = {
        **dict.fromkeys((NAMES, LAWS, MEETINGS), free_group(entry)),
        ANNIVERSARIES: free_group({"anyOf": [{"type": "integer"}, {"const": NO_WORD}]}),
        FIXED_DAYS: free_group({"type": "string"}),
        TOPICS: free_group(told, properties=topics),
    }
    return document(
        "时效",
        "检查用：哪些话要看年份。",
        group(keyed(shapes, librarynotes.DATED_WORDS, shapes)),
        {},
    )


def phrase_schema() -> Schema:
    """句式.yaml."""
    shapes: dict[str, Schema] = {}
    for view, cases in CASES.items():
        said = {
            case: explained(words(), case, _slots(case, slots)) for case, slots in cases.items()
        }
        kinds = {kind: group(said) for kind in (DEFAULT, *IndicatorKind)}
        shapes[view] = explained(
            group({**kinds, **said}), view, "各种情形怎么说；可以按指标类型另写。"
        )
    places: Schema = {"enum": [*range(5), *map(str, range(5))]}
    shapes[PLACES] = explained(places, PLACES, "算出的百分数保留几位小数。")
    return document("句式", "各章节共用的说法。", group(shapes), {})


def _slots(case: str, slots: Iterable[str]) -> str:
    note = librarynotes.CASES.get(case, "")
    filled = "、".join(f"{{{slot}}}" for slot in slots)
    return note + (f"可以放进去的：{filled}。" if filled else "")


def outline_schema(library: Library, topics: Mapping[str, str]) -> Schema:
    """提纲/*.yaml and 2018提纲.yaml."""
    topic = choice(topics, topics)
    shapes: dict[str, Schema] = {
        "视角": choice(ASPECTS),
        "写法": choice(Manner, librarynotes.MANNER),
        "条数": {"type": ["integer", "null"], "minimum": 1},
        "章节写法": choice(ENUMERATED, librarynotes.MANNER),
        "主题": many(topic),
        "次序": many(words()),
        "去掉": many(words()),
        "并入": many(choice(ASPECTS)),
        "同": many(words()),
        "减": many(words()),
        "另拟": free_group(words()),
    }
    definitions: dict[str, Schema] = {}
    for depth in range(MAX_DEPTH, 1, -1):
        inner = {} if depth == MAX_DEPTH else {"章节": listed(refer(_level(depth + 1)))}
        keys = [key for key in CHAPTER_KEYS if key != "章节" or inner]
        definitions[_level(depth)] = group(keyed(keys, librarynotes.CHAPTER, {**shapes, **inner}))
    first = {**shapes, "章节": listed(refer(_level(2)))}
    definitions[_level(1)] = group(keyed(PART_KEYS, librarynotes.CHAPTER, first))
    top: dict[str, Schema] = {
        "导语": choice(library.leads),
        "编号": many(choice(NUMBERING)),
        "附件": many(choice(library.annexes)),
        "部分": listed(refer(_level(1))),
    }
    told = keyed(OUTLINE_KEYS, librarynotes.OUTLINE, top)
    return document(
        "提纲", "一份文稿的骨架：部分、标题、主题的次序、条目的写法。", group(told), definitions
    )


def _level(depth: int) -> str:
    return "部分" if depth == 1 else f"第{depth}层章节"


def annex_schema() -> Schema:
    """附件/*.yaml."""
    heads: Schema = {
        "type": "array",
        "items": words(),
        "minItems": COLUMNS,
        "maxItems": COLUMNS,
    }
    keys = keyed(ANNEX_KEYS, librarynotes.ANNEX, dict.fromkeys(ANNEX_KEYS[1:], heads))
    return document("附件", "文稿后面的表。", group(keys, required=list(ANNEX_KEYS)), {})
