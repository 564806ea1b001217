"""What the year's file says of the document's head: missing, not printed, or not in due form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.drafting import faults, headfaults
from drafter.drafting.issued import printer_of, signatories
from drafter.findings import Severity
from drafter.library.pageissue import (
    CC,
    COPY_NUMBER,
    DOCUMENT_NUMBER,
    ISSUE_DATE,
    NOTE,
    PRINT_DATE,
    PRINTER,
    RECIPIENT,
    SECRECY,
    SIGNATORY,
    URGENCY,
    DocumentForm,
)
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.figures.yearfile import YearHead
    from drafter.findings import Finding
    from drafter.library.profile import OfficeProfile

_EXAMPLES = {
    RECIPIENT: "某某市民政局",
    DOCUMENT_NUMBER: "某民〔2024〕5号",
    SIGNATORY: "姓名",
    ISSUE_DATE: "2024-01-10",
    PRINT_DATE: "2024-01-10",
    PRINTER: "某某县民政局办公室",
    COPY_NUMBER: "000001",
    SECRECY: "秘密★1年",
    URGENCY: "加急",
    CC: "[某某办公室]",
    NOTE: "联系人：姓名，电话：号码",
}
_URGENCIES = ("特急", "加急")
_COPY_DIGITS = 6

# 机关代字 is letters alone; year in full, in 六角括号; no 虚位.
_NUMBER = pattern(r"(?P<code>[^\W\d_]+)〔(?P<year>\d{4})〕[1-9]\d*号")
_NEAR_NUMBER = pattern(
    r"(?P<code>[^\W\d_]+)[\[［【(（﹝{｛〔](?P<year>\d{4})年?[\]］】)）﹞}｝〕]第?0*(?P<count>[1-9]\d*)号?"
)
_SECRECY = pattern(r"(?:绝密|机密|秘密)(?:★(?:[1-9]\d*(?:年|个月|天|日)|长期))?")
_NEAR_SECRECY = pattern(r"(绝密|机密|秘密)[*＊☆✩✭·.—-]?([1-9]\d*(?:年|个月|天|日)|长期)")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def head_faults(
    head: YearHead, profile: OfficeProfile, form: DocumentForm, title: str
) -> Iterator[Finding]:
    """Everything that is wrong with the head, for a page style that prints `form`."""
    yield from _title_faults(head, profile, form, title)
    given = _given(head, profile)
    typed = (key for key, value in given.items() if value and key in head.places)
    for key in sorted(typed, key=head.place_of):
        if key not in form.printed:
            yield faults.HEAD_UNPRINTED.at(
                head.place_of(key),
                f"填了{key}，这种版式不印",
                hint="上报的公文改用有版头、版记的版式，写：版式: 报告；不上报就删去这一项",
            )
    missing = [key for key in form.required if not given[key]]
    for key in missing:
        # 印发日期 follows 成文日期.
        if key != PRINT_DATE or ISSUE_DATE not in missing:
            yield _missing(head, profile, key)
    yield from _form_faults(head, form)


def _given(head: YearHead, profile: OfficeProfile) -> Mapping[str, object]:
    return {
        COPY_NUMBER: head.copy_number,
        SECRECY: head.secrecy,
        URGENCY: head.urgency,
        DOCUMENT_NUMBER: head.document_number,
        SIGNATORY: signatories(head),
        RECIPIENT: head.recipient,
        ISSUE_DATE: head.issue_date,
        NOTE: head.note,
        CC: head.cc,
        PRINTER: printer_of(profile, head),
        PRINT_DATE: head.print_date or head.issue_date,
    }


def _missing(head: YearHead, profile: OfficeProfile, key: str) -> Finding:
    where, place = "填上", head.place_of(key)
    if key not in head.places:
        where = "在这里加一行"
        if key == PRINTER:  # an office says it once for all years
            where, place = "在单位.yaml里加一行", profile.place
    return headfaults.MISSING_ELEMENT.at(
        place,
        f"这种版式必须有{key}，还没有填，文稿里空着",
        hint=f"{where}，例：{key}: {_EXAMPLES[key]}",
    )


def _title_faults(
    head: YearHead, profile: OfficeProfile, form: DocumentForm, title: str
) -> Iterator[Finding]:
    lines = "".join(head.title_lines)
    if head.title and lines and lines != head.title:
        yield faults.TITLE_LINES.at(
            head.place_of("标题分行"),
            f"分行连起来是“{lines}”，标题是“{head.title}”",
            hint="两处写成一样，或只留一处",
        )
    if form.kind and not title.endswith(form.kind):
        yield headfaults.TITLE_KIND.at(
            head.place_of("标题分行" if head.title_lines else "标题"),
            f"标题“{title}”没有以文种“{form.kind}”收尾",
            hint=f"例：标题: {profile.name}关于{head.period.name}工作情况的{form.kind}",
        )


def _form_faults(head: YearHead, form: DocumentForm) -> Iterator[Finding]:
    """Elements that are printed and not in the form that GB/T 9704 7.2 wants."""
    if head.document_number and DOCUMENT_NUMBER in form.printed:
        yield from _number_faults(head)
    if head.copy_number and COPY_NUMBER in form.printed:
        yield from _copy_number_faults(head)
    if head.secrecy and SECRECY in form.printed:
        yield from _secrecy_faults(head, form)
    if head.urgency and URGENCY in form.printed and head.urgency not in _URGENCIES:
        yield headfaults.BAD_ELEMENT.at(
            head.place_of(URGENCY),
            f"紧急程度只有特急、加急，这里写的是“{head.urgency}”",
            hint="改为：特急，或者：加急；不紧急就删去这一项",
        )


def _number_faults(head: YearHead) -> Iterator[Finding]:
    text, place = head.document_number, head.place_of(DOCUMENT_NUMBER)
    match = _NUMBER.fullmatch(text)
    if match is None:
        near = _NEAR_NUMBER.fullmatch("".join(text.split()).translate(_FULL_WIDTH))
        mended = f"{near['code']}〔{near['year']}〕{near['count']}号" if near else ""
        yield headfaults.BAD_NUMBER.at(
            place,
            f"“{text}”不合发文字号的写法",
            hint=f"改为：{mended}"
            if mended
            else "写成：机关代字〔年份〕序号号，例：某民〔2024〕5号",
        )
    elif head.issue_date and int(match["year"]) != head.issue_date.year:
        yield headfaults.BAD_NUMBER.at(
            place,
            f"发文字号是{match['year']}年的，成文日期是{head.issue_date.year}年",
            hint="核对发文字号和成文日期",
            severity=Severity.NOTICE,
        )


def _copy_number_faults(head: YearHead) -> Iterator[Finding]:
    text = head.copy_number
    if re.fullmatch(rf"[0-9]{{{_COPY_DIGITS}}}", text):
        return
    digits = text.translate(_FULL_WIDTH)
    mended = digits.zfill(_COPY_DIGITS) if re.fullmatch(r"[0-9]{1,6}", digits) else ""
    yield headfaults.BAD_ELEMENT.at(
        head.place_of(COPY_NUMBER),
        f"份号用六位数字，这里写的是“{text}”",
        hint=f"改为：{mended}" if mended else "例：000001",
    )


def _secrecy_faults(head: YearHead, form: DocumentForm) -> Iterator[Finding]:
    text, place = head.secrecy, head.place_of(SECRECY)
    if not _SECRECY.fullmatch(text):
        near = _NEAR_SECRECY.fullmatch("".join(text.split()).translate(_FULL_WIDTH))
        yield headfaults.BAD_ELEMENT.at(
            place,
            f"“{text}”不合密级和保密期限的写法",
            hint=f"改为：{near[1]}★{near[2]}" if near else "写成：密级★期限，例：秘密★1年",
        )
    if COPY_NUMBER in form.printed and not head.copy_number:
        yield headfaults.BAD_ELEMENT.at(
            place, "涉密公文要标份号，还没有填", hint="加一行，例：份号: 000001"
        )
