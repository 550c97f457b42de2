"""Dates and moments as people write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.forms.written.dates import ReadDate, ReadMoment, read_date, read_moment

NEAR = dt.date(2026, 3, 20)
FIRST = dt.date(2026, 4, 1)  # a Wednesday


def sure_date(written: str, near: dt.date = NEAR) -> ReadDate:
    read = read_date(written, near)
    assert read is not None
    return read


def sure_moment(written: str) -> ReadMoment:
    read = read_moment(written, NEAR)
    assert read is not None
    return read


DATES = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "2026-04-01",
        "2026-4-1",
        "2026/4/1",
        "2026/04/01",
        "2026.4.1",
        "2026. 4. 1",
        "2026年4月1日",
        "2026年4月1号",
        "2026年4月1號",
        "2026年04月01日",
        "2026 年 4 月 1 日",
        "2026年4月1",
        "20260401",
        "２０２６－０４－０１",
        "２０２６年４月１日",
        "2026–04–01",
        "\u20662026-04-01\u2069",
        " \u30002026-04-01\u200b\n",
        "二〇二六年四月一日",
        "二零二六年四月一日",
        "二〇二六年四月一號",
        "民国115年4月1日",
        "民國115年4月1日",
        "1 April 2026",
        "1st April 2026",
        "1st of April, 2026",
        "1-Apr-2026",
        "April 1, 2026",
        "Apr. 1st, 2026",
        "APRIL 1 2026",
    ],
)
def test_a_whole_date_is_read_in_every_common_spelling(written):
    assert ReadDate(FIRST) == read_date(written, NEAR)


@pytest.mark.parametrize(
    "written",
    [
        "4月1日",
        "4月1号",
        "4月1",
        "4/1",
        "04/01",
        "四月一日",
        "四月一號",
        "1 April",
        "April 1st",
        "26年4月1日",
    ],
)
def test_a_date_without_its_year_says_that_the_year_is_assumed(written):
    assert ReadDate(FIRST, assumed_year=True) == read_date(written, NEAR)


@pytest.mark.parametrize(
    "near, written, expected",
    [
        (dt.date(2026, 12, 20), "1月5日", dt.date(2027, 1, 5)),
        (dt.date(2026, 1, 5), "12月20日", dt.date(2025, 12, 20)),
        (dt.date(2026, 6, 30), "6月30日", dt.date(2026, 6, 30)),
        (dt.date(2026, 6, 30), "12月20日", dt.date(2026, 12, 20)),
        (dt.date(2027, 12, 1), "2月29日", dt.date(2028, 2, 29)),
    ],
)
def test_the_assumed_year_is_the_one_that_brings_the_date_nearest(near, written, expected):
    assert ReadDate(expected, assumed_year=True) == read_date(written, near)


@given(near=DATES, day=DATES)
def test_an_assumed_year_is_never_more_than_half_a_year_away(near, day):
    read = read_date(f"{day.month}月{day.day}日", near)

    if (day.month, day.day) != (2, 29):
        assert read is not None
    assert read is None or abs(read.date - near) <= dt.timedelta(days=184)


def test_a_leap_day_without_a_leap_year_at_hand_is_not_read():
    assert read_date("2月29日", dt.date(2026, 3, 1)) is None


@pytest.mark.parametrize(
    "written",
    [
        "2026-04-01 周三",
        "2026-04-01（周三）",
        "2026年4月1日 星期三",
        "2026年4月1日星期三",
        "2026年4月1日(三)",
        "2026年4月1日【週三】",
        "2026年4月1日禮拜三",
        "周三，2026年4月1日",
        "Wed, 1 April 2026",
        "Wednesday 1 April 2026",
        "April 1, 2026 (Wed.)",
        "2026-04-01 wed",
    ],
)
def test_the_day_of_the_week_is_checked_against_the_date(written):
    read = sure_date(written)
    other = written.replace("三", "五").replace("Wednesday", "Fri")
    wrong = sure_date(other.replace("Wed", "Fri").replace("wed", "fri"))

    assert ReadDate(FIRST, weekday=3) == read
    assert ReadDate(FIRST, weekday=5) == wrong
    assert (False, True) == (read.weekday_conflict, wrong.weekday_conflict)


@pytest.mark.parametrize("written, day", [("周日", 7), ("星期天", 7), ("周一", 1), ("Sun", 7)])
def test_the_days_of_the_week_are_numbered_from_monday(written, day):
    assert day == sure_date(f"2026-04-05 {written}").weekday


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "待定",
        "明天",
        "下周三",
        "下周三 4月1日",
        "本周三（4月1日）",
        "周三",
        "next Friday",
        "tomorrow",
        "2月30日",
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "0/0",
        "13/4",
        "01/04/2026",
        "4/1/2026",
        "26/4/1",
        "4.1",
        "4-1",
        "17",
        "2026",
        "2026-04",
        "2026年4月",
        "4月",
        "2026-4/1",
        "2026-04-01 14:00",
        "2026-04-01T14:00",
        "2026-04-01 – 2026-04-03",
        "4月1日至3日",
        "4月上旬",
        "12340401",
        "4月1日之前",
        "正月初一",
        "٢٠٢٦-٠٤-٠١",
        "2026年4月1日" * 100,
    ],
)
def test_what_has_no_sure_reading_is_not_read_as_a_date(written):
    assert read_date(written, NEAR) is None


@given(day=DATES, near=DATES)
def test_every_date_is_read_back_from_every_way_to_write_it(day, near):
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y%m%d", "%d %B %Y", "%A, %b %d, %Y"):
        read = sure_date(day.strftime(form), near)

        assert (day, False, False) == (read.date, read.assumed_year, read.weekday_conflict)


@pytest.mark.parametrize(
    "written, time",
    [
        ("2026-04-01 14:00", dt.time(14)),
        ("2026-04-01T14:00", dt.time(14)),
        ("2026-04-01 14:00:00", dt.time(14)),
        ("2026/4/1 9:30", dt.time(9, 30)),
        ("2026年4月1日14点30分", dt.time(14, 30)),
        ("2026年4月1日 下午2点", dt.time(14)),
        ("2026年4月1日（周三）下午2点半", dt.time(14, 30)),
        ("2026年4月1日，周三，14：00", dt.time(14)),
        ("２０２６年４月１日　１４：００", dt.time(14)),
        ("20260401 0900", dt.time(9)),
        ("1 April 2026, 2:30 pm", dt.time(14, 30)),
        ("April 1, 2026 at 2pm", dt.time(14)),
        ("2026-04-01 上午9:30", dt.time(9, 30)),
        ("二〇二六年四月一日上午十点", dt.time(10)),
    ],
)
def test_a_moment_is_a_date_and_a_time(written, time):
    read = sure_moment(written)

    assert (FIRST, False, time) == (read.day.date, read.day.assumed_year, read.time)


@pytest.mark.parametrize(
    "written", ["4月1日 下午2点", "4月1日下午2点", "4/1 14:00", "四月一日 14:00"]
)
def test_a_moment_without_a_year_says_so_too(written):
    read = sure_moment(written)

    assert (FIRST, True, dt.time(14)) == (read.day.date, read.day.assumed_year, read.time)


def test_a_moment_on_another_day_of_the_week_is_a_conflict():
    assert sure_moment("2026年4月1日（周五）14:00").day.weekday_conflict


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2026-04-01",
        "14:00",
        "2026-04-01 14",
        "2026-04-01T14:00Z",
        "2026-04-01T14:00+08:00",
        "2026-04-01 24:00",
        "2026-04-01 上午15点",
        "2026-04-01 2点",
        "2026-02-30 14:00",
        "4/114:00",
        "明天下午2点",
        "2026-04-01 14:00-15:00",
        "4月1日 下午",
    ],
)
def test_what_has_no_sure_reading_is_not_read_as_a_moment(written):
    assert read_moment(written, NEAR) is None


PIECES = st.lists(
    st.sampled_from(
        [*"0123456789-/.:年月日号周三一十二〇四 (),T", "April", "2026", "下午", "点", "pm", "Wed"]
    )
).map("".join)


@given(written=st.one_of(st.text(), PIECES), near=st.dates())
def test_no_text_makes_the_reading_of_dates_fail(written, near):
    read_date(written, near)
    read_moment(written, near)
