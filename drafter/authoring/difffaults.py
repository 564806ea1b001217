"""What can be wrong with a version that is to be compared."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

NO_VERSION = Rule(
    "取不出那个版本",
    Family.STRUCTURE,
    Severity.ERROR,
    """说明：要比较的版本写成了“修订:路径”，但是没有装 git，文件夹不在 git 仓库里，没有这个修订，或者那个修订里没有这个文件。
理由：以前的版本由 git 保管，程序只从那里读，不猜是哪一个。
反例：drafter diff HEAD~9:2018.yaml 2018.yaml（仓库里只有三个修订）
正例：drafter diff HEAD~1:2018.yaml 2018.yaml；没有用 git 的，留一份旧的文件夹来比""",
)
