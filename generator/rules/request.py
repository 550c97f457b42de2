"""Rules about who asks for a meeting, what for, and who is to take part."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from generator.archive import Archive, Meeting
from generator.organisation.values import Flag, Whole
from generator.rules.facts import announced, people
from generator.rules.finding import Finding, say
from generator.rules.notice import NoticeDays, last_day_of_notice
from generator.rules.parameters import ForRoles, Parameters
from generator.vocabulary import Classification, Mode, Role
from generator.wording import N_, Wording

_SIX = (("topic",), ("purposes",), ("date", "start"), ("room", "place", "link"))
_SIX_AND_MORE = (*_SIX, ("participants",), ("agenda",))
"""Topic, purpose, time, place, participants, agenda (R35): one field of each is enough."""


class InWords(Parameters):
    """Whether the purpose has to be said *in_words* as well."""

    in_words: Flag = False


def purpose_named(meeting: Meeting, archive: Archive, parameters: InWords) -> Finding:
    """R2: the request names the purpose of the meeting, in its own words if the clause says so."""
    request = meeting.request
    required = say(N_("the request names its purpose"))
    if parameters.in_words:
        required = say(N_("the request names its purpose and explains it in words"))
    happened = say(N_("named: {purposes}"), purposes=request.purposes)
    holds = bool(request.purposes) and (bool(request.aim.strip()) or not parameters.in_words)
    return Finding.judged(required, happened, holds=holds)


def request_complete(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R34, R35: the request gives topic, purpose, time, place, participants and agenda."""
    required = say(N_("topic, purpose, time, place, participants and agenda are given"))
    if missing := tuple(_missing(meeting)):
        return Finding.judged(required, say(N_("missing: {fields}"), fields=missing), holds=False)
    return Finding.judged(required, say(N_("all six are given")), holds=True)


def _missing(meeting: Meeting) -> Iterator[Wording]:
    request: Any = meeting.request
    labels = {question.id: question.label for question in request.questions()}
    for fields in _SIX_AND_MORE:
        if not any(getattr(request, name) not in (None, "", ()) for name in fields):
            yield labels[fields[0]]


