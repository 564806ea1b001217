"""What can be wrong with a page style."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

CIRCULAR_STYLE = Rule(
    "版式循环沿用",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：几个版式互相沿用，或者沿用自己，没有一个是写全的。
理由：绕成圈就找不到最底下的尺寸，这几个版式都不能用。
反例：版式“白头”写“沿用: 红头”，版式“红头”写“沿用: 白头”
正例：版式“白头”写“沿用: 公文”，版式“红头”写“沿用: 白头”""",
)

MISSING_BASE = Rule(
    "沿用的版式不存在",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：“沿用”后面的版式，本单位和素材库里都没有。
理由：没有被沿用的版式，没写的尺寸就不知道是多少。
反例：沿用: 公文版
正例：沿用: 公文""",
)

WRONG_MEASURE = Rule(
    "版式数值不合",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：尺寸不是数，或者字号、字体、颜色、选项不认识。
理由：猜一个尺寸会排出不合格式的公文。
反例：页边距: {上: 37毫米}
正例：页边距: {上: 37}""",
)

DOES_NOT_FIT = Rule(
    "版心放不下",
    Family.LIBRARY,
    Severity.WARNING,
    """说明：每面行数乘以行距超过版心的高，或者每行字数乘以字宽超过版心的宽。
理由：GB/T 9704第5.2.3条要求每面22行、每行28字，放不下就少一行或一个字。
反例：行距: 29（22行共638磅，版心高637.8磅）
正例：行距: 28.95""",
)
