"""`drafter check`: everything that must be looked at, and what of it can be put right."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter import garbage
from drafter.checks.runner import grouped
from drafter.checks.silence import idle
from drafter.cli.chinese import ChineseCommand, Choice
from drafter.cli.fixing import Repairing
from drafter.cli.report import (
    by_gravity,
    counts_text,
    finding_json,
    finding_text,
    silenced_json,
    silenced_text,
)
from drafter.cli.selection import selection
from drafter.cli.streams import say, say_json, tell
from drafter.findings import Severity
from drafter.pipeline import Edition, Shelf
from drafter.review.checking import check_file
from drafter.workers import shared_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from drafter.findings import Finding
    from drafter.library.profile import OfficeProfile, Silence
    from drafter.review.checking import Checked

COULD_NOT_RUN = 2
FAULTY = 1


@click.command("check", cls=ChineseCommand, short_help="检查数据、素材和任何文稿，列出要看的地方")
@click.argument("files", metavar="文件…", nargs=-1, required=True, type=Path)
@click.option("--稿", "variant", metavar="名称", default="", help="检查 单位.yaml 里写的另一稿")
@click.option(
    "--select",
    "selected",
    metavar="规则",
    multiple=True,
    help="只看这些规则或类别，可写多次或用逗号隔开",
)
@click.option("--ignore", "ignored", metavar="规则", multiple=True, help="不看这些规则或类别")
@click.option("--only", type=Choice(*Severity), default=None, help="只看这一级")
@click.option("--all", "every", is_flag=True, help="逐条列出，不合并同一规则的多处；静默了的也列出")
@click.option("--fix", is_flag=True, help="改好有把握的毛病：先列出怎么改，问过再写进文件")
@click.option("--yes", is_flag=True, help="和 --fix 同用：不问，直接改")
@click.option("--format", "form", type=Choice("text", "json"), default="text", help="输出格式")
def command(
    files: tuple[Path, ...],
    variant: str,
    selected: tuple[str, ...],
    ignored: tuple[str, ...],
    only: str | None,
    every: bool,
    fix: bool,
    yes: bool,
    form: str,
) -> int:
    """检查一年或几年的文件，或者任何一份文稿（.docx、.txt、.md）。

    一年的文件：数据、素材、素材库和拟出的文稿全部检查。
    文稿不论是谁写的：查结构、时效、文字、个人信息，并把文中写的数重新算一遍；
    文件夹里有 单位.yaml 的，照这个单位的系统、职能、固定数字和静默来查。
    每条写明文件、行、列（Word 文稿是第几段、第几字）、毛病和改法。

    写了 --fix 时只改有把握的：素材和文本文稿里的标点、数字写法、错字，数据文件里的
    键盘笔误；Word 文稿不动，照建议自己改。

    有错误或警告时退出码为 1，只有提示或没有问题时为 0，没法检查、该改的写不进去时为 2。
    """
    if yes and not fix:
        raise click.UsageError("--yes 要和 --fix 同用。")
    wanted = selection(selected, ignored, only)
    shelf, edition = Shelf(), Edition(variant=variant)
    results: Sequence[Checked] | None = None
    repairing = Repairing(wanted, show=tell if form == "json" else say)
    if fix:
        results = repairing.run(_told(files), shelf, edition, yes=yes)
    if results is None:
        results = _checked(files, shelf, edition, told=not fix)
    kept = [finding for finding in dict.fromkeys(_all_findings(results)) if wanted(finding)]
    silenced = dict.fromkeys(pair for result in results for pair in result.silenced)
    apart = [pair for pair in silenced if wanted(pair[0])]
    write_findings(kept, form, every=every, silenced=apart)
    stopped = repairing.failed or any(result.stopped for result in results)
    return COULD_NOT_RUN if stopped else exit_code(kept)


def _checked(files: Sequence[Path], shelf: Shelf, edition: Edition, *, told: bool) -> list[Checked]:
    """What came of checking each file, of several each announced."""
    results = []
    with closing(shared_out(lambda file: check_file(file, shelf, edition), files)) as checked:
        for _ in _told(files) if told else files:
            results.append(next(checked))
            garbage.settle(rarely=True)
    return results


def _told(files: Sequence[Path]) -> Iterator[Path]:
    """The files, of several each announced."""
    for number, file in enumerate(files, 1):
        if len(files) > 1:
            tell(f"[{number}/{len(files)}] {file}")
        yield file


def _all_findings(results: Sequence[Checked]) -> Iterator[Finding]:
    """What was found; silences without use where all could be checked and they were well written."""
    found = [finding for result in results for finding in result.findings]
    yield from found
    if not any(result.stopped for result in results):
        said = {(item.place.file, item.place.line) for item in found}
        for unused in _idle_silences(results):
            if (unused.place.file, unused.place.line) not in said:
                yield unused


def write_findings(
    findings: Sequence[Finding],
    form: str,
    *,
    every: bool,
    silenced: Sequence[tuple[Finding, Silence]] = (),
) -> None:
    """The findings on standard output, their count on standard error; with `every` the silenced."""
    shown = by_gravity(findings if every else grouped(by_gravity(findings)))
    listed = silenced if every else ()
    if form == "json":
        say_json(
            [
                *(finding_json(finding) for finding in shown),
                *(silenced_json(finding, silence) for finding, silence in listed),
            ]
        )
    else:
        for finding in shown:
            say(finding_text(finding))
        for finding, silence in listed:
            say(silenced_text(finding, silence))
    more = "" if every else "，用 --all 列出"
    apart = f"另有静默的{len(silenced)}条{more}。" if silenced else ""
    tell(
        (counts_text(findings) if findings else "没有发现问题。")
        + ("，" * bool(findings and apart))
        + apart
    )


def exit_code(findings: Iterable[Finding]) -> int:
    """1 when there is an error or a warning, else 0."""
    return FAULTY if any(item.severity is not Severity.NOTICE for item in findings) else 0


def _idle_silences(results: Iterable[Checked]) -> Iterator[Finding]:
    """The silences of each office that none of its files checked here needed."""
    profiles: dict[str, OfficeProfile] = {}
    used: list[Silence] = []
    for result in results:
        if result.profile is not None:
            profiles[result.profile.place.file] = result.profile
        used += [silence for _, silence in result.silenced]
    for profile in profiles.values():
        yield from idle(profile.silences, used)
