"""The draft on the screen: broken by Chinese rules, marked, jumped from, followed, searched."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App
from textual.widgets import Button

from drafter.cli.screen import draft_text
from drafter.columns import width
from drafter.drafting.blocks import (
    HEAD_ELEMENT,
    Block,
    Draft,
    FigureRun,
    HoleRun,
    Paragraph,
    ParagraphRole,
    Run,
    Source,
    Table,
    TextRole,
    TextRun,
)
from drafter.linebreaks import CLOSING, OPENING
from drafter.location import Location
from drafter.pipeline import AS_FILED, Edition, Shelf, produce
from drafter.tui.looks import THEMES
from drafter.tui.widgets.draft.draftpage import changed_lines, lay_page
from drafter.tui.widgets.draft.draftview import DraftView
from tests.tui.piloting import (
    EXAMPLES,
    click,
    run,
    screen_strips,
    screen_text,
    settle,
    spot_of,
    style_of,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult
    from textual.pilot import Pilot

PANYU, CHANGQING = "番禺区/2018.yaml", "长清区/2023.yaml"
NUMBER = re.compile(r"\d[\d.,]*%?")
PLACE = Location("2018.yaml", 1, 1)
BLANK_FORM = Edition(blank=True)


@cache
def example(name: str, edition: Edition = AS_FILED) -> Draft:
    return produce(EXAMPLES / name, Shelf(), edition).draft


class Reading(App[None]):
    """An application that holds the draft and a button, and notes what was picked."""

    CSS = "DraftView { height: 1fr; } Button { dock: bottom; }"
    AUTO_FOCUS = None

    def __init__(self, draft: Draft | None, characters: int = 0, look: str = "") -> None:
        super().__init__()
        self.draft = draft
        self.view = DraftView(characters=characters)
        self.picked: list[str] = []
        self.look = look

    def compose(self) -> ComposeResult:
        yield self.view
        yield Button("别处")

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        if self.look:
            self.theme = self.look
        self.view.show(self.draft)

    def on_draft_view_picked(self, event: DraftView.Picked) -> None:
        self.picked.append(f"{event.run.id}={event.run.text}")

    def on_draft_view_topic_picked(self, event: DraftView.TopicPicked) -> None:
        self.picked.append(event.path)


def reading(
    draft: Draft | None,
    journey: Callable[[Reading, Pilot[Any]], Awaitable[None]],
    size: tuple[int, int] = (64, 24),
    *,
    characters: int = 0,
    look: str = "",
) -> None:
    app = Reading(draft, characters, look)

    async def travel(pilot: Pilot[Any]) -> None:
        await journey(app, pilot)

    run(app, travel, size)


def text(said: str, role: TextRole = TextRole.BODY) -> TextRun:
    return TextRun(said, role, PLACE, Source.TEMPLATE)


def figure(name: str, printed: str) -> FigureRun:
    return FigureRun(name, "本年", printed, PLACE, (PLACE,))


def paragraph(*runs: Run, topic: str = "") -> Paragraph:
    return Paragraph(ParagraphRole.BODY, runs, topic=topic)


def draft_of(*blocks: Block) -> Draft:
    return Draft("题", "某局", blocks, ())


def with_figure(draft: Draft, name: str, printed: str) -> Draft:
    """The draft with one figure printed otherwise; every other run is the same."""
    blocks = []
    for block in draft.blocks:
        if isinstance(block, Paragraph) and any(
            getattr(one, "id", "") == name for one in block.runs
        ):
            runs = (
                one._replace(text=printed) if isinstance(one, FigureRun) and one.id == name else one
                for one in block.runs
            )
            block = block._replace(runs=tuple(runs))
        blocks.append(block)
    return Draft(draft.title, draft.office, tuple(blocks), draft.findings, draft.told)


def shown(app: Reading) -> list[str]:
    """The lines of the view, without margin and scroll bar."""
    strips = screen_strips(app)[: app.view.size.height]
    return [strip.text[1:-1].rstrip() for strip in strips]


@pytest.mark.parametrize(
    ("name", "columns", "lines_there"),
    [
        (PANYU, 34, 350),
        (PANYU, 64, 200),
        (PANYU, 160, 120),
        (CHANGQING, 34, 450),
        (CHANGQING, 160, 180),
        ("云岫县/2025.yaml", 64, 420),
    ],
)
def test_real_drafts_are_broken_by_the_rules(name: str, columns: int, lines_there: int) -> None:
    draft = example(name)

    async def journey(app: Reading, pilot: Pilot[Any]) -> None:
        lines = [line.strip() for line in shown(app)]
        for line in filter(None, lines):
            assert line[0] not in CLOSING, line
            assert line[-1] not in OPENING, line
        said = "".join(lines)
        assert "".join(draft.texts[1].split()) in said
        for one in draft.runs():
            if isinstance(one, FigureRun):
                for number in NUMBER.findall(one.text):
                    assert any(number in line for line in lines), number

    reading(draft, journey, (columns, lines_there))


def test_what_show_prints_stands_where_show_puts_it() -> None:
    async def journey(app: Reading, pilot: Pilot[Any]) -> None:
        lines = shown(app)
        title = next(line for line in lines if "工作总结" in line)
        assert title.strip() == "广州市番禺区民政局2018年工作总结和2019年工作计划"
        assert abs(2 * (width(title) - width(title.strip())) + width(title.strip()) - 62) <= 1
        assert "    一、主要工作情况" in lines
        day = next(line for line in lines if "2019年1月10日" in line)
        assert width(day) == 62 - 8

    reading(example(PANYU), journey, (64, 200))


def test_every_part_of_a_document_stands_as_show_prints_it() -> None:
    parts = [
        Paragraph(role, (text("清河县民政局关于工作的报告"),))
        for role in ParagraphRole
        if role is not ParagraphRole.PRINTED_BY
    ]
    printed = (text("县民政局办公室"), text("　"), text("2026年1月9日印发"))
    imprint = Paragraph(ParagraphRole.PRINTED_BY, printed)
    notes = [
        Paragraph(ParagraphRole.ATTACHMENT_NOTE, (text("数据表"),), number=number)
        for number in ("附件：1.", "2.")
    ]
    title = Paragraph(ParagraphRole.TITLE, (text("清河县民政局\n年度工作总结"),))
    draft = draft_of(title, *parts, *notes, SOME[-1], imprint)

    async def journey(app: Reading, pilot: Pilot[Any]) -> None:
        left = (159 - 56) // 2 - 1
        lines = [line[left:] for line in shown(app)]
        expected = draft_text(draft, 28).replace("　", "  ").splitlines()
        assert lines[: len(expected)] == expected

    async def narrow(app: Reading, pilot: Pilot[Any]) -> None:
        app.view.search("印发")
        await settle(pilot)
        assert [line.strip() for line in shown(app)][-3:-1] == [
            "县民政局办公室",
            "2026年1月9日印发",
        ]

    reading(draft, journey, (160, 70), characters=28)
    reading(draft, narrow, (30, 24))


def test_a_figure_on_two_lines_is_marked_and_clicked_on_both() -> None:
    draft = draft_of(
        paragraph(
            text("低保标准每人每月"), figure("低保.标准", "由900元稳步提高到950元"), text("。")
        )
    )

    async def journey(app: Reading, pilot: Pilot[Any]) -> None:
        assert len([line for line in shown(app) if line]) == 2
        app.view.follow(["低保.标准"])
        await settle(pilot)
        assert [line[0] for line in screen_text(app)[:2]] == [">", ">"]
        assert style_of(app, "950元").reverse
        await click(pilot, "950元")
        assert app.picked == ["低保.标准=由900元稳步提高到950元"]

    reading(draft, journey, (36, 24))


def test_a_narrow_title_is_set_in_lines_of_like_width() -> None:
    async def journey(app: Reading, _pilot: Pilot[Any]) -> None:
        first, second = (line.strip() for line in shown(app)[:2])
        assert first + second == "广州市番禺区民政局2018年工作总结和2019年工作计划"
        assert abs(width(first) - width(second)) <= 4

    reading(example(PANYU), journey, (36, 24))


def test_full_screen_is_a_column_of_28_characters_in_the_middle() -> None:
    async def journey(app: Reading, _pilot: Pilot[Any]) -> None:
        lines = [" " + line for line in shown(app) if line]
        edges = {width(line) - width(line.lstrip()) for line in lines}
        assert min(edges) == (159 - 56) // 2
        assert max(width(line) for line in lines) <= (159 - 56) // 2 + 56

    reading(example(PANYU), journey, (160, 45), characters=28)


def test_marks_are_seen_without_colours() -> None:
    draft = draft_of(
        Paragraph(ParagraphRole.TITLE, (text("某局年度总结"),)),
        paragraph(
            text("标准提高。", TextRole.RUN_IN_HEADING),
            text("标准提高到"),
            figure("低保.标准", "950元"),
            text("，发放"),
            HoleRun("低保.资金", "本年", "本年", PLACE, "共", "万元"),
            text("。"),
        ),
        Paragraph(ParagraphRole.GAP, (text("【此处待改】"),)),
        Paragraph(
            ParagraphRole.DOCUMENT_NUMBER,
            (HoleRun("发文字号", HEAD_ELEMENT, "", PLACE),),
        ),
    )

    async def journey(app: Reading, _pilot: Pilot[Any]) -> None:
        assert style_of(app, "某局年度").bold
        assert style_of(app, "标准提高。").bold
        assert not style_of(app, "标准提高到").bold
        assert style_of(app, "950元").underline
        assert not style_of(app, "950元").reverse
        assert not style_of(app, "，发放").underline
        assert style_of(app, "共〔待填〕万元").reverse
        assert style_of(app, "【此处待改】").reverse
        assert "发文字号" not in "".join(shown(app))
        app.view.follow(["低保.标准"])
        await settle(_pilot)
        assert style_of(app, "950元").reverse
        assert style_of(app, "950元").bold
        assert [line[0] for line in screen_text(app)[2:4]] == [">", " "]

    for theme in THEMES:
        reading(draft, journey, look=theme.name)


def test_brackets_and_orders_to_the_terminal_are_printed_as_letters() -> None:
    said = "同比[red]增长[/]，[bold]口号[/bold][]\x1b[31m\x07完"
    draft = draft_of(paragraph(text(said), figure("一.二", "[b]5[/b]")))

    async def journey(app: Reading, _pilot: Pilot[Any]) -> None:
        assert shown(app)[0] == "    同比[red]增长[/]，[bold]口号[/bold][]�[31m�完[b]5[/b]"

    reading(draft, journey)


def test_widths_are_those_that_textual_counts() -> None:
    han = b"".join(bytes([high, low]) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    usual = han.decode("gb2312", "ignore")
    for mark in usual + "“”‘’—…·‰℃×①Ⅰ■●○▲→√│─〔〕《》　￥％＋０Ａａ\u0301\u200b" + "㐀𠀀䶮":
        assert width(mark) == cell_len(mark), mark


def test_no_draft_yet_says_so() -> None:
    async def journey(app: Reading, pilot: Pilot[Any]) -> None:
        for draft in (None, draft_of()):
            app.view.show(draft)
            await settle(pilot)
            assert "还没有可以成文的数" in "".join(shown(app))
        assert app.view.search("文稿") == 1
        assert app.view.follow(["低保.标准"]) == 0
        app.view.show(example(PANYU))
        await settle(pilot)
        assert "番禺区" in shown(app)[0]

    reading(None, journey)


def test_a_click_on_a_figure_or_a_hole_asks_for_it() -> None:
    draft = draft_of(
        paragraph(
            text("标准达到"),
            figure("低保.标准", "950元"),
            text("，发放"),
            HoleRun("低保.资金", "本年", "本年", PLACE, "", "万元"),
            text("。"),
            topic="社会救助/低保",
        )
    )

    async def journey(app: Reading, pilot: Pilot[Any]) -> None:
        await click(pilot, "50元")
        await click(pilot, "填〕")
        await click(pilot, "标准达到")
        assert app.picked == ["低保.标准=950元", "低保.资金=××万元", "社会救助/低保"]

    reading(draft, journey)


def test_a_click_asks_for_the_topic_that_speaks_there() -> None:
    async def journey(app: Reading, pilot: Pilot[Any]) -> None:
        app.view.search("落实特困人员照料护理")
        await settle(pilot)
        await click(pilot, "落实特困人员")
        await click(pilot, "根据物价和居民收入")
        assert app.picked == ["特困/供养", "社会救助/低保"] or app.picked[1] == "社会救助/低保"
        assert app.picked[0] != app.picked[1]
        assert app.picked[0] in {told.path for told in example(PANYU).told}

    reading(example(PANYU), journey)


def test_keys_go_from_figure_to_figure_and_enter_asks_for_it() -> None:
    async def journey(app: Reading, pilot: Pilot[Any]) -> None:
        app.view.focus()
        await settle(pilot)
        assert style_of(app, "稳步提高").reverse
        await pilot.press("right", "right", "enter", "left", "enter")
        assert app.picked == ["低保.标准=950元", "低保.标准.上年=900元"]
        assert style_of(app, "900元").reverse
        assert not style_of(app, "950元").reverse
        await pilot.press("tab")
        await settle(pilot)
        assert not style_of(app, "900元").reverse

    reading(example(PANYU), journey)


def test_the_cursor_goes_on_from_what_is_in_view() -> None:
    async def journey(app: Reading, pilot: Pilot[Any]) -> None:
        app.view.focus()
        await pilot.press("pagedown", "pagedown")
        top = app.view.scroll_offset.y
        await pilot.press("right", "enter")
        await settle(pilot)
        assert app.view.scroll_offset.y == top > 0
        assert app.picked[0].partition("=")[2] in "".join(shown(app))
        await pilot.press("end")
        await settle(pilot)
        assert app.view.scroll_offset.y == app.view.max_scroll_y
        assert "2019年1月10日" in "".join(shown(app))
        await pilot.press("up", "down", "home")
        assert app.view.scroll_offset.y == 0

    reading(example(PANYU), journey)


def test_following_marks_every_place_and_brings_the_first_into_view() -> None:
    async def journey(app: Reading, pilot: Pilot[Any]) -> None:
        assert app.view.follow(["低保.标准"]) == 4  # 走势, 上年, 本年, 同比
        await settle(pilot)
        assert app.view.scroll_offset.y == 0
        assert style_of(app, "900元").bold
        assert not style_of(app, "1366.73").bold
        assert app.view.follow(["社会组织.登记.新登记", "养老.床位.总数"]) >= 1
        await settle(pilot)
        assert style_of(app, "5158张").reverse
        top = app.view.scroll_offset.y
        assert top > 0
        assert app.view.follow(["没有.这个数"]) == 0
        assert app.view.follow(["养老.床位"]) >= 2
        await settle(pilot)
        assert app.view.scroll_offset.y == top
        assert app.view.follow(["低保.标准", "养老.床位.总数"]) == 5  # one of them is in view
        await settle(pilot)
        assert app.view.scroll_offset.y == top

    reading(example(PANYU), journey)


def test_following_before_the_first_frame() -> None:
    app = Reading(example(PANYU))
    app.view.show(app.draft)
    assert app.view.follow(["养老.床位.总数"]) == 1

    async def journey(_pilot: Pilot[Any]) -> None:
        assert style_of(app, "5158张").reverse

    run(app, journey, (64, 24))


def test_search_marks_counts_and_goes_round() -> None:
    async def journey(app: Reading, pilot: Pilot[Any]) -> None:
        count = "".join(example(PANYU).texts).count("社会组织")
        assert app.view.search("社会组织") == count
        await settle(pilot)
        found = style_of(app, "社会组织")
        assert found.reverse
        assert found.underline
        assert app.view.match_number == 1
        assert app.view.previous_match() == count
        assert app.view.next_match() == 1
        assert app.view.next_match() == 2
        assert app.view.search("1366.73万") == 1
        await settle(pilot)
        assert style_of(app, "1366.73万").reverse
        assert app.view.search("１３６６．７３") == 1
        assert app.view.search("没有这句话") == 0
        assert app.view.next_match() == 0
        assert app.view.search("") == 0
        await settle(pilot)
        assert not style_of(app, "1366.73万").reverse

    reading(example(PANYU), journey)


def test_search_finds_holes_and_letters_of_either_case() -> None:
    async def journey(app: Reading, pilot: Pilot[Any]) -> None:
        assert app.view.search("〔待填〕") > 100
        assert app.view.search("3a级") == app.view.search("3A级") == 4
        app.view.show(example(PANYU))
        await settle(pilot)
        assert app.view.search("3a级") == app.view.search("3A级") == 1
        app.view.show(with_figure(example(PANYU), "低保.标准", "1000元" * 50))
        await settle(pilot)
        assert app.view.match_number == 1
        assert style_of(app, "3A级").reverse

    reading(example(PANYU, BLANK_FORM), journey)


class Counting(DraftView):
    """Notes which lines are drawn, and how often the page is laid out."""

    drawn: ClassVar[list[int]] = []

    def render_line(self, y: int) -> Any:
        self.drawn.append(y)
        return super().render_line(y)


def test_an_edit_draws_only_the_lines_that_changed_and_keeps_the_place() -> None:
    app = Reading(example(PANYU))
    app.view = Counting()

    async def journey(pilot: Pilot[Any]) -> None:
        view = app.view
        view.scroll_to(y=30, animate=False)
        await settle(pilot)
        before, size = shown(app), view.virtual_size
        at = next(number for number, line in enumerate(before) if "5158" in line)
        Counting.drawn.clear()
        view.show(with_figure(example(PANYU), "养老.床位.总数", "5159张"))
        await settle(pilot)
        assert Counting.drawn == [at]
        assert shown(app) == [line.replace("5158", "5159") for line in before]
        assert view.virtual_size == size
        assert view.scroll_offset.y == 30

    run(app, journey, (64, 24))


def test_the_paragraph_one_reads_stays_when_lines_before_it_come_and_go() -> None:
    async def journey(app: Reading, pilot: Pilot[Any]) -> None:
        view, draft = app.view, example(PANYU)
        view.scroll_to(y=40, animate=False)
        await settle(pilot)
        before = shown(app)
        view.show(with_figure(draft, "低保.标准", "九百五十元" * 40))
        await settle(pilot)
        assert shown(app) == before
        assert view.scroll_offset.y > 40
        view.show(Draft(draft.title, draft.office, draft.blocks[8:], ()))
        await settle(pilot)
        assert shown(app) == before
        view.show(draft)
        await settle(pilot)
        assert shown(app) == before
        assert view.scroll_offset.y == 40
        view.show(Draft(draft.title, draft.office, draft.blocks[:3], ()))
        await settle(pilot)
        assert "主要工作情况" in "".join(shown(app))

    reading(example(PANYU), journey)


def test_what_says_the_same_and_means_another_is_drawn_again() -> None:
    def draft(name: str, role: ParagraphRole = ParagraphRole.BODY) -> Draft:
        return draft_of(Paragraph(role, (text("发放"), figure(name, "5万元"))))

    async def journey(app: Reading, pilot: Pilot[Any]) -> None:
        app.view.follow(["特困.资金"])
        app.view.show(draft("特困.资金"))
        await settle(pilot)
        assert style_of(app, "5万元").reverse
        app.view.show(draft("低保.资金"))
        await settle(pilot)
        assert not style_of(app, "5万元").reverse
        app.view.show(draft("低保.资金", ParagraphRole.GAP))
        await settle(pilot)
        assert style_of(app, "5万元").reverse

    reading(draft("低保.资金"), journey)


def test_a_draft_equal_to_the_last_draws_nothing() -> None:
    app = Reading(example(PANYU))
    app.view = Counting()

    async def journey(pilot: Pilot[Any]) -> None:
        Counting.drawn.clear()
        app.view.show(produce(EXAMPLES / PANYU, Shelf()).draft)
        await settle(pilot)
        assert Counting.drawn == []

    run(app, journey, (64, 24))


def test_the_cursor_stays_on_its_figure_when_others_come_before_it() -> None:
    def draft(*more: Run) -> Draft:
        return draft_of(
            paragraph(text("甲"), *more, figure("甲.数", "1个"), text("、"), figure("乙.数", "2个"))
        )

    async def journey(app: Reading, pilot: Pilot[Any]) -> None:
        app.view.focus()
        await pilot.press("right")
        app.view.show(draft(figure("丙.数", "3个"), text("、")))
        await settle(pilot)
        assert style_of(app, "2个").reverse
        assert not style_of(app, "1个").reverse
        await pilot.press("enter")
        assert app.picked == ["乙.数=2个"]

    reading(draft(), journey)


def test_the_first_line_read_stays_when_the_width_changes() -> None:
    async def journey(app: Reading, pilot: Pilot[Any]) -> None:
        app.view.scroll_to(y=30, animate=False)
        await settle(pilot)
        start = shown(app)[0].strip()[:6]
        await pilot.resize_terminal(36, 24)
        await settle(pilot)
        assert start in "".join(shown(app)[:2])
        await pilot.resize_terminal(9, 4)
        await settle(pilot)
        assert any(shown(app))
        await pilot.resize_terminal(64, 24)
        await settle(pilot)
        assert start[0] in "".join(shown(app)[:2])

    reading(example(PANYU), journey)


def test_a_table_stands_in_columns_or_where_it_is_narrow_as_records() -> None:
    async def wide(app: Reading, pilot: Pilot[Any]) -> None:
        lines = shown(app)
        head = next(line for line in lines if line.startswith("指标"))
        row = next(line for line in lines if line.startswith("城乡低保对象"))
        assert width(head[: head.index("本年") + 2]) == width(row[: row.index("11022") + 5])
        app.view.search("500")
        await settle(pilot)
        assert style_of(app, "500").reverse

    async def narrow(app: Reading, pilot: Pilot[Any]) -> None:
        lines = shown(app)
        at = lines.index("城乡低保对象")
        assert "".join(lines[at + 1 : at + 3]).split()[:6] == [
            "单位", "人", "本年", "11022", "上年", "10706",
        ]  # fmt: skip
        assert not any("—" in line for line in lines[at:])

    reading(example(CHANGQING), wide, (80, 200))
    reading(example(CHANGQING), narrow, (34, 450))


def test_every_line_fills_the_screen_exactly_and_no_hole_is_divided() -> None:
    async def journey(app: Reading, pilot: Pilot[Any]) -> None:
        for _ in range(6):
            for line in shown(app):
                assert not line.endswith(("〔待", "〔待填"))
            app.view.action_page_down()
            await settle(pilot)
        assert spot_of(app, "别处").y > 20

    for size in ((34, 24), (65, 24), (160, 45)):
        reading(example(CHANGQING, BLANK_FORM), journey, size)


SOME: tuple[Block, ...] = (
    paragraph(text("全年发放低保资金"), figure("低保.资金", "1366.73万元"), text("。")),
    paragraph(text("全年发放低保资金"), figure("低保.资金", "1366.74万元"), text("。")),
    paragraph(text("全年发放低保资金"), figure("特困.资金", "1366.73万元"), text("。")),
    paragraph(text("城乡低保在册"), HoleRun("低保.在册.户", "本年", "本年", PLACE, "", "户")),
    Paragraph(ParagraphRole.TITLE, (text("某县民政局年度工作总结"),)),
    Paragraph(ParagraphRole.GAP, (text("全年发放低保资金1366.73万元。"),)),
    Table(
        (),
        (
            ((text("指标"),), (text("单位"),), (text("本年"),)),
            ((text("低保资金支出"),), (text("万元"),), (figure("低保.资金", "1366.73"),)),
        ),
    ),
)
SOME_DRAFTS = st.lists(st.sampled_from(SOME), max_size=8).map(lambda some: draft_of(*some))


@given(SOME_DRAFTS, SOME_DRAFTS, st.integers(8, 70))
def test_what_is_kept_of_the_last_page_is_as_if_laid_out_anew(
    before: Draft, after: Draft, columns: int
) -> None:
    old, fresh = lay_page(before, columns), lay_page(after, columns)
    new = lay_page(after, columns, old)
    assert new == fresh
    assert all(new.lines_of(spot).stop <= new.height for spot, _ in new.spots())
    changed = changed_lines(old, new)
    if changed is None:
        return
    for line in set(range(new.height)) - set(changed):
        (one, was), (other, now) = old.line(line), new.line(line)
        assert old.blocks[one].look(was) == new.blocks[other].look(now)
