"""Why a year's files are not changed in place."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

NOT_THERE = Rule(
    "没有要改的内容",
    Family.DATA,
    Severity.ERROR,
    """说明：要删、要移的数据、记录或素材在文件里找不到。
理由：文件可能已经改过，照原来的位置去删会删错。
反例：删去 清单.项目[4]，清单里只有三项
正例：重新读一遍文件，再指明要删的是哪一项""",
)
NO_HOME = Rule(
    "没有地方填",
    Family.DATA,
    Severity.ERROR,
    """说明：要填的不是指标，也不是自设、清单或文件开头的项目，不知道填在哪里；或者没有素材文件。
理由：认不出的内容填进去也读不到。
反例：把数填到 低保.在测
正例：低保.在册；目录里没有的填到 自设.名称""",
)
CHANGED_MEANWHILE = Rule(
    "文件已经改过",
    Family.DATA,
    Severity.ERROR,
    """说明：读过以后，文件又被别的程序改了，这次的修改没有写。
理由：照旧的内容写，会把别人刚改的盖掉。
反例：一边在记事本里改 2018.yaml 并存盘，一边在程序里改同一个文件
正例：重新读一遍，再改""",
)
WORDS_UNFIT = Rule(
    "不能写成一条素材",
    Family.WORDING,
    Severity.ERROR,
    """说明：新的文字里有换行、注释记号，或者以标题、对策等记号开头，写进去就不是这一条了。
理由：一条素材是一行，行首的记号另有用处。
反例：# 养老/助餐；对策：……（要写成条目时）
正例：助餐点增加到【养老.助餐.助餐点】。""",
)
NO_SLIP = Rule(
    "这一行没有可改的毛病",
    Family.DATA,
    Severity.ERROR,
    """说明：要自动改好的一行没有键盘毛病，或者只有填写的人才知道该怎么改。
理由：程序只改它确知怎么改的地方。
反例：让程序改一行缺了引号的文字
正例：照这一处的建议自己改""",
)
