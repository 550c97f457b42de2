"""A meeting as an event of a calendar (R44, R45)."""

import datetime as dt

from icalendar import Alarm, Event, vUri

from generator.archive import Meeting
from generator.render import paths
from generator.render.calendar.announced import CALLED_OFF, last_change, sequence
from generator.render.calendar.people import add_people
from generator.render.calendar.words import Text, Words, one_line
from generator.vocabulary import Classification, Mode, Stage

CLASSES = {
    Classification.PUBLIC: "PUBLIC",
    Classification.INTERNAL: "PRIVATE",
    Classification.RESTRICTED: "CONFIDENTIAL",
}
_DAY = dt.timedelta(days=1)
_USUAL_REMINDER = 15
"""Minutes before a meeting for whose type nobody has to be there early."""


def event_of(meeting: Meeting, words: Words) -> Event:
    """Return *meeting* as an event, without alarms."""
    event = Event()
    event.add("UID", words.uid(f"meeting-{meeting.number}"))
    event.add("SUMMARY", Text(one_line(meeting.topic)))
    event.add("DTSTART", meeting.starts)
    event.add("DTEND", meeting.ends)
    event.add("STATUS", _status(meeting))
    event.add("CLASS", CLASSES[meeting.classification])
    event.add("CATEGORIES", words.say(meeting.type.title))
    _add_place(event, meeting, words)
    _add_revision(event, meeting)
    add_people(event, meeting)
    return event


def _status(meeting: Meeting) -> str:
    if meeting.stage in CALLED_OFF:
        return "CANCELLED"
    return "TENTATIVE" if meeting.stage is Stage.REQUESTED else "CONFIRMED"


def _add_place(event: Event, meeting: Meeting, words: Words) -> None:
    room = meeting.organisation.room(meeting.request.room or "")
    video = room.link if room and meeting.request.mode is not Mode.IN_PERSON else None
    link = meeting.request.link or video
    place = words.say(room.title) if room else Text(one_line(meeting.request.place))
    if place or link:
        event.add("LOCATION", place or Text(one_line(link)))
    page = words.site.links.published(paths.meeting(meeting))
    if address := page or words.site.links.issue(meeting.number):
        event.add("URL", vUri(address))
    values = {"meeting": meeting, "link": link, "page": page}
    event.add("DESCRIPTION", words.description("meeting", **values))


def _add_revision(event: Event, meeting: Meeting) -> None:
    """Say which revision this is by the record alone: the same data gives the same bytes."""
    event.add("SEQUENCE", sequence(meeting))
    event.add("CREATED", meeting.record.filed)
    event.add("DTSTAMP", last_change(meeting))
    event.add("LAST-MODIFIED", last_change(meeting))


def alarms_of(meeting: Meeting) -> tuple[Alarm, ...]:
    """Return what reminds of a meeting that takes place: a day ahead, and in time to set out."""
    if meeting.stage in CALLED_OFF:
        return ()
    early = dt.timedelta(minutes=meeting.type.arrive_early or _USUAL_REMINDER)
    return _alarm(meeting, _DAY), _alarm(meeting, early)


def _alarm(meeting: Meeting, ahead: dt.timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", Text(one_line(meeting.topic)))
    alarm.add("TRIGGER", -ahead)
    return alarm
