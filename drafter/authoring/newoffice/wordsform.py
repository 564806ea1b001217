"""The year's file of words: the chosen topics and their 视角 as headings to write under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.library.sectionlines import ASPECTS

if TYPE_CHECKING:
    from drafter.authoring.newoffice.plan import Plan

_HEAD = """\
<!--
{name}的文字。数填在同名的 .yaml 里，这里只写做法、成效、问题和打算，有什么写什么，没有的空着。

# 业务线/主题 下面直接写的是总结；写问题、计划、亮点、项目的，写在 ## 后面。
一条一行，行首写短横和空格：
- 村级长者饭堂对`80岁以上`户籍老人免费供餐，每天就餐【养老.助餐.日就餐】。
要用数就引过来：【养老.助餐.日就餐】印出数据文件里的数；【12.72万元】是只在这里用的数；
不是数据的数字两边各加一个“`”（键盘左上角）：`80岁以上`。
问题下面可以写对策，印在计划里：
## 问题
- 助餐点运营经费不足。
  - 对策：完善助餐补助办法。
领导原话照录：
> 照录（区长，12月3日）：把助餐办成老人家门口的食堂。
只给内部看的：
- 〔内部〕移交人员名单还在核对。
提纲里没有放的视角写了也不印，check 会说出来。
-->
"""


def words_text(plan: Plan) -> str:
    """The headings, with what each topic is called as a comment."""
    parts = [_HEAD.format(name=plan.profile.name)]
    placed: dict[str, set[str]] = {}
    for path, aspect in plan.outline.placed:
        placed.setdefault(path, set()).add(aspect)
    for topic in plan.topics:
        told = placed.get(topic, set(ASPECTS))
        headings = [f"## {aspect}\n" for aspect in ASPECTS[1:] if aspect in told]
        title = plan.compiled.sections[topic].title
        first = f"# {topic}\n" + (f"<!-- {title} -->\n" if title not in topic else "")
        parts.append("\n".join([first, *headings]))
    return "\n".join(parts)
