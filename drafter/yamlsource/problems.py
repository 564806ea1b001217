"""What libyaml says, in plain Chinese: which character, where, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

# What a problem says → what a clerk is told, and what to do about it. The first that
# the problem contains is taken.
_PLAIN = {
    "mapping values are not allowed": (
        "这里不该再有“: ”；一行只能有一个键，或者缩进比上一行深了",
        "若是文字，给整个值加上引号；若是下一级，另起一行缩进两格；否则与上一行对齐",
    ),
    "mapping keys are not allowed": ("“? ”的写法用不上", "写成“键: 值”"),
    "block sequence entries are not allowed": (
        "这里不能写条目“- ”",
        "条目另起一行；若是文字，给整个值加上引号",
    ),
    "could not find expected ':'": ("这一行没有冒号", "写成“键: 值”；若是说明，行首加“# ”"),
    "cannot start any token": ("值不能以“{character}”开头", "若是文字，给整个值加上引号"),
    "tab character": ("用了制表符缩进", "改用空格缩进，每层两个"),
    "unknown escape character": ("双引号里的反斜杠写法读不懂", "改用单引号，或者去掉引号"),
    "escape code": ("双引号里的反斜杠写法读不懂", "改用单引号，或者去掉引号"),
    "hexdecimal": ("双引号里的反斜杠写法读不懂", "改用单引号，或者去掉引号"),
    "',' or '}'": (
        "花括号“{”里这一处读不懂：可能少了逗号，或者没有用“}”收尾",
        "各项之间用半角逗号加空格，最后用“}”收尾",
    ),
    "',' or ']'": (
        "方括号“[”里这一处读不懂：可能少了逗号，或者没有用“]”收尾",
        "各项之间用半角逗号加空格，最后用“]”收尾",
    ),
    "expected key": (
        "这一行与同组的键对不齐，或者上一行的值后面多了文字",
        "与同组的键左对齐；值里有引号、括号的，给整个值加上引号",
    ),
    "expected '-' indicator": (
        "这一列条目里有一行不以“- ”开头",
        "行首加“- ”，与其他条目对齐；若属于上一条，缩进与上一条的文字对齐",
    ),
    "expected node content": (
        "这里少了内容，或者多了“{character}”",
        "删去多余的符号，或者补上内容",
    ),
    "alphabetic or numeric": (
        "“{character}”在值的开头另有用处，不当文字读",
        "若是文字，给整个值加上引号",
    ),
    "comment or line break": (
        "“|”或“>”后面不能在同一行写文字",
        "若是文字，给整个值加上引号",
    ),
    "document indicator": ("引号没有配对", "补上后一个引号"),
    "indentation indicator": (
        "“|”或“>”后面的数字要从1起",
        "删去这个数字；若是文字，给整个值加上引号",
    ),
    "document": ("这里不能另起一份文档，或者缩进与上文对不齐", "与同组的键左对齐；分隔线前加“# ”"),
    "directive": ("“%”开头的YAML指令用不上", "删去这一行；若是文字，给整个值加上引号"),
    "version": ("“%”开头的YAML指令用不上", "删去这一行"),
    "tag": ("YAML的类型标签“!”用不上", "删去标签；若是文字，给整个值加上引号"),
    "unexpected end of stream": ("引号没有配对", "补上后一个引号"),
    "unexpected ':'": ("冒号后面缺一个空格", "在冒号后面加一个空格"),
}
# Where a problem alone says too little, what was being read says more.
_BY_CONTEXT = {
    "tag": "tag",
    "directive": "directive",
    "anchor": "alphabetic or numeric",
    "alias": "alphabetic or numeric",
}
_OTHER = ("这里不合YAML的写法", "写成“键: 值”；若是文字，给整个值加上引号")
# Where the parser stops is a line too far for these; where it began is the place to look.
_FROM_THE_START = ("simple key", "scanning a quoted scalar")
_FROM_THE_OPENER = ("flow mapping", "flow sequence")


def explain(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str, str]:
    """The offset to look at, what is wrong there, and what to do."""
    problem = error.problem or ""
    index = _index(error)
    character = text[index : index + 1].strip() or "空白"
    found = next((words for part, words in _PLAIN.items() if part in problem), None)
    context = error.context or ""
    told = (key for part, key in _BY_CONTEXT.items() if context.endswith(f" {part}"))
    message, hint = found or _PLAIN.get(next(told, ""), _OTHER)
    return index, message.replace("{character}", character), hint


def _index(error: yaml.MarkedYAMLError) -> int:
    start, stop = error.context_mark, error.problem_mark
    context = error.context or ""
    if start is None or stop is None:
        return getattr(start or stop, "index", 0)
    opened_before = start.line != stop.line
    if any(part in context for part in _FROM_THE_START):
        return start.index
    if opened_before and any(part in context for part in _FROM_THE_OPENER):
        return start.index
    return stop.index
