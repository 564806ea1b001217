"""说明：同一个字或词连着写了两遍：二是是、的的、开展开展。
理由：改稿时粘贴、换词最容易多留一遍；“人人”“常常”“一个一个”“商量商量”这样的重叠不算。
反例：一是是加大监督力度，积极开展开展志愿服务；二是培育队伍。
正例：一是加大监督力度，积极开展志愿服务；二是培育队伍。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.numberwords import COUNTED
from drafter.findings import Family, Rule, Severity
from drafter.library.neighbours import between, pair
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("字词重复", Family.WORDING, Severity.ERROR, __doc__, also=tuple(Severity))
# Characters that do not stand twice side by side, but where two words meet that do: 为了了解.
_CHARACTER = pattern(
    "是(?<=[一二三四五六七八九十]是)(?P<item>是)(?!否|非)"
    "|的(?<![目标之]的)(?P<of>的)(?!确|士)"
    "|了(?<![不一]了)(?P<done>了)(?![解结却然断事无一之不])"
    "|更(?<!变更)(?P<more>更)(?!新|换|名|正|改|替|迭)|很(?P<very>很)|已(?P<already>已)"
)
# 在在建 and 和和谐 have a word that begins with it; 现在在 and 总和和 one that ends so.
_JOINT = pattern(
    "在(?<![现存实所自内外潜好]在)(?P<at>在)(?![建校册职任场岗编位线院读乡逃京沪外家此哪于售途训制押野朝意乎])"
    "|和(?<![总温暖饱缓柔随祥共平谦调中人义泰]和)(?P<and>和)(?![谐平睦美解顺县田善气合和布政义龙静])"
    "|与(?<![参给赋授付]与)(?P<with>与)(?![会时众人])|被(?<![棉毛]被)(?P<by>被)(?![子褥告动])"
    "|也(?P<also>也)(?![门罢许])|把(?<![一火拖车]把)(?P<hold>把)(?![关柄脉握手式戏])"
)
_TWICE: Final = frozenset(pair(each, each) for each in "是的了更很已在和与被也把")
_WORD = pattern("([㐀-鿿]{2,4})\\1")
# 未发生一起一起事故 is no 一件一件抓; a number is never told twice running: 120人120人.
_NONE_OF: Final = pattern("[起例件宗次](?<=[生现无]一.)(?P<again>一(?P<measure>[起例件宗次]))")
_ONE_MORE: Final = between("起例件宗次", "一")
_SEAM: Final = pattern(f"(?:{COUNTED}|年|月)(?=[0-9])")
_NUMBERED: Final = pattern(r"(?<![0-9.])[0-9]{1,9}(?:\.[0-9]{1,4})?[万亿]?\Z")
_LONGEST: Final = 16
_COUNTED: Final = "一二两三四五六七八九十百千万零几每半挨"
# Verbs that are doubled for “a little”, words doubled for force, names.
_REDUPLICATED = pattern(
    "研究|讨论|商量|了解|考虑|休息|活动|学习|打扫|走动|照顾|帮助|关心|体验|锻炼|整理|收拾|聊天"
    "|特别|非常|很多|雪白|好多|哪里|哪个|谁家|左右|点滴|欧亚|奇迹|巴巴|尝试|沟通|交流|反思|思考"
    "|介绍|协调|参谋|琢磨|掂量|表扬|鼓励|放松|热闹|高兴|清静|宣传|说道|评论|评议|检查|打听|准备"
    "|梳理|溜达|总结|提醒|鉴定|意思|多少|多少万|如何|那么|这么|大片|大块|老远|请坐|活跃|改善|指点|比较|见识|轻松|凉快|暖和|开导|劝说"
)
# A place and what it has: 某某社区社区工作者, 某某街道街道办事处.
_PLACES: Final = frozenset(("社区", "街道", "农村", "城市", "乡镇", "城乡", "村民", "居民", "镇街"))
# Where two words meet: 带来越来越多, 去年一年一些.
_ACROSS: Final = frozenset(("来越", "年一", "月一", "天一", "次一", "区社"))
# 养老服务服务质量, 负责管理管理人员: a noun that begins with the word may follow it.
_NOUN: Final = pattern(
    "对象|人员|质量|标准|机构|单位|部门|能力|水平|项目|中心|机关|体系|制度|经费|资金|设施|平台"
    "|组织|标识|工作|办法|条例|规定|方案|费用|力量|方式|模式|网络|窗口|效能|效果|功能|机制|政策"
    "|业务|事项|成本|价格|场所|大厅|手册|指南|合同|协议|事业|行业|产业|企业|内容|流程|措施|系统"
    "|[者员区站点处室所队费金率网法长口团]"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each character and each word of two to four that is written twice."""
    # Hardly ever: then neither of the next two is worth a look at the whole text.
    if not _TWICE.isdisjoint(paper.pairs):
        yield from _characters(paper)
    yield from _counts(paper)
    for found in paper.matches(_WORD):
        word, text = found[1], paper.text
        if _is_meant(word):
            continue
        start, end = found.start() + len(word), found.end()
        if word in _PLACES and "㐀" <= text[end : end + 1] <= "鿿":
            continue
        if text.startswith("对象", end):  # 服务服务对象
            continue
        severity, asked = Severity.WARNING, "连着写了两遍"
        if len(word) == 2 and _NOUN.match(text, end):
            severity, asked = Severity.NOTICE, "连着出现两次，是不是写重了"
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(found.start(), end)}”里“{word}”{asked}",
            hint=f"多出来的，删去一个“{word}”",
            severity=severity,
            repairs=paper.repair(start, end, "") if severity is Severity.WARNING else (),
        )


def _is_meant(word: str) -> bool:
    """Whether it may well stand twice: 一个一个, 商量商量, 说着说着, 很多很多."""
    if word[0] in _COUNTED or word[0] == "很" or word[1] in "每着":
        return True
    return word in _ACROSS or len(set(word)) == 1 or bool(_REDUPLICATED.fullmatch(word))


def _counts(paper: Paper) -> Iterator[Finding]:
    """Each count that is told twice running."""
    for found in paper.matches(_NONE_OF, having=_ONE_MORE):
        if found[0][0] == found["measure"]:
            yield _again(paper, *found.span("again"))
    for seam in paper.matches(_SEAM):
        number = _NUMBERED.search(paper.text, max(0, seam.start() - _LONGEST), seam.start())
        if number and paper.text.startswith(number[0] + seam[0], seam.end()):
            yield _again(paper, seam.end(), seam.end() + len(number[0] + seam[0]))


def _again(paper: Paper, start: int, end: int) -> Finding:
    more = paper.text[start:end]
    return RULE.at(
        paper.place(start),
        f"“{paper.around(start, end)}”里“{more}”写重了",
        hint=f"删去一个“{more}”",
        severity=Severity.WARNING,
        repairs=paper.repair(start, end, ""),
    )


def _characters(paper: Paper) -> Iterator[Finding]:
    """Each single one, surely wrong or very likely so."""
    for found in paper.matches(_CHARACTER):
        start, end = found.span(str(found.lastgroup))
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start - 1, end)}”里“{found[0]}”写重了",
            hint=f"删去一个“{found[0][-1]}”",
            repairs=paper.repair(start, end, ""),
        )
    for found in paper.matches(_JOINT, beginning="在和与被也把"):
        start, end = found.span(str(found.lastgroup))
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start - 1, end)}”里“{found[0]}”写重了",
            hint=f"删去一个“{found[0][-1]}”",
            severity=Severity.WARNING,
            repairs=paper.repair(start, end, ""),
        )
