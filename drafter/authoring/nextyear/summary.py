"""What going on to the next period does, in words, for both faces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.authoring.nextyear.emptiedyear import EMPTY, GONE, NOT_HERE, TARGETS

if TYPE_CHECKING:
    from drafter.authoring.nextyear.rollover import Rollover

MOST_NOTES = 20


def told(rollover: Rollover, *, keep_words: bool) -> list[str]:
    """What was done, in counts, and what has to be looked at."""
    counts = rollover.counts
    parts = [f"清空{counts[EMPTY]}个数"]
    parts += [f"照留“无”{counts[NOT_HERE]}处"] if counts[NOT_HERE] else []
    parts += [f"下期目标转为目标{counts[TARGETS]}个"] if counts[TARGETS] else []
    parts += [f"去掉上年数、状态等{counts[GONE]}处"] if counts[GONE] else []
    lines = [f"{rollover.old.name} → {rollover.new.name}：{'，'.join(parts)}。"]
    if keep_words:
        lines.append("素材的条目照抄，请逐条改成这一期的。")
    elif rollover.words:
        lines.append(f"素材清空{rollover.words}行，标题和注释照留。")
    if rollover.records:
        lines.append(f"清单的{rollover.records}项只留了名称，做完的请删去。")
    if rollover.done:
        done = "".join(f"“{name}”" for name in rollover.done)
        lines.append(f"清单里已经做完、没有下步的没有转：{done}。")
    notes = list(dict.fromkeys(rollover.notes))
    if notes:
        lines.append("请看一看：")
        lines += [f"  {note}" for note in notes[:MOST_NOTES]]
    if len(notes) > MOST_NOTES:
        lines.append(f"  ……还有{len(notes) - MOST_NOTES}处")
    return lines
