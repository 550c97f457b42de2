"""The evaluation of a department over a period, beside its targets and the period before."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeAlias

from generator.archive import Action, Archive, Event, Meeting
from generator.evaluation.events import events_over
from generator.evaluation.figure import Figure
from generator.evaluation.follow_up import hindrances
from generator.evaluation.measures import MEASURES
from generator.evaluation.people import Appraisal, appraisals
from generator.evaluation.scope import Resolution, Scope, was_held
from generator.evaluation.span import Span
from generator.forms.core import Feedback, HeadsRating, Interview
from generator.organisation import Department
from generator.records import Record
from generator.vocabulary import ActionKind, Indicator, Period

_Key: TypeAlias = tuple[str, Span]
"""The slug of a department, and a period."""


@dataclass(frozen=True)
class Evaluation:
    """What the records of *department* say of one period.

    They are of several sources: minutes, feedback, the head's rating and interviews (R114, R115).
    """

    department: Department
    span: Span
    scope: Scope = field(repr=False)
    figures: tuple[Figure, ...]

    @property
    def is_running(self) -> bool:
        """Whether the period is not over yet, so that its figures will change."""
        return self.scope.today <= self.span.last

    def figure(self, indicator: Indicator) -> Figure:
        """Return the figure for *indicator*.

        Raises:
            LookupError: if it is not measured.
        """
        for figure in self.figures:
            if figure.measure.indicator is indicator:
                return figure
        msg = f"{indicator} is not measured"
        raise LookupError(msg)

    @property
    def people(self) -> tuple[Appraisal, ...]:
        """Who was in time with action items and minutes, and kept to the clauses (R123)."""
        return appraisals(
            actions=self.figure(Indicator.ACTIONS_IN_TIME).rows,
            minutes=self.figure(Indicator.MINUTES_IN_TIME).rows,
            clauses=self.figure(Indicator.COMPLIANCE).rows,
        )

    @property
    def obstacles(self) -> tuple[tuple[Action, str], ...]:
        """What stood in the way of the action items, in people's own words (R120)."""
        return tuple((each, text) for each in self.scope.actions for text in hindrances(each))

    @property
    def improvements(self) -> tuple[Action, ...]:
        """The improvement measures that are due in the period (R118, R122)."""
        return tuple(a for a in self.scope.actions if a.item.kind is ActionKind.IMPROVEMENT)

    @property
    def filings(self) -> tuple[Record, ...]:
        """The ratings and interviews that it rests on (R114, R115)."""
        return (*self.scope.ratings, *self.scope.interviews)

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that ended in the period, each with the reports on it (R124)."""
        return events_over(self.scope.archive, self.department, self.span)


@dataclass(frozen=True)
class Evaluations:
    """Every evaluation of one *archive*: it is read once, however many are asked for.

    A meeting belongs to the period of its date, an action item or decision to that of its due date,
    a rating or an interview to that of the day it names.
    """

    archive: Archive

    def of(self, department: Department, span: Span) -> Evaluation:
        """Return the evaluation of *department* over one period, beside the one before (R121)."""
        before = self._figures(department.slug, span.before)
        figures = self._figures(department.slug, span)
        compared = (replace(f, before=b) for f, b in zip(figures, before, strict=True))
        return Evaluation(department, span, self._scope(department.slug, span), tuple(compared))

    def all(self, department: Department) -> tuple[Evaluation, ...]:
        """Return those of all periods that have begun and have something in them, in order."""
        today = self.archive.now.date()
        spans = sorted(span for slug, span in self._scopes if slug == department.slug)
        return tuple(self.of(department, span) for span in spans if span.first <= today)

    def _scope(self, slug: str, span: Span) -> Scope:
        return self._scopes.get((slug, span)) or Scope(self.archive)

    def _figures(self, slug: str, span: Span) -> tuple[Figure, ...]:
        return self._measured.get((slug, span)) or self._measure(Scope(self.archive))

    @cached_property
    def _measured(self) -> Mapping[_Key, tuple[Figure, ...]]:
        """The figures of every period: each is shown again beside those of the next."""
        return {key: self._measure(scope) for key, scope in self._scopes.items()}

    def _measure(self, scope: Scope) -> tuple[Figure, ...]:
        targets = self.archive.organisation.settings.targets
        found = ((each, tuple(row for row in each.find(scope) if row.of)) for each in MEASURES)
        return tuple(Figure(each, rows, targets.get(each.indicator)) for each, rows in found)

    @cached_property
    def _scopes(self) -> Mapping[_Key, Scope]:
        meetings, actions, resolutions = self._meetings, self._actions, self._resolutions
        filings = self._filings
        return {
            key: Scope(
                self.archive,
                tuple(meetings[key]),
                tuple(actions[key]),
                tuple(resolutions[key]),
                self._answered,
                tuple(filings[key]),
            )
            for key in {**meetings, **actions, **resolutions, **filings}
        }

    @property
    def _meetings(self) -> defaultdict[_Key, list[Meeting]]:
        found: defaultdict[_Key, list[Meeting]] = defaultdict(list)
        for meeting in self.archive.meetings:
            for key in _key(meeting.department, meeting.date) if was_held(meeting) else ():
                found[key].append(meeting)
        return found

    @property
    def _actions(self) -> defaultdict[_Key, list[Action]]:
        found: defaultdict[_Key, list[Action]] = defaultdict(list)
        for action in self.archive.actions:
            for key in _key(action.meeting.department, action.due):
                found[key].append(action)
        return found

    @property
    def _resolutions(self) -> defaultdict[_Key, list[Resolution]]:
        agreed: defaultdict[int, list[Action]] = defaultdict(list)
        for action in self.archive.actions:
            agreed[action.meeting.number].append(action)
        found: defaultdict[_Key, list[Resolution]] = defaultdict(list)
        for decision in self.archive.decisions:
            if actions := agreed[decision.meeting.number]:
                resolution = Resolution.of(decision, tuple(actions))
                for key in _key(decision.meeting.department, resolution.due):
                    found[key].append(resolution)
        return found

    @property
    def _filings(self) -> defaultdict[_Key, list[Record]]:
        found: defaultdict[_Key, list[Record]] = defaultdict(list)
        for record in sorted(self.archive.records.values(), key=lambda r: (r.filed, r.issue)):
            match record.answers:
                case HeadsRating(department=slug, day=on) | Interview(department=slug, day=on):
                    for key in _key(self.archive.organisation.directory.department(slug), on):
                        found[key].append(record)
        return found

    @property
    def _answered(self) -> Mapping[int, frozenset[str]]:
        found: defaultdict[int, set[str]] = defaultdict(set)
        for record in self.archive.records.values():
            if isinstance(record.answers, Feedback):
                found[record.answers.meeting].add(record.author)
        return {number: frozenset(logins) for number, logins in found.items()}


def _key(department: Department | None, on: dt.date) -> Iterator[_Key]:
    """Yield where what happens *on* a day belongs; nowhere, if the department is not evaluated."""
    if department and department.evaluation is not Period.NONE:
        yield department.slug, Span.of(department.evaluation, on)


def evaluate(archive: Archive, department: Department, span: Span) -> Evaluation:
    """Return the evaluation of *department* over one period. For several, see `Evaluations`."""
    return Evaluations(archive).of(department, span)
