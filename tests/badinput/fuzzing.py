"""An office's files mangled together, and a process with hard limits in which it is drafted."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import multiprocessing
import os
import re
import resource
import shutil
import signal
import sys
import traceback
import zipfile
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from drafter import resources
from drafter.batch import attempt
from drafter.checks.faults import CRASHED, RULE_FAILED
from drafter.cli.app import run
from drafter.cli.figures import figure_rows
from drafter.cli.screen import draft_text
from drafter.layout.writer import write_document
from drafter.library import searchpath
from drafter.pipeline import Edition, Shelf
from tests.badinput.smalloffice import shared_library

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

    from drafter.findings import Finding
    from drafter.library.searchpath import LibraryFolder
    from drafter.pipeline import Produced

SECTIONS = Path(__file__).parent / "library"
SECONDS = 2
MEGABYTES = 200
TOPICS = ("社会救助/低保", "社会救助/特困供养", "养老/助餐", "项目建设/重点项目")
YEAR, LAST_YEAR, WORDS, PROFILE = "2018.yaml", "2017.yaml", "2018素材.md", "单位.yaml"
OUTLINE = "templates/提纲/短.yaml"
INVISIBLE = ("\u200b", "\u2028", "\ufeff", "\x00", "\x0b", "\x1b", "\U000f0000", "\ufffe")
MARKS = (
    *("[[", "]]", "{{", "}}", "{%", "%}", "{#", "#}", "`", "**", "**", "：", "，", "。", "【", "】"),
    *("〔", "〕", "《", "》", "- ", "-", "  ", "\t", "\n", "\r", "# ", "## ", "> ", "---\n", "<!--"),
    *("-->", ": ", ":", "#", "&a ", "*a", "!!int ", "|", ">", "'", '"', "{", "}", "[", "]", ",", "？"),
    *("{% for 项 in 清单.项目 %}", "{% endfor %}", "{% if 低保.资金 %}", "{% else %}", "{% endif %}"),
    *("{{ 低保.资金 }}", "{{ 低保.标准.由上年到本年 }}", "{{ 项.名称 }}", "{{ 素材 }}", "{{ 项数 }}"),
    *("{{ 低保.在册.人.占(低保.在册.户) }}", "{{ 分别(低保.资金, 低保.在册) }}", "|亿元", "|汉字", ".同比"),
    *("低保.资金", " / ", " * ", "(", ")", " <= ", "公式: 低保.资金 * 低保.资金", "单位: [户, 人]"),
    *("本年", "上年", "分", "其中", "无", "××", "1e999", "NaN", "-5", "9" * 45, "3万多", "1—2", "6:4"),
    *("沿用: 公文", "同: 主要工作情况", "视角: 计划", "写法: 一是", "附件: [数据表]", "版式: 报告", "𠮷", "㛃"),
    *("\u0301", "\u3000", "é", "ﬀ", "٣", "\ud7ff", "😀", "0" * 30, *INVISIBLE),
)  # fmt: skip

YEAR_TEXT = """\
年度: 2018
时段: 全年
截至: 2018-12-31
提纲: 短
成文日期: 2019-01-10
数据:
  低保:
    标准: {本年: 950, 上年: 900, 下期目标: 1000}
    在册: 908户1515人
    资金: {本年: 1366.73, 来源: 社会救助科12月报表}
    城市: {在册: 300户500人}
  特困: {在册: 120, 集中: 45, 资金: 300万多}
  养老:
    助餐: {助餐点: {分: {镇街: 16, 村居: 107}}, 日就餐: 4000, 社会化: 111}
自设:
  补充医疗险: {投保: 16285名, 赔付率: 92.5%}
清单:
  项目:
    - {名称: 区殡仪馆迁建, 投资: 1.9亿元, 面积: 3500平方米, 阶段: 在建, 进展: 主体封顶, 下步: 完成装修}
    - {名称: 福利院扩建, 投资: 约800万元, 床位: 200张}
"""
LAST_YEAR_TEXT = """\
年度: 2017
提纲: 短
数据:
  低保: {标准: 900, 在册: 950户1600人, 资金: 1200}
  特困: {在册: 130}
"""
WORDS_TEXT = """\
<!-- 文字 -->
# 社会救助/低保
- **动态管理规范。** 对【低保.在册】逐户复核，`11月中旬`完成，支出【12.72万元】。
## 问题
- 核对手段不足。
  - 对策：完善信息共享。
