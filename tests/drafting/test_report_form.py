"""A report to a superior office: its elements in the draft, and what is said where one is wrong."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.cli.app import run as drafter
from drafter.drafting.blocks import HoleRun, Paragraph
from drafter.drafting.headcheck import head_faults
from drafter.figures.yearfile import read_head
from drafter.library.pageissue import DOCUMENT_NUMBER, DocumentForm
from drafter.library.profile import read_profile
from drafter.pipeline import Shelf
from drafter.textfile import from_text
from drafter.yamlsource import read_yaml
from tests.drafts import INDICATORS, OUTLINE, PROFILE, Outcome, draft_office
from tests.offices import write_office

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SECTION = "# 总结\n- 〔甲〕发放{{ 帮扶.资金 }}。\n"
DATA = "  帮扶: {资金: 3}\n"
FULL = {
    "成文日期": "2026-01-10",
    "主送": "清河县人民政府",
    "发文字号": "清民〔2026〕5号",
    "签发人": "王小明",
    "印发机关": "清河县民政局办公室",
}
TITLE = "标题: 清河县民政局关于2025年工作情况的报告\n"
LEAN = "沿用: 报告\n签发人: 无\n版记: 无\n结语: 无\n红头: {后缀: 无}\n文种: 无\n"
AROUND = {
    *("份号", "密级", "紧急程度", "发文机关标志", "发文字号", "签发人", "主送机关"),
    *("署名", "成文日期", "附注", "抄送", "印发"),
}


@dataclass(frozen=True)
class Desk:
    """One office whose library is read once; its year is written anew for every report."""

    root: Path
    shelf: Shelf

    def __call__(
        self,
        changes: Mapping[str, str] | None = None,
        *,
        style: str = "报告",
        title: str = TITLE,
        profile: str = "",
        words: str = "",
        blank: bool = False,
    ) -> Outcome:
        """The draft of a report; `changes` to its head, "" for a key that is left out."""
        head = {**FULL, **(changes or {})}
        lines = "".join(f"{key}: {value}\n" for key, value in head.items() if value)
        files = {
            "单位.yaml": PROFILE + profile,
            "2025.yaml": f"年度: 2025\n提纲: 测试\n版式: {style}\n{title}{lines}数据:\n{DATA}",
            "2025素材.md": words,
        }
        write_office(self.root, files)
        # Years are indexed anew: they have just been written.
        return draft_office(self.root, blank=blank, shelf=Shelf(self.shelf.libraries))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """An office with page styles of its own."""
    files = {
        "templates/提纲/测试.yaml": OUTLINE,
        "templates/版式/通报.yaml": LEAN,
        "templates/版式/本局.yaml": "沿用: 报告\n必有: [份号]\n",
        "sections/试验/指标.yaml": INDICATORS,
        "sections/试验/帮扶.md": SECTION,
    }
    return Desk(write_office(tmp_path_factory.mktemp("县"), files), Shelf())


def around(outcome: Outcome) -> list[tuple[str, str]]:
    """Role and text of what stands around the text."""
    return [
        (block.role.value, block.text)
        for block in outcome.draft.blocks
        if isinstance(block, Paragraph) and block.role.value in AROUND
    ]


def test_a_whole_report_has_its_elements_in_order_and_nothing_to_say(report: Desk) -> None:
    more = {
        "份号": "000012",
        "密级": "秘密★1年",
        "紧急程度": "加急",
        "附注": "联系人：张华",
        "抄送": "[清源市民政局, 清河县财政局。]",
    }
    outcome = report(more)
    assert around(outcome) == [
        ("份号", "000012"),
        ("密级", "秘密★1年"),
        ("紧急程度", "加急"),
        ("发文机关标志", "清河县民政局文件"),
        ("发文字号", "清民〔2026〕5号"),
        ("签发人", "签发人：王小明"),
        ("主送机关", "清河县人民政府："),
        ("署名", "清河县民政局"),
        ("成文日期", "2026年1月10日"),
        ("附注", "（联系人：张华）"),
        ("抄送", "抄送：清源市民政局，清河县财政局。"),
        ("印发", "清河县民政局办公室　2026年1月10日印发"),
    ]
    assert outcome.rules() == []


def test_what_is_not_given_and_need_not_be_is_left_out(report: Desk) -> None:
    roles = [role for role, _ in around(report())]
    assert roles == [
        *("发文机关标志", "发文字号", "签发人", "主送机关", "署名", "成文日期", "印发"),
    ]


@pytest.mark.parametrize(
    ("key", "printed"),
    [
        ("主送", "××："),
        ("发文字号", "××〔××××〕××号"),
        ("签发人", "签发人：××"),
        ("成文日期", "××××年×月×日"),
        ("印发机关", "××　2026年1月10日印发"),
    ],
)
def test_a_required_element_that_is_missing_is_a_hole_and_said(
    report: Desk, key: str, printed: str
) -> None:
    outcome = report({key: ""})
    assert printed in [text for _, text in around(outcome)]
    assert key in outcome.holes
    assert outcome.rules() == ["必有的要素没有填"]
    (finding,) = outcome.found
    assert key in finding.message
    assert f"{key}: " in finding.hint
    where = "单位.yaml" if key == "印发机关" else "2025.yaml"
    assert finding.place.file.endswith(where)
    assert finding.place.line > 0


def test_an_empty_element_is_said_where_it_is_to_be_filled_in(report: Desk) -> None:
    outcome = report({"签发人": "××", "发文字号": "~"})
    assert outcome.places("必有的要素没有填") == ["2025.yaml:7:7", "2025.yaml:8:6"]


def test_the_final_version_is_refused_while_an_element_is_missing(report: Desk) -> None:
    report({"签发人": ""})
    target = report.root / "文.docx"
    command = ["render", str(report.root / "2025.yaml"), "-o", str(target), "--final"]
    assert drafter(command) == 1
    assert not target.exists()
    report()
    assert drafter(command) == 0
    assert target.exists()


def test_the_date_of_printing_follows_the_date_of_issue_unless_it_is_given(
    report: Desk,
) -> None:
    given_date = report({"印发日期": "2026-01-12"})
    assert around(given_date)[-1][1].endswith("2026年1月12日印发")
    neither = report({"成文日期": ""})
    assert around(neither)[-1][1] == "清河县民政局办公室　××××年×月×日印发"
    assert neither.rules() == ["必有的要素没有填"]


def test_the_office_says_once_who_prints_and_how_it_is_called(report: Desk) -> None:
    profile = "印发机关: 局办公室\n发文机关标志: 清河县民政局\n"
    outcome = report({"印发机关": ""}, profile=profile)
    texts = dict(around(outcome))
    assert texts["发文机关标志"] == "清河县民政局"
    assert texts["印发"].startswith("局办公室")
    assert dict(around(report(profile=profile)))["印发"].startswith("清河县民政局办公室")


@pytest.mark.parametrize(
    "typed", ["王小明、李华", "[王小明, 李华]", "王小明，李华", "[王小明、李华]"]
)
def test_several_signatories_are_typed_as_clerks_type_them(report: Desk, typed: str) -> None:
    texts = dict(around(report({"签发人": typed})))
    assert texts["签发人"] == "签发人：王小明　李华"


def test_the_closing_sentence_is_a_paragraph_of_its_own_and_not_said_twice(report: Desk) -> None:
    assert report().body == "发放3万元。特此报告。"
    own = report(words="# 试验/帮扶\n特此报告。\n")
    assert own.body.count("特此报告") == 1


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("清民[2026]5号", "改为：清民〔2026〕5号"),
        ("清民(2026)5号", "改为：清民〔2026〕5号"),
        ("清民（2026）5号", "改为：清民〔2026〕5号"),
        ("清民【2026】5号", "改为：清民〔2026〕5号"),
        ("清民〔2026〕第5号", "改为：清民〔2026〕5号"),
        ("清民〔2026〕05号", "改为：清民〔2026〕5号"),
        ("清民 〔2026〕 5 号", "改为：清民〔2026〕5号"),
        ("清民〔2026〕5", "改为：清民〔2026〕5号"),
        ("清民［２０２６］第００５号", "改为：清民〔2026〕5号"),
        ("清民〔26〕5号", "写成：机关代字〔年份〕序号号，例：某民〔2024〕5号"),
        ("〔2026〕5号", "写成：机关代字〔年份〕序号号，例：某民〔2024〕5号"),
        ("清民2026-5", "写成：机关代字〔年份〕序号号，例：某民〔2024〕5号"),
        ("清民〔2026〕0号", "写成：机关代字〔年份〕序号号，例：某民〔2024〕5号"),
    ],
)
def test_a_number_not_in_due_form_is_printed_as_typed_and_mended_in_the_hint(
    report: Desk, typed: str, hint: str
) -> None:
    outcome = report({"发文字号": f'"{typed}"'})
    assert dict(around(outcome))["发文字号"] == typed
    (finding,) = outcome.found
    assert (finding.rule, finding.severity.value) == ("发文字号写法不对", "错误")
    assert finding.hint == hint
    assert outcome.places("发文字号写法不对") == ["2025.yaml:7:7"]


@given(
    code=st.text(alphabet="清民发办函报字", min_size=1, max_size=8),
    year=st.integers(1000, 9999),
    count=st.integers(1, 10**6),
    brackets=st.sampled_from(["[]", "()", "（）", "【】", "［］", "〔〕"]),
    before=st.sampled_from(["", "第", "0", "第00"]),
)
def test_the_mended_number_is_in_due_form(
    code: str, year: int, count: int, brackets: str, before: str
) -> None:
    typed = f"{code}{brackets[0]}{year}{brackets[1]}{before}{count}号"
    wanted = f"{code}〔{year}〕{count}号"
    hints = list(number_hints(typed))
    assert hints == ([] if typed == wanted else [f"改为：{wanted}"])


def number_hints(typed: str) -> list[str]:
    """What is said of a number in a year's file, read without an office around it."""
    year = read_yaml(from_text("2025.yaml", f'年度: 2025\n发文字号: "{typed}"\n'), [])
    office = read_yaml(from_text("单位.yaml", PROFILE), [])
    assert year is not None
    assert office is not None
    head = read_head(year, None, [])
    assert head is not None
    form = DocumentForm(printed=frozenset({DOCUMENT_NUMBER}))
    return [item.hint for item in head_faults(head, read_profile(office, []), form, "")]


