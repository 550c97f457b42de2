"""What all reminders need to know of an archive: its days, and who can be addressed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.archive import Archive
from generator.forms.core import Feedback
from generator.organisation import Department, WorkingCalendar


@dataclass(frozen=True)
class Frame:
    """The *archive* as its organisation counts days and knows people."""

    archive: Archive

    @property
    def calendar(self) -> WorkingCalendar:
        """The working days."""
        return self.archive.organisation.calendar

    @property
    def today(self) -> dt.date:
        """The day it is."""
        return self.archive.now.date()

    def local(self, at: dt.datetime) -> dt.datetime:
        """Return *at* in the organisation's time zone, in which its days begin and end."""
        return at.astimezone(self.archive.organisation.settings.zone)

    def day(self, at: dt.datetime) -> dt.date:
        """Return the day of *at*, as the organisation counts it."""
        return self.local(at).date()

    def begin(self, day: dt.date, days: int = 0) -> dt.datetime:
        """Return the beginning of the day that is so many working *days* after *day*, or before."""
        moved = self.calendar.add_working_days(day, days)
        return dt.datetime.combine(moved, dt.time(), self.archive.organisation.settings.zone)

    def after(self, day: dt.date, days: int) -> dt.datetime:
        """Return when so many working *days* have begun after *day*, which is over by then."""
        return max(self.begin(day, days), self.begin(day + dt.timedelta(days=1)))

    def first_worked(self, monday: dt.date) -> dt.date | None:
        """Return the first day worked in the week of *monday*; none if there is no such day."""
        first = self.calendar.add_working_days(monday - dt.timedelta(days=1), 1)
        return first if first < monday + dt.timedelta(days=7) else None

    def able(self, logins: Iterable[str]) -> tuple[str, ...]:
        """Return those of *logins* who are in the directory and have not left, each once."""
        return self.archive.able(dict.fromkeys(logins))

    def head(self, department: str) -> tuple[str, ...]:
        """Return the login of the head of *department*."""
        head = self.archive.organisation.directory.head(department)
        return (head.login,) if head else ()

    def head_of(self, login: str, otherwise: Department) -> tuple[str, ...]:
        """Return the login of the head of the department to which *login* belongs."""
        person = self.archive.organisation.directory.by_login.get(login)
        return self.head(person.department if person else otherwise.slug)

    def feedback_on(self, meeting: int) -> frozenset[str]:
        """Return who has given feedback on *meeting*."""
        return frozenset(self._feedback[meeting])

    @cached_property
    def _feedback(self) -> defaultdict[int, set[str]]:
        found: defaultdict[int, set[str]] = defaultdict(set)
        for record in self.archive.records.values():
            if isinstance(record.answers, Feedback):
                found[record.answers.meeting].add(record.author)
        return found
