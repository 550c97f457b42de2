"""A month as people see it on a wall: weeks of days, and what is to happen on each."""

import datetime as dt
from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from generator.archive import Action, Meeting
from generator.organisation import WorkingCalendar
from generator.render.page import Site
from generator.render.pages.grouping import by
from generator.render.pages.planned import Planned, is_shown, planned_until

_MONDAY = Calendar(firstweekday=0)


@dataclass(frozen=True)
class Day:
    """One day: what it is called, whether it is worked, and what is to happen."""

    date: dt.date
    name: str
    is_worked: bool
    is_weekend: bool
    meetings: tuple[Meeting | Planned, ...]
    due: tuple[Action, ...]

    @property
    def is_unusual(self) -> bool:
        """Whether it is worked although it is of a weekend, or the other way round."""
        return self.is_worked is self.is_weekend


@dataclass(frozen=True)
class Month:
    """The month that begins on the day *first*, in *weeks* from Monday to Sunday.

    In place of the days of other months there is nothing.
    """

    first: dt.date
    weeks: tuple[tuple[Day | None, ...], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to happen in it, deadlines aside."""
        days = (day for week in self.weeks for day in week if day)
        return not any(day.meetings for day in days)


def month_of(day: dt.date, ahead: int = 0) -> dt.date:
    """Return the first day of the month of *day*, or of one so many months *ahead*."""
    months = day.year * 12 + day.month - 1 + ahead
    return dt.date(months // 12, months % 12 + 1, 1)


@dataclass(frozen=True)
class Months:
    """The months of one *site*: what was filed is sorted by day once, however many are shown.

    A request that still waits for approval is shown, and one that was turned down before anybody
    was told of it is not (R39). Meetings of a series are planned *until* a day.
    """

    site: Site
    until: dt.date

    def of(self, first: dt.date) -> Month:
        """Return the month that begins on the day *first*."""
        weeks = _MONDAY.monthdatescalendar(first.year, first.month)
        return Month(
            first,
            tuple(
                tuple(self._day(day) if day.month == first.month else None for day in week)
                for week in weeks
            ),
        )

    def _day(self, day: dt.date) -> Day:
        calendar: WorkingCalendar = self.site.archive.organisation.calendar
        return Day(
            day,
            calendar.name(day, self.site.language),
            calendar.is_working_day(day),
            calendar.is_weekend(day),
            tuple(self._meetings[day]),
            tuple(self._due[day]),
        )

    @cached_property
    def _meetings(self) -> defaultdict[dt.date, list[Meeting | Planned]]:
        found: list[Meeting | Planned] = [*filter(is_shown, self.site.archive.meetings)]
        found += planned_until(self.site.archive, self.until)
        return by(sorted(found, key=lambda each: each.starts), lambda each: each.starts.date())

    @cached_property
    def _due(self) -> defaultdict[dt.date, list[Action]]:
        return by(self.site.archive.actions, lambda action: action.due)
