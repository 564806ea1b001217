"""说明：文中留有网页或 Markdown 的标记：“&nbsp;”“<br>”“**”“##”“```”，或者看不见的零宽字符。
理由：它们是写给程序看的，印出来就是乱码；零宽字符看不见，却会让查找、校对落空。
反例：**重点**是提高低保标准。&nbsp;
正例：重点是提高低保标准。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("标记符号残留", Family.STRUCTURE, Severity.WARNING, __doc__)
_HTML = pattern(
    r"&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|hellip|middot|emsp|ensp|#[0-9]{2,6}|#x[0-9a-fA-F]{2,5});"
    r"|</?(?:br|p|span|div|strong|b|i|em|font|td|tr|table|a|img|u|h[1-6]|ul|li|ol)(?: [^<>\n]{0,200})?/?>"
)
_INVISIBLE = pattern("[\u200b\u200c\u200d\u2060\ufeff\u00ad]{1,100}")
# ** also hides parts of names, so it must stand where emphasis begins and ends.
_EMPHASIS = pattern(
    r"(?:(?<=[。；：，、！？\s（“])|^)(?P<open>\*\*)(?=[^\s*，。；：、）])[^*\n]{1,80}(?<![\s（“])(?P<close>\*\*)(?!\*)",
    8,  # re.MULTILINE
)
_BLOCK = pattern(r"^[ \u3000]*(?:#{1,6}(?=[ \u3000]|[一二三四五六七八九十（])|```)", 8)
_MARKDOWN = ".md"


def check_text(paper: Paper) -> Iterator[Finding]:
    """Every mark; those of Markdown are at home in a .md file."""
    for found in paper.matches(_HTML, having="&<"):
        yield RULE.at(
            paper.place(found.start()),
            f"“{found[0][:30]}”是网页的标记：“{paper.around(found.start(), found.end())}”",
            hint="删去",
        )
    for found in paper.matches(_INVISIBLE, having="\u200b\u200c\u200d\u2060\ufeff\u00ad"):
        shown = paper.around(found.start(), found.end()).replace(found[0], "·")
        yield RULE.at(
            paper.place(found.start()),
            f"有看不见的字符（U+{ord(found[0][0]):04X}）：“{shown}”，在“·”处",
            hint="删去",
            repairs=paper.repair(found.start(), found.end(), ""),
        )
    if paper.manuscript.path.lower().endswith(_MARKDOWN):
        return
    for found in paper.matches(_EMPHASIS, having="*"):
        yield RULE.at(
            paper.place(found.start()),
            f"“{found[0]}”前后的“**”是 Markdown 的标记",
            hint="删去两处“**”",
            repairs=(
                *paper.repair(*found.span("open"), ""),
                *paper.repair(*found.span("close"), ""),
            ),
        )
    for found in paper.matches(_BLOCK, having="#`"):
        yield RULE.at(
            paper.place(found.start()),
            f"行首的“{found[0].strip()}”是 Markdown 的标记",
            hint="删去",
        )
