"""Whether headings that do not count on belong together: a list of its own, an excerpt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.patterns import pattern

if TYPE_CHECKING:
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.skeleton import Heading

_LONGEST_LINE = 40
# What leads to a list, or stands over one: a line that is no sentence.
_LEADS = pattern(r"[：:]$|(?:如下|以下|方面|下列)[^。]{0,12}。$")
_SENTENCE = pattern(r"[。；！？;.]$")
_EXTRACTED = ("节选", "摘录", "摘要", "摘编", "部分）")


def begins_midway(paper: Paper) -> bool:
    """Whether a document is an excerpt: it has no title, and its first heading is not the first."""
    bones = paper.skeleton
    if not bones.headings:
        return False
    first = bones.headings[0]
    title = "".join([paper.passages[index].text for index in bones.title])
    if (title or (first.passage > 0 and _is_a_line(paper.passages[0].text))) and not any(
        word in title for word in _EXTRACTED
    ):
        return False
    return first.value > 1 or any(
        each.value > 0 and each.form.value < first.form.value for each in bones.headings
    )


def _is_a_line(text: str) -> bool:
    text = text.strip()
    return len(text) <= _LONGEST_LINE and not _SENTENCE.search(text)


def begins_anew(paper: Paper, before: Heading, first: Heading) -> bool:
    """Whether something between the two, a line without a number, may stand over the new list."""
    for passage in paper.passages[before.passage + 1 : first.passage]:
        text = passage.text.strip()
        if _LEADS.search(text):
            return True
        if _is_a_line(text):
            return True
    return False
