"""What came out of a meeting: decisions and action items, numbered so that they can be said."""

import datetime as dt
from dataclasses import dataclass

from generator.archive.meeting import Meeting
from generator.forms.core import ActionItem, Decision, ProgressReport
from generator.records import Record
from generator.vocabulary import ActionStatus, Progress


@dataclass(frozen=True)
class DecisionItem:
    """One decision: the second of meeting 17 is D17-2."""

    meeting: Meeting
    place: int
    decision: Decision

    @property
    def number(self) -> str:
        """Its number."""
        return f"D{self.meeting.number}-{self.place}"


@dataclass(frozen=True)
class Report:
    """News of an action item, and the record it is kept in."""

    record: Record
    content: ProgressReport


@dataclass(frozen=True)
class Action:
    """One action item with what was reported of it; the first of meeting 17 is 17-1."""

    meeting: Meeting
    place: int
    item: ActionItem
    reports: tuple[Report, ...]

    @property
    def number(self) -> str:
        """Its number."""
        return f"{self.meeting.number}-{self.place}"

    @property
    def status(self) -> ActionStatus:
        """Where it stands: as last reported, but overdue once the due date is over."""
        progress = self.reports[-1].content.progress if self.reports else None
        if progress is Progress.COMPLETED:
            return ActionStatus.DONE
        if self.days_overdue > 0:
            return ActionStatus.OVERDUE
        if progress is None:
            return ActionStatus.OPEN
        return ActionStatus.named(progress.value)

    @property
    def is_open(self) -> bool:
        """Whether something is still owed."""
        return self.status is not ActionStatus.DONE

    @property
    def days_overdue(self) -> int:
        """Days since the due date; none or less while there is time."""
        return (self.meeting.now.date() - self.item.due).days

    @property
    def done_on(self) -> dt.date | None:
        """The day on which it was reported done."""
        return None if self.is_open else self.reports[-1].record.filed.date()