def test_number_and_date_of_two_years_are_pointed_out(report: Desk) -> None:
    outcome = report({"发文字号": "清民〔2025〕5号"})
    assert [finding.severity.value for finding in outcome.found] == ["提示"]
    assert outcome.places("发文字号写法不对") == ["2025.yaml:7:7"]


@pytest.mark.parametrize(
    ("key", "typed", "hint"),
    [
        ("份号", "12", "改为：000012"),
        ("份号", "第1份", "例：000001"),
        ("密级", "机密*1年", "改为：机密★1年"),
        ("密级", "机密1年", "改为：机密★1年"),
        ("密级", "内部", "写成：密级★期限，例：秘密★1年"),
        ("紧急程度", "特提", "改为：特急，或者：加急；不紧急就删去这一项"),
    ],
)
def test_elements_not_in_due_form_are_said_at_their_place(
    report: Desk, key: str, typed: str, hint: str
) -> None:
    outcome = report({"份号": "000001", key: f'"{typed}"'})
    (finding,) = outcome.found
    assert (finding.rule, finding.hint) == ("版头要素写法不对", hint)
    assert typed in finding.message
    assert dict(around(outcome))[key] == typed


def test_what_is_secret_has_a_number_for_each_copy(report: Desk) -> None:
    outcome = report({"密级": "秘密★1年"})
    assert [finding.hint for finding in outcome.found] == ["加一行，例：份号: 000001"]


