"""Finding from the desk: a place in everything of the year, and what is known of the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.tui.actions import bindings
from drafter.tui.screens.desk.deskbase import DeskBase
from drafter.tui.widgets.draft.draftview import DraftView

if TYPE_CHECKING:
    from drafter.session.finding import Hit
    from drafter.tui.helptexts import Part


class DeskFinding(DeskBase):
    """What the desk needs to be searched and explained."""

    BINDINGS = bindings("find")

    def action_find(self) -> None:
        """Search everything of the year."""
        from drafter.session.finding import Searched, everything
        from drafter.tui.screens.findpage import FindPage

        seen = self.form.seen
        hits = everything(seen.office, seen.draft, self.findings, self.whereabouts)
        self.app.push_screen(FindPage(Searched(hits)), self._go_to_hit)

    def help_here(self) -> tuple[Part, ...]:
        """What is known of the row one is at."""
        from drafter.session.explaining import explained
        from drafter.tui.helptexts import Part

        row = self.form.row
        if not row.path:
            return ()
        facts = explained(row, self.form.seen.office, self.form.seen.draft)
        return (Part(row.label, tuple(f"{name}：{text}" for name, text in facts)),)

    def _go_to_hit(self, hit: Hit | None) -> None:
        if hit is None:
            return
        from drafter.session.finding import Kind, places_before

        if hit.spot is not None:
            self.go(hit.spot)
        view = self.query_one(DraftView)
        if hit.kind is Kind.DRAFT:
            _show_in_draft(view, hit, places_before(hit, self.form.seen.draft))
        else:
            view.search("")


def _show_in_draft(view: DraftView, hit: Hit, number: int) -> None:
    """Mark what was found, and bring this place of it into view."""
    count = view.search(hit.sought)
    for _ in range(count):
        if view.match_number == min(number + 1, count):
            return
        view.next_match()
