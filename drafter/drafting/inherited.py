"""What the texts of an outline have from around them: 变字, 小标题, 并入, 口号, 框架."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafter.drafting import faults
from drafter.drafting.blocks import BODY, Source, TextRun
from drafter.drafting.wordnames import FRAME, MOTIF, SLOGAN, TOPIC_TITLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.drafting.blocks import Run
    from drafter.findings import Finding
    from drafter.library.outlines import Chapter
    from drafter.library.sourcetext import SourceText
    from drafter.location import Location

_UNFRAMED = {
    MOTIF: ("这一章和它上面都没有写变字，这里是空缺", "在章节上加一行，例：变字: 突破"),
    SLOGAN: ("这一章没有写口号，这里是空缺", "加一行，例：口号: 攻克{{ 项数 }}个难点"),
    FRAME: ("提纲里没有印出带口号的章节，这里是空缺", "给章节写上口号，或者删去“框架”"),
    TOPIC_TITLE: ("“主题.标题”只能写在小标题里", "在别处直接写出来"),
}


class Inherited(Struct, frozen=True):
    """What a chapter has from those above it: 变字, 小标题, 并入, 条数."""

    frame: Mapping[str, tuple[Run, ...]] = field(default_factory=dict)
    item_heading: SourceText | None = None
    taken_in: tuple[str, ...] = ()
    most_items: int | None = None

    def below(self, chapter: Chapter) -> Inherited:
        """The same for what stands in `chapter`, which may have its own."""
        frame = dict(self.frame)
        if chapter.motif is not None:
            motif = TextRun(chapter.motif.text, BODY, chapter.motif.place, Source.TEMPLATE)
            frame[MOTIF] = (motif,)
        return Inherited(
            frame,
            chapter.item_heading or self.item_heading,
            chapter.taken_in or self.taken_in,
            chapter.most_items or self.most_items,
        )


def unframed(name: str, place: Location) -> Finding:
    """That the outline has nothing to print for one of its words."""
    message, hint = _UNFRAMED[name]
    return faults.UNFRAMED.at(place, message, hint=hint)
