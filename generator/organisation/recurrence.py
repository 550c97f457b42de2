"""When a regular meeting is held: a recurrence rule and what holidays do to it (R8, R22, R27)."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, cast

from dateutil.rrule import rrule, rrulestr
from pydantic import AfterValidator, Field

from generator.organisation.calendar import WorkingCalendar
from generator.organisation.part import Days, Minutes, Part
from generator.organisation.values import Clock, Date
from generator.vocabulary import HolidayRule

_REACH = dt.timedelta(days=31)
"""How far a holiday can move a meeting: more than the longest run of days off."""

TIME_TO_AGREE = 5
"""Working days for changes to a request, and its approval, before its notice has to go out."""

_RULE = re.compile(
    r"(?=.*\bFREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)\b)(?!.*\bINTERVAL=0+\b)[A-Z]+=[^;=\s]+(;[A-Z]+=[^;=\s]+)*"
)
"""One rule without a start of its own. dateutil never comes back from an interval of nothing."""


def _parsed(text: str, since: dt.date) -> rrule:
    return cast(rrule, rrulestr(text, dtstart=dt.datetime.combine(since, dt.time())))


def _rule(text: str) -> str:
    example = "expected for example 'FREQ=WEEKLY;BYDAY=MO'"
    if not _RULE.fullmatch(text):
        msg = f"{text!r} is not a daily, weekly, monthly or yearly rule of RFC 5545; {example}"
        raise ValueError(msg)
    try:
        _parsed(text, dt.date(2026, 1, 1))
    except ValueError as error:
        msg = f"{text!r} is not a rule of RFC 5545 ({error}); {example}"
        raise ValueError(msg) from None
    return text


@dataclass(frozen=True)
class Occurrence:
    """One sitting of a regular meeting: the day it is held, and the day the rule says."""

    day: dt.date
    planned: dt.date


class Recurrence(Part):
    """A recurrence *rule* of RFC 5545, counted from the day *since*; *minutes* is the length.

    The request of each meeting is opened *open_days_ahead* working days before it, and left to
    people if they are 0. Unless that is said, there are as many as the notice needs, and
    `TIME_TO_AGREE` more.
    """

    rule: Annotated[str, AfterValidator(_rule)] = Field(examples=["FREQ=WEEKLY;BYDAY=MO"])
    since: Date = Field(examples=["2026-01-05"])
    start: Clock = Field(examples=["09:30"])
    minutes: Minutes
    holiday: HolidayRule = HolidayRule.LATER
    open_days_ahead: Days | None = None

    def occurrences(
        self, first: dt.date, last: dt.date, calendar: WorkingCalendar
    ) -> tuple[Occurrence, ...]:
        """Return the sittings held from *first* to *last*, after holidays moved them (R8).

        Two sittings that a holiday moves to the same day are one.
        """
        held: dict[dt.date, Occurrence] = {}
        for planned in self.planned(first - _REACH, last + _REACH):
            day = calendar.move(planned, self.holiday)
            if day and first <= day <= last:
                held.setdefault(day, Occurrence(day, planned))
        return tuple(held[day] for day in sorted(held))

    def planned(self, first: dt.date, last: dt.date) -> list[dt.date]:
        """Return the days that the rule says from *first* to *last*, whatever holidays do."""
        found = _parsed(self.rule, self.since)
        start, end = (dt.datetime.combine(day, dt.time()) for day in (first, last))
        return [moment.date() for moment in found.between(start, end, inc=True)]
