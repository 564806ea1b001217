"""Views: the ways a figure can be seen, each a function of one request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from drafter.drafting import changeviews, fieldviews, rateviews
from drafter.drafting.piece import Piece
from drafter.drafting.viewrequest import Request
from drafter.figures.figure import (
    BASELINE,
    CURRENT,
    NEXT_TARGET,
    PREVIOUS,
    TARGET,
    State,
)

if TYPE_CHECKING:
    from drafter.drafting.context import Context
    from drafter.drafting.template import FigureView

NONE: Final = State.NONE
View = Callable[[Request], Piece]

FIELD_VIEWS: Mapping[str, str] = {
    "本年": CURRENT,
    "合计": CURRENT,
    "上年": PREVIOUS,
    "目标": TARGET,
    "下期目标": NEXT_TARGET,
    "基期": BASELINE,
}
VIEWS: Mapping[str, View] = {
    "数": fieldviews.number_only,
    "由上年到本年": changeviews.since_last_year,
    "由本年到下期目标": changeviews.to_next_target,
    "增量": changeviews.increase,
    "增减": changeviews.increase_and_growth,
    "同比": changeviews.growth,
    "比年初": changeviews.since_opening,
    "走势": changeviews.trend,
    "完成率": rateviews.completion,
    "超目标": changeviews.over_target,
    "达": fieldviews.reaching,
    "占": rateviews.share,
    "自": changeviews.from_other,
    "差": rateviews.less,
    "每": rateviews.per,
    "分项": fieldviews.parts,
    "历年": fieldviews.series,
    "截至": fieldviews.as_of,
    "期限": fieldviews.deadline,
    "时段": fieldviews.span,
}


def view_piece(context: Context, part: FigureView) -> Piece:
    """The runs of a figure view, and what they mean for the clause around them."""
    path, book = part.measure, context.book
    if path in book.catalogue.measures:
        measures: tuple[str, ...] = (path,)
    else:
        measures = _had(context, book.measures_of(path)) or (path,)
    field = FIELD_VIEWS.get(part.view)
    if field is not None:
        return fieldviews.field_view(context, part, measures, field)
    return VIEWS[part.view](Request(context, part, measures))


def _had(context: Context, measures: tuple[str, ...]) -> tuple[str, ...]:
    """A pair without the half that the office does not have (无); all of it where both are not."""
    if len(measures) < 2 or context.blank:
        return measures
    book = context.book
    return tuple([name for name in measures if book.state(name) is not NONE]) or measures
