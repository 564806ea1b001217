"""说明：文中留有网页上的字：字号大中小、打印、关闭窗口、分享到、责任编辑、扫码浏览、扫码关注、会员查看，或者“未完待续”“下转第×版”。
理由：从网页、报纸上复制时带进来的，不是文稿的内容；提到隐藏、权限、积分的，说明正文没有复制全。
反例：字号：大 中 小
正例：删去这一行；正文缺了的，到原件里补齐
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.quoting import inner
from drafter.findings import Family, Rule, Severity
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("网页文字残留", Family.STRUCTURE, Severity.WARNING, __doc__)
_LONGEST = 70
_NEAR_EITHER_END = 8
_GAP = r"[ \u3000\xa0|｜/·\[\]【】：:]{0,3}"
_BUTTON = "打印|打印本页|打印此页|关闭|关闭窗口|关闭本页|关闭页面|返回顶部|返回首页|收藏|分享|复制链接|点赞"
# A whole line that only a page about a text has.
_FURNITURE = pattern(
    r"[\[【(（]?(?:"
    rf"字[号体]{_GAP}(?:[大中小]{_GAP}){{0,3}}(?:(?:{_BUTTON}){_GAP}){{0,5}}|大{_GAP}中{_GAP}小{_GAP}"
    rf"|(?:{_BUTTON})(?:{_GAP}(?:{_BUTTON})){{0,4}}"
    r"|分享(?:到|至)[：:]?[^。]{0,30}|责任编辑[：:]?[^。；]{0,20}"
    r"|(?:浏览|阅读|点击|访问)(?:次数|量|数)[：:]?[ \u3000]*[0-9]{0,9}次?"
    r"|(?:您|你)?(?:现在|当前)的?(?:所在)?位置[：:][^。]{0,60}"
    r"|(?:用手机|微信)?(?:扫一扫|扫描二维码|扫码(?:使用|浏览|查看|分享|关注|下载|阅读))[^。]{0,30}"
    r"|(?:点击)?阅读原文|点击(?:上方|下方)[^。]{0,20}|(?:手机)?二维码|(?:上一篇|下一篇)[：:]?[^。]{0,60}|网站地图|版权所有[：:]?[^。]{0,60}"
    r")[\]】)）]?[ \u3000|｜]*"
)
# What these begin with, behind a bracket; then those that a page has perhaps.
_BEGINS = frozenset("字大打关返收分复点责浏阅访您你现当位用微扫手二上下网版") | frozenset(
    "信文稿来编发更相附"
)
_BRACKETS = "[【(（"
# Lines that a page has at its beginning or end, and a table or a notice elsewhere.
_PERHAPS = pattern(
    r"(?:信息|文章|稿件)?来源[：:][^。；]{0,40}|编辑[：:][^。；]{0,20}"
    r"|(?:发布|更新)(?:时间|日期)[：:][^。；]{0,40}|(?:相关链接|相关阅读|附件下载)[：:]?[^。]{0,60}"
)
_HIDDEN = pattern(
    r"(?:隐藏内容|以下内容已?隐藏|[^。]{0,12}(?:需要(?:权限|登录|付费)|登录后可?(?:查看|阅读|下载)"
    r"|(?:付费|会员|VIP)(?:免费)?(?:查看|阅读|下载|可见)|回复后?可见|关注公众号)[^。]{0,20}"
    r"|[^。]{0,8}用户特权[^。]{0,20}|(?:所需)?积分[：:][ \u3000]*[0-9.]{1,8})[ \u3000。]*"
)
_HINT = pattern("权限|登录|付费|会员|VIP|隐藏|可见|公众号|特权|积分")
_BROKEN_OFF = pattern(
    r"[（(](?:未完(?:待续)?|待续|(?:下转|上接)第?[ 0-9A-Z一二三四五六七八九十]{1,4}版?)[）)]"
    r"|[（(]未完[，,][^（）()\n]{0,40}[）)]|未完待续|下载后可?(?:任意|自由|自行)?编辑"
)
# A sentence of its own that asks the reader; 引导群众扫码关注 tells of work.
_FOLLOW = pattern(
    r"(?:(?<=[。！；\n])|\A)[ \u3000]*(?P<said>(?:(?:欢迎|请)?(?:微信)?(?:扫码|扫一扫|扫描|长按)(?:识别)?(?:[上下]方|以下|上图|下图)?(?:的)?(?:二维码)?"
    r"|[（(]?(?:欢迎|请)关注)[，,]?(?:即可|欢迎|请)?(?:关注|了解|查看|下载)?[^。；\n“”]{0,6}(?:[“][^“”\n]{1,20}[”])?[^。；\n]{0,16}"
    r"(?:公众号|视频号|服务号|二维码|关注我们|了解更多|了解详情))[）)]?(?=[。！\n]|\Z)"
)
_FOLLOWED = ("扫码", "扫一扫", "扫描", "长按", "关注")
_BREAKS = ("未完", "待续", "下转", "上接", "下载后")
_PAGE, _HIDES = "是网页上的字", "：这里的正文在网页上是隐藏的，没有复制下来"


def check_text(paper: Paper) -> Iterator[Finding]:
    """Lines of a page, hints at hidden text, marks of a text that goes on elsewhere."""
    count = len(paper.passages)
    told: set[int] = set()
    for index, passage in enumerate(paper.passages):
        if passage.role is not Role.BODY or len(passage.text) > _LONGEST:
            continue
        line = passage.text.strip(" \u3000\xa0•·")
        if line.lstrip(_BRACKETS)[:1] in _BEGINS and (
            _FURNITURE.fullmatch(line)
            or (min(index, count - 1 - index) < _NEAR_EITHER_END and _PERHAPS.fullmatch(line))
        ):
            what, hint = _PAGE, "删去这一行"
        elif _HINT.search(line) and _HIDDEN.fullmatch(line):
            what, hint = _HIDES, "到原件里补齐这一部分，再删去这一行"
        else:
            continue
        told.add(index)
        yield RULE.at(paper.place(paper.starts[index]), f"“{line}”{what}", hint=hint)
    if paper.has(*_FOLLOWED):
        yield from _follows(paper, told)
    if not paper.has(*_BREAKS):
        return
    for found in paper.matches(_BROKEN_OFF, beginning="（(未下"):
        yield RULE.at(
            paper.place(found.start()),
            f"“{found[0]}”是报刊、网页上的标记",
            hint="核对正文是否完整，再删去",
        )


def _follows(paper: Paper, told: set[int]) -> Iterator[Finding]:
    """Sentences that ask the reader to follow an account."""
    for found in paper.matches(_FOLLOW, beginning="( 欢请微扫长（\u3000"):
        start = found.start("said")
        if paper.index(start) not in told:
            said = inner(found["said"])
            yield RULE.at(paper.place(start), f"“{said}”是网页、公众号上的话", hint="删去这一句")
