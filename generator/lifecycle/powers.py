"""Who may do what to a filing, and when: one line for each command and kind of filing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.archive.opinions import opinions
from generator.forms.core import Amendment, FollowUp, MeetingRequest, Minutes
from generator.lifecycle.case import Case
from generator.lifecycle.parties import (
    ABSENTEES,
    AGENDA_SETTERS,
    ANSWERERS,
    APPROVERS,
    CALLERS_OFF,
    CONVENERS,
    EVERYBODY,
    HEAD,
    INVITED,
    ORGANIZER,
    READERS,
    REPORTERS,
    REVIEWERS,
    SIGNERS,
    Party,
)
from generator.records import Record
from generator.vocabulary import Act, ActionStatus, Stage
from generator.wording import N_

When = Callable[[Case], bool]


@dataclass(frozen=True)
class Power:
    """Who may do something, and *when* it can be done; at other times *otherwise* says why not."""

    party: Party
    when: When
    otherwise: str = N_("{act} is not possible any more, or not yet")


def powers(record: Record) -> Mapping[Act, Power]:
    """Return what can be done to a filing of this kind at all."""
    judged = JUDGED if record.answers.approval else {}
    return POWERS.get(record.family, judged)


def possible(case: Case) -> tuple[Act, ...]:
    """Return what can be done to the filing now, by whomever may."""
    found = powers(case.record).items()
    return tuple(act for act, power in found if power.when(case))


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

_REQUEST = {
    Act.APPROVE: Power(APPROVERS, _until_minuted),
    Act.REJECT: Power(APPROVERS, _before),
    Act.CONFIRM: Power(INVITED, _before),
    Act.DECLINE: Power(INVITED, _before),
    Act.LEAVE: Power(INVITED, _before),
    Act.SUBSTITUTE: Power(INVITED, _before),
    Act.AGENDA: Power(AGENDA_SETTERS, _before),
    Act.INVITE: Power(CONVENERS, _before),
    Act.UNINVITE: Power(CONVENERS, _before),
    Act.RESCHEDULE: Power(CONVENERS, _until_minuted),
    Act.CANCEL: Power(CALLERS_OFF, _until_minuted),
}
_MINUTES = {
    Act.SIGN: Power(SIGNERS, _unsigned),
    Act.RETURN: Power(REVIEWERS, _at(Stage.MINUTED, Stage.REVISED, Stage.SIGNED)),
    Act.FEEDBACK: Power(READERS, _minuted),
    Act.ANSWER: Power(
        ANSWERERS, _while_feedback_waits, N_("no feedback on the minutes waits for an answer")
    ),
    Act.CAUGHT_UP: Power(ABSENTEES, _always),
}
_FOLLOW_UP = {
    Act.PROGRESS: Power(REPORTERS, _while_not_accepted),
    Act.DONE: Power(REPORTERS, _while_open),
    Act.BLOCKED: Power(REPORTERS, _while_open),
    Act.EXTEND: Power(REPORTERS, _while_open),
    Act.APPROVE: Power(ORGANIZER, _while_an_extension_is_asked),
    Act.REJECT: Power(ORGANIZER, _while_an_extension_is_asked),
    Act.ACCEPT: Power(ORGANIZER, _once_done),
    Act.RETURN: Power(ORGANIZER, _once_reported_done),
}
JUDGED = {
    Act.APPROVE: Power(HEAD, _always),
    Act.REJECT: Power(HEAD, _always),
}
"""What can be done to the filing of a form that has to be approved (R40)."""

_AMENDMENT = {**JUDGED, Act.CONFIRM: Power(EVERYBODY, _once_approved)}

POWERS: Mapping[str, Mapping[Act, Power]] = {
    MeetingRequest.family: _REQUEST,
    Minutes.family: _MINUTES,
    FollowUp.family: _FOLLOW_UP,
    Amendment.family: _AMENDMENT,
}
"""What can be done to filings of the families that have a life of their own."""


def decides(act: Act, login: str, case: Case) -> bool:
    """Tell whether *act* decides for others: the organizer's own date is agreed at once (R106)."""
    return act in _DECISIONS or (act is Act.EXTEND and ORGANIZER.includes(login, case))


_DECISIONS = frozenset(
    {
        *(Act.APPROVE, Act.REJECT, Act.SIGN, Act.RETURN, Act.ACCEPT),
        *(Act.CANCEL, Act.RESCHEDULE, Act.INVITE, Act.UNINVITE),
    }
)
"""What decides for others: for this the directory's word is not enough, for anybody can take the
name of an account that was given up. Who does it must be trusted by the repository as well.
"""
