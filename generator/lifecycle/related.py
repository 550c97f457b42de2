"""Which issues have to be looked at again although nothing was said on them."""

import datetime as dt
from collections.abc import Iterator

from generator.archive import Archive
from generator.forms.core import FollowUp, Minutes, Preparation, ProgressReport
from generator.records import Record


def concerned(record: Record, archive: Archive) -> Iterator[int]:
    """Yield the issues that stand differently because of *record*.

    A meeting is prepared by a filing of its own, minuted and signed by what happens to the minutes;
    an action item comes along by a report that was filed as a form, and the minutes say what is
    still owed. Whether there is a report on an event is judged at its first meeting (R124).
    """
    match record.answers:
        case Minutes(meeting=number) | Preparation(meeting=number) if number in archive.by_number:
            yield number
        case ProgressReport(action=number) | FollowUp(action=number):
            action = archive.action_by_number.get(number)
            told = (action.follow_up, action.meeting.minutes_record) if action else ()
            yield from (each.issue for each in told if each and each.issue != record.issue)
        case answers if answers.event_report:
            yield from _judged_by(record, archive)


def _judged_by(report: Record, archive: Archive) -> Iterator[int]:
    """Yield the issues that show whether there is a *report* on the event it is about."""
    for event in archive.events:
        first = event.first_meeting
        if first and any(each.issue == report.issue for each in event.reports):
            told = (first.record, first.minutes_record)
            yield from (each.issue for each in told if each)


def passed(archive: Archive, since: dt.datetime) -> Iterator[int]:
    """Yield the issues that stand differently because of the time that went by after *since*.

    A meeting was held, an action item became overdue.
    """
    for meeting in archive.meetings:
        if since < meeting.ends <= archive.now:
            yield meeting.number
    for action in archive.actions:
        late = dt.datetime.combine(action.due + dt.timedelta(days=1), dt.time(), archive.now.tzinfo)
        if action.is_open and since < late <= archive.now:
            if action.follow_up:
                yield action.follow_up.issue
            elif action.meeting.minutes_record:
                yield action.meeting.minutes_record.issue