def may_initiate(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R36: whoever files the request has a role that may ask for a meeting of this type."""
    roles = tuple(role for role in Role if role in meeting.type.initiators)
    required = say(N_("asked for by somebody in the directory"))
    if roles:
        required = say(N_("asked for by one of: {roles}"), roles=roles)
    author = meeting.record.author
    person = meeting.organisation.directory.by_login.get(author)
    holds = person is not None and (not roles or bool(person.roles & meeting.type.initiators))
    happened = say(N_("asked for by {who}"), who=people(meeting, [author]))
    return Finding.judged(required, happened, holds=holds)


def organizer_role(meeting: Meeting, archive: Archive, parameters: ForRoles) -> Finding:
    """R61: the organizer has one of the roles in the department that holds the meeting."""
    required = say(N_("the organizer is one of: {roles}"), roles=_in_order(parameters))
    person = meeting.organisation.directory.by_login.get(meeting.organizer)
    holds = (
        person is not None
        and person.department == meeting.department.slug
        and bool(person.roles & parameters.roles)
    )
    happened = say(N_("organizer: {who}"), who=people(meeting, [meeting.organizer]))
    return Finding.judged(required, happened, holds=holds)


def chair_is_senior(meeting: Meeting, archive: Archive, parameters: ForRoles) -> Finding:
    """R63: the chair has one of the roles, in whichever department."""
    required = say(N_("the chair is one of: {roles}"), roles=_in_order(parameters))
    person = meeting.organisation.directory.by_login.get(meeting.chair)
    happened = say(N_("chair: {who}"), who=people(meeting, [meeting.chair]))
    holds = person is not None and bool(person.roles & parameters.roles)
    return Finding.judged(required, happened, holds=holds)


def _in_order(parameters: ForRoles) -> tuple[Role, ...]:
    return tuple(role for role in Role if role in parameters.roles)


def secretary_named(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R62: somebody is named who keeps the minutes: by the request, the type or the minutes."""
    required = say(N_("a secretary is named"))
    minuted = meeting.minutes.secretary if meeting.minutes else None
    named = minuted or meeting.request.secretary or meeting.type.secretary
    if named is None:
        return Finding.judged(required, say(N_("nobody is named")), holds=False)
    happened = say(N_("secretary: {who}"), who=people(meeting, [named]))
    return Finding.judged(required, happened, holds=True)


def default_participants(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R68: everybody is asked to come whom the type names and who belongs here on that day."""
    required = say(N_("everybody is asked whom the meeting type names"))
    if not meeting.type.participants:
        return Finding.beside_the_point(required)
    asked = {*meeting.participants, meeting.chair, meeting.secretary, meeting.organizer}
    if missing := [login for login in _named_by_type(meeting) if login not in asked]:
        happened = say(N_("not asked: {who}"), who=people(meeting, missing))
        return Finding.judged(required, happened, holds=False)
    return Finding.judged(required, say(N_("everybody was asked")), holds=True)


def _named_by_type(meeting: Meeting) -> list[str]:
    directory, named = meeting.organisation.directory, meeting.type.participants
    return [
        person.login
        for person in directory.people
        if (person.login in named or person.department in named) and person.is_active(meeting.date)
    ]


def guests_allowed(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R13: people from outside are asked to meetings only whose type allows it."""
    required = say(N_("no guests at meetings of this type"))
    if meeting.type.guests:
        required = say(N_("guests are allowed"))
    if not meeting.request.guests:
        return Finding.beside_the_point(required)
    names = tuple(guest.name for guest in meeting.request.guests)
    happened = say(N_("guests: {names}"), names=names)
    return Finding.judged(required, happened, holds=meeting.type.guests)


def online_link(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R126: an online or hybrid meeting has a link in its request."""
    required = say(N_("a link to join online"))
    if meeting.request.mode is Mode.IN_PERSON:
        return Finding.beside_the_point(required)
    if meeting.request.link:
        return Finding.judged(required, say(N_("there is a link")), holds=True)
    return Finding.judged(required, say(N_("there is no link")), holds=False)


def classified(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R81: the meeting is classified, and no less secret than its type says."""
    least, own = meeting.type.classification, meeting.classification
    required = say(N_("classified as {level} or higher"), level=least)
    happened = say(N_("classified as {level}"), level=own)
    return Finding.judged(required, happened, holds=least.is_within(own))


class Limited(Parameters):
    """*most*: how many may be asked to a restricted meeting; without it, any number."""

    most: Whole | None = Field(None, ge=1, examples=[8])


def restricted_attendance(meeting: Meeting, archive: Archive, parameters: Limited) -> Finding:
    """R82: to a restricted meeting few are asked, and only those come who were named."""
    required = say(N_("only those come who are named"))
    if parameters.most:
        message = N_("only those come who are named, of whom there may be {n}")
        required = say(message, n=parameters.most)
    if meeting.classification is not Classification.RESTRICTED:
        return Finding.beside_the_point(required)
    if parameters.most and len(meeting.participants) > parameters.most:
        happened = say(N_("participants named: {n}"), n=len(meeting.participants))
        return Finding.judged(required, happened, holds=False)
    if meeting.minutes is None:
        return Finding.open(required)
    came = {each.substitute or each.person for each in meeting.minutes.attendance}
    if others := sorted(came - meeting.involved):
        happened = say(N_("came without being named: {who}"), who=people(meeting, others))
        return Finding.judged(required, happened, holds=False)
    return Finding.judged(required, say(N_("nobody else came")), holds=True)


def emergency_reason(meeting: Meeting, archive: Archive, parameters: NoticeDays) -> Finding:
    """R125: a meeting that is called at shorter notice than its type asks for says why."""
    required = say(N_("whoever calls a meeting at short notice gives the reason"))
    last, at = last_day_of_notice(meeting, parameters), announced(meeting)
    is_short = at is not None and at.date() > last
    if reason := meeting.emergency if is_short else meeting.request.emergency.strip():
        return Finding.judged(required, say(N_("reason: {reason}"), reason=reason), holds=True)
    if at is None or not is_short:
        return Finding.beside_the_point(required)
    happened = say(N_("announced on {day}, without a reason"), day=at.date())
    return Finding.judged(required, happened, holds=False)
