"""The user's own keys: a file of lines `下一空: f3, ctrl+n`, read against what keys can do.

Which keys reach a program was measured with common terminals and Chinese input methods.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import normalize

from msgspec import Struct, field

from drafter.session import keyfaults as faults
from drafter.yamlsource import Mapping as YamlMapping
from drafter.yamlsource import Scalar, Sequence, nearest, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.findings import Finding, Rule
    from drafter.textfile import TextFile
    from drafter.yamlsource import Node

NAME: Final = "按键.yaml"
# Keys that move, take and leave on every page: what needs them cannot have others.
FIXED: Final = frozenset({"enter", "escape", "space", "tab", "up", "down", "left", "right"})
_FIT: Final = re.compile(
    r"f[1-9]|f12|ctrl\+([bfglnopqrstyz]|up|down|pageup|pagedown|home|end)|insert"
)
_SPELT: Final = {
    "control": "ctrl",
    "ctl": "ctrl",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "esc": "escape",
    "return": "enter",
    "ins": "insert",
    "上": "up",
    "下": "down",
}
# What is none of the above, and why; the first that fits is told.
_WHYS: Final = tuple(
    (re.compile(pattern), why)
    for pattern, why in (
        (r"ctrl\+q", "它总是退出"),
        (r".", "单个字符要留着填写，输入法也会先拿走"),
        ("|".join(FIXED), "它在每一页都有固定的用处"),
        (r"ctrl\+[adekuwxcv]", "填写的那一行自己要用它"),
        (r"ctrl\+h", "终端把它当成退格"),
        (r"ctrl\+i", "终端把它当成 Tab"),
        (r"ctrl\+[jm]|ctrl\+enter", "终端把它当成 Enter"),
        (r"(ctrl|shift)\+space", "输入法用它切换中英文和全半角"),
        (
            r"(.*\+)?(alt|meta|option|super|cmd|win)\+.*",
            "很多终端把它当成 Esc 加字母，或者自己拿走",
        ),
        (r"f1[01]", "终端窗口自己占用它"),
        (r"f\d+", "键盘上少有，终端也未必认得"),
        (r".*\+f\d+", "终端分不出带 Shift、Ctrl 的功能键"),
        (r".*shift\+.*", "终端分不出带 Shift 的组合键"),
        (r".*", "程序不认识这个键"),
    )
)
USABLE: Final = "能用的是 F1—F9、F12、Ctrl 加字母（A C D E H I J K M U V W X 除外）、Ctrl 加 ↑↓"
ALWAYS_QUITS: Final = "ctrl+q"


class Keyed(NamedTuple):
    """An action as the file knows it: its name in code, what the user calls it, its usual keys."""

    name: str
    label: str
    keys: tuple[str, ...]


class KeyMap(Struct):
    """The keys in force: those of the file, and what that leaves of the usual ones."""

    changed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    found: list[Finding] = field(default_factory=list)

    def keys(self, name: str, usual: tuple[str, ...]) -> tuple[str, ...]:
        """The keys of an action."""
        return self.changed.get(name, usual)


def key_map(source: TextFile, actions: Mapping[str, Keyed]) -> KeyMap:
    """Read a file of keys; what is wrong is found, the rest holds. `actions` go by their names."""
    keymap = KeyMap()
    if not any(line.strip() and line.strip()[0] not in "#＃" for line in source.text.splitlines()):
        return keymap
    root = read_yaml(source, keymap.found)
    if root is not None:
        _Reading(keymap, actions).read(root)
    return keymap


class _Reading:
    """One file being read."""

    def __init__(self, keymap: KeyMap, actions: Mapping[str, Keyed]) -> None:
        self._map = keymap
        self._actions = actions
        self._taken: dict[str, Keyed] = {}
        self._given: dict[str, Scalar] = {}

    def read(self, root: YamlMapping) -> None:
        """Take every line, then let those go without a key that others were given."""
        by_label: dict[str, list[Keyed]] = {}
        for action in self._actions.values():
            by_label.setdefault(action.label, []).append(action)
        for entry in root.entries:
            named = by_label.get(entry.key.text, [])
            if not named:
                near = nearest(entry.key.text, by_label)
                hint = f"是不是“{near}”" if near else "名称照命令“按键”那一页写"
                self._say(faults.UNKNOWN_ACTION, entry.key, f"没有操作“{entry.key.text}”", hint)
            elif all(action.keys and FIXED.issuperset(action.keys) for action in named):
                message = f"“{entry.key.text}”的键不能换"
                self._say(faults.FIXED_KEYS, entry.key, message, "去掉这一行")
            else:
                self._assign(tuple(named), entry.value)
        self._let_go()

    def _assign(self, named: tuple[Keyed, ...], node: Node) -> None:
        """Give keys to the actions of one label, which are on different pages."""
        keys = []
        usual = {key for action in named for key in action.keys}
        for scalar, spelt in _spelt(node):
            key = key_of(spelt)
            other = self._taken.get(key)
            if key not in usual and (why := why_unfit(key)):
                self._say(faults.UNFIT_KEY, scalar, f"“{spelt}”不能用：{why}", USABLE)
            elif other and not _apart(named[0], other):
                self._say(
                    faults.KEY_TAKEN,
                    scalar,
                    f"“{spelt}”已经给了“{other.label}”，“{named[0].label}”没有得到",
                    "换一个键",
                )
            else:
                self._taken[key] = named[0]
                self._given[key] = scalar
                keys.append(key)
        if keys:
            for action in named:
                always = [key for key in action.keys if key == ALWAYS_QUITS]
                self._map.changed[action.name] = tuple(dict.fromkeys((*keys, *always)))

    def _let_go(self) -> None:
        """What was a usual key of another action is the new one's alone."""
        for other in self._actions.values():
            if other.name in self._map.changed:
                continue
            lost = [
                key
                for key in other.keys
                if key in self._taken
                and self._taken[key].label != other.label
                and key not in FIXED
                and not _apart(self._taken[key], other)
            ]
            if not lost:
                continue
            kept = tuple(key for key in other.keys if key not in lost)
            self._map.changed[other.name] = kept
            if not kept:
                taker = self._taken[lost[0]].label
                self._say(
                    faults.KEY_TAKEN,
                    self._given[lost[0]],
                    f"“{lost[0]}”给了“{taker}”，“{other.label}”就没有键了",
                    "给它换一个键，或者在命令表里找它",
                )

    def _say(self, rule: Rule, scalar: Scalar, message: str, hint: str) -> None:
        self._map.found.append(rule.at(scalar.place, message, hint=hint))


