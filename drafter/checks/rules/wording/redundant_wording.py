"""说明：词语的意思重复：目的是为了、原因是因为、截至目前为止、人均每人。
理由：一个意思说一遍就够；叠在一起的多是两种说法合成了一句。
反例：目的是为了方便群众，原因是因为人手不足
正例：目的是方便群众，原因是人手不足
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.library.neighbours import ByHead
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("意思重复", Family.WORDING, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
_STYLE: Final = Severity.NOTICE
_SURE: Final = Severity.WARNING
_SHORT: Final = 8
_TOTAL: Final = "共计|合计|总计|总共|一共|累计"
_DONE: Final = (
    "走访|慰问|救助|资助|发放|收到|投入|办理|接待|服务|开展|举办|培训|建成|新建|募集|筹集|完成|排查|发现|整改|支出"
    "|保障|受理|登记|组织|配备|下拨|拨付|改造|新增|争取|印发|制作"
)
# What must occur (one of it), the words with those too many, and how sure it is.
_TABLE: Final = tuple(
    (tuple(triggers.split()), pattern(words), severity)
    for triggers, words, severity in (
        ("是为了 在于为了", "目的(?:就|主要|正|也|都|还)?(?:是|在于)(?P<more>为了)", _SURE),
        (
            "是因为 是由于 在于因为 在于由于",
            "原因(?:主要|就|还|也|一方面)?(?:是|在于)(?P<more>因为|由于)",
            _SURE,
        ),
        ("及到", "[涉波触提危]及(?P<more>到)(?![位场期达账底岗])", _STYLE),
        (
            "为止 底止 日止 月止 末止 年止 前止 初止",
            "截[止至]到?(?:目前|现在|当前|[0-9年月日底末份初]{2,14})(?P<more>为止|止(?![水血损付步境息痛]))",
            _SURE,
        ),
        (
            "非常十 非常极 分非常 其非常 为非常",
            "非常(?P<more>十分|极其|极为)|(?:十分|极其|极为)(?P<again>非常)",
            _SURE,
        ),
        ("十分极 其十分 为十分", "十分(?P<more>极其|极为)|(?:极其|极为)(?P<again>十分)", _SURE),
        ("疫情防疫", "(?P<more>疫情)防疫", _SURE),
        ("元/每", "元(?P<more>/)每[人户月年天]", _SURE),
        (
            "日前 底前 月前 末前 日以前 底以前 月以前",
            "截[止至]到?[0-9年月日底末]{2,14}(?P<more>以?前)(?![期后段来])",
            _STYLE,
        ),
        (
            "同比去年 同比上年 同比比 同比较 去年同比 上年同比 期同比",
            "同比(?P<more>[比较]?[去上]年(?:同期)?)(?=[增减下上提多少降升])|(?P<again>与[去上]年(?:同期)?)同比",
            _STYLE,
        ),
        ("凯旋", "凯旋(?P<more>而归|归来|而回)", _STYLE),
        (
            "均都 都均",
            "均(?P<more>都)(?![市城江匀])|(?<=[已全也]都)(?P<again>均)(?![衡等匀分价值数])",
            _SURE,
        ),
        (
            "平均人均 人均每人 每人人均 户均每户 月均每月 日均每 年均每年",
            "(?P<more>平均)人均|(?:人均|每人)(?P<again>每人|人均)|户均(?P<home>每户)|月均(?P<month>每月)|日均(?P<day>每[天日])|年均(?P<year>每年)",
            _SURE,
        ),
        ("起开始", "[日月年]起(?P<more>开始)", _STYLE),
        (
            " ".join(f"{told}{number}" for told in "共计" for number in "约0123456789"),
            f"(?:共(?<![公中一总国合与]共)|{_TOTAL})(?:{_DONE})[^，。；、：\n0-9共]{{0,12}}(?P<more>{_TOTAL}|共(?:计)?)(?=约?[0-9])",
            _SURE,
        ),
        (
            "计共 计合 计总 计一 计累 共共 共合 共总 共一 共累",
            f"(?:{_TOTAL})(?P<more>{_TOTAL}|共)(?=[约近超]?[0-9]|{_DONE})",
            _STYLE,
        ),
        ("益越来越 来越日益", "(?P<more>日益)越来越|越来越(?P<again>日益)", _SURE),
        (
            "更加更 加越来越 来越更",
            "更加(?P<more>更|越来越)|越来越(?P<again>更)",
            _SURE,
        ),
        (
            "尤其特 尤其是特 别尤其 是尤其",
            "(?P<more>尤其是?)特别是?|(?P<again>特别是?)尤其是?",
            _SURE,
        ),
        ("悬殊", "悬殊(?P<more>很大|较大|巨大|太大|过大|极大)", _STYLE),
        (
            "必须务必 必须一定 务必必须 务必一定 一定务必 一定必须",
            "必须(?P<more>务必|一定要?)|务必(?P<again>必须|一定要?)|一定(?P<third>务必|必须)",
            _SURE,
        ),
        (
            "目前现状 目前的现状 当前现状 当前的现状 现在现状 现在的现状",
            "(?P<more>目前的?|当前的?|现在的?)现状",
            _STYLE,
        ),
        ("诸于", "[付诉]诸(?P<more>于)", _STYLE),
        ("仍然还", "仍然(?P<more>还)(?![款清贷债原乡本])", _STYLE),
        ("至今以来 以来至今", "至今(?P<more>以来)|以来(?P<again>至今)", _STYLE),
        (
            "首次第一次 第一次首次 首批第一批",
            "首次(?P<more>第一次)|第一次(?P<again>首次)|首批(?P<third>第一批)",
            _SURE,
        ),
        (
            "提前预先 提前事先 预先提前 事先提前",
            "提前(?P<more>预先|事先)|(?:预先|事先)(?P<again>提前)",
            _STYLE,
        ),
        ("再次重新 再度重新 重新再", "(?P<more>再次|再度)重新|重新(?P<again>再次|再度)", _STYLE),
    )
)
_BY_TRIGGER: Final = ByHead((each[0], each) for each in _TABLE)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each place of each of them."""
    for triggers, words, severity in _BY_TRIGGER.perhaps(paper.pairs):
        if not paper.has(*triggers):
            continue
        for found in paper.matches(words):
            start, end = found.span(str(found.lastgroup))
            more = paper.text[start:end]
            yield RULE.at(
                paper.place(found.start()),
                f"“{paper.quoted(*found.span())}”意思重复",
                hint=f"删去“{more}”",
                severity=severity,
                repairs=paper.repair(start, end, "") if _is_short(found) else (),
            )


def _is_short(found: re.Match[str]) -> bool:
    """Whether the words stand so close together that one of them may simply go."""
    return len(found[0]) <= _SHORT
