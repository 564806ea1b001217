"""One small office that drafts without a complaint, a small shared library behind it, and bad files."""

from __future__ import annotations

import json
import re
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from drafter import resources
from drafter.cli.app import run
from drafter.library.searchpath import LibraryFolder, folder_at
from tests.offices import write_office

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest

HERE = Path(__file__).parent
SECTION = "sections/试验/试验.md"
KEYS = {
    "章节": SECTION,
    "指标": "sections/试验/指标.yaml",
    "计量": "sections/计量.yaml",
    "句式": "templates/句式.yaml",
    "提纲": "templates/提纲/短.yaml",
    "导语": "templates/导语/短.md",
    "版式": "templates/版式/白头.yaml",
    "数据": "2018.yaml",
}
# What follows from the fault that was told of: figures without a place, the gap itself.
CONSEQUENCES = frozenset({"已填未印", "未印", "待报", "章节读不懂，文稿留空", "主题没有进提纲"})

FILES = {
    "sections/试验/指标.yaml": """\
试验:
  资金: {名称: 试验资金, 单位: 万元, 类型: 时期数}
  总数: {名称: 试验总数, 单位: 人, 类型: 时点数}
  在册: {名称: 试验对象, 单位: [户, 人], 类型: 时点数}
""",
    SECTION: """\
# 总结
- 〔资金〕试验资金{{ 试验.资金 }}。
- 〔总数〕在册{{ 试验.总数 }}，{{ 试验.总数.走势 }}，{{ 试验.总数.同比 }}。
# 计划
- 〔管好〕管好试验资金。
""",
    "sections/试验/旁的.md": "# 总结\n- 〔户〕旁的在册{{ 试验.在册 }}。\n",
    "templates/导语/短.md": "{{ 时段.当期 }}工作如下。\n",
    "templates/提纲/短.yaml": """\
标题: "{{ 单位.名称 }}{{ 时段.称谓 }}工作总结"
导语: 短
部分:
  - 标题: 工作情况
    写法: 平铺
    章节: [{标题: 试验工作, 主题: [试验/试验]}, {标题: 旁的工作, 主题: [试验/旁的]}]
  - {标题: 打算, 视角: 计划, 写法: 平铺, 主题: [试验/试验]}
""",
    "2018.yaml": """\
年度: 2018
提纲: 短
数据:
  试验: {资金: 12.5, 总数: {本年: 90, 上年: 80}, 在册: 3户5人}
清单:
  项目: [{名称: 敬老院, 投资: 300万元}, {名称: 福利院, 投资: 500万元}]
""",
}
SHARED = {
    "sections/计量.yaml": """\
元: {类别: 金额}
万元: {类别: 金额, 倍数: 10000}
人: {类别: 人数}
户: {类别: 户数}
"%": {类别: 比率}
个: {类别: 个数}
""",
    "sections/社会救助/指标.yaml": "低保: {资金: {名称: 低保支出, 单位: 万元, 类型: 累计数}}\n",
    "sections/社会救助/低保.md": "# 总结\n- 〔资金〕共用的低保资金{{ 低保.资金 }}。\n",
}
UNTOUCHED = "旁的在册3户5人。"


@dataclass(frozen=True)
class Ran:
    """What one command did."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Command:
    """`drafter`, run in the office's folder."""

    office: Path
    capture: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def __call__(self, *arguments: object) -> Ran:
        """Run it with these arguments."""
        with self.monkeypatch.context() as patch:
            patch.chdir(self.office)
            code = run([str(argument) for argument in arguments])
        captured = self.capture.readouterr()
        assert "Traceback" not in captured.out + captured.err
        assert "程序内部出错" not in captured.out + captured.err
        return Ran(code, captured.out, captured.err)

    def timed(self, *arguments: object) -> tuple[Ran, float]:
        """Run it; what it did and the seconds of work that took, however busy the machine is."""
        start = time.process_time()
        ran = self(*arguments)
        return ran, time.process_time() - start


def small_office(folder: Path, files: Mapping[str, str] | None = None) -> Path:
    """The small office with `files` in place of its own."""
    return write_office(folder, {**FILES, **(files or {})})


def shared_library(folder: Path) -> LibraryFolder:
    """The shipped wording and page style, a few units and one topic: quick to read."""
    for name in ("句式.yaml", "称谓.yaml", "版式/公文.yaml", "导语/常规.md", "附件/数据表.yaml"):
        copy = folder / "templates" / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(resources.shipped("templates") / name, copy)
    write_office(folder, SHARED)
    return folder_at(folder)


def catalogue(name: str) -> dict[str, dict[str, Any]]:
    """The cases in one data file, by name."""
    data: dict[str, dict[str, Any]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return data


def files_of(case: Mapping[str, Any]) -> dict[str, str]:
    """The files of a case: under their own path, or under the short name of KEYS."""
    files = {KEYS[key]: text for key, text in case.items() if key in KEYS}
    if "行" in case:
        files[SECTION] = f"# 总结\n- 〔资金〕{case['行']}\n- 〔总数〕在册{{{{ 试验.总数 }}}}。\n"
    if "公式" in case:
        rate = f"{{名称: 乙, 单位: '%', 类型: 比率, 公式: {json.dumps(case['公式'])}}}"
        files[KEYS["指标"]] = f"{FILES[KEYS['指标']]}甲: {{乙: {rate}}}\n"
    if "添指标" in case:
        files[KEYS["指标"]] = FILES[KEYS["指标"]] + case["添指标"]
    if "版式" in case:
        files[KEYS["数据"]] = "版式: 白头\n" + FILES[KEYS["数据"]]
    more: dict[str, str] = case.get("文件", {})
    return files | more


def told(ran: Ran) -> list[dict[str, Any]]:
    """The findings of a `check --format json`, without what merely follows from them."""
    return [item for item in json.loads(ran.out) if item["规则"] not in CONSEQUENCES]


def assert_told(found: list[dict[str, Any]], expected: list[str]) -> None:
    """Each finding is expected and in its order: `文件:行:列 严重度 规则 说明 → 建议`, words in part."""
    said = [
        f"{':'.join(str(part) for part in (item['文件'], item['行'], item['列']) if part)}"
        f" {item['严重度']} {item['规则']} {item['说明']} → {item['建议']}"
        for item in found
    ]
    assert len(said) == len(expected), said
    for text, wanted in zip(said, expected, strict=True):
        head, arrow, hint = wanted.rpartition(" → ")
        head, hint = (head, hint) if arrow else (wanted, "")
        place, severity, rule, *words = head.split(" ")
        assert text.startswith(f"{place} {severity} {rule} "), text
        message, _, advice = text.rpartition(" → ")
        assert " ".join(words) in message, text
        assert hint in advice, text
        assert advice, f"no hint: {text}"


def assert_case(case: Mapping[str, Any], command: Command) -> None:
    """The office with the case's files is checked and shown as the case says."""
    write_office(command.office, files_of(case))
    ran = command("check", "2018.yaml", "--all", "--format", "json")
    found = told(ran)
    assert_told(found, case["发现"])
    stopped = case.get("码") == 2
    assert ran.code == (2 if stopped else 1)
    shown = command("show", "2018.yaml")
    assert shown.code == (2 if stopped else 0)
    if not stopped:
        gaps = re.findall("【[^】]*】", shown.out)
        assert gaps == case.get("印出", [])
        assert (UNTOUCHED in shown.out) == case.get("旁的", True)
