"""Which meetings of the series are to be asked for by now, and are not (R8, R22, R27, R32, R51)."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.archive import Archive, Meeting
from generator.convening.opening import Opening, was_signed
from generator.organisation import MeetingType, Recurrence, WorkingCalendar
from generator.organisation.recurrence import TIME_TO_AGREE
from generator.vocabulary import Act

_DAY = dt.timedelta(days=1)
_YEAR = dt.timedelta(days=366)
_SLACK = dt.timedelta(days=62)
"""How much longer ago than usual a request may have been opened: holidays, a changed setting."""


def to_open(archive: Archive, opened: Collection[str] = ()) -> tuple[Opening, ...]:
    """Return the meetings to ask for, in order of time: nobody has asked for them in *archive*.

    Those whose keys are among *opened* were asked for already, although it does not show.
    """
    found = (
        each
        for type_ in archive.organisation.meeting_types.values()
        for each in _Series(type_, archive).openings()
        if each.key not in opened
    )
    return tuple(sorted(found, key=lambda each: (each.day, each.type.slug)))


def opened_since(archive: Archive) -> dt.datetime:
    """Return since when what could be asked for now may have been asked for before."""
    types = archive.organisation.meeting_types.values()
    today = archive.now.date()
    ends = (_last_day(type_, archive.organisation.calendar, today) for type_ in types)
    return archive.now - (max(ends, default=today) - today) - _SLACK


def days_of(meeting: Meeting) -> Iterator[dt.date]:
    """Yield every day on which *meeting* was to be: rescheduled, it still is that occurrence."""
    yield meeting.date
    yield meeting.request.date
    for event in meeting.record.events_of(Act.EDIT):
        for change in event.changes:
            if change.field == "date" and change.before:
                yield dt.date.fromisoformat(change.before)


def _last_day(type_: MeetingType, calendar: WorkingCalendar, today: dt.date) -> dt.date:
    """Return the last day whose meetings of *type_* are asked for *today*."""
    said = type_.recurrence.open_days_ahead if type_.recurrence else None
    ahead = type_.notice_days + TIME_TO_AGREE if said is None else said
    return calendar.add_working_days(today, ahead)


@dataclass(frozen=True)
class _Named:
    """The *day* that the minutes of a *meeting* name for the next one, in place of *planned*.

    There is no *planned* where the rule has a meeting on that day already. *dropped* are the days
    on which it would have had others.
    """

    meeting: Meeting
    day: dt.date
    planned: dt.date | None = None
    dropped: frozenset[dt.date] = frozenset()


class _Series:
    """The meetings of one type."""

    def __init__(self, type_: MeetingType, archive: Archive) -> None:
        self._type, self._archive = type_, archive
        self._calendar = archive.organisation.calendar
        self._today = archive.now.date()
        self._last = _last_day(type_, self._calendar, self._today)
        self._meetings = [m for m in archive.meetings if m.request.meeting_type == type_.slug]
        self._taken = {day for m in self._meetings if self._counts(m) for day in days_of(m)}

    def _counts(self, meeting: Meeting) -> bool:
        """Tell whether a request says anything of the series: a stranger's alone does not."""
        known = self._archive.organisation.directory.by_login
        return meeting.record.author in known or bool(meeting.approvals)

    def openings(self) -> Iterator[Opening]:
        """Yield those that nobody has asked for, although it is time, and that lie ahead."""
        if self._last == self._today:
            return
        found = (each for each in self._all() if not self._taken & {each.day, each.planned})
        for each in {each.day: each for each in found}.values():
            if each.start is not None and self._is_ahead(each.day, each.start):
                yield each

    def _is_ahead(self, day: dt.date, start: dt.time) -> bool:
        now = self._archive.now
        return day <= self._last and dt.datetime.combine(day, start, now.tzinfo) > now

    def _all(self) -> Iterator[Opening]:
        """Yield the meetings of the days to come: those of the rule, then those minutes name."""
        named, recurrence = [*self._named()], self._type.recurrence
        dropped = {day for each in named for day in each.dropped}
        if recurrence:
            for each in recurrence.occurrences(self._today, self._last, self._calendar):
                if each.day not in dropped:
                    yield Opening(self._type, each.day, each.planned, self._archive)
        for word in named:
            if word.planned:
                yield Opening(self._type, word.day, word.planned, self._archive, word.meeting)

    def _named(self) -> Iterator[_Named]:
        """Yield the days that minutes name (R51); of a series, the last word before the day."""
        minuted = [each for each in self._meetings if was_signed(each)]
        for place, meeting in enumerate(minuted):
            day = meeting.minutes.next_meeting if meeting.minutes else None
            if day and day > meeting.date and self._is_possible(day):
                if not self._type.recurrence:
                    yield _Named(meeting, day, planned=day)
                elif not any(meeting.date < each.date < day for each in minuted[place + 1 :]):
                    yield self._in_place_of(meeting, day, self._type.recurrence)

    def _is_possible(self, day: dt.date) -> bool:
        """Tell whether a meeting can be on *day*, or was: minutes may come later than it."""
        return day >= self._today or (day in self._taken and day >= self._today - _YEAR)

    def _in_place_of(self, meeting: Meeting, day: dt.date, recurrence: Recurrence) -> _Named:
        """Find what of the rule *day* replaces: what lies before it, or else what comes next."""
        found = recurrence.occurrences(meeting.date + _DAY, day + _YEAR, self._calendar)
        before = [each for each in found if each.day < day]
        if any(each.day == day for each in found):
            return _Named(meeting, day, dropped=frozenset(each.day for each in before))
        replaced = before or [*found[:1]]
        planned = replaced[-1].planned if replaced else day
        return _Named(meeting, day, planned, frozenset(each.day for each in replaced))
