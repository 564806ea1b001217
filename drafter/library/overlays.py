"""One section laid over another (叠加): items replaced, removed, put in and added."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafter.findings import Severity
from drafter.library import overlayfaults as faults
from drafter.library.originals import changed_originals
from drafter.library.sectionlines import LineKind, SectionLine
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.findings import Finding
    from drafter.library.sections import SectionSource
    from drafter.library.sourcetext import SourceText
    from drafter.location import Location

_NAMED = re.compile("〔([^〔〕]+)〕")
_OPENING = re.compile(r"\{%-?\s*(?:if|for)\b")
_CLOSING = re.compile(r"\{%-?\s*end")
_SPACES = re.compile(r"[\s\u3000·、，]+")


def laid_over(
    section: SectionSource, beneath: SectionSource | None, found: list[Finding]
) -> SectionSource:
    """The section as it counts, over what the next library has under its name.

    A whole section counts as it is; one that says 叠加 is merged with what lies `beneath`. A
    视角 in which it asks for what is not there is `broken`: it leaves a gap in the draft, and
    what the office wanted out does not print.
    """
    found.extend(changed_originals(section, beneath))
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
        merging = _Merging(aspect, beneath, found)
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


class _Merging:
    """The lines of one 视角 of the original, on the way to being those of the overlay."""

    def __init__(self, aspect: str, beneath: SectionSource, found: list[Finding]) -> None:
        self.faulty = False
        self._beneath = beneath
        self._aspect = aspect
        self._original = beneath.aspects.get(aspect, ())
        self._lines = list(self._original)
        self._names = [line.name for line in self._original if line.name]
        self._guarded = frozenset(_guarded(self._original))
        self._behind: dict[str, SectionLine] = {}  # the last line put behind an item
        self._removed: set[str] = set()
        self._found = found

    def merged(self, lines: tuple[SectionLine, ...]) -> tuple[SectionLine, ...]:
        """The lines that count, in order."""
        later = [line.name for line in lines]
        for line in lines:
            del later[0]
            match line.kind:
                case LineKind.REMOVED:
                    self._remove(line)
                case LineKind.CONTROL if self._original:
                    self._refuse_control(line)
                case LineKind.WORDS:
                    self._lines = [old for old in self._lines if old.kind is not LineKind.WORDS]
                    self._lines.append(line)
                case _:
                    self._put(line, later)
        return tuple(self._lines)

    def _put(self, line: SectionLine, later: list[str]) -> None:
        self._check_marks(line)
        standing = self._at(line.name) if line.name else None
        if line.anchor is not None:
            if standing is not None:
                del self._lines[standing]
            self._put_beside(line, line.anchor, later)
        elif standing is not None:
            self._tell_guarded(line, line.name, "换上的")
            self._lines[standing] = self._as_internal(line, self._lines[standing])
        else:
            self._tell_slip(line)
            self._lines.append(line)

    def _as_internal(self, line: SectionLine, old: SectionLine) -> SectionLine:
        """The line; one that takes the place of a 〔…·内部〕 item is so too, unless it says more."""
        if line.internal or not old.internal:
            return line
        self._found.append(
            faults.STAYS_INTERNAL.at(
                line.place,
                f"原件的条目“{line.name}”是内部的，换上的也算内部，公开的稿里不印",
                hint=f"写明：- 〔{line.name}·内部〕；要公开的：- 〔{line.name}〕删，另起一个名称",
            )
        )
        return replace(line, internal=True)

    def _put_beside(self, line: SectionLine, anchor: SourceText, later: list[str]) -> None:
        """Before the item called so, or behind it and behind what was put there already."""
        name = anchor.text
        at = self._at(name)
        if name == line.name:
            self.faulty = True
            self._found.append(
                faults.NOTHING_BENEATH.at(
                    anchor.place,
                    f"条目“{name}”不能插在自己旁边",
                    hint=f"要换掉它的，写：- 〔{name}〕…",
                )
            )
            self._lines.append(line)
            return
        if at is None:
            self._missing(name, anchor.place, "不知道插在哪里", later)
            self._lines.append(line)
            return
        self._tell_guarded(line, name, "插上的")
        if line.before:
            self._lines.insert(at, line)
            return
        last = self._behind.get(name)
        at = self._lines.index(last) if last in self._lines else at
        self._lines.insert(at + 1, line)
        self._behind[name] = line

    def _remove(self, line: SectionLine) -> None:
        at = self._at(line.name)
        if at is None:
            self._missing(line.name, line.place, "没有可删的", [])
        else:
            del self._lines[at]
            self._removed.add(line.name)

    def _at(self, name: str) -> int | None:
        return next((at for at, line in enumerate(self._lines) if line.name == name), None)

    def _missing(self, name: str, place: Location, outcome: str, later: list[str]) -> None:
        self.faulty = True
        near = nearest(name, self._names)
        message = f"原章节里没有条目“{name}”，{outcome}"
        if name in self._removed:
            message = f"条目“{name}”在上面删去了，{outcome}"
            hint = "改为跟在留下的条目后面，或者不删它"
        elif name in later:
            message = f"条目“{name}”在下面才添上，{outcome}"
            hint = "把这一行移到它的后面"
        elif near:
            hint = f"是不是“{near}”？"
        elif self._names:
            hint = "原章节这个视角的条目：" + "、".join(self._names)
        else:
            hint = "原章节没有这个视角，或者这个视角里没有有名称的条目"
        self._found.append(faults.NOTHING_BENEATH.at(place, message, hint=hint))

    def _refuse_control(self, line: SectionLine) -> None:
        self.faulty = True
        self._found.append(
            faults.NOT_IN_OVERLAY.at(
                line.place,
                "叠加的章节里不能另写条件和循环",
                hint="把条件写在条目一行之内；或者整个替换原章节：删去“叠加”，抄来全文再改",
            )
        )

    def _check_marks(self, line: SectionLine) -> None:
        """An item named in the text, 在〔网点〕后…, which would print as words."""
        for named in _NAMED.finditer(line.body.text):
            if named[1] in (*self._names, line.name):
                self.faulty = True
                self._found.append(
                    faults.NOT_IN_OVERLAY.at(
                        line.body.place.along(named.start()),
                        f"条目的文字里写了条目名“〔{named[1]}〕”",
                        hint=f"要插在它旁边，写：- 〔新名称〕后〔{named[1]}〕…，或者前〔{named[1]}〕…",
                    )
                )

    def _tell_slip(self, line: SectionLine) -> None:
        """That a new name is nearly an old one, or that of an item of another 视角."""
        plain = _SPACES.sub("", line.name)
        near = next((name for name in self._names if _SPACES.sub("", name) == plain), "")
        elsewhere = next(
            (
                aspect
                for aspect, lines in self._beneath.aspects.items()
                if aspect != self._aspect and any(old.name == line.name for old in lines)
            ),
            "",
        )
        if near or (line.name and elsewhere):
            self._found.append(
                faults.APPENDED.at(
                    line.place,
                    f"原章节的{self._aspect}里没有条目“{line.name}”，这一条添在末尾"
                    + ("" if near else f"；{elsewhere}里有一条同名的"),
                    hint=f"要换的是“{near}”，名称照它写"
                    if near
                    else f"要换的是那一条，移到“# {elsewhere}”之下；要另添一条的，不用改",
                    severity=Severity.WARNING if near else Severity.NOTICE,
                )
            )

    def _tell_guarded(self, line: SectionLine, name: str, what: str) -> None:
        if name in self._guarded:
            self._found.append(
                faults.IN_CONDITION.at(
                    line.place,
                    f"原件的条目“{name}”在条件或循环里面，{what}也在里面",
                    hint=f"不要条件的：- 〔{name}〕删，另起一个名称添上",
                )
            )


def _guarded(lines: tuple[SectionLine, ...]) -> Iterator[str]:
    """The names of items that stand within {% if %} or {% for %}."""
    depth = 0
    for line in lines:
        if line.kind is LineKind.CONTROL:
            depth += bool(_OPENING.match(line.body.text)) - bool(_CLOSING.match(line.body.text))
        elif depth and line.name:
            yield line.name
