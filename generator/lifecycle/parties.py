"""Who may do something: each party in words, and how it is told from others."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.lifecycle.case import Case
from generator.vocabulary import Act, Presence, Role
from generator.wording import N_

Who = Callable[[str, Case], bool]


@dataclass(frozen=True)
class Party:
    """Those who may do something: in *words*, as a message, and how they are told from others."""

    words: str
    includes: Who


def _approver(login: str, case: Case) -> bool:
    """Nobody approves what they asked for, or wrote last (R37, R38)."""
    meeting = case.meeting
    return bool(meeting and meeting.roles(login)) and not _wrote(login, case)


def _wrote(login: str, case: Case) -> bool:
    edits = case.record.events_of(Act.EDIT)
    return login == case.record.author or bool(edits and login == edits[-1].by)


def _head_of_the_author(login: str, case: Case) -> bool:
    """The head of the author's department, or an executive, approves custom forms (R40)."""
    directory = case.archive.organisation.directory
    author = directory.by_login.get(case.record.author)
    approver = directory.approver(author.department) if author else None
    executive = Role.EXECUTIVE in directory.by_login[login].roles
    return not _wrote(login, case) and (
        executive or (approver is not None and approver.login == login)
    )


def _invited(login: str, case: Case) -> bool:
    return bool(case.meeting and login in case.meeting.involved)


def _agenda_setter(login: str, case: Case) -> bool:
    """The heads of departments are consulted on the agenda (R41)."""
    person = case.archive.organisation.directory.by_login[login]
    return _invited(login, case) or Role.HEAD in person.roles or _convener(login, case)


def _convener(login: str, case: Case) -> bool:
    """Those who prepare the meeting: organizer, secretary, and whoever asked for it (R39, R62)."""
    meeting = case.meeting
    if meeting is None:
        return False
    return login in (meeting.organizer, meeting.secretary, meeting.record.author)


def _caller_off(login: str, case: Case) -> bool:
    return _convener(login, case) or bool(case.meeting and case.meeting.roles(login))


def _signer(login: str, case: Case) -> bool:
    return bool(case.meeting and login in case.meeting.signers)


def _reviewer(login: str, case: Case) -> bool:
    meeting = case.meeting
    return meeting is not None and login in {meeting.chair, meeting.organizer, *meeting.signers}


def _reader(login: str, case: Case) -> bool:
    """Those who know what was said can tell whether the minutes are right (R93)."""
    minutes = case.meeting.minutes if case.meeting else None
    lines = minutes.attendance if minutes else ()
    return _invited(login, case) or any(login in (e.person, e.substitute) for e in lines)


def _answerer(login: str, case: Case) -> bool:
    return _reviewer(login, case) or bool(case.meeting and login == case.meeting.secretary)


def _missed_it(login: str, case: Case) -> bool:
    """Who was not there the whole time has something to catch up on (R73)."""
    minutes = case.meeting.minutes if case.meeting else None
    lines = minutes.attendance if minutes else ()
    return any(line.person == login and line.presence is not Presence.PRESENT for line in lines)


def _reporter(login: str, case: Case) -> bool:
    """The assignee reports (R103); the secretary tracks, and may do it for them (R62, R104)."""
    return case.action is not None and login in case.action.reporters


def _organizer(login: str, case: Case) -> bool:
    return case.meeting is not None and login == case.meeting.organizer


APPROVERS = Party(
    N_("the head of the department, an executive too if it is important; never who asked for it"),
    _approver,
)
HEAD = Party(N_("the head of the author's department, or an executive"), _head_of_the_author)
EVERYBODY = Party(N_("everybody in the directory"), lambda _, __: True)
INVITED = Party(N_("participants and their substitutes, organizer, chair, secretary"), _invited)
AGENDA_SETTERS = Party(N_("participants, and the heads of departments"), _agenda_setter)
CONVENERS = Party(N_("the organizer, the secretary, and who asked for the meeting"), _convener)
CALLERS_OFF = Party(
    N_("the organizer, the secretary, who asked for the meeting, who approves it"), _caller_off
)
SIGNERS = Party(N_("the chair; the organizer, where the meeting type says so"), _signer)
REVIEWERS = Party(N_("the chair and the organizer"), _reviewer)
READERS = Party(N_("who was asked to the meeting or came to it"), _reader)
ANSWERERS = Party(N_("the secretary, the chair and the organizer"), _answerer)
ABSENTEES = Party(N_("who was late, on leave or absent"), _missed_it)
REPORTERS = Party(N_("the assignee; the secretary and the organizer in their place"), _reporter)
ORGANIZER = Party(N_("the organizer"), _organizer)
