"""What stands around the text of an issued document: 版头, seal, 附注 and 版记.

Every element is a group of the page style that may be left out (or be 无): the shipped
公文 has none of them, 报告 has all that GB/T 9704 wants of a report to a superior office.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.library.pageletters import Lettering, read_lettering, read_plain
from drafter.library.pagemeasures import MILLIMETRE, POINT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.library.pagemeasures import Measures
    from drafter.library.sourcetext import SourceText

# Keys of the year's file, as groups of a page style and in its list 必有.
COPY_NUMBER = "份号"
SECRECY = "密级"
URGENCY = "紧急程度"
DOCUMENT_NUMBER = "发文字号"
SIGNATORY = "签发人"
RECIPIENT = "主送"
ISSUE_DATE = "成文日期"
NOTE = "附注"
CC = "抄送"
PRINTER = "印发机关"
PRINT_DATE = "印发日期"
IMPRINT = "版记"

_ALWAYS = frozenset({RECIPIENT, ISSUE_DATE})
_IN_IMPRINT = frozenset({CC, PRINTER, PRINT_DATE})
_OWN_GROUP = (COPY_NUMBER, SECRECY, URGENCY, DOCUMENT_NUMBER, SIGNATORY, NOTE)


class MarkStyle(Struct, frozen=True):
    """The issuing office's name in red (发文机关标志, 7.2.4).

    `drop` from the head of the type area to the head of the letters, in twips;
    `suffix` is what follows the name (文件); letters that are too wide are narrowed
    down to `narrowest` percent before they are made smaller.
    """

    lettering: Lettering
    colour: str
    drop: int
    suffix: str
    narrowest: int


class NumberStyle(Struct, frozen=True):
    """The document's number (发文字号, 7.2.5); `blank` to its left in characters."""

    lettering: Lettering
    lines_before: int
    blank: int


class SignatoryStyle(Struct, frozen=True):
    """Who signs (签发人, 7.2.6); `blank` to the right in characters, `abreast` names a line."""

    label: Lettering
    name_font: str
    blank: int
    abreast: int


class RedLine(Struct, frozen=True):
    """The line below 版头 (7.2.7); weight in eighths of a point, `drop` in twips."""

    colour: str
    weight: int
    drop: int
    lines_after: int


class Seal(Struct, frozen=True):
    """Room for a seal over signature and date (7.3.5.1), in characters and lines."""

    right_blank: int
    lines_before: int


class NoteStyle(Struct, frozen=True):
    """A note below the date (附注, 7.3.6); `indent` in characters."""

    lettering: Lettering
    indent: int


class ImprintStyle(Struct, frozen=True):
    """版记 (7.4): `blank` in characters, pitch and `margin` in twips, rules in eighths of a point.

    `margin` stands above and below the words of each row.
    """

    lettering: Lettering
    blank: int
    line_pitch: int
    margin: int
    outer_rule: int
    inner_rule: int


class IssueStyle(Struct, frozen=True):
    """The elements a page style sets around the text; None is one that it does not print."""

    copy_number: Lettering | None = None
    secrecy: Lettering | None = None
    urgency: Lettering | None = None
    mark: MarkStyle | None = None
    number: NumberStyle | None = None
    signatory: SignatoryStyle | None = None
    red_line: RedLine | None = None
    seal: Seal | None = None
    note: NoteStyle | None = None
    imprint: ImprintStyle | None = None


class DocumentForm(Struct, frozen=True):
    """What drafting must know of a page style: which elements it prints, and its own words.

    `printed` and `required` (必有) are keys of the year's file; an element that is
    required and not given is a hole. `suffix` follows the office's name in the mark;
    `closing` is the last sentence (结语) and where it stands, `kind` the 文种 that the
    title should end with; "" is none.
    """

    printed: frozenset[str] = _ALWAYS
    required: tuple[str, ...] = ()
    has_mark: bool = False
    suffix: str = ""
    closing: SourceText | None = None
    kind: str = ""


# The form of a document that has nothing around its text but whom it is for and its date.
PLAIN = DocumentForm()


