"""Who may do what to a filing, and when: one line for each command and kind of filing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.archive import Action, Archive, Meeting
from generator.archive.opinions import opinions
from generator.forms.core import Amendment, FollowUp, MeetingRequest, Minutes
from generator.records import Record
from generator.vocabulary import Act, ActionStatus, Presence, Role, Stage
from generator.wording import N_


@dataclass(frozen=True)
class Case:
    """A *record*, and what it is about."""

    record: Record
    archive: Archive

    @cached_property
    def meeting(self) -> Meeting | None:
        """The meeting that was asked for, minuted, or that agreed on the action item."""
        match self.record.answers:
            case MeetingRequest():
                return self.archive.by_number.get(self.record.issue)
            case Minutes(meeting=number):
                return self.archive.by_number.get(number)
        return self.action.meeting if self.action else None

    @cached_property
    def action(self) -> Action | None:
        """The action item that is followed up; None once the minutes do not have it any more."""
        answers = self.record.answers
        number = answers.action if isinstance(answers, FollowUp) else ""
        return self.archive.action_by_number.get(number)


Who = Callable[[str, Case], bool]
When = Callable[[Case], bool]


@dataclass(frozen=True)
class Party:
    """Those who may do something: in *words*, as a message, and how they are told from others."""

    words: str
    includes: Who


@dataclass(frozen=True)
class Power:
    """Who may do something, and *when* it can be done."""

    party: Party
    when: When


def powers(record: Record) -> Mapping[Act, Power]:
    """Return what can be done to a filing of this kind at all."""
    judged = JUDGED if record.answers.approval else {}
    return POWERS.get(record.family, judged)


def possible(case: Case) -> tuple[Act, ...]:
    """Return what can be done to the filing now, by whomever may."""
    found = powers(case.record).items()
    return tuple(act for act, power in found if power.when(case))


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


def _at(*stages: Stage) -> When:
    return lambda case: case.meeting is not None and case.meeting.stage in stages


def _always(_: Case) -> bool:
    return True


def _while_feedback_waits(case: Case) -> bool:
    return any(opinion.is_open for opinion in opinions(case.record))


def _once_approved(case: Case) -> bool:
    return case.record.judgement is Act.APPROVE


def _while_open(case: Case) -> bool:
    return case.action is not None and case.action.is_open


def _while_not_accepted(case: Case) -> bool:
    return case.action is not None and case.action.status is not ActionStatus.ACCEPTED


def _once_done(case: Case) -> bool:
    return case.action is not None and case.action.status is ActionStatus.DONE


def _once_reported_done(case: Case) -> bool:
    return case.action is not None and not case.action.is_open


def _while_an_extension_is_asked(case: Case) -> bool:
    return case.action is not None and case.action.extension_asked is not None


_PLANNED = (Stage.REQUESTED, Stage.REJECTED, Stage.APPROVED)
_before = _at(*_PLANNED)
_until_minuted = _at(*_PLANNED, Stage.HELD)
_unsigned = _at(Stage.MINUTED, Stage.REVISED)
_minuted = _at(Stage.MINUTED, Stage.REVISED, Stage.RETURNED, Stage.SIGNED)

_APPROVERS = Party(
    N_("the head of the department, an executive too if it is important; never who asked for it"),
    _approver,
)
_HEAD = Party(N_("the head of the author's department, or an executive"), _head_of_the_author)
_EVERYBODY = Party(N_("everybody in the directory"), lambda _, __: True)
_INVITED = Party(N_("participants and their substitutes, organizer, chair, secretary"), _invited)
_AGENDA_SETTERS = Party(N_("participants, and the heads of departments"), _agenda_setter)
_CONVENERS = Party(N_("the organizer, the secretary, and who asked for the meeting"), _convener)
_CALLERS_OFF = Party(
    N_("the organizer, the secretary, who asked for the meeting, who approves it"), _caller_off
)
_SIGNERS = Party(N_("the chair; the organizer, where the meeting type says so"), _signer)
_REVIEWERS = Party(N_("the chair and the organizer"), _reviewer)
_READERS = Party(N_("who was asked to the meeting or came to it"), _reader)
_ANSWERERS = Party(N_("the secretary, the chair and the organizer"), _answerer)
_ABSENTEES = Party(N_("who was late, on leave or absent"), _missed_it)
_REPORTERS = Party(N_("the assignee; the secretary and the organizer in their place"), _reporter)
_ORGANIZER = Party(N_("the organizer"), _organizer)

_REQUEST = {
    Act.APPROVE: Power(_APPROVERS, _until_minuted),
    Act.REJECT: Power(_APPROVERS, _before),
    Act.CONFIRM: Power(_INVITED, _before),
    Act.DECLINE: Power(_INVITED, _before),
    Act.LEAVE: Power(_INVITED, _before),
    Act.SUBSTITUTE: Power(_INVITED, _before),
    Act.AGENDA: Power(_AGENDA_SETTERS, _before),
    Act.INVITE: Power(_CONVENERS, _before),
    Act.UNINVITE: Power(_CONVENERS, _before),
    Act.RESCHEDULE: Power(_CONVENERS, _until_minuted),
    Act.CANCEL: Power(_CALLERS_OFF, _until_minuted),
}
_MINUTES = {
    Act.SIGN: Power(_SIGNERS, _unsigned),
    Act.RETURN: Power(_REVIEWERS, _at(Stage.MINUTED, Stage.REVISED, Stage.SIGNED)),
    Act.FEEDBACK: Power(_READERS, _minuted),
    Act.ANSWER: Power(_ANSWERERS, _while_feedback_waits),
    Act.CAUGHT_UP: Power(_ABSENTEES, _always),
}
_FOLLOW_UP = {
    Act.PROGRESS: Power(_REPORTERS, _while_not_accepted),
    Act.DONE: Power(_REPORTERS, _while_open),
    Act.BLOCKED: Power(_REPORTERS, _while_open),
    Act.EXTEND: Power(_REPORTERS, _while_open),
    Act.APPROVE: Power(_ORGANIZER, _while_an_extension_is_asked),
    Act.REJECT: Power(_ORGANIZER, _while_an_extension_is_asked),
    Act.ACCEPT: Power(_ORGANIZER, _once_done),
    Act.RETURN: Power(_ORGANIZER, _once_reported_done),
}
JUDGED = {
    Act.APPROVE: Power(_HEAD, _always),
    Act.REJECT: Power(_HEAD, _always),
}
"""What can be done to the filing of a form that has to be approved (R40)."""

_AMENDMENT = {**JUDGED, Act.CONFIRM: Power(_EVERYBODY, _once_approved)}

POWERS: Mapping[str, Mapping[Act, Power]] = {
    MeetingRequest.family: _REQUEST,
    Minutes.family: _MINUTES,
    FollowUp.family: _FOLLOW_UP,
    Amendment.family: _AMENDMENT,
}
"""What can be done to filings of the families that have a life of their own."""


def decides(act: Act, login: str, case: Case) -> bool:
    """Tell whether *act* decides for others: the organizer's own date is agreed at once (R106)."""
    return act in _DECISIONS or (act is Act.EXTEND and _organizer(login, case))


_DECISIONS = frozenset(
    {
        *(Act.APPROVE, Act.REJECT, Act.SIGN, Act.RETURN, Act.ACCEPT),
        *(Act.CANCEL, Act.RESCHEDULE, Act.INVITE, Act.UNINVITE),
    }
)
"""What decides for others: for this the directory's word is not enough, for anybody can take the
name of an account that was given up. Who does it must be trusted by the repository as well.
"""
