"""What stands around the text of an issued document: 版头, recipient, 结语, signature, 版记.

Which of these a report has is the page style's to say (`DocumentForm`). What the style
must have and nobody has given is a hole; nothing is made up in its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.drafting.blocks import (
    HEAD_ELEMENT,
    Block,
    HoleRun,
    Paragraph,
    ParagraphRole,
    PeriodRun,
    Run,
    Source,
    TextRole,
    TextRun,
)
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
from drafter.period import date_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from drafter.figures.yearfile import YearHead
    from drafter.library.profile import OfficeProfile

# What stands beside ×× in a hole: before it and behind it.
_HOLES = {
    DOCUMENT_NUMBER: ("", "〔××××〕××号"),
    ISSUE_DATE: ("××", "年×月×日"),
    PRINT_DATE: ("××", "年×月×日"),
}
_SIGNED_BY = "签发人："
_COPIED_TO = "抄送："
_PRINTED = "印发"
SPACE = "　"
_BETWEEN_NAMES = re.compile("[、，,；;]")


def head_paragraphs(
    form: DocumentForm, profile: OfficeProfile, head: YearHead
) -> Iterator[Paragraph]:
    """版头 from above: 份号, 密级, 紧急程度, the office's mark, 发文字号, 签发人."""
    corner = (
        (ParagraphRole.COPY_NUMBER, COPY_NUMBER, head.copy_number),
        (ParagraphRole.SECRECY, SECRECY, head.secrecy),
        (ParagraphRole.URGENCY, URGENCY, head.urgency),
    )
    for role, key, given in corner:
        yield from _one(role, _runs(form, head, key, given))
    if form.has_mark:
        mark = TextRun(
            profile.mark or profile.name + form.suffix,
            TextRole.OFFICE,
            profile.place,
            Source.WORDS,
        )
        yield Paragraph(ParagraphRole.ISSUER, (mark,))
    number = _runs(form, head, DOCUMENT_NUMBER, head.document_number)
    yield from _one(ParagraphRole.DOCUMENT_NUMBER, number)
    names = [_runs(form, head, SIGNATORY, name) for name in signatories(head) or ("",)]
    if any(names):
        yield Paragraph(
            ParagraphRole.SIGNATORY,
            (_words(_SIGNED_BY, head, SIGNATORY), *_spaced(names, head, SIGNATORY)),
        )


def signatories(head: YearHead) -> tuple[str, ...]:
    """Who signs: a list, or several names in one value."""
    names = (name for given in head.signatories for name in _BETWEEN_NAMES.split(given))
    return tuple(name.strip() for name in names if name.strip())


def recipient(form: DocumentForm, head: YearHead) -> Iterator[Paragraph]:
    """Whom the document is for, with its colon."""
    runs = _runs(form, head, RECIPIENT, head.recipient.rstrip("：:"))
    if runs:
        yield Paragraph(ParagraphRole.RECIPIENT, (*runs, _words("：", head, RECIPIENT)))


def closing_words(form: DocumentForm, text: Sequence[Block]) -> Iterator[Paragraph]:
    """The last sentence that the style wants, unless the office's words end with it already."""
    if form.closing is None:
        return
    words = form.closing.text
    last = text[-1] if text else None
    if isinstance(last, Paragraph) and last.text.rstrip("。").endswith(words.rstrip("。")):
        return
    run = TextRun(words, TextRole.BODY, form.closing.place, Source.TEMPLATE)
    yield Paragraph(ParagraphRole.BODY, (run,))


def signed(form: DocumentForm, profile: OfficeProfile, head: YearHead) -> Iterator[Paragraph]:
    """Signature, date of issue, and the note (附注) below them."""
    signature = TextRun(profile.signature, TextRole.OFFICE, profile.place, Source.WORDS)
    yield Paragraph(ParagraphRole.SIGNATURE, (signature,))
    yield from _one(ParagraphRole.DATE, _day(form, head, ISSUE_DATE, head.issue_date))
    note = head.note.strip("（）() ")
    if note:
        yield from _one(ParagraphRole.NOTE, _runs(form, head, NOTE, f"（{note}）"))


def imprint(form: DocumentForm, profile: OfficeProfile, head: YearHead) -> Iterator[Paragraph]:
    """版记: whom copies go to, who printed it and when."""
    copies = "，".join(text.rstrip("。，；、") for text in head.cc)
    runs = _runs(form, head, CC, copies)
    if runs:
        before, after = _words(_COPIED_TO, head, CC), _words("。", head, CC)
        yield Paragraph(ParagraphRole.CC, (before, *runs, after))
    printer = _runs(form, head, PRINTER, printer_of(profile, head))
    day = _day(form, head, PRINT_DATE, head.print_date or head.issue_date)
    if day:
        day = (*day, _words(_PRINTED, head, PRINT_DATE))
    if printer or day:
        yield Paragraph(ParagraphRole.PRINTED_BY, (*printer, _words(SPACE, head, PRINTER), *day))


def printer_of(profile: OfficeProfile, head: YearHead) -> str:
    """印发机关: as the year says, else as the office says."""
    return head.printer or profile.printer


def _one(role: ParagraphRole, runs: tuple[Run, ...]) -> Iterator[Paragraph]:
    if runs:
        yield Paragraph(role, runs)


def _runs(form: DocumentForm, head: YearHead, key: str, given: str) -> tuple[Run, ...]:
    """The element as it was given; a hole if it must be there; nothing if it need not."""
    if key not in form.printed:
        return ()
    if given:
        return (_words(given, head, key),)
    return (_hole(head, key),) if key in form.required else ()


def _day(form: DocumentForm, head: YearHead, key: str, day: date | None) -> tuple[Run, ...]:
    if day is None or key not in form.printed:
        return _runs(form, head, key, "")
    return (PeriodRun(date_name(day), head.place_of(key)),)


def _hole(head: YearHead, key: str) -> HoleRun:
    before, behind = _HOLES.get(key, ("", ""))
    return HoleRun(key, HEAD_ELEMENT, key, head.place_of(key), before, behind)


def _words(text: str, head: YearHead, key: str) -> TextRun:
    return TextRun(text, TextRole.BODY, head.place_of(key), Source.WORDS)


def _spaced(names: Sequence[tuple[Run, ...]], head: YearHead, key: str) -> Iterator[Run]:
    for position, name in enumerate(names):
        if position:
            yield _words(SPACE, head, key)
        yield from name
