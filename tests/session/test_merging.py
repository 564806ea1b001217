"""Two changes of one file: both are in the result, or it is said where they meet."""

from __future__ import annotations

import codecs
import random
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafter.session.disk.linediff import hunks
from drafter.session.disk.merging import Conflict, Place, merge

# Few different lines, so that they repeat; most of them the same in every text.
TEXTS = st.builds(
    lambda lines, end: end.join(lines),
    st.lists(st.sampled_from(["", "低保:", "  标准: 950", "  标准: 900", "甲", "乙"]), max_size=9),
    st.sampled_from(["\n", "\r\n"]),
).map(str.encode)


def text(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


@given(TEXTS | st.binary(max_size=40), TEXTS | st.binary(max_size=40))
def test_a_change_beside_none_is_the_change(base: bytes, other: bytes) -> None:
    assert merge(base, base, other) == other
    assert merge(base, other, base) == other
    assert merge(base, other, other) == other


@given(TEXTS, TEXTS, TEXTS)
def test_either_way_round_comes_to_the_same(base: bytes, ours: bytes, theirs: bytes) -> None:
    base, ours, theirs = (data.replace(b"\r\n", b"\n") for data in (base, ours, theirs))
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert isinstance(one, Conflict) == isinstance(other, Conflict)
    if isinstance(one, bytes):
        assert one == other


@st.composite
def apart(draw: st.DrawFn) -> tuple[list[str], list[str], list[str], list[str]]:
    """Different lines; some of them changed here, others there; both together."""
    base, ours, theirs, both = [], [], [], []
    for number in range(draw(st.integers(0, 12))):
        line = f"行{number}"
        new = draw(st.sampled_from([[], [f"新{number}"], [f"新{number}", f"又{number}"]]))
        who = draw(st.sampled_from("无无甲乙"))
        base.append(line)
        ours += new if who == "甲" else [line]
        theirs += new if who == "乙" else [line]
        both += [line] if who == "无" else new
    return base, ours, theirs, both


@given(apart(), st.sampled_from(["\n", "\r\n"]), st.booleans())
@example((["甲", "乙"], ["甲"], ["新", "乙"], ["新"]), "\n", False)
def test_what_was_changed_apart_is_all_in_the_result(
    texts: tuple[list[str], ...], newline: str, ended: bool
) -> None:
    base, ours, theirs, both = (
        (newline.join(lines) + newline * (ended and bool(lines))).encode() for lines in texts
    )
    merged = merge(base, ours, theirs)
    if isinstance(merged, Conflict):  # both have replaced lines that stand together, or all
        assert len(texts[0]) < 2 or b"" in {ours, theirs} or not ended
        return
    assert merged == both


@given(apart())
def test_their_encoding_line_ends_and_mark_stay(texts: tuple[list[str], ...]) -> None:
    base, ours, theirs, both = ("".join(f"{line}\n" for line in lines) for lines in texts)
    if not theirs or both == base:
        return

    def notepad(words: str) -> bytes:
        return codecs.BOM_UTF8 + words.replace("\n", "\r\n").encode()

    merged = merge(base.encode(), ours.encode(), notepad(theirs))
    assert merged == notepad(both)


def test_a_file_that_was_saved_as_gb18030_stays_so() -> None:
    base = text("低保:", "  标准: 950", "  资金: 1366.73", "养老:", "  床位: 3960")
    ours = base.replace(b"950", "900  # 上年".encode())
    theirs = base.decode().replace("3960", "4120  # 张").replace("\n", "\r\n").encode("gb18030")
    merged = merge(base, ours, theirs)
    assert isinstance(merged, bytes)
    assert merged.decode("gb18030") == (
        "低保:\r\n  标准: 900  # 上年\r\n  资金: 1366.73\r\n养老:\r\n  床位: 4120  # 张\r\n"
    )


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("甲\n乙\n", "甲\n新\n乙\n", "甲\n改\n", "甲\n新\n改\n"),
        ("甲\n乙\n", "甲\n乙\n新\n", "甲\n改", "甲\n改\n新"),
        ("甲\n乙\n", "甲\n", "改\n乙", "改"),
        ("甲\n乙", "甲\n乙\n", "改\n乙", "改\n乙\n"),
        ("甲\n乙\n", "甲\n乙", "改\n乙\n", "改\n乙"),
        ("甲\n乙\n丙\n", "乙\n丙\n", "甲\n乙\n改\n", "乙\n改\n"),
        ("甲\n乙\n", "新\n乙\n", "甲\n", "新\n"),
        ("甲\r\n乙\n丙\r\n", "甲\n新\n丙\n", "甲\r\n乙\n丙\r\n丁\n", "甲\r\n新\r\n丙\r\n丁\n"),
        ("甲\n乙\n丙\n", "甲\n改\n丙\n", "甲\n改\n丙\n丁\n", "甲\n改\n丙\n丁\n"),
        ("", "甲\n", "", "甲\n"),
        ("甲", "", "甲\n乙\n", "乙\n"),
    ],
    ids=[
        "插在改行前",
        "末行没有换行",
        "删末行",
        "补末尾换行",
        "去末尾换行",
        "相邻",
        "两边相邻",
        "混用换行",
        "同样的修改",
        "空",
        "删空",
    ],
)
def test_merged(base: str, ours: str, theirs: str, merged: str) -> None:
    done = merge(base.encode(), ours.encode(), theirs.encode())
    assert isinstance(done, bytes)
    assert done.decode() == merged


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "places"),
    [
        ("甲\n乙\n丙\n", "甲\n一\n丙\n", "零\n甲\n二\n丙\n", [Place(3, 3)]),
        ("甲\n乙\n丙\n", "甲\n一\n丙\n", "甲\n丙\n", [Place(2, 1)]),
        ("甲\n", "甲\n一\n", "甲\n二\n", [Place(2, 2)]),
        ("甲\n乙\n丙\n丁\n", "一\n乙\n丙\n四\n", "五\n乙\n丙\n六\n", [Place(1, 1), Place(4, 4)]),
        ("甲\n乙\n丙\n丁\n", "甲\n一\n丁\n", "甲\n乙\n二\n丁\n", [Place(2, 3)]),
        ("甲\n乙\n丙\n丁\n", "甲\n一\n丁\n", "甲\n二\n丙\n丁\n", [Place(2, 3)]),
    ],
    ids=["改与改", "改与删", "插与插", "两处", "后一半", "前一半"],
)
def test_where_both_have_changed_a_line_is_said(
    base: str, ours: str, theirs: str, places: list[Place]
) -> None:
    found = merge(base.encode(), ours.encode(), theirs.encode())
    assert found == Conflict(tuple(places))
    said = found.findings("2018.yaml")
    assert [str(finding.place) for finding in said] == [f"2018.yaml:{at.first}" for at in places]
    assert all("合不到一起，没有动它" in finding.message and finding.hint for finding in said)


