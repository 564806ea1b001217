"""What is told of each page by F1: what it is for, how one works there, in the words of a colleague."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from drafter.session.rows import Mark
from drafter.tui.widgets.outlinepane import DONE, FAULTY, OPEN

if TYPE_CHECKING:
    from collections.abc import Mapping


class Part(NamedTuple):
    """A part of a help page: its head and its paragraphs."""

    head: str
    lines: tuple[str, ...]


class Help(NamedTuple):
    """A page's name, what it is for, and further parts."""

    name: str
    purpose: str
    parts: tuple[Part, ...] = ()


@runtime_checkable
class Helpful(Protocol):
    """A page that has more to tell than what always holds."""

    def help_here(self) -> tuple[Part, ...]:
        """What there is to be told of where one is."""


HOW_TO_TYPE = Part(
    "数可以怎么写",
    (
        "3万多、约3436.5、不少于10：带上“约、多、近、超过、不少于”，文稿里照样印。",
        "1.9亿元、6195户12533人：带上单位，单位照写的印；一户一人两个数写在一起。",
        "1—2 是范围，6:4 是比例，四 这样的汉字数也认得。",
        "无：本单位没有这项工作，不再催报。空着或者 ××：还没有报来，文稿里留空。",
        "=3+5：以等号开头就当场算一次，填进去的是得数。",
        "1。5、１．５：中文句号和全角数字自动认成 1.5；认成了什么，输入行下面当时就写出来。",
        "从电子表格复制一列，粘贴到输入行，就从这一行往下逐行填；填之前先给看哪个数到哪一行。",
    ),
)
MARKS = Part(
    "每行前面的记号",
    (
        *(f"{mark} {mark.meaning}" for mark in Mark if str(mark).strip()),
        f"提纲里：{DONE} 填齐了　{OPEN} 还有没填的　{FAULTY} 检查有话说；右边是填了几个、共几个。",
        "提纲里 ← 收起，→ 展开，Enter 去填。",
        "检查里：错 不改不能定稿　警 请核对　提 供参考。",
    ),
)
ON_THE_DRAFT = Part(
    "右边（下边）的文稿",
    (
        "随填随变。带下划线的是数，反白的〔待填〕是空着的，正在填的那个数反白加粗。",
        "点一下文稿里的数，或者把光标移到它上面按 Enter，就到填它的那一行。",
    ),
)

HELPS: Mapping[str, Help] = {
    "DeskScreen": Help(
        "填数",
        "左边选主题，中间逐行填数，文稿跟着变。↑↓ 换行，直接键入数字就是填，"
        "Enter 确认并到下一行，Esc 恢复原样。确认了的数当时就写进文件，不用另外存盘。",
        (HOW_TO_TYPE, MARKS, ON_THE_DRAFT),
    ),
    "Welcome": Help(
        "开始",
        "这个文件夹里还没有可以打开的年度。选一样做：接着写下一期，或者新建一套。",
    ),
    "StartOffice": Help(
        "新建单位和年度",
        "回答几个问题，程序照着写好 单位.yaml 和一年的空表。每一栏都能改，"
        "到最后一页确认以前什么也不写。",
    ),
    "NextYear": Help(
        "接着写下一期",
        "照已有的一期转出下一期的空表：指标照旧，数空着，上年数自动从上一期取。",
    ),
    "OpenYear": Help(
        "打开另一年",
        "这个单位的各个年度，右边是填了多少。选一个按 Enter 打开；最下面可以另起一年。",
    ),
    "UnreadableScreen": Help(
        "打不开",
        "文件里有程序读不懂的地方，逐条写着在哪个文件第几行、怎么改。"
        "用写字板之类的程序改好存盘，回来按重试。"
        "下面列着别的出路：打开另一年，或者从头填。",
    ),
    "RecoveryScreen": Help(
        "没有写完的内容",
        "这里列着上次程序结束时还没有写进文件的内容。"
        "右边写着文件里现在是什么；打勾的填上，盖住它，不打勾的不要；拿不准就按 Esc，下次再问。",
    ),
    "PalettePage": Help(
        "命令",
        "记不住按键时用：键入名称或拼音首字母，挑一个按 Enter。也能到任何一个主题。",
    ),
    "FindPage": Help(
        "查找",
        "在指标、素材、文稿和检查里一起找。数按印出来的样子找，1,300 和 1300 一样。Enter 到那里。",
    ),
    "HelpPage": Help("帮助", "说明一页怎么用。Esc 回到那一页。"),
    "KeysPage": Help(
        "按键",
        "全部操作和它们的键。想换键，就改这里写着的那个文件，存盘以后再打开这一页看一遍。",
    ),
    "ExportScreen": Help(
        "导出",
        "生成公文格式的 .docx。先看还有哪些空着、待核、填了没印的，再选征求意见还是定稿；"
        "空着的数、待核的数和错误没有处理完，不能定稿。",
    ),
    "FullView": Help(
        "全文",
        "整屏看文稿，上面有字数和大致页数。←→ 在数之间移动，Enter 回去改这个数。",
    ),
    "ChecksScreen": Help(
        "检查",
        "左边是问题，错误在前；右边是怎么回事、怎么改、为什么有这条规则。Enter 到出问题的那一处；"
        "能照着改的按“改好”；有道理可讲、不想再看见的写明理由静默。",
    ),
    "SilenceScreen": Help(
        "静默",
        "写一句理由，这条规则以后就不再提醒，理由记在 单位.yaml 里，随时可以取消。",
    ),
    "SilencedScreen": Help(
        "已静默", "这里列着静默了的规则和理由。选中一条可以取消，以后照样提醒。"
    ),
    "DetailsScreen": Help(
        "详填",
        "一项数据的各栏：本年以外还有上年、目标、来源、截至、分项等。↑↓ 换栏，逐栏填；"
        "空着的栏不写进文件。",
        (HOW_TO_TYPE,),
    ),
    "OwnFigureScreen": Help(
        "自设数",
        "指标目录里没有的数，自己起个名字填进来；数要带单位。在素材里用【名称】就能印出来。",
    ),
    "ColumnPasteScreen": Help(
        "粘贴一列",
        "从电子表格复制来的一列。左边是要填的行，右边是要填进去的数；"
        "看清楚了再填，读不懂的会标出来，一个也不会悄悄丢掉。",
    ),
    "ConflictScreen": Help(
        "别人也改了",
        "这个文件在您填写的时候被别人改了，而且改的是同一处。看清两边，选用哪一边；"
        "其他各处两边改的都留着。拿不准就按 Esc，回去以后按“保存”再定。",
    ),
    "PickOne": Help("选一个", "↑↓ 移动，Enter 就选它，Esc 不选。"),
}
UNKNOWN = Help("这一页", "屏幕最下面一行写着这一页能按的键。")


def help_for(page: type) -> Help:
    """The help of a page, or of what it is a kind of."""
    return next((HELPS[kind.__name__] for kind in page.__mro__ if kind.__name__ in HELPS), UNKNOWN)
