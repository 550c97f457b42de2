"""Rules about approval, notice and confirmation."""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from typing import Annotated

from pydantic import Field

from generator.archive import Archive, Meeting
from generator.organisation.part import Days
from generator.organisation.values import Flag, Number, Whole
from generator.records import Event
from generator.rules.facts import announced, changes_of_time, in_force, local, people
from generator.rules.finding import Finding, Message, say
from generator.rules.parameters import Parameters, Roles, WithinWorkingDays
from generator.vocabulary import Act, Importance, Role
from generator.wording import N_

_REPLIES = (Act.CONFIRM, Act.DECLINE, Act.LEAVE, Act.SUBSTITUTE)


class Approvers(Parameters):
    """Whose approval a *normal* meeting needs, and whose an *important* one."""

    normal: Roles = frozenset({Role.HEAD})
    important: Roles = frozenset({Role.HEAD, Role.EXECUTIVE})


def approval(meeting: Meeting, archive: Archive, parameters: Approvers) -> Finding:
    """R37, R38, R39: those approve who have to, before the meeting begins.

    Nobody approves what they asked for: in the head's place an executive does.
    """
    needed = _approvers(meeting, parameters)
    required = say(N_("approved before the meeting by: {roles}"), roles=needed)
    in_time = [e for e in meeting.approvals if local(meeting, e.at) < meeting.starts]
    if not _missing(needed, in_time, meeting):
        message = N_("approved by {who}, the last on {when}")
        return Finding.judged(required, _given(message, in_time, meeting), holds=True)
    if not (missing := _missing(needed, meeting.approvals, meeting)):
        message = N_("approved by {who}, the last on {when}, when the meeting had begun")
        return Finding.judged(required, _given(message, meeting.approvals, meeting), holds=False)
    happened = say(N_("approval missing: {roles}"), roles=missing)
    if meeting.now < meeting.starts:
        return Finding.open(required, happened)
    return Finding.judged(required, happened, holds=False)


def _missing(needed: Iterable[Role], given: Sequence[Event], meeting: Meeting) -> tuple[Role, ...]:
    return tuple(r for r in needed if not any(r in meeting.roles_in(e) for e in given))


def _given(message: str, approvals: Sequence[Event], meeting: Meeting) -> Message:
    last = local(meeting, max(event.at for event in approvals))
    return say(message, who=people(meeting, (event.by for event in approvals)), when=last)


def _approvers(meeting: Meeting, parameters: Approvers) -> tuple[Role, ...]:
    important = meeting.request.importance is Importance.IMPORTANT
    roles = parameters.important if important else parameters.normal
    if meeting.is_asked_by_head:
        roles = (roles - {Role.HEAD}) | {Role.EXECUTIVE}
    return tuple(role for role in Role if role in roles)


class NoticeDays(WithinWorkingDays):
    """The *working_days* between notice and meeting, and those for an important meeting."""

    important_working_days: Days | None = None


class Notice(NoticeDays):
    """As `NoticeDays`; *emergency_waives* tells whether an emergency does away with them."""

    emergency_waives: Flag = True


def notice(meeting: Meeting, archive: Archive, parameters: Notice) -> Finding:
    """R43, R125: the notice goes out so many working days ahead that they lie between the two.

    With three days, the notice for a Thursday goes out on Monday at the latest, at any hour of the
    organisation's day. An emergency is waived with its reason, where the clause allows it: that of
    the request, or of whoever moves the meeting to short notice (R49).
    """
    last = last_day_of_notice(meeting, parameters)
    message = N_("announced on {day} at the latest, working days ahead: {n}")
    required = say(message, day=last, n=_days_ahead(meeting, parameters))
    at = announced(meeting)
    if at and at.date() <= last and at <= meeting.starts:
        return Finding.judged(required, say(N_("announced on {when}"), when=at), holds=True)
    if at is None and meeting.now.date() <= last:
        return Finding.open(required, say(N_("not announced yet")))
    if not parameters.emergency_waives:
        happened = say(N_("announced on {when}"), when=at) if at else say(N_("not announced yet"))
        return Finding.judged(required, happened, holds=False)
    if reason := meeting.emergency:
        return Finding.waived(required, _in_an_emergency(at, reason))
    return Finding.judged(required, _without_a_reason(at), holds=False)


