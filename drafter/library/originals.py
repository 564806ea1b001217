"""What a section was copied from: the digests that tell whether the original has changed since."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from drafter.findings import Related
from drafter.library import overlayfaults as faults
from drafter.library.frontmatter import BETWEEN, WHOLE
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.findings import Finding
    from drafter.library.sectionlines import SectionLine
    from drafter.library.sections import SectionSource

DIGEST_LENGTH = 12

_DIGEST = re.compile(rf"[0-9a-f]{{{DIGEST_LENGTH}}}\Z")


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


def changed_originals(section: SectionSource, beneath: SectionSource | None) -> Iterator[Finding]:
    """What the section was made from (原件) and is no longer so."""
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
        message = f"原件的{name}在抄来之后改过了，印的仍是这里的"
        hint = f"照新的原件核对，然后把摘要改为：{now}"
        if not _DIGEST.match(kept.text):
            message = f"“{kept.text[:20]}”不是程序记下的摘要，不知道原件的{name}改过没有"
        elif not now:
            message = f"原件的{name}在抄来之后没有了，印的仍是这里的"
        if not now:
            near = nearest(key, items)
            hint = f"是不是“{near}”？" if near else "核对还要不要这里的写法；要的，删去这个摘要"
        yield faults.ORIGINAL_CHANGED.at(
            kept.place, message, hint=hint, related=(Related(place, "现在的原件"),) if place else ()
        )
