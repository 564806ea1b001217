"""What the parts of the desk need of one another: state they share, and what each asks of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.findings import Finding
    from drafter.session.form import Form
    from drafter.session.history import Spot
    from drafter.session.sitting import Sitting
    from drafter.session.whereabouts import Whereabouts
    from drafter.tui.widgets.words.wordspane import WordsPane


class DeskBase(Screen[None]):
    """The desk as its parts see it."""

    sitting: Sitting
    form: Form
    findings: tuple[Finding, ...]
    elsewhere = ""  # what others made of the row meanwhile, until one has decided

    @property
    def at_words(self) -> WordsPane | None:
        """The pane of the words, where they stand where the figures stand."""
        raise NotImplementedError

    @property
    def whereabouts(self) -> Whereabouts:
        """Where places of the year lead."""
        raise NotImplementedError

    def settle(self) -> bool:
        """Accept what is typed; False where it cannot be and we have to stay."""
        raise NotImplementedError

    def go(self, spot: Spot) -> None:
        """Be at a topic and row."""
        raise NotImplementedError

    def come_back(self, spot: Spot | None) -> None:
        """Be here again, at a place or where one was; the files may say something else now."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Show what the files say now."""
        raise NotImplementedError

    def tell_of(self, findings: Iterable[Finding], *, refused: bool = False) -> None:
        """Tell what was found."""
        raise NotImplementedError

    def check_soon(self) -> None:
        """Let the checks run when nothing more is typed."""
        raise NotImplementedError
