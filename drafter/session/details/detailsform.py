"""The form of one figure, record or of the report: what is typed in all its fields, accepted at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from drafter.drafting.topicfigures import asked_lists
from drafter.figures.editing.addresses import address_of
from drafter.figures.editing.requests import (
    ClearValue,
    InsertRecord,
    RemoveEntry,
    SetValue,
)
from drafter.figures.figure import CURRENT, LISTS
from drafter.figures.values import NOT_HAD
from drafter.session.details.fieldreading import field_meant, name_fault
from drafter.session.details.fields import (
    STATED_FIELDS,
    Field,
    Kind,
    figure_fields,
    group_field,
    head_fields,
    is_record,
    record_fields,
)
from drafter.session.details.partsum import sum_of_parts
from drafter.session.standingunit import standing_unit

if TYPE_CHECKING:
    from drafter.figures.editing.requests import Request
    from drafter.session.history import Spot
    from drafter.session.outcome import Outcome
    from drafter.session.reading import Meant
    from drafter.session.rows import Row
    from drafter.session.sitting import Sitting

NOT_WRITTEN = "空着不写进文件"


class Subject(NamedTuple):
    """What the form is about: a figure or record by its path; without one the report itself.

    `names` are the fields that the topic asks of a record; `new` is a record that is not there.
    """

    path: str = ""
    names: tuple[str, ...] = ()
    new: bool = False


def subject_of(sitting: Sitting, topic: str, row: Row) -> Subject | None:
    """What the details of a row of a topic's form are about; None for a row of nothing."""
    path = row.path or row.field
    if is_record(path):
        address = address_of(path)
        name = address.names[0]
        return Subject(f"{LISTS}.{name}[{address.record}]", _asked(sitting, topic).get(name, ()))
    return Subject(path) if row.path else None


def new_subject(sitting: Sitting, topic: str, row: Row) -> Subject | None:
    """A record that a topic's 清单 gets, that of the row if it is in one; None without a 清单."""
    asked = _asked(sitting, topic)
    path = row.path or row.field
    name = address_of(path).names[0] if is_record(path) else next(iter(asked), "")
    return new_record(sitting, name, asked.get(name, ())) if name else None


def new_record(sitting: Sitting, name: str, names: tuple[str, ...] = ()) -> Subject:
    """A record of a 清单 that is not there yet, to be its last."""
    number = len(sitting.office.year.book.records(name)) + 1
    return Subject(f"{LISTS}.{name}[{number}]", names, new=True)


def _asked(sitting: Sitting, topic: str) -> dict[str, tuple[str, ...]]:
    """The 清单 that a topic walks, and the fields that it prints."""
    section = sitting.office.compiled.topics.get(topic)
    return {wanted.name: wanted.fields for wanted in asked_lists(section)} if section else {}


