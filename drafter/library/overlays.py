"""One section laid over another (叠加): items replaced, removed, put in and added."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from drafter.findings import Related
from drafter.library import overlayfaults as faults
from drafter.library.frontmatter import BETWEEN, WHOLE
from drafter.library.sectionlines import LineKind, SectionLine
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.findings import Finding
    from drafter.library.sections import SectionSource
    from drafter.location import Location

DIGEST_LENGTH = 12


def laid_over(
    section: SectionSource, beneath: SectionSource | None, found: list[Finding]
) -> SectionSource:
    """The section as it counts, over what the next library has under its name.

    A whole section counts as it is; one that says 叠加 is merged with what lies `beneath`. A
    视角 in which it asks for what is not there is `broken`: it leaves a gap in the draft, and
    what the office wanted out does not print.
    """
    found.extend(_changed(section, beneath))
    if section.overlay is None:
        return section
    if beneath is None:
        found.append(
            faults.NOTHING_BENEATH.at(
                section.overlay,
                f"没有可叠加的原章节“{section.path}”",
                hint="核对文件夹和文件名是否与原章节一致；本单位自己的主题，删去“叠加”这一行",
            )
        )
        return replace(section, broken=frozenset(section.aspects))
    aspects = dict(beneath.aspects)
    broken = section.broken | beneath.broken
    for aspect, lines in section.aspects.items():
        merging = _Merging(aspects.get(aspect, ()), found)
        aspects[aspect] = merging.merged(lines)
        if merging.faulty:
            broken |= {aspect}
    return replace(
        section,
        title=section.title if section.titled else beneath.title,
        summary=section.summary or beneath.summary,
        leads=section.leads or beneath.leads,
        aspects=aspects,
        broken=broken,
        titled=section.titled or beneath.titled,
        layers=section.layers + beneath.layers,
    )


def item_digest(line: SectionLine) -> str:
    """A short digest of what an item says, whatever its name and place."""
    heading = line.heading.text if line.heading else ""
    return _digest([line.kind, str(line.internal), heading, line.body.text])


def section_digest(section: SectionSource) -> str:
    """A short digest of all that a section says."""
    parts = [section.title, section.summary.text if section.summary else "", repr(section.leads)]
    for aspect, lines in section.aspects.items():
        parts.append(f"# {aspect}")
        parts += [f"{line.name} {item_digest(line)}" for line in lines]
    return _digest(parts)


def _digest(parts: list[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:DIGEST_LENGTH]


def _changed(section: SectionSource, beneath: SectionSource | None) -> Iterator[Finding]:
    """What the section was made from and is no longer so."""
    items = {
        f"{aspect}{BETWEEN}{line.name}": line
        for aspect, lines in (beneath.aspects.items() if beneath else ())
        for line in lines
    }
    for key, kept in section.originals.items():
        if key == WHOLE:
            now = section_digest(beneath) if beneath else ""
            place = beneath.place if beneath else None
        else:
            line = items.get(key)
            now = item_digest(line) if line else ""
            place = line.place if line else None
        if now == kept.text:
            continue
        name = f"条目“{key}”" if key else f"章节“{section.path}”"
        yield faults.ORIGINAL_CHANGED.at(
            kept.place,
            f"原件的{name}在抄来之后{'改过了' if now else '没有了'}，印的仍是这里的",
            hint=f"照新的原件核对，然后把摘要改为：{now}"
            if now
            else "核对还要不要这里的写法；要的，删去这个摘要",
            related=(Related(place, "现在的原件"),) if place else (),
        )


class _Merging:
    """The lines of one 视角 of the original, on the way to being those of the overlay."""

    def __init__(self, original: tuple[SectionLine, ...], found: list[Finding]) -> None:
        self.faulty = False
        self._original = original
        self._lines = list(original)
        self._behind: dict[str, SectionLine] = {}  # the last line put behind an item
        self._found = found

    def merged(self, lines: tuple[SectionLine, ...]) -> tuple[SectionLine, ...]:
        """The lines that count, in order."""
        for line in lines:
            match line.kind:
                case LineKind.REMOVED:
                    self._remove(line)
                case LineKind.CONTROL if self._original:
                    self._refuse_control(line)
                case LineKind.WORDS:
                    self._lines = [old for old in self._lines if old.kind is not LineKind.WORDS]
                    self._lines.append(line)
                case _:
                    self._put(line)
        return tuple(self._lines)

    def _put(self, line: SectionLine) -> None:
        standing = self._at(line.name) if line.name else None
        if line.after is not None:
            if standing is not None:
                del self._lines[standing]
            self._put_behind(line, line.after.text, line.after.place)
        elif standing is not None:
            self._lines[standing] = line
        else:
            self._lines.append(line)

    def _put_behind(self, line: SectionLine, name: str, place: Location) -> None:
        """Behind the item called so, and behind what was put there before."""
        anchor = self._at(name)
        if anchor is None:
            self._missing(name, place, "不知道插在哪里")
            self._lines.append(line)
            return
        last = self._behind.get(name)
        at = self._lines.index(last) if last in self._lines else anchor
        self._lines.insert(at + 1, line)
        self._behind[name] = line

    def _remove(self, line: SectionLine) -> None:
        at = self._at(line.name)
        if at is None:
            self._missing(line.name, line.place, "没有可删的")
        else:
            del self._lines[at]

    def _at(self, name: str) -> int | None:
        return next((at for at, line in enumerate(self._lines) if line.name == name), None)

    def _missing(self, name: str, place: Location, outcome: str) -> None:
        self.faulty = True
        names = [line.name for line in self._original if line.name]
        near = nearest(name, names)
        if near:
            hint = f"是不是“{near}”？"
        elif names:
            hint = "原章节这个视角的条目：" + "、".join(names)
        else:
            hint = "原章节没有这个视角，或者这个视角里没有有名称的条目"
        self._found.append(
            faults.NOTHING_BENEATH.at(place, f"原章节里没有条目“{name}”，{outcome}", hint=hint)
        )

    def _refuse_control(self, line: SectionLine) -> None:
        self.faulty = True
        self._found.append(
            faults.NOT_IN_OVERLAY.at(
                line.place,
                "叠加的章节里不能另写条件和循环",
                hint="把条件写在条目一行之内；或者整个替换原章节：删去“叠加”，抄来全文再改",
            )
        )
