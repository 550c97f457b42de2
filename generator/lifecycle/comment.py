"""Somebody comments on a filing: commands on its first lines become events of its record."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.archive import Archive, standing
from generator.errors import Problem
from generator.forms.core import MeetingRequest
from generator.lifecycle.arguments import understand
from generator.lifecycle.case import Case
from generator.lifecycle.commands import Command, command_name, read_commands
from generator.lifecycle.effects import Effect, Help, Refusal, Reply, Save
from generator.lifecycle.filing import spelled
from generator.lifecycle.powers import decides, possible, powers
from generator.records import Event, Record, fingerprint
from generator.rules import broken_by_saying
from generator.vocabulary import Act, Role
from generator.wording import N_


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
    # What was said in time counts, however late it is read.
    then = Case(record, archive.as_of(said.at, record.issue))
    problems = [each for each in commands if isinstance(each, Problem)]
    asked = [each for each in commands if isinstance(each, Command)]
    new: list[Event] = []
    for command in dict.fromkeys(each for each in asked if each.act is not Act.HELP):
        event, wrong = _event(command, said, then)
        if not _happened(event, record):
            new.append(event)
            problems += wrong
    if new and said.edited:
        message = N_("commands in an edited comment do not count; please write a new comment")
        problems.append(Problem(message))
    # What cannot be done for other reasons is not held to the regulation as well.
    problems = problems or [*broken_by_saying(new, record, then.archive)]
    if problems:
        form = type(record.answers)
        return (Refusal(said.issue, form, tuple(problems), command=True, by=said.author),)
    help_asked = any(each.act is Act.HELP for each in asked)
    return _carried_out(Case(record, archive), new, help_asked=help_asked)


def was_carried_out(said: Comment, record: Record) -> bool:
    """Tell whether *record* has what came of *said*: of one comment there is all, or nothing."""
    by = said.author.casefold()
    said_then = (event for event in record.events if event.at == said.at)
    return any(event.by.casefold() == by and event.act is not Act.EDIT for event in said_then)


def _event(command: Command, said: Comment, case: Case) -> tuple[Event, tuple[Problem, ...]]:
    """Return what *command* would be in the record, and everything that speaks against it."""
    at = said.at.astimezone(case.archive.organisation.settings.zone)
    event = Event(
        act=command.act,
        by=said.author,
        at=at,
        about=fingerprint(case.record.answers),
        roles=_approving(command.act, said.author, case),
        text=command.text,
        link=said.link,
    )
    understood = understand(command, case, at)
    problems = (*refusals(event, case, said.role), *understood.problems)
    return event if problems else event.model_copy(update=understood.values), problems


def _approving(act: Act, login: str, case: Case) -> tuple[Role, ...]:
    """Return the roles in which *login* approves a meeting by *act*."""
    is_request = isinstance(case.record.answers, MeetingRequest)
    if act is not Act.APPROVE or not is_request or case.meeting is None:
        return ()
    return tuple(sorted(case.meeting.roles(login)))


def _happened(event: Event, record: Record) -> bool:
    """Tell whether *record* has *event*, perhaps about an earlier wording of the filing.

    It is the same if it comes from the same comment: words may have been added to that since.
    """
    same = [e for e in record.events if (e.act, e.by, e.at) == (event.act, event.by, event.at)]
    return any(e.text == event.text or (e.link and e.link == event.link) for e in same)


def _carried_out(case: Case, new: list[Event], *, help_asked: bool) -> tuple[Effect, ...]:
    record, archive = case.record, case.archive
    if help_asked and not new:
        return (Help(record.issue, possible(case)),)
    if not new:
        return (Reply(record, standing=standing(record, archive)),)
    after = record.model_copy(update={"events": (*record.events, *new)})
    return (Save(after), Reply(after, event=new[-1], standing=standing(after, archive)))


def refusals(event: Event, case: Case, role: str | None = None) -> Iterator[Problem]:
    """Say why *event* may not happen in *case*, if so; *role* is as in `Comment`."""
    act, login = event.act, event.by
    values = {"act": command_name(act), "login": f"@{login}"}
    power = powers(case.record).get(act)
    organisation = case.archive.organisation
    if power is None:
        yield Problem(N_("{act} is not for this kind of filing"), values)
        return
    person = organisation.directory.by_login.get(login)
    if person is None or not person.is_active(event.at.date()):
        yield Problem(N_("{login} is not in the directory"), values)
        return
    if not power.party.includes(login, case):
        yield Problem(N_("{login} may not do this: {act}"), values)
    if (
        role is not None
        and decides(act, login, case)
        and role not in organisation.settings.deciding_roles
    ):
        message = N_(
            "{login} has the role {role} in this repository; to decide, one of these is needed: "
            "{roles}"
        )
        yield Problem(
            message, {**values, "role": role, "roles": organisation.settings.deciding_roles}
        )
    if not power.when(case):
        yield Problem(power.otherwise, values)
    if event.at < case.record.changed:
        message = N_("this was said before the filing was edited; please say it again: {act}")
        yield Problem(message, values)
