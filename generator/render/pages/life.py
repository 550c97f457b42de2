"""The life of a meeting as a line of stations: where it has been, where it is, what is to come."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.archive import Action, Meeting
from generator.rules import announced
from generator.rules.facts import approved, local
from generator.vocabulary import Act, Stage
from generator.wording import N_


class Passage(StrEnum):
    """How a meeting stands to a station of its life."""

    DONE = "done"
    HERE = "here"
    STOPPED = "stopped"
    SKIPPED = "skipped"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Station:
    """One station: what it is called, as a message, and *at* what time, where that is known."""

    title: str
    at: dt.datetime | None
    passage: Passage


_HELD = N_("Held")
_STOPS = {
    Stage.REJECTED: (N_("Rejected"), Act.REJECT),
    Stage.CANCELLED: (N_("Cancelled"), Act.CANCEL),
    Stage.RETURNED: (N_("Returned"), Act.RETURN),
    Stage.REVISED: (N_("Edited after signing"), Act.EDIT),
}
"""What holds a meeting up, and the event that did."""

_ENDS = (Stage.REJECTED, Stage.CANCELLED)
"""After these, nothing more is to come."""


def life(meeting: Meeting, actions: Iterable[Action]) -> tuple[Station, ...]:
    """Return the stations of *meeting*, which agreed on *actions*, in order (R7).

    A station that was passed over, such as an approval that never came, is shown as such.
    """
    path, stop = tuple(_path(meeting, actions)), tuple(_stop(meeting))
    last = max(place for place, (_, at) in enumerate(path) if at)
    here = Passage.DONE if stop else Passage.HERE
    behind = (
        Station(title, at, Passage.DONE if at else Passage.SKIPPED) for title, at in path[:last]
    )
    ahead = (
        Station(title, meeting.starts if title == _HELD else None, Passage.AHEAD)
        for title, _ in path[last + 1 :]
        if meeting.stage not in _ENDS
    )
    return (*behind, Station(*path[last], here), *stop, *ahead)


def _path(meeting: Meeting, actions: Iterable[Action]) -> Iterator[tuple[str, dt.datetime | None]]:
    """Yield every station with the time at which the meeting was there, if it was."""
    minutes = meeting.minutes_record
    signed = meeting.signature.at if meeting.signature else None
    yield N_("Requested"), local(meeting, meeting.record.filed)
    yield N_("Approved"), approved(meeting)
    yield N_("Announced"), announced(meeting)
    yield _HELD, meeting.starts if minutes or meeting.stage is Stage.HELD else None
    yield N_("Minuted"), local(meeting, minutes.filed) if minutes else None
    yield N_("Signed"), local(meeting, signed) if signed else None
    yield N_("Closed"), _closed(meeting, actions)


def _closed(meeting: Meeting, actions: Iterable[Action]) -> dt.datetime | None:
    """Return when nothing was owed any more: the minutes signed, and every action item done."""
    if meeting.signature is None:
        return None
    done = [meeting.signature.at]
    for action in actions:
        if action.is_open:
            return None
        done += (report.at for report in action.reports)
    return local(meeting, max(done))


def _stop(meeting: Meeting) -> Iterator[Station]:
    """Yield what holds the meeting up, if anything does."""
    if meeting.stage in _STOPS:
        title, act = _STOPS[meeting.stage]
        at = next(event.at for event in reversed(meeting.history) if event.act is act)
        yield Station(title, local(meeting, at), Passage.STOPPED)
