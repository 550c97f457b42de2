"""The periods of evaluations: months, quarters and half-years of the calendar (R111)."""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from typing import Self

from generator.vocabulary import Period

_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6}
_LETTERS = {Period.MONTH: "m", Period.QUARTER: "q", Period.HALF_YEAR: "h"}


@dataclass(frozen=True, order=True)
class Span:
    """One period of the calendar, of the length *period*: it begins on its *first* day."""

    first: dt.date
    period: Period

    @classmethod
    def of(cls, period: Period, day: dt.date) -> Self:
        """Return the one that *day* lies in; *period* is a month, a quarter or a half-year."""
        months = _MONTHS[period]
        return cls(day.replace(month=(day.month - 1) // months * months + 1, day=1), period)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        month = self.first.month + _MONTHS[self.period] - 1
        return dt.date(self.first.year, month, monthrange(self.first.year, month)[1])

    @property
    def year(self) -> int:
        """The year it lies in."""
        return self.first.year

    @property
    def number(self) -> int:
        """Which of its year it is, from 1."""
        return (self.first.month - 1) // _MONTHS[self.period] + 1

    @property
    def before(self) -> Self:
        """The one before it (R121)."""
        return self.of(self.period, self.first - dt.timedelta(days=1))

    @property
    def slug(self) -> str:
        """What it is called in addresses: 2026-q3."""
        return f"{self.year}-{_LETTERS[self.period]}{self.number}"
