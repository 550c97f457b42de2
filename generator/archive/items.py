"""What came out of a meeting: decisions and action items, numbered so that they can be said."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.archive.meeting import Meeting
from generator.forms.core import ActionItem, Decision, ProgressReport
from generator.forms.kinds.text import Link
from generator.records import Event, Record
from generator.vocabulary import Act, ActionStatus, Progress, Result

_REPORTED = {
    Act.PROGRESS: Progress.IN_PROCESS,
    Act.DONE: Progress.COMPLETED,
    Act.BLOCKED: Progress.BLOCKED,
    Act.RETURN: Progress.IN_PROCESS,
}
"""What a command on the issue of an action item says of its progress."""

_ANSWERS = frozenset({Act.APPROVE, Act.REJECT, Act.EXTEND})
"""What ends the waiting for an answer to an extension: another date takes its place."""


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
    """News of an action item: by whom, when, and what it says."""

    by: str
    at: dt.datetime
    progress: Progress
    text: str
    obstacles: str = ""
    evidence: tuple[Link, ...] = ()

    @classmethod
    def filed(cls, record: Record, content: ProgressReport) -> "Report":
        """Return what was filed with the form."""
        said = (content.progress, content.report, content.obstacles, content.evidence)
        return cls(record.author, record.filed, *said)

    @classmethod
    def commented(cls, event: Event) -> "Report":
        """Return what was said by a command."""
        return cls(event.by, event.at, _REPORTED[event.act], event.text)


@dataclass(frozen=True)
class Extension:
    """A later due date that was asked for, and what answered it (R106).

    That is the organizer's yes or no, or another date. What the organizer sets answers itself.
    """

    asked: Event
    answer: Event | None

    @property
    def due(self) -> dt.date:
        """The date that was asked for.

        Raises:
            TypeError: if the record was changed by hand, and has none.
        """
        if self.asked.due is None:
            msg = "an extension has no date"
            raise TypeError(msg)
        return self.asked.due

    @property
    def is_agreed(self) -> bool:
        """Whether it holds."""
        return self.answer is self.asked or (
            self.answer is not None and self.answer.act is Act.APPROVE
        )


@dataclass(frozen=True)
class Action:
    """One action item with what became of it; the first of meeting 17 is 17-1.

    *filed* are the reports that came in by the form, *follow_up* is the record of the item's own
    issue: what was said there by command.
    """

    meeting: Meeting
    place: int
    item: ActionItem
    filed: tuple[Report, ...] = ()
    follow_up: Record | None = None

    @property
    def number(self) -> str:
        """Its number."""
        return f"{self.meeting.number}-{self.place}"

    @cached_property
    def _events(self) -> tuple[Event, ...]:
        return self.follow_up.events if self.follow_up else ()

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """The news of it, in order of time."""
        said = (Report.commented(event) for event in self._events if event.act in _REPORTED)
        return tuple(sorted((*self.filed, *said), key=lambda report: report.at))

    @cached_property
    def extensions(self) -> tuple[Extension, ...]:
        """The later due dates that were asked for. The organizer's own need nobody's yes."""
        return tuple(self._extensions())

    def _extensions(self) -> Iterator[Extension]:
        for place, event in enumerate(self._events):
            if event.act is not Act.EXTEND:
                continue
            later = (e for e in self._events[place + 1 :] if e.act in _ANSWERS)
            own = event.by == self.meeting.organizer
            yield Extension(event, event if own else next(later, None))

    @property
    def reporters(self) -> frozenset[str]:
        """Who may report on it: the assignee (R103), or in their place who tracks it (R104)."""
        return frozenset({self.item.assignee, self.meeting.secretary, self.meeting.organizer})

    @property
    def extension_asked(self) -> Extension | None:
        """The extension that awaits the organizer's answer."""
        last = self.extensions[-1] if self.extensions else None
        return last if last and last.answer is None else None

    @cached_property
    def dates(self) -> tuple[dt.date, ...]:
        """Every due date it ever had, the present one last: none is forgotten (R106)."""
        return (self.item.due, *(each.due for each in self.extensions if each.is_agreed))

    @property
    def due(self) -> dt.date:
        """When it is due."""
        return self.dates[-1]

    @property
    def accepted(self) -> Event | None:
        """The organizer's word that it is done as it should be; void once it is reported on."""
        last = next((e for e in reversed(self._events) if e.act in (Act.ACCEPT, *_REPORTED)), None)
        filed_later = last is not None and any(report.at > last.at for report in self.filed)
        return last if last and last.act is Act.ACCEPT and not filed_later else None

    @property
    def result(self) -> Result | None:
        """How it came out, as the organizer rated it when accepting it (R109); None before that."""
        return (self.accepted.result or Result.MET) if self.accepted else None

    @property
    def lesson(self) -> str:
        """What was learned from it, in the words of who accepted it (R110)."""
        event = self.accepted
        return (event.lesson if event.result else event.text) if event else ""

    @property
    def improvement(self) -> str:
        """What is to be done better the next time, in the words of who accepted it (R110)."""
        return self.accepted.improvement if self.accepted else ""

    @property
    def status(self) -> ActionStatus:
        """Where it stands: as last reported, but overdue once the due date is over."""
        if self.accepted:
            return ActionStatus.ACCEPTED
        progress = self.reports[-1].progress if self.reports else None
        if progress is Progress.COMPLETED:
            return ActionStatus.DONE
        if self.days_overdue > 0:
            return ActionStatus.OVERDUE
        if progress is None:
            return ActionStatus.OPEN
        return ActionStatus.named(progress.value)

    @property
    def statuses(self) -> tuple[ActionStatus, ...]:
        """Where it stands, and that it is blocked, which being overdue does not end."""
        also_blocked = self.is_blocked and self.status is not ActionStatus.BLOCKED
        return (self.status, ActionStatus.BLOCKED) if also_blocked else (self.status,)

    @property
    def is_open(self) -> bool:
        """Whether something is still owed."""
        return self.status not in (ActionStatus.DONE, ActionStatus.ACCEPTED)

    @property
    def is_blocked(self) -> bool:
        """Whether who has to do it cannot go on, and asks the organizer for help (R105)."""
        last = self.reports[-1] if self.reports else None
        return self.is_open and last is not None and last.progress is Progress.BLOCKED

    @property
    def days_overdue(self) -> int:
        """Days since the due date; none or less while there is time."""
        return (self.meeting.now.date() - self.due).days

    @property
    def done_on(self) -> dt.date | None:
        """The day on which it was reported done, where the organisation is; if it is done."""
        if self.is_open:
            return None
        done = (r.at for r in self.reports if r.progress is Progress.COMPLETED)
        return max(done).astimezone(self.meeting.organisation.settings.zone).date()
