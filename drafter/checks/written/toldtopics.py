"""Topics that a document tells as its own work although another authority leads them then."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.skeleton import Manner
from drafter.checks.written.spokentime import sentence_around
from drafter.library.competence import standing_by_leads, standing_of
from drafter.library.frontmatter import Lead
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.spokentime import SpokenTime
    from drafter.library.competence import Standing
    from drafter.library.library import Library

MOST_PLACES: Final = 40
MOST_BENEATH: Final = 800
ITEM_HEAD: Final = 18
VAGUE, SENTENCE, OWN, ITEM, HEADING = range(5)
CIVIL, VILLAGE_LEVEL = "民政", "乡镇街道"
_MOVED: Final = "牵头部门|主管部门|划转|移交|转隶|转由|划入"
_WITH_OTHERS: Final = pattern("配合|会同|协同|协助|联合")
_NAMES: Final = {
    "退役军人": "退役军人(?:事务)?(?:部|局|厅|部门)",
    "应急管理": "应急(?:管理)?(?:部|局|厅|部门)",
    "医疗保障": "医保(?:局|部门|办)|医疗保障(?:局|部门)",
    "社会工作": "社会工作部|社工部|组织部|政法委|文明办|社会工作部门",
    "卫生健康": "卫健|卫生健康|卫计|卫生计生",
    "农业农村": "农业农村|乡村振兴局|扶贫办",
    "水利": "水利",
}
_WITH_A_BODY: Final = "(?:配合|会同|协同|协助|联合)[^。；，]{0,12}(?:部门|[局委办])"
_EXCUSES: Final = {
    system: pattern(f"{_WITH_A_BODY}|{_MOVED}|{name}") for system, name in _NAMES.items()
}
_ANY_EXCUSE: Final = pattern(f"{_WITH_A_BODY}|{_MOVED}")
_BUREAU: Final = pattern(
    "(?:退役军人|应急管理|医疗保障|社会工作|卫生健康|农业农村|水利)(?:事务)?(?:局|厅|部|委)"
)
# Parts of a 民政 bureau whose reports need not name it.
_PART_OF_BUREAU: Final = pattern(
    "(?:社会救助|养老服务|儿童福利|社会事务|社会组织(?:管理)?|区划地名|地名|基层政权|社区建设|慈善|低保|双拥|优抚|社会福利)[^。；，0-9]{0,6}(?:科|股|处|室|中心)"
    "|救助管理?站|殡葬管理[所处]|殡葬(?:服务)?(?:所|中心)|殡仪馆|婚姻登记[处所]|福利院|福利中心|核对中心"
)
_SMALL_OFFICE: Final = pattern(
    "街道办事处|(?:镇|乡)人民政府|(?:街道|[镇乡])(?:办事处|政府)?(?:20[0-9]{2}年|民政|社会事务|工作)"
)
_FIGURE_NEAR: Final = 14
_CLAUSE_LENGTH: Final = 30
_CLAUSE: Final = pattern(r"[。；，：;,:\n]")
_STOP: Final = pattern("[。；，、：;,:]")
_FIGURE: Final = pattern(
    "[0-9x×][0-9.x×]{0,9}(?:多|余)?(?:万|亿)?(?:元|人|户|名|次|家|个|场|件|床|份|套|顶|处|例|吨)"
)
# Amounts of its own: 发放医疗救助金1200万元, and not one of several that are visited or counted.
_DONE: Final = pattern(
    "发放|支出|实施|开展|下拨|拨付|安置|接收|走访|慰问|资助|重建|给予|落实|(?:共|累计|全年)?救助"
)
_AMOUNT: Final = pattern(
    "[^。；，：、;,:\n0-9]{0,10}[0-9][0-9.]{0,9}余?(?:万|亿)?(?:元|人|户|名|次|场|件|床|套|顶|吨)"
)
_NOT_OWN: Final = pattern(
    "捐|募|核对|比对|信息|数据|转介|协查|代发|参加|学习|宣传|培训|评议|督查|审计"
)
# Whom a bureau visits still, in the same breath with those whom it does not look after any more.
_OTHERS: Final = pattern(
    "(?:低保|特困|困难|低收入|儿童|孤儿|老年|老人|老党员|残疾|社工|慈善|殡葬|养老)[^。；，：\n]{0,12}?[、和及与]"
)
# Taking part in it as anybody may.
_TOOK_PART: Final = pattern("(?:参与|参加|投身|报名)[^。；，、：\n]{0,6}$")
_VAGUELY: Final = pattern("(?:做好|抓好|开展|推进|加强|落实|完成)[^。；，、：\n]{0,6}$")
_WORK: Final = pattern("[^。；，、：\n]{0,4}工作")
# Who leads the others is settled differently from place to place.
_MOVED_FOR_GOOD: Final = frozenset({"退役军人", "应急管理", "医疗保障"})


class _Topic(NamedTuple):
    path: str
    title: str
    words: tuple[str, ...]
    leads: tuple[Lead, ...]


# Few offices ever had these, so the library has no section for them.
_NO_SECTION: Final = (
    _Topic(
        "社会事务/三峡移民",
        "三峡移民",
        ("三峡移民", "三峡库区移民"),
        (Lead(CIVIL, 1949, 2017), Lead("水利", 2018, 9999)),
    ),
)


class TopicElsewhere(NamedTuple):
    """A topic that another authority leads, and where it is told; `weight` is what tells it."""

    path: str
    standing: Standing
    start: int
    planned: bool
    word: str
    weight: int


class _Place(NamedTuple):
    start: int
    word: str
    weight: int


def topics_led_elsewhere(paper: Paper, time: SpokenTime) -> Iterator[TopicElsewhere]:
    """Each 业务线 at most once for the results and once for the plan, at its first heading."""
    if not _is_civil_affairs(paper):
        return
    borders = sorted(
        [heading.start for heading in paper.skeleton.headings]
        + [item.start for each in paper.enumerations for item in each.items]
    )
    told: dict[tuple[str, str, bool], TopicElsewhere] = {}
    for topic in _topics(paper.setting.library):
        path = topic.path
        present = [word for word in topic.words if paper.has(word)]
        if not present:
            continue
        standings = {
            planned: _standing(paper, topic, month)
            for planned, month in zip((False, True), time.months, strict=True)
        }
        if all(standing.own for standing in standings.values()):
            continue
        for place in _places(paper, present):
            planned = time.planned(place.start)
            standing = standings[planned]
            key = (path.partition("/")[0], standing.system, planned)
            before = told.get(key)
            if not _counts(place, standing) or (before and before.weight >= place.weight):
                continue
            if not _is_shared(paper, borders, place, standing):
                told[key] = TopicElsewhere(
                    path, standing, place.start, planned, place.word, place.weight
                )
    yield from sorted(told.values(), key=lambda each: each.start)


def _counts(place: _Place, standing: Standing) -> bool:
    return not standing.own and (place.weight > VAGUE or standing.system in _MOVED_FOR_GOOD)


def _is_civil_affairs(paper: Paper) -> bool:
    """Whether it is a 民政 bureau's: only their topics went elsewhere, and a 街道 has them all."""
    profile = paper.setting.profile
    if profile is not None:
        return profile.system == CIVIL and profile.level != VILLAGE_LEVEL
    title = "".join(paper.passages[index].text for index in paper.skeleton.title)
    if "民政局" in title or "民政厅" in title:
        return True
    if _PART_OF_BUREAU.search(title) and not _SMALL_OFFICE.search(title):
        return True
    return CIVIL in paper.text and not (_BUREAU.search(title) or _SMALL_OFFICE.search(title))


