"""Times of day, spans and lengths of time as people write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.forms.written.times import (
    begins_with_time,
    read_duration,
    read_span,
    read_time,
    write_duration,
)


@pytest.mark.parametrize(
    "written, expected",
    [
        ("14:00", "14:00"),
        ("14：00", "14:00"),
        ("１４：３０", "14:30"),
        ("9:05", "09:05"),
        ("09:05:00", "09:05"),
        ("00:00", "00:00"),
        ("2:30", "02:30"),
        ("0900", "09:00"),
        ("14点", "14:00"),
        ("14點", "14:00"),
        ("14时", "14:00"),
        ("14点整", "14:00"),
        ("9点钟", "09:00"),
        ("14点30分", "14:30"),
        ("14点30", "14:30"),
        ("14时05分", "14:05"),
        ("14時30分", "14:30"),
        ("9点半", "09:30"),
        ("9点一刻", "09:15"),
        ("9点三刻", "09:45"),
        ("十点", "10:00"),
        ("十点零五分", "10:05"),
        ("十四点三十分", "14:30"),
        ("下午2点", "14:00"),
        ("下午 2 点", "14:00"),
        ("下午两点半", "14:30"),
        ("下午2點半", "14:30"),
        ("下午2:30", "14:30"),
        ("下午14:00", "14:00"),
        ("下午12:30", "12:30"),
        ("午後3時", "15:00"),
        ("上午9:30", "09:30"),
        ("上午九点三十分", "09:30"),
        ("早上8点", "08:00"),
        ("凌晨2点", "02:00"),
        ("中午12点", "12:00"),
        ("中午1点", "13:00"),
        ("中午11:45", "11:45"),
        ("傍晚6点", "18:00"),
        ("晚上7点", "19:00"),
        ("晚上19:00", "19:00"),
        ("2pm", "14:00"),
        ("2 p.m.", "14:00"),
        ("2:30 PM", "14:30"),
        ("12 am", "00:00"),
        ("12pm", "12:00"),
        ("9:00 AM", "09:00"),
    ],
)
def test_a_time_is_read_in_every_common_spelling(written, expected):
    assert dt.time.fromisoformat(expected) == read_time(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "14",
        "930",
        "24:00",
        "25:00",
        "14:60",
        "14:5",
        "2400",
        "上午15点",
        "上午12点",
        "晚上12点",
        "晚上1点",
        "凌晨9点",
        "下午0点",
        "13am",
        "0:30 pm",
        "下午2pm",
        "2点",
        "两点半",
        "下午2",
        "9点5",
        "9.30",
        "14:00 UTC",
        "14:00左右",
        "下午",
        "14点99分",
        "²:00",
    ],
)
def test_what_has_no_sure_reading_is_not_read_as_a_time(written):
    assert read_time(written) is None


@pytest.mark.parametrize(
    "written",
    [
        "2点",
        "２点",
        "两点半",
        "下午",
        "下午 有客户",
        "上午15点",
        "25:00",
        "14",
        "14，出差",
        "2 o'clock",
    ],
)
def test_what_is_meant_for_a_time_is_known_though_it_cannot_be_read(written):
    assert begins_with_time(written)


@pytest.mark.parametrize(
    "written",
    ["", "下午有客户", "一点变化", "三点建议", "14位客户到访", "noon talks", "2小时后出差"],
)
def test_words_are_not_taken_for_a_time(written):
    assert not begins_with_time(written)


@pytest.mark.parametrize(
    "written, start, end",
    [
        ("14:00-15:30", "14:00", "15:30"),
        ("14:00—15:30", "14:00", "15:30"),
        ("14:00 – 15:30", "14:00", "15:30"),
        ("14：00～15：30", "14:00", "15:30"),
        ("14:00至15:30", "14:00", "15:30"),
        ("14:00 to 15:30", "14:00", "15:30"),
        ("14:00——15:30", "14:00", "15:30"),
        ("0900-1030", "09:00", "10:30"),
        ("9点到11点", "09:00", "11:00"),
        ("9-11点", "09:00", "11:00"),
        ("下午2点到3点半", "14:00", "15:30"),
        ("下午2:00-3:30", "14:00", "15:30"),
        ("下午2-4点", "14:00", "16:00"),
        ("下午2點至4點", "14:00", "16:00"),
        ("上午9点-下午2点", "09:00", "14:00"),
        ("上午9点到12点", "09:00", "12:00"),
        ("上午9:00-14:00", "09:00", "14:00"),
        ("2-3:30pm", "14:00", "15:30"),
        ("9:00 AM - 1:00 PM", "09:00", "13:00"),
        ("9:00-1:00 PM", "09:00", "13:00"),
    ],
)
def test_a_span_is_two_times_of_one_day(written, start, end):
    assert (dt.time.fromisoformat(start), dt.time.fromisoformat(end)) == read_span(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "14:00",
        "14:00-",
        "-15:00",
        "15:30-14:00",
        "14:00-14:00",
        "2-4",
        "2点到4点",
        "上午10点到2点",
        "22:00-01:00",
        "9:00-10:00-11:00",
        "14:00-24:00",
        "9:00-soon-10:00",
        "晚上11点到1点",
    ],
)
def test_a_span_that_is_not_in_order_or_not_sure_is_not_read(written):
    assert read_span(written) is None


@pytest.mark.parametrize(
    "written, minutes",
    [
        ("90", 90),
        ("９０", 90),
        ("90分钟", 90),
        ("90 分鐘", 90),
        ("90分", 90),
        ("90 min", 90),
        ("90 minutes", 90),
        ("九十分钟", 90),
        ("1.5小时", 90),
        ("1.5 h", 90),
        ("1.5 hours", 90),
        ("1小时30分", 90),
        ("1小時30分鐘", 90),
        ("1小时30", 90),
        ("1小时零5分", 65),
        ("1个小时又5分钟", 65),
        ("1小时半", 90),
        ("一个半小时", 90),
        ("一個半小時", 90),
        ("一小时", 60),
        ("两个小时", 120),
        ("兩個半鐘頭", 150),
        ("半小时", 30),
        ("半个小时", 30),
        ("一刻钟", 15),
        ("1小时一刻钟", 75),
        ("三刻鐘", 45),
        ("1h30m", 90),
        ("1h30", 90),
        ("1h 30 min", 90),
        ("1 hour and 30 minutes", 90),
        ("half an hour", 30),
        ("an hour", 60),
        ("an hour and a half", 90),
        ("2 hours", 120),
        ("2hrs", 120),
        ("1:30", 90),
        ("0:45", 45),
        ("PT90M", 90),
        ("PT1H30M", 90),
        ("pt1.5h", 90),
        ("0", 0),
    ],
)
def test_a_length_of_time_is_read_in_every_common_spelling(written, minutes):
    assert dt.timedelta(minutes=minutes) == read_duration(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "1.5",
        "-5",
        "1:90",
        "1小时90分",
        "1.5小时30分",
        "1 30",
        "1天",
        "半天",
        "2 days",
        "PT",
        "P1D",
        "零",
        "又",
        "and",
        "h",
        "约90分钟",
        "90-120分钟",
        "0.33小时",
        "半个半小时",
        "1.5小时半",
        "14:00-15:00",
        "99999",
    ],
)
def test_what_has_no_sure_reading_is_not_read_as_a_length(written):
    assert read_duration(written) is None


@given(minutes=st.integers(0, 9999))
def test_a_length_that_we_write_is_read_back(minutes):
    length = dt.timedelta(minutes=minutes)

    assert length == read_duration(write_duration(length))


@pytest.mark.parametrize("length", [dt.timedelta(minutes=-1), dt.timedelta(seconds=30)])
def test_a_length_that_is_not_of_whole_minutes_is_not_written(length):
    with pytest.raises(ValueError, match="whole minutes"):
        write_duration(length)


@given(time=st.times().map(lambda time: time.replace(microsecond=0)))
def test_every_time_is_read_back_from_every_way_to_write_it(time):
    minute = time.replace(second=0)

    assert time == read_time(time.isoformat())
    for form in ("%H:%M", "%H%M", "%I:%M %p", "%H时%M分"):
        assert minute == read_time(minute.strftime(form))


PIECES = st.lists(
    st.sampled_from(
        [*"0123456789:. -到至点时分半刻两十零", "下午", "上午", "pm", "小时", "h", "min", "PT"]
    )
).map("".join)


@given(written=st.one_of(st.text(), PIECES))
def test_no_text_makes_the_reading_of_times_fail(written):
    read_time(written)
    read_duration(written)
    span = read_span(written)

    assert span is None or span[0] < span[1]
