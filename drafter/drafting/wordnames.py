"""Words in templates that are no figures: terms (称谓), who leads (主管), what the outline says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.drafting import faults
from drafter.drafting.refusal import RefusedError, refuse
from drafter.drafting.template import FrameText, LeadText, OutlineWord, TermText
from drafter.library.terms import DEPARTMENTS, NO_TERMS, Terms
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from drafter.library.frontmatter import Lead
    from drafter.location import Location

TERM, LEAD = "称谓", "主管"
VERBS = ("会同", "配合", "协同")
FRAME, SLOGAN, MOTIF, TOPIC_TITLE = "框架", "口号", "变字", "主题.标题"
IN_OUTLINE = frozenset({FRAME, SLOGAN, MOTIF, TOPIC_TITLE})
IN_LEAD = frozenset({FRAME})


class Told(Struct, frozen=True):
    """The topic whose lines are read: 主管 speaks of it."""

    path: str
    title: str
    leads: tuple[Lead, ...]


class WordNames(Struct, frozen=True):
    """The words that a text may name; `planned` where it speaks of the next period."""

    terms: Terms = NO_TERMS
    told: Told | None = None
    planned: bool = False
    frame: frozenset[str] = frozenset()

    def word(self, path: str, place: Location) -> OutlineWord | None:
        """The word that `path` names; None if it is a name of another kind."""
        root, _, rest = path.partition(".")
        if root == TERM:
            return self._term(rest, place)
        if root == LEAD:
            return self._lead(rest, place)
        if path in self.frame:
            return FrameText(path, place)
        if path in IN_OUTLINE:
            raise refuse(
                place,
                f"“{path}”不能写在这里",
                "框架可以写在导语和提纲里，口号、变字、主题.标题只能写在提纲里",
                faults.BAD_VIEW,
            )
        return None

    def _term(self, name: str, place: Location) -> OutlineWord:
        term = self.terms.get(name)
        if term is not None:
            return TermText(term, self.planned, place)
        near = nearest(name, self.terms.by_name)
        raise _unknown(
            place,
            f"没有称谓“{name}”",
            f"是不是“{TERM}.{near}”？" if near else "先在 templates/称谓.yaml 里登记",
        )

    def _lead(self, verb: str, place: Location) -> OutlineWord:
        if verb not in VERBS:
            near = nearest(verb, VERBS)
            raise _unknown(
                place,
                f"“{LEAD}”没有“{verb}”",
                f"是不是“{LEAD}.{near}”？" if near else f"可用的有：{'、'.join(VERBS)}",
            )
        if self.told is None:
            raise refuse(
                place,
                f"“{LEAD}.{verb}”只能写在章节里",
                "提纲和导语不属于哪一个主题，删去",
                faults.BAD_VIEW,
            )
        told = self.told
        return LeadText(
            verb,
            told.path,
            told.title,
            told.leads,
            self.terms.get(DEPARTMENTS),
            self.planned,
            place,
        )


NO_WORDS_NAMED = WordNames()


def _unknown(place: Location, message: str, hint: str) -> RefusedError:
    return refuse(place, message, hint, faults.UNKNOWN_NAME)
