"""Everything that can be done, once: keys, footer, palette, help and README are made from it.

Keys are those that reach a program through every terminal and past a Chinese input method:
F1 to F9, Ctrl with a letter, Enter, Esc, arrows; no bare letters, no Alt, no Shift with F-keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from textual.binding import Binding, BindingType

if TYPE_CHECKING:
    from collections.abc import Mapping


class Action(Struct, frozen=True):
    """One thing a clerk can do.

    `name` is what code calls it (the method is `action_<name>`), `label` what a clerk does, also
    in the file of keys of her own; `about` says it in a sentence; `initials` are the first
    letters of its pinyin, so that the palette finds it without an input method. `footer` says
    that the keys shown at the foot of the screen name it, `everywhere` that it is the program's
    own, bound once and at hand on every screen.
    """

    name: str
    keys: tuple[str, ...]
    label: str
    about: str
    initials: str
    footer: bool = False
    everywhere: bool = False


_ALL = (
    Action("help", ("f1", "ctrl+g"), "帮助", "这一页怎么用，各键做什么", "bz", True, True),
    Action("save", ("f2", "ctrl+s"), "保存", "把正在填的数确认下来；确认过的随时已写进文件", "bc"),
    Action("next_hole", ("f3",), "下一空", "到下一个还没有填的数", "xyk", footer=True),
    Action("checks", ("f4",), "检查", "逐条看检查发现的问题", "jc", footer=True),
    Action("export", ("f5",), "导出", "生成公文格式的 .docx", "dc", footer=True),
    Action("next_pane", ("f6",), "换区", "在提纲、数据、预览之间移动", "hq", footer=True),
    Action("details", ("f7",), "详填", "填这一项的上年、目标、来源、分项等各栏", "xt", footer=True),
    Action("full_view", ("f8",), "全文", "整屏看文稿，附字数和页数", "qw", footer=True),
    Action("next_finding", ("f9",), "下一问题", "到下一处检查发现的问题", "xywt"),
    Action("words", ("ctrl+t",), "素材", "写这个主题的文字素材；再按回到数据", "sc", footer=True),
    Action("find", ("ctrl+f",), "查找", "在指标、素材和文稿里查找", "cz"),
    Action("palette", ("ctrl+p",), "命令", "按名称或拼音首字母找要做的事", "ml", True, True),
    Action("undo", ("ctrl+z",), "撤销", "撤销上一次修改", "cx"),
    Action("redo", ("ctrl+y",), "重做", "重做刚撤销的修改", "zz"),
    Action("previous_topic", ("ctrl+pageup",), "上一主题", "到上一个主题", "syzt"),
    Action("next_topic", ("ctrl+pagedown",), "下一主题", "到下一个主题", "xyzt"),
    Action("open_another", (), "打开另一年", "打开本单位的另一年", "dklyn", everywhere=True),
    Action("keys", (), "按键", "看全部按键，换成自己顺手的", "aj", everywhere=True),
    Action("head", ("ctrl+o",), "抬头", "填年度、时段、提纲、标题、成文日期等各项", "tt"),
    Action("own_figure", ("ctrl+n",), "自设数", "加一个指标目录里没有的数", "zss"),
    Action("new_record", ("ctrl+l",), "加一项", "在清单里加一项，例：加一个项目", "jyx"),
    Action("not_had", ("ctrl+n",), "填无", "本单位没有这一项，各栏都不要", "tw"),
    Action("remove_entry", ("ctrl+r",), "删除", "把这一项从文件里删去，可以撤销", "sc"),
    Action("mend", ("f2",), "改好", "照程序给出的写法改好这一行", "gh"),
    Action("grouping", ("f6",), "换组", "问题按轻重排，或者按主题排", "hz"),
    Action("silence", ("f7",), "静默", "写明理由，不再提醒这个问题", "jm"),
    Action("silenced", ("f9",), "已静默", "看静默了哪些，取消静默", "yjm"),
    Action("notices", ("ctrl+o",), "提示", "展开或收起提示", "ts"),
    Action("filter", ("ctrl+f",), "筛选", "只看含有某些字的问题", "sx"),
    Action("look", (), "外观", "换外观：浅色、深色、无色、只用键盘上的符号", "wg", everywhere=True),
    Action("quit", ("ctrl+q",), "退出", "离开程序", "tc", True, True),
    Action("back", ("escape",), "返回", "回到上一页", "fh"),
    Action("retry", ("f2", "enter"), "重试", "改好文件以后再打开一次", "cs"),
    Action("take_over", ("f2", "ctrl+s"), "填上", "把打勾的填上，没有打勾的不要", "ts"),
    Action("take_ours", ("f2",), "用这里填的", "碰在一处的照这里的再填上，其他的两边都留", "yzltd"),
    Action("take_theirs", ("f9",), "用文件里的", "碰在一处的照文件里的，其他的两边都留", "ywjld"),
    Action("later", ("escape",), "以后再说", "先不填，下次打开时再问", "yhzs"),
    Action("go_on", ("f2", "ctrl+s"), "下一步", "答完了这一页，往下走", "xyb"),
    Action("tick", ("space", "enter"), "打勾", "给光标所在的一行打勾，或者去掉", "dg"),
    Action("previous_field", ("up",), "上一栏", "到表里的上一栏", "syl"),
    Action("next_field", ("down", "enter"), "下一栏", "到表里的下一栏", "xyl"),
    Action("previous_choice", ("left",), "前一个", "选前一个", "qyg"),
    Action("next_choice", ("right",), "后一个", "选后一个", "hyg"),
    Action("previous_figure", ("left",), "前一数", "在文稿里到前一个数", "qys"),
    Action("next_figure", ("right",), "后一数", "在文稿里到后一个数", "hys"),
    Action("find_next", ("down", "enter"), "下一处", "到文稿里找到的下一处", "xyc"),
    Action("find_previous", ("up",), "上一处", "到文稿里找到的上一处", "syc"),
    Action("previous_heading", ("ctrl+pageup",), "上一标题", "在文稿里到上一个标题", "sybt"),
    Action("next_heading", ("ctrl+pagedown",), "下一标题", "在文稿里到下一个标题", "xybt"),
    Action("headings", ("f6",), "标题", "列出文稿的标题，选一个到那里", "bt"),
    Action("edition", ("f7",), "换稿", "看另一稿，或者照另一个提纲看", "hg"),
    Action("words_edit", ("enter",), "改写", "改写光标所在的一条素材", "gx"),
    Action("words_new", ("ctrl+n",), "新条目", "在光标所在的一条下面写新的一条素材", "xtm"),
    Action("words_remedy", ("ctrl+r",), "对策", "给光标所在的问题写对策，印在计划里", "dc"),
    Action("words_delete", ("ctrl+d", "delete"), "删除", "删去这一条素材，可以撤销", "sc"),
    Action("words_up", ("ctrl+up",), "上移", "这一条素材与上一条换位置", "sy"),
    Action("words_down", ("ctrl+down",), "下移", "这一条素材与下一条换位置", "xy"),
    Action("words_internal", ("ctrl+b",), "内部", "这一条素材公开稿不印，或者改回来", "nb"),
    Action("words_quote", ("ctrl+l",), "照录", "照原话印，注明谁说的，或者改回来", "zl"),
    Action("pick", ("enter",), "到数据", "从文稿里的数到填它的那一行", "dsj"),
)

ACTIONS: Mapping[str, Action] = {action.name: action for action in _ALL}


def bindings(*names: str) -> list[BindingType]:
    """The bindings of a screen or widget, by the names of its actions."""
    return [
        Binding(
            ",".join(action.keys) or no_key(action.name),
            action.name,
            action.label,
            show=action.footer,
            id=action.name,
            tooltip=action.about,
        )
        for action in (ACTIONS[name] for name in names)
    ]


def no_key(name: str) -> str:
    """A key that no keyboard has: what has none of its own can still be given one."""
    return f"none_{name}"