def _without_a_reason(at: dt.datetime | None) -> Message:
    if at is None:
        return say(N_("not announced yet; no reason given for an emergency"))
    return say(N_("announced on {when}; no reason given for an emergency"), when=at)


def _in_an_emergency(at: dt.datetime | None, reason: str) -> Message:
    if at is None:
        return say(N_("not announced yet; emergency: {reason}"), reason=reason)
    return say(N_("announced on {when}; emergency: {reason}"), when=at, reason=reason)


def last_day_of_notice(meeting: Meeting, parameters: NoticeDays) -> dt.date:
    """Return the last day on which the meeting can be announced in time."""
    calendar = meeting.organisation.calendar
    return calendar.add_working_days(meeting.date, -_days_ahead(meeting, parameters))


def notice_due(meeting: Meeting) -> dt.date:
    """Return the last day on which the clauses let the notice of *meeting* go out (R43).

    Without a clause it is that of the meeting type; what an emergency waives ends with the day of
    the meeting (R125).
    """
    bound = (each for each in in_force(meeting) if each.rule == notice.__name__)
    found = (Notice.model_validate(dict(each.parameters)) for each in bound)
    asked = [each for each in found if each.applies(meeting)] or [Notice()]
    return min(_latest(meeting, each) for each in asked)


def _latest(meeting: Meeting, parameters: Notice) -> dt.date:
    is_waived = parameters.emergency_waives and meeting.request.emergency.strip()
    return meeting.date if is_waived else last_day_of_notice(meeting, parameters)


def _days_ahead(meeting: Meeting, parameters: NoticeDays) -> int:
    usual, important = parameters.working_days, parameters.important_working_days
    if important is not None and meeting.request.importance is Importance.IMPORTANT:
        return important
    return meeting.type.notice_days if usual is None else usual


def notice_reissued(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R49: a meeting that is given another time is announced again, before it begins."""
    required = say(N_("after a change of time, the notice goes out again"))
    changes = changes_of_time(meeting)
    if not changes:
        return Finding.beside_the_point(required)
    changed, at = local(meeting, changes[-1].at), announced(meeting)
    if at and changed <= at < meeting.starts:
        message = N_("changed on {changed}, announced again on {when}")
        return Finding.judged(required, say(message, changed=changed, when=at), holds=True)
    happened = say(N_("changed on {changed}, not announced again yet"), changed=changed)
    if meeting.now < meeting.starts:
        return Finding.open(required, happened)
    return Finding.judged(required, happened, holds=False)


class Confirmed(Parameters):
    """The *share* of participants who have answered so many days (not only working) before."""

    days_before: Annotated[Whole, Field(ge=0, le=60, examples=[2])] = 0
    share: Annotated[Number, Field(gt=0, le=1, examples=[0.8])] = 1.0


def confirmed(meeting: Meeting, archive: Archive, parameters: Confirmed) -> Finding:
    """R47, R48: participants say in time whether they come.

    If the notice went out later than that, there is time until the meeting begins.
    """
    asked, until = meeting.asked, _deadline(meeting, parameters)
    enough = math.ceil(len(asked) * parameters.share)
    message = N_("answered by {when}: {enough} of {asked}")
    required = say(message, when=until, enough=enough, asked=len(asked))
    if not asked:
        return Finding.beside_the_point(required)
    answered = _answered(meeting, until)
    silent = [login for login in asked if login not in answered]
    happened = say(N_("answered: {n}"), n=len(asked))
    if silent:
        message = N_("answered: {n}; not heard of: {who}")
        n = len(asked) - len(silent)
        happened = say(message, n=n, who=people(meeting, silent))
    if len(asked) - len(silent) < enough and meeting.now < until:
        return Finding.open(required, happened)
    return Finding.judged(required, happened, holds=len(asked) - len(silent) >= enough)


def _deadline(meeting: Meeting, parameters: Confirmed) -> dt.datetime:
    until = meeting.starts - dt.timedelta(days=parameters.days_before)
    at = announced(meeting)
    return meeting.starts if at and at > until else until


def _answered(meeting: Meeting, until: dt.datetime) -> set[str]:
    """Return who had answered by then; what was said of an earlier time does not count."""
    changes = changes_of_time(meeting)
    replies = meeting.record.events_of(*_REPLIES)
    return {e.by for e in replies if e.at <= until and (not changes or e.at >= changes[-1].at)}
