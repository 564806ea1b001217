"""Faults put into good text: what a hand, an editor or a disk does to lines, words and bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PIECES: tuple[str, ...] = (
    *"：，、；。｛｝［］＃＂　\xa0\t*@%>|&!`'\"{}[]()（）【】〔〕《》“”:,# -\n\r～－—\u200b\u202e\ufeff?~\\<𠮷\0\x07",
    *("\x85", "\u2028", "\ud800", "\ufffe", "\ue000", "\U000f0000", "\U0010fffd", "👨‍👩‍👧", "镕"),
    *("\n\n", "- ", ": ", ":", "  ", "    ", "---\n", "...\n", "{{", "}}", "[[", "]]", "{%", "%}"),
    *("1,300", "1e999", "NaN", ".inf", "-5", "0x10", "9" * 60, "×", "××", "无", "~", "约", "几十"),
    *(
        "本年: ",
        "上年: ",
        "分: {",
        "数据:\n",
        "清单:\n",
        "自设: {甲: 3人}\n",
        "年度: 2017\n",
        "时段: 上半年\n",
    ),
    *(
        "<<: ",
        "*a",
        "&a ",
        "!!str ",
        "? ",
        "|\n",
        ">\n",
        "%YAML 1.1\n",
        '"\n',
        "'\n",
        "\r\n",
        "\\ud800",
    ),
    *(
        "# 养老/助餐\n",
        "## 计划\n",
        "## 困难\n",
        "> 照录（区长）：",
        "  - 对策：",
        "**",
        "〔内部〕",
        "【低保.在册】",
    ),
    *(
        "【低保.标准.走势】",
        "<!--",
        "-->",
        "|甲|乙|\n",
        "甲\t乙\n",
        "```\n",
        "万元",
        "户",
        "亿",
        "%",
        "百分点",
    ),
)
TOKEN = re.compile(r"[\w.]+|[^\w\s]|\s+")


class Change(NamedTuple):
    """One fault: its kind, where in the text (0 to 1), and what else it depends on."""

    kind: int
    where: float
    choice: int


def changed(text: str, changes: Iterable[Change]) -> bytes:
    """The text with the faults, as bytes."""
    for change in changes:
        if change.kind < len(TEXT_FAULTS):
            text = TEXT_FAULTS[change.kind](text, change.where, change.choice)
    data = text.encode("utf-8", "surrogatepass")
    for change in changes:
        if change.kind >= len(TEXT_FAULTS):
            data = BYTE_FAULTS[change.kind - len(TEXT_FAULTS)](data, change.where, change.choice)
    return data


def _at(size: int, where: float) -> int:
    return min(int(where * size), max(size - 1, 0))


def _insert(text: str, where: float, choice: int) -> str:
    at = _at(len(text) + 1, where)
    return text[:at] + PIECES[choice % len(PIECES)] + text[at:]


def _replace(text: str, where: float, choice: int) -> str:
    at = _at(len(text), where)
    return text[:at] + PIECES[choice % len(PIECES)] + text[at + 1 + choice % 3 :]


def _delete(text: str, where: float, choice: int) -> str:
    at = _at(len(text), where)
    return text[:at] + text[at + 1 + choice % 4 :]


def _on_lines(edit: Callable[[list[str], int, int], None]) -> Callable[[str, float, int], str]:
    """A fault that is put into the list of lines, at one of them."""

    def fault(text: str, where: float, choice: int) -> str:
        lines = text.splitlines(keepends=True) or [""]
        edit(lines, _at(len(lines), where), choice)
        return "".join(lines)

    return fault


def _drop_line(lines: list[str], at: int, _choice: int) -> None:
    del lines[at]


def _double_line(lines: list[str], at: int, choice: int) -> None:
    lines[at:at] = [lines[at]] * (1 + choice % 3)


def _swap_lines(lines: list[str], at: int, choice: int) -> None:
    other = choice % len(lines)
    lines[at], lines[other] = lines[other], lines[at]


def _join_lines(lines: list[str], at: int, _choice: int) -> None:
    lines[at] = lines[at].rstrip("\r\n") + " "


def _indent(lines: list[str], at: int, choice: int) -> None:
    lines[at] = (" ", "  ", "    ", "\t", "　", "\xa0", "  \t")[choice % 7] + lines[at]


def _outdent(lines: list[str], at: int, choice: int) -> None:
    width = len(lines[at]) - len(lines[at].lstrip(" "))
    lines[at] = lines[at][min(width, 1 + choice % 8) :]


def _double_indents(lines: list[str], at: int, choice: int) -> None:
    for number in range(at, min(len(lines), at + choice % 40)):
        width = len(lines[number]) - len(lines[number].lstrip(" "))
        lines[number] = " " * width + lines[number]


def _tabs(lines: list[str], at: int, choice: int) -> None:
    for number in range(at, min(len(lines), at + 1 + choice % 30)):
        lines[number] = lines[number].replace("  ", "\t")


def _move_block(lines: list[str], at: int, choice: int) -> None:
    block = lines[at : at + 1 + choice % 12]
    del lines[at : at + len(block)]
    target = choice % (len(lines) + 1)
    lines[target:target] = block


def _swap_tokens(text: str, where: float, choice: int) -> str:
    tokens = TOKEN.findall(text)
    if len(tokens) < 2:
        return text
    one, other = _at(len(tokens), where), choice % len(tokens)
    tokens[one], tokens[other] = tokens[other], tokens[one]
    return "".join(tokens)


def _widen(text: str, where: float, choice: int) -> str:
    """A stretch typed with the Chinese keyboard."""
    at = _at(len(text), where)
    end = at + 1 + choice % 200
    wide = str.maketrans(":,{}[]#-", "：，｛｝［］＃－")
    return text[:at] + text[at:end].translate(wide) + text[end:]


def _unbalance(text: str, _where: float, choice: int) -> str:
    """Takes out one of all brackets and quotes."""
    found = [match.start() for match in re.finditer(r"[{}\[\]\"'【】`（）]", text)]
    if not found:
        return text
    at = found[choice % len(found)]
    return text[:at] + text[at + 1 :]


def _repeat(text: str, where: float, choice: int) -> str:
    at = _at(len(text) + 1, where)
    return text[:at] + PIECES[choice % len(PIECES)] * (choice % 500) + text[at:]


def _line_ends(text: str, _where: float, choice: int) -> str:
    return text.replace("\n", ("\r\n", "\r", "\n\n", " \n")[choice % 4])


def _cut_off(text: str, where: float, _choice: int) -> str:
    return text[: _at(len(text) + 1, where)]


def _flip(data: bytes, where: float, choice: int) -> bytes:
    at = _at(len(data), where)
    return data[:at] + bytes([data[at] ^ 1 << choice % 8]) + data[at + 1 :] if data else data


def _lose_bytes(data: bytes, where: float, choice: int) -> bytes:
    at = _at(len(data), where)
    return data[:at] + data[at + 1 + choice % 5 :]


def _put_bytes(data: bytes, where: float, choice: int) -> bytes:
    at = _at(len(data) + 1, where)
    return data[:at] + bytes([choice % 256, choice // 7 % 256]) + data[at:]


def _recode(data: bytes, where: float, choice: int) -> bytes:
    """The whole file, or what follows a line, in another encoding."""
    text = data.decode("utf-8", "replace")
    encoding = ("gb18030", "utf-16", "utf-16-le", "big5", "utf-32", "utf-8-sig")[choice % 6]
    if choice % 2:
        return text.encode(encoding, "replace")
    at = text.find("\n", _at(len(text), where)) + 1
    return text[:at].encode() + text[at:].encode(encoding, "replace")


TEXT_FAULTS: tuple[Callable[[str, float, int], str], ...] = (
    *(_insert, _insert, _replace, _delete, _swap_tokens, _widen, _unbalance, _unbalance),
    *(_repeat, _line_ends, _cut_off),
    *map(_on_lines, (_drop_line, _double_line, _swap_lines, _join_lines, _indent, _outdent)),
    *map(_on_lines, (_outdent, _double_indents, _tabs, _move_block)),
)
BYTE_FAULTS: tuple[Callable[[bytes, float, int], bytes], ...] = (
    _flip,
    _lose_bytes,
    _put_bytes,
    _recode,
)
KINDS = len(TEXT_FAULTS) + len(BYTE_FAULTS)
