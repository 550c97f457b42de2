"""Who and what is taken when: the approved meetings by room and by person, day by day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.archive import Archive, Meeting
from generator.rules.facts import CALLED_OFF, announced
from generator.rules.once import once
from generator.vocabulary import Act

_DAY = dt.timedelta(days=1)
_NO_TIME = dt.timedelta()


@dataclass(frozen=True)
class _Booking:
    """An approved meeting, when it was announced, and who has to be there."""

    meeting: Meeting
    announced: dt.datetime
    people: frozenset[str]


@dataclass(frozen=True)
class _Bookings:
    """The bookings of each day, by what is taken: a room or a person."""

    rooms: Mapping[tuple[str, dt.date], list[_Booking]]
    people: Mapping[tuple[str, dt.date], list[_Booking]]


def in_the_same_room(
    meeting: Meeting, archive: Archive, gap: dt.timedelta = _NO_TIME
) -> tuple[Meeting, ...]:
    """Return the meetings that had the room first, at the same time or less than *gap* away."""
    room, taken = meeting.request.room or "", _all(archive).rooms
    found = {
        booking.meeting.number: booking.meeting
        for day in _days(meeting, gap)
        for booking in _in_the_way(taken.get((room, day), ()), meeting, gap)
    }
    return tuple(found[number] for number in sorted(found))


def of_the_same_people(
    meeting: Meeting, archive: Archive, gap: dt.timedelta = _NO_TIME
) -> tuple[tuple[str, Meeting], ...]:
    """Return who was asked to another meeting first, with that meeting: see `in_the_same_room`."""
    taken = _all(archive).people
    found = {
        (login, booking.meeting.number): booking.meeting
        for login in expected(meeting)
        for day in _days(meeting, gap)
        for booking in _in_the_way(taken.get((login, day), ()), meeting, gap)
    }
    return tuple((login, found[login, number]) for login, number in sorted(found))


def expected(meeting: Meeting) -> frozenset[str]:
    """Return who has to be there: whoever said that they do not come, does not."""
    said = meeting.reply_of.items()
    away = {login for login, event in said if event.act in (Act.DECLINE, Act.LEAVE, Act.SUBSTITUTE)}
    asked = {*meeting.participants, meeting.chair, meeting.secretary}
    return frozenset((asked - away) | {*meeting.substitutes.values()})


def _in_the_way(
    bookings: Iterable[_Booking], meeting: Meeting, gap: dt.timedelta
) -> Iterator[_Booking]:
    """Yield the other *bookings* that are too near and older: who comes later gives way."""
    near = [each for each in bookings if _is_near(each.meeting, meeting, gap)]
    own = announced(meeting) if near else None
    for booking in near:
        if own is None or (booking.announced, booking.meeting.number) < (own, meeting.number):
            yield booking


def _is_near(other: Meeting, meeting: Meeting, gap: dt.timedelta) -> bool:
    if other.number == meeting.number:
        return False
    return other.starts < meeting.ends + gap and meeting.starts < other.ends + gap


def _days(meeting: Meeting, gap: dt.timedelta) -> Iterator[dt.date]:
    day, last = (meeting.starts - gap).date(), (meeting.ends + gap).date()
    while day <= last:
        yield day
        day += _DAY


@once
def _all(archive: Archive) -> _Bookings:
    rooms: defaultdict[tuple[str, dt.date], list[_Booking]] = defaultdict(list)
    people: defaultdict[tuple[str, dt.date], list[_Booking]] = defaultdict(list)
    for booking in _booked(archive):
        for day in _days(booking.meeting, _NO_TIME):
            if booking.meeting.request.room:
                rooms[booking.meeting.request.room, day].append(booking)
            for login in booking.people:
                people[login, day].append(booking)
    return _Bookings(rooms, people)


def _booked(archive: Archive) -> Iterator[_Booking]:
    for meeting in archive.meetings:
        at = announced(meeting)
        if at and meeting.stage not in CALLED_OFF:
            yield _Booking(meeting, at, expected(meeting))
