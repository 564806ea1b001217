"""What can be wrong with a template, and what drafting itself must say."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

BAD_SYNTAX = Rule(
    "模板语法不对",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：章节里的 {{ }}、{% %} 或 [[ ]] 没有写完整，或用了章节语言里没有的写法。
理由：章节语言只有几种写法，别的一律不认，免得印出不该印的东西。
反例：发放{{ 低保.资金 * 2 }}
正例：发放{{ 低保.资金 }}""",
)
UNKNOWN_NAME = Rule(
    "模板里的名称不存在",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：模板里写的指标、清单、单位或时段的名称找不到。
理由：找不到就印不出来；多半是写错了字。
反例：{{ 低保.资全 }}
正例：{{ 低保.资金 }}""",
)
BAD_VIEW = Rule(
    "视图用法不对",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：视图不能用在这个指标上，或括号里的指标多了、少了。
理由：户和人成对的指标要指明用哪一个；占、自、差、每要写明和谁比。
反例：{{ 低保.在册.同比 }}
正例：{{ 低保.在册.人.同比 }}""",
)
CLAIM = Rule(
    "文字断言了数的方向",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：模板文字在数字旁边写了提高、增长、下降、全覆盖之类的话。
理由：数会变，写死的方向词会和数打架；方向由程序按数给出。
反例：保障标准持续提高到{{ 低保.标准 }}
正例：保障标准{{ 低保.标准.走势 }}，{{ 低保.标准.由上年到本年 }}""",
)
LITERAL_DIGITS = Rule(
    "文字里有数字",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：模板文字里直接写了阿拉伯数字。
理由：每个数都要能追到来处；不是数据的数字用反引号标明。
反例：为80岁以上老人供餐
正例：为`80岁以上`老人供餐""",
)
LITERAL_TIME = Rule(
    "文字里写死了时间",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：模板文字里写了年末、全年、上半年、今年、明年一类的话。
理由：同一章节要用于全年、半年和不同年份，时间由时段给出。
反例：全年发放低保金
正例：{{ 时段.当期 }}发放低保金""",
)
FELL = Rule(
    "未印",
    Family.DATA,
    Severity.NOTICE,
    """说明：一个可有可无的分句因为它的数没有报来而没有印。
理由：没有的数不猜；列出来，好知道少说了什么。
反例：低保金的分句落下，因为 低保.资金 还没有填。
正例：填上 低保.资金，或写“无”。""",
)
UNPRINTED = Rule(
    "已填未印",
    Family.DATA,
    Severity.NOTICE,
    """说明：填了一个数，但稿件里没有任何地方印它。
理由：报来的数不该悄悄丢掉。
反例：填了 低保.城市.在册，提纲没有用到它。
正例：在提纲里放上它的主题，或在素材里写【低保.城市.在册】。""",
)
UNPLACED = Rule(
    "主题没有进提纲",
    Family.STRUCTURE,
    Severity.WARNING,
    """说明：一个主题有数据或素材，但提纲的哪一部分都没有它。
理由：做了的工作没有写进稿件。
反例：填了慈善的数，提纲里没有 慈善/募捐。
正例：在提纲的章节里加上这个主题。""",
)
TWICE_PLACED = Rule(
    "主题在一个部分里出现两次",
    Family.STRUCTURE,
    Severity.ERROR,
    """说明：同一个主题在提纲的同一部分里列了两次。
理由：同样的话会印两遍。
反例：主题: [社会救助/低保, 社会救助/低保]
正例：主题: [社会救助/低保]""",
)
UNKNOWN_TOPIC = Rule(
    "主题不存在",
    Family.STRUCTURE,
    Severity.ERROR,
    """说明：提纲或素材写的主题、条目在素材库里没有。
理由：名字对不上，内容就没有地方去。
反例：主题: [社会救助/低报]
正例：主题: [社会救助/低保]""",
)
GAP = Rule(
    "章节读不懂，稿件留空",
    Family.LIBRARY,
    Severity.ERROR,
    """说明：一个主题的章节有错误，稿件在它的位置留下标记，其余照常。
理由：错的章节不能当没有，也不能拖累别的章节。
反例：章节里有没写完的 {{
正例：按所列位置改好章节。""",
)
UNKNOWN_LINK = Rule(
    "素材所引的视图不存在",
    Family.DATA,
    Severity.ERROR,
    """说明：素材里用【】引一个数时，指标后面的视图不存在，或要和别的指标比。
理由：不知道怎样印，只能印成空缺。
反例：每天就餐【养老.助餐.日就餐.同笔】
正例：每天就餐【养老.助餐.日就餐.同比】""",
)
