"""One sitting at one year: what is open, tried, accepted, undone and written.

The model is the truth and knows no screen: whoever shows it asks it, and tells it what was
typed. Every accepted change goes to the file it came from at once, as the smallest splice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.checks.runner import check_report
from drafter.drafting.topicmemory import TopicMemory
from drafter.errors import DrafterError
from drafter.figures.editing.edits import Edit, Refusal, plan
from drafter.figures.editing.requests import ClearValue, InsertRemedy, InsertWords, SetValue
from drafter.figures.filling import filling_in
from drafter.figures.trialyear import apart
from drafter.figures.wordfiles import WORDS_NAME, word_files
from drafter.figures.yearindex import year_files
from drafter.figures.yearset import whole_year
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
from drafter.session.disk.tenure import Tenure
from drafter.session.disk.watching import Change, Places, Watch, year_places
from drafter.session.disk.worktexts import WorkTexts
from drafter.session.disk.writing import Writing
from drafter.session.history import Step
from drafter.session.journal.journal import Journal
from drafter.session.outcome import Outcome
from drafter.session.reread import mend_first, reread
from drafter.session.restoring import restoring
from drafter.session.steps import Steps
from drafter.session.topictree import topic_tree
from drafter.textfile import from_text, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from drafter.drafting.blocks import Draft
    from drafter.figures.editing.requests import Request, WordRequest
    from drafter.figures.filling import Filling
    from drafter.figures.trialyear import TrialRequest
    from drafter.figures.yearsource import Read
    from drafter.findings import Finding
    from drafter.office import Office
    from drafter.session.disk.disputes import Dispute
    from drafter.session.disk.watching import Changed
    from drafter.session.history import Spot
    from drafter.session.topictree import Branch
    from drafter.textfile import TextFile


class Seen(Struct, frozen=True, eq=False):
    """What is to be seen: an opened office and its draft, and what reading it found."""

    office: Office
    draft: Draft
    found: tuple[Finding, ...]


class Sitting:
    """A year that is being filled in."""

    def __init__(self, path: Path, edition: Edition = AS_FILED) -> None:
        """Open the year at `path`, a file or folder.

        Raises:
            DrafterError: when there is nothing to draft from.
        """
        folder = office_folder(path, [])
        self.opened = path
        self.path = whole_year(folder, path)
        self.folder = folder
        self.edition = edition
        self.notices: list[Finding] = []
        self.broken: tuple[Finding, ...] = ()
        self._tree: tuple[Branch, ...] | None = None
        self._texts = WorkTexts()
        self._shelf = Shelf()
        self._memory = TopicMemory()
        self.seen = self._look()
        self.journal = Journal.begin(self.path, self.notices.append)
        self.tenure = Tenure(path, self.files)
        self.watch = Watch(self._places())
        self._writing = Writing(self._texts, self.journal, self.watch)
        self._steps = Steps(self._texts, self._writing, self.tenure)

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
    def filling(self) -> Filling:
        """How far the year is filled in."""
        return filling_in(self.office.year.book, self.office.compiled.library.catalogue)

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

    @property
    def written_at(self) -> datetime | None:
        """When all was written last."""
        return self._writing.written_at

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
        """All that the checks say of what is seen, and before it what can no longer be read."""
        draft = draft_office(seen.office, kept=self._memory)
        return (*self.broken, *check_report(report_on(seen.office, draft), seen.found).findings)

    def accept(self, requests: Sequence[Request], title: str, spot: Spot) -> Outcome:
        """Make a change, all of its requests or none, and write it."""
        if self.broken:
            return Outcome(False, self.broken)
        if refused := self._make_words_file(requests):
            return Outcome(False, refused)
        step = self._planned_step(title, requests, spot)
        if isinstance(step, Refusal):
            return Outcome(False, mend_first(step.findings, self.seen.found))
        if held := self.tenure.held_by_others(edit.path for edit in step.edits):
            self.journal.refused(*requests)
            return Outcome(False, held)
        if not step.edits:
            self.journal.dropped(*requests)
            return Outcome(True)
        return self._seen_anew(self._steps.make(step))

    def accept_edits(self, edits: Sequence[Edit], title: str, spot: Spot) -> Outcome:
        """Make a change of 单位.yaml that is planned already: written at once, or not made."""
        if self.broken:
            return Outcome(False, self.broken)
        if held := self.tenure.held_by_others(edit.path for edit in edits):
            return Outcome(False, held)
        return self._seen_anew(self._steps.make(Step(title, tuple(edits), spot)))

    def undo(self) -> Outcome | None:
        """Take the last step back; None where there is none."""
        if self.broken:
            return Outcome(False, self.broken)
        outcome = self._steps.undo()
        return outcome and self._seen_anew(outcome)

    def redo(self) -> Outcome | None:
        """Do again what was undone last; None where nothing was."""
        if self.broken:
            return Outcome(False, self.broken)
        outcome = self._steps.redo()
        return outcome and self._seen_anew(outcome)

    def write(self) -> tuple[Finding, ...]:
        """Write what could not be written before; what still stands in the way."""
        return self._writing.write()

    def take_changes(self, changes: Iterable[Changed]) -> tuple[Finding, ...]:
        """Read again what others changed on the disk; where they changed what is unwritten, ask."""
        told: list[Finding] = []
        read: list[str] = []
        for changed in changes:
            path = str(changed.path)
            if path not in self.files and path not in self._texts.now:
                self._shelf = Shelf()
            elif changed.change is Change.GONE or changed.data is None:
                told.append(sittingfaults.gone(path))
                if path not in self._texts.unwritten:
                    self._texts.forget(path)
            elif path not in self._texts.unwritten:
                self._texts.changed_on_disk(path, changed.data)
                read.append(path)
            elif self._writing.merge(path, changed.data):
                told.append(sittingfaults.merged(path))
        known = self.seen.found
        self._renew()
        told += reread(read, self.broken, known, self.seen.found)
        if self._texts.unwritten:
            self.write()
        return tuple(told)

    @property
    def disputed(self) -> tuple[str, ...]:
        """The files of which nobody has said yet whose change shall stand."""
        return self._writing.disputed

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """What stands on either side of each of them."""
        return self._writing.disputes(self.office)

    def settle(self, path: str, *, ours: bool) -> tuple[Finding, ...]:
        """Decide a dispute: what meets a change of others is done again to their file, or given up.

        All else stays, theirs and ours, and what is given up can be done again. What could not
        be is said, and offered at the next start.
        """
        met = self._writing.give_way(path)
        self._renew()
        refused: tuple[Refusal, ...] = ()
        if ours:
            refused = self._steps.insist(met, self._again)
        else:
            self._steps.give_in(met, self._again)
        obstacles = self.write()
        self._renew()
        return (*(finding for each in refused for finding in each.findings), *obstacles)

    def close(self) -> None:
        """End the sitting: what could not be written stays in the journal."""
        if self.tenure.holders and self.path.is_file():
            self.journal.refused_all()
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

    def _seen_anew(self, outcome: Outcome) -> Outcome:
        self._renew()
        return outcome

    def _planned_step(self, title: str, requests: Sequence[Request], spot: Spot) -> Step | Refusal:
        apart = tuple(self._apart(requests))
        edits = self._planned(self._texts.sources(self.files), apart)
        if isinstance(edits, Refusal):
            return edits
        back = restoring(self.office.year, apart)
        return Step(title, edits, spot, tuple(requests), back)

    def _again(self, step: Step) -> Step | Refusal:
        return self._planned_step(step.title, step.requests, step.spot)

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
