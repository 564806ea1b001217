"""Marks of the section language that stand where they mean nothing, and what was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.drafting import faults
from drafter.drafting.refusal import RefusedError, refuse
from drafter.library.sectionlines import MOST_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.tags import Token
    from drafter.findings import Finding
    from drafter.library.sourcetext import SourceText
    from drafter.location import Location

TAGS = "只有 {% for 项 in 清单.… %}、{% if … %}、{% elif … %}、{% else %} 和它们的结尾"
KNOWN_TAGS = frozenset({"for", "endfor", "if", "elif", "else", "endif"})

_BRACES = "引一个数写成 {{ 低保.资金 }}，用半角的花括号"
_BRACKETS = "可有可无的分句写成 [[ … ]]；条目的名称写在〔〕里"
_REMARK = "说明单独写一行：<!-- … -->"
_MARKS: dict[str, tuple[str, str]] = {
    "{{": ("“{{”没有“}}”与它配对", "在同一行里补上“}}”"),
    "}}": ("“}}”前面没有“{{”", "在前面补上“{{”，或者删去"),
    "{%": ("“{%”没有“%}”与它配对", "在同一行里补上“%}”"),
    "%}": ("“%}”前面没有“{%”", "在前面补上“{%”，或者删去"),
    "{#": ("章节里不能写 {# #}", _REMARK),
    "#}": ("章节里不能写 {# #}", _REMARK),
    "<!--": ("注释要单独成行", _REMARK),
    "-->": ("注释要单独成行", _REMARK),
    "`": ("反引号没有配对", "不是数据的数字，两边各写一个反引号：`3A级`"),
    "**": ("“**”没有配对，或者不在条目的开头", "小标题句写在条目开头：- 〔标准〕**……。**"),
    "\n": ("这一句写成了几行", "写在一行里"),
    "{": ("“{”只写了一个", _BRACES),
    "}": ("“}”只写了一个", _BRACES),
    "｛": ("“｛”是全角的，程序不认", _BRACES),
    "｝": ("“｝”是全角的，程序不认", _BRACES),
    "[": ("“[”只写了一个", _BRACKETS),
    "]": ("“]”只写了一个", _BRACKETS),
    "［": ("“［”是全角的，程序不认", _BRACKETS),
    "］": ("“］”是全角的，程序不认", _BRACKETS),
    "【": ("“【】”是素材里引数的写法", _BRACES),
    "】": ("“【】”是素材里引数的写法", _BRACES),
}
_OPENING = frozenset({"{{", "{%", "{#", "<!--"})
_MARK = re.compile("|".join(map(re.escape, _MARKS)))


def stray_marks(text: str, place: Location, told: set[str]) -> Iterator[Finding]:
    """Marks in literal text that begin or end nothing; each kind once, those in `told` no more."""
    for match in _MARK.finditer(text):
        message, hint = _MARKS[match.group()]
        if hint in told:
            continue
        told.add(hint)
        yield faults.BAD_SYNTAX.at(place.along(match.start()), message, hint=hint)
        if match.group() in _OPENING:  # what follows stands inside it
            return


def bad_bracket(text: str, place: Location) -> Finding | None:
    """A remark, or {{- and -}}, which trim blanks elsewhere and mean nothing here."""
    if text.startswith("{#"):
        message, hint = _MARKS["{#"]
        return faults.BAD_SYNTAX.at(place, message, hint=hint)
    if text[2] in "-+" or text[-3] in "-+":
        sign = text[2] if text[2] in "-+" else text[-3]
        mended = f"{text[:2]} {text[2:-2].strip('-+ ')[:40]} {text[-2:]}"
        return faults.BAD_SYNTAX.at(
            place, f"“{text[:2]} {text[-2:]}”的里侧不写“{sign}”", hint=f"改为：{mended}"
        )
    return None


def bare_name(name: str, place: Location) -> Finding:
    """The name of an indicator where its number was meant."""
    return faults.BAD_SYNTAX.at(
        place,
        f"“{name}”没有写在花括号里，印出的是这几个字，不是数",
        hint=f"改为：{{{{ {name} }}}}",
    )


def too_long(source: SourceText) -> Finding:
    """Text longer than anybody's line."""
    return faults.BAD_SYNTAX.at(
        source.place,
        f"这里有{len(source.text)}字，超过{MOST_CHARACTERS}字，没有读",
        hint="核对是不是粘贴错了",
    )


def unopened(token: Token) -> RefusedError:
    """A tag that closes what was never opened, or that the language does not have."""
    if token.sort in KNOWN_TAGS:
        return refuse(token.place, f"“{token.text[:40]}”没有对应的开头", TAGS)
    return refuse(token.place, f"章节语言里没有“{token.text[:40]}”", TAGS)


def crossed(opening: Token, closing: Token) -> RefusedError:
    """A token that cannot stand inside what `opening` began."""
    if closing.sort not in KNOWN_TAGS and closing.sort != "close":
        return unopened(closing)
    if opening.sort == "for" and closing.sort in {"else", "elif"}:
        return refuse(
            closing.place, f"循环里不能直接写“{closing.text[:40]}”", "先写 {% if … %}，或者删去"
        )
    return refuse(
        closing.place,
        f"“{closing.text[:40]}”和前面的“{opening.text[:40]}”交错了",
        "先打开的后关上，例：[[…{% if 低保.资金 %}…{% endif %}…]]",
    )
