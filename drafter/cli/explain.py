"""`drafter explain`: what a rule means, why, and how it looks right and wrong."""

from __future__ import annotations

import click

from drafter.checks.rulebook import rulebook
from drafter.cli.chinese import ChineseCommand
from drafter.cli.streams import say
from drafter.columns import padded
from drafter.findings import Family, Rule
from drafter.yamlsource import nearest

NAME_COLUMNS = 30
RANGE_COLUMNS = 10  # 提示至错误


@click.command("explain", cls=ChineseCommand, short_help="说明一条检查规则")
@click.argument("name", metavar="[规则]", required=False)
def command(name: str | None) -> None:
    """说明一条检查规则：说明、理由、反例、正例。不写规则名时列出全部规则。"""
    if name is None:
        say(_listing())
        return
    rule = rulebook().get(name)
    if rule is None:
        near = nearest(name, rulebook())
        raise click.UsageError(
            f"没有规则“{name}”。" + (f"是不是“{near}”？" if near else "全部规则见：drafter explain")
        )
    say(f"{rule.name}（{rule.severities}，{rule.family}）\n" + "\n".join(rule.told))


def _listing() -> str:
    lines: list[str] = []
    for family in Family:
        rules = [rule for rule in rulebook().values() if rule.family == family]
        if rules:
            lines.append(f"{family}")
            lines.extend(
                f"  {padded(rule.severities, RANGE_COLUMNS)}  {_row(rule)}" for rule in rules
            )
    return "\n".join(lines)


def _row(rule: Rule) -> str:
    first = rule.doc.strip().splitlines()[0].removeprefix("说明：")
    return f"{padded(rule.name, NAME_COLUMNS)}{first}"
