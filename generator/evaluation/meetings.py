"""What is measured of meetings before and while they are held."""

import datetime as dt
from collections.abc import Iterator

from generator.archive import Meeting
from generator.evaluation.figure import Row
from generator.evaluation.scope import Scope
from generator.forms.core import Attendance
from generator.rules import announced
from generator.rules.agenda import topic
from generator.rules.facts import local
from generator.vocabulary import Presence, Result

_CAME = frozenset({Presence.PRESENT, Presence.LATE, Presence.LEFT_EARLY})


def approval_time(scope: Scope) -> Iterator[Row]:
    """R37, R38: working days from the filing of the request to the last approval it needed."""
    for meeting in scope.meetings:
        if at := _approved(meeting):
            days = (local(meeting, meeting.record.filed).date(), local(meeting, at).date())
            yield Row(meeting, meeting.organisation.calendar.working_days_between(*days))


def _approved(meeting: Meeting) -> dt.datetime | None:
    """Return when the last of the roles approved that have to."""
    if meeting.approvals_missing:
        return None
    given = meeting.approvals
    firsts = (
        min(event.at for event in given if role in meeting.roles_in(event))
        for role in meeting.approvers
    )
    return max(firsts)


def notice_in_time(scope: Scope) -> Iterator[Row]:
    """R5, R43, R49: announced so many working days ahead as the type asks for; no emergencies."""
    for meeting in scope.meetings:
        at = announced(meeting)
        if at is None or meeting.request.emergency.strip():
            continue
        calendar = meeting.organisation.calendar
        last = calendar.add_working_days(meeting.date, -meeting.type.notice_days)
        is_kept = at <= meeting.starts and at.date() <= last
        if is_kept or not meeting.emergency:
            yield Row(meeting, int(is_kept))


def confirmed(scope: Scope) -> Iterator[Row]:
    """R47: who was asked to come and had answered when the meeting began."""
    for meeting in scope.meetings:
        replies = meeting.reply_of
        answered = [p for p in meeting.asked if p in replies and replies[p].at < meeting.starts]
        if meeting.asked:
            yield Row(meeting, len(answered), len(meeting.asked))


def attendance(scope: Scope) -> Iterator[Row]:
    """R70, R72: who is in the register and came, or was represented."""
    for meeting in scope.meetings:
        register = meeting.minutes.attendance if meeting.minutes else ()
        if register:
            there = sum(line.presence in _CAME or bool(line.substitute) for line in register)
            yield Row(meeting, there, len(register))


def punctuality(scope: Scope) -> Iterator[Row]:
    """R69, R70: who came and was there from the start to the end."""
    for meeting in scope.meetings:
        register = meeting.minutes.attendance if meeting.minutes else ()
        came = [line for line in register if line.presence in _CAME]
        if came:
            yield Row(meeting, sum(_all_the_time(line, meeting) for line in came), len(came))


def _all_the_time(line: Attendance, meeting: Meeting) -> bool:
    in_time = line.arrived is None or line.arrived <= meeting.starts.time()
    return line.presence is Presence.PRESENT and in_time


def aims_reached(scope: Scope) -> Iterator[Row]:
    """R112: whether it did what it was called for, as its minutes say."""
    for meeting in scope.meetings:
        if meeting.minutes and meeting.minutes.aims:
            yield Row(meeting, int(meeting.minutes.aims is Result.MET))


def agenda_covered(scope: Scope) -> Iterator[Row]:
    """R85: what was on the agenda and is in the minutes."""
    for meeting in scope.meetings:
        if meeting.minutes:
            discussed = {topic(each.item, meeting) for each in meeting.minutes.discussion}
            agenda = [topic(item.title, meeting) for item in meeting.request.agenda]
            yield Row(meeting, sum(each in discussed for each in agenda), len(agenda))


def length_kept(scope: Scope) -> Iterator[Row]:
    """R4, R95: whether it took no longer than planned."""
    for meeting, more in _overruns(scope):
        yield Row(meeting, int(more <= 0))


def overrun(scope: Scope) -> Iterator[Row]:
    """R95: by how many minutes it was longer than planned; shorter makes up for nothing."""
    for meeting, more in _overruns(scope):
        yield Row(meeting, max(more, 0))


def _overruns(scope: Scope) -> Iterator[tuple[Meeting, int]]:
    for meeting in scope.meetings:
        if meeting.minutes:
            started, ended = (
                dt.datetime.combine(meeting.minutes.held, time)
                for time in (meeting.minutes.started, meeting.minutes.ended)
            )
            more = (ended - started) - (meeting.ends - meeting.starts)
            yield meeting, int(more.total_seconds() // 60)
