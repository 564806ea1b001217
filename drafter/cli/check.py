"""`drafter check`: everything that must be looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.batch import attempt
from drafter.checks import faults
from drafter.checks.rulebook import rulebook
from drafter.checks.runner import grouped
from drafter.cli.chinese import ChineseCommand, Choice
from drafter.cli.report import by_gravity, counts_text, finding_json, finding_text
from drafter.cli.streams import say, say_json, tell
from drafter.findings import Severity
from drafter.pipeline import Edition, Shelf
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from drafter.findings import Finding
    from drafter.library.profile import OfficeProfile

COULD_NOT_RUN = 2
FAULTY = 1


@click.command("check", cls=ChineseCommand, short_help="检查数据、素材和文稿，列出要看的地方")
@click.argument("files", metavar="文件…", nargs=-1, required=True, type=Path)
@click.option("--稿", "variant", metavar="名称", default="", help="检查 单位.yaml 里写的另一稿")
@click.option(
    "--select", "selected", metavar="规则", multiple=True, help="只看这些规则，可写多次或用逗号隔开"
)
@click.option("--ignore", "ignored", metavar="规则", multiple=True, help="不看这些规则")
@click.option("--only", type=Choice(*Severity), default=None, help="只看这一级")
@click.option("--all", "every", is_flag=True, help="逐条列出，不合并同一规则的多处")
@click.option("--format", "form", type=Choice("text", "json"), default="text", help="输出格式")
def command(
    files: tuple[Path, ...],
    variant: str,
    selected: tuple[str, ...],
    ignored: tuple[str, ...],
    only: str | None,
    every: bool,
    form: str,
) -> int:
    """检查一年或几年的文件，每条写明文件、行、列、毛病和改法。

    有错误或警告时退出码为 1，只有提示或没有问题时为 0，没法检查时为 2。
    """
    wanted, unwanted = _names(selected), _names(ignored)
    found: list[Finding] = []
    stopped = False
    shelf = Shelf()
    for number, file in enumerate(files, 1):
        if len(files) > 1:
            tell(f"[{number}/{len(files)}] {file}")
        tried = attempt(file, shelf, Edition(variant=variant))
        found.extend(tried.findings)
        if tried.produced is None:
            stopped = True
        else:
            found.extend(_unknown_silences(tried.produced.office.profile))
    kept = [
        finding
        for finding in dict.fromkeys(found)
        if (not wanted or finding.rule in wanted)
        and finding.rule not in unwanted
        and (only is None or finding.severity == only)
    ]
    write_findings(kept, form, every=every)
    return COULD_NOT_RUN if stopped else exit_code(kept)


def write_findings(findings: Sequence[Finding], form: str, *, every: bool) -> None:
    """The findings on standard output, their count on standard error."""
    shown = by_gravity(findings if every else grouped(by_gravity(findings)))
    if form == "json":
        say_json([finding_json(finding) for finding in shown])
    else:
        for finding in shown:
            say(finding_text(finding))
    tell(counts_text(findings) if findings else "没有发现问题。")


def exit_code(findings: Iterable[Finding]) -> int:
    """1 when there is an error or a warning, else 0."""
    return FAULTY if any(item.severity is not Severity.NOTICE for item in findings) else 0


def _names(options: tuple[str, ...]) -> frozenset[str]:
    """Rule names from repeated or comma-separated options; an unknown one is refused."""
    names = [
        name.strip()
        for option in options
        for name in option.replace("，", ",").replace("、", ",").split(",")
        if name.strip()
    ]
    for name in names:
        if name not in rulebook():
            near = nearest(name, rulebook())
            raise click.UsageError(f"没有规则“{name}”。" + (f"是不是“{near}”？" if near else ""))
    return frozenset(names)


def _unknown_silences(profile: OfficeProfile) -> Iterator[Finding]:
    for silence in profile.silences:
        if silence.rule not in rulebook():
            near = nearest(silence.rule, rulebook())
            yield faults.UNKNOWN_SILENCE.at(
                silence.place,
                f"静默里的规则“{silence.rule}”不存在，什么也没有静默",
                hint=f"是不是“{near}”？" if near else "全部规则名见：drafter explain",
            )
