"""Whatever topics are chosen, in whatever outline, the form is read whole and asks for each figure once."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.authoring.answers import Identity
from drafter.authoring.newoffice.start import Start
from drafter.drafting.topicfigures import asked_figures
from drafter.period import Span
from drafter.pipeline import Shelf, produce


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Start:
    """An office to be, on the shipped library."""
    return Start(tmp_path_factory.mktemp("县") / "民政局", ())


@settings(max_examples=12)
@given(data=st.data())
def test_any_topics_in_any_outline(start: Start, data: st.DataObject) -> None:
    catalogue = start.compiled.library.catalogue
    outline = data.draw(st.sampled_from(start.outlines))
    every = frozenset(start.compiled.topics)
    some = data.draw(st.frozensets(st.sampled_from(sorted(every)), max_size=30))
    topics = data.draw(st.sampled_from([some, every - some]))
    span = Span.read(data.draw(st.sampled_from(["全年", "上半年", "1-11月", "三季度"])))
    identity = Identity("云岫县民政局", "民政", "区县", "云岫县", 2026, span)
    plan = start.plan(identity, outline, topics)
    with tempfile.TemporaryDirectory() as name:
        start.folder = Path(name) / "县"
        year = start.write(plan).year
        produced = produce(year, Shelf())
    assert {finding.rule for finding in produced.findings} <= {"待报"}
    wanted = {
        measure
        for topic in topics
        for asked in asked_figures(start.compiled.topics[topic], catalogue)
        if asked.indicator.formula is None
        for measure in asked.indicator.measures
    }
    awaited = [measure for measure, _, _ in produced.office.year.book.pending()]
    assert len(awaited) == len(set(awaited))
    annexed = {name for name, indicator in catalogue.indicators.items() if indicator.annex_only}
    assert wanted <= set(awaited)
    assert {catalogue.measures[name].indicator.path for name in set(awaited) - wanted} <= annexed