def _topics(library: Library) -> Iterator[_Topic]:
    """Those of the library that its words tell, and those that it has no section for."""
    for path, words in library.dated_words.topics.items():
        section = library.sections.get(path)
        if section is not None:
            yield _Topic(path, section.title, words, section.leads)
    for topic in _NO_SECTION:
        section = library.sections.get(topic.path)
        yield topic if section is None else topic._replace(leads=section.leads)


def _standing(paper: Paper, topic: _Topic, month: int) -> Standing:
    profile = paper.setting.profile
    if profile is None:
        return standing_by_leads(topic.leads, CIVIL, month)
    return standing_of(topic.path, topic.title, topic.leads, profile, month)


def _places(paper: Paper, words: list[str]) -> Iterator[_Place]:
    """Where a heading, the head of an item, or a sentence with a figure beside it says one."""
    headings = [each for each in paper.skeleton.headings if each.manner is not Manner.NUMBER_ONLY]
    items = [item for each in paper.enumerations for item in each.items]
    text = paper.text
    for word in words:
        for heading in headings:
            at = text.find(word, heading.words, heading.end)
            if at >= 0:
                yield _Place(at, word, HEADING)
        for item in items:
            at = text.find(word, item.end, item.end + ITEM_HEAD)
            if at >= 0 and not _STOP.search(text, item.end, at):
                yield _Place(at, word, ITEM)
        at, count = text.find(word), 0
        while at >= 0 and count < MOST_PLACES:
            weight = _weight_in_sentence(text, at, at + len(word))
            if weight is not None and paper.passage(at).role is Role.BODY:
                yield _Place(at, word, weight)
            at, count = text.find(word, at + len(word)), count + 1


def _weight_in_sentence(text: str, start: int, end: int) -> int | None:
    """What a sentence makes of a topic: its own amounts, a figure near it, work done; or nothing."""
    before = _CLAUSE.split(text[max(0, start - _CLAUSE_LENGTH) : start])[-1]
    if _TOOK_PART.search(before):
        return None
    if _has_figure_near(text, start, end):
        behind = _CLAUSE.split(text[end : end + _CLAUSE_LENGTH], maxsplit=1)[0]
        alone = not _OTHERS.search(before) and _AMOUNT.match(behind)
        done = _DONE.search(before + text[start:end])
        return OWN if alone and done and not _NOT_OWN.search(before + behind) else SENTENCE
    if _VAGUELY.search(before) and _WORK.match(text, end):
        return VAGUE
    return None


def _has_figure_near(text: str, start: int, end: int) -> bool:
    """Whether the clause says a number of people, money or things right before or behind."""
    before = _CLAUSE.split(text[max(0, start - _FIGURE_NEAR) : start])[-1]
    behind = _CLAUSE.split(text[end : end + _FIGURE_NEAR], maxsplit=1)[0]
    return _FIGURE.search(before) is not None or _FIGURE.search(behind) is not None


def _is_shared(paper: Paper, borders: list[int], place: _Place, standing: Standing) -> bool:
    """Whether the text says that others lead: in the sentence, or in what stands under it."""
    text, end = paper.text, place.start + len(place.word)
    first, last = sentence_around(text, place.start, end)
    if _WITH_OTHERS.search(text, first, last):
        return True
    if place.weight >= ITEM:
        last = _end_beneath(paper, borders, place.start)
    excuse = _EXCUSES.get(standing.system, _ANY_EXCUSE)
    successor = standing.successor
    return excuse.search(text, first, last) is not None or (
        successor is not None and text.find(successor.text, first, last) >= 0
    )


def _end_beneath(paper: Paper, borders: list[int], start: int) -> int:
    """Where that ends which a heading or the head of an item stands over."""
    following = bisect_right(borders, start)
    end = borders[following] if following < len(borders) else len(paper.text)
    return min(end, start + MOST_BENEATH)
