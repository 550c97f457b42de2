"""Somebody comments on a filing: commands on its first lines become events of its record."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.archive import Archive, Meeting, standing
from generator.errors import Problem
from generator.forms.core import MeetingRequest, Minutes
from generator.lifecycle.commands import Command, read_commands
from generator.lifecycle.effects import Effect, Refusal, Reply, Save
from generator.lifecycle.filing import spelled
from generator.records import Event, Record, fingerprint
from generator.vocabulary import Act, Role, Stage
from generator.wording import N_, Wording


@dataclass(frozen=True)
class Comment:
    """A comment on issue *issue*: by whom, when (an aware time), and where it can be read.

    *number* is the forge's own, which grows from comment to comment; *edited* says that the text
    is no longer what it was at first. *role* is what the author may do in the repository, by its
    name on GitHub; None where there is no forge to ask.
    """

    issue: int
    author: str
    at: dt.datetime
    text: str
    link: str = ""
    number: int = 0
    edited: bool = False
    role: str | None = None


def comment(said: Comment, archive: Archive) -> tuple[Effect, ...]:
    """Decide what follows from *said*. All its commands are carried out, or none.

    A comment without a command has no effect; the same comment twice has the effect of one. What
    was said before the last edit was said of another text, and does not count for this one.
    """
    said = replace(said, author=spelled(said.author, archive.organisation.directory))
    record = archive.records.get(said.issue)
    commands = read_commands(said.text)
    if record is None or not commands:
        return ()
    at = said.at.astimezone(archive.organisation.settings.zone)
    events = [_event(c, said, at, record) for c in commands if isinstance(c, Command)]
    new = _distinct(event for event in events if not _happened(event, record))
    problems = [each for each in commands if isinstance(each, Problem)]
    if new and said.edited:
        message = N_("commands in an edited comment do not count; please write a new comment")
        problems.append(Problem(message))
    problems += (problem for event in new for problem in refusals(event, record, archive))
    if problems:
        return (Refusal(said.issue, type(record.answers), tuple(problems), command=True),)
    return _carried_out(record, new, archive)


def _event(command: Command, said: Comment, at: dt.datetime, record: Record) -> Event:
    about = fingerprint(record.answers)
    return Event(
        act=command.act, by=said.author, at=at, about=about, text=command.text, link=said.link
    )


def _happened(event: Event, record: Record) -> bool:
    """Tell whether *record* has *event*, perhaps about an earlier wording of the filing."""
    again = {"about": ""}
    return event.model_copy(update=again) in [e.model_copy(update=again) for e in record.events]


def _distinct(events: Iterable[Event]) -> list[Event]:
    found: list[Event] = []
    for event in events:
        if event not in found:
            found.append(event)
    return found


def _carried_out(record: Record, new: list[Event], archive: Archive) -> tuple[Effect, ...]:
    if not new:
        return (Reply(record, standing=standing(record, archive)),)
    after = record.model_copy(update={"events": (*record.events, *new)})
    return (Save(after), Reply(after, event=new[-1], standing=standing(after, archive)))


def refusals(event: Event, record: Record, archive: Archive) -> Iterator[Problem]:
    """Say why *event* may not happen to *record*, if so."""
    act, login = event.act, event.by
    values = {"act": _command(act), "login": f"@{login}"}
    if act not in _possible(record):
        yield Problem(N_("{act} is not for this kind of filing"), values)
        return
    if login not in archive.organisation.directory.by_login:
        yield Problem(N_("{login} is not in the directory"), values)
        return
    if not _may(act, login, record, archive):
        yield Problem(N_("{login} may not do this: {act}"), values)
    if not _is_time_for(act, record, archive):
        yield Problem(N_("{act} is not possible any more, or not yet"), values)
    if event.at < record.changed:
        message = N_("this was said before the filing was edited; please say it again: {act}")
        yield Problem(message, values)


def _command(act: Act) -> Wording:
    return Wording({tag: f"/{words}" for tag, words in {**act.wording.root, "en": act}.items()})


def _possible(record: Record) -> frozenset[Act]:
    approved = _APPROVAL if record.answers.approval else frozenset()
    return _POSSIBLE.get(record.family, approved)


_BEFORE = frozenset({Stage.REQUESTED, Stage.REJECTED, Stage.APPROVED})
_STAGES = {
    Act.APPROVE: _BEFORE | {Stage.HELD},
    Act.REJECT: _BEFORE,
    Act.CONFIRM: _BEFORE,
    Act.DECLINE: _BEFORE,
    Act.LEAVE: _BEFORE,
    Act.CANCEL: _BEFORE | {Stage.HELD},
    Act.SIGN: frozenset({Stage.MINUTED, Stage.REVISED}),
    Act.RETURN: frozenset({Stage.MINUTED, Stage.REVISED, Stage.SIGNED}),
}
"""The stages of a meeting in which something can happen to its request or its minutes."""

_APPROVAL = frozenset({Act.APPROVE, Act.REJECT})
_POSSIBLE = {
    MeetingRequest.family: frozenset({*_APPROVAL, Act.CONFIRM, Act.DECLINE, Act.LEAVE, Act.CANCEL}),
    Minutes.family: frozenset({Act.SIGN, Act.RETURN}),
}


def _is_time_for(act: Act, record: Record, archive: Archive) -> bool:
    """Tell whether *act* fits the stage of the meeting: what is signed cannot be called off."""
    meeting = _meeting(record, archive)
    return meeting is None or act not in _STAGES or meeting.stage in _STAGES[act]


def _may(act: Act, login: str, record: Record, archive: Archive) -> bool:
    meeting = _meeting(record, archive)
    if meeting is None:
        return _may_approve(login, record, archive)
    match act:
        case Act.APPROVE | Act.REJECT:
            return bool(meeting.roles(login)) and login != record.author
        case Act.CONFIRM | Act.DECLINE | Act.LEAVE:
            return login in (*meeting.participants, meeting.chair, meeting.secretary)
        case Act.CANCEL:
            return login in (meeting.organizer, record.author) or bool(meeting.roles(login))
        case Act.SIGN:
            return login in meeting.signers
    return login in (meeting.chair, meeting.organizer)


def _meeting(record: Record, archive: Archive) -> Meeting | None:
    about = record.answers.meeting if isinstance(record.answers, Minutes) else record.issue
    return archive.by_number.get(about)


def _may_approve(login: str, record: Record, archive: Archive) -> bool:
    """Tell whether *login* approves filings of the author's department, and is not the author."""
    directory = archive.organisation.directory
    author = directory.by_login.get(record.author)
    approver = directory.approver(author.department) if author else None
    executive = Role.EXECUTIVE in directory.by_login[login].roles
    return login != record.author and (
        executive or (approver is not None and approver.login == login)
    )
