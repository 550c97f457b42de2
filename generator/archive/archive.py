"""Assembling the archive: the joins between records."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from typing import Self, TypeVar

from generator.archive.events import Belonging, Event, about
from generator.archive.feedback import rated
from generator.archive.items import Action, DecisionItem, Report
from generator.archive.joins import Joins
from generator.archive.lookup import Lookup
from generator.archive.meeting import Meeting
from generator.archive.numbering import numbers
from generator.forms.core import (
    Feedback,
    FollowUp,
    MeetingRequest,
    Minutes,
    Preparation,
    ProgressReport,
)
from generator.forms.form import Form
from generator.organisation import Organisation
from generator.records import Record, Records

F = TypeVar("F", bound=Form)

_LONG = 20
"""Digits that no number has."""


def by_due_date(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Return *actions* in order of their due dates."""
    return tuple(sorted(actions, key=lambda a: (a.due, a.meeting.number, a.place)))


@dataclass(frozen=True)
class Archive:
    """Everything that was filed, joined. *now* decides what is over and what is overdue.

    *joined* is what is known of the same records already.
    """

    organisation: Organisation
    records: Records
    now: dt.datetime
    joined: Joins | None = field(default=None, repr=False, compare=False)

    def as_of(self, at: dt.datetime, issue: int) -> Self:
        """Return what there was to know *at* a time (an aware one), with *issue* as it is now.

        Other records count if they were filed by then, with all that was done to them since: the
        numbers of action items rest on later edits.
        """
        then = replace(self, now=at.astimezone(self.organisation.settings.zone))
        known = {n: r for n, r in self.records.items() if r.filed <= at or n == issue}
        if len(known) == len(self.records):
            return replace(then, joined=self._joins)
        return replace(then, records=known)

    def able(self, logins: Iterable[str]) -> tuple[str, ...]:
        """Return those of *logins* who are in the directory and have not left."""
        known, today = self.organisation.directory.by_login, self.now.date()
        return tuple(each for each in logins if each in known and known[each].is_active(today))

    def having(self, *records: Record) -> Self:
        """Return the archive with *records*: itself, and all its joins, if it has them already.

        Of one that changed step by step the last counts.
        """
        new = {each.issue: each for each in records}
        if all(self.records.get(issue) == each for issue, each in new.items()):
            return self
        known = {**self.records, **new}
        return replace(self, records=known, joined=self._joins.having(known, new.values()))

    @cached_property
    def _joins(self) -> Joins:
        known = self.joined
        return known if known and known.records is self.records else Joins.among(self.records)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings in order of time."""
        found = self.by_number.values()
        return tuple(sorted(found, key=lambda meeting: (meeting.starts, meeting.number)))

    @cached_property
    def left_open(self) -> Mapping[str, tuple[Action, ...]]:
        """The open action items of each type of meeting, in order of their due dates."""
        return Lookup(self._left_open, lambda: self.organisation.meeting_types)

    def _left_open(self, slug: str) -> tuple[Action, ...]:
        found = (action for each in self.of_type(slug) for action in self.actions_of[each.number])
        return by_due_date(action for action in found if action.is_open)

    def of_type(self, slug: str) -> Iterator[Meeting]:
        """Yield the meetings of one type, in any order."""
        for record, request in self._joins.of(MeetingRequest):
            if request.meeting_type == slug:
                yield self.by_number[record.issue]

    @cached_property
    def by_number(self) -> Mapping[int, Meeting]:
        """The meetings by number."""
        return Lookup(self._meeting, self._numbers)

    def _numbers(self) -> Iterator[int]:
        return (record.issue for record, _ in self._joins.of(MeetingRequest))

    def _meeting(self, number: int) -> Meeting:
        """Join a meeting with its minutes, its preparation and the feedback on it.

        Raises:
            KeyError: if there is no meeting with that *number*.
        """
        record = self.records[number]
        if not isinstance(record.answers, MeetingRequest):
            raise KeyError(number)
        minutes = next(iter(self.minutes_of(number)), None)
        feedback = rated((filed for filed, _ in self._joins.about(Feedback, number)), self.now)
        prepared = self._joins.about(Preparation, number)
        preparation = prepared[-1][0] if prepared else None
        return Meeting(self.organisation, record, minutes, feedback, self.now, preparation)

    def minutes_of(self, meeting: int) -> list[Record]:
        """Return the minutes of *meeting*, the first filed first.

        One set is enough: the others are faults. What was filed later does not take the place of
        what may be signed already.
        """
        filed = (record for record, _ in self._joins.about(Minutes, meeting))
        return sorted(filed, key=lambda each: each.issue)

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """The action items in order of their due dates."""
        return by_due_date(chain.from_iterable(self.actions_of.values()))

    @cached_property
    def actions_of(self) -> Mapping[int, tuple[Action, ...]]:
        """The action items by meeting, in the order of its minutes."""
        return Lookup(lambda number: tuple(self._agreed(self.by_number[number])), self._numbers)

    def _agreed(self, meeting: Meeting) -> Iterator[Action]:
        if not (meeting.minutes and meeting.minutes_record):
            return
        places = numbers(meeting.minutes_record, "actions", "task")
        for place, item in zip(places, meeting.minutes.actions, strict=True):
            number = f"{meeting.number}-{place}"
            reports = tuple(Report.filed(*e) for e in self._joins.about(ProgressReport, number))
            yield Action(meeting, place, item, reports, self._follow_up(number))

    def _follow_up(self, action: str) -> Record | None:
        """Return the record of the action item's own issue: of two, the one opened first."""
        opened = (record for record, _ in self._joins.about(FollowUp, action))
        return min(opened, key=lambda each: each.issue, default=None)

    @cached_property
    def action_by_number(self) -> Mapping[str, Action]:
        """The action items by number."""
        return Lookup(self._action, lambda: (action.number for action in self.actions))

    def _action(self, number: str) -> Action:
        meeting = number.partition("-")[0]
        known = meeting.isdecimal() and len(meeting) < _LONG
        agreed = self.actions_of.get(int(meeting), ()) if known else ()
        for action in agreed:
            if action.number == number:
                return action
        raise KeyError(number)

    @cached_property
    def decisions(self) -> tuple[DecisionItem, ...]:
        """The decisions, in order of the meetings that took them."""
        return tuple(found for meeting in self.meetings for found in self._decisions(meeting))

    def _decisions(self, meeting: Meeting) -> Iterator[DecisionItem]:
        if not (meeting.minutes and meeting.minutes_record):
            return
        places = numbers(meeting.minutes_record, "decisions", "text")
        for place, decision in zip(places, meeting.minutes.decisions, strict=True):
            yield DecisionItem(meeting, place, decision)

    @cached_property
    def decision_by_number(self) -> Mapping[str, DecisionItem]:
        """The decisions by number."""
        return {each.number: each for each in self.decisions}

    @cached_property
    def superseded(self) -> Mapping[str, DecisionItem]:
        """By which later decision each was superseded, by number; of several, the last."""
        known = self.decision_by_number
        return {
            old: each
            for each in self.decisions
            if (old := each.decision.supersedes or "") in known
            and known[old].meeting.starts < each.meeting.starts
        }

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events in order of their first days."""
        found = self.event_by_number.values()
        return tuple(sorted(found, key=lambda event: (event.starts, event.number)))

    @cached_property
    def event_by_number(self) -> Mapping[int, Event]:
        """The events by number."""
        return Lookup(self._event, lambda: self._plans)

    @cached_property
    def events_of(self) -> Mapping[int, tuple[Event, ...]]:
        """The events by meeting: mostly none, or one."""
        return Lookup(lambda number: tuple(self._events_of(number)), self._numbers)

    def _events_of(self, meeting: int) -> Iterator[Event]:
        for number in self._belonging.events.get(meeting, ()):
            if number in self._plans:
                yield self.event_by_number[number]

    def _event(self, number: int) -> Event:
        plan, known = self._plans[number], self.by_number
        found = [known[n] for n in self._belonging.meetings.get(number, ()) if n in known]
        own = {m.number: m for m in sorted(found, key=lambda each: (each.starts, each.number))}
        filings = (each for each in self.filings if each.issue != number)
        actions = chain.from_iterable(self.actions_of[meeting] for meeting in own)
        told = tuple(about(number, own, filings))
        return Event(plan, tuple(own.values()), told, by_due_date(actions), self.now)

    @cached_property
    def _belonging(self) -> Belonging:
        return Belonging.of(
            (record for record, _ in self._joins.of(MeetingRequest)), self._plans.values()
        )

    @cached_property
    def _plans(self) -> dict[int, Record]:
        return {each.issue: each for each in self.filings if each.answers.event_plan}

    @cached_property
    def filings(self) -> tuple[Record, ...]:
        """The filings of custom forms, and amendments: those with a page of their own."""
        joined = (MeetingRequest, Preparation, Minutes, ProgressReport, FollowUp, Feedback)
        return tuple(r for r in self.records.values() if not isinstance(r.answers, joined))


def assemble(records: Records, organisation: Organisation, now: dt.datetime) -> Archive:
    """Join *records*; *now* is an aware time in any zone."""
    return Archive(organisation, records, now.astimezone(organisation.settings.zone))
