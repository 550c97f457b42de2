"""What happened to an action item, from the day it was agreed on to the day it was accepted."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive import Action
from generator.archive.items import Report
from generator.forms.kinds.text import Link
from generator.records import Event
from generator.vocabulary import Act, ActionStatus, Progress, Result, Term

_SAID = {
    Act.PROGRESS: Progress.IN_PROCESS,
    Act.BLOCKED: Progress.BLOCKED,
    Act.DONE: Progress.COMPLETED,
    Act.RETURN: Act.RETURN,
    Act.ACCEPT: ActionStatus.ACCEPTED,
}
"""What a command on the item's own issue comes to."""


@dataclass(frozen=True)
class Shift:
    """A later due date: *before* is the one that held until then (R106)."""

    before: dt.date
    due: dt.date

    @property
    def days(self) -> int:
        """By how many days it is later."""
        return (self.due - self.before).days


@dataclass(frozen=True)
class Moment:
    """Something that happened to an action item: *what* it was, and what was said of it."""

    at: dt.datetime
    by: str
    what: Term
    text: str = ""
    obstacles: str = ""
    evidence: tuple[Link, ...] = ()
    shift: Shift | None = None
    result: Result | None = None
    improvement: str = ""


def timeline(action: Action) -> tuple[Moment, ...]:
    """Return everything that was reported, asked and decided of *action*, in order (R103-R110)."""
    filed = (_filed(report) for report in action.filed)
    events = action.follow_up.events if action.follow_up else ()
    said = (_said(event) for event in events if event.act in _SAID)
    found = (*filed, *said, *_extensions(action))
    return tuple(sorted(found, key=lambda moment: moment.at))


def _filed(report: Report) -> Moment:
    said = (report.text, report.obstacles, report.evidence)
    return Moment(report.at, report.by, report.progress, *said)


def _said(event: Event) -> Moment:
    text = event.lesson if event.result else event.text
    said = (event.at, event.by, _SAID[event.act], text)
    return Moment(*said, result=event.result, improvement=event.improvement)


def _extensions(action: Action) -> Iterator[Moment]:
    """Yield every later date that was asked for, and the answer to it."""
    due = action.item.due
    for each in action.extensions:
        asked, answer = each.asked, each.answer
        yield Moment(asked.at, asked.by, asked.act, asked.text, shift=Shift(due, each.due))
        if answer and answer.act in (Act.APPROVE, Act.REJECT):
            yield Moment(answer.at, answer.by, answer.act, answer.text)
        due = each.due if each.is_agreed else due
