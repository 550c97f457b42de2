"""Dates, and dates with a time, as people write them in Chinese and English."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.forms.written.numerals import read_digits, read_numeral
from generator.forms.written.times import read_time
from generator.forms.written.weekdays import take_weekday
from generator.forms.written.width import hyphens, plain

_LONGEST = 64
_YEARS = range(1900, 2200)
_HALF_A_YEAR = dt.timedelta(days=184)
_REPUBLIC = 1911
"""The year before the first of the calendar used in Taiwan (民國)."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-9]{1,2})"
_ORDINAL = rf"{_DAY}(?:st|nd|rd|th)?"
_HAN = "[一二三四五六七八九十]{1,3}"
_CHINESE = (
    r"(?:(?P<year>[0-9]{4}|[零〇○一二三四五六七八九]{4}|(?P<short>[0-9]{2})"
    r"|民[国國] ?(?P<republic>[0-9]{1,3})) ?年 ?)?"
    rf"(?P<month>[0-9]{{1,2}}|{_HAN}) ?月 ?"
    rf"(?:(?P<day>[0-9]{{1,2}})(?: ?[日号號])?|(?P<han>{_HAN}) ?[日号號])"
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<year>[0-9]{{4}}) ?(?P<by>[-/.]) ?(?P<month>[0-9]{{1,2}}) ?(?P=by) ?{_DAY}",
        r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        _CHINESE,
        rf"(?P<month>[0-9]{{1,2}})/{_DAY}",
        rf"{_ORDINAL}(?: of)?[ -]?{_MONTH_NAME}(?:[ -]|, ?)?(?P<year>[0-9]{{4}})?",
        rf"{_MONTH_NAME} ?{_ORDINAL}(?:(?: |, ?)(?P<year>[0-9]{{4}}))?",
    )
)


@dataclass(frozen=True)
class ReadDate:
    """A date as read, with what was not said or does not agree.

    *assumed_year* is set where the year, or its century, was not written. *weekday* is the day of
    the week as written (ISO 8601: Monday is 1), ``None`` where none was.
    """

    date: dt.date
    assumed_year: bool = False
    weekday: int | None = None

    @property
    def weekday_conflict(self) -> bool:
        """Whether the day of the week that was written is another one than the date's."""
        return self.weekday is not None and self.weekday != self.date.isoweekday()


@dataclass(frozen=True)
class ReadMoment:
    """A date and a time of day that were written together."""

    day: ReadDate
    time: dt.time


def read_date(written: str, near: dt.date) -> ReadDate | None:
    """Read the one date that *written* can mean, or ``None``.

    A date without a year is the one nearest to *near*, at most half a year away. Month and day
    with a stroke stand in this order, as in Chinese; 01/04/2026 has two readings and none is
    taken. Relative words (明天, next Friday) depend on when they were written: not read.
    """
    text = hyphens(plain(written)).casefold()
    if len(text) > _LONGEST:
        return None
    rest, weekday = take_weekday(text)
    for pattern in _PATTERNS:
        if found := pattern.fullmatch(rest):
            return _dated(found.groupdict(), near, weekday)
    return None


def read_moment(written: str, near: dt.date) -> ReadMoment | None:
    """Read a date followed by a time of day, such as 4月1日 下午2点 or 2026-04-01T14:00.

    An offset (``Z``, ``+08:00``) is not read: the time is the organisation's own, and dropping
    the offset would move the meeting.
    """
    text = plain(written)
    if len(text) > _LONGEST:
        return None
    readings = {
        ReadMoment(day, time)
        for left, right in _divisions(text)
        if (time := read_time(right)) and (day := read_date(left, near))
    }
    return readings.pop() if len(readings) == 1 else None


def _divisions(text: str) -> Iterator[tuple[str, str]]:
    """Yield every way to cut *text* in two, never inside a row of digits."""
    for at in range(1, len(text)):
        left, right = text[:at], text[at:]
        if not (left[-1].isdigit() and right[0].isdigit()):
            yield left.rstrip(" ,"), re.sub(r"^[Tt](?=[0-9])|^at ", "", right.lstrip(" ,"))


def _dated(parts: dict[str, str | None], near: dt.date, weekday: int | None) -> ReadDate | None:
    """Put the *parts* of a match together, if there is such a day."""
    month, day = _month(parts), _number(parts.get("han") or parts["day"])
    if month is None or day is None:
        return None
    if parts.get("year") or parts.get("republic"):
        year = _year(parts, near)
        date = _day(year, month, day) if year in _YEARS else None
    else:
        date = _nearest(month, day, near)
    assumed = not parts.get("republic") and (not parts.get("year") or bool(parts.get("short")))
    return ReadDate(date, assumed, weekday) if date else None


def _month(parts: dict[str, str | None]) -> int | None:
    if name := parts.get("name"):
        return _MONTHS.index(name[:3]) + 1
    return _number(parts["month"])


def _number(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) if written.isascii() else read_numeral(written)


def _year(parts: dict[str, str | None], near: dt.date) -> int:
    """Return the year of *parts*; two digits are of the century that brings them nearest."""
    if republic := parts.get("republic"):
        return int(republic) + _REPUBLIC
    if short := parts.get("short"):
        centuries = (near.year // 100 + step for step in (-1, 0, 1))
        years = [century * 100 + int(short) for century in centuries]
        return min(years, key=lambda year: abs(year - near.year))
    written = parts["year"] or ""
    return int(written) if written.isascii() else read_digits(written) or 0


def _nearest(month: int, day: int, near: dt.date) -> dt.date | None:
    """Return the *day* of the *month* nearest to *near*; the later of two equally near."""
    years = (near.year + step for step in (1, 0, -1))
    dates = [date for year in years if (date := _day(year, month, day))]
    best = min(dates, key=lambda date: abs(date - near), default=None)
    return best if best and abs(best - near) <= _HALF_A_YEAR else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
