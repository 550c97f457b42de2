"""Deciding whom to tell what: once for each signature, however late or often it is found."""

import datetime as dt
from collections.abc import Iterator, Sequence

from generator.archive import Archive, Meeting, Standing, standing
from generator.archive.signing import Signing, signing
from generator.forms.core import MeetingRequest
from generator.forms.core.minuted import Attendance
from generator.lifecycle.news import ApprovedAmendment, News, SignedMinutes, Tell
from generator.records import Record
from generator.reminders.reminder import CALLED
from generator.vocabulary import Classification, Presence, Stage

_FRESH = dt.timedelta(days=30)
"""How long something is news. Who takes over an archive does not call everybody of years ago."""

_MISSED = frozenset({Presence.ON_LEAVE, Presence.ABSENT})


def tell(record: Record, archive: Archive, told: frozenset[str]) -> Iterator[Tell]:
    """Yield what has to be said on the issue of *record*, but for the keys that were *told*."""
    stands = standing(record, archive)
    for each in (*_of_request(record, stands, archive), *_of_amendment(record, stands, archive)):
        if each.key not in told:
            yield each


def _of_request(record: Record, stands: Standing, archive: Archive) -> Iterator[Tell]:
    meeting = stands.meeting if isinstance(record.answers, MeetingRequest) else None
    minutes = meeting.minutes_record if meeting else None
    signed = signing(minutes) if minutes else None
    if meeting and signed and meeting.stage is Stage.SIGNED:
        news = _signed(meeting, signed, archive)
        key = f"{meeting.number}/signed"
        yield from _in_parts(key, signed.signature.at, news, archive.able(_readers(news)), archive)


def _of_amendment(record: Record, stands: Standing, archive: Archive) -> Iterator[Tell]:
    """Yield that the amendment was approved, for all it concerns (R133)."""
    found = stands.acknowledgement
    if found:
        news, key = ApprovedAmendment(found), f"{record.issue}/amended"
        yield from _in_parts(key, found.approval.at, news, found.concerned, archive)


def _in_parts(
    key: str, at: dt.datetime, news: News, to: Sequence[str], archive: Archive
) -> Iterator[Tell]:
    """Yield *news* of what happened *at* a time, in as many comments as it takes to call all."""
    if archive.now - at > _FRESH:
        return
    whole = f"{key}/{at.astimezone(dt.UTC).isoformat()}"
    for place, start in enumerate(range(0, len(to), CALLED), 1):
        part = whole if place == 1 else f"{whole}/{place}"
        yield Tell(part, news, tuple(to[start : start + CALLED]), first=place == 1)


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
