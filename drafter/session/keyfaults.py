"""What can be wrong with the user's own file of keys."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

UNKNOWN_ACTION = Rule(
    "没有这个操作",
    Family.STRUCTURE,
    Severity.WARNING,
    """说明：按键文件里冒号前面的名称不是程序的操作。
理由：认不出的操作换不了键，原来的键照旧。
反例：下一空格: f3
正例：下一空: f3（名称见命令“按键”那一页）""",
)
UNFIT_KEY = Rule(
    "这个键用不上",
    Family.STRUCTURE,
    Severity.WARNING,
    """说明：按键文件里写的键到不了程序，或者另有用处。
理由：终端、输入法和填数的那一行先拿走一些键；写上也不会起作用，不如现在就说。
反例：下一空: alt+n
正例：下一空: f3, ctrl+n""",
)
KEY_TAKEN = Rule(
    "一个键给了两个操作",
    Family.STRUCTURE,
    Severity.WARNING,
    """说明：按键文件把一个键给了两个操作，或者把一个操作原来的键给了别的操作。
理由：一个键只能做一件事；后写的不算，原来占着的让出来。
反例：下一空: f3 之后又写 检查: f3
正例：下一空: f3 和 检查: f4""",
)
FIXED_KEYS = Rule(
    "这个操作的键不能换",
    Family.STRUCTURE,
    Severity.WARNING,
    """说明：用 Enter、Esc、空格和方向键的操作，键是固定的。
理由：这些键在每一页都有用，换了就走不动、退不出。
反例：返回: f12
正例：不写这一行，返回总是 Esc""",
)