def read_issue(top: Measures, fonts: Mapping[str, str]) -> IssueStyle:
    """The elements that the style has."""

    def plain(key: str) -> Lettering | None:
        group = top.optional_group(key)
        return read_plain(group, fonts) if group else None

    return IssueStyle(
        copy_number=plain(COPY_NUMBER),
        secrecy=plain(SECRECY),
        urgency=plain(URGENCY),
        mark=_mark(top.optional_group("红头"), fonts),
        number=_number(top.optional_group(DOCUMENT_NUMBER), fonts),
        signatory=_signatory(top.optional_group(SIGNATORY), fonts),
        red_line=_red_line(top.optional_group("红线")),
        seal=_seal(top.optional_group("印章")),
        note=_note(top.optional_group(NOTE), fonts),
        imprint=_imprint(top.optional_group(IMPRINT), fonts),
    )


def read_form(top: Measures, issue: IssueStyle) -> DocumentForm:
    """What drafting must know of the style whose elements are `issue`."""
    own = (
        issue.copy_number,
        issue.secrecy,
        issue.urgency,
        issue.number,
        issue.signatory,
        issue.note,
    )
    printed = {key for key, element in zip(_OWN_GROUP, own, strict=True) if element}
    if issue.imprint:
        printed |= _IN_IMPRINT
    known = (RECIPIENT, *_OWN_GROUP, ISSUE_DATE, CC, PRINTER, PRINT_DATE)
    required = top.some_of("必有", known)
    printed |= _ALWAYS
    return DocumentForm(
        printed=frozenset(printed),
        # A style that leaves an element out need not say again that it is not required.
        required=tuple(key for key in required if key in printed),
        has_mark=issue.mark is not None,
        suffix=issue.mark.suffix if issue.mark else "",
        closing=top.optional_text("结语"),
        kind=top.optional("文种"),
    )


def _mark(group: Measures | None, fonts: Mapping[str, str]) -> MarkStyle | None:
    if group is None:
        return None
    style = MarkStyle(
        lettering=read_lettering(group, fonts),
        colour=group.ink("颜色"),
        drop=group.length("距版心", MILLIMETRE),
        suffix=group.optional("后缀"),
        narrowest=group.percent("最窄"),
    )
    group.done()
    return style


def _number(group: Measures | None, fonts: Mapping[str, str]) -> NumberStyle | None:
    if group is None:
        return None
    style = NumberStyle(
        lettering=read_lettering(group, fonts),
        lines_before=group.count("前空行"),
        blank=group.count("左空"),
    )
    group.done()
    return style


def _signatory(group: Measures | None, fonts: Mapping[str, str]) -> SignatoryStyle | None:
    if group is None:
        return None
    style = SignatoryStyle(
        label=read_lettering(group, fonts),
        name_font=group.one_of("姓名字体", fonts, default=""),
        blank=group.count("右空"),
        abreast=group.count("每行人数", least=1),
    )
    group.done()
    return style


def _red_line(group: Measures | None) -> RedLine | None:
    if group is None:
        return None
    style = RedLine(
        colour=group.ink("颜色"),
        weight=group.eighths("粗"),
        drop=group.length("距发文字号", MILLIMETRE),
        lines_after=group.count("后空行"),
    )
    group.done()
    return style


def _seal(group: Measures | None) -> Seal | None:
    if group is None:
        return None
    style = Seal(right_blank=group.count("日期右空"), lines_before=group.count("前空行"))
    group.done()
    return style


def _note(group: Measures | None, fonts: Mapping[str, str]) -> NoteStyle | None:
    if group is None:
        return None
    style = NoteStyle(read_lettering(group, fonts), group.count("左空"))
    group.done()
    return style


def _imprint(group: Measures | None, fonts: Mapping[str, str]) -> ImprintStyle | None:
    if group is None:
        return None
    style = ImprintStyle(
        lettering=read_lettering(group, fonts),
        blank=group.count("空字"),
        line_pitch=group.length("行距", POINT, least=1),
        margin=group.length("上下空", POINT),
        outer_rule=group.eighths("首末线"),
        inner_rule=group.eighths("中线"),
    )
    group.done()
    return style
