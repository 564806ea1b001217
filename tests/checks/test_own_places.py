"""What is found in words that came with the program stands where the office can mend it."""

from __future__ import annotations

from drafter.checks.ownplaces import in_own_files
from drafter.checks.written.paper import Paper
from drafter.checks.written.setting import Setting
from drafter.findings import Family, Rule, Severity
from drafter.library.searchpath import shipped_folder
from drafter.location import Location
from drafter.manuscript import Manuscript, Passage
from drafter.pipeline import Shelf

RULE = Rule("试", Family.WORDING, Severity.WARNING, "")
SECTION = str(shipped_folder().sections / "慈善" / "慈善捐赠.md")
TERMS = str(shipped_folder().templates / "称谓.yaml")
OWN = "某县/2018.yaml"


def paper() -> Paper:
    """Two passages: a figure among shipped words, and nothing but shipped words."""
    mixed = Passage(
        "募集善款1225.3万元，用于救助。",
        ((0, Location(SECTION, 7, 10)), (4, Location(OWN, 33, 12)), (12, Location(SECTION, 7, 40))),
    )
    plain = Passage("坚持以人民为中心。", ((0, Location(TERMS, 28, 21)),))
    library = Shelf().library((shipped_folder(),), []).library
    return Paper(Manuscript(OWN, (mixed, plain)), Setting(library))


def test_the_nearest_of_the_office_is_named_and_the_shipped_words_besides() -> None:
    there = Location(SECTION, 7, 44)
    (told,) = in_own_files(paper, [RULE.at(there, "怪")])
    assert told.place == Location(OWN, 33, 12)
    assert [related.place for related in told.related] == [there]


def test_words_without_anything_of_the_office_lead_to_the_year() -> None:
    (told,) = in_own_files(paper, [RULE.at(Location(TERMS, 28, 25), "怪")])
    assert told.place == Location(OWN, 1, 1)


def test_what_stands_in_the_office_stays_there() -> None:
    here = RULE.at(Location(OWN, 33, 12), "怪")
    assert list(in_own_files(paper, [here])) == [here]
