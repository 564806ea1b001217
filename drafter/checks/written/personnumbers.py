"""Numbers that belong to one person: of identity papers, telephones, bank cards, cars, accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.masking import Private, behind, masked_number, sentence_around
from drafter.checks.written.whohelped import SPEAKS_OF_HELPED
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.indexedtext import IndexedText

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
_ACCOUNT: Final = pattern(
    "(?:[账帐]号|卡号|存折号?|一卡通号?)(?:码)?[为是：: ]{0,2}(?P<number>[0-9][0-9 -]{8,26}[0-9])(?![0-9A-Za-z.])"
)
_NUMBERED: Final = pattern(
    "号码?[为是：: （(第]{0,3}(?P<number>[㐀-鿿]?[A-Za-z]{0,4}[0-9]{5,22}(?:[Xx][0-9]{2}|[0-9A-Za-z])?)(?![0-9A-Za-z.])"
)
_PAPER: Final = pattern(
    "(?:低保|特困|五保|残疾人?|残疾军人|优待|优抚|救助|供养|孤儿|老年|户口|护照|驾驶|军官|士兵|退役|退伍|结婚|离婚|社保|医保|社会保障|医疗保险"
    "|儿童福利|病历|住院|学籍|通行)(?:证|证件|证书|卡|簿|本)?[的（(]?[编字卡]?\\Z"
)
_PLATE_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_PLATE: Final = pattern(
    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼](?<![0-9A-Za-z].)[A-HJ-NP-Z][·•. ]?"
    "(?=[A-Z0-9]{0,5}[0-9])[A-HJ-NP-Z0-9]{5,6}[挂学警港澳]?(?![0-9A-Za-z])"
)
_SOCIAL: Final = pattern(
    "(?:QQ|qq|微信|企鹅)(?:号码?|账号|帐号|ID|id)?[为是：: （(]{0,2}"
    "(?P<number>[A-Za-z][0-9A-Za-z_-]{5,19}|[0-9]{5,11})(?![0-9A-Za-z@.])"
)
_MAIL: Final = pattern(
    "(?<![0-9A-Za-z._%+-])(?P<number>[0-9A-Za-z][0-9A-Za-z._%+-]{0,40}@(?:[0-9A-Za-z-]{1,30}\\.){1,3}[A-Za-z]{2,6})(?![0-9A-Za-z])"
)
_OFFICE_ACCOUNT: Final = pattern(
    "公众|官方|客服|咨询|服务|平台|热线|监督|举报|投诉|报名|征集|信箱|报送|投稿|对外|办公|本局|我局|局机关|视频号|小程序|群"
)
_OFFICE_MAIL: Final = pattern("\\.(?:gov|org|edu)(?:\\.cn)?\\Z")
_PERSON: Final = pattern("本人|其|个人|监护人|家属|亲属|家长")


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
            country = 2 if found[0].lstrip("+").startswith("86") else 0
            yield Private(start, found.end(), masked_number(found[0], country + 3, 2), mobile)


def cards(text: str) -> Iterator[Private]:
    """Numbers of 16 to 19 digits whose check digit is right, and accounts of those who are helped."""
    done = -1
    for found in _CARD.finditer(text):
        if _is_card(found[0].replace(" ", "")):
            done = found.end()
            yield Private(*found.span(), masked_number(found[0], 4, 4))
    if done < 0 and "号" not in text:
        return
    for found in _ACCOUNT.finditer(text):
        number = found["number"].replace(" ", "").replace("-", "")
        if not _is_card(number) and tells_of_somebody(text, found):
            yield Private(*found.span("number"), masked_number(found["number"], 4, 4))


def _is_card(number: str) -> bool:
    """Whether the last digit is what ISO/IEC 7812 works out of the others."""
    if not 16 <= len(number) <= 19:
        return False
    digits = [int(digit) for digit in reversed(number)]
    doubled = sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + doubled) % 10 == 0


def certificates(text: str) -> Iterator[Private]:
    """Numbers that are said to be those of papers that one person has."""
    for found in _NUMBERED.finditer(text):
        if _PAPER.search(behind(text, found.start(), _REACH)):
            yield Private(*found.span("number"), masked_number(found["number"], 2, 2))


def plates(text: IndexedText) -> Iterator[Private]:
    """Numbers of cars."""
    for found in text.matches(_PLATE, having=_PLATE_LETTERS):
        yield Private(*found.span(), masked_number(found[0], 2, 1))


def accounts(whole: IndexedText) -> Iterator[Private]:
    """Where one writes to a person: QQ, 微信, private mail; those of offices are none."""
    text = whole.text
    if whole.has("QQ", "微信", "qq"):
        for found in _SOCIAL.finditer(text):
            if not _OFFICE_ACCOUNT.search(_around(text, found)):
                yield Private(*found.span("number"), masked_number(found["number"], 2, 1))
    if "@" in text:
        for found in _MAIL.finditer(text):
            if _is_own_mail(text, found):
                yield Private(*found.span(), masked_number(found[0], 1, 0))


def _is_own_mail(text: str, found: re.Match[str]) -> bool:
    if _OFFICE_MAIL.search(found[0]) or _OFFICE_ACCOUNT.search(_around(text, found)):
        return False
    return tells_of_somebody(text, found)


def _around(text: str, found: re.Match[str]) -> str:
    return behind(text, found.start(), _REACH) + text[found.start() : found.end() + 1]


def tells_of_somebody(text: str, found: re.Match[str]) -> bool:
    """Whether the words before it, or its sentence, tell of one who is helped."""
    if _PERSON.search(behind(text, found.start(), _REACH)):
        return True
    return SPEAKS_OF_HELPED.search(sentence_around(text, *found.span(), _REACH * 4)) is not None
