"""The weeks of ISO 8601, by which bulletins are numbered."""

import datetime as dt
from dataclasses import dataclass
from typing import Self

WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, order=True)
class Week:
    """A week of ISO 8601: it begins on its *first* day, a Monday."""

    first: dt.date

    @classmethod
    def of(cls, day: dt.date) -> Self:
        """Return the one that *day* lies in."""
        return cls(day - dt.timedelta(days=day.weekday()))

    @property
    def last(self) -> dt.date:
        """Its Sunday."""
        return self.first + WEEK - _DAY

    @property
    def before(self) -> Self:
        """The one before it."""
        return type(self)(self.first - WEEK)

    @property
    def after(self) -> Self:
        """The one after it."""
        return type(self)(self.first + WEEK)

    @property
    def year(self) -> int:
        """The year whose week it is: that of its Thursday."""
        return self.first.isocalendar().year

    @property
    def number(self) -> int:
        """Which of its year it is, from 1."""
        return self.first.isocalendar().week

    @property
    def slug(self) -> str:
        """What it is called in addresses: 2026-w39."""
        return f"{self.year}-w{self.number:02}"

    def holds(self, day: dt.date) -> bool:
        """Tell whether *day* lies in it."""
        return self.first <= day <= self.last
