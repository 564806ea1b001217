"""The topics an office may choose from, those it leads first, and choosing among them by number or name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from msgspec import Struct, field
from msgspec.structs import force_setattr

from drafter.authoring.answers import WrongAnswerError
from drafter.drafting.topicfigures import filled_in
from drafter.library.competence import standing_of
from drafter.library.sectionlines import ASPECTS
from drafter.library.spells import month_name, month_of
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from drafter.drafting.report import CompiledLibrary
    from drafter.library.competence import Standing
    from drafter.library.outlines import Outline
    from drafter.library.profile import OfficeProfile
    from drafter.period import Period

ALL, NONE, MORE = "全部", "无", "更多"

_SEPARATORS = re.compile(r"[\s,，、；;]+")
_TO = r"(?:[-—–−~]+|至|到)"
_FROM_TO = re.compile(rf"(?<=[0-9])(?:{_TO}|\s+{_TO}\s+)(?=[0-9])")
_RANGE = re.compile(r"([0-9]+)(?:-([0-9]+))?")
_DASHES = re.compile(r"\A[-—–−]+")


class Offered(Struct, frozen=True):
    """A topic that may be chosen; `asks` are the figures to be filled in for it.

    `elsewhere` says who leads it instead, "" where the office does.
    """

    path: str
    title: str
    asks: frozenset[str]
    elsewhere: str = ""

    @property
    def line(self) -> str:
        """Its 业务线."""
        return self.path.partition("/")[0]


class Offer(Struct, frozen=True):
    """All topics of a library in the order of the report, the office's own before the others.

    They are numbered from 1 in this order.
    """

    topics: tuple[Offered, ...]
    numbers: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Number the topics."""
        numbers = {topic.path: number for number, topic in enumerate(self.topics, 1)}
        force_setattr(self, "numbers", numbers)

    @property
    def ours(self) -> tuple[Offered, ...]:
        """What the office leads in the time of the report."""
        return tuple(topic for topic in self.topics if not topic.elsewhere)

    @property
    def others(self) -> tuple[Offered, ...]:
        """What others lead then; an office may still have figures of it."""
        return tuple(topic for topic in self.topics if topic.elsewhere)


def figures_of(topics: Iterable[Offered]) -> int:
    """How many figures are to be filled in for topics: one that several ask for is one."""
    return len(frozenset[str]().union(*(topic.asks for topic in topics)))


def by_line(topics: Iterable[Offered]) -> Mapping[str, tuple[Offered, ...]]:
    """Topics by their 业务线."""
    lines: dict[str, list[Offered]] = {}
    for topic in topics:
        lines.setdefault(topic.line, []).append(topic)
    return {line: tuple(same) for line, same in lines.items()}


def offer(
    compiled: CompiledLibrary, profile: OfficeProfile, period: Period, outline: Outline
) -> Offer:
    """What an office may choose from for a report of that period in the shape of that outline."""
    month = month_of(period.year, period.span.last)
    sections = compiled.topics
    topics = []
    for path in report_order(sections, outline):
        section = sections[path]
        standing = standing_of(path, section.title, section.leads, profile, month)
        asked = filled_in(section, compiled.library.catalogue)
        asks = frozenset(indicator.path for indicator in asked)
        topics.append(Offered(path, section.title, asks, _elsewhere(standing)))
    ours = _line_by_line([topic for topic in topics if not topic.elsewhere], outline)
    others = _line_by_line([topic for topic in topics if topic.elsewhere], outline)
    return Offer((*ours, *others))


def _line_by_line(topics: list[Offered], outline: Outline) -> Iterator[Offered]:
    """Topics with those of one 业务线 together, in the order in which the summary tells them."""
    told = [path.partition("/")[0] for path, aspect in outline.placed if aspect == ASPECTS[0]]
    lines = by_line(topics)
    for line in dict.fromkeys((*told, *lines)):
        yield from lines.get(line, ())


def report_order(paths: Iterable[str], outline: Outline) -> tuple[str, ...]:
    """The topics as the outline first places them, then those it does not place."""
    placed = dict.fromkeys(path for path, _ in outline.placed)
    known = frozenset(paths)
    return (*(path for path in placed if path in known), *sorted(known - placed.keys()))


