"""Kinds that hold a date, a time of day or a length of time."""

from dataclasses import dataclass
from typing import Any, ClassVar

from generator.errors import Problem
from generator.forms.kinds.base import Answer, Context, Found, Kind, Limits, as_text
from generator.forms.kinds.control import Control, Expected
from generator.forms.written.dates import read_date
from generator.forms.written.times import read_duration, read_time, write_duration
from generator.wording import N_, Wording

_NO_DATE = N_("is not a date: {written}")
_NO_TIME = N_("is not a time of day: {written}")
_NO_LENGTH = N_("is not a length of time: {written}")


@dataclass(frozen=True)
class DateKind(Kind):
    """A day of the calendar; kept as ISO 8601."""

    name: ClassVar[str] = "date"
    title: ClassVar[Wording] = Wording.of("Date", "日期", "日期")
    control: ClassVar[Control] = Control.DATE
    expected: ClassVar[Expected] = Expected(".", _NO_DATE)

    def read(self, answer: Answer, context: Context) -> Found:
        """Read a date; without a year, the one nearest to the day of filing, with a note."""
        written = as_text(answer)
        found = read_date(written, context.at.date())
        if found is None:
            return Found.wrong(_NO_DATE, written=written)
        if found.weekday_conflict:
            return Found.wrong(
                N_("names a day of the week that {date} is not: {written}"),
                date=found.date.isoformat(),
                written=written,
            )
        return Found(found.date, notes=_assumed(found.date, written) if found.assumed_year else ())


def _assumed(date: Any, written: str) -> tuple[Problem, ...]:
    values = {"written": written, "date": date.isoformat()}
    return (Problem(N_("gives no year: {written} was read as {date}"), values),)


@dataclass(frozen=True)
class TimeKind(Kind):
    """A time of day, in the organisation's time zone."""

    name: ClassVar[str] = "time"
    title: ClassVar[Wording] = Wording.of("Time", "时间", "時間")
    control: ClassVar[Control] = Control.TIME
    expected: ClassVar[Expected] = Expected(".", _NO_TIME)

    def read(self, answer: Answer, context: Context) -> Found:
        """Read a time: ``14:00``, ``下午2点``, ``2 pm``."""
        written = as_text(answer)
        time = read_time(written)
        if time is None:
            return Found.wrong(_NO_TIME, written=written)
        return Found(time)

    def write(self, value: Any, context: Context) -> str:
        """Write hours and minutes."""
        return f"{value:%H:%M}"


MINUTES = Wording.of(" min", "分钟", "分鐘")
"""What stands behind a number of minutes."""


@dataclass(frozen=True)
class DurationKind(Kind):
    """A length of time; a bare number is minutes."""

    name: ClassVar[str] = "duration"
    title: ClassVar[Wording] = Wording.of("Length of time", "时长", "時長")
    control: ClassVar[Control] = Control.DURATION
    expected: ClassVar[Expected] = Expected(".", _NO_LENGTH)
    limits: Limits = Limits()

    def read(self, answer: Answer, context: Context) -> Found:
        """Read a length of time: ``90``, ``1.5小时``, ``1 h 30 min``."""
        written = as_text(answer)
        duration = read_duration(written)
        if duration is None or not duration:
            return Found.wrong(_NO_LENGTH, written=written)
        minutes, unit = duration.total_seconds() / 60, MINUTES.text(context.language)
        return self.limits.find(duration, minutes, written, unit)

    def write(self, value: Any, context: Context) -> str:
        """Write minutes, so that they are read back."""
        return write_duration(value, MINUTES.text(context.language))
