"""What is measured of minutes: how soon they come, and how soon they are signed."""

from collections.abc import Iterator

from generator.archive import Meeting
from generator.evaluation.figure import Row
from generator.evaluation.scope import Scope
from generator.rules.facts import local


def minutes_time(scope: Scope) -> Iterator[Row]:
    """R5, R89: working days from the meeting to its minutes."""
    for meeting in scope.meetings:
        if meeting.minutes_record:
            days = (meeting.ends.date(), local(meeting, meeting.minutes_record.filed).date())
            yield Row(meeting, meeting.organisation.calendar.working_days_between(*days))


def minutes_in_time(scope: Scope) -> Iterator[Row]:
    """R5, R89: whether they came within the working days of the type; not while there is time."""
    for meeting in scope.meetings:
        calendar, days = meeting.organisation.calendar, meeting.type.minutes_days
        last = calendar.add_working_days(meeting.ends.date(), days)
        if meeting.minutes_record:
            yield Row(meeting, int(local(meeting, meeting.minutes_record.filed).date() <= last))
        elif last < scope.today:
            yield Row(meeting, 0)


def signing_time(scope: Scope) -> Iterator[Row]:
    """R90, R92: working days from the last change of the minutes to the signature on them."""
    for meeting in scope.meetings:
        if (days := _days_to_sign(meeting)) is not None:
            yield Row(meeting, days)


def _days_to_sign(meeting: Meeting) -> int | None:
    if not (meeting.minutes_record and meeting.signature):
        return None
    days = (meeting.minutes_record.changed, meeting.signature.at)
    calendar = meeting.organisation.calendar
    return calendar.working_days_between(*(local(meeting, at).date() for at in days))
