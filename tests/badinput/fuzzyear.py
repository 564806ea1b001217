"""Real years with faults put into them, through the whole program, within limits the system keeps.

`python -m tests.badinput.fuzzyear CASES [SEED]` runs a campaign; a case that fails is printed
with what reproduces it. Each case may take two seconds of work and the process 200 MB.
"""

from __future__ import annotations

import contextlib
import gc
import io
import random
import re
import shutil
import signal
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from drafter.batch import attempt
from drafter.checks.runner import grouped
from drafter.cli.report import by_gravity, finding_text
from drafter.figures.yearindex import YearIndex
from drafter.layout.writer import write_document
from drafter.pipeline import Shelf
from drafter.textfile import read_text
from tests.badinput.mutations import KINDS, Change, changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import FrameType

    from drafter.batch import Attempt
    from drafter.library.searchpath import SearchPath
    from drafter.location import Location
    from drafter.pipeline import LibraryRead

EXAMPLES = Path(__file__).parents[2] / "examples"
SECONDS = 2.0
MEGABYTES = 200
CRASHES = ("程序内部出错", "检查规则出错")
# Words a clerk meets anyway: nothing else in Latin letters may be said but what was typed.
ENGLISH = re.compile(r"[A-Za-z]{4,}")
YEAR_NAME = re.compile(r"\d{4}(?:上半年)?\.yaml")
HEX = re.compile(r"[A-F]+")
KNOWN_WORDS = frozenset({"YAML", "Word", "Excel", "docx", "yaml", "sections", "templates"})


class TooLongError(BaseException):
    """A case took more than its time."""


class Trial:
    """One example office in a folder of its own, and what becomes of it when it is spoiled."""

    def __init__(self, example: Path, folder: Path, *, seconds: float = 0) -> None:
        """Copy the office; its library is read once. Each attempt may work for so many seconds."""
        self.seconds = 0.0
        self.office = folder / example.name
        shutil.copytree(example, self.office)
        years = [path for path in example.glob("*.yaml") if YEAR_NAME.fullmatch(path.name)]
        self.year = max(years).name
        self.good = {
            name: (example / name).read_text(encoding="utf-8")
            for name in (self.year, f"{self.year.removesuffix('.yaml')}素材.md", "单位.yaml")
            if (example / name).is_file()
        }
        self.shelf = Shelf()
        self.attempt()
        # A spoiled 素材库 leads to a library that would be read within the time of the case.
        alone = re.sub("(?m)^素材库:.*$", "素材库: []", self.good["单位.yaml"])
        if alone != self.good["单位.yaml"]:
            (self.office / "单位.yaml").write_text(alone, encoding="utf-8")
            self.attempt()
        self.seconds = seconds

    def attempt(self) -> Attempt:
        """Draft the office as it stands."""
        self.shelf.indexes[self.office] = YearIndex(self.office)
        return attempt(self.office / self.year, self.shelf)

    def spoil(self, changes: Mapping[str, Sequence[Change]]) -> Attempt:
        """Put faults into its files, draft it, and look at what comes of it."""
        contents = {name: changed(text, changes.get(name, ())) for name, text in self.good.items()}
        for name, data in contents.items():
            (self.office / name).write_bytes(data)
        with limited(self.seconds):
            tried = self.attempt()
            made = tried.produced
            document = write_document(made.draft, made.office.page_style) if made else b""
        if made is None:
            assert tried.findings, "neither a report nor a finding"
        else:
            check_document(document)
        texts = {str(self.office / name): readable(data) for name, data in contents.items()}
        typed = "".join(texts.values())
        lines = {path: re.split(r"\r\n|\r|\n", text) for path, text in texts.items()}
        for finding in tried.findings:
            assert finding.rule not in CRASHES, finding.message
            assert finding.message
            text = f"{finding.message} {finding.hint}".replace(str(self.office.parent), "")
            said = {word for word in ENGLISH.findall(text) if not HEX.fullmatch(word)}
            assert all(word in typed for word in said - KNOWN_WORDS), finding
            for place in (finding.place, *(related.place for related in finding.related)):
                check_place(place, lines)
        for finding in by_gravity(grouped(tried.findings)):
            assert "\n" not in finding_text(finding).split("\n    ")[0]
        return tried


def check_place(place: Location, files: Mapping[str, Sequence[str]]) -> None:
    """A place is in a file that is there, and within it."""
    assert Path(place.file).exists(), place
    lines = files.get(place.file)
    if lines is not None and place.line:
        assert place.line <= len(lines), place
        assert place.column <= len(lines[place.line - 1]) + 1, place


@contextlib.contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Let what follows work no longer than so many seconds of its own; 0 for no limit."""
    if seconds:
        signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        if seconds:
            signal.setitimer(signal.ITIMER_PROF, 0)


def readable(data: bytes) -> str:
    """The text that lines and columns count in."""
    with tempfile.NamedTemporaryFile(suffix=".txt") as file:
        file.write(data)
        file.flush()
        source = read_text(Path(file.name), [])
    return source.text if source else ""


def check_document(document: bytes) -> None:
    """The .docx is a sound package whose parts are well-formed."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        etree.fromstring(package.read("word/document.xml"))


def random_changes(chance: random.Random, names: Sequence[str]) -> dict[str, list[Change]]:
    """One to six faults in one or more of the files."""
    changes: dict[str, list[Change]] = {}
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        name = chance.choice(names)
        change = Change(chance.randrange(KINDS), chance.random(), chance.randrange(1 << 16))
        changes.setdefault(name, []).append(change)
    return changes


def limit_memory() -> None:
    """Let the process have no more than 200 MB of its own, where the system can say so."""
    with contextlib.suppress(ImportError, ValueError, AttributeError):
        import resource

        size = MEGABYTES * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def share_libraries(trials: Sequence[Trial]) -> None:
    """Offices that stand on one library have it once between them, as in one run over them."""
    known: dict[SearchPath, LibraryRead] = {}
    for trial in trials:
        for path, library in trial.shelf.libraries.items():
            trial.shelf.libraries[path] = known.setdefault(path, library)
    gc.collect()


def _time_is_up(_number: int, _frame: FrameType | None) -> None:
    raise TooLongError


def campaign(cases: int, seed: int) -> int:
    """Run so many cases; the number that failed."""
    failed = 0
    outcomes: Counter[str] = Counter()
    signal.signal(signal.SIGPROF, _time_is_up)
    with tempfile.TemporaryDirectory() as folder:
        offices = sorted(path.parent for path in EXAMPLES.glob("*/单位.yaml"))
        trials: list[Trial] = []
        for office in offices:
            trials.append(Trial(office, Path(folder), seconds=SECONDS))
            share_libraries(trials)
        limit_memory()
        for number in range(cases):
            trial = trials[number % len(trials)]
            chance = random.Random(f"{seed}/{number}")
            changes = random_changes(chance, tuple(trial.good))
            try:
                tried = trial.spoil(changes)
            except (Exception, TooLongError) as error:
                failed += 1
                told = f"{type(error).__name__}: {error}"
                sys.stdout.write(
                    f"{trial.office.name} {seed}/{number} {told[:300]}\n    {changes}\n"
                )
            else:
                outcomes["成稿" if tried.produced else "没有成稿"] += 1
                outcomes["发现"] += len(tried.findings)
    sys.stdout.write(f"{cases}例，不合格{failed}例；{dict(outcomes)}\n")
    return failed


if __name__ == "__main__":
    sys.exit(bool(campaign(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)))
