"""Why a change cannot be put together with one made elsewhere."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

BOTH_CHANGED = Rule(
    "两处改了同一行",
    Family.DATA,
    Severity.ERROR,
    """说明：要撤销、要写的地方，别的程序或别的人刚刚也改过，两边的修改合不到一起，没有写。
理由：随便取一边，另一边的修改就丢了。
反例：在程序里把低保标准改为950，同时有人在记事本里把同一行改为955；这时撤销
正例：看一看文件里现在写的是什么，再照要的内容改一次""",
)
