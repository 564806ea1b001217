"""Paragraphs under their headings: ordinals, counts, opening sentences and closing stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.drafting.blocks import IN_HEADING, TextRole, TextRun
from tests.drafts import draft_section

if TYPE_CHECKING:
    from pathlib import Path

    from tests.drafts import Outcome

PLAIN = (
    "---\n标题: 帮扶\n概括: 帮扶精准到人\n---\n# 总结\n- 〔标准〕标准{{ 帮扶.标准 }}。\n"
    "{{ 素材 }}\n- 〔资金〕发放{{ 帮扶.资金 }}。\n# 计划\n- 〔标准〕适时调整标准。\n"
)
OTHERS = {
    "sections/试验/复核.md": "---\n概括: 复核常态开展\n---\n# 总结\n- 〔甲〕复核{{ 帮扶.复核 }}。\n",
    "sections/试验/救助.md": "# 总结\n- 〔甲〕救助{{ 帮扶.人次 }}。\n",
}
DATA = "  帮扶: {标准: 950, 资金: 3, 复核: 7, 人次: 9}\n"


def drafted(
    tmp_path: Path, part: str, *, section: str = PLAIN, data: str = DATA, words: str = ""
) -> Outcome:
    outline = f"标题: 总结\n部分:\n  - {part}\n"
    return draft_section(tmp_path, section, data, outline=outline, words=words, more=OTHERS)


NUMBERED = (
    "{标题: 情况, 写法: 分条, 引语: '抓好{{ 项数 }}件事：', 主题: [试验/帮扶, 试验/复核], "
    "章节: [{标题: 救助, 写法: 平铺, 主题: 试验/救助}]}"
)


def test_inner_chapters_count_on_from_numbered_paragraphs(tmp_path: Path) -> None:
    assert drafted(tmp_path, NUMBERED).lines == [
        "一、情况",
        "抓好三件事：",
        "（一）帮扶精准到人。标准每人每月950元。发放3万元。",
        "（二）复核常态开展。复核7户。",
        "（三）救助",
        "救助9人次。",
    ]


def test_an_inner_chapter_that_vanished_is_not_counted(tmp_path: Path) -> None:
    outcome = drafted(tmp_path, NUMBERED, data="  帮扶: {标准: 950, 资金: 3, 复核: 7}\n")
    assert outcome.lines[1] == "抓好两件事："
    assert outcome.lines[-1] == "（二）复核常态开展。复核7户。"


def test_inner_chapters_under_unnumbered_paragraphs_begin_at_one(tmp_path: Path) -> None:
    part = (
        "{标题: 情况, 写法: 平铺, 主题: 试验/复核, "
        "章节: [{标题: 帮扶, 主题: 试验/帮扶}, {标题: 救助, 主题: 试验/救助}]}"
    )
    assert drafted(tmp_path, part).lines == [
        "一、情况",
        "复核7户。",
        "（一）帮扶",
        "标准每人每月950元。",
        "发放3万元。",
        "（二）救助",
        "救助9人次。",
    ]


def test_chapters_without_items_of_their_own_are_announced(tmp_path: Path) -> None:
    part = (
        "{标题: 情况, 写法: 平铺, 引语: '主要做了{{ 项数 }}件事：', "
        "章节: [{标题: 帮扶, 主题: 试验/帮扶}, {标题: 救助, 主题: 试验/救助}]}"
    )
    assert drafted(tmp_path, part).lines[:3] == ["一、情况", "主要做了两件事：", "（一）帮扶"]


def test_a_summary_opens_results_and_never_a_plan(tmp_path: Path) -> None:
    results = drafted(tmp_path / "a", "{标题: 情况, 写法: 小标题句, 主题: 试验/帮扶}")
    plan = drafted(tmp_path / "b", "{标题: 打算, 视角: 计划, 写法: 小标题句, 主题: 试验/帮扶}")
    assert results.body == "帮扶精准到人。标准每人每月950元。发放3万元。"
    assert plan.body == "适时调整标准。"


def test_a_summary_opens_once_around_a_paragraph_of_the_office(tmp_path: Path) -> None:
    outcome = drafted(
        tmp_path,
        "{标题: 情况, 写法: 小标题句, 主题: 试验/帮扶}",
        words="# 试验/帮扶\n走访了全部对象。\n",
    )
    assert outcome.lines[1:] == [
        "帮扶精准到人。标准每人每月950元。",
        "走访了全部对象。",
        "发放3万元。",
    ]
    headings = [
        run.text
        for run in outcome.draft.runs()
        if isinstance(run, TextRun) and run.role is TextRole.RUN_IN_HEADING
    ]
    assert "".join(headings) == "帮扶精准到人。"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("发放{{ 帮扶.资金 }}", "发放3万元。"),
        ("发放{{ 帮扶.资金 }}！", "发放3万元！"),
        ("（另有实物救助，折合{{ 帮扶.资金 }}。）", "（另有实物救助，折合3万元。）"),
        ("群众说：“发放{{ 帮扶.资金 }}，真好。”", "群众说：“发放3万元，真好。”"),
        ("发放{{ 帮扶.资金 }}；", "发放3万元；"),
        ("发放{{ 帮扶.资金 }}……", "发放3万元……"),
    ],
)
def test_a_sentence_is_closed_once(tmp_path: Path, line: str, expected: str) -> None:
    outcome = drafted(
        tmp_path,
        "{标题: 情况, 写法: 连写, 主题: 试验/帮扶}",
        section=f"# 总结\n- 〔甲〕{line}\n- 〔乙〕标准{{{{ 帮扶.标准 }}}}\n",
    )
    assert outcome.body == expected + "标准每人每月950元。"


def test_a_line_without_heading_goes_with_the_one_before(tmp_path: Path) -> None:
    section = "# 总结\n- 〔甲〕**标准落实。** 标准{{ 帮扶.标准 }}。\n- 〔乙〕**资金到位。** 发放{{ 帮扶.资金 }}。\n"
    part = "{标题: 情况, 写法: 一是, 引语: '{{ 项数 }}项：', 主题: 试验/帮扶}"
    words = "# 试验/帮扶\n- 逐户走访。\n"
    assert drafted(tmp_path, part, section=section, words=words).lines[1:] == [
        "两项：",
        "一是标准落实。标准每人每月950元。二是资金到位。发放3万元。逐户走访。",
    ]


def test_declared_digits_may_stand_in_a_heading(tmp_path: Path) -> None:
    words = "# 试验/帮扶\n- **`96345`热线开通。** 群众来电有人接。\n- **`12345`来电，**逐件办结。\n"
    outcome = drafted(tmp_path, "{标题: 情况, 写法: 小标题句, 主题: 试验/帮扶}", words=words)
    assert "96345热线开通。" in outcome.lines[1]
    assert "素材里的数字没有来处" not in outcome.rules()
    headings = [run.text for run in outcome.draft.runs() if run.role in IN_HEADING]
    assert headings[:2] == ["96345", "热线开通。"]
