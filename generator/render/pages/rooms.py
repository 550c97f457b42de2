"""The rooms, and when each of them is taken."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.archive import Archive, Meeting
from generator.organisation import Room
from generator.render import paths
from generator.render.page import Page, Site
from generator.render.pages.planned import Planned, planned_until
from generator.rules.bookings import in_the_same_room
from generator.rules.facts import CALLED_OFF
from generator.wording import N_

WEEKS = 5
"""How many weeks are shown, from the running one on."""

_DAY, _WEEK = dt.timedelta(days=1), dt.timedelta(weeks=1)
_FIRST, _LAST = 8, 18
"""The hours that are always shown; of a meeting before or after them, its own too."""


@dataclass(frozen=True)
class Booking:
    """A meeting that has a room, or asks for it as long as it is not *agreed*, or is only planned.

    *clashes* are the meetings that had the room before it, at the same time (R54); *too_near* those
    that lie within its buffer (R50).
    """

    meeting: Meeting | Planned
    agreed: bool
    clashes: tuple[Meeting, ...] = ()
    too_near: tuple[Meeting, ...] = ()

    @property
    def is_planned(self) -> bool:
        """Whether nobody has asked for it yet: it is a meeting of a series."""
        return isinstance(self.meeting, Planned)

    @property
    def is_double(self) -> bool:
        """Whether somebody else has the room."""
        return bool(self.clashes)

    def is_in(self, start: dt.datetime, end: dt.datetime) -> bool:
        """Tell whether the room is taken at some time from *start* to *end*."""
        return self.meeting.starts < end and start < self.meeting.ends


@dataclass(frozen=True)
class Cell:
    """So many *hours* of a day, through which the *bookings* are the same."""

    hours: int
    bookings: tuple[Booking, ...]


@dataclass(frozen=True)
class Week:
    """One week of a room: its *hours* across, its days down with their cells."""

    monday: dt.date
    bookings: tuple[Booking, ...]
    hours: tuple[dt.time, ...]
    days: tuple[tuple[dt.date, tuple[Cell, ...]], ...]

    @property
    def sunday(self) -> dt.date:
        """Its last day."""
        return self.monday + 6 * _DAY


def rooms(site: Site) -> Iterator[Page]:
    """The rooms with size and equipment (R55), and when each is taken this week and later (R54)."""
    archive, now = site.archive, site.archive.now
    monday = now.date() - now.weekday() * _DAY
    listed = []
    for room in archive.organisation.rooms:
        found = _bookings(room, monday, archive)
        bookings = tuple(sorted(found, key=lambda each: each.meeting.starts))
        weeks = tuple(_week(monday + n * _WEEK, bookings, archive) for n in range(WEEKS))
        today = [each for each in bookings if each.meeting.starts.date() == now.date()]
        listed.append((room, today, weeks[0].bookings))
        yield _of_room(room, weeks, site)
    yield Page("rooms/index.md", "rooms", {"rooms": listed})


def _of_room(room: Room, weeks: Sequence[Week], site: Site) -> Page:
    equipment = (each.text(site.language) for each in room.equipment)
    return Page(
        paths.room(room.slug),
        "room",
        {"room": room, "weeks": weeks},
        frame="register.html",
        kind=site.message(N_("Room")),
        title=room.title.text(site.language),
        text=" ".join((*room.title.all(), *equipment)),
    )


def _bookings(room: Room, monday: dt.date, archive: Archive) -> Iterator[Booking]:
    """Yield who has *room*, asks for it or is to meet there in the weeks that are shown."""
    for planned in planned_until(archive, monday + WEEKS * _WEEK - _DAY):
        if planned.type.room == room.slug:
            yield Booking(planned, agreed=False)
    for meeting in archive.meetings:
        shown = monday <= meeting.ends.date() and meeting.date < monday + WEEKS * _WEEK
        if shown and meeting.request.room == room.slug and meeting.stage not in CALLED_OFF:
            buffer = dt.timedelta(minutes=meeting.type.buffer_minutes)
            clashes = in_the_same_room(meeting, archive)
            near = (each for each in in_the_same_room(meeting, archive, buffer))
            too_near = tuple(each for each in near if each not in clashes)
            yield Booking(meeting, not meeting.approvals_missing, clashes, too_near)


def _week(monday: dt.date, bookings: Iterable[Booking], archive: Archive) -> Week:
    zone = archive.organisation.settings.zone
    start = dt.datetime.combine(monday, dt.time(), zone)
    own = tuple(each for each in bookings if each.is_in(start, start + _WEEK))
    hours = tuple(dt.time(hour) for hour in _hours(own))
    found = (monday + n * _DAY for n in range(7))
    days = tuple((day, _cells(day, own, hours, archive)) for day in found)
    calendar = archive.organisation.calendar
    shown = (
        (day, cells)
        for day, cells in days
        if calendar.is_working_day(day) or any(cell.bookings for cell in cells)
    )
    return Week(monday, own, hours, tuple(shown))


def _hours(bookings: Iterable[Booking]) -> range:
    """Return the hours of office, and those before and after them in which there is a meeting."""
    meetings = [each.meeting for each in bookings]
    first = min((meeting.starts.hour for meeting in meetings), default=_FIRST)
    last = max((_last_hour(meeting) for meeting in meetings), default=_LAST)
    return range(min(first, _FIRST), max(last, _LAST))


def _last_hour(meeting: Meeting | Planned) -> int:
    """Return the hour at which the last of *meeting*'s is over; one past midnight fills the day."""
    if meeting.ends.date() > meeting.starts.date():
        return 24
    return meeting.ends.hour + bool(meeting.ends.minute)


def _cells(
    day: dt.date, bookings: Sequence[Booking], hours: Iterable[dt.time], archive: Archive
) -> tuple[Cell, ...]:
    """Return *day* hour by hour; hours of the same meetings are one cell, free hours are not."""
    zone = archive.organisation.settings.zone
    taken = []
    for hour in hours:
        start = dt.datetime.combine(day, hour, zone)
        own = tuple(b for b in bookings if b.is_in(start, start + dt.timedelta(hours=1)))
        taken.append((tuple(b.meeting.starts for b in own) or hour, own))
    groups = (list(found) for _, found in groupby(taken, key=lambda each: each[0]))
    return tuple(Cell(len(found), found[0][1]) for found in groups)
