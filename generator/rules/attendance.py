"""Rules about who came: the register, punctuality, leave, and catching up."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from generator.archive import Archive, Meeting
from generator.forms.core import Attendance
from generator.organisation.values import Whole
from generator.rules.facts import filed_on, local, people
from generator.rules.finding import Finding, Message, say
from generator.rules.parameters import Parameters, WithinWorkingDays
from generator.vocabulary import Act, Presence
from generator.wording import N_

_AWAY = (Presence.ON_LEAVE, Presence.ABSENT)
_TO_BE_EXPLAINED = (Presence.LATE, Presence.LEFT_EARLY, Presence.ABSENT)
_EXCUSES = (Act.LEAVE, Act.DECLINE, Act.SUBSTITUTE)


def register_complete(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R69, R70: everybody who was asked is in the register; lateness and absence are explained."""
    required = say(N_("everybody is in the register; who was late or absent, with a remark"))
    if meeting.minutes is None:
        return Finding.open(required)
    register = meeting.minutes.attendance
    entered = {login for line in register for login in (line.person, line.substitute)}
    if missing := [login for login in meeting.participants if login not in entered]:
        happened = say(N_("not in the register: {who}"), who=people(meeting, missing))
        return Finding.judged(required, happened, holds=False)
    without = [a.person for a in register if a.presence in _TO_BE_EXPLAINED and not a.note.strip()]
    if without:
        happened = say(N_("without a remark: {who}"), who=people(meeting, without))
        return Finding.judged(required, happened, holds=False)
    return Finding.judged(required, say(N_("the register is complete")), holds=True)


class Punctual(Parameters):
    """How many *minutes_early* participants have to be there."""

    minutes_early: Annotated[Whole, Field(ge=0, le=120, examples=[10])] = 0


def attendance(meeting: Meeting, archive: Archive, parameters: Punctual) -> Finding:
    """R69, R70: participants come in time, stay to the end, and stay away with leave only.

    Whose time of arrival is in the register is held to it; of the others its word is taken.
    """
    latest = meeting.starts - dt.timedelta(minutes=parameters.minutes_early)
    required = say(N_("there at {time} and to the end, or on leave"), time=latest.time())
    if meeting.minutes is None:
        return Finding.open(required)
    register = meeting.minutes.attendance
    found = (
        (N_("late: {who}"), [a.person for a in register if _is_late(a, latest)]),
        (N_("left early: {who}"), _with(register, Presence.LEFT_EARLY)),
        (N_("absent: {who}"), _with(register, Presence.ABSENT)),
    )
    happened = tuple(say(text, who=people(meeting, who)) for text, who in found if who)
    if happened:
        return Finding.judged(required, _together(happened), holds=False)
    return Finding.judged(required, say(N_("everybody kept to it")), holds=True)


def _is_late(line: Attendance, latest: dt.datetime) -> bool:
    if line.presence is Presence.LATE:
        return True
    came = line.arrived if line.presence not in _AWAY else None
    return came is not None and came > latest.time()


def _with(register: tuple[Attendance, ...], presence: Presence) -> list[str]:
    return [line.person for line in register if line.presence is presence]


def _together(parts: tuple[Message, ...]) -> Message:
    return parts[0] if len(parts) == 1 else say("{parts}", parts=parts)


def leave_before_start(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R71: whoever is on leave asked for it before the meeting began; a substitute is enough."""
    required = say(N_("leave is asked for before the meeting begins"))
    if meeting.minutes is None:
        return Finding.open(required)
    away = _with(meeting.minutes.attendance, Presence.ON_LEAVE)
    if not away:
        return Finding.beside_the_point(required)
    events = meeting.record.events_of(*_EXCUSES)
    asked = {event.by for event in events if event.at < meeting.starts}
    if late := [login for login in away if login not in asked]:
        happened = say(N_("not asked for: {who}"), who=people(meeting, late))
        return Finding.judged(required, happened, holds=False)
    happened = say(N_("asked for in time: {who}"), who=people(meeting, away))
    return Finding.judged(required, happened, holds=True)


def caught_up(meeting: Meeting, archive: Archive, parameters: WithinWorkingDays) -> Finding:
    """R73: whoever was away, and sent nobody, catches up on the meeting.

    There are so many working days for it from the filing of the minutes, or else no end.
    """
    required = say(N_("whoever was away catches up on the meeting"))
    filed = filed_on(meeting)
    if meeting.minutes is None or filed is None:
        return Finding.open(required)
    register = meeting.minutes.attendance
    away = [a.person for a in register if a.presence in _AWAY and not a.substitute]
    if not away:
        return Finding.beside_the_point(required)
    last = None
    if parameters.working_days is not None:
        calendar = meeting.organisation.calendar
        last = calendar.add_working_days(filed, parameters.working_days)
        required = say(N_("whoever was away catches up, on {day} at the latest"), day=last)
    if missing := [login for login in away if login not in _caught_up_by(meeting, last)]:
        happened = say(N_("has not caught up: {who}"), who=people(meeting, missing))
        is_late = last is not None and last < meeting.now.date()
        return (
            Finding.judged(required, happened, holds=False)
            if is_late
            else Finding.open(required, happened)
        )
    happened = say(N_("has caught up: {who}"), who=people(meeting, away))
    return Finding.judged(required, happened, holds=True)


def _caught_up_by(meeting: Meeting, last: dt.date | None) -> set[str]:
    events = (event for event in meeting.history if event.act is Act.CAUGHT_UP)
    return {e.by for e in events if last is None or local(meeting, e.at).date() <= last}