# 养老/助餐
- 每天就餐【养老.助餐.日就餐】。
> 照录（区长，12月3日）：把助餐办成老人家门口的食堂。
"""
OUTLINE_TEXT = """\
标题: "{{ 单位.名称 }}{{ 时段.称谓 }}工作总结和{{ 下期.称谓 }}工作计划"
导语: 常规
编号: ["一、", "（一）", "1.", "（1）"]
附件: [数据表]
部分:
  - 标题: 主要工作情况
    视角: 总结
    写法: 小标题句
    章节:
      - {标题: 社会救助体系更加完善, 写法: 一是, 主题: [社会救助/低保, 社会救助/特困供养]}
      - {标题: 养老服务加快推进, 章节: [{主题: 养老/助餐, 标题: 助餐服务, 去掉: []}]}
      - {标题: 项目建设, 视角: 项目, 写法: 分条, 主题: [项目建设/重点项目]}
  - {标题: 存在问题, 视角: 问题, 写法: 平铺, 引语: "主要有{{ 项数 }}个方面：", 主题: [社会救助/低保]}
  - {标题: 下一步计划, 视角: 计划, 写法: 连写, 同: 主要工作情况, 减: [项目建设], 另拟: {社会救助体系更加完善: 兜牢底线}}
"""


def office_files() -> dict[str, bytes]:
    """The files of an office with a library of its own, to be mangled.

    Its sections are a few as small as an office writes them: the commands read and prove them
    anew for every case.
    """
    sections, templates = SECTIONS, resources.shipped("templates")
    lines = sorted({topic.partition("/")[0] for topic in TOPICS})
    names = [
        "计量.yaml",
        *(f"{line}/指标.yaml" for line in lines if (sections / line / "指标.yaml").exists()),
        *(f"{t}.md" for t in TOPICS),
    ]
    files = {f"sections/{name}": (sections / name).read_bytes() for name in names}
    for name in ("句式.yaml", "版式/公文.yaml", "导语/常规.md", "附件/数据表.yaml"):
        files[f"templates/{name}"] = (templates / name).read_bytes()
    texts = {
        PROFILE: "名称: 试验县民政局\n简称: 县民政局\n层级: 区县\n上级: 县委、县政府\n地区: 试验县\n",
        YEAR: YEAR_TEXT,
        LAST_YEAR: LAST_YEAR_TEXT,
        WORDS: WORDS_TEXT,
        OUTLINE: OUTLINE_TEXT,
    }
    return files | {name: text.encode() for name, text in texts.items()}


class Change(NamedTuple):
    """One change to one file: numbers that say which and where, and what to put there."""

    file: int
    kind: int
    place: int
    other: int
    text: str


def mangled(files: dict[str, bytes], changes: Sequence[Change]) -> dict[str, bytes]:
    """The files with all changes made, one after another; the year is changed most often."""
    result = dict(files)
    names = [*result, *([YEAR] * 3), *([WORDS] * 2), *(name for name in result if ".md" in name)]
    for change in changes:
        name = names[change.file % len(names)]
        kind = KINDS[change.kind % len(KINDS)]
        result[name] = kind(result[name], change)
    return result


def _on_text(
    edit: Callable[[str, Change], str],
) -> Callable[[bytes, Change], bytes]:
    def change_text(data: bytes, change: Change) -> bytes:
        text = data.decode("utf-8", "surrogateescape")
        return edit(text, change).encode("utf-8", "surrogateescape")

    return change_text


def _on_lines(
    edit: Callable[[list[str], int, Change], None],
) -> Callable[[bytes, Change], bytes]:
    def change_lines(text: str, change: Change) -> str:
        lines = text.splitlines(keepends=True) or [""]
        edit(lines, change.place % len(lines), change)
        return "".join(lines)

    return _on_text(change_lines)


def _insert(text: str, change: Change) -> str:
    at = change.place % (len(text) + 1)
    return text[:at] + change.text + text[at:]


def _insert_often(text: str, change: Change) -> str:
    at = change.place % (len(text) + 1)
    return text[:at] + change.text * (change.other % 60) + text[at:]


def _cut(text: str, change: Change) -> str:
    at = change.place % (len(text) + 1)
    return text[:at] + text[at + change.other % 12 :]


def _repeat(text: str, change: Change) -> str:
    at = change.place % (len(text) + 1)
    length = 1 + change.other % 40
    return text[:at] + text[at : at + length] * (2 + change.other % 30) + text[at + length :]


def _number(text: str, change: Change) -> str:
    numbers = list(re.finditer(r"\d+", text))
    if not numbers:
        return text
    number = numbers[change.place % len(numbers)]
    return text[: number.start()] + (change.text or "0") + text[number.end() :]


def _token(text: str, change: Change) -> str:
    """Another token of the file in the place of one."""
    tokens = list(re.finditer(r"[\w.]+|[^\w\s]+", text))
    if not tokens:
        return text
    token, other = tokens[change.place % len(tokens)], tokens[change.other % len(tokens)]
    return text[: token.start()] + other.group() + text[token.end() :]


def _truncate(text: str, change: Change) -> str:
    return text[: change.place % (len(text) + 1)]


def _delete_line(lines: list[str], at: int, change: Change) -> None:
    del lines[at : at + 1 + change.other % 3]


def _double_line(lines: list[str], at: int, change: Change) -> None:
    lines[at:at] = [lines[at]] * (1 + change.other % 3)


def _many_lines(lines: list[str], at: int, change: Change) -> None:
    lines[at:at] = [lines[at]] * (change.other % 200)


def _swap_lines(lines: list[str], at: int, change: Change) -> None:
    other = change.other % len(lines)
    lines[at], lines[other] = lines[other], lines[at]


def _indent(lines: list[str], at: int, change: Change) -> None:
    lines[at] = " " * (change.other % 5) + lines[at].lstrip(" ")


def _replace_line(lines: list[str], at: int, change: Change) -> None:
    lines[at] = f"{change.text}\n"


def _bytes(data: bytes, change: Change) -> bytes:
    at = change.place % (len(data) + 1)
    return data[:at] + bytes([change.other % 256]) + data[at + change.other % 2 :]


def _other_encoding(data: bytes, change: Change) -> bytes:
    names = ("gb18030", "utf-16", "utf-8-sig", "big5", "utf-32")
    name = names[change.other % len(names)]
    return data.decode("utf-8", "replace").encode(name, "replace")


KINDS: tuple[Callable[[bytes, Change], bytes], ...] = (
    *(_on_text(edit) for edit in (_insert, _insert, _insert, _insert_often, _cut, _cut, _repeat)),
    *(_on_text(edit) for edit in (_number, _token, _token, _truncate)),
    *map(_on_lines, (_delete_line, _double_line, _swap_lines, _indent, _replace_line)),
    *(_on_lines(_many_lines), _bytes, _other_encoding),
)


@dataclass
class Workshop:
    """The folders in which one process drafts mangled offices, one after the other."""

    root: Path
    library: LibraryFolder

    @classmethod
    def at(cls, root: Path) -> Workshop:
        """Set up below `root`."""
        os.environ["DRAFTER_CACHE"] = "off"
        library = shared_library(root / "共用")
        searchpath.shipped_folder = lambda: library
        return cls(root, library)

    def problems(self, files: dict[str, bytes], *, thorough: bool) -> list[str]:
        """What is wrong with how these files were taken; nothing is ever raised."""
        office = self.root / "单位"
        shutil.rmtree(office, ignore_errors=True)
        for name, data in files.items():
            (office / name).parent.mkdir(parents=True, exist_ok=True)
            (office / name).write_bytes(data)
        try:
            return list(self._problems(office)) if not thorough else self._commands(office)
        except BaseException:
            return [traceback.format_exc()]

    def _problems(self, office: Path) -> list[str]:
        tried = attempt(office / YEAR, Shelf())
        found = [*self._misplaced(tried.findings)]
        if tried.produced is None:
            if not any(item.severity == "错误" for item in tried.findings):
                found.append("nothing was drafted, and no error says why")
            return found
        found += _document_problems(tried.produced)
        blank = attempt(office / YEAR, Shelf(), Edition(blank=True))
        return found + self._misplaced(blank.findings)

    def _misplaced(self, findings: Sequence[Finding]) -> list[str]:
        """Findings on nothing that a clerk can open, and faults of the program itself."""
        wrong = []
        read: dict[str, list[str]] = {}
        for item in findings:
            places = [item.place, *(other.place for other in item.related)]
            if item.rule in {CRASHED.name, RULE_FAILED.name}:
                wrong.append(f"{item.place}: {item.rule} {item.message}")
            wrong += [
                f"no such place: {place} {item.rule} {item.message}"
                for place in places
                if not _stands(place.file, place.line, place.column, read)
            ]
        return wrong

    def _commands(self, office: Path) -> list[str]:
        """The commands themselves: their codes, their output, no trace of the program."""
        wrong = []
        for arguments, codes in (
            (["check", YEAR, "--all", "--format", "json"], {0, 1, 2}),
            (["show", YEAR], {0, 2}),
            (["figures", YEAR, "--format", "json"], {0, 2}),
            (["render", YEAR, "-o", "成文/", "--format", "json"], {0, 2}),
            (["sections", "check", ".", "--format", "json"], {0, 1, 2}),
        ):
            code, out, err = _run(office, arguments)
            said = out + err
            if code not in codes or "Traceback" in said or "程序内部出错" in said:
                wrong.append(f"{arguments}: {code} {said[-2000:]}")
            elif "json" in arguments and out:
                json.loads(out)
            elif code == 2 and not err:
                wrong.append(f"{arguments}: refused without a word")
        return wrong


def _stands(file: str, line: int, column: int, read: dict[str, list[str]]) -> bool:
    """Whether this place can be opened; `read` keeps the lines of the files looked at."""
    path = Path(file)
    if not path.exists():
        return file == "句式.yaml" or path.is_symlink()
    if file not in read:
        text = path.read_bytes().decode("utf-8", "replace")
        # Other encodings have other columns.
        read[file] = re.split("\r\n|\r|\n", text) if "\ufffd" not in text else []
    lines = read[file]
    return not lines or not line or (line <= len(lines) and column <= len(lines[line - 1]) + 1)


def _document_problems(produced: Produced) -> list[str]:
    draft, style = produced.draft, produced.office.page_style
    draft_text(draft, style.text_grid.characters)
    list(figure_rows(produced))
    data = write_document(draft, style)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                etree.fromstring(archive.read(name))
    return []


def _run(office: Path, arguments: list[str]) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), contextlib.chdir(office):
        code = run(arguments)
    return code, out.getvalue(), err.getvalue()


def _work(root: Path, connection: Connection) -> None:
    """Take cases until there are no more; beyond its limits the process is ended by the system."""
    workshop = Workshop.at(root)
    workshop.problems(office_files(), thorough=True)  # everything is loaded before limits count
    gc.collect()
    gc.freeze()  # what earlier tests left in the process that this one was split from costs no case
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    size = pages * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + MEGABYTES * 1024 * 1024,) * 2)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    connection.send(None)
    while (case := connection.recv()) is not None:
        files, thorough = case
        # Five commands take five times as long as one report.
        signal.setitimer(signal.ITIMER_PROF, SECONDS * (5 if thorough else 1))
        found = workshop.problems(files, thorough=thorough)
        signal.setitimer(signal.ITIMER_PROF, 0)
        connection.send(found)


class Limited:
    """A process that drafts many offices, each within its seconds of work and its memory."""

    def __init__(self, root: Path) -> None:
        """Start it, its folders below `root`."""
        self._root = root
        self._start()

    def _start(self) -> None:
        self._connection, other = multiprocessing.Pipe()
        context = multiprocessing.get_context("fork")
        self._process = context.Process(target=_work, args=(self._root, other), daemon=True)
        self._process.start()
        other.close()
        self._connection.recv()

    def problems(self, files: dict[str, bytes], *, thorough: bool = False) -> list[str]:
        """What is wrong with how these files were taken."""
        try:
            self._connection.send((files, thorough))
            found: list[str] = self._connection.recv()
        except (EOFError, ConnectionError):
            self._process.join()
            shutil.rmtree(self._root / "共用", ignore_errors=True)
            code = self._process.exitcode
            self._start()
            limit = "time" if code == -signal.SIGPROF else "memory or a crash"
            return [f"beyond its limits ({limit}): exit code {code}"]
        return found

    def close(self) -> None:
        """Let it go."""
        with contextlib.suppress(OSError):
            self._connection.send(None)
        self._process.join(10)


def random_changes(chance: Random) -> list[Change]:
    """Some changes, few far more often than many."""
    return [
        Change(
            chance.randrange(1000),
            chance.randrange(1000),
            chance.randrange(1_000_000),
            chance.randrange(1_000_000),
            chance.choice(MARKS) if chance.random() < 0.8 else _random_text(chance),
        )
        for _ in range(min(chance.randrange(1, 12), chance.randrange(1, 12)))
    ]


def _random_text(chance: Random) -> str:
    return "".join(
        chr(chance.choice((0x20, 0x4E00, 0xFF00, 0x1F600)) + chance.randrange(200))
        for _ in range(chance.randrange(1, 8))
    )


def campaign(root: Path, cases: int, seed: int) -> int:
    """Run many cases and print every problem with the seed that makes it."""
    files = office_files()
    limited = Limited(root)
    bad = 0
    for number in range(seed, seed + cases):
        chance = Random(number)
        found = limited.problems(mangled(files, random_changes(chance)), thorough=number % 10 == 0)
        if found:
            bad += 1
            print(f"== seed {number}", *found[:3], sep="\n", flush=True)  # noqa: T201
    limited.close()
    print(f"{cases} cases from {seed}: {bad} with problems", flush=True)  # noqa: T201
    return bad


if __name__ == "__main__":
    sys.exit(1 if campaign(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])) else 0)
