"""Who has to act next on a filing, and what they have to do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from generator.archive.archive import Archive, by_due_date
from generator.archive.items import Action
from generator.archive.meeting import Meeting
from generator.archive.opinions import opinions
from generator.forms.core import Feedback, MeetingRequest, Minutes, ProgressReport
from generator.forms.form import Form
from generator.records import Record
from generator.vocabulary import Act, Stage

_JUDGING = (Act.APPROVE, Act.REJECT)
_SIGNING = (Act.SIGN, Act.RETURN)
_REPORTING = (Act.PROGRESS, Act.DONE, Act.BLOCKED, Act.EXTEND)


@dataclass(frozen=True)
class Step:
    """What has to be done next: one of *acts* by command, or a filing of *form*.

    One of *logins* does it, or each of them where it is up to *everybody*. They are all in the
    directory and belong to the organisation; there are none where nobody is left who may.
    `Act.EDIT` stands for editing the filing. *action* is the action item that it is about. *issue*
    is where it is done, if that is on another filing: there they are asked, and here it is told.
    """

    acts: tuple[Act, ...] = ()
    logins: tuple[str, ...] = ()
    form: type[Form] | None = None
    everybody: bool = False
    action: Action | None = field(default=None, repr=False)
    issue: int | None = None


def steps_of_request(meeting: Meeting, archive: Archive) -> Iterator[Step]:
    """Yield what comes next for the request of *meeting*; nothing once its minutes are signed."""
    match meeting.stage:
        case Stage.REQUESTED:
            yield from _approvals(meeting, archive)
        case Stage.REJECTED:
            yield Step((Act.EDIT,), archive.able((meeting.record.author,)))
        case Stage.APPROVED:
            replies = meeting.reply_of
            silent = archive.able(each for each in meeting.asked if each not in replies)
            if silent:
                yield Step((Act.CONFIRM, Act.LEAVE), silent, everybody=True)
        case Stage.HELD:
            owing = archive.able((meeting.secretary,)) or archive.able((meeting.organizer,))
            yield Step(logins=owing, form=Minutes)
        case Stage.MINUTED | Stage.REVISED | Stage.RETURNED:
            yield from _awaited(meeting, archive)


def _awaited(meeting: Meeting, archive: Archive) -> Iterator[Step]:
    """Yield what the minutes of *meeting* wait for: they are filed, and nobody owes them."""
    for step in steps_of_minutes(meeting, archive):
        if meeting.minutes_record and Act.ANSWER not in step.acts:
            yield replace(step, issue=meeting.minutes_record.issue)


def _approvals(meeting: Meeting, archive: Archive) -> Iterator[Step]:
    """Yield a step for each role that has yet to approve, but one for somebody who has both."""
    able = archive.able(archive.organisation.directory.by_login)
    asked: list[set[str]] = []
    for role in meeting.approvals_missing:
        may = [each for each in able if role in meeting.roles(each)]
        logins = tuple(each for each in may if each != meeting.record.author)
        if not any(before and before <= {*logins} for before in asked):
            yield Step(_JUDGING, logins)
        asked.append({*logins})


def steps_of_minutes(meeting: Meeting, archive: Archive) -> Iterator[Step]:
    """Yield what comes next for the minutes of *meeting*: signing, and then what follows (R90).

    Feedback on them waits for an answer at any time (R93).
    """
    if meeting.minutes_record and any(each.is_open for each in opinions(meeting.minutes_record)):
        yield Step((Act.ANSWER,), archive.able(dict.fromkeys((meeting.secretary, meeting.chair))))
    match meeting.stage:
        case Stage.MINUTED | Stage.REVISED:
            yield Step(_SIGNING, archive.able(sorted(meeting.signers)))
        case Stage.RETURNED if meeting.minutes_record:
            yield Step((Act.EDIT,), archive.able((meeting.minutes_record.author,)))
        case Stage.SIGNED:
            yield Step(form=Feedback, everybody=True)
            for action in by_due_date(archive.actions_of[meeting.number]):
                if action.is_open:
                    owing = archive.able((action.item.assignee,))
                    yield Step(logins=owing, form=ProgressReport, action=action)


def steps_of_action(action: Action, archive: Archive) -> Iterator[Step]:
    """Yield who has to go on with *action*: its assignee, or the organizer of the meeting."""
    organizer = archive.able((action.meeting.organizer,))
    if action.is_open:
        if action.extension_asked:
            yield Step(_JUDGING, organizer, action=action)
        yield from steps_of_blocked(action, archive)
        yield Step(_REPORTING, archive.able((action.item.assignee,)), action=action)
    elif not action.accepted:
        yield Step((Act.ACCEPT, Act.RETURN), organizer, action=action)


def steps_of_blocked(action: Action, archive: Archive) -> Iterator[Step]:
    """Yield that the organizer has to help with *action* while it is blocked (R105).

    A special meeting can be asked for. Nobody is asked to help themselves.
    """
    organizer = action.meeting.organizer
    if action.is_blocked and organizer != action.item.assignee:
        yield Step(logins=archive.able((organizer,)), form=MeetingRequest, action=action)


def steps_of_filing(record: Record, stage: Stage, archive: Archive) -> Iterator[Step]:
    """Yield what comes next for a filing at *stage* that somebody has to approve (R40)."""
    if stage is Stage.REQUESTED:
        yield Step(_JUDGING, _approvers(record, archive))
    elif stage is Stage.REJECTED:
        yield Step((Act.EDIT,), archive.able((record.author,)))


def _approvers(record: Record, archive: Archive) -> tuple[str, ...]:
    """Return who approves what *record*'s author asks for (R40), or else the executives."""
    directory = archive.organisation.directory
    author = directory.by_login.get(record.author)
    approver = directory.approver(author.department) if author else None
    executives = (person.login for person in directory.executives)
    others = [approver.login] if approver else []
    asked = (archive.able(logins) for logins in (others, executives))
    return next(filter(None, (_without(record.author, logins) for logins in asked)), ())


def _without(login: str, logins: Iterable[str]) -> tuple[str, ...]:
    return tuple(each for each in logins if each != login)
