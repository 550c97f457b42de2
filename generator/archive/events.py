"""An event: its plan joined with the meetings held for it and the report on it."""

import datetime as dt
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from generator.archive.items import Action
from generator.archive.meeting import Meeting
from generator.forms.kinds import EventKind, MeetingKind
from generator.organisation import EventPlan
from generator.records import Record
from generator.vocabulary import Act, Lack, Phase, Stage

_TO_SETTLE = dt.timedelta(days=14)
"""How long after its last day an event may be without summary and report before it is said."""

_NOT_HELD = (Stage.REJECTED, Stage.CANCELLED)


@dataclass(frozen=True)
class Event:
    """A campaign or occasion that several meetings belong to (R17, R30).

    *filings* are those of other forms that name it or one of its meetings: its reports, and
    whatever else was asked for or found out for it.
    """

    plan: Record
    meetings: tuple[Meeting, ...]
    filings: tuple[Record, ...]
    actions: tuple[Action, ...]
    now: dt.datetime

    @property
    def number(self) -> int:
        """The number people use: that of the issue with its plan."""
        return self.plan.issue

    @property
    def _asked(self) -> EventPlan:
        """Which questions of the plan say what.

        Raises:
            TypeError: if the record is of another form.
        """
        asked = self.plan.answers.event_plan
        if asked is None:
            msg = f"record {self.plan.issue} is no plan of an event"
            raise TypeError(msg)
        return asked

    def _answer(self, question: str | None) -> Any:
        return getattr(self.plan.answers, question) if question else None

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self._answer(self._asked.name))

    @property
    def starts(self) -> dt.date:
        """Its first day: the earlier one, should somebody have exchanged the two."""
        return min(self._days)

    @property
    def ends(self) -> dt.date:
        """Its last day."""
        return max(self._days)

    @property
    def _days(self) -> tuple[dt.date, dt.date]:
        return self._answer(self._asked.starts), self._answer(self._asked.ends)

    @property
    def responsible(self) -> str:
        """Who is in charge of it: whoever planned it, unless the plan names somebody."""
        return self._answer(self._asked.responsible) or self.plan.author

    @property
    def rehearsal(self) -> dt.date | None:
        """The day on which it is tried out (R60)."""
        day: dt.date | None = self._answer(self._asked.rehearsal)
        return day

    def phase_of(self, day: dt.date) -> Phase:
        """Return where *day* lies: nobody is asked what the dates say (R30)."""
        if day < self.starts:
            return Phase.BEFORE
        return Phase.DURING if day <= self.ends else Phase.AFTER

    @property
    def phase(self) -> Phase:
        """Where it stands today."""
        return self.phase_of(self.now.date())

    @cached_property
    def meetings_by_phase(self) -> dict[Phase, tuple[Meeting, ...]]:
        """Its meetings before, during and after it, in order of time."""
        return {
            phase: tuple(each for each in self.meetings if self.phase_of(each.date) is phase)
            for phase in Phase
        }

    def kept(self, phase: Phase) -> tuple[Meeting, ...]:
        """Return the meetings of a *phase* that were not called off, those to come with them."""
        return tuple(m for m in self.meetings_by_phase[phase] if m.stage not in _NOT_HELD)

    @property
    def first_meeting(self) -> Meeting | None:
        """The first of its meetings that was not called off: at that one it is judged, and once."""
        return next((m for m in self.meetings if m.stage not in _NOT_HELD), None)

    @property
    def is_approved(self) -> bool:
        """Whether it may be carried out (R40)."""
        return not self.plan.answers.approval or self.plan.judgement is Act.APPROVE

    @property
    def is_rejected(self) -> bool:
        """Whether it is not to be carried out."""
        return self.plan.judgement is Act.REJECT

    @property
    def reports(self) -> tuple[Record, ...]:
        """What was reported on it (R124), the first report first."""
        return tuple(each for each in self.filings if each.answers.event_report)

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What it has not got although it is time for it; nothing, once the plan was rejected."""
        return () if self.is_rejected else tuple(self._lacks())

    def _lacks(self) -> Iterator[Lack]:
        if not self.is_approved:
            yield Lack.APPROVAL
        if not self.kept(Phase.BEFORE):
            yield Lack.PLANNING
        if self.now.date() <= self.ends + _TO_SETTLE:
            return
        if not self.kept(Phase.AFTER):
            yield Lack.SUMMARY
        if not self.reports:
            yield Lack.REPORT


@dataclass(frozen=True)
class Belonging:
    """Which meetings belong to which event, both by number: *pairs* of an event and a meeting."""

    pairs: frozenset[tuple[int, int]]

    @classmethod
    def of(cls, requests: Iterable[Record], plans: Iterable[Record]) -> Self:
        """Return what belongs together, as *requests* for meetings and *plans* say.

        A meeting belongs to the event that its request names, and to the one whose plan names it:
        a plan may be written after the first talk about it (R40).
        """
        asked = (
            (event, each.issue) for each in requests for event in each.answers.named(EventKind)
        )
        return cls(frozenset((*asked, *_discussed(plans))))

    @cached_property
    def meetings(self) -> dict[int, list[int]]:
        """The meetings by event."""
        return _grouped(self.pairs)

    @cached_property
    def events(self) -> dict[int, list[int]]:
        """The events by meeting."""
        return _grouped((meeting, event) for event, meeting in self.pairs)


def _discussed(plans: Iterable[Record]) -> Iterator[tuple[int, int]]:
    for plan in plans:
        asked = plan.answers.event_plan
        if asked and asked.discussed and (meeting := getattr(plan.answers, asked.discussed)):
            yield plan.issue, meeting


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for key, number in sorted(pairs):
        found.setdefault(key, []).append(number)
    return found


def about(event: int, meetings: Container[int], filings: Iterable[Record]) -> Iterator[Record]:
    """Yield those of *filings* that name the *event* or, unless they plan one, its *meetings*."""
    for each in filings:
        named = () if each.answers.event_plan else each.answers.named(MeetingKind)
        if event in each.answers.named(EventKind) or any(number in meetings for number in named):
            yield each
