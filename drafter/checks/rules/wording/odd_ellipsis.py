"""说明：省略号写成了几个句点、几个句号、几个顿号，或者只有一半“…”。
理由：省略号是六个点“……”，占两个字的位置（GB/T 15834 4.11、5.1）。
反例：老人、儿童、残疾人...
正例：老人、儿童、残疾人……
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.marks import HAN
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("省略号不规范", Family.WORDING, Severity.WARNING, __doc__)
_KINDS: Final = ("…", "...", "。。。", "、、、", "···")
_ODD: Final = pattern(
    rf"(?<=[{HAN}，、”）》])(?<!等)(?P<dots>\.{{3,}}+|。{{3,}}+|、{{3,}}+|·{{3,}}+|…++)"
    r"(?!、?等)(?![ .…·\u3000]*[0-9]{1,3}[ \u3000]*(?:\n|\Z))"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each that is not one or two times ……; dots up to a page number are a table of contents."""
    if not paper.has(*_KINDS):
        return
    for found in paper.matches(_ODD):
        dots = found["dots"]
        if dots in {"……", "…………"}:
            continue
        yield RULE.at(
            paper.place(found.start()),
            f"“{paper.around(*found.span())}”里的省略号写成了“{dots[:12]}”",
            hint="改为“……”",
            repairs=paper.repair(*found.span(), "……") if len(dots) <= 6 else (),
        )