class DetailsForm:
    """Fields, and what is typed in them and not accepted yet."""

    def __init__(self, sitting: Sitting, subject: Subject) -> None:
        """Begin with what stands in the files."""
        self._sitting = sitting
        self.subject = subject
        self.typed: dict[tuple[str, str], str] = {}
        self.meant: dict[tuple[str, str], Meant] = {}
        self._added: list[Field] = []
        self.fields: tuple[Field, ...] = ()
        self.refresh()

    @property
    def title(self) -> str:
        """What the form is about, as a clerk calls it."""
        path = self.subject.path
        if not path:
            return "这份报告的抬头各项"
        if is_record(path):
            address = address_of(path)
            which = "新的一项" if self.subject.new else f"第{address.record}项"
            return f"清单·{address.names[0]}，{which}"
        known = self._sitting.office.year.book.catalogue.indicators.get(path)
        return f"{known.name}（{path}）" if known else path

    @property
    def unit(self) -> str:
        """The units that a bare number for 本年 takes."""
        book = self._sitting.office.year.book
        if standing := standing_unit(book, self.subject.path, CURRENT):
            return standing
        known = book.catalogue.indicators.get(self.subject.path)
        return "、".join(unit.name for unit in known.units) if known else ""

    @property
    def changed(self) -> bool:
        """Whether anything is typed that is not in the files."""
        return bool(self.typed)

    @property
    def left_empty(self) -> tuple[str, ...]:
        """The added fields in which nothing stands: they are not written."""
        added = {field.key for field in self._added}
        fields = (field for field in self.fields if field.key in added)
        return tuple(field.label for field in fields if not self.text_of(field).strip())

    @property
    def faults(self) -> tuple[Field, ...]:
        """The fields in which something stands that cannot be taken."""
        return tuple(
            field
            for field in self.fields
            if field.key in self.meant and self.meant[field.key].fault
        )

    def text_of(self, field: Field) -> str:
        """What stands in a field."""
        return self.typed.get(field.key, field.typed)

    def type(self, field: Field, text: str) -> Meant:
        """Have a text in a field; what it is understood as."""
        said = field_meant(text, field, self._sitting.office.year)
        if text == field.typed:
            self.restore(field)
            return said
        self.typed[field.key] = text
        self.meant[field.key] = said
        if not self.subject.new:
            self._sitting.journal.typing(_as_trial(field, said))
        else:
            for request in self.requests():
                self._sitting.journal.typing(request)
        return said

    def restore(self, field: Field) -> None:
        """Have in a field again what stands in the file."""
        if field.key not in self.typed:
            return
        before = self.requests() if self.subject.new else ()
        del self.typed[field.key]
        said = self.meant.pop(field.key)
        for request in before or (_as_trial(field, said),):
            self._sitting.journal.dropped(request)

    def give_up(self) -> None:
        """Forget all that is typed."""
        for field in self.fields:
            self.restore(field)

    def add(self, group: str, name: str) -> str:
        """Have a field for a part, or a record's field, of a new name; what is wrong with the name."""
        there = tuple(field.label for field in self.fields if field.group == group)
        fault = name_fault(group, name, there)
        if not fault:
            name = name.strip()
            if group:
                new = group_field(self.subject.path, group, name)
            else:
                new = Field(f"{self.subject.path}.{name}", "", name, Kind.RECORD)
            new = replace(new, known=NOT_WRITTEN)
            self._added.append(new)
            self.refresh()
        return fault

    def refresh(self) -> None:
        """Take what the files say now."""
        year = self._sitting.office.year
        if not self.subject.path:
            self.fields = head_fields(year)
            return
        if is_record(self.subject.path):
            made = record_fields(self.subject.path, self.subject.names, year)
        else:
            made = figure_fields(self.subject.path, year, self._sitting.office.profile.divisions)
        known = {field.key for field in made}
        fields = list(made)
        for new in self._added:
            if new.key not in known:
                fields.insert(_behind_group(fields, new), new)
        self.fields = tuple(fields)

    def sum_of_parts(self) -> str:
        """What the parts come to as they are typed, held against 本年."""
        office = self._sitting.tried(self._trials()).office
        return sum_of_parts(office.year.book, self.subject.path, office.profile.divisions)

    def locks(self) -> dict[tuple[str, str], str]:
        """Why nothing can be typed in some fields, with what is typed in the others."""
        now = {field.key: field.locked for field in self.fields if field.locked}
        if not self.typed or self.subject.new or not self._is_figure:
            return now
        year = self._sitting.tried(self._trials()).office.year
        made = figure_fields(self.subject.path, year, self._sitting.office.profile.divisions)
        stated = {one.key: one.locked for one in made if one.name in STATED_FIELDS and one.locked}
        return now | {key: said for key, said in stated.items() if key not in self.typed}

    @property
    def _is_figure(self) -> bool:
        return bool(self.subject.path) and not is_record(self.subject.path)

    def requests(self) -> tuple[Request, ...]:
        """What does all that is typed."""
        changed = [field for field in self.fields if field.key in self.typed]
        if self.subject.new:
            pairs = [(field.label, self.meant[field.key].value) for field in changed]
            given = tuple((name, text) for name, text in pairs if text)
            name = address_of(self.subject.path).names[0]
            return (InsertRecord(name, given),) if given else ()
        sets: list[Request] = []
        gone: list[Request] = []
        for field in changed:
            value = self.meant[field.key].value
            if value:
                sets.append(SetValue(field.path, value, field.field))
            elif field.field == CURRENT:
                sets.append(ClearValue(field.path, field.field))
            elif field.kind is Kind.HEAD:
                sets.append(ClearValue(field.path))
            elif field.typed:
                gone.append(RemoveEntry(field.path, field.field))
        return (*sets, *gone)

    def accept(self, spot: Spot) -> Outcome | None:
        """Put all that is typed into the files, as one step; None where something is unreadable."""
        if self.faults:
            return None
        names = [field.label for field in self.fields if field.key in self.typed]
        more = f"等{len(names)}栏" if len(names) > 3 else ""
        title = f"{self.title}：{'、'.join(names[:3])}{more}"
        return self._accept(self.requests(), title, spot)

    def not_had(self, spot: Spot) -> Outcome:
        """Say that the office does not have this at all: all that its entry says goes."""
        path = self.subject.path
        more = any(field.typed or field.locked for field in self.fields if field.field != CURRENT)
        removed = (RemoveEntry(path),) if more else ()
        return self._accept((*removed, SetValue(path, NOT_HAD)), f"{self.title}：无", spot)

    def remove(self, spot: Spot) -> Outcome:
        """Take the whole entry or record out of the file."""
        return self._accept((RemoveEntry(self.subject.path),), f"删除{self.title}", spot)

    @property
    def in_file(self) -> bool:
        """Whether the files say anything of it."""
        return any(field.typed or field.locked for field in self.fields)

    def _accept(self, requests: tuple[Request, ...], title: str, spot: Spot) -> Outcome:
        outcome = self._sitting.accept(requests, title, spot)
        if outcome.done:
            self.give_up()
            self._added.clear()
            self.refresh()
        return outcome

    def _trials(self) -> tuple[SetValue | ClearValue, ...]:
        return tuple(
            _as_trial(field, self.meant[field.key])
            for field in self.fields
            if field.key in self.typed and not self.meant[field.key].fault
        )


def _as_trial(field: Field, said: Meant) -> SetValue | ClearValue:
    if said.value:
        return SetValue(field.path, said.value, field.field)
    return ClearValue(field.path, field.field)


def _behind_group(fields: list[Field], new: Field) -> int:
    """Where a new part goes: behind those of its group; without any where the group begins."""
    same = [at for at, field in enumerate(fields) if field.group == new.group]
    if same and new.group:
        return same[-1] + 1
    if not new.group:
        return len(fields)
    values = [at for at, field in enumerate(fields) if field.kind is Kind.VALUE]
    order = [at for at in values if fields[at].group or fields[at].field in _BEFORE_GROUPS]
    return order[-1] + 1 if order else len(fields)


_BEFORE_GROUPS = frozenset({CURRENT, "上年", "目标", "下期目标", "基期"})
