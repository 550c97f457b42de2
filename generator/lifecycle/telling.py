"""Deciding whom to tell what: once for each signature, however late or often it is found."""

import datetime as dt
from collections.abc import Iterator

from generator.archive import Archive, Meeting
from generator.archive.signing import Signing, signing
from generator.forms.core import MeetingRequest
from generator.forms.core.minuted import Attendance
from generator.lifecycle.news import SignedMinutes, Tell
from generator.records import Record
from generator.vocabulary import Classification, Presence, Stage

_FRESH = dt.timedelta(days=30)
"""How long something is news. Who takes over an archive does not call everybody of years ago."""

CALLED = 50
"""How many people GitHub tells that a comment calls them."""

_MISSED = frozenset({Presence.ON_LEAVE, Presence.ABSENT})


def tell(record: Record, archive: Archive, told: frozenset[str]) -> Iterator[Tell]:
    """Yield what has to be said on the issue of *record*, but for the keys that were *told*."""
    meeting = archive.by_number.get(record.issue)
    if not isinstance(record.answers, MeetingRequest) or meeting is None:
        return
    signed = signing(meeting.minutes_record) if meeting.minutes_record else None
    if meeting.stage is Stage.SIGNED and signed and _is_fresh(signed.signature.at, archive):
        news = _signed(meeting, signed, archive)
        key = f"{meeting.number}/signed/{_written(signed.signature.at)}"
        yield from (each for each in _in_parts(key, news, archive) if each.key not in told)


def _is_fresh(at: dt.datetime, archive: Archive) -> bool:
    return archive.now - at <= _FRESH


def _written(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat()


def _in_parts(key: str, news: SignedMinutes, archive: Archive) -> Iterator[Tell]:
    to = archive.able(_readers(news))
    for place, start in enumerate(range(0, len(to), CALLED), 1):
        part = key if place == 1 else f"{key}/{place}"
        yield Tell(part, news, to[start : start + CALLED], first=place == 1)


def _signed(meeting: Meeting, signed: Signing, archive: Archive) -> SignedMinutes:
    register, caught_up = _register(meeting), meeting.caught_up
    missed = (line.person for line in register if line.presence in _MISSED)
    number = meeting.number
    return SignedMinutes(
        meeting,
        signed,
        decisions=tuple(d for d in archive.decisions if d.meeting.number == number),
        actions=tuple(a for a in archive.actions if a.meeting.number == number),
        missed=frozenset(login for login in missed if login not in caught_up),
        heads=frozenset(_heads(meeting, archive)) - {*_with_a_part(meeting)},
    )


def _readers(news: SignedMinutes) -> tuple[str, ...]:
    """Return who is told: all with a part in the meeting, and the heads concerned (R91).

    Who signed it knows.
    """
    found = dict.fromkeys((*_with_a_part(news.meeting), *sorted(news.heads)))
    return tuple(login for login in found if login != news.signing.signature.by)


def _with_a_part(meeting: Meeting) -> Iterator[str]:
    yield from meeting.participants
    yield from meeting.substitutes.values()
    yield from (meeting.organizer, meeting.chair, meeting.secretary)
    for line in _register(meeting):
        yield line.person
        if line.substitute:
            yield line.substitute


def _register(meeting: Meeting) -> tuple[Attendance, ...]:
    return meeting.minutes.attendance if meeting.minutes else ()


def _heads(meeting: Meeting, archive: Archive) -> Iterator[str]:
    """Yield the heads of the departments that hold the meeting, come to it or have to act on it.

    What is confidential is for those alone who were there or asked to come (R81, R82).
    """
    if meeting.classification is Classification.RESTRICTED:
        return
    directory = archive.organisation.directory
    people = (directory.by_login.get(each) for each in (*_with_a_part(meeting), *_acting(meeting)))
    departments = {meeting.department.slug, *(each.department for each in people if each)}
    found = (directory.head(department) for department in departments)
    yield from (head.login for head in found if head)


def _acting(meeting: Meeting) -> Iterator[str]:
    if meeting.minutes:
        yield from (decision.assignee for decision in meeting.minutes.decisions)
        yield from (action.assignee for action in meeting.minutes.actions)
