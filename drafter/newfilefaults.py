"""What can be wrong with a set of new files before any of them is written."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

ALREADY_THERE = Rule(
    "已有同名文件",
    Family.STRUCTURE,
    Severity.ERROR,
    """说明：要新建的文件，那个位置上已经有了同名的文件、文件夹或链接，或者只差大小写的名字。
理由：新建从不覆盖已有的东西；几个文件里只要有一个写不成，就一个也不写。
反例：番禺区/ 里已经有 2026.yaml，又要在那里新建 2026.yaml
正例：换一个文件夹；或者核对原来的文件，用不着的移走以后再建""",
)

OUTSIDE = Rule(
    "写到了文件夹外面",
    Family.STRUCTURE,
    Severity.ERROR,
    """说明：要新建的文件不在所说的文件夹里面：路径里有“..”、从根写起，或者经过一个链接通到了别处。
理由：新建只在一个文件夹里进行，不会动别处的文件。
反例：../别的单位/2026.yaml；sections 是一个链接，指向共用的素材库
正例：sections/社会救助/低保.md""",
)

CANNOT_BE_MADE = Rule(
    "文件建不了",
    Family.STRUCTURE,
    Severity.ERROR,
    """说明：文件名不能用，路径中有一段不是文件夹，或者文件夹不让写。
理由：写之前先看清楚，免得写了一半才停下。
反例：sections/con/低保.md；在只读的光盘、共享文件夹里新建
正例：在当前用户可以写的文件夹里，用汉字、字母和数字起名""",
)
