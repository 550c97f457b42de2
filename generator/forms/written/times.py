"""Times of day, and spans between two of them, as people write them in Chinese and English."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.forms.written.durations import read_duration, write_duration
from generator.forms.written.numerals import read_numeral
from generator.forms.written.width import hyphens, plain

__all__ = ["begins_with_time", "read_duration", "read_span", "read_time", "write_duration"]

_LONGEST = 64
_SIXTY = frozenset(range(60))


def _hours(same: range, afternoon: range = range(0)) -> dict[int, int]:
    """Map an hour as written to the hour of the day: *afternoon* ones count from noon."""
    return {hour: hour for hour in same} | {hour: hour + 12 for hour in afternoon}


# What is missing is refused: 上午15点 contradicts itself, 上午12点 is noon to some and midnight to
# others, and 晚上12点 belongs to the next day.
_MORNING = _hours(range(12))
_AFTERNOON = _hours(range(12, 24), range(1, 12))
_EVENING = _hours(range(17, 24), range(5, 12))
_PERIODS: Mapping[str, Mapping[int, int]] = {
    "凌晨": _hours(range(7)),
    **dict.fromkeys(("清晨", "早晨", "早上", "上午"), _MORNING),
    **dict.fromkeys(("中午", "正午"), _hours(range(11, 15), range(1, 3))),
    **dict.fromkeys(("下午", "午后", "午後"), _AFTERNOON),
    "傍晚": _hours(range(16, 21), range(4, 9)),
    **dict.fromkeys(("晚上", "晚间", "晚間", "夜里", "夜裡", "夜間", "夜间"), _EVENING),
    "am": _MORNING | {12: 0},
    "pm": _AFTERNOON,
}
_UNMARKED = {":": _hours(range(24)), "点": _hours(range(7, 24)) | {0: 0}}

_HAN = "[零〇一二两兩三四五六七八九十]{1,3}"
_PERIOD = "|".join([word for word in _PERIODS if word not in {"am", "pm"}] + [r"[ap]\.?m\.?"])
_CLOCK = re.compile(
    rf"(?P<before>{_PERIOD})? ?(?:"
    r"(?P<h>[0-9]{1,2}) ?: ?(?P<m>[0-9]{2})(?::(?P<s>[0-9]{2}))?"
    rf"|(?P<hour>[0-9]{{1,2}}|{_HAN}) ?(?P<unit>[点點时時]) ?(?P<part>.*?)"
    r"|(?P<bare>[0-9]{1,2})"
    r"|(?P<compact>[0-9]{4})"
    r") ?(?P<after>[ap]\.?m\.?)?"
)
_MINUTES = re.compile(rf"(?P<digits>[0-9]{{1,2}}) ?分|(?P<two>[0-9]{{2}})|(?P<han>{_HAN}) ?分?")
_PARTS = {"": 0, "整": 0, "钟": 0, "鐘": 0, "半": 30, "一刻": 15, "三刻": 45, "1刻": 15, "3刻": 45}
_BREAK = r"(?= *(?:$|[,，;；。]))"
_BEGINNING = re.compile(
    rf"(?:{_PERIOD})? ?(?:"
    rf"[0-9]{{1,2}} ?(?::|[点點时時]|o.?clock)|{_HAN} ?[点點](?:{_BREAK}|(?=[ 整半钟鐘一三]))"
    rf"|[0-9]{{1,4}}{_BREAK})"
    rf"|(?:{_PERIOD})(?:{_BREAK}|(?= ))"
    rf"|(?:in the )?(?:morning|afternoon|evening)\b{_BREAK}|noon{_BREAK}"
)
_TO = re.compile(r" *(?:-+|~|〜|∼|至|到|(?<= )(?:to|until|till)(?= )) *")


@dataclass(frozen=True)
class _Clock:
    """A time as written: *style* decides the hours where no *period* was written."""

    period: str
    style: str
    hour: int
    minute: int
    second: int = 0


def read_time(written: str) -> dt.time | None:
    """Read a time of day, on the clock of 24 hours unless it says otherwise.

    2点 without a part of the day is two in the morning on the clock and in the afternoon in an
    office, so 1点 to 6点 are not read alone; neither is what contradicts itself (上午15点), nor
    24:00, which is a time of the next day.
    """
    clock = _clock(plain(written))
    return _resolve(clock, clock.period) if clock else None


def begins_with_time(written: str) -> bool:
    """Tell whether *written* begins with what is meant for a time of day, whether it is one or not.

    2点, 下午 and 14 alone leave open what is meant. 一点变化 and 下午有客户 are words.
    """
    return _BEGINNING.match(plain(written).casefold()) is not None


def read_span(written: str) -> tuple[dt.time, dt.time] | None:
    """Read two times of one day, the earlier first: 14:00-15:30 or 下午2点到3点半.

    The part of the day holds for both where that puts them in order. A span that ends before it
    starts is not read: it would cross midnight, or one of the two is wrong.
    """
    text = hyphens(plain(written))
    if len(text) > _LONGEST:
        return None
    begins, *ends = _TO.split(text)
    first, last = _clock(begins), _clock(ends[0]) if len(ends) == 1 else None
    if not first or not last:
        return None
    if last.style == "点" and not first.style:
        first = replace(first, style="点")
    return _ordered(first, last, shared=first.period or last.period)


def _ordered(first: _Clock, last: _Clock, shared: str) -> tuple[dt.time, dt.time] | None:
    """Return both times in order: in the *shared* part of the day, or else each in its own."""
    for begins, ends in (
        (first.period or shared, last.period or shared),
        (first.period, last.period),
    ):
        start, end = _resolve(first, begins), _resolve(last, ends)
        if start is not None and end is not None and start < end:
            return start, end
    return None


def _clock(text: str) -> _Clock | None:
    """Take *text* apart; ``None`` where it is no time in any part of the day."""
    if len(text) > _LONGEST or not (found := _CLOCK.fullmatch(text.casefold())):
        return None
    if found["before"] and found["after"]:
        return None
    period = (found["before"] or found["after"] or "").replace(".", "")
    if compact := found["compact"]:
        return None if period else _Clock("", ":", int(compact[:2]), int(compact[2:]))
    if bare := found["bare"]:
        return _Clock(period, "", int(bare), 0)
    if found["h"]:
        return _Clock(period, ":", int(found["h"]), int(found["m"]), int(found["s"] or 0))
    hour, minute = _number(found["hour"]), _minutes(found["part"])
    style = "点" if found["unit"] in "点點" else ":"
    return None if hour is None or minute is None else _Clock(period, style, hour, minute)


def _minutes(part: str) -> int | None:
    if part in _PARTS:
        return _PARTS[part]
    found = _MINUTES.fullmatch(part)
    return _number(found["digits"] or found["two"] or found["han"]) if found else None


def _number(written: str) -> int | None:
    if written.isascii():
        return int(written)
    number = read_numeral(written)
    return read_numeral(written[1:]) if number is None and written[0] in "零〇" else number


def _resolve(clock: _Clock, period: str) -> dt.time | None:
    """Return the time that *clock* means in *period*; empty for none."""
    if not period and not clock.style:
        return None
    if not clock.style and not period.endswith("m"):
        return None
    hours = _PERIODS[period] if period else _UNMARKED[clock.style]
    if clock.hour not in hours or not {clock.minute, clock.second} <= _SIXTY:
        return None
    return dt.time(hours[clock.hour], clock.minute, clock.second)
