"""A year's head, its folder of files, and the year it is compared with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from drafter.figures import YearIndex
from tests.figures.years import read, write

BODY = "数据: {低保: {标准: 950}}\n"


def last(standard: int, year: int = 2017, span: str = "全年") -> str:
    return f"年度: {year}\n时段: {span}\n数据: {{低保: {{标准: {standard}}}}}\n"


def test_the_head_of_a_year(tmp_path: Path) -> None:
    text = """年度: 2018
时段: 上半年
截至: 2018-06-20
提纲: 总结与计划
成文日期: 2018年7月1日
标题: 工作总结
标题分行: [一局, 工作总结]
版式: 公文
主送: [区政府, 市民政局]
抄送: 区委办
发文字号: 番民〔2018〕3号
签发人: 张三
稿: {公开稿: {提纲: 简版, 公开: 是}}
"""
    year = read(tmp_path, {"2018.yaml": text + BODY})
    assert year.data is not None
    head = year.data.head
    assert (head.period.name, head.period.as_of) == ("2018年上半年", date(2018, 6, 20))
    assert (head.outline, head.issue_date) == ("总结与计划", date(2018, 7, 1))
    assert (head.title, head.title_lines, head.page_style) == (
        "工作总结",
        ("一局", "工作总结"),
        "公文",
    )
    assert (head.recipient, head.cc) == ("区政府、市民政局", ("区委办",))
    assert (head.document_number, head.signatories) == ("番民〔2018〕3号", ("张三",))
    variant = head.variants["公开稿"]
    assert (variant.outline, variant.public) == ("简版", True)
    assert head.place_of("提纲").line == 4
    assert head.place_of("没有").line == 1
    assert year.complaints == []


def test_a_head_that_says_little(tmp_path: Path) -> None:
    year = read(tmp_path, {"2018.yaml": "年度: 2018\n"})
    assert year.data is not None
    head = year.data.head
    assert (head.period.name, head.outline, head.issue_date) == ("2018年", "", None)
    assert year.complaints == []


@pytest.mark.parametrize(
    ("head", "complaint", "hint"),
    [
        ("年度: 一八年\n", "1:5 文件开头不对", "年度: 2018"),
        ("提纲: 常规\n", "1:1 文件开头不对", "年度: 2018"),
        ("年度: 2018\n时段: 半年\n", "2:5 文件开头不对", "上半年"),
        ("年度: 2018\n截至: 年底\n", "2:5 数据说明不对", "2018-09-30"),
        ("年度: 2018\n稿: {公开稿: 简版}\n", "2:10 稿写得不对", "提纲: 简版"),
    ],
)
def test_a_fault_of_the_head_is_found_and_the_rest_is_read(
    tmp_path: Path, head: str, complaint: str, hint: str
) -> None:
    year = read(tmp_path, {"2018.yaml": head + BODY})
    assert year.complaints == [f"2018.yaml:{complaint}"]
    assert hint in year.hints[0]
    assert year.text("低保.标准") == "每人每月950元"


def test_no_year_at_all(tmp_path: Path) -> None:
    year = read(tmp_path, {"今年.yaml": BODY}, "今年.yaml")
    assert year.data is None
    assert year.complaints == ["今年.yaml:1:1 文件开头不对"]


def test_a_missing_file_is_found(tmp_path: Path) -> None:
    year = read(tmp_path, {}, "2018.yaml")
    assert year.data is None
    assert len(year.found) == 1


@pytest.mark.parametrize("name", ["2017.yaml", "去年.yaml", "2017年数据.yml"])
def test_last_year_is_found_by_what_is_written_in_it(tmp_path: Path, name: str) -> None:
    files = {"2018.yaml": "年度: 2018\n" + BODY, name: last(900), "2016.yaml": last(800, 2016)}
    year = read(tmp_path, files)
    assert year.text("低保.标准", "上年") == "每人每月900元"
    figure = year.book.figure("低保.标准", "上年")
    assert figure is not None
    assert figure.id == "低保.标准.上年"
    assert Path(figure.place.file).name == name
    assert year.data is not None
    assert [Path(file).name for file in year.data.files] == ["2018.yaml", name]


def test_last_year_may_be_a_folder(tmp_path: Path) -> None:
    files = {"2018.yaml": "年度: 2018\n" + BODY, "2017/甲科.yaml": last(900)}
    assert read(tmp_path, files).text("低保.标准", "上年") == "每人每月900元"


def test_a_half_year_compares_with_the_same_half(tmp_path: Path) -> None:
    files = {
        "2018上半年.yaml": "年度: 2018\n时段: 上半年\n" + BODY,
        "2017.yaml": last(900),
        "2017年中.yaml": last(880, span="1—6月"),
    }
    year = read(tmp_path, files, "2018上半年.yaml")
    assert year.text("低保.标准", "上年") == "每人每月880元"


def test_what_is_typed_goes_before_last_years_file(tmp_path: Path) -> None:
    files = {"2018.yaml": "年度: 2018\n数据: {低保: {标准: {上年: 901}}}\n", "2017.yaml": last(900)}
    assert read(tmp_path, files).text("低保.标准", "上年") == "每人每月901元"


def test_what_was_not_had_is_not_looked_up(tmp_path: Path) -> None:
    files = {"2018.yaml": "年度: 2018\n数据: {低保: {标准: {上年: 无}}}\n", "2017.yaml": last(900)}
    assert read(tmp_path, files).text("低保.标准", "上年") is None


def test_own_and_computed_figures_fall_back_too(tmp_path: Path) -> None:
    files = {
        "2018.yaml": "年度: 2018\n自设: {探访: 9户}\n",
        "2017.yaml": "年度: 2017\n自设: {探访: 8户}\n数据: {协商: {落实: 1, 决议: 2}}\n",
    }
    year = read(tmp_path, files)
    assert year.text("自设.探访", "上年") == "8户"
    assert year.text("协商.办结率", "上年") == "50%"


def test_last_years_rate_is_computed_from_what_this_year_says_of_it(tmp_path: Path) -> None:
    body = "年度: 2018\n数据: {协商: {落实: {上年: 1}, 决议: {上年: 4}}}\n"
    assert read(tmp_path, {"2018.yaml": body}).text("协商.办结率", "上年") == "25%"


def test_two_files_of_last_year_are_not_guessed_between(tmp_path: Path) -> None:
    files = {"今年.yaml": "年度: 2018\n" + BODY, "2017.yaml": last(900), "2017备份.yaml": last(1)}
    year = read(tmp_path, files, "今年.yaml")
    assert year.text("低保.标准", "上年") is None
    assert year.complaints == ["今年.yaml:0:0 上年文件不止一个"]
    assert len(year.found[0].related) == 2


@pytest.mark.parametrize("second", ["2017（旧）.yaml", "2017/甲科.yaml", "去年/甲科.yaml"])
def test_a_file_of_the_same_name_but_for_the_year_is_taken_before_another(
    tmp_path: Path, second: str
) -> None:
    files = {"2018.yaml": "年度: 2018\n" + BODY, "2017.yaml": last(900), second: last(1)}
    year = read(tmp_path, files)
    assert year.text("低保.标准", "上年") == "每人每月900元"
    assert year.complaints == ["2018.yaml:0:0 上年文件不止一个"]
    assert "用的是 2017.yaml" in year.found[0].message
    assert len(year.found[0].related) == 2


def test_the_words_of_last_year_are_no_second_file(tmp_path: Path) -> None:
    files = {
        "2018.yaml": "年度: 2018\n" + BODY,
        "2017.yaml": last(900),
        "2017/素材.md": "# 试验/试验\n- 甲。\n",
    }
    assert read(tmp_path, files).complaints == []


def test_faults_of_last_year_are_one_notice(tmp_path: Path) -> None:
    files = {
        "2018.yaml": "年度: 2018\n" + BODY,
        "2017.yaml": "年度: 2017\n数据:\n  低保: {标准: 一些, 资金: 许多}\n  没有: 3\n",
    }
    year = read(tmp_path, files)
    assert [(str(item.severity), item.rule) for item in year.found] == [
        ("提示", "上年文件没有读全")
    ]
    assert len(year.found[0].related) == 2
    assert read(tmp_path, {"2017.yaml": last(900)}).complaints == []


def test_one_index_serves_many_years(tmp_path: Path) -> None:
    write(tmp_path, {f"{year}.yaml": last(year, year) for year in range(2010, 2019)})
    index = YearIndex(tmp_path)
    for year in range(2011, 2019):
        outcome = read(tmp_path, {}, f"{year}.yaml", index=index)
        assert outcome.text("低保.标准", "上年") == f"每人每月{year - 1}元"


def test_figures_over_other_months_are_not_compared(tmp_path: Path) -> None:
    files = {
        "2018.yaml": "年度: 2018\n数据:\n  殡葬: {祭扫: {本年: 9, 时段: 4月}, 火化率: {本年: 9, 时段: 全年}}\n",
        "2017.yaml": "年度: 2017\n数据: {殡葬: {祭扫: 50, 火化率: 8}}\n",
    }
    year = read(tmp_path, files)
    assert year.text("殡葬.祭扫", "上年") is None
    assert year.text("殡葬.火化率", "上年") == "8%"
    assert year.complaints == ["2018.yaml:3:17 与上年时段不同"]
    typed = {"2018.yaml": files["2018.yaml"].replace("时段: 4月", "时段: 4月, 上年: 8")}
    assert read(tmp_path, typed).complaints == []


@pytest.mark.parametrize(
    ("now", "before", "compared"),
    [
        ("{本年: 9, 截至: 2018-11-30}", "8", False),
        ("{本年: 9, 截至: 2018-11-30}", "{本年: 8, 截至: 2017-11-20}", True),
        ("{本年: 9, 截至: 2018-12-20}", "8", True),
        ("9", "{本年: 8, 截至: 2017-11-30}", False),
    ],
)
def test_what_adds_up_is_compared_up_to_the_same_month(
    now: str, before: str, compared: bool, tmp_path: Path
) -> None:
    year = read(
        tmp_path,
        {
            "2018.yaml": f"年度: 2018\n数据: {{殡葬: {{祭扫: {now}}}}}\n",
            "2017.yaml": f"年度: 2017\n数据: {{殡葬: {{祭扫: {before}}}}}\n",
        },
    )
    assert (year.text("殡葬.祭扫", "上年") is not None) == compared
    told = [complaint.rpartition(" ")[2] for complaint in year.complaints]
    assert told == ([] if compared else ["与上年时段不同"])


def test_what_is_counted_on_a_day_is_compared_whatever_the_day(tmp_path: Path) -> None:
    year = read(
        tmp_path,
        {
            "2018.yaml": "年度: 2018\n数据: {低保: {在册: {本年: 9户9人, 截至: 2018-11-30}}}\n",
            "2017.yaml": "年度: 2017\n数据: {低保: {在册: 8户8人}}\n",
        },
    )
    assert year.text("低保.在册.人", "上年") == "8人"
    assert year.complaints == []


def test_years_side_by_side_in_a_folder_are_years_of_their_own(tmp_path: Path) -> None:
    files = {"历年/2018.yaml": "年度: 2018\n" + BODY, "历年/旧.yaml": last(900)}
    year = read(tmp_path, files, "历年/2018.yaml")
    assert year.text("低保.标准", "上年") == "每人每月900元"
    assert year.complaints == []


FOLDER = {
    "2018/综合.yaml": "年度: 2018\n时段: 全年\n提纲: 常规\n数据: {社区: {议事厅: 9}}\n",
    "2018/社会救助科.yaml": BODY,
    "2018/素材.md": "# 养老/助餐\n- 甲。\n",
}


@pytest.mark.parametrize("year_path", ["2018", "2018/社会救助科.yaml"])
def test_a_year_may_be_a_folder(tmp_path: Path, year_path: str) -> None:
    year = read(tmp_path, FOLDER, year_path)
    assert year.data is not None
    assert year.data.head.outline == "常规"
    assert (year.text("社区.议事厅"), year.text("低保.标准")) == ("9个", "每人每月950元")
    assert [item.text for item in year.words.items("养老/助餐", "总结")] == ["甲。"]
    assert [Path(file).name for file in year.data.files] == [
        "社会救助科.yaml",
        "综合.yaml",
        "素材.md",
    ]
    assert year.complaints == []


def test_a_figure_given_by_two_departments_is_found(tmp_path: Path) -> None:
    year = read(tmp_path, FOLDER | {"2018/低保中心.yaml": "年度: 2019\n" + BODY}, "2018")
    assert year.complaints == [
        "社会救助科.yaml:1:15 数据填了两次",
        "综合.yaml:1:5 数据填了两次",
    ]
    assert [Path(item.related[0].place.file).name for item in year.found] == ["低保中心.yaml"] * 2


def test_a_broken_file_of_a_folder_leaves_the_others(tmp_path: Path) -> None:
    year = read(tmp_path, FOLDER | {"2018/坏.yaml": "- 一列\n"}, "2018")
    assert year.text("低保.标准") == "每人每月950元"
    assert [complaint.split(":")[0] for complaint in year.complaints] == ["坏.yaml"]


def test_an_empty_folder_is_found(tmp_path: Path) -> None:
    year = read(tmp_path, {"2018/素材.md": "# 养老/助餐\n"}, "2018")
    assert year.data is None
    assert year.complaints == ["2018:0:0 文件夹里没有数据文件"]
