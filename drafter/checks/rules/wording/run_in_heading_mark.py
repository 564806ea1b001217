"""说明：段首小标题与正文同在一段，别的小标题后面用句号，这一个用了冒号、逗号或分号。
理由：与正文接排的小标题自成一句，后面用句号，再接正文；同一组写法应当一致。
反例：（一）健全制度。全年修订制度6项。↵（二）强化监管：全年检查12次。↵（三）优化服务。全年办件1200件。
正例：（一）健全制度。全年修订制度6项。↵（二）强化监管。全年检查12次。↵（三）优化服务。全年办件1200件。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.marks import HAN
from drafter.checks.written.skeleton import Manner
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.skeleton import Heading
    from drafter.findings import Finding

RULE = Rule("小标题后点号", Family.WORDING, Severity.NOTICE, __doc__)
_LONGEST: Final = 30
_COLON: Final = pattern(f"[{HAN}“”、]{{4,24}}(?P<mark>[：:；;])(?![ \u3000]*\n)")
_COMMA: Final = pattern(
    f"[{HAN}“”、]{{4,16}}(?P<mark>[，,])(?:全年|今年|本年|年内|[0-9]{{4}}年|截至|一是|目前|共)"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each heading whose neighbours all end with 。 before their text."""
    bones = paper.skeleton
    for series in bones.series:
        headings = [bones.headings[index] for index in series]
        if len(headings) < 3:
            continue
        regular = [each for each in headings if _regular(each)]
        odd = [each for each in headings if not _regular(each)]
        if len(odd) >= len(regular):
            continue
        for each in odd:
            found = _mark(paper, each)
            if found is None:
                continue
            yield RULE.at(
                paper.place(found),
                f"小标题“{paper.quoted(each.words, found + 1)}”后面是“{paper.text[found]}”，"
                f"同组其他小标题后面是句号",
                hint="改为句号",
                related=(
                    Related(
                        paper.place(regular[0].start),
                        paper.quoted(regular[0].words, regular[0].end),
                    ),
                ),
            )


def _regular(heading: Heading) -> bool:
    return (
        heading.manner is Manner.RUN_IN
        and len(heading.title) <= _LONGEST
        and not any(mark in heading.title for mark in "：:；;")
        and not any(character.isdigit() for character in heading.title)
    )


def _mark(paper: Paper, heading: Heading) -> int | None:
    """Where the mark stands that ends the words of a heading in another way."""
    found = _COLON.match(paper.text, heading.words) or _COMMA.match(paper.text, heading.words)
    return found.start("mark") if found else None
