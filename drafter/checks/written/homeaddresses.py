"""Where somebody lives, down to the door: beside those who are helped, never an office's."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from drafter.checks.written.masking import MASK, Private, behind, sentence_around
from drafter.checks.written.whohelped import SPEAKS_OF_HELPED
from drafter.library.neighbours import between
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.indexedtext import IndexedText

_NUMBER: Final = "(?:[0-9]{1,4}|[一二三四五六七八九十]{1,3})"
_GROUP: Final = "(?:村民小组|组(?![织成建长合])|社(?![区会工保救])|队(?![伍员])|屯)"
_PART: Final = (
    f"(?:幢|栋|号楼|号院|座(?!谈)|单元|弄|巷|号(?![文召令线])|室(?!内)|房(?![屋产改])|{_GROUP})"
)
_ADDRESS: Final = pattern(
    f"[0-9一二三四五六七八九十](?<![0-9A-Za-z.第〕].)(?:[0-9]{{0,3}}|[一二三四五六七八九十]{{0,2}})(?:{_PART}(?:[之-]?{_NUMBER}{_PART}){{0,4}}(?:[0-9]{{3,4}}(?![0-9元万户人名件年平㎡m]))?"
    "|(?:-[0-9]{1,4}){1,3}(?:室|号|房))"
)
_NUMBERED: Final = between("0123456789一二三四五六七八九十", "幢栋号座单弄巷室房村组社队屯-")
# The last part is a door.
_DOOR: Final = pattern(
    f"(?:{_NUMBER}[室房]|单元[0-9]{{3,4}}|{_GROUP}{_NUMBER}号|-[0-9]{{1,4}}[室号房])\\Z"
)
_PARTS: Final = pattern(f"{_PART}|-")
_STREET: Final = pattern("(?:村|社区|寨|屯|庄|湾|坪|路|街|巷|弄|里|胡同|大道|小区|新区|苑|园)\\Z")
_LIVES: Final = pattern(
    "(?:家住|住址|现住|居住(?:在|于|地)|住在|住于|家在|家庭(?:地址|住地)|户籍地|户籍所在地|租住|暂住|独居在|[（(，,]住)[^。；\n]{0,24}\\Z"
)
_OFFICE: Final = pattern(
    "养老院|敬老院|福利院|中心|站|机构|办公|办事|窗口|大厅|公司|幸福院|食堂|学校|医院|基地|门店|登记|报名|咨询|设[在于]|位于"
    "|建[成在]|启用|改造|加装|工程|项目|火灾|消防|墓|馆|室内|文件|通知"
)
_OFFICE_FOLLOWS: Final = pattern(
    "[^，。；、（）()由送到至被入\n]{0,10}(?:养老院|敬老院|福利院|养护院|中心|服务站|救助站|公司|医院|学校)"
)
_BEFORE: Final = frozenset("住在于址是为：:（(，,。；;、“”的对给向帮助问望访由从到地将把如例\n 　")
_LONGEST_BEFORE: Final = 14
_NEAR: Final = 24
_SENTENCE: Final = 60
_DIGITS: Final = frozenset("0123456789一二三四五六七八九十")


def addresses(whole: IndexedText, names: tuple[Private, ...]) -> Iterator[Private]:
    """Those that lead to the door of somebody who is helped."""
    text = whole.text
    for found in whole.matches(_ADDRESS, having=_NUMBERED):
        if _is_of_somebody(text, found, names):
            start = _start(text, found.start())
            shown = "".join([MASK if each in _DIGITS else each for each in found[0]])
            yield Private(start, found.end(), text[start : found.start()] + shown)


def _is_of_somebody(text: str, found: re.Match[str], names: tuple[Private, ...]) -> bool:
    start, end = found.span()
    before = behind(text, start, _NEAR + 4)
    to_the_door = len(_PARTS.findall(found[0])) > 1 and _DOOR.search(found[0])
    if not to_the_door and not _STREET.search(before):
        return False
    if _OFFICE_FOLLOWS.match(text, end):
        return False
    if _LIVES.search(before):
        return True
    if _OFFICE.search(before[-12:]) or _OFFICE.search(text, end, end + 12):
        return False
    if to_the_door:
        return SPEAKS_OF_HELPED.search(sentence_around(text, start, end, _SENTENCE)) is not None
    nearest = bisect_left(names, (start - _NEAR,))
    return nearest < len(names) and names[nearest].start <= end + _NEAR // 2


def _start(text: str, start: int) -> int:
    """Where the words begin that the number follows."""
    first = max(0, start - _LONGEST_BEFORE)
    while start > first and text[start - 1] not in _BEFORE:
        start -= 1
    return start
