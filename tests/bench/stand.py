"""The stand: a corpus, the rivals made for it, and the proof that all say the same words."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.batch import render
from drafter.checks.runner import check_report
from drafter.errors import DrafterError
from drafter.layout.target import place_document
from drafter.layout.writer import write_document
from drafter.pipeline import AS_FILED, Edition, Shelf, draft_office, open_office, report_on
from tests.bench.corpus import PUBLISHED, example, make_corpus
from tests.bench.processes import drafter, environment, on_one_processor, processes_in_turns
from tests.bench.rivals import Docxtpl, Floor
from tests.bench.tagging import make_template
from tests.bench.texts import body_of, texts_of
from tests.bench.timing import Stopwatch, Times, in_turns, stages_in_rounds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from drafter.findings import Finding
    from tests.bench.processes import Command

SAMPLES = 8

DOCXTPL, OURS_DATA, OURS_ALL = "docxtpl", "数据、素材库两类检查", "全部检查"
ALONE = "，只用一个处理器"
WRITER, FLOOR = "写成 .docx", "下限"


class UnequalError(Exception):
    """Documents that should say the same do not, or two of them do that should not."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Years to render, and who else renders them."""

    years: tuple[Path, ...]
    docxtpl: Docxtpl
    floor: Floor
    folder: Path

    def fresh(self) -> Path:
        """An empty folder for one round's documents."""
        return Path(tempfile.mkdtemp(dir=self.folder))

    def targets(self) -> list[tuple[Path, Path]]:
        """The years, each with its target in a fresh folder."""
        folder = self.fresh()
        return [(year, folder / f"{year.parent.name}.docx") for year in self.years]


def set_up(name: str, count: int, folder: Path) -> Stand:
    """The stand for one example, its equality proven."""
    years = make_corpus(example(name), folder / "单位", count)
    template = make_template(years[:SAMPLES])
    stand = Stand(years, Docxtpl(template, folder / "docxtpl"), Floor(template), folder)
    check_equal(stand)
    return stand


def check_equal(stand: Stand) -> None:
    """Raise UnequalError unless all say the same of each year, and something else of each."""
    shelf = Shelf()
    seen: dict[tuple[str, ...], Path] = {}
    for year, target in stand.targets():
        _rendered(year, target, shelf, AS_FILED)
        published = target.with_suffix(".公开.docx")
        _rendered(year, published, shelf, Edition(variant=PUBLISHED))
        document, floor = target.read_bytes(), stand.floor.write(stand.docxtpl.context(year))
        ours = texts_of(document)
        _compare(year, ours, texts_of(published.read_bytes()), PUBLISHED)
        beside = target.with_suffix(".docxtpl")
        stand.docxtpl.render(year, beside)
        _compare(year, ours, texts_of(beside.read_bytes()), "docxtpl")
        _compare(year, ours, texts_of(floor), "下限")
        if body_of(floor) != body_of(document):
            raise UnequalError(f"{year}：下限的 XML 不同")
        if ours in seen:
            raise UnequalError(f"{year} 与 {seen[ours]} 内容相同")
        seen[ours] = year


def _compare(year: Path, ours: tuple[str, ...], theirs: tuple[str, ...], who: str) -> None:
    for own, other in zip_longest(ours, theirs):
        if own != other:
            raise UnequalError(f"{year}：本程序印“{own}”，{who} 印“{other}”")


def end_to_end(stand: Stand, rounds: int, cache: Path) -> Mapping[str, Times]:
    """YAML in, .docx out, whole processes: docxtpl, and the program with some and all checks."""
    surroundings = environment(cache)

    def ours(*more: str, how: Callable[[Sequence[str]], Sequence[str]] = list) -> Command:
        def prepared() -> tuple[Sequence[str], dict[str, str]]:
            command = drafter("render", *stand.years, *more, "-o", f"{stand.fresh()}/")
            return how(command), surroundings

        return prepared

    published = ("--稿", PUBLISHED)
    works = {
        DOCXTPL: lambda: (stand.docxtpl.command(stand.years, stand.fresh()), surroundings),
        OURS_DATA: ours(),
        OURS_ALL: ours(*published),
        OURS_DATA + ALONE: ours(how=on_one_processor),
        OURS_ALL + ALONE: ours(*published, how=on_one_processor),
    }
    return processes_in_turns(works, rounds, len(stand.years))


def writers(stand: Stand, rounds: int) -> Mapping[str, Times]:
    """Draft in, .docx out, beside the floor with its texts ready."""
    shelf = Shelf()
    offices = [open_office(year, shelf, []) for year in stand.years]
    drafts = [(draft_office(office), office.page_style) for office in offices]
    contexts = [stand.docxtpl.context(year) for year in stand.years]

    def ours() -> None:
        for draft, style in drafts:
            write_document(draft, style)

    def floor() -> None:
        for context in contexts:
            stand.floor.write(context)

    return in_turns({FLOOR: floor, WRITER: ours}, len(stand.years), rounds)


def stages(stand: Stand, rounds: int) -> Mapping[str, Times]:
    """What each stage of the program takes."""

    def work(watch: Stopwatch) -> None:
        shelf = Shelf()
        open_office(stand.years[0], shelf, [])
        watch.lap("读素材库（缓存已有；只一次，摊到每份）")
        for year, target in stand.targets():
            found: list[Finding] = []
            office = open_office(year, shelf, found)
            watch.lap("读数据和素材")
            draft = draft_office(office)
            watch.lap("拟稿")
            report = report_on(office, draft)
            check_report(report, found, proofread=False)
            watch.lap(f"检查：{OURS_DATA}")
            check_report(report, found)
            watch.lap(f"检查：{OURS_ALL}")
            document = write_document(draft, office.page_style)
            watch.lap(WRITER)
            place_document(target, document)
            watch.lap("存盘")

    return stages_in_rounds(work, len(stand.years), rounds)


def _rendered(year: Path, target: Path, shelf: Shelf, edition: Edition) -> None:
    done = render(year, target, shelf, edition)
    if done.written != target:
        raise DrafterError(*done.findings)