def _elsewhere(standing: Standing) -> str:
    if standing.own:
        return ""
    since = f"{standing.since // 12}年起" if standing.since else ""
    if standing.begins is not None:
        return f"{month_name(standing.begins)}起才归本单位"
    return f"{since}由{standing.system}部门主管" if standing.system else f"{since}不由本单位主管"


def choose(text: str, offered: Offer, before: frozenset[str]) -> frozenset[str]:
    """The topics chosen after an answer such as `1 3-8 养老 -5`.

    An answer that begins with + or - changes what was chosen `before`; any other begins anew.
    A topic is told by its number, path, name or title, a whole 业务线 by its own name.

    Raises:
        WrongAnswerError: naming every word that cannot be taken; nothing is chosen then.
    """
    words = _words(text)
    chosen = set(before if words and words[0][0] in "+-" else ())
    wrong: list[str] = []
    for word in words:
        sign = word[0] if word[0] in "+-" else ""
        try:
            paths = _meant(word.removeprefix(sign), offered)
        except WrongAnswerError as error:
            wrong.append(str(error))
            continue
        (chosen.difference_update if sign == "-" else chosen.update)(paths)
    if wrong:
        raise WrongAnswerError("\n".join(wrong))
    return frozenset(chosen)


def choose_line(text: str, offered: Offer) -> frozenset[str]:
    """The topics of whole 业务线, those that the office leads where it leads any.

    Raises:
        WrongAnswerError: naming every word that is no 业务线.
    """
    lines = by_line(offered.topics)
    words = _words(text)
    wrong = []
    for word in words:
        if word not in lines:
            near = nearest(word, lines)
            hint = f"是不是“{near}”？" if near else f"现有：{'、'.join(lines)}"
            wrong.append(f"没有业务线“{word[:30]}”。{hint}")
    if wrong:
        raise WrongAnswerError("\n".join(wrong))
    return frozenset(path for word in words for path in _named(word, offered))


def _words(text: str) -> list[str]:
    """The words of an answer, half-width, ranges as 3-8, what is taken away as -5."""
    plain = _FROM_TO.sub("-", normalize("NFKC", text))
    return [_DASHES.sub("-", word) for word in _SEPARATORS.split(plain) if word]


def _meant(word: str, offered: Offer) -> frozenset[str]:
    number = _RANGE.fullmatch(word)
    if number:
        return _numbered(int(number[1]), int(number[2] or number[1]), offered)
    if word == ALL:
        return frozenset(topic.path for topic in offered.ours)
    if word == NONE:
        return frozenset()
    return _named(word, offered)


def _numbered(first: int, last: int, offered: Offer) -> frozenset[str]:
    most = len(offered.topics)
    if first > last:
        raise WrongAnswerError(f"“{first}-{last}”前大后小；写成{last}-{first}。")
    if first < 1 or last > most:
        beyond = first if not 1 <= first <= most else last
        raise WrongAnswerError(f"没有第{beyond}项，只有1到{most}。")
    return frozenset(topic.path for topic in offered.topics[first - 1 : last])


def _named(word: str, offered: Offer) -> frozenset[str]:
    word = word.strip("“”\"'【】").rstrip("/")
    known = offered.numbers
    if word in known:
        return frozenset([word])
    line = frozenset(topic.path for topic in offered.ours if topic.line == word)
    line = line or frozenset(topic.path for topic in offered.topics if topic.line == word)
    if line:
        return line
    same = [
        topic.path
        for topic in offered.topics
        if word in {topic.title, topic.path.partition("/")[2]}
    ]
    if len(same) == 1:
        return frozenset(same)
    if same:
        raise WrongAnswerError(f"“{word}”有{len(same)}个：{'、'.join(same)}；写全是哪一个。")
    names = [*known, *(topic.path.partition("/")[2] for topic in offered.topics)]
    names += [topic.line for topic in offered.topics]
    near = nearest(word, names)
    raise WrongAnswerError(
        f"没有主题“{word[:30]}”。" + (f"是不是“{near}”？" if near else "写号数或者 业务线/主题。")
    )
