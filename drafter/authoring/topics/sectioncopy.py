"""A section of one's own, made from that of a library: the whole of it, or single items laid over it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.authoring.answers import WrongAnswerError
from drafter.authoring.yamltext import scalar
from drafter.errors import DrafterError
from drafter.library.frontmatter import BETWEEN, LAST_YEAR, read_front_matter
from drafter.library.originals import item_digest, section_digest
from drafter.library.sectionlines import ASPECTS, LineKind
from drafter.textfile import read_text
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.findings import Finding
    from drafter.library.frontmatter import Lead
    from drafter.library.sectionlines import SectionLine
    from drafter.library.sections import SectionSource

_SEPARATORS = re.compile(r"[\s,，、；;]+")
_ANCHOR = re.compile(r"(〔[^〔〕]*〕)[ \u3000]*[前后][ \u3000]*〔[^〔〕]+〕")
_REMARK = """\
<!--
这里只写改过的条目，其余照原件：{whose} {topic}。
改：名称不变，改后面的话。
删：- 〔{name}〕删
插：- 〔新的〕后〔{name}〕接着写话；要插在前面的写 前〔{name}〕
加：用原件没有的名称，就加在这个视角的最后。
-->
"""


class Item(Struct, frozen=True):
    """An item of an original, and the 视角 it stands under."""

    aspect: str
    line: SectionLine

    @property
    def key(self) -> str:
        """What 原件 calls it: 总结·标准."""
        return f"{self.aspect}{BETWEEN}{self.line.name}"


class Sources:
    """The lines of library files as they are written."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._lines: dict[str, list[str]] = {}

    def lines(self, file: str) -> list[str]:
        """The lines of a file.

        Raises:
            DrafterError: when it cannot be read any more.
        """
        if file not in self._lines:
            found: list[Finding] = []
            source = read_text(Path(file), found)
            if source is None:
                raise DrafterError(*found)
            self._lines[file] = source.text.splitlines()
        return self._lines[file]

    def written(self, line: SectionLine) -> str:
        """The line as its own file has it, without the mark that put it behind another."""
        text = self.lines(line.place.file)[line.place.line - 1].rstrip()
        return _ANCHOR.sub(r"\1", text, count=1) if line.anchor else text


def chosen_items(text: str, original: SectionSource) -> tuple[Item, ...]:
    """The items that `标准，计划·在册` names; a bare name means it under every 视角 that has it.

    Raises:
        WrongAnswerError: naming what the original does not have.
    """
    items = [
        Item(aspect, line)
        for aspect, lines in original.aspects.items()
        for line in lines
        if line.kind is LineKind.ITEM and line.name
    ]
    chosen: dict[str, Item] = {}
    wrong: list[str] = []
    for word in filter(None, _SEPARATORS.split(text.strip("〔〕"))):
        meant = [item for item in items if word in {item.key, item.line.name}]
        chosen.update({item.key: item for item in meant})
        if not meant:
            names = [*(item.line.name for item in items), *(item.key for item in items)]
            near = nearest(word, names)
            known = "、".join(dict.fromkeys(item.key for item in items))
            wrong.append(
                f"“{original.path}”没有条目“{word}”。"
                + (f"是不是“{near}”？" if near else f"它的条目：{known}")
            )
    if wrong:
        raise WrongAnswerError("\n".join(wrong))
    if not chosen:
        raise WrongAnswerError("没有写条目的名称，例：标准、计划·标准")
    return tuple(item for item in items if item.key in chosen)


def overlay_text(
    original: SectionSource, whose: str, items: tuple[Item, ...], sources: Sources
) -> str:
    """A section that replaces these items alone, each as the original, of the library `whose`, has it."""
    head = ["---", "叠加: 是", "原件:      # 抄来时原件的摘要；原件后来改了，sections check 会提醒"]
    head += [digest_line(item) for item in items]
    body = [_REMARK.format(whose=whose, topic=original.path, name=items[0].line.name).rstrip()]
    for aspect in dict.fromkeys(item.aspect for item in items):
        body += ["", f"# {aspect}"]
        body += [sources.written(item.line) for item in items if item.aspect == aspect]
    return "\n".join([*head, "---", *body]) + "\n"


def digest_line(item: Item) -> str:
    """What 原件 says of an item: which it is, and the digest of what it was copied from."""
    return f"  {item.key}: {scalar_digest(item_digest(item.line))}"


def scalar_digest(digest: str) -> str:
    """A digest, quoted: some would be taken for numbers."""
    return f'"{digest}"'


def whole_text(original: SectionSource, sources: Sources, *, same_topic: bool) -> str:
    """All of a section; of one that is the same topic, with the digest of the original.

    The file is copied as it is. Where the original is itself laid over another, its lines are
    gathered from the files they stand in.
    """
    digest = f"原件: {scalar_digest(section_digest(original))}" if same_topic else ""
    if original.overlay is None:
        lines = [line.rstrip() for line in sources.lines(original.place.file)]
    else:
        lines = _gathered(original, sources)
    if digest:
        end = read_front_matter(original.place.file, lines, []).lines
        if end:
            lines.insert(end - 1, digest)
        else:
            lines = ["---", digest, "---", *lines]
    return "\n".join(lines) + "\n"


def _gathered(original: SectionSource, sources: Sources) -> list[str]:
    lines = ["---", f"标题: {scalar(original.title)}"]
    if original.summary:
        lines.append(f"概括: {scalar(original.summary.text)}")
    if original.leads:
        lines.append(f"主管: [{', '.join(map(_lead_text, original.leads))}]")
    lines.append("---")
    aspects: Mapping[str, tuple[SectionLine, ...]] = original.aspects
    for aspect in (name for name in ASPECTS if name in aspects):
        lines.append(f"# {aspect}")
        lines += [sources.written(line) for line in aspects[aspect]]
    return lines


def _lead_text(lead: Lead) -> str:
    since = f", 自: {lead.since}" if lead.since else ""
    until = f", 至: {lead.until}" if lead.until != LAST_YEAR else ""
    return f"{{系统: {lead.system}{since}{until}}}"
