"""静默 in 单位.yaml: a rule is silenced with a reason, in place, and can be heard again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafter.checks.silence import topics_of
from drafter.figures.editing.edits import Edit, Refusal
from drafter.figures.figure import OWN_FIGURES
from drafter.library.profile import read_profile
from drafter.library.searchpath import PROFILE
from drafter.pipeline import report_on
from drafter.session import sittingfaults
from drafter.session.outcome import Outcome
from drafter.session.reading import printable
from drafter.session.wish import Wish
from drafter.textfile import text_of
from drafter.yamlsource import Scalar, Sequence
from drafter.yamlsource.editing.material import Group, Items
from drafter.yamlsource.editing.proving import proven, unproven
from drafter.yamlsource.editing.sheet import Sheet, sheet_of
from drafter.yamlsource.editing.splices import (
    Change,
    content_in_the_way,
    fill_group,
    insert_item,
    insert_pair,
    remove_item,
)

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.library.profile import Silence
    from drafter.location import Location
    from drafter.office import Office
    from drafter.session.history import Spot
    from drafter.session.sitting import Sitting
    from drafter.textfile import TextFile

KEY = "静默"
MOST_TOPICS = 2
EVERYWHERE = "这条规则全部"
LONGEST_REASON = 200


def scopes(sitting: Sitting, finding: Finding) -> tuple[str, ...]:
    """What the finding can be silenced for, the narrowest first: its figure, topics, that class."""
    covering = topics_of(report_on(sitting.office, sitting.seen.draft), finding)
    topics = [name for name in covering if "/" in name]
    own = _indicator(sitting, finding)
    above = own.partition(".")[0]
    names = (own, *topics[:MOST_TOPICS], above if above != OWN_FIGURES else "")
    return tuple(dict.fromkeys(name for name in names if name in covering))


def scope_label(name: str, office: Office) -> str:
    """What a 静默 is for, as a clerk reads it; "" is the whole rule."""
    if not name:
        return EVERYWHERE
    if "/" in name:
        section = office.compiled.topics.get(name)
        return f"只对这个主题：{section.title if section else name}"
    known = office.year.book.catalogue.indicators.get(name)
    if known is not None or office.year.book.measures_of(name):
        return f"只对这个指标：{known.name if known else name}"
    return f"对“{name}”这一类指标"


def _indicator(sitting: Sitting, finding: Finding) -> str:
    """The indicator or 自设 figure that a finding stands at, else one that it speaks of."""
    book = sitting.office.year.book
    at: dict[Location, str] = {}
    for figure in book.figures.values():
        known = book.catalogue.of_measure(figure.measure)
        at.setdefault(figure.place, known.indicator.path if known else figure.measure)
    places = (finding.place, *(item.place for item in finding.related))
    return next((at[place] for place in places if place in at), "")


def reason_fault(reason: str) -> str:
    """What is wrong with a reason; "" if it will do."""
    text = printable(reason).strip()
    if not text:
        return "要写明理由，以后看得懂为什么不再提醒"
    return f"理由有{len(text)}个字，太长了" if len(text) > LONGEST_REASON else ""


def wishing(sitting: Sitting, wish: Wish) -> None:
    """A reason stands in its field: the journal keeps it."""
    cleaned = replace(wish, reason=printable(wish.reason).strip())
    if cleaned.reason:
        sitting.journal.typing(cleaned)
    else:
        sitting.journal.dropped(cleaned)


def silence(sitting: Sitting, rule: str, topic: str, reason: str, spot: Spot) -> Outcome:
    """Silence a rule: written into 单位.yaml, one step that can be undone."""
    wish = Wish(rule, topic, printable(reason).strip())
    outcome = _done(sitting, silenced(_profile_source(sitting), wish), f"静默{wish.said}", spot)
    if outcome.done:
        sitting.journal.dropped(wish)
    return outcome


def hear_again(sitting: Sitting, old: Silence, spot: Spot) -> Outcome:
    """Take one 静默 back, out of 单位.yaml."""
    edit = heard_again(_profile_source(sitting), old)
    return _done(sitting, edit, f"不再静默{Wish(old.rule, old.topic, '').said}", spot)


def silenced(source: TextFile | None, wish: Wish) -> Edit | Refusal:
    """The edit of 单位.yaml that silences; proven by reading it as everybody does."""
    sheet = _sheet(source)
    if sheet is None:
        return _refused(source)
    wanted = [*(each for each, _ in _silences(sheet)), wish]
    return _proven(sheet, _inserted(sheet, wish), wanted)


def heard_again(source: TextFile | None, old: Silence) -> Edit | Refusal:
    """The edit of 单位.yaml that takes a 静默 out again."""
    sheet = _sheet(source)
    if sheet is None:
        return _refused(source)
    stands = (Wish(old.rule, old.topic, old.reason), old.place) in _silences(sheet)
    for at, entry in enumerate(sheet.root.entries):
        if entry.key.text != KEY or not isinstance(entry.value, Sequence):
            continue
        places = [item.place for item in entry.value.items]
        if stands and old.place in places:
            left = [each for each, place in _silences(sheet) if place != old.place]
            return _proven(sheet, remove_item(sheet, (at, places.index(old.place))), left)
    return Refusal((sittingfaults.not_silenced(old.place),))


def _done(sitting: Sitting, edit: Edit | Refusal, title: str, spot: Spot) -> Outcome:
    if isinstance(edit, Refusal):
        return Outcome(False, edit.findings)
    return sitting.accept_edits((edit,), title, spot)


def _profile_source(sitting: Sitting) -> TextFile | None:
    return sitting.office.opened.read(sitting.folder / PROFILE, [])


def _sheet(source: TextFile | None) -> Sheet | None:
    if source is None:
        return None
    found: list[Finding] = []
    text_of(source.path, source.splice(()), found)
    return sheet_of(source, tuple(found))


def _inserted(sheet: Sheet, wish: Wish) -> Change | Finding:
    item = Group(wish.pairs, braced=True)
    entries = sheet.root.entries
    at = next((at for at, entry in enumerate(entries) if entry.key.text == KEY), None)
    if at is None:
        return insert_pair(sheet, (), len(entries), KEY, Items((item,)))
    node = entries[at].value
    if isinstance(node, Sequence):
        return insert_item(sheet, (at,), len(node.items), item)
    if isinstance(node, Scalar) and node.absent:
        return fill_group(sheet, (at,), Items((item,)))
    return content_in_the_way(node)


def _silences(sheet: Sheet) -> list[tuple[Wish, Location]]:
    """What the file silences and where, as the program reads it."""
    read = read_profile(sheet.root, []).silences
    return [(Wish(item.rule, item.topic, item.reason), item.place) for item in read]


def _proven(sheet: Sheet, change: Change | Finding, wanted: list[Wish]) -> Edit | Refusal:
    if not isinstance(change, Change):
        return Refusal((change,))
    new = proven(sheet, change)
    if not isinstance(new, Sheet):
        return Refusal((new,))
    if [each for each, _ in _silences(new)] != wanted:
        return Refusal((unproven(sheet.source, change.splices),))
    return Edit(sheet.source.path, sheet.source.splice(()), new.source.splice(()))


def _refused(source: TextFile | None) -> Refusal:
    return Refusal((sittingfaults.no_profile(source.path if source else PROFILE),))