def test_a_file_that_is_no_text_any_more_is_a_conflict() -> None:
    base, ours = text("年度: 2018", "数据: {}"), text("年度: 2018", "数据: 无")
    for theirs in (b"PK\x03\x04" + bytes(200), bytes(1000), "年度: 2018\n".encode("utf-16")):
        found = merge(base, ours, theirs)
        assert isinstance(found, Conflict)
        (said,) = found.findings("2018.yaml")
        assert "没有动它" in said.message


@pytest.mark.parametrize(
    "lines",
    [
        ["甲"] * 20_000,
        [str(number % 2) for number in range(20_000)],
        random.Random(1).sample([f"{number}" for number in range(99_999)], 20_000),
    ],
    ids=["全同", "交替", "全异"],
)
def test_hostile_texts_take_no_time(lines: list[str]) -> None:
    base = text(*lines)
    ours = text(*lines[:5000], "新", *lines[5000:])
    shuffled = text(*lines[:9000], *reversed(lines[9000:]), *lines[::3])
    fewer = text(*lines[3:9000], *lines[9010:])
    for theirs in (shuffled, fewer, text(*reversed(lines)), b"\n" * 20_000):
        begun = time.process_time()
        merge(base, ours, theirs)
        assert time.process_time() - begun < 1


@given(
    st.lists(st.sampled_from("甲乙丙"), max_size=12),
    st.lists(st.sampled_from("甲乙丙"), max_size=12),
)
def test_the_hunks_make_the_one_of_the_other(old: list[str], new: list[str]) -> None:
    made, at = [], 0
    for hunk in hunks(old, new):
        assert at <= hunk.start
        made += old[at : hunk.start]
        assert len(made) == hunk.first
        assert hunk.start < hunk.end or hunk.first < hunk.last
        made += new[hunk.first : hunk.last]
        at = hunk.end
    assert made + old[at:] == new
