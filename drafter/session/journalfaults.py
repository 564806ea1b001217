"""What can go wrong with keeping what was typed and is not yet in its file."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

NOT_KEPT = Rule(
    "存不下未写的内容",
    Family.DATA,
    Severity.WARNING,
    """说明：还没有写进文件的内容，要在用户自己的文件夹里另存一份，现在存不下。
理由：有了这一份，断电、关错窗口也不会丢；没有它，照样能填，只是没有回车的内容在断电时会丢。
反例：磁盘已满；用户文件夹是只读的
正例：清理磁盘，或者用 DRAFTER_STATE 指定一个只有自己能看的文件夹""",
)
UNREADABLE_LINES = Rule(
    "留下的内容有几行读不出",
    Family.DATA,
    Severity.WARNING,
    """说明：上次没有写进文件的内容留了一份，其中有几行已经损坏，读不出。
理由：多半是断电或磁盘出错造成的；读得出的都列了出来，读不出的不猜。
反例：断电以后，留下的文件里有一段空字符
正例：核对列出来的内容，缺的照原来的材料补填""",
)
OTHER_VERSION = Rule(
    "留下的内容是另一版程序的",
    Family.DATA,
    Severity.WARNING,
    """说明：上次没有写进文件的内容，是另一个版本的程序留下的，这个版本读不懂，没有动它。
理由：照这一版去猜，会填错。
反例：升级以前程序被关掉，还有内容没有写进文件
正例：用原来的版本再打开一次；里面的文字也可以用记事本看""",
)
