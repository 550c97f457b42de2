"""Organizer and attendees of a meeting, with what they replied (R44, R47, R128)."""

from collections.abc import Iterator
from urllib.parse import quote

from icalendar import Event, vCalAddress

from generator.archive import Meeting
from generator.organisation import Person
from generator.render.calendar.words import one_line
from generator.vocabulary import Act, Classification

_REPLIES = {Act.CONFIRM: "ACCEPTED", Act.DECLINE: "DECLINED", Act.LEAVE: "DECLINED"}


def add_people(event: Event, meeting: Meeting) -> None:
    """Add to *event* everybody whose e-mail the directory has.

    Without the organizer's there are no attendees either: RFC 5545 (3.8.4.3) has none without an
    organizer. A public edition shows nobody's address to the world.
    """
    organizer = _reachable(meeting, meeting.organizer)
    public = meeting.organisation.settings.edition is Classification.PUBLIC
    if organizer is None or public:
        return
    event.add("ORGANIZER", _address(organizer))
    for login in _asked(meeting):
        if person := _reachable(meeting, login):
            event.add("ATTENDEE", _attendee(meeting, person))


def _asked(meeting: Meeting) -> Iterator[str]:
    """Yield who is asked to come, each once, in an order that does not change."""
    others = (*meeting.substitutes.values(), meeting.chair, meeting.secretary)
    yield from dict.fromkeys((*meeting.participants, *others))


def _reachable(meeting: Meeting, login: str) -> Person | None:
    person = meeting.organisation.directory.by_login.get(login)
    return person if person and person.email else None


def _mailto(person: Person) -> str:
    return f"mailto:{quote(person.email or '', safe='@!$&*+=~')}"


def _address(person: Person) -> vCalAddress:
    address = vCalAddress(_mailto(person))
    address.params["CN"] = one_line(person.name)
    return address


def _attendee(meeting: Meeting, person: Person) -> vCalAddress:
    attendee = _address(person)
    attendee.params["ROLE"] = "CHAIR" if person.login == meeting.chair else "REQ-PARTICIPANT"
    reply = meeting.reply_of.get(person.login)
    attendee.params["PARTSTAT"] = (
        _REPLIES.get(reply.act, "NEEDS-ACTION") if reply else "NEEDS-ACTION"
    )
    substitute = _reachable(meeting, meeting.substitutes.get(person.login, ""))
    if substitute:
        attendee.params["PARTSTAT"] = "DELEGATED"
        attendee.params["DELEGATED-TO"] = _mailto(substitute)
    return attendee
