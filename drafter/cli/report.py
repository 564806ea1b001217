"""Findings as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Finding, severity_counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafter.drafting.extent import Extent
    from drafter.library.profile import Silence
    from drafter.location import Location


def by_gravity(findings: Iterable[Finding]) -> list[Finding]:
    """Findings, the gravest first, then by place."""
    return sorted(findings, key=lambda item: (item.severity.gravity, item.place))


def finding_text(finding: Finding) -> str:
    """`文件:行:列: 严重度 规则: 说明`, details indented below."""
    lines = [f"{finding.place}: {finding.severity} {finding.rule}: {finding.message}"]
    if finding.computation:
        lines.append(f"    算式：{finding.computation}")
    lines.extend(f"    相关：{item.place} {item.note}".rstrip() for item in finding.related)
    if finding.hint:
        lines.append(f"    建议：{finding.hint}")
    return "\n".join(lines)


def finding_json(finding: Finding) -> dict[str, object]:
    """A finding as `check --format json` writes it."""
    return {
        "严重度": str(finding.severity),
        "规则": finding.rule,
        "类别": str(finding.family),
        **place_json(finding.place),
        "段": finding.place.paragraph or None,
        "说明": finding.message,
        "算式": finding.computation,
        "相关": [{**place_json(item.place), "说明": item.note} for item in finding.related],
        "建议": finding.hint,
    }


def silenced_text(finding: Finding, silence: Silence) -> str:
    """A finding that the office has silenced, and why."""
    first = finding_text(finding).splitlines()[0]
    return f"{first}\n    静默：{silence.reason}（{silence.place}）"


def silenced_json(finding: Finding, silence: Silence) -> dict[str, object]:
    """A silenced finding, with the reason under 静默."""
    return {**finding_json(finding), "静默": silence.reason}


def place_json(place: Location) -> dict[str, object]:
    """文件, 行, 列; null where the place has none."""
    return {"文件": place.file, "行": place.line or None, "列": place.column or None}


def counts_text(findings: Sequence[Finding]) -> str:
    """`错误 1，警告 0，提示 3`."""
    return "，".join(f"{severity} {count}" for severity, count in severity_counts(findings))


def extent_text(extent: Extent) -> str:
    """`4423字，约9页，附件约3页`."""
    annex = f"，附件约{extent.annex_pages}页" if extent.annex_pages else ""
    return f"{extent.words}字，约{extent.text_pages}页{annex}"
