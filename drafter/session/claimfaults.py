"""Why a year's file is not filled in: somebody else has it, or nobody can write there."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

HELD = Rule(
    "文件正由别处填写",
    Family.DATA,
    Severity.WARNING,
    """说明：同一个文件已经在另一个窗口，或者另一台电脑上打开填写，这里只能看，不能改。
理由：两处同时改一个文件，后写的会盖掉先写的。
反例：办公室和科室同时打开共享盘上的 2018.yaml
正例：等对方退出再打开；或者按科室分成几个文件，各填各的""",
)
NOT_CLAIMED = Rule(
    "文件所在的地方不能写",
    Family.DATA,
    Severity.WARNING,
    """说明：文件所在的文件夹里建不了新文件，填的数写不进文件，只能先记在本机。
理由：先说清楚，免得填了半天才知道存不下。
反例：光盘上的文件；只读的共享文件夹
正例：把整个单位文件夹复制到自己可以写的地方，再打开""",
)
