"""What the library proof can find in sections that compile."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

BROKEN_SENTENCE = Rule(
    "缺数时句子不通",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：有的数还没有报来时，这一行印出来有多余或叠在一起的标点、配不成对的括号，或没头没尾的半句。
理由：数据总是陆续报来的，哪一个先缺，句子都要读得通。
反例：在册{{ 低保.在册 }}。其中[[城市{{ 低保.城市.在册 }}]]。
正例：在册{{ 低保.在册 }}[[，其中城市{{ 低保.城市.在册 }}]]。""",
)
HOLE_LEFT = Rule(
    "数齐了仍有空缺",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：这一行用到的数全都给了，印出来仍有空缺。
理由：永远填不满的空缺，说明用错了视图或指标。
反例：{{ 低保.在册.人.占(慈善.募集) }}（人数占金额，算不出来）
正例：{{ 低保.城市.在册.人.占(低保.在册.人) }}""",
)
NEVER_PRINTED = Rule(
    "指标没有章节用到",
    Family.LIBRARY,
    Severity.NOTICE,
    """说明：指标目录里有这个指标，但没有任何章节印它，也没有公式用它。
理由：填了也印不出来；只供附表的，在指标上写明 用途: 附表。
反例：目录里有 低保.退出，章节里没有用到
正例：在章节里写上 {{ 低保.退出 }}，或写 用途: 附表""",
)
