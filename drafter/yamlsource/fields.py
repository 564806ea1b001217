"""Typed questions to a mapping, which remembers what nobody asked for."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, TypeVar

from drafter.yamlsource import fieldfaults as faults
from drafter.yamlsource.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from drafter.findings import Finding, Rule
    from drafter.location import Location

_Kind = TypeVar("_Kind", Scalar, Mapping, Sequence)

_INTEGER = re.compile(r"[+-]?\d{1,9}")
_MOST_UNKNOWN = 100  # keys that are told of one by one
_FLAGS = {"是": True, "否": False}
_KIND_NAMES: dict[type[Node], str] = {
    Scalar: "一个值",
    Mapping: "一组“键: 值”",
    Sequence: "一列条目",
}
_KIND_HINTS: dict[type[Node], str] = {
    Scalar: "直接写一个值，不加括号，不另起行",
    Mapping: "写成“{键: 值, 键: 值}”，或者每行一个“键: 值”，缩进两格",
    Sequence: "写成“[甲, 乙]”，或者每行一条“- 甲”，缩进两格",
}


def nearest(name: str, candidates: Iterable[str]) -> str:
    """The candidate most like `name`; "" if none is near."""
    # No more characters can match than they share: that is soon seen, and rules out most.
    shared = set(name)
    likely = [
        candidate
        for candidate in candidates
        if 4 * sum(map(shared.__contains__, candidate)) >= len(name) + len(candidate)
    ]
    close = difflib.get_close_matches(name, likely, n=1, cutoff=0.5)
    return close[0] if close else ""


def told_singly(keys: list[Scalar], rule: Rule, what: str, found: list[Finding]) -> list[Scalar]:
    """The keys to tell of one by one; of those beyond them one finding tells, by their number."""
    if len(keys) > _MOST_UNKNOWN:
        found.append(
            rule.at(
                keys[_MOST_UNKNOWN].place,
                f"从这里起还有{len(keys) - _MOST_UNKNOWN}{what}，没有逐个列出",
                hint="核对是不是放错了文件",
            )
        )
    return keys[:_MOST_UNKNOWN]


class Fields:
    """The keys of one mapping, asked for by name and type.

    Every wrong type is a finding and reads as if the key were not there; `done` finds
    the keys that no question was about. An absent value (nothing, `~`, `××`) reads as
    a key that is not there.
    """

    def __init__(self, mapping: Mapping, found: list[Finding]) -> None:
        """Ask `mapping`, report to `found`."""
        self._mapping = mapping
        self._found = found
        self._nodes = {entry.key.text: entry.value for entry in mapping.entries}
        self._asked: dict[str, None] = {}

    def node(self, key: str) -> Node | None:
        """Whatever stands under `key`."""
        self._asked[key] = None
        return self._nodes.get(key)

    def place(self, key: str) -> Location:
        """Where the value of `key` stands; where the mapping stands if there is no such key."""
        node = self._nodes.get(key)
        return self._mapping.place if node is None else node.place

    def scalar(self, key: str) -> Scalar | None:
        """The scalar under `key`, absent or not."""
        return self._of_type(key, Scalar)

    def mapping(self, key: str) -> Mapping | None:
        """The mapping under `key`."""
        return self._of_type(key, Mapping)

    def sequence(self, key: str) -> Sequence | None:
        """The sequence under `key`."""
        return self._of_type(key, Sequence)

    def text(self, key: str, default: str = "") -> str:
        """The words under `key`."""
        node = self.node(key)
        if node is None:
            return default
        scalar = node if isinstance(node, Scalar) else self.scalar(key)
        return default if scalar is None or scalar.absent else scalar.text

    def required_text(self, key: str) -> str:
        """The words under `key`, "" and a finding if there are none."""
        text = self.text(key)
        node = self._nodes.get(key)
        if not text and (node is None or isinstance(node, Scalar)):
            self._found.append(
                faults.MISSING_KEY.at(self.place(key), f"缺少“{key}”", hint=f"加上一行“{key}: …”")
            )
        return text

    def choice(self, key: str, options: Collection[str], default: str) -> str:
        """The one of `options` under `key`."""
        scalar = self._given(key)
        if scalar is None or scalar.text in options:
            return default if scalar is None else scalar.text
        near = nearest(scalar.text, options)
        self._found.append(
            faults.WRONG_VALUE.at(
                scalar.place,
                f"“{key}”不能写“{_brief(scalar.text)}”，可以写的有：{'、'.join(options)}",
                hint=f"改为：{near}" if near else "从可以写的里面选一个",
            )
        )
        return default

    def flag(self, key: str, default: bool = False) -> bool:
        """是 or 否 under `key`."""
        answer = self.choice(key, _FLAGS, "")
        return _FLAGS.get(answer, default)

    def says(self, key: str) -> bool:
        """Whether anything stands under `key`, be it readable or not."""
        node = self._mapping.get(key)
        return node is not None and not (isinstance(node, Scalar) and node.absent)

    def integer(self, key: str, default: int | None = None) -> int | None:
        """The whole number (up to nine digits) under `key`."""
        scalar = self._given(key)
        if scalar is None:
            return default
        if _INTEGER.fullmatch(scalar.text):
            return int(scalar.text)
        self._found.append(
            faults.WRONG_VALUE.at(
                scalar.place,
                f"“{key}”应是整数，这里写的是“{_brief(scalar.text)}”",
                hint="只写数字，不带单位和小数点",
            )
        )
        return default

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of words under `key`; words without a list are a list of one."""
        return tuple(scalar.text for scalar in self.scalars(key))

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """As `texts`, each with its place."""
        node = self.node(key)
        if isinstance(node, Scalar):
            return () if node.absent else (node,)
        sequence = self.sequence(key)
        if sequence is None:
            return ()
        scalars = []
        for item in sequence.items:
            if not isinstance(item, Scalar):
                self._wrong_type(f"“{key}”的条目", item, Scalar)
            elif not item.absent:
                scalars.append(item)
        return tuple(scalars)

    def done(self) -> None:
        """Find the keys that were never asked for."""
        others = [e.key for e in self._mapping.entries if e.key.text not in self._asked]
        for key in told_singly(others, faults.UNKNOWN_KEY, "个不认识的键", self._found):
            near = nearest(key.text, self._asked)
            self._found.append(
                faults.UNKNOWN_KEY.at(
                    key.place,
                    f"不认识的键“{_brief(key.text)}”，它的内容没有用上",
                    hint=f"是不是“{near}”？" if near else f"可以写的键：{'、'.join(self._asked)}",
                )
            )

    def _given(self, key: str) -> Scalar | None:
        scalar = self.scalar(key)
        return None if scalar is None or scalar.absent else scalar

    def _of_type(self, key: str, expected: type[_Kind]) -> _Kind | None:
        node = self.node(key)
        if isinstance(node, expected):
            return node
        if node is not None and not (isinstance(node, Scalar) and node.absent):
            self._wrong_type(f"“{key}”", node, expected)
        return None

    def _wrong_type(self, what: str, node: Node, expected: type[Node]) -> None:
        self._found.append(
            faults.WRONG_TYPE.at(
                node.place,
                f"{what}应是{_KIND_NAMES[expected]}，这里是{_KIND_NAMES[type(node)]}",
                hint=_KIND_HINTS[expected],
            )
        )


def _brief(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:30]}…"
