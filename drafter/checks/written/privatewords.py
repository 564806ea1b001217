"""What tells who somebody is: names beside what their bearers get or ask for, numbers of persons."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.masking import behind, masked_name, masked_number
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.findings import Finding

# Each number of a person, of a telephone, of a card has so many digits and gaps on end.
_LONG: Final = pattern("[0-9][0-9 -]{9}")
# Surnames that rarely begin a word, then those that often do: of these only names of three.
_SURNAMES: Final = (
    "王李赵刘陈杨吴徐孙朱胡郭罗郑梁宋唐邓韩冯曹彭肖潘袁董蔡蒋叶魏吕苏卢丁沈姚姜崔谭汪廖贾韦薛邹孟熊秦"
    "邱尹阎闫侯邵龙贺郝龚武柳耿倪俞祁詹岳戴夏欧裴覃焦鲁翁聂葛牛鲍霍涂兰甄翟麦姬冉岑费瞿"
)
_MORE: Final = (
    "张黄周林何高马谢许曾余杜任范陆江史顾毛万钱严石金方程钟田白洪康关易莫孔汤温季文庞樊管章施常段雷"
)
_ADDRESSED: Final = pattern(
    "大爷|大妈|大娘|大叔|大伯|大姐|大哥|奶奶|爷爷|阿姨|叔叔|婆婆|老汉|师傅|老师"
)
_MOST_LISTED: Final = 20
_MOST_KNOWN: Final = 1000
# Words that begin like names.
_WORD: Final = pattern(
    "陈[述旧列设]|胡[同乱]|罗列|郑重|董事|肖像|苏[区州南北]|武[装警汉术]|夏[季天令]|兰州|费用|牛[奶羊肉年]|欧[洲美]|龙[头年舟]|沈阳|彭州|韩城"
    "|李子|王[府牌]|孙[子女]|丁[字克]|吴江|徐州|韩国|唐山|郑州|贺[信词卡]|焦[虑点]|岳[父母]"
    "|张[榜贴力]|黄[河色金]|周[边岁末期到围密转全一二三四五六日]|林[业地区权下场]|何[时种人处为]|高[龄中等效度校级于新位标质血考]"
    "|马上|谢[绝意]|许[可多]|曾[经任获在有因被]|余[额人名户元万]|杜绝|任[务职意何期教免]|范[围例]|陆续|江[苏西南北]"
    "|顾[虑问及]|毛[毯巾]|万[元人名余户多]|严[重格禁肃把]|金[额秋融]|方[面便式法案可]|程[序度]|田间|白[内血天]"
    "|洪[涝水灾]|康复|关[爱心怀系于注键护]|易[地返]|温[馨暖饱度]|季[度节]|文[化明件体艺]|管[理护控]|章程|施[行工策救保]"
    "|常[年态住见委规因常]|曾[多两三几先数]|高[温烧热]|雷[雨电]|白[米面糖菜]|江边|顾不"
)
_PLACE: Final = "村镇乡街路县区市庄屯寨堡局院站所组家户等的和与及或是在有为了地得里层类型"
_NEVER_LAST: Final = "已须都需请就也才再不没未"
_HAN: Final = "[㐀-鿿]"
_NAME: Final = f"(?P<%s>[{_SURNAMES}]{_HAN}{{1,2}}?|[{_MORE}]{_HAN}{{2}}|(?:欧阳|上官|诸葛|司马|司徒|皇甫){_HAN}{{1,2}}?)"
_END: Final = (
    "(?=[，,。；;、（(：:！”\n ]|等(?:[0-9一二两三四五六七八九十]|人|信访|上访)|一家|家庭|家中|家里|本人"
    "|同学|小朋友|女士|先生|老人|反映|诉求|上访|信访|多次|进京|赴京|赴省|因病|因残|患有?|结对|接受|获[评得资]|荣[获立]|当选|被[评选录]"
    "|到[市省区县镇乡京北]|家的|同志|已[稳化息签停]|发放|送[去上]|申请|享受|领取|住院|\\Z"
    "|考[上入取]|办理|申领|返[乡家]|回[乡家]|停访|息[诉访]|突发|突患|去世|病[逝故]|入[学院住]|就读"
    "|家(?:送|安装|改造|修缮|走访|看望|慰问))"
)
_WHO: Final = (
    "(?:信访|上访|受助|救助|供养|保障|优抚|困难|特困|低保|帮扶|来访|求助)(?:人员|对象|户|人|老人)"
    "|(?:困难|受灾|贫困|来访|上访|信访)(?:群众|家庭|学生|职工)|五保(?:户|老人|对象)|(?:贫困|特困|边缘)户"
    "|孤儿|弃婴|(?:困境|留守|残疾|流浪|病残|孤残)儿童|(?:退役|复退|退伍|涉军)(?:士兵|军人|老兵)"
    "|烈士(?:遗属|家属)|(?:家庭|困难|贫困|孤儿)[大中小]?学生|信访老户|上访老户|老上访户?"
    "|残疾人|(?:独居|孤寡|失能|空巢|高龄|困难|入住|住院|在院)老人|(?:下岗|失业)(?:职工|工人|人员)|流浪(?:乞讨)?人员|村民|居民|烈属|伤残军人|当事人|患者"
)
# It begins with the last character of who somebody is: so `re` can leap to the few places.
_AFTER_WHO: Final = pattern(f"[员象户人众庭工生婴童兵者民属儿访][：:“]?{_NAME % 'name'}{_END}")
_SAYS_WHO: Final = pattern(f"(?:{_WHO})\\Z")
_LONGEST_WHO: Final = 8
# An honour is told with its bearer's name; these say of them nothing that is to be kept.
_MAY_BE_NAMED: Final = pattern("(?:军人|优抚对象|残疾人|村民|居民)\\Z")
_HONOURED: Final = pattern(
    "(?:等(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,2})?[名位人]{0,2}|同志|家庭)?(?:先后|光荣|成功)?"
    "(?:(?:获评|被评[为选]|被评|荣[获立]|被授予|被表彰|被命名|被推[荐选]|入[选围]|当选|的?先进事迹|[返回][乡家]创业)"
    "|(?:获得?|获颁|获授)[^，。；\\n]{0,24}(?:称号|奖|表彰|荣誉|模范|冠军|[金银铜]牌))"
)
_NEXT: Final = pattern(f"[、和]{_NAME % 'name'}{_END}")
_BEFORE_WHO: Final = pattern(
    f"(?<![㐀-鿿]){_NAME % 'name'}[（(](?:低保|特困|五保|孤儿|残疾|信访|上访|困境|优抚|受助|边缘户)"
)
_PETITIONER: Final = pattern(
    f"(?:村|社区|街道|镇|小组|居委会){_NAME % 'name'}(?:等人)?[，,]?"
    "(?:诉求|上访|信访|缠访|闹访|越级|(?:因[^，。；\n]{1,12}|多次|长期|反复)?(?:进京|赴京|赴省|到省|到市|上访|信访))"
)
_AMONG: Final = pattern(
    f"(?<=[对为给助问]){_NAME % 'name'}等(?:[0-9]{{1,4}}|[一二两三四五六七八九十]{{1,3}})[名位户人]"
    "[^，。；,;\n]{0,16}(?:困难|低保|特困|孤儿|困境|退役|优抚|残疾|信访|上访|受助|重病|大病)"
)
# What stands behind the name in these two.
_IN_BRACKETS: Final = pattern("[（(][低特五孤残信上困优受边]")
_ETC: Final = pattern("等[0-9一二两三四五六七八九十]{1,4}[名位户人]")
_LONGEST_NAME: Final = 4
_REACH_BEHIND: Final = 24

_DAY: Final = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_IDENTITY: Final = pattern(
    rf"[1-8](?<![0-9A-Za-z.].)[0-9]{{5}}(?:(?P<long>(?:19|20)[0-9]{{2}}{_DAY}[0-9]{{3}}[0-9Xx])"
    rf"|(?P<short>[0-9]{{2}}{_DAY}[0-9]{{3}}))(?![0-9A-Za-z.])"
)
_IDENTITY_SAID: Final = pattern("身份证|身份号码|证件号")
_REACH: Final = 16
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"

_TELEPHONE: Final = pattern(
    "[+018](?<![0-9A-Za-z.+-].)(?<![0-9][,，].)(?:"
    "(?P<mobile>(?:(?<=1)|(?:(?<=8)6|(?<=[+])86)[ -]?1)[3-9][0-9]([ -]?)[0-9]{4}\\2[0-9]{4})"
    "|(?P<landline>(?<=0)[0-9]{2,3}[ -]?[1-9][0-9]{6,7}))"
    "(?![0-9A-Za-z]|\\.[0-9]|,[0-9]{3}|[元户万亿件次张条平公吨])"
)
_OWN: Final = pattern(
    "家庭电话|家中电话|住宅电话|家里电话|本人电话|个人电话|宅电|家属电话|亲属电话|其电话"
)

_CARD: Final = pattern(
    "[456](?<![0-9A-Za-z.].)(?:(?<=6)2|(?<=4)[0-9]|(?<=5)[1-5])[0-9]{2}(?: ?[0-9]{4}){3}(?: ?[0-9]{1,3})?(?![0-9A-Za-z.])"
)


class Private(NamedTuple):
    """A stretch of a text that tells who somebody is, and what may be shown instead."""

    start: int
    end: int
    shown: str
    mobile: bool = False


def names(text: str) -> Iterator[Private]:
    """Full names beside what says that their bearers are helped, or petition."""
    told: set[int] = set()
    for looked_for, places in (
        (_AFTER_WHO, _AFTER_WHO.finditer(text)),
        (_PETITIONER, _PETITIONER.finditer(text)),
        (_AMONG, _beside(text, _ETC, _AMONG)),
        (_BEFORE_WHO, _beside(text, _IN_BRACKETS, _BEFORE_WHO)),
    ):
        for first in places:
            if looked_for is _AFTER_WHO and not _is_said_of_whom(text, first.start() + 1):
                continue
            if looked_for is _AFTER_WHO and _is_honoured(text, first):
                continue
            found: re.Match[str] | None = first
            for _ in range(_MOST_LISTED):
                if found is None or found.start("name") in told or not _is_name(found["name"]):
                    break
                told.add(found.start("name"))
                yield Private(*found.span("name"), masked_name(found["name"]))
                found = _NEXT.match(text, found.end("name"))


def _beside(
    text: str, mark: re.Pattern[str], looked_for: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    """Where names stand before a mark that is quickly found, what follows it being as looked for."""
    for at in mark.finditer(text):
        found = looked_for.search(
            text, max(0, at.start() - _LONGEST_NAME), at.start() + _REACH_BEHIND
        )
        if found:
            yield found


def _is_said_of_whom(text: str, end: int) -> bool:
    """Whether what ends there says that somebody is helped, or petitions."""
    return _SAYS_WHO.search(text[max(0, end - _LONGEST_WHO) : end]) is not None


def _is_honoured(text: str, found: re.Match[str]) -> bool:
    """Whether it is an honour that is told of one who may be named with it, or of several."""
    end = found.start() + 1
    if not _MAY_BE_NAMED.search(text[max(0, end - _LONGEST_WHO) : end]):
        return False
    for _ in range(_MOST_LISTED):
        if _HONOURED.match(text, found.end("name")):
            return True
        following = _NEXT.match(text, found.end("name"))
        if following is None:
            return False
        found = following
    return False


def _is_name(name: str) -> bool:
    if _ADDRESSED.search(name) or name[-1] in _NEVER_LAST:
        return False
    return not (_WORD.match(name) or name[-1] in _PLACE or "某" in name or name[1] in _PLACE)


def identity_numbers(text: str) -> Iterator[Private]:
    """Those whose check digit is right, or that are said to be some."""
    for found in _IDENTITY.finditer(text):
        number, start = found[0], found.start()
        said = _IDENTITY_SAID.search(behind(text, start, _REACH))
        if said or (found["long"] and _is_identity(number)):
            yield Private(start, found.end(), masked_number(number, 4, 4))


def _is_identity(number: str) -> bool:
    """Whether the last digit is what GB 11643 works out of the others."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == number[17].upper()