def key_of(spelt: str) -> str:
    """The name of a key however it is written: `Ctrl + N`, `CTRL-n`, `^n`, `Ｆ３`."""
    text = normalize("NFKC", spelt).strip().casefold()
    text = re.sub(r"^\^(?=.)", "ctrl+", text)
    parts = [part.strip() for part in re.split(r"[+\-](?=.)", text)]
    return "+".join(_SPELT.get(part, part) for part in parts)


def why_unfit(key: str) -> str:
    """Why a key cannot be used; "" if it can."""
    if _FIT.fullmatch(key) and key != ALWAYS_QUITS:
        return ""
    return next(why for pattern, why in _WHYS if pattern.fullmatch(key))


def _apart(one: Keyed, other: Keyed) -> bool:
    """Whether two actions share a usual key: then no page has both."""
    return not set(one.keys).isdisjoint(other.keys)


def _spelt(node: Node) -> Iterator[tuple[Scalar, str]]:
    """Each key that stands in a value, with the scalar it stands in."""
    match node:
        case Scalar() if not node.absent:
            together = re.sub(r"\s*([+＋-])\s*", r"\1", node.text)
            yield from ((node, part) for part in re.split(r"[,，、\s]+", together) if part)
        case Sequence():
            for item in node.items:
                yield from _spelt(item)
        case _:
            return
