"""A number is read exactly and prints as it was typed; whatever else is typed is explained."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.quantity import (
    Computed,
    Pair,
    Quantity,
    QuantityRange,
    QuantityRatio,
    Unreadable,
    counting_numeral,
    han_numeral,
    ordinal_numeral,
    plain,
    read_value,
    read_words,
    round_half_up,
    rounded_text,
    split_scale,
)

UNITS = frozenset(
    {"元", "万元", "亿元", "人", "名", "户", "个", "件", "支", "次", "人次", "对", "处", "%", "‰"}
    | {"个百分点", "平方米", "元/人·月", "张/千人", "人/万人", "万件(床)"}
)
FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
BEFORE = ("约", "近", "超", "超过", "逾", "不少于", "不低于", "至少", "不超过", "预计", "预计约")
TRAILING = ("左右", "以上", "以下", "±")


def quantity(text: str) -> Quantity:
    value = read_value(text, UNITS)
    assert isinstance(value, Quantity), value
    return value


def quantity_range(text: str) -> QuantityRange:
    value = read_value(text, UNITS)
    assert isinstance(value, QuantityRange), value
    return value


def unreadable(text: str) -> Unreadable:
    value = read_value(text, UNITS)
    assert isinstance(value, Unreadable), value
    return value


numbers = st.builds(
    lambda whole, fraction: whole + fraction,
    st.from_regex(r"[0-9]{1,20}", fullmatch=True),
    st.from_regex(r"(\.[0-9]{1,19})?", fullmatch=True),
)
grouped_numbers = st.integers(0, 10**15)
any_unit = st.sampled_from(["", *sorted(UNITS - {"万元", "亿元", "万件(床)"})])
scales = st.sampled_from(["", "万", "亿", "万亿"])
ZEROS = {"": 0, "万": 4, "亿": 8, "万亿": 12}


# --- one number -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "measure", "printed", "exact"),
    [
        ("1366.73", "万元", "1366.73万元", Fraction("1366.73")),
        ("13.20", "万元", "13.20万元", Fraction("13.2")),
        ("0012", "户", "0012户", Fraction(12)),
        ("-3", "%", "-3%", Fraction(-3)),
        ("－３．５", "%", "-3.5%", Fraction("-3.5")),
        ("1,300", "人", "1300人", Fraction(1300)),
        ("1，300，000", "人", "1300000人", Fraction(1300000)),
        ("11.6万", "人", "11.6万人", Fraction(116000)),
        ("145多万", "人次", "145多万人次", Fraction(1450000)),
        ("3万多", "人", "3万多人", Fraction(30000)),
        ("600多", "人次", "600多人次", Fraction(600)),
        ("600 多", "人次", "600多人次", Fraction(600)),
        ("1090余", "人", "1090余人", Fraction(1090)),
        ("约3436.5", "万元", "约3436.5万元", Fraction("3436.5")),
        ("不少于10", "支", "不少于10支", Fraction(10)),
        ("预计1.8亿", "元", "预计1.8亿元", Fraction(180000000)),
        ("10以上", "%", "10%以上", Fraction(10)),
        ("10以上", "人", "10人以上", Fraction(10)),
        ("3000左右", "户", "3000户左右", Fraction(3000)),
        ("3000±", "个", "3000个±", Fraction(3000)),
        ("四", "个", "四个", Fraction(4)),
        ("两", "批", "两批", Fraction(2)),
        ("十二", "名", "十二名", Fraction(12)),
        ("一百二十三", "名", "一百二十三名", Fraction(123)),
        ("三千", "名", "三千名", Fraction(3000)),
        ("三千万", "元", "三千万元", Fraction(30000000)),
        ("一万二千", "名", "一万二千名", Fraction(12000)),
        ("一亿零五百万", "元", "一亿零五百万元", Fraction(105000000)),
        ("近万", "人", "近万人", Fraction(10000)),
        ("千余", "名", "千余名", Fraction(1000)),
        ("上百", "名", "上百名", Fraction(100)),
        (" 95 ", "%", "95%", Fraction(95)),
    ],
)
def test_a_number_prints_as_typed(typed: str, measure: str, printed: str, exact: Fraction) -> None:
    value = quantity(typed)
    assert value.text(measure) == printed
    assert value.exact == exact
    assert value.typed == typed


@pytest.mark.parametrize(
    ("typed", "unit", "measure", "printed", "exact"),
    [
        ("16285名", "名", "名", "16285名", Fraction(16285)),
        ("92.5%", "%", "%", "92.5%", Fraction("92.5")),
        ("９２．５％", "%", "%", "92.5%", Fraction("92.5")),
        ("95 %", "%", "%", "95%", Fraction(95)),
        ("1.9亿元", "元", "元", "1.9亿元", Fraction(190000000)),
        ("1.2万亿元", "元", "元", "1.2万亿元", Fraction(1200000000000)),
        ("413万多元", "元", "元", "413万多元", Fraction(4130000)),
        ("145多万人次", "人次", "人次", "145多万人次", Fraction(1450000)),
        ("950元/人·月", "元/人·月", "元", "950元", Fraction(950)),
        ("９５０元／人•月", "元/人·月", "元", "950元", Fraction(950)),
        ("4.2张/千人", "张/千人", "张/千人", "4.2张/千人", Fraction("4.2")),
        ("2.5万件(床)", "万件(床)", "万件(床)", "2.5万件(床)", Fraction("2.5")),
        ("3万件", "件", "件", "3万件", Fraction(30000)),
        ("2个百分点", "个百分点", "个百分点", "2个百分点", Fraction(2)),
        ("10%以上", "%", "%", "10%以上", Fraction(10)),
        ("3000户左右", "户", "户", "3000户左右", Fraction(3000)),
    ],
)
def test_a_typed_unit_is_split_from_its_number(
    typed: str, unit: str, measure: str, printed: str, exact: Fraction
) -> None:
    value = quantity(typed)
    assert (value.unit, value.text(measure), value.exact) == (unit, printed, exact)


def test_every_approximator_is_known_by_its_place() -> None:
    value = quantity("预计约145多万人次以上")
    assert (value.before, value.inner, value.after, value.trailing) == ("预计约", "多", "", "以上")
    value = quantity("600多")
    assert (value.before, value.inner, value.after, value.trailing) == ("", "", "多", "")


def test_a_typed_scale_takes_the_place_of_the_indicators_own() -> None:
    assert quantity("3亿").text("万元") == "3亿元"
    assert quantity("3万多").text("万元") == "3万多元"


def test_a_unit_is_known_only_where_its_scaled_form_is() -> None:
    value = read_value("1.9亿元", ["亿元"])
    assert isinstance(value, Quantity)
    assert (value.unit, value.scale, value.text("亿元")) == ("亿元", 0, "1.9亿元")


@given(
    before=st.sampled_from(["", *BEFORE]),
    digits=numbers,
    scale=scales,
    word=st.sampled_from(["", "多", "余"]),
    inside=st.booleans(),
    unit=any_unit,
    trailing=st.sampled_from(["", *TRAILING]),
    wide=st.booleans(),
)
def test_every_quantity_prints_in_its_normal_form(
    before: str,
    digits: str,
    scale: str,
    word: str,
    inside: bool,
    unit: str,
    trailing: str,
    wide: bool,
) -> None:
    middle = word + scale if inside else scale + word
    normal = before + digits + middle + unit + trailing
    value = quantity(normal.translate(FULL_WIDTH) if wide else normal)
    assert value.text(unit) == normal
    assert value.unit == unit
    assert value.exact == Fraction(digits) * 10 ** ZEROS[scale]
    assert value.approximate == bool(before or word or trailing)
    assert not value.numeral
    assert value.number == Decimal(digits)
    assert plain(value.number).partition(".")[2] == digits.partition(".")[2]


@given(number=grouped_numbers, wide=st.booleans())
def test_thousands_separators_are_taken_and_not_printed(number: int, wide: bool) -> None:
    typed = f"{number:,}".replace(",", "，" if wide else ",")
    value = quantity(typed)
    assert (value.exact, value.text("人")) == (Fraction(number), f"{number}人")


sections = st.one_of(st.just(0), st.integers(1, 9), st.integers(0, 9999))


@given(
    number=st.builds(
        lambda high, middle, low: high * 10**8 + middle * 10**4 + low, *[sections] * 3
    ),
    unit=any_unit,
)
def test_han_numerals_read_back_and_print_as_typed(number: int, unit: str) -> None:
    spelled = han_numeral(number)
    value = quantity(spelled + unit)
    assert (value.exact, value.text(unit)) == (Fraction(number), spelled + unit)
    assert value.numeral


@pytest.mark.parametrize(
    ("number", "spelled"),
    [
        (0, "零"),
        (2, "二"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (102, "一百零二"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (10010, "一万零一十"),
        (120000, "十二万"),
        (205000, "二十万五千"),
        (100000001, "一亿零一"),
        (100100000, "一亿零一十万"),
        (-3, "负三"),
    ],
)
def test_han_numeral_follows_the_rules_of_zero_and_ten(number: int, spelled: str) -> None:
    assert han_numeral(number) == spelled


def test_counting_and_numbering() -> None:
    assert [counting_numeral(number) for number in (1, 2, 12)] == ["一", "两", "十二"]
    assert [ordinal_numeral(number) for number in (1, 2, 21)] == ["一", "二", "二十一"]
    with pytest.raises(ValueError, match="0"):
        ordinal_numeral(0)


def test_values_are_frozen_and_hashable() -> None:
    typed = ("950", "1—2", "6:4", "约3万多人")
    assert len({read_value(text, UNITS) for text in (*typed, *typed)}) == len(typed)
    with pytest.raises(AttributeError):
        quantity("950").scale = 4  # type: ignore[misc]


def test_forty_digits_are_the_most() -> None:
    assert quantity("9" * 40).exact == 10**40 - 1
    assert quantity("9" * 20 + "." + "9" * 20).number.as_tuple().exponent == -20
    assert "40" in unreadable("9" * 41).message
    assert "40" in unreadable("0." + "9" * 40 + "人").message
    assert "40" in unreadable("1:" + "9" * 41).message


# --- ranges, ratios, pairs --------------------------------------------------------------


@pytest.mark.parametrize("joiner", ["-", "—", "–", "——", "－", "～", "~", "至", " 至 ", "到"])
def test_every_joiner_makes_a_range(joiner: str) -> None:
    value = quantity_range(f"1{joiner}2个")
    assert value.text("个") == ("1～2个" if joiner in "～~" else "1—2个")
    assert (value.exact, value.approximate, value.unit) == (None, True, "个")


@pytest.mark.parametrize(
    ("typed", "measure", "printed"),
    [
        ("15%～30%", "%", "15%～30%"),
        ("15-30%", "%", "15%—30%"),
        ("15—30", "‰", "15‰—30‰"),
        ("9～16亿元", "元", "9亿～16亿元"),
        ("9亿元～16亿元", "元", "9亿～16亿元"),
        ("300—500", "万元", "300万—500万元"),
        ("3-5万", "万元", "3万—5万元"),
        ("500-1万元", "元", "500元—1万元"),
        ("5000—1万", "人", "5000人—1万人"),
        ("5元—10万元", "元", "5元—10万元"),
        ("-3—5", "%", "-3%～5%"),
        ("-3--1", "%", "-3%～-1%"),
        ("约1-2个左右", "个", "约1—2个左右"),
        ("三至五", "个", "三—五个"),
        ("三四十", "人", "三四十人"),
        ("五六万", "人次", "五六万人次"),
        ("十七八", "万元", "十七八万元"),
        ("一两百", "户", "一两百户"),
        ("约三五", "户", "约三五户"),
        ("三亿五六千万", "元", "三亿五六千万元"),
    ],
)
def test_a_range_prints_its_unit_where_it_belongs(typed: str, measure: str, printed: str) -> None:
    assert quantity_range(typed).text(measure) == printed


@given(
    low=st.integers(-(10**9), 10**9),
    width=st.integers(1, 10**9),
    scale=scales,
    unit=any_unit,
    joiner=st.sampled_from(["—", "～"]),
)
def test_every_range_prints_and_reads_back(
    low: int, width: int, scale: str, unit: str, joiner: str
) -> None:
    high = low + width
    joiner = "～" if low < 0 else joiner
    sign = unit if unit in ("%", "‰") and not scale else ""
    normal = f"{low}{scale}{sign}{joiner}{high}{scale}{unit}"
    value = quantity_range(normal)
    assert value.text(unit) == normal
    size = 10 ** ZEROS[scale]
    assert (value.low.exact, value.high.exact) == (low * size, high * size)


@given(left=numbers, right=numbers, colon=st.sampled_from([":", "：", "∶", " : "]))
def test_every_ratio_is_kept_apart_from_numbers(left: str, right: str, colon: str) -> None:
    value = read_value(left + colon + right, UNITS)
    assert isinstance(value, QuantityRatio)
    assert (value.left, value.right) == (Decimal(left), Decimal(right))
    assert (value.exact, value.approximate, value.unit) == (None, False, "")


def test_a_ratio_prints_with_a_plain_colon() -> None:
    value = read_value("６：４", UNITS)
    assert isinstance(value, QuantityRatio)
    assert value.text("比") == "6:4"


@given(
    households=grouped_numbers,
    persons=grouped_numbers,
    word=st.sampled_from(["", "多", "余"]),
    between=st.sampled_from(["", "、", "，", " ", "；"]),
)
def test_a_pair_is_two_values_with_their_units(
    households: int, persons: int, word: str, between: str
) -> None:
    pair = read_value(f"约{households:,}{word}户{between}{persons}人左右", UNITS)
    assert isinstance(pair, Pair)
    assert [(unit, value.exact) for unit, value in pair] == [
        ("户", Fraction(households)),
        ("人", Fraction(persons)),
    ]
    assert [value.text(unit) for unit, value in pair] == [
        f"约{households}{word}户",
        f"{persons}人左右",
    ]


def test_the_parts_of_a_pair_may_be_han_numerals_or_estimates() -> None:
    pair = read_value("两户五六人", UNITS)
    assert isinstance(pair, Pair)
    assert [value.text(unit) for unit, value in pair] == ["两户", "五六人"]


# --- what is not a value ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "wrong", "hint"),
    [
        ("", "没有数", "留空"),
        ("××", "读不成数", "留空"),
        ("待定", "读不成数", "留空"),
        ("NaN", "读不成数", "请填数"),
        ("inf", "读不成数", "请填数"),
        ("٣", "读不成数", "请填数"),
        ("1,30", "千分位不对", "130 或 1.30"),
        ("1,300,00", "千分位不对", "130000"),
        ("12,3456人", "千分位不对", "123456人"),
        ("1e3", "科学记数法", "请写成 1000"),
        ("1.5E-3人", "科学记数法", "请写成 0.0015人"),
        ("1e999", "科学记数法", "请写成普通数字"),
        (".5", "小数点前面少了 0", "请写成 0.5"),
        ("-.5%", "小数点前面少了 0", "请写成 -0.5%"),
        ("5.", "小数点后面没有数字", "请写成 5"),
        ("1。5万元", "小数点写错了", "请写成 1.5万元"),
        ("1.2.3", "不止一个小数点", "只留一个"),
        ("1 300", "空格", "请写成 1300"),
        ("908 1515", "空格", "每个数后面写上单位"),
        ("300\u200b人", "看不见的字符", "请写成 300人"),
        ("十七点五万", "不用汉字", "请写成 17.5万"),
        ("百分之十七点五", "阿拉伯数字", "请写成 17.5%"),
        ("百分之90", "阿拉伯数字", "请写成 90%"),
        ("5六", "混在了一起", "全用阿拉伯数字"),
        ("3千万元", "只能用“万”“亿”", "请写成 3000万元"),
        ("1百个", "只能用“万”“亿”", "请写成 100个"),
        ("3千5百人", "只能用“万”“亿”", "请全用阿拉伯数字"),
        ("3亿5000万元", "两截", "请写成 3.5亿元"),
        ("3万5000人", "两截", "请写成 3.5万人"),
        ("3万5千人", "两截", "请写成 3.5万人"),
        ("3万5", "两截", "3.5万"),
        ("5、6万人", "不加顿号", "请写成 五六万人"),
        ("三、四十个", "不加顿号", "请写成 三四十个"),
        ("1、300", "两个数", "千分位请用逗号"),
        ("一百二", "不合汉字数字的写法", "阿拉伯数字"),
        ("二〇一八", "不合汉字数字的写法", "阿拉伯数字"),
        ("两十个", "不合汉字数字的写法", "阿拉伯数字"),
        ("三四十多人", "读不成数", "请填数"),
        ("壹佰元", "大写数字", "阿拉伯数字"),
        ("几十个", "说不出确数", "30多"),
        ("数百名", "说不出确数", "30多"),
        ("1/3", "分数", "百分数"),
        ("≥10", "请用文字", "请写成 不少于10"),
        (">10%", "请用文字", "请写成 超过10%"),
        ("10+", "请用文字", "请写成 10多"),
        ("10%+", "请用文字", "请写成 10%以上"),
        ("+3%", "不用写", "请写成 3%"),
        ("3000±100", "上下限", "请写成区间"),
        ("100%%", "重复", "请写成 100%"),
        ("¥300万", "文字写单位", "请写成 300万元"),
        ("每人每月950元", "不用写", "请写成 950"),
        ("950元每人每月", "不认识单位“元每人每月”", "请写成 950元/人·月"),
        ("16285铭", "不认识单位“铭”", "计量.yaml"),
        ("3000左右户", "写在单位后面", "请写成 3000户左右"),
        ("413万元多", "写在单位前面", "请写成 413万多元"),
        ("300（估）", "括号", "备注"),
        ("908户1515人。", "末尾多了“。”", "请写成 908户1515人"),
        ("811人，", "末尾多了“，”", "请写成 811人"),
        ("645，55", "“645，55”的千分位不对", "请写成 64555 或 645.55"),
        ("“908户1515人”", "两头多了引号", "请写成 908户1515人"),
        ("‘811人’", "两头多了引号", "请写成 811人"),
        ("“811人", "数前面多了““”", "请写成 811人"),
        ("18OOO", "“18OOO”里夹着字母", "核对原数，多半要写成 18000"),
        ("l3OOO多", "“l3OOO”里夹着字母", "写成 13000多"),
        ("33I2", "“33I2”里夹着字母", "写成 3312"),
        ("8l1家", "“8l1”里夹着字母", "写成 811家"),
        ("145多w", "“w”要写成“万”", "请写成 145多万"),
        ("11.6W", "“W”要写成“万”", "请写成 11.6万"),
        ("908户1515", "没有单位", "写上单位"),
        ("908户15户", "“户”写了两次", "一个单位只写一个数"),
        ("—3", "减号", "请写成 -3"),
        ("负3%", "减号", "请写成 -3%"),
        ("5-5", "两端相同", "请写成 5"),
        ("16—9亿元", "前面的数大于后面的数", "请写成 9亿—16亿元"),
        ("9亿-16元", "前面的数大于后面的数", "请写成 9亿—16亿元"),
        ("3人-5户", "前一个数是“人”", "同一个单位"),
        ("10多-20", "确数", "1—2"),
        ("3-", "后面少一个数", "1—2"),
        ("3—4—5", "只有两端", "1—2"),
        ("2018-12-31", "日期", "截至"),
        ("3:4:3", "只能有两项", "分成几个数"),
        ("6比4", "比号", "请写成 6:4"),
        ("约约5", "读不成数", "请填数"),
        ("上5", "读不成数", "请填数"),
        ("万", "读不成数", "请填数"),
        ("3多万多", "读不成数", "请填数"),
        ("5" + " " * 300, "太长", "请填数"),
    ],
)
def test_what_cannot_be_read_is_explained(typed: str, wrong: str, hint: str) -> None:
    fault = unreadable(typed)
    assert wrong in fault.message
    assert hint in fault.hint
    assert 0 <= fault.offset <= len(typed)
    if mended := re.fullmatch(r"请写成 (\S+)", fault.hint):
        assert not isinstance(read_value(mended[1], UNITS), Unreadable)


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("1。5万元", "1.5万元"),
        ("1·5", "1.5"),
        ("908户1515人。", "908户1515人"),
        ("811人，", "811人"),
        ("“908户1515人”", "908户1515人"),
        ("“13。5”", "13.5"),
        ("18OOO", ""),
        ("645，55", ""),
        ("812。", "812"),
        ("1。2。3", ""),
        ("3、", "3"),
        ("约约5。", ""),
        ("5" + "。" * 100, ""),
    ],
)
def test_only_slips_of_the_keyboard_are_surely_mended(typed: str, mended: str) -> None:
    assert unreadable(typed).mended == mended


def test_the_offset_points_at_the_fault_in_the_text_as_typed() -> None:
    assert unreadable(" 908户１５１５铭").offset == 9
    assert unreadable("-.5").offset == 1


telling = st.text(alphabet="0123456789０９.,，。：:-—～~至+%％ 约近不少于预计多余十百千万亿两三四五左右以上±元户人/·eE×", max_size=20)  # fmt: skip


@given(text=st.one_of(st.text(max_size=40), telling))
def test_any_text_is_a_value_or_explained(text: str) -> None:
    value = read_value(text, UNITS)
    if isinstance(value, Unreadable):
        assert value.message
        assert value.hint
        assert 0 <= value.offset <= len(text)
    elif isinstance(value, Pair):
        assert len(value) > 1
        assert {unit for unit, _ in value} <= UNITS
    else:
        again = read_value(value.text(value.unit), UNITS)
        assert not isinstance(again, Unreadable | Pair)
        assert again.exact == value.exact
        assert again.text(value.unit) == value.text(value.unit)


@given(
    text=st.one_of(
        st.text(max_size=40),
        telling,
        st.text(alphabet='12５甲建一万两约元户“”"。、;；·, \xa0\u3000', max_size=9),
    )
)
def test_where_words_may_stand_the_same_is_a_value_or_a_slip(text: str) -> None:
    value, words = read_value(text, UNITS), read_words(text, UNITS)
    if isinstance(value, Unreadable) and not value.mended:
        assert isinstance(words, Unreadable)
        assert not words.mended
    else:
        assert words == value


# --- arithmetic -------------------------------------------------------------------------


@given(digits=st.integers(-(10**18), 10**18), behind=st.integers(0, 12), places=st.integers(0, 6))
def test_rounding_agrees_with_the_decimal_model(digits: int, behind: int, places: int) -> None:
    context = Context(prec=60)
    model = context.scaleb(Decimal(digits), -behind).quantize(
        Decimal(1).scaleb(-places), ROUND_HALF_UP, context
    )
    rounded = round_half_up(Fraction(digits, 10**behind), places)
    assert rounded == model
    assert rounded.as_tuple().exponent == -places


@given(value=st.fractions(), places=st.integers(0, 8))
def test_rounding_never_strays_more_than_half(value: Fraction, places: int) -> None:
    off = abs(Fraction(round_half_up(value, places)) - value)
    assert off <= Fraction(1, 2 * 10**places)


def test_a_half_goes_away_from_zero() -> None:
    halves = [Fraction(1, 2), Fraction(3, 2), Fraction(5, 2), Fraction(-1, 2), Fraction(-5, 2)]
    assert [round_half_up(half, 0) for half in halves] == [1, 2, 3, -1, -3]


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(1, 3), 1, "0.3"),
        (Fraction(53, 10), 1, "5.3"),
        (Fraction(5), 1, "5"),
        (Fraction(100), 0, "100"),
        (Fraction("5.05"), 1, "5.1"),
        (Fraction("5.04"), 1, "5"),
        (Fraction("0.04"), 1, "0.04"),
        (Fraction("-0.004"), 1, "-0.004"),
        (Fraction("0.0000004"), 1, "0"),
        (Fraction("-0.0000004"), 1, "0"),
        (Fraction(0), 1, "0"),
        (Fraction("1234567.891"), 2, "1234567.89"),
    ],
)
def test_rounded_text_trims_zeros_and_does_not_vanish(
    value: Fraction, places: int, text: str
) -> None:
    assert rounded_text(value, places) == text


def test_plain_has_no_exponent_and_keeps_zeros() -> None:
    assert [plain(Decimal(text)) for text in ("1E+3", "1E-7", "13.20")] == [
        "1000",
        "0.0000001",
        "13.20",
    ]


def test_a_computed_number_says_when_it_is_approximate() -> None:
    assert Computed(Fraction(16, 3)).text("%") == "5.3%"
    assert Computed(Fraction(1435, 100)).text("万元", places=2) == "14.35万元"
    assert Computed(Fraction(16, 3), approximate=True).text("%") == "约5.3%"
    assert Computed(Fraction(16, 3)).exact == Fraction(16, 3)


@pytest.mark.parametrize(
    ("measure", "parts"),
    [
        ("万元", (4, "元")),
        ("亿元", (8, "元")),
        ("万亿元", (12, "元")),
        ("元", (0, "元")),
        ("人/万人", (0, "人/万人")),
        ("", (0, "")),
    ],
)
def test_a_measure_word_gives_its_scale(measure: str, parts: tuple[int, str]) -> None:
    assert split_scale(measure) == parts
