"""The benchmark measures like with like: all who are timed say the same words of every year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.bench.corpus import example, make_corpus
from tests.bench.stand import UnequalError, check_equal, set_up

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.stand import Stand

FILES = 6
NAMES = ("番禺区", "长清区")  # those that `make bench` measures


@pytest.fixture(scope="module", params=NAMES)
def stand(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Stand:
    """The stand of one example; setting it up fails where anybody says other words."""
    return set_up(request.param, FILES, tmp_path_factory.mktemp("stand"))


def test_docxtpl_and_the_floor_say_what_the_program_says(stand: Stand) -> None:
    assert len(stand.years) == FILES
    tags = stand.docxtpl.context(stand.years[0])
    assert len(tags) > 30, "the template has hardly a figure"
    others = [stand.docxtpl.context(year) for year in stand.years[1:]]
    changed = [tag for tag, value in tags.items() if any(value != its[tag] for its in others)]
    assert changed == list(tags)


def test_a_figure_that_differs_is_noticed(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = stand.docxtpl.context
    last = stand.years[-1]
    monkeypatch.setattr(
        stand.docxtpl,
        "context",
        lambda year: {**honest(year), **({"f2": "1"} if year == last else {})},
    )
    with pytest.raises(UnequalError, match=f"{last}：本程序印"):
        check_equal(stand)


def test_two_equal_years_are_noticed(stand: Stand) -> None:
    twins = replace(stand, years=(*stand.years, stand.years[0]))
    with pytest.raises(UnequalError, match="内容相同"):
        check_equal(twins)


def test_the_corpus_is_the_same_every_time(tmp_path: Path) -> None:
    def written(root: Path) -> dict[str, bytes]:
        make_corpus(example(NAMES[0]), root, 3)
        files = (path for path in root.rglob("*") if path.is_file())
        return {str(path.relative_to(root)): path.read_bytes() for path in files}

    first = written(tmp_path / "一")
    assert first == written(tmp_path / "二")
    assert len(set(first.values())) > 6
