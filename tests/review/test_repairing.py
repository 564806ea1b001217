"""What `check --fix` does to a text: all that is sure at once, nothing else, nothing worse."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from drafter.findings import Severity
from drafter.pipeline import Edition, Shelf
from drafter.review.checking import check_file
from drafter.review.repairing import plan_repairs, write_repairs

if TYPE_CHECKING:
    from drafter.findings import Finding

SHELF = Shelf()
# Whether a line is a paragraph at all is seen from marks that a repair makes right.
SEEN_ONLY_NOW = {"段末缺标点"}
# Pieces of sentences, most with a fault that can be put right, or with what looks like one.
FRAGMENTS = (
    "截至 2023年底",
    "在册低保对象 1200 人",
    "发放低保金５６０万元",
    "占比３８.５％",
    "做好救助、养老、等工作",
    "救助对象(含低保边缘家庭)",
    "护理型床位（占60%)",
    "力争参保率争取达到95%",
    "办结率提高了.5个百分点",
    "依据《社会救助暂行办法》、《慈善法》",
    "落实“放管服”、“最多跑一次”改革",
    "按照某政发[2023]12号文件",
    "按照某政发〔2023〕第012号文件",
    "于2023年06月08日启用",
    "于2023.6.8挂牌",
    "二个社区建成老年食堂",
    "全县有二家养老机构",
    "约30家左右养老机构",
    "增长了百分之5%",
    "提高5%个百分点",
    "完成率达95%%",
    '扎实做好“一老一小"工作',
    'A县的"助餐"做法在全市推广',
    "养老、托育、等等……服务",
    "等服务......陆续开展",
    "服务中心--养老院--农村互助点",
    "开展“九一八”、“一二.九”纪念活动",
    "截止2023年12月",
    "截至到年底",
    "每三、四个社区合建一处",
    "低保标准10-15%",
    "年龄在60~70岁",
    "投入100-200万元",
    "走访慰问慰问困难群众",
    "认真学习贯彻的的精神",
    "布署残疾人护理补贴工作",
    "弧儿基本生活费",
    "第一、摸清底数",
    "首先、建立台账",
    "一是,健全机制；二是：加强监管；三是、提升能力",
    "一、二级护理补贴",
    "火化遗体2104具",
    "低保标准由900元提高到950元",
    "2,300人次",
    "上午9:30",
    "养老机构（含敬老院）",
    "“微心愿”",
    "e福州平台",
)
JOINTS = (
    "，",
    "；",
    "。",
    "。",
    ",",
    ";",
    "、",
    "，，",
    "。。",
    "， ",
    "：",
    ":",
    "；。",
    "。\n",
    "。\r\n",
    "\n",
)
HEADS = (
    "",
    "某县民政局2023年工作总结\n",
    "一、主要工作\n",
    "一,主要工作。\n",
    "（一）、社会救助。",
    "1、社会救助。",
    "(1)儿童福利\n",
    "# 总结\n",
    "　　",
    "附件：1.名单\n",
)
TAILS = ("。", "。\n", "", "；", "，\n", "。   ", "\r\n附件2 名单")
TEXTS = st.builds(
    lambda head, pairs, tail: head + "".join(map("".join, pairs)).rstrip("，；、,;：: ") + tail,
    st.sampled_from(HEADS),
    st.lists(
        st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(JOINTS)), min_size=1, max_size=9
    ),
    st.sampled_from(TAILS),
)


def everything(_: Finding) -> bool:
    return True


def grave(findings: tuple[Finding, ...]) -> set[str]:
    return {each.rule for each in findings if each.severity is not Severity.NOTICE}


@given(TEXTS, st.sampled_from(["文.txt", "文.md"]), st.sampled_from(["utf-8", "gb18030", "bom"]))
def test_repairs_are_made_once_and_for_all_and_make_nothing_worse(
    text: str, name: str, encoding: str
) -> None:
    data = text.encode("utf-8-sig" if encoding == "bom" else encoding)
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        found = check_file(path, SHELF).findings
        plan = plan_repairs(path, SHELF, Edition(), everything)
        assert path.read_bytes() == data
        write_repairs(plan.mended)
        again = plan_repairs(path, SHELF, Edition(), everything)
        assert not again.mended
        assert check_file(path, SHELF).findings == plan.left.findings
        assert grave(plan.left.findings) <= grave(found) | SEEN_ONLY_NOW
        assert not [each for each in plan.left.findings if each.repairs]
        after = path.read_bytes()
    if not plan.mended:
        assert after == data
        return
    assert after.startswith(b"\xef\xbb\xbf") == (encoding == "bom")
    changed = after.decode("gb18030" if encoding == "gb18030" else "utf-8-sig")
    assert changed.count("\n") == text.count("\n")
    assert changed.count("\r") == text.count("\r")
    unmended = untouched(text, [each.place.line for each in found if each.repairs])
    for line in unmended:
        assert line in changed.split("\n")


def untouched(text: str, lines: list[int]) -> list[str]:
    """The lines of a text on which there is nothing to put right."""
    rows = text.split("\n")
    return [row for number, row in enumerate(rows, 1) if number not in lines]
