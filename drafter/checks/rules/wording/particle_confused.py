"""说明：状语后面的“地”、补语前面的“得”写成了“的”，或者定语后面的“的”写成了“地”。
理由：修饰动词用“地”（较好地完成了），动词后面说程度、结果用“得”（做得不够），修饰名词用“的”（有力的保障）。
反例：较好的完成了各项任务，宣传工作做的不够
正例：较好地完成了各项任务，宣传工作做得不够
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("的地得混用", Family.WORDING, Severity.WARNING, __doc__)
_HOW: Final = (
    "较好|很好|更好|认真|扎实|积极|深入|切实|有序|及时|稳步|大力|努力|全力|主动|圆满|顺利|有效|不断|逐步|持续|出色"
    "|全面|充分|有力|明显|显著|极大|最大限度|进一步|创造性|高质量|高标准|高效|妥善|严格|科学|稳妥|如期"
)
_DO: Final = (
    "完成|落实|推进|推动|促进|解决|提高|提升|加强|改善|保障|维护|发挥|开展|实现|化解|增强|贯彻|执行|带动|缓解"
    "|调动|激发|减轻|提振|巩固|满足|夯实|规范|优化|拓展|推广|宣传|组织|支持|服务"
)
_HOW_WELL: Final = (
    "(?:还)?(?:很|较|比较|非常|更加|更|不|还|不够|十分)?(?:不够|不好|好|不错|到位|扎实|理想|细|实|深|严|紧|透|差|慢|快|深入|及时)"
    "|有声有色|红红火火|井井有条|扎扎实实|有条不紊"
)
_END: Final = "(?=[，。；、！\n]|\\Z)"
# What follows 的 tells that a verb stands before or behind it, what follows 地 that a noun does.
_VERBAL = pattern(
    f"的(?:(?=(?P<done>(?:{_DO})了(?!解|结)|[做抓办搞管开用]好(?![的事人评])))"
    "|(?=(?P<opens>贯彻落实|贯彻执行|组织开展|学习贯彻|推进落实|开展学习|开展主题|开展走访|履行职责|完成任务))"
    "|(?=(?P<sees>(?:看到|认识到|意识到|感受到|感觉到|体会到|了解到|察觉到|看见)(?!的|了的)))"
    f"|(?=(?P<well>(?:{_HOW_WELL}){_END})))"
)
_NOMINAL = pattern(
    "地(?=(?P<noun>(?:保障|支撑|基础|氛围|作用|成绩|成效|环境|条件|贡献|影响|效果|局面|支持)"
    f"{_END}))"
)
_BEFORE: Final = {
    "done": pattern(f"(?:{_HOW})\\Z"),
    # at the beginning of a clause: 扎实的开展学习教育
    "opens": pattern(
        "(?<![^，。；：、\n])(?:认真|扎实|积极|切实|大力|努力|主动|稳步|有序|深入|全面|严格)\\Z"
    ),
    # 清醒的看到: what is seen stands behind, and nothing before that could be had.
    "sees": pattern(
        "(?<![㐀-鿿])(?:[但也还更又并要应]|我们|同时|必须|需要|可以){0,4}(?:清醒|深刻|清楚|充分|明显|真切|深切|敏锐|强烈|清晰|切身)\\Z"
    ),
    "well": pattern("[做抓干搞办走管]\\Z"),
    "noun": pattern(
        "(?:提供|形成|营造|奠定|打下|起到|发挥|取得|作出|做出|产生|创造)了?(?:更加|更|较|很|十分|非常)?"
        "(?:有力|坚实|良好|积极|重要|强大|坚强|显著|明显|突出|优异|较好|浓厚|优良|广泛|深远|可靠|扎实)\\Z"
    ),
}
# 开展了的走访; 完成了的 and 下达了的 may say which.
_IDLE: Final = pattern("(?:开展|做好|推进|加强|组织|实施|进行|走访|慰问)了的(?=[㐀-鿿]{2})")
_RIGHT: Final = {"done": "地", "sees": "地", "opens": "地", "well": "得", "noun": "的"}
_BACK: Final = 12


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each where the words on both sides leave no doubt."""
    for words, having in ((_VERBAL, "的"), (_NOMINAL, "地")):
        for found in paper.matches(words, having=having):
            start, kind = found.start(), str(found.lastgroup)
            before = _BEFORE[kind].search(paper.text, max(0, start - _BACK), start)
            if before is None:
                continue
            whole = paper.quoted(before.start(), start + 1 + len(found[kind]))
            yield RULE.at(
                paper.place(start),
                f"“{whole}”里的“{having}”应为“{_RIGHT[kind]}”",
                hint=f"改为“{_RIGHT[kind]}”",
                repairs=paper.repair(start, start + 1, _RIGHT[kind]),
            )
    if paper.has("了的"):
        for found in paper.matches(_IDLE):
            start, end = found.end() - 1, found.end()
            yield RULE.at(
                paper.place(start),
                f"“{paper.around(start, end)}”里的“的”多余",
                hint="删去“的”",
                repairs=paper.repair(start, end, ""),
            )
