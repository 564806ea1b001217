"""Full names of persons beside what says that they are helped, or petition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.masking import Private, behind, masked_name
from drafter.checks.written.nameends import (
    GOES_ON,
    NAME,
    NO_PERSON_AFTER,
    is_name,
    likely_end,
    name_before,
    name_end,
)
from drafter.checks.written.surnames import CAREFUL, COMPOUND, SURNAMES
from drafter.checks.written.whohelped import (
    HELPED,
    KIN,
    LONGEST_WHO,
    MENTIONED,
    MISERY,
    SPEAKS_OF_HELPED,
)
from drafter.library.neighbours import between
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.indexedtext import IndexedText

_HAN: Final = "[㐀-鿿]"
_MOST_LISTED: Final = 20
_SENTENCE: Final = 80
# It begins with the last character of who somebody is: so `re` can leap to the few places.
_AFTER_WHO: Final = pattern(
    f"[员象户人众庭工生婴童兵者民属儿访孩母妇年军师主父亲老单下为括奶爷公婆妻夫伴子女妹姐哥弟媳](?P<link>[：:“ ]?)"
    f"(?=[{SURNAMES}{CAREFUL}]{_HAN}|(?:{COMPOUND}){_HAN})"
)
_HONOURED: Final = pattern(
    "(?:等(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,2})?[名位人]{0,2}|同志|家庭)?(?:先后|光荣|成功)?"
    "(?:(?:获评|被评[为选]|被评|荣[获立]|被授予|被表彰|被命名|被推[荐选]|入[选围]|当选|的?先进事迹|[返回][乡家]创业"
    "|自主创业|创[办业]|自强不息|带头|主动捐|捐[款赠献资]|担任|夺得)"
    "|(?:获得?|获颁|获授|参加)[^，。；\\n]{0,24}(?:称号|奖|表彰|荣誉|模范|冠军|亚军|[金银铜]牌|运动会|残运会|残奥会|特奥会|大赛|比赛))"
)
# An honour is told with its bearer's name; these say of them nothing that is to be kept.
_MAY_BE_NAMED: Final = pattern(
    "(?:优抚对象|残疾人|村民|居民|群众|脱贫户|学生|老人|儿童|[退复涉伤残][^，。]{0,4}(?:军人|老兵|士兵))\\Z"
)
_NAMED_ANEW: Final = pattern("[（(][^（）()\n]{0,6}化名")
_LISTED: Final = pattern("[、和与及]")
_PETITIONER: Final = pattern(
    f"(?:村|社区|街道|镇|小组|居委会){NAME}(?:等人)?[，,]?"
    "(?:诉求|上访|信访|缠访|闹访|越级|(?:因[^，。；\n]{1,12}|多次|长期|反复)?(?:进京|赴京|赴省|到省|到市|上访|信访))"
)
_PETITIONS: Final = (
    "诉求", "上访", "信访", "缠访", "闹访", "越级", "进京", "赴京", "赴省", "到省", "到市"
)  # fmt: skip
# What stands behind the name in these.
_ETC: Final = pattern(
    "等(?:[0-9]{1,4}|[一二两三四五六七八九十]{1,3})?(?:余|多)?[名位户人个]?"
    "(?:(?!干部|党员|社工|志愿|领导|委员|代表|同志|医|护|教师|律师|爱心|单位|企业|深入|走访|慰问|看望|帮|为|到|带)[^，。；,;、\n]){0,16}?"
    "(?:困难|低保|特困|孤儿|困境|退役|优抚|残疾|信访|上访|受助|重病|大病|受灾|贫困|流浪|独居|滞留|走失)"
)
_IN_BRACKETS: Final = pattern(
    "[（(][^（）()\n]{0,24}?(?:低保(?:户|对象|人员|家庭|边缘)|特困(?:人员|户|对象|老人|供养)|五保(?:户|老人|对象)|边缘户|孤儿|信访人|上访[人户]"
    "|(?:困境|留守)儿童|残疾人?(?![联工事])|优抚对象|受助|身患|患有|重病|瘫痪|独居|失独|孤寡|失能)"
)
_LIVES: Final = pattern("[（(]家住[^（）()\n]{2,40}[）)]")
_REACH_BEHIND: Final = 24
# Further words that say that somebody is helped, right before or behind the name.
_VISITED: Final = pattern(
    "(?:看望|慰问|走访|探望|探访|帮助|帮扶|救助|资助|护送|安葬|照料|收治)(?:了|过|到)?"
    f"(?=[{SURNAMES}]{_HAN}{{1,3}}(?:老人|奶奶|大爷|大娘|大妈|婆婆|爷爷|阿婆|老汉|小朋友|同学|一家|夫妇|夫妻|母子|母女|父子|父女|姐弟|兄妹|祖孙))"
)
_AT_HOME: Final = pattern(
    f"[村组社屯区户](?=[{SURNAMES}]{_HAN}{{1,2}}家(?:[中里走慰送看，,。]|的[房住地]))"
)
_COMPLAINS: Final = pattern("[上缠闹非]访(?![人户群者老对])")
_COMPLAINED: Final = between("上缠闹非", "访")
_HOW: Final = pattern(
    "(?:等人?)?(?:因[^，。；\n]{1,12}?)?(?:多次|长期|反复|持续|连续|又|再次)?(?:进京|赴京|赴省|到省|到市|到县|越级){0,2}(?:多次)?\\Z"
)
_SUFFERING: Final = pattern(
    f"的(?<=[病症癌瘤贫残困讨浪居独失亲依明床岁村组号室区保].)(?=[{SURNAMES}]{_HAN})"
)
_ALSO_CALLED: Final = pattern(
    f"(?:奶奶|大[爷娘妈伯叔]|婆婆|爷爷|阿[姨婆]|老汉|老人|某某?)[（(](?P<name>[{SURNAMES}]{_HAN}{{1,2}})[）)，,]"
)
_THEN_CALLED: Final = between("奶爷娘妈伯叔婆姨汉人某", "（(")
_SEXES: Final = ("男，", "女，", "男,", "女,", "男性", "女性", "男）", "女）", "男)", "女)")
_SEX: Final = pattern("[男女](?<=[，,（(].)(?=[，,性）)])")
_STATE: Final = pattern(
    "[，,、；（( ](?:系|为|属|是|现为|系?本?村|城市|农村|城镇|[一二三四]级|肢体|视力|智力|精神|听力|重度){0,3}"
    "(?:低保|特困|五保|孤儿|残疾|患|身患|独居|信访|上访|重残|重病|因病|因残|瘫痪|丧偶|离异|无劳动|家住|家庭困难|建档立卡|困难|留守|失独|脱贫)"
)
_IDENTITY_LABEL: Final = pattern(
    "(?:[（(，,、：: ]|的|[男女]|[0-9]{1,3}岁){0,6}(?:(?:居民|公民)?(?:身份证|身份号码|证件号)[^，。；（(]{0,5})?\\Z"
)
_ROSTER: Final = pattern(
    "(?:^|\n)(?:户主|对象|老人|儿童|学生|申请人|受助人|救助对象)?姓[ 　]{0,4}名(?=\n)"
)
_OF_HELPED: Final = pattern(
    "低保|救助|身份证|残疾|住址|困难|特困|孤儿|补助|补贴|供养|家庭|病情|致贫|信访|上访"
)
_OF_OTHERS: Final = pattern("职务|职称|单位|科室|分工|荣誉|先进|表彰|岗位|任职|学历")
_HEAD: Final = 60
_ROW: Final = 24
_LONGEST_CELL: Final = 40
_MOST_CELLS: Final = 2000


class Bearer(NamedTuple):
    """Where a name stands, and the words that say who bears it."""

    start: int
    end: int
    who: str


def names(whole: IndexedText) -> Iterator[Private]:
    """Full names beside what says that their bearers are helped, or petition."""
    text = whole.text
    told: set[int] = set()
    for bearer in _bearers(whole):
        if bearer.start not in told and not _NAMED_ANEW.match(text, bearer.end):
            told.add(bearer.start)
            yield person(text, bearer)


def person(text: str, bearer: Bearer) -> Private:
    """The name as it may be shown."""
    return Private(
        bearer.start, bearer.end, masked_name(text[bearer.start : bearer.end]), said=bearer.who
    )


def _bearers(whole: IndexedText) -> Iterator[Bearer]:
    yield from _after_who(whole.text)
    yield from _petitioners(whole)
    yield from _among_others(whole.text)
    yield from _before_brackets(whole)
    yield from _living_at(whole)
    yield from _described(whole)
    yield from _visited(whole)
    yield from _on_rosters(whole.text)
    yield from _suffering(whole.text)
    yield from _also_called(whole)


def _also_called(whole: IndexedText) -> Iterator[Bearer]:
    """Names in brackets behind what one calls their bearers: 徐奶奶（…）."""
    text = whole.text
    for found in whole.matches(_ALSO_CALLED, having=_THEN_CALLED):
        start, end = found.span("name")
        if text[found.start() - 1] == text[start] and name_before(text, end, sure=True) == start:
            yield Bearer(start, end, "")


def _after_who(text: str) -> Iterator[Bearer]:
    """Names right behind the words that say who somebody is, with those listed after them."""
    for found in _AFTER_WHO.finditer(text):
        at = found.start("link")
        end = name_end(text, found.end(), sure=True)
        who, sure = _who(text, at) if end else ("", True)
        if not sure and not (end and _tells_of_misery(text, at)):
            end = name_end(text, found.end(), sure=False)
        if not who or not end:
            continue
        if _MAY_BE_NAMED.match(who) and _is_honoured(text, end, sure=sure):
            continue
        yield from _listed(text, Bearer(found.end(), end, who), sure=sure)


def _tells_of_misery(text: str, at: int) -> bool:
    """Whether the sentence says of somebody what nobody wants told: illness, prison, a broken home."""
    first = max(text.rfind(stop, max(0, at - _SENTENCE), at) for stop in "。；\n") + 1
    ends = [text.find(stop, at, at + _SENTENCE) for stop in "。；\n"]
    last = min([end for end in ends if end >= 0], default=at + _SENTENCE)
    return MISERY.search(text, max(first, at - _SENTENCE, 0), last) is not None


def _who(text: str, at: int) -> tuple[str, bool]:
    """The words that end there, and whether they surely tell of one who is helped."""
    said = text[max(0, at - LONGEST_WHO) : at]
    if helped := HELPED.search(said):
        return helped[0], True
    if mentioned := MENTIONED.search(said):
        return mentioned[0], False
    kin = KIN.search(said)
    if kin and SPEAKS_OF_HELPED.search(text, max(0, at - _SENTENCE), at):
        return kin[0], True
    return "", False


def _listed(text: str, first: Bearer, *, sure: bool) -> Iterator[Bearer]:
    """The name and those listed behind it."""
    bearer = first
    for _ in range(_MOST_LISTED):
        yield bearer
        mark = _LISTED.match(text, bearer.end)
        end = name_end(text, mark.end(), sure=sure) if mark else None
        if not mark or end is None:
            return
        bearer = Bearer(mark.end(), end, first.who)


def _is_honoured(text: str, end: int, *, sure: bool) -> bool:
    """Whether it is an honour that is told of one who may be named with it, or of several."""
    following: int | None = end
    for _ in range(_MOST_LISTED):
        if following is None:
            return False
        if _HONOURED.match(text, following):
            return True
        mark = _LISTED.match(text, following)
        following = name_end(text, mark.end(), sure=sure) if mark else None
    return False


def _petitioners(whole: IndexedText) -> Iterator[Bearer]:
    text = whole.text
    for found in _PETITIONER.finditer(text) if whole.has(*_PETITIONS) else ():
        if is_name(found["name"]):
            yield Bearer(*found.span("name"), "")
    for found in whole.matches(_COMPLAINS, having=_COMPLAINED):
        said = behind(text, found.start(), _REACH_BEHIND)
        how = _HOW.search(said)
        end = found.start() - (len(how[0]) if how else 0)
        start = name_before(text, end)
        if start is not None:
            yield Bearer(start, end, "")


def _among_others(text: str) -> Iterator[Bearer]:
    """Names before 等3名 and the like, where those are helped, from the last to the first."""
    for at in _ETC.finditer(text):
        end = at.start()
        for _ in range(_MOST_LISTED):
            start = name_before(text, end)
            if start is None:
                break
            yield Bearer(start, end, "")
            if text[start - 1 : start] != "、":
                break
            end = start - 1


def _before_brackets(whole: IndexedText) -> Iterator[Bearer]:
    """Names before brackets that say that their bearers are helped."""
    for found in whole.matches(_IN_BRACKETS, beginning="（("):
        start = name_before(whole.text, found.start())
        if start is not None:
            yield Bearer(start, found.start(), "")


def _living_at(whole: IndexedText) -> Iterator[Bearer]:
    """Names before brackets that say where their bearers live, in a sentence on those who are helped."""
    text = whole.text
    for found in whole.matches(_LIVES, beginning="（("):
        start = name_before(text, found.start())
        if start is None:
            continue
        stop = text.find("。", found.end(), found.end() + _SENTENCE)
        last = found.end() + _SENTENCE if stop < 0 else stop
        if SPEAKS_OF_HELPED.search(text, found.end(), last):
            yield Bearer(start, found.start(), "")


def names_beside_numbers(text: str, numbers: tuple[Private, ...]) -> Iterator[Private]:
    """Names right before identity numbers."""
    for number in numbers:
        line = behind(text, number.start, _REACH_BEHIND)
        label = _IDENTITY_LABEL.search(line)
        end = number.start - (len(line) - label.start() if label else 0)
        start = name_before(text, end, sure=True)
        if start is not None:
            yield person(text, Bearer(start, end, ""))


def _described(whole: IndexedText) -> Iterator[Bearer]:
    """Names before what sex their bearers are, in a sentence on those who are helped."""
    if not whole.has(*_SEXES):
        return
    text = whole.text
    for found in _SEX.finditer(text):
        end = found.start() - 1
        start = name_before(text, end)
        if start is None:
            continue
        stop = text.find("。", end, end + _SENTENCE)
        if _STATE.search(text, end, end + _SENTENCE if stop < 0 else stop):
            yield Bearer(start, end, "")


def _on_rosters(text: str) -> Iterator[Bearer]:
    """Names that fill a cell of a table on those who are helped, after the heading 姓名."""
    if "姓" not in text:
        return
    done = 0
    for head in _ROSTER.finditer(text):
        row = head.end() + _ROW
        if head.start() < done or _OF_OTHERS.search(text, max(0, head.start() - _ROW), row):
            continue
        if not _OF_HELPED.search(text, max(0, head.start() - _HEAD), row):
            continue
        done = head.end() + 1
        for _ in range(_MOST_CELLS):
            stop = text.find("\n", done, done + _LONGEST_CELL)
            end = len(text) if stop < 0 and len(text) - done < _LONGEST_CELL else stop
            if end < 0 or _ROSTER.match(text, done - 1):
                break
            if name_before(text, end) == done:
                yield Bearer(done, end, "")
            done = end + 1


def _visited(whole: IndexedText) -> Iterator[Bearer]:
    """Names of those who were visited, before what one calls the old, children, a home."""
    text = whole.text
    for looked_for in (_VISITED, _AT_HOME):
        for found in looked_for.finditer(text):
            end = likely_end(text, found.end())
            if end is not None and text[end - 1] != "家":
                yield Bearer(found.end(), end, "")


def _suffering(text: str) -> Iterator[Bearer]:
    """Names behind 的 and what somebody suffers from, or where or how he lives."""
    for found in _SUFFERING.finditer(text):
        at = found.end()
        end = likely_end(text, at)
        if end is None or not GOES_ON.match(text, end) or NO_PERSON_AFTER.match(text, end):
            continue
        if _is_honoured(text, end, sure=True):
            continue
        first = max(0, at - _SENTENCE)
        if SPEAKS_OF_HELPED.search(text, text.rfind("。", first, at) + 1 or first, at):
            yield Bearer(at, end, "")
