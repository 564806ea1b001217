"""Random YAML as offices have it: Chinese keys, every style, comments, encodings, line ends."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from drafter.textfile import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.textfile import TextFile

KEYS = st.sampled_from(
    [
        "低保",
        "标准",
        "在册",
        "资金",
        "本年",
        "上年",
        "分",
        "沙湾街道",
        "甲县",
        "2021",
        "户",
        "O2O",
        "高龄·津贴",
        "殡葬",
        "火化率",
        "社区",
        "议事厅",
        "清单",
        "项目",
        "名称",
        "投资",
        "备注",
        "来源",
        "自设",
    ]
)
PLAIN = st.sampled_from(
    [
        "950",
        "1366.73",
        "908户1515人",
        "6:4",
        "0012",
        "约3436.5",
        "92.5%",
        "××",
        "无",
        "~",
        "是",
        "null",
        "2018-12-31",
        "1—2",
        "区殡仪馆迁建",
        "正在协调用地",
        "O2O",
        "3万多",
        "-5",
        "no",
        "1e3",
        "㐂𠮷",
    ]
)
QUOTED = st.sampled_from(
    ["950", "甲: 乙", "a # b", "12月报表", "", "他说，好", "[甲]", "*星", " 空 ", "𠮷"]
)
COMMENT = st.sampled_from(
    ["", "", "", "  # 注", "   # 城乡统一：950", " # {本年: 3}", "      #  '撇"]
)
# What somebody may want to put in place of a value.
WANTED = st.one_of(
    PLAIN,
    QUOTED,
    st.text(
        st.characters(
            codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\ufffd"
        ),
        max_size=12,
    ),
    st.text(st.sampled_from("年9.:：,， #'\"{}[]-?*&!|>%@`~\\无×甲"), max_size=8),
)


def _scalar(value: Any) -> str:
    kind, text = value
    return "" if kind == "空" else f"{kind}{text}{kind}"


SCALARS = st.one_of(
    st.tuples(st.just(""), PLAIN),
    st.tuples(st.sampled_from(["'", '"']), QUOTED),
    st.tuples(st.just("空"), st.just("")),
).map(lambda value: ("值", value))


def _groups(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    pairs = st.lists(
        st.tuples(KEYS, inner, COMMENT), min_size=1, max_size=4, unique_by=lambda p: p[0]
    )
    braces = st.lists(st.tuples(KEYS, FLOW), max_size=3, unique_by=lambda p: p[0])
    records = st.lists(pairs, min_size=1, max_size=3)
    return st.one_of(
        pairs.map(lambda value: ("块", value)),
        braces.map(lambda value: ("花", value)),
        records.map(lambda value: ("列", value)),
    )


FLOW = st.recursive(
    SCALARS,
    lambda inner: st.lists(st.tuples(KEYS, inner), max_size=3, unique_by=lambda p: p[0]).map(
        lambda value: ("花", value)
    ),
    max_leaves=5,
)
NODES = st.recursive(SCALARS, _groups, max_leaves=12)
ROOTS = st.lists(st.tuples(KEYS, NODES, COMMENT), min_size=1, max_size=5, unique_by=lambda p: p[0])


def in_braces(node: Any) -> str:
    kind, value = node
    if kind == "值":
        return _scalar(value)
    return "{" + ", ".join(f"{key}: {in_braces(inner)}" for key, inner in value) + "}"


def lines(pairs: Any, indent: int, step: int) -> list[str]:
    """The pairs, one below the other."""
    written = []
    for key, (kind, value), comment in pairs:
        begin = f"{' ' * indent}{key}:"
        if kind == "块":
            written += [begin + comment, *lines(value, indent + step, step)]
        elif kind == "列":
            written.append(begin + comment)
            for record in value:
                first, *others = lines(record, indent + step + 2, step)
                written += [f"{' ' * (indent + step)}- {first.lstrip()}", *others]
        else:
            words = in_braces((kind, value))
            written.append(f"{begin} {words}{comment}" if words else begin + comment)
        if comment == "  # 注":
            written += ["", f"{' ' * indent}# —— 下一节 ——"]
    return written


STEPS = st.sampled_from([2, 4])
BREAKS = st.sampled_from(["\n", "\r\n", "\r", "mixed"])
ENCODERS: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: text.encode(),
    "bom": lambda text: codecs.BOM_UTF8 + text.encode(),
    "gb18030": lambda text: text.encode("gb18030"),
}


@st.composite
def files(draw: st.DrawFn) -> TextFile:
    """A file as it was decoded."""
    # Enough usual characters that an edit does not make the encoding doubtful.
    rows = ["# 这里只填数字，做法、成效等文字写进素材", *lines(draw(ROOTS), 0, draw(STEPS))]
    broken = draw(BREAKS)
    text = "".join(
        row + (["\n", "\r\n"][number % 2] if broken == "mixed" else broken)
        for number, row in enumerate(rows)
    )
    if draw(st.booleans()):
        text = text.rstrip("\r\n")
    data = ENCODERS[draw(st.sampled_from(sorted(ENCODERS)))](text)
    read = text_of("2018.yaml", data, [])
    assert read is not None
    return read
