"""What differs between an old sentence and the new one, figures whole."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.drafting.blocks import TextRun

if TYPE_CHECKING:
    from drafter.authoring.diff.sentences import Sentence
    from drafter.drafting.blocks import Run

# Characters that stayed between two changes, too few to be read as having stayed.
FEW = 1


class Stretch(Struct, frozen=True):
    """Some text of a sentence, and whether the other has it too."""

    text: str
    differs: bool


def differences(
    old: Sentence, new: Sentence, holes: str
) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Both sentences cut where they begin and cease to differ; `holes` stands for what is open."""
    before, after = _pieces(old.runs, holes), _pieces(new.runs, holes)
    operations = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    left: list[Stretch] = []
    right: list[Stretch] = []
    for at, (tag, i, j, k, m) in enumerate(operations):
        one, other = "".join(before[i:j]), "".join(after[k:m])
        # A single character that stayed between two changes is shown with them.
        between = 0 < at < len(operations) - 1 and len(one) <= FEW
        _put(left, one, differs=tag != "equal" or between)
        _put(right, other, differs=tag != "equal" or between)
    return tuple(left), tuple(right)


def _pieces(runs: tuple[Run, ...], holes: str) -> list[str]:
    """Characters of text one by one, what a figure prints as a whole."""
    pieces: list[str] = []
    for run in runs:
        if isinstance(run, TextRun):
            pieces.extend(run.text)
        else:
            pieces.append(run.text.replace("××", holes))
    return pieces


def _put(stretches: list[Stretch], text: str, *, differs: bool) -> None:
    if not text:
        return
    if stretches and stretches[-1].differs == differs:
        stretches[-1] = Stretch(stretches[-1].text + text, differs)
    else:
        stretches.append(Stretch(text, differs))
