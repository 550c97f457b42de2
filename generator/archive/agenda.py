"""The agenda as it is gone through: each point of business, and when its turn comes."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.additions import added
from generator.archive.meeting import Meeting
from generator.forms.core.request import AgendaItem
from generator.records import Event


@dataclass(frozen=True)
class Point:
    """One point of business; *starts* is when its turn comes, where that can be known (R64).

    *added* is what put it on the agenda after the request, if something did (R41, R127).
    """

    title: str
    starts: dt.datetime | None
    presenter: str | None = None
    minutes: dt.timedelta | None = None
    aim: str = ""
    added: Event | None = None


def running_order(meeting: Meeting) -> tuple[Point, ...]:
    """Return the agenda of *meeting*, with what was added to it last.

    The first item begins with the meeting, each other one when the one before is over. After an
    item whose length nobody has said, no beginning is known.
    """
    return tuple(_points(meeting))


def _points(meeting: Meeting) -> Iterator[Point]:
    starts: dt.datetime | None = meeting.starts
    for item, event in _items(meeting):
        yield Point(item.title, starts, item.presenter, item.minutes, item.aim, event)
        starts = starts + item.minutes if starts and item.minutes else None


def _items(meeting: Meeting) -> Iterator[tuple[AgendaItem, Event | None]]:
    for item in meeting.request.agenda:
        yield item, None
    for event in meeting.agenda_changes:
        yield from ((item, event) for item in added(event))