def test_a_title_without_its_kind_is_pointed_out(report: Desk) -> None:
    assert "标题没有文种" not in report().rules()
    (finding,) = report(title="").found
    assert (finding.rule, finding.severity.value) == ("标题没有文种", "提示")
    assert finding.hint == "例：标题: 清河县民政局关于2025年工作情况的报告"


def test_the_plain_style_prints_recipient_and_date_alone_and_says_what_it_does_not(
    report: Desk,
) -> None:
    more = {"份号": "000001", "附注": "联系人：张华", "抄送": "清源市民政局"}
    outcome = report(more, style="公文")
    assert [role for role, _ in around(outcome)] == ["主送机关", "署名", "成文日期"]
    assert outcome.body == "发放3万元。"
    said = [finding.message for finding in outcome.found]
    keys = ("发文字号", "签发人", "印发机关", "份号", "附注", "抄送")  # as they stand in the file
    assert said == [f"填了{key}，这种版式不印" for key in keys]
    assert all(finding.place.line > 1 for finding in outcome.found)
    assert {finding.rule for finding in outcome.found} == {"版头要素没有印"}


def test_an_office_leaves_out_what_it_does_not_use(report: Desk) -> None:
    outcome = report(
        {"签发人": "", "印发机关": ""},
        style="通报",
    )
    assert outcome.rules() == []
    assert outcome.body == "发放3万元。"
    texts = dict(around(outcome))
    assert texts["发文机关标志"] == "清河县民政局"
    assert not {"签发人", "抄送", "印发"} & texts.keys()


