"""What is said of an export: before it, and what became of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.filenames import printable
from drafter.findings import Severity
from drafter.session.exporting.exportremarks import FORBIDS_FINAL, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.batch import Rendered
    from drafter.drafting.extent import Extent
    from drafter.session.exporting.exporting import Outlook

NOT_WRITTEN = "没有写成"
NO_PROGRAM = "从这里打不开它（没有图形界面，或者是远程登录）：请到上面写的文件夹里打开。"


def unwritten_text(files: Sequence[str]) -> str:
    """That the document says more than the disk has."""
    if not files:
        return ""
    names = "、".join(printable(Path(file).name) for file in files)
    return f"{names} 还没有写进磁盘；导出用的是这里填的数，不是磁盘上的。"


def extent_text(extent: Extent) -> str:
    """`4423字，约9页，附件约3页`."""
    annex = f"，附件约{extent.annex_pages}页" if extent.annex_pages else ""
    return f"{extent.words}字，约{extent.text_pages}页{annex}"


def outlook_text(seen: Outlook, *, final: bool) -> str:
    """What the document would be, and whether it may be written."""
    if seen.draft is None or seen.extent is None:
        return "这一稿起草不了，不能导出："
    counts = Counter(remark.kind for remark in seen.remarks)
    listed = "，".join(f"{kind}{counts[kind]}" for kind in Kind if counts[kind])
    size = f"全文{extent_text(seen.extent)}，印出数据{seen.figures}个。"
    if final and not seen.final:
        left = "，".join(
            f"{kind}{counts[kind]}" for kind in Kind if kind in FORBIDS_FINAL & {*counts}
        )
        return f"还不能作定稿：{left}。{size}"
    ready = "" if seen.remarks or not final else "可以作定稿。"
    return f"{ready}{size}" + (f"请看：{listed}" if listed else "")


def others_text(seen: Outlook) -> str:
    """What the checks say besides."""
    parts = [
        f"{severity}{count}条"
        for severity, count in ((Severity.WARNING, seen.warnings), (Severity.NOTICE, seen.notices))
        if count
    ]
    return f"另有{'、'.join(parts)}，在检查里逐条看" if parts else ""


def outcome_lines(done: Rendered) -> Iterator[str]:
    """What became of it: where it is, why there, and how much is in it."""
    numbers = f"印出数据{done.figures}个，空缺{done.holes}处"
    if done.extent is not None:
        numbers += f"；全文{extent_text(done.extent)}"
    if done.refused:
        yield "没有写定稿：还有空缺、错误或者待核的数，见上面的单子。"
        yield f"{numbers}。"
        return
    if done.written is None:
        yield from _why_not(done)
        return
    yield f"写成 {printable(done.written)}"
    if done.written != done.target:
        yield f"{_why_elsewhere(done)}，没有动它，这一份另起了名。"
    if done.backup is not None:
        yield f"原来的一份留在 {printable(done.backup)}"
    if done.made is not None:
        yield f"新建了文件夹 {printable(done.made)}"
    yield f"{numbers}。"


def _why_not(done: Rendered) -> Iterator[str]:
    """What kept it from being written; of a draft that was made the last error, that of writing."""
    errors = [finding for finding in done.findings if finding.severity is Severity.ERROR]
    told = errors if done.extent is None else errors[-1:]
    if not any(finding.message.startswith(NOT_WRITTEN) for finding in told):
        yield f"{NOT_WRITTEN}。"
    for finding in told:
        yield f"{printable(finding.place)}：{finding.advice.rstrip('。')}。"


def _why_elsewhere(done: Rendered) -> str:
    name = printable(done.target.name)
    if done.opened is None:
        return f"{name} 有人改过，或者不是本程序写的"
    who = f"“{done.opened.who}”" if done.opened.who else "别人"
    return (
        f"{name} 正由{who}打开着（已没有人打开的，删去旁边的 {printable(done.opened.path.name)}）"
    )
