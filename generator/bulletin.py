"""The bulletin: what all staff are told of a week, as it was known when the week was over (R107).

What is said, done or corrected later belongs to a later week. Nothing is told that the archive does
not hold now, or that was too secret for its edition then.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from generator.archive import Action, Archive, DecisionItem, Meeting, within
from generator.archive.editions import meeting_of
from generator.evaluation.scope import was_held
from generator.organisation import Clause, Department, Regulation, Revision
from generator.records import as_they_stood
from generator.vocabulary import ActionStatus, Progress, Stage

KEPT = 26
"""How many weeks have a bulletin: half a year. What they tell stands in the archive for good."""

_WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)
_MOMENT = dt.timedelta(microseconds=1)


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
        return self.first + _WEEK - _DAY

    @property
    def before(self) -> Self:
        """The one before it."""
        return type(self)(self.first - _WEEK)

    @property
    def after(self) -> Self:
        """The one after it."""
        return type(self)(self.first + _WEEK)

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


@dataclass(frozen=True)
class Tally:
    """What a *department* did in the week, in numbers; *due* are the items whose day was in it."""

    department: Department
    held: int
    decisions: int
    done: int
    due: int
    due_done: int
    overdue: int


@dataclass(frozen=True)
class Bulletin:
    """What there is to tell of a *week*; *archive* is as it was on its last day."""

    week: Week
    archive: Archive = field(repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened, and nothing is to come."""
        happened = (self.held, self.signed, self.done, self.overdue, self.coming, self.revisions)
        return not any(happened)

    @cached_property
    def held(self) -> tuple[Meeting, ...]:
        """The meetings that were held."""
        found = (each for each in self.archive.meetings if self.week.holds(each.date))
        return tuple(each for each in found if was_held(each))

    @cached_property
    def signed(self) -> tuple[Meeting, ...]:
        """The meetings whose minutes were signed, whenever they were held: now they are certain."""
        return tuple(
            each
            for each in self.archive.meetings
            if each.signature and self._holds(each.signature.at)
        )

    @property
    def news(self) -> tuple[Meeting, ...]:
        """Those of them that are news (R99)."""
        return tuple(each for each in self.signed if each.minutes and each.minutes.news)

    @cached_property
    def decisions(self) -> tuple[DecisionItem, ...]:
        """The decisions in those minutes."""
        signed = {each.number for each in self.signed}
        return tuple(d for d in self.archive.decisions if d.meeting.number in signed)

    @cached_property
    def done(self) -> tuple[Action, ...]:
        """The action items that were reported done."""
        return tuple(each for each in self.archive.actions if self._was_done(each))

    @cached_property
    def overdue(self) -> tuple[Action, ...]:
        """The action items that were overdue when the week was over (R102)."""
        found = self.archive.actions
        return tuple(each for each in found if each.status is ActionStatus.OVERDUE)

    @cached_property
    def coming(self) -> tuple[Meeting, ...]:
        """The meetings of the week after it, as far as they were announced."""
        found = (each for each in self.archive.meetings if self.week.after.holds(each.date))
        return tuple(each for each in found if each.stage is Stage.APPROVED)

    @cached_property
    def revisions(self) -> tuple[tuple[Regulation, Clause, Revision], ...]:
        """The clauses that have a new text from a day of the week on (R132)."""
        return tuple(
            (regulation, clause, revision)
            for regulation in self.archive.organisation.regulations.values()
            for clause in regulation.clauses
            for revision in clause.revisions
            if self.week.holds(revision.effective)
        )

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """The departments that hold meetings, in numbers."""
        organisation = self.archive.organisation
        holding = {each.department for each in organisation.meeting_types.values()}
        departments = organisation.directory.departments
        return tuple(self._tally(each) for each in departments if each.slug in holding)

    def _tally(self, department: Department) -> Tally:
        due = [each for each in self.archive.actions if self.week.holds(each.due)]

        def ours(meetings: Iterator[Meeting]) -> int:
            return sum(meeting.department.slug == department.slug for meeting in meetings)

        return Tally(
            department,
            held=ours(iter(self.held)),
            decisions=ours(each.meeting for each in self.decisions),
            done=ours(each.meeting for each in self.done),
            due=ours(each.meeting for each in due),
            due_done=ours(each.meeting for each in due if not each.is_open),
            overdue=ours(each.meeting for each in self.overdue),
        )

    def _was_done(self, action: Action) -> bool:
        said = (each.at for each in action.reports if each.progress is Progress.COMPLETED)
        return not action.is_open and self._holds(max(said))

    def _holds(self, at: dt.datetime) -> bool:
        return self.week.holds(at.astimezone(self.archive.organisation.settings.zone).date())


def bulletin(archive: Archive, week: Week) -> Bulletin:
    """Return the bulletin of a *week* that is over."""
    settings = archive.organisation.settings
    end = dt.datetime.combine(week.after.first, dt.time(), settings.zone) - _MOMENT
    records = within(as_they_stood(archive.records, end), settings.edition)
    return Bulletin(week, replace(archive, records=records, now=end, joined=None))


def bulletins(archive: Archive) -> Iterator[Bulletin]:
    """Yield the bulletins of the last weeks that are over and have something in them, newest first.

    Each is made from the records of the one after it: what was not there then was not before.
    """
    week = Week.of(archive.now.date())
    known = _unsettled(archive, week.first - KEPT * _WEEK)
    for _ in range(KEPT):
        week = week.before
        found = bulletin(known, week)
        known = found.archive
        if not found.is_empty:
            yield found


def _unsettled(archive: Archive, since: dt.date) -> Archive:
    """Return *archive* without the meetings on which nothing was said or owed from *since* on.

    Nothing of them is told any more, and there are more of them every year.
    """
    zone = archive.organisation.settings.zone
    begin = dt.datetime.combine(since, dt.time(), zone)
    lively = {each.number for each in archive.meetings if each.starts >= begin}
    lively |= {each.meeting.number for each in archive.actions if each.is_open}
    for record in archive.records.values():
        if record.filed >= begin or any(event.at >= begin for event in record.events):
            lively.add(meeting_of(record) or record.issue)
    settled = archive.by_number.keys() - lively
    records = archive.records.items()
    left = {n: r for n, r in records if (meeting_of(r) or n) not in settled}
    return replace(archive, records=left, joined=None)