def test_an_office_says_itself_what_a_report_must_have(report: Desk) -> None:
    outcome = report({"主送": "", "印发机关": "", "成文日期": ""}, style="本局")
    assert outcome.holes == ["份号"]
    assert [finding.message[:8] for finding in outcome.found] == ["这种版式必须有份"]


def test_the_blank_form_has_its_elements_too(report: Desk) -> None:
    outcome = report(dict.fromkeys(FULL, ""), blank=True)
    assert [role for role, _ in around(outcome)] == [
        *("发文机关标志", "发文字号", "签发人", "主送机关", "署名", "成文日期", "印发"),
    ]
    head = [run.id for run in outcome.draft.runs() if isinstance(run, HoleRun)][:3]
    assert head == ["发文字号", "签发人", "主送"]
    assert "必有的要素没有填" not in outcome.rules()


def test_the_screen_shows_what_stands_around_the_text(
    report: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    report({"发文字号": "", "抄送": "清源市民政局"})
    assert drafter(["show", str(report.root / "2025.yaml")]) == 0
    lines = capsys.readouterr().out.splitlines()
    rule = "-" * 56
    mark, _, number, signed, line, *_ = lines
    # In the middle of 28 characters; one character from the left; one from the right.
    assert mark == " " * 20 + "清河县民政局文件"
    assert number == "　〔待填〕"
    assert signed == " " * 40 + "签发人：王小明"
    assert line == rule
    first, copies, inner, printed, last = lines[lines.index("　抄送：清源市民政局。") - 1 :][:5]
    assert first == inner == last == rule
    assert copies == "　抄送：清源市民政局。"
    assert printed == "　清河县民政局办公室" + " " * 17 + "2026年1月10日印发"


def test_a_missing_element_is_said_once_among_all_findings(
    report: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    report({"签发人": ""})
    assert drafter(["check", str(report.root / "2025.yaml"), "--format", "json"]) == 1
    out = capsys.readouterr().out
    said = [item["规则"] for item in json.loads(out)]
    assert said == ["必有的要素没有填"], out
