"""A meeting as programs read it on its page: an event of schema.org, as JSON-LD."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.archive import Meeting
from generator.records.revisions import earlier
from generator.render import paths
from generator.render.calendar import is_announced
from generator.render.calendar.announced import CALLED_OFF
from generator.render.calendar.words import one_line
from generator.render.page import Site
from generator.vocabulary import Act, Mode

_SCHEMA = "https://schema.org"
_MODES = {Mode.IN_PERSON: "Offline", Mode.ONLINE: "Online", Mode.HYBRID: "Mixed"}


def linked_data(meeting: Meeting, site: Site) -> Mapping[str, Any]:
    """Return *meeting* as an event, which says what its page shows and nothing else.

    It is empty before people were told of the meeting: programs take an event for certain (R39).
    """
    if not is_announced(meeting):
        return {}
    before = [each.isoformat() for each in _starts_before(meeting)]
    found = {
        "@context": _SCHEMA,
        "@type": "Event",
        "name": one_line(meeting.topic),
        "startDate": meeting.starts.isoformat(),
        "endDate": meeting.ends.isoformat(),
        "previousStartDate": before,
        "eventStatus": f"{_SCHEMA}/Event{_status(meeting, before)}",
        "eventAttendanceMode": f"{_SCHEMA}/{_MODES[meeting.request.mode]}EventAttendanceMode",
        "location": [*_places(meeting, site)],
        "organizer": {"@type": "Person", "name": one_line(_name(meeting))},
        "url": site.links.published(paths.meeting(meeting)),
    }
    return {name: value for name, value in found.items() if value}


def _status(meeting: Meeting, before: Sequence[str]) -> str:
    if meeting.stage in CALLED_OFF:
        return "Cancelled"
    return "Rescheduled" if before else "Scheduled"


def _places(meeting: Meeting, site: Site) -> Iterator[Mapping[str, str]]:
    request = meeting.request
    room = meeting.organisation.room(request.room or "")
    if place := room.title.text(site.language) if room else one_line(request.place):
        yield {"@type": "Place", "name": place}
    if request.link:
        yield {"@type": "VirtualLocation", "url": one_line(request.link)}


def _name(meeting: Meeting) -> str:
    person = meeting.organisation.directory.by_login.get(meeting.organizer)
    return person.name if person else meeting.organizer


def _starts_before(meeting: Meeting) -> tuple[dt.datetime, ...]:
    """Return when it was to begin at other times, as far as people were told of them (R49)."""
    told = (each.starts for each in _before(meeting) if is_announced(each))
    return tuple(dict.fromkeys(start for start in told if start != meeting.starts))


def _before(meeting: Meeting) -> Iterator[Meeting]:
    """Yield *meeting* as it stood before each event that may have moved it."""
    events = meeting.record.events
    for place, event in enumerate(events):
        if event.act in (Act.EDIT, Act.RESCHEDULE):
            edits = [each for each in events[place:] if each.act is Act.EDIT]
            if answers := earlier(meeting.record.answers, edits):
                then = {"answers": answers, "events": events[:place]}
                record = meeting.record.model_copy(update=then)
                yield replace(meeting, record=record, minutes_record=None)
