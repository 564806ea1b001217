"""What examples with sections of their own are asked: which file prints what, and does it read well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.outlineproof import prove_outlines
from drafter.checks.proof import prove_section
from drafter.checks.termproof import prove_terms
from drafter.cli.printed import printed_figures
from drafter.pipeline import open_office
from tests.examples.reports import ROOT, SHELF

if TYPE_CHECKING:
    from pathlib import Path

    from tests.drafts import Outcome

SHIPPED = ROOT / "sections"


def printed_by(file: Path, outcome: Outcome) -> set[str]:
    """The figures that a section file prints in a report."""
    return {
        item.run.id for item in printed_figures(outcome.draft) if item.run.place.file == str(file)
    }


def proof_of(year: Path, *topics: str) -> list[str]:
    """What the library proof says of some topics of an office, and of its terms and outlines."""
    compiled = open_office(year, SHELF, []).compiled
    told = [
        *(
            finding
            for topic in topics
            for finding in prove_section(compiled.sections[topic], compiled)
        ),
        *prove_terms(compiled),
        *prove_outlines(compiled),
    ]
    return [f"{finding.place} {finding.rule} {finding.message}" for finding in told]


def not_said_to_be_made_up(folder: Path) -> list[Path]:
    """The files of an office whose first three lines do not say 虚构."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not any("虚构" in line for line in path.read_text(encoding="utf-8").splitlines()[:3])
    ]


def change(file: Path, old: str, new: str) -> None:
    """Replace a text that stands once in a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, (file, old)
    file.write_text(text.replace(old, new), encoding="utf-8")
