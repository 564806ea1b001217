"""One sitting at one year: what is open, tried, accepted, undone and written.

The model is the truth and knows no screen: whoever shows it asks it, and tells it what was
typed. Every accepted change goes to the file it came from at once, as the smallest splice.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.checks.runner import check_report
from drafter.drafting.topicmemory import TopicMemory
from drafter.errors import DrafterError
from drafter.figures.editing.edits import Edit, Refusal, plan
from drafter.figures.editing.requests import ClearValue, InsertRemedy, InsertWords, SetValue
from drafter.figures.trialyear import apart
from drafter.figures.yearindex import year_files
from drafter.figures.yearset import WORDS_NAME, whole_year, word_files
from drafter.library.searchpath import PROFILE
from drafter.newfiles import NewFile, write_new_files
from drafter.pipeline import (
    AS_FILED,
    Edition,
    Shelf,
    draft_office,
    office_folder,
    open_office,
    report_on,
    try_office,
    try_words,
)
from drafter.session import sittingfaults
from drafter.session.disk.disputes import Dispute, dispute
from drafter.session.disk.merging import Conflict, merge
from drafter.session.disk.tenure import Tenure
from drafter.session.disk.watching import Change, Places, Watch, year_places
from drafter.session.disk.worktexts import WorkTexts
from drafter.session.history import History, Spot, Step
from drafter.session.journal.journal import Journal
from drafter.session.topictree import topic_tree
from drafter.textfile import from_text, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from drafter.drafting.blocks import Draft
    from drafter.figures.editing.requests import Request, WordRequest
    from drafter.figures.trialyear import TrialRequest
    from drafter.figures.yearsource import Read
    from drafter.findings import Finding
    from drafter.office import Office
    from drafter.session.disk.watching import Changed
    from drafter.session.topictree import Branch
    from drafter.textfile import TextFile


class Seen(Struct, frozen=True, eq=False):
    """What is to be seen: an opened office and its draft, and what reading it found."""

    office: Office
    draft: Draft
    found: tuple[Finding, ...]


class Outcome(Struct, frozen=True):
    """What became of a change: whether it stands, what stands in its way, and where it was.

    A change can stand and yet not be `written`: then it is kept in the journal.
    """

    done: bool
    findings: tuple[Finding, ...] = ()
    written: bool = True
    title: str = ""
    spot: Spot | None = None


class Sitting:
    """A year that is being filled in."""

    def __init__(self, path: Path, edition: Edition = AS_FILED) -> None:
        """Open the year at `path`, a file or folder.

        Raises:
            DrafterError: when there is nothing to draft from.
        """
        folder = office_folder(path, [])
        self.path = whole_year(folder, path)
        self.folder = folder
        self.edition = edition
        self.notices: list[Finding] = []
        self._disputes: dict[str, Dispute] = {}
        self.broken: tuple[Finding, ...] = ()
        self.written_at: datetime | None = None
        self._tree: tuple[Branch, ...] | None = None
        self._texts = WorkTexts()
        self._history = History()
        self._shelf = Shelf()
        self._memory = TopicMemory()
        self.seen = self._look()
        self.journal = Journal.begin(self.path, self.notices.append)
        self._tickets: dict[Step, int] = {}
        self.tenure = Tenure(path, self.files)
        self.watch = Watch(self._places())

    @property
    def office(self) -> Office:
        """The office as it was last read."""
        return self.seen.office

    @property
    def tree(self) -> tuple[Branch, ...]:
        """The outline of the report as the files stand."""
        if self._tree is None:
            self._tree = topic_tree(self.office, self.seen.draft)
        return self._tree

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics with figures or words, in the order of the report."""
        used = (leaf.path for branch in self.tree for leaf in branch.topics() if leaf.used)
        return tuple(dict.fromkeys(used))

    @property
    def files(self) -> tuple[str, ...]:
        """The files of the year that may be changed: its figures and its words."""
        return tuple(str(path) for path in (*year_files(self.path), *word_files(self.path)))

    @property
    def unwritten(self) -> tuple[str, ...]:
        """The files that could not be written as they shall be."""
        return self._texts.unwritten

    def texts(self) -> Read:
        """A reader of all files as the sitting has them now, for another thread."""
        return self._texts.as_they_stand()

    def tried(self, requests: Iterable[TrialRequest]) -> Seen:
        """What would be seen if these values stood in the files; nothing is changed."""
        requests = tuple(requests)
        if not requests:
            return self.seen
        found: list[Finding] = []
        return self._drafted(try_office(self.office, requests, found), found)

    def word_sources(self) -> tuple[TextFile, ...]:
        """The 素材 as they shall be; an empty one where there is none yet."""
        sources = self._texts.sources(map(str, word_files(self.path)))
        return tuple(sources) or (from_text(str(self._new_words), ""),)

    def tried_words(self, requests: Sequence[WordRequest]) -> Seen | Refusal:
        """What would be seen if the 素材 were changed so, or why they cannot be; nothing is changed."""
        texts = {text.path: text for text in self.word_sources()}
        edits = self._planned(tuple(texts.values()), requests)
        if isinstance(edits, Refusal):
            return edits
        for edit in edits:
            read = text_of(edit.path, edit.after, [])
            if read is not None:
                texts[edit.path] = read
        found: list[Finding] = []
        return self._drafted(try_words(self.office, texts.values(), found), found)

    def findings(self, seen: Seen) -> tuple[Finding, ...]:
        """All that the checks say of what is seen."""
        draft = draft_office(seen.office, kept=self._memory)
        return check_report(report_on(seen.office, draft), seen.found)

    def accept(self, requests: Sequence[Request], title: str, spot: Spot) -> Outcome:
        """Make a change, all of its requests or none, and write it."""
        if self.broken:
            return Outcome(False, self.broken)
        if refused := self._make_words_file(requests):
            return Outcome(False, refused)
        edits = self._planned(self._texts.sources(self.files), self._apart(requests))
        if isinstance(edits, Refusal):
            return Outcome(False, edits.findings)
        if held := self.tenure.held_by_others(edit.path for edit in edits):
            return Outcome(False, held)
        if not edits:
            self.journal.dropped(*requests)
            return Outcome(True)
        ticket = self.journal.accepted(requests, edits)
        step = Step(title, edits, spot, tuple(requests))
        self._history.add(step)
        self._tickets[step] = ticket
        return self._done(step, edits)

    def accept_edits(self, edits: Sequence[Edit], title: str, spot: Spot) -> Outcome:
        """Make a change of 单位.yaml that is planned already: written at once, or not made."""
        if self.broken:
            return Outcome(False, self.broken)
        if held := self.tenure.held_by_others(edit.path for edit in edits):
            return Outcome(False, held)
        step = Step(title, tuple(edits), spot)
        outcome = self._done(step, step.edits)
        if not outcome.written:  # the journal keeps accepted only what a year's files shall say
            self._texts.take(step.inverse.edits)
            self._renew()
            return Outcome(False, outcome.findings)
        self._history.add(step)
        return outcome

    def undo(self) -> Outcome | None:
        """Take the last step back; None where there is none."""
        if not self._history.done:
            return None
        step = self._history.done[-1]
        outcome = self._turn(step.inverse)
        if outcome.done:
            self._history.done.pop()
            self._history.undone.append(step)
            if step in self._tickets:
                self.journal.withdrawn(self._tickets.pop(step))
        return outcome

    def redo(self) -> Outcome | None:
        """Do again what was undone last; None where nothing was."""
        if not self._history.undone:
            return None
        step = self._history.undone[-1]
        outcome = self._turn(step)
        if outcome.done:
            self._history.undone.pop()
            self._history.done.append(step)
        return outcome

    def write(self) -> tuple[Finding, ...]:
        """Write what could not be written before; what still stands in the way."""
        with self.watch.held():
            obstacles = self._texts.write()
            for path in (*self.files, str(self.folder / PROFILE)):
                if path in self._texts.seen and path not in self._texts.unwritten:
                    self.watch.wrote(Path(path), self._texts.seen[path])
        if not self._texts.unwritten:
            self.journal.written()
            self._tickets.clear()
            self.written_at = datetime.now()
        return obstacles

    def take_changes(self, changes: Iterable[Changed]) -> tuple[Finding, ...]:
        """Read again what others changed on the disk; where they changed what is unwritten, ask."""
        told: list[Finding] = []
        for changed in changes:
            path = str(changed.path)
            if path not in self.files and path not in self._texts.now:
                self._shelf = Shelf()
            elif changed.change is Change.GONE or changed.data is None:
                told.append(sittingfaults.gone(path))
                if path not in self._texts.unwritten:
                    self._texts.forget(path)
            elif path in self._texts.unwritten:
                told += self._merge(path, changed.data)
            else:
                self._texts.changed_on_disk(path, changed.data)
                told.append(sittingfaults.reread(path))
        self._renew()
        if self._texts.unwritten and not self._disputes:
            self.write()
        return tuple(told)

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """The files of which nobody has said yet whose change shall stand."""
        return tuple(self._disputes.values())

    def settle(self, path: str, *, ours: bool) -> tuple[Finding, ...]:
        """Decide a dispute; where ours shall stand it is done again to what others made of the file.

        What could not be done again is said; all else that others changed stays.
        """
        theirs = self._disputes.pop(path).data
        steps = [step for step in self._tickets if path in {edit.path for edit in step.edits}]
        self._texts.changed_on_disk(path, theirs)
        refused: list[Finding] = []
        for step in steps if ours else ():
            edits = self._planned(self._texts.sources(self.files), step.requests)
            if isinstance(edits, Refusal):
                refused += edits.findings
            else:
                self._texts.take(edits)
        if not ours:
            self._history.forget(steps)
            self.journal.withdrawn(*(self._tickets.pop(step) for step in steps))
        self._renew()
        return (*refused, *self.write())

    def beat(self) -> tuple[Finding, ...]:
        """Say that we are still here; what others took over meanwhile."""
        return self.tenure.beat()

    def close(self) -> None:
        """End the sitting: what could not be written stays in the journal."""
        self.journal.close()
        self.tenure.release()

    def _look(self) -> Seen:
        self._tree = None
        found: list[Finding] = []
        office = open_office(self.path, self._shelf, found, self.edition, read=self._texts.read)
        return self._drafted(office, found)

    def _drafted(self, office: Office, found: Iterable[Finding]) -> Seen:
        draft = draft_office(office, kept=self._memory, notices=False)
        return Seen(office, draft, tuple(found))

    def _planned(
        self, sources: Sequence[TextFile], requests: Iterable[Request]
    ) -> tuple[Edit, ...] | Refusal:
        return plan(sources, requests, self.office.compiled.library.catalogue)

    def _renew(self) -> None:
        """Look again; what can no longer be read at all is said, and what was seen stays."""
        try:
            self.seen = self._look()
        except DrafterError as error:
            self.broken = error.findings
        else:
            self.broken = ()

    def _done(self, step: Step, edits: tuple[Edit, ...]) -> Outcome:
        self._texts.take(edits)
        obstacles = self.write()
        self._renew()
        written = not any(edit.path in self._texts.unwritten for edit in edits)
        return Outcome(True, obstacles, written, step.title, step.spot)

    def _turn(self, step: Step) -> Outcome:
        """Do a step whose files may have been changed since, where the places differ."""
        if self.broken:
            return Outcome(False, self.broken)
        edits: list[Edit] = []
        for edit in step.edits:
            current = self._texts.now.get(edit.path, b"")
            merged = merge(edit.before, edit.after, current)
            if isinstance(merged, Conflict):
                return Outcome(False, merged.findings(edit.path), spot=step.spot)
            edits.append(Edit(edit.path, current, merged))
        if held := self.tenure.held_by_others(edit.path for edit in edits):
            return Outcome(False, held)
        return self._done(step, tuple(edits))

    def _merge(self, path: str, theirs: bytes) -> tuple[Finding, ...]:
        merged = merge(self._texts.seen[path], self._texts.now[path], theirs)
        if isinstance(merged, Conflict):
            requests = (request for step in self._tickets for request in step.requests)
            self._disputes[path] = dispute(path, theirs, merged, requests, self.office)
            return merged.findings(path)
        self._texts.seen[path] = theirs
        self._texts.now[path] = merged
        return (sittingfaults.merged(path),)

    def _apart(self, requests: Sequence[Request]) -> Iterator[Request]:
        """The requests as the files can take them: a pair whose halves stand apart is two values."""
        for request in requests:
            if isinstance(request, SetValue | ClearValue):
                yield from apart(self.office.year, (request,))
            else:
                yield request

    def _make_words_file(self, requests: Sequence[Request]) -> tuple[Finding, ...]:
        """Words need a file: the first ones make it."""
        words = [request for request in requests if isinstance(request, InsertWords | InsertRemedy)]
        if not words or word_files(self.path):
            return ()
        refused = self._planned(self.word_sources(), words)
        if isinstance(refused, Refusal):
            return refused.findings
        try:
            write_new_files(self._new_words.parent, [NewFile(self._new_words.name, b"")])
        except DrafterError as error:
            return error.findings
        self.watch.look_at(self._places())
        return ()

    @property
    def _new_words(self) -> Path:
        """Where the first words go."""
        stem = self.path.name if self.path.is_dir() else self.path.stem
        return self.path.with_name(f"{stem}{WORDS_NAME}.md")

    def _places(self) -> Places:
        return year_places(self.folder, self.path, self.office.year.files)
