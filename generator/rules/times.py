"""Rules about when a meeting is held, and whether its people are free."""

import datetime as dt
from collections.abc import Iterator

from generator.archive import Archive, Meeting
from generator.organisation import BusySlot, Occurrence
from generator.organisation.part import Minutes
from generator.rules.bookings import in_the_same_room, of_the_same_people
from generator.rules.facts import people
from generator.rules.finding import Finding, say
from generator.rules.parameters import Parameters
from generator.wording import N_

_REACH = dt.timedelta(days=370)
"""How far the next sitting of a regular meeting can be: that of a yearly one, and holidays."""

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def regular_slot(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R8, R22, R27, R32: a regular meeting is held on its day and hour, moved off holidays."""
    nearest = _nearest(meeting)
    recurrence = meeting.type.recurrence
    if recurrence is None or nearest is None:
        return Finding.beside_the_point(say(N_("held when the meeting type says")))
    zone = meeting.starts.tzinfo
    planned = dt.datetime.combine(nearest.day, recurrence.start, zone)
    required = say(N_("held on {when}, as the meeting type says"), when=planned)
    if nearest.day != nearest.planned:
        message = N_("held on {when}, because {day} is a holiday")
        required = say(message, when=planned, day=nearest.planned)
    happened = say(N_("planned for {when}"), when=meeting.starts)
    return Finding.judged(required, happened, holds=meeting.starts == planned)


def _nearest(meeting: Meeting) -> Occurrence | None:
    """Return the sitting of the type that comes nearest to *meeting*."""
    if meeting.type.recurrence is None:
        return None
    day, calendar = meeting.date, meeting.organisation.calendar
    reach = dt.timedelta(days=31)
    found = meeting.type.recurrence.occurrences(day - reach, day + reach, calendar)
    found = found or meeting.type.recurrence.occurrences(day - _REACH, day + _REACH, calendar)
    return min(found, key=lambda each: (abs(each.day - day), each.day), default=None)


def hours_kept_free(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R50: the meeting leaves the hours alone in which its people have other work."""
    required = say(N_("outside of the hours that the meeting type keeps free"))
    if not meeting.type.busy:
        return Finding.beside_the_point(required)
    if slot := next(_busy(meeting), None):
        message = N_("from {start} to {end} there is: {reason}")
        happened = say(message, start=slot.start, end=slot.end, reason=slot.reason)
        return Finding.judged(required, happened, holds=False)
    return Finding.judged(required, say(N_("outside of them")), holds=True)


def _busy(meeting: Meeting) -> Iterator[BusySlot]:
    day, zone = meeting.starts.date(), meeting.starts.tzinfo
    while day <= meeting.ends.date():
        for slot in meeting.type.busy:
            start, end = (dt.datetime.combine(day, each, zone) for each in (slot.start, slot.end))
            is_that_day = _WEEKDAYS[day.weekday()] in slot.days
            if is_that_day and meeting.starts < end and start < meeting.ends:
                yield slot
        day += dt.timedelta(days=1)


class Buffer(Parameters):
    """The *minutes* between two meetings; without them, those of the meeting type."""

    minutes: Minutes | None = None


def buffer(meeting: Meeting, archive: Archive, parameters: Buffer) -> Finding:
    """R50: some time lies between a meeting and others of the same people or in the same room.

    Of two meetings the one that was announced later has to keep it.
    """
    minutes = parameters.minutes or meeting.type.buffer_minutes
    message = N_("{n} min between this and other meetings of the same people or in the same room")
    required, gap = say(message, n=minutes), dt.timedelta(minutes=minutes)
    if not minutes:
        return Finding.beside_the_point(required)
    others = {each.number: each for _, each in of_the_same_people(meeting, archive, gap)}
    others |= {each.number: each for each in in_the_same_room(meeting, archive, gap)}
    if others:
        near = tuple(others[number] for number in sorted(others))
        happened = say(N_("nearer than that: {meetings}"), meetings=near)
        return Finding.judged(required, happened, holds=False)
    return Finding.judged(required, say(N_("no other meeting is nearer")), holds=True)


def nobody_double_booked(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R50: nobody is asked to two approved meetings at the same time, unless they said no to one.

    Of two meetings the one that was announced later has to give way.
    """
    required = say(N_("nobody is asked to another meeting at the same time"))
    found = of_the_same_people(meeting, archive)
    if not found:
        return Finding.judged(required, say(N_("everybody is free")), holds=True)
    who = people(meeting, dict.fromkeys(login for login, _ in found))
    others = {each.number: each for _, each in found}
    message = N_("asked to {meetings} as well: {who}")
    happened = say(message, meetings=tuple(others[n] for n in sorted(others)), who=who)
    return Finding.judged(required, happened, holds=False)
