"""What a meeting type's recurrence has planned and nobody has asked for yet (R8, R22, R27)."""

import datetime as dt
from collections.abc import Mapping, Sequence

from icalendar import Event, vRecur, vUri

from generator.archive import Meeting
from generator.convening import planned
from generator.organisation import MeetingType, Recurrence
from generator.render import paths
from generator.render.calendar.announced import last_change, sequence
from generator.render.calendar.meeting import CLASSES
from generator.render.calendar.words import Words

LOOKS_AHEAD = dt.timedelta(days=366)
"""How far ahead meetings are shown that nobody has asked for: holidays are known no further."""

_BOUNDS = frozenset({"COUNT", "UNTIL", "BYHOUR", "BYMINUTE", "BYSECOND"})
"""Parts of a rule that the series says in its own way."""


def series_of(type_: MeetingType, meetings: Sequence[Meeting], words: Words) -> tuple[Event, ...]:
    """Return the coming occurrences of *type_*: the series, and each one that a holiday moved.

    *meetings* are those of the type that were announced: each takes the place of its occurrence.
    """
    if type_.recurrence is None:
        return ()
    archive = words.site.archive
    until = archive.now.date() + LOOKS_AHEAD
    coming = planned(type_.recurrence, meetings, archive, until)
    if not coming:
        return ()
    made = _Series(type_, type_.recurrence, min(coming), meetings, words)
    moved = {day: at for day, at in coming.items() if day != at}
    return (made.series(coming), *(made.moved(day, at) for day, at in moved.items()))


class _Series:
    """The components of one series: what they have in common is said once."""

    def __init__(
        self,
        type_: MeetingType,
        recurrence: Recurrence,
        first: dt.date,
        meetings: Sequence[Meeting],
        words: Words,
    ) -> None:
        self._type, self._recurrence, self._first = type_, recurrence, first
        self._meetings, self._words = meetings, words
        self._zone = words.site.archive.organisation.settings.zone

    def series(self, coming: Mapping[dt.date, dt.date]) -> Event:
        """Return the rule from the first to the last of *coming*, without what is not held."""
        first, last = self._first, max(coming)
        event = self._event(first)
        event.add("RRULE", self._rule(last))
        if left_out := [d for d in self._recurrence.planned(first, last) if d not in coming]:
            event.add("EXDATE", [self._start(day) for day in left_out])
        return event

    def moved(self, planned: dt.date, day: dt.date) -> Event:
        """Return the occurrence of *planned* as it is held on *day*."""
        event = self._event(day)
        event.add("RECURRENCE-ID", self._start(planned))
        return event

    def _start(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, self._recurrence.start, self._zone)

    def _rule(self, last: dt.date) -> vRecur:
        parts = dict(part.split("=", 1) for part in self._recurrence.rule.split(";"))
        kept = ";".join(f"{name}={value}" for name, value in parts.items() if name not in _BOUNDS)
        rule: vRecur = vRecur.from_ical(kept)
        rule["UNTIL"] = [self._start(last).astimezone(dt.UTC)]
        return rule

    def _event(self, day: dt.date) -> Event:
        type_, words, start = self._type, self._words, self._start(day)
        event = Event()
        event.add("UID", words.uid(f"series-{type_.slug}"))
        event.add("SUMMARY", words.say(type_.title))
        event.add("DTSTART", start)
        event.add("DTEND", start + dt.timedelta(minutes=self._recurrence.minutes))
        event.add("STATUS", "TENTATIVE")
        event.add("TRANSP", "TRANSPARENT")
        event.add("CLASS", CLASSES[type_.classification])
        event.add("CATEGORIES", words.say(type_.title))
        self._add_place(event)
        self._add_revision(event)
        return event

    def _add_place(self, event: Event) -> None:
        type_, words = self._type, self._words
        if room := words.site.archive.organisation.room(type_.room or ""):
            event.add("LOCATION", words.say(room.title))
        page = words.site.links.published(paths.meeting_type(type_.slug))
        if page:
            event.add("URL", vUri(page))
        event.add("DESCRIPTION", words.description("series", type=type_, page=page))

    def _add_revision(self, event: Event) -> None:
        """Count what shortens the series: days gone by, and what happened to meetings of it."""
        days = (self._first - self._recurrence.since).days
        changed = max(map(last_change, self._meetings), default=self._start(self._recurrence.since))
        event.add("SEQUENCE", days + sum(1 + sequence(meeting) for meeting in self._meetings))
        event.add("DTSTAMP", changed)
        event.add("LAST-MODIFIED", changed)
