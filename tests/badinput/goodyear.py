"""A year's file, words and profile without a fault, and what becomes of them when one is put in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.badinput.smalloffice import CONSEQUENCES, assert_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tests.badinput.smalloffice import Command

YEAR = """\
年度: 2018
时段: 全年
截至: 2018-12-31
提纲: 短
数据:
  试验:
    资金: 12.5  # 万元
    总数: {本年: 90, 上年: 80}
    在册: 3户5人
清单:
  项目:
    - {名称: 敬老院, 投资: 300万元}
"""
PROFILE = "名称: 试验县民政局\n简称: 县民政局\n层级: 区县\n上级: 县委、县政府\n"
WORDS = """\
# 试验/试验
- 第一条照常印出。
- 第二条照常印出。
- 最后一条也印出。
## 计划
- 计划里的话。
"""
PRINTED = ("试验资金12.5万元", "在册90人，稳步增长", "旁的在册3户5人")
SAID = ("第一条照常印出", "第二条照常印出", "最后一条也印出", "计划里的话")
NAMES = {"2018.yaml": YEAR, "单位.yaml": PROFILE, "2018素材.md": WORDS}


def write(command: Command, name: str, content: str | bytes) -> None:
    """Write the good year, and `content` under `name`."""
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    (command.office / "2018.yaml").write_text(YEAR, encoding="utf-8")
    (command.office / name).write_bytes(data)


def findings(command: Command, *, code: int | None = None) -> list[dict[str, Any]]:
    """What `check` finds, without what merely follows; `code` is the exit code it must have."""
    ran = command("check", "2018.yaml", "--all", "--format", "json")
    found: list[dict[str, Any]] = [
        item for item in json.loads(ran.out) if item["规则"] not in CONSEQUENCES
    ]
    assert code is None or ran.code == code, ran.err
    return found


def rules(command: Command) -> list[str]:
    """Place and rule of everything `check` finds: `2018.yaml:3:5 单位不符`."""
    return [
        f"{':'.join(str(part) for part in (item['文件'], item['行'], item['列']) if part)}"
        f" {item['规则']}"
        for item in findings(command)
    ]


def assert_lost(command: Command, phrases: Iterable[str], lost: Iterable[str]) -> None:
    """The report is drafted and prints each of `phrases` but those that are `lost`."""
    shown = command("show", "2018.yaml")
    assert shown.code == 0, shown.err
    assert [phrase for phrase in phrases if phrase not in shown.out] == list(lost)


def assert_spoiled(command: Command, name: str, case: Mapping[str, Any]) -> None:
    """A good file with the case's change: what is said of it, and what is printed all the same."""
    text = case.get("文", NAMES[name])
    for old, new in case.get("换", {}).items():
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    write(command, name, text)
    stops = case.get("码") == 2
    harmless = all(" 提示 " in wanted for wanted in case["发现"])
    found = findings(command, code=2 if stops else 0 if harmless else 1)
    assert_told(found, case["发现"])
    if stops:
        assert command("show", "2018.yaml").code == 2
    else:
        phrases = SAID if name.endswith(".md") else PRINTED
        assert_lost(command, phrases, case.get("失", []))
