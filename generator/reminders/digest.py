"""The weekly digest for the secretaries: what is coming, what waits, what is late (R104)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive import Action, Archive, Meeting
from generator.archive.opinions import Opinion, opinions
from generator.organisation import Department
from generator.reminders.frame import Frame
from generator.reminders.reminder import Reminder
from generator.vocabulary import ReminderKind as Kind
from generator.vocabulary import Role, Stage

_WEEK = dt.timedelta(days=7)
_UNSIGNED = frozenset({Stage.MINUTED, Stage.REVISED, Stage.RETURNED})


@dataclass(frozen=True)
class Digest:
    """What there is to track in the *department*: meetings and action items, as of the archive."""

    department: Department
    archive: Archive

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to track."""
        meetings = (self.coming, self.unapproved, self.unminuted, self.unsigned)
        return not any((*meetings, self.unanswered, self._open, self.unaccepted))

    @property
    def coming(self) -> tuple[Meeting, ...]:
        """The meetings of the next seven days."""
        until = self.archive.now + _WEEK
        return tuple(
            meeting
            for meeting in self._at(Stage.APPROVED)
            if self.archive.now <= meeting.starts < until
        )

    @property
    def unapproved(self) -> tuple[Meeting, ...]:
        """The requests that wait for approval."""
        waiting = self._at(Stage.REQUESTED)
        return tuple(each for each in waiting if each.starts > self.archive.now)

    @property
    def unminuted(self) -> tuple[Meeting, ...]:
        """The meetings whose minutes are owed."""
        return self._at(Stage.HELD)

    @property
    def unsigned(self) -> tuple[Meeting, ...]:
        """The meetings whose minutes are not signed, or not as they stand now."""
        return self._at(*_UNSIGNED)

    @property
    def unanswered(self) -> tuple[tuple[Meeting, Opinion], ...]:
        """The feedback on minutes that waits for an answer (R93), with the meeting."""
        return tuple(
            (meeting, opinion)
            for meeting in self.archive.meetings
            if meeting.minutes_record and self._is_ours(meeting)
            for opinion in opinions(meeting.minutes_record)
            if opinion.is_open
        )

    @property
    def late(self) -> tuple[Action, ...]:
        """The action items that are overdue."""
        return tuple(each for each in self._open if each.days_overdue > 0)

    @property
    def due(self) -> tuple[Action, ...]:
        """The action items that are due within seven days."""
        until = self.archive.now.date() + _WEEK
        return tuple(each for each in self._open if each.days_overdue <= 0 and each.due < until)

    @property
    def later(self) -> int:
        """How many action items are open besides."""
        return len(self._open) - len(self.late) - len(self.due)

    @property
    def unaccepted(self) -> tuple[Action, ...]:
        """The action items that are done and not accepted."""
        found = (each for each in self.archive.actions if not each.is_open and not each.accepted)
        return tuple(each for each in found if self._is_ours(each.meeting))

    @property
    def _open(self) -> tuple[Action, ...]:
        found = (each for each in self.archive.actions if each.is_open)
        return tuple(each for each in found if self._is_ours(each.meeting))

    def _at(self, *stages: Stage) -> tuple[Meeting, ...]:
        meetings = (each for each in self.archive.meetings if each.stage in stages)
        return tuple(each for each in meetings if self._is_ours(each))

    def _is_ours(self, meeting: Meeting) -> bool:
        return meeting.type.department == self.department.slug


def digests(frame: Frame) -> Iterator[Reminder]:
    """Yield the digest of each department for its secretaries, on the first day worked in a week.

    A week without such a day has none.
    """
    monday = frame.today - dt.timedelta(days=frame.today.weekday())
    for week in (monday - _WEEK, monday):
        first = frame.first_worked(week)
        if first is None:
            continue
        for department in frame.archive.organisation.directory.departments:
            to = _secretaries(department.slug, frame)
            digest, thing = Digest(department, frame.archive), department.slug
            if not digest.is_empty:
                values = {"digest": digest}
                yield Reminder(Kind.DIGEST, thing, week, frame.begin(first), None, to, values)


def _secretaries(department: str, frame: Frame) -> tuple[str, ...]:
    members = frame.archive.organisation.directory.members(department)
    return frame.able(each.login for each in members if Role.SECRETARY in each.roles)
