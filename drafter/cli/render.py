"""`drafter render`: the .docx of one year or of many."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter import garbage
from drafter.batch import SUFFIX, is_document, render, targets
from drafter.checks.rules.data import status_unverified
from drafter.checks.runner import grouped
from drafter.cli.chinese import ChineseCommand, Choice
from drafter.cli.report import by_gravity, counts_text, extent_text, finding_json, finding_text
from drafter.cli.streams import say, say_json, tell
from drafter.drafting.faults import FELL
from drafter.findings import Severity
from drafter.pipeline import Edition, Shelf
from drafter.workers import shared_out

if TYPE_CHECKING:
    from drafter.batch import Rendered

REFUSED = 1
COULD_NOT_RUN = 2
OTHER_DOCUMENTS = frozenset({".doc", ".wps", ".pdf", ".odt", ".rtf", ".txt", ".md"})


@click.command("render", cls=ChineseCommand, short_help="生成公文格式的 .docx")
@click.argument("files", metavar="文件…", nargs=-1, required=True, type=Path)
@click.option("-o", "output", metavar="文件或目录/", default=None, help="写到哪里；多份时是文件夹")
@click.option("--提纲", "outline", metavar="名称", default="", help="用另一个提纲")
@click.option(
    "--稿", "variants", metavar="名称", multiple=True, help="生成 单位.yaml 里写的另一稿，可写多次"
)
@click.option("--blank", is_flag=True, help="空白稿：不用数据和素材，每句都印，数都空着")
@click.option("--final", is_flag=True, help="定稿：还有空缺、错误或待核的数就不写")
@click.option("--force", is_flag=True, help="目标被人改过也写，改过的那份另存备份")
@click.option("--format", "form", type=Choice("text", "json"), default="text", help="输出格式")
def command(
    files: tuple[Path, ...],
    output: str | None,
    outline: str,
    variants: tuple[str, ...],
    blank: bool,
    final: bool,
    force: bool,
    form: str,
) -> int:
    """由一年的数据生成 .docx，默认写在数据文件旁边，如 2018.yaml 写成 2018.docx。

    同一年可以有几稿：在 单位.yaml 里写 稿: {公开稿: {提纲: 简版, 公开: 是}}，
    --稿 公开稿 写成 2018公开稿.docx，写明不公开的数据、条目和素材不印。
    人改过的 .docx 不会被覆盖，新稿另写为“2018（2）.docx”。
    这里只查数据；标点、序号、时效等逐句的检查在 drafter check，定稿和公开的稿也做。
    写成了退出码为 0，--final 不许写时为 1，没法做时为 2；多份时取最大的。
    """
    if blank and final:
        raise click.UsageError("空白稿不能作定稿，--blank 和 --final 只能写一个。")
    editions = tuple(Edition(outline, blank, name) for name in dict.fromkeys(variants or ("",)))
    shelf = Shelf()
    code = 0
    results: list[dict[str, object]] = []
    count = len(files) * len(editions)
    jobs = targets(files, _folder_or_document(output, count), editions)

    def made(job: tuple[Path, Edition, Path]) -> Rendered:
        source, edition, target = job
        return render(source, target, shelf, edition, final=final, force=force)

    with closing(shared_out(made, jobs)) as rendered:
        for number, (source, edition, _) in enumerate(jobs, 1):
            if count > 1:
                tell(f"[{number}/{count}] {source} {edition.variant}".rstrip())
            result = next(rendered)
            garbage.settle(rarely=True)
            code = max(code, _exit_code(result))
            if form == "json":
                results.append(_json(result))
            elif result.written is not None:
                say(str(result.written))
            _summarise(result, details=count == 1 or result.written is None)
    if form == "json":
        say_json(results)
    return code


def _folder_or_document(output: str | None, count: int) -> Path | None:
    """-o as a document, or as a folder, which is made when there is something to put into it."""
    if output is None:
        return None
    path = Path(output)
    if path.suffix.lower() in OTHER_DOCUMENTS:
        raise click.UsageError(
            f"只写 .docx，不写 {path.suffix}。例：-o {path.with_suffix('.docx')}"
        )
    is_folder = output.endswith(("/", os.sep)) or not is_document(path)
    if not is_folder and count > 1:
        raise click.UsageError(f"有{count}份报告，-o 要写文件夹，如：-o 文稿/")
    if path.name.lower() == SUFFIX:
        raise click.UsageError("-o 只写了扩展名，没有写文件名，例：-o 总结.docx")
    if is_folder and os.path.lexists(path) and not os.path.isdir(path):  # noqa: PTH112 (never raises)
        raise click.UsageError(
            f"{output} 不是文件夹。要写成文件，以 .docx 结尾，例：-o {path.with_suffix('.docx')}"
        )
    return path


def _exit_code(result: Rendered) -> int:
    if result.refused:
        return REFUSED
    return COULD_NOT_RUN if result.written is None else 0


def _summarise(result: Rendered, *, details: bool) -> None:
    """What was made and what is to be looked at, on standard error."""
    if details:
        for finding in by_gravity(grouped(by_gravity(result.findings))):
            if finding.severity is not Severity.NOTICE or (
                result.refused and finding.rule == status_unverified.RULE.name
            ):
                tell(finding_text(finding))
    tell(f"{result.source}：{_outcome(result)}")


def _outcome(result: Rendered) -> str:
    fell = sum(finding.rule == FELL.name for finding in result.findings)
    unsaid = f"，没有报数而没有印的分句{fell}处" if fell else ""
    numbers = (
        f"印出数据{result.figures}个，空缺{result.holes}处{unsaid}；{counts_text(result.findings)}"
    )
    if result.extent is not None:
        numbers += f"；全文{extent_text(result.extent)}"
    if result.refused:
        return f"还有空缺、错误或待核的数，没有写定稿。{numbers}"
    if result.written is None:
        return "没有做成。"
    if result.written != result.target:
        return f"{_why_elsewhere(result)}，没有动它，新稿写在 {result.written}。{numbers}"
    kept = f"原来的一份留在 {result.backup}。" if result.backup else ""
    made = f"新建了文件夹 {result.made}。" if result.made else ""
    return f"写成 {result.written}。{made}{kept}{numbers}"


def _why_elsewhere(result: Rendered) -> str:
    name = result.target.name
    if result.opened is None:
        return f"{name} 有人改过或不是本程序写的"
    who = f"“{result.opened.who}”" if result.opened.who else "别人"
    return f"{name} 正由{who}打开着（旁边有 {result.opened.path.name}；已没有人打开的，删去它）"


def _json(result: Rendered) -> dict[str, object]:
    return {
        "文件": None if result.written is None else str(result.written),
        "数据": result.figures,
        "空缺": result.holes,
        "发现": [finding_json(finding) for finding in by_gravity(result.findings)],
    }