def telephones(text: str) -> Iterator[Private]:
    """Mobile numbers, and landlines that are said to be somebody's own."""
    for found in _TELEPHONE.finditer(text):
        start, mobile = found.start(), found["mobile"] is not None
        if mobile or _OWN.search(behind(text, start, _REACH)):
            digits = "".join([mark for mark in found[0] if mark.isdigit()])
            yield Private(start, found.end(), masked_number(digits, 3, 2), mobile)


def cards(text: str) -> Iterator[Private]:
    """Numbers of 16 to 19 digits whose check digit is right."""
    for found in _CARD.finditer(text):
        number = found[0].replace(" ", "")
        if _is_card(number):
            yield Private(*found.span(), masked_number(number, 4, 4))


def _is_card(number: str) -> bool:
    """Whether the last digit is what ISO/IEC 7812 works out of the others."""
    digits = [int(digit) for digit in reversed(number)]
    doubled = sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + doubled) % 10 == 0


class PrivateWords:
    """Those of a text by their kind; worked out once, for rules and for what messages may quote."""

    def __init__(self, text: str) -> None:
        """Look for them."""
        self.names = tuple(sorted(names(text)))
        self.identity_numbers: tuple[Private, ...] = ()
        self.telephones: tuple[Private, ...] = ()
        self.cards: tuple[Private, ...] = ()
        if _LONG.search(text):
            self.identity_numbers = tuple(identity_numbers(text))
            self.telephones = tuple(telephones(text))
            self.cards = tuple(cards(text))
        found = [*self.names, *self.identity_numbers, *self.telephones, *self.cards]
        found.sort(key=lambda each: (each.start, -each.end))
        self._known: tuple[dict[str, str], re.Pattern[str]] | None = None
        self._ends: list[int] = []
        self._all: list[Private] = []
        for each in found:
            if not self._ends or each.start >= self._ends[-1]:
                self._all.append(each)
                self._ends.append(each.end)

    def shown(self, text: str, start: int, end: int) -> str:
        """What stands there as a message may quote it: none of them, nor a part of one."""
        told, at = [], start
        for each in self._all[bisect_right(self._ends, start) :]:
            if each.start >= end:
                break
            first, last = max(start, each.start), min(end, each.end)
            told += [text[at:first], each.shown[first - each.start : last - each.start]]
            at = last
        return "".join([*told, text[at:end]])

    def concealed(self, text: str, finding: Finding) -> Finding:
        """A finding that shows none of them whole, whatever of the text its rule quotes."""
        if not self._all:
            return finding
        if self._known is None:
            words = {text[each.start : each.end]: each.shown for each in self._all}
            longest = sorted(words, key=len, reverse=True)[:_MOST_KNOWN]
            self._known = words, re.compile("|".join(map(re.escape, longest)))
        words, known = self._known

        def hidden(said: str) -> str:
            return known.sub(lambda found: words[found[0]], said)

        return finding._replace(
            message=hidden(finding.message),
            hint=hidden(finding.hint),
            related=tuple(item._replace(note=hidden(item.note)) for item in finding.related),
        )
