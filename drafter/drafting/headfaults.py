"""What can be wrong with the elements around a document's text."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

MISSING_ELEMENT = Rule(
    "必有的要素没有填",
    Family.STRUCTURE,
    Severity.WARNING,
    """说明：版式规定必有的要素（主送、发文字号、签发人、成文日期等）没有填，文稿里印成空缺。
理由：上行文缺签发人、发文字号就不能发；程序不替单位编。
反例：版式: 报告，没有写签发人
正例：版式: 报告，另写一行 签发人: 姓名""",
)
BAD_NUMBER = Rule(
    "发文字号写法不对",
    Family.STRUCTURE,
    Severity.ERROR,
    """说明：发文字号由机关代字、年份、序号组成，年份四位、用六角括号，序号不加“第”、不编虚位，后面加“号”。
理由：GB/T 9704第7.2.5条；年份还应和成文日期同年。
反例：发文字号: 某民[2024]第05号
正例：发文字号: 某民〔2024〕5号""",
    also=(Severity.NOTICE,),
)
BAD_ELEMENT = Rule(
    "版头要素写法不对",
    Family.STRUCTURE,
    Severity.WARNING,
    """说明：份号、密级和保密期限、紧急程度的写法不合标准，或者涉密公文没有份号。
理由：GB/T 9704第7.2.1至7.2.3条；份号六位数字，密级与期限之间用“★”，紧急程度分特急、加急。
反例：密级: 机密*1年
正例：密级: 机密★1年，份号: 000001""",
)
TITLE_KIND = Rule(
    "标题没有文种",
    Family.STRUCTURE,
    Severity.NOTICE,
    """说明：版式有自己的文种，标题没有以它收尾。
理由：公文标题由发文机关名称、事由和文种组成；总结不是法定文种，上报时用报告。
反例：版式: 报告，标题: 某县民政局2024年工作总结
正例：版式: 报告，标题: 某县民政局关于2024年工作情况的报告""",
)
