"""Lines of a draft as strips: text and marks, never markup."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from rich.segment import Segment
from textual.strip import Strip

from drafter.columns import width
from drafter.tui.widgets.draft.draftmarks import HERE, MATCH

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style

    from drafter.tui.widgets.draft.draftlayout import Laid, Line, Part
    from drafter.tui.widgets.draft.draftmarks import Layer

GUTTER_MARK: Final = ">"


class Painter(Struct):
    """Draws lines with the styles that `style_of` knows for marks; `left` is the margin."""

    style_of: Callable[[str], Style]
    base: Style
    left: int
    _styles: dict[tuple[str, ...], Style] = field(default_factory=dict)

    def strip(self, laid: Laid, line: Line, layers: Sequence[Layer] = ()) -> Strip:
        """One line, as wide as margin and columns; a mark in the margin where something is current."""
        segments: list[Segment] = []
        here = False
        at = 0
        for part in line:
            blank = self.left + part.column - at
            if blank > 0:
                segments.append(Segment(" " * blank, self.base))
            laid_over = [
                layer
                for layer in layers
                if layer.unit == part.unit and layer.start < part.end and layer.end > part.start
            ]
            here = here or any(layer.mark != MATCH for layer in laid_over)
            segments += self._part(laid, part, laid_over)
            text = laid.units[part.unit].text[part.start : part.end]
            at = self.left + part.column + width(text)
        if here and self.left:
            segments = self._with_gutter(segments)
        return Strip(segments)

    def _with_gutter(self, segments: list[Segment]) -> list[Segment]:
        margin = segments[0].text
        mark = Segment(GUTTER_MARK, self._style((HERE,)))
        before = " " * (self.left - 1)
        head = [Segment(before, self.base)] if before else []
        rest = margin[self.left :]
        tail = [Segment(rest, self.base)] if rest else []
        return [*head, mark, *tail, *segments[1:]]

    def _part(self, laid: Laid, part: Part, layers: Sequence[Layer]) -> list[Segment]:
        unit = laid.units[part.unit]
        spans = unit.within(part.start, part.end)
        cuts = {part.start, part.end}
        ends = [(span.start, span.end) for span in spans]
        ends += [(layer.start, layer.end) for layer in layers]
        for start, end in ends:
            cuts.update((max(start, part.start), min(end, part.end)))
        places = sorted(cuts)
        segments: list[Segment] = []
        for start, end in pairwise(places):
            marks = next((span.marks for span in spans if span.start <= start < span.end), ())
            marks += tuple(layer.mark for layer in layers if layer.start <= start < layer.end)
            style = self._style(marks)
            text = unit.text[start:end]
            if segments and segments[-1].style is style:
                text = segments.pop().text + text
            segments.append(Segment(text, style))
        return segments

    def _style(self, marks: tuple[str, ...]) -> Style:
        if marks not in self._styles:
            style = self.base
            for mark in marks:
                style += self.style_of(mark)
            self._styles[marks] = style
        return self._styles[marks]
