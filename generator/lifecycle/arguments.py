"""What stands behind a command: people, a date, a time, or words."""

import datetime as dt
from collections.abc import Callable, Mapping

from generator.archive.opinions import opinions, read_answer
from generator.forms.kinds import Context
from generator.forms.kinds.when import DateKind
from generator.forms.written.learned import read_learned
from generator.forms.written.results import read_result
from generator.lifecycle.agenda_items import read_items
from generator.lifecycle.case import Case
from generator.lifecycle.commands import Command
from generator.lifecycle.manual import example
from generator.lifecycle.moved import moved
from generator.lifecycle.people_named import invited, on_leave, substituted, uninvited
from generator.lifecycle.understood import (
    BETWEEN,
    Said,
    beginnings,
    first_line,
    lacking,
    reason,
    wrong,
)
from generator.vocabulary import Act
from generator.wording import N_

_WEEK = dt.timedelta(days=7)
"""By how much an example moves a due date."""


def understand(command: Command, case: Case, at: dt.datetime) -> Said:
    """Read the words behind *command*, which was given *at* that time about *case*."""
    organisation = case.archive.organisation
    context = Context(organisation, at, organisation.settings.language)
    read = _READERS.get(command.act)
    return read(command.text, context, case) if read else Said({})


def _items(text: str, context: Context, _: Case) -> Said:
    shown = example(Act.AGENDA, context.language)
    if not text:
        return lacking(N_("say it in a few words"), shown)
    found = read_items(text, context)
    problems = tuple(problem.with_example(shown) for problem in found.problems)
    return Said({"items": found.value}, problems)


def _words(act: Act) -> Callable[[str, Context, Case], Said]:
    def read(text: str, context: Context, _: Case) -> Said:
        if text:
            return Said({})
        return lacking(N_("say it in a few words"), example(act, context.language))

    return read


def _due(text: str, context: Context, case: Case) -> Said:
    """Read the date with which the text begins; what follows is the reason."""
    line = first_line(text)
    if not line:
        return lacking(N_("say the new due date, and why"), _extended(context, case))
    for beginning in beginnings(line):
        found = DateKind().read(beginning.strip(BETWEEN), context)
        if found.problems:
            continue
        return _checked(found.value, line, context, case)
    message = N_("does not begin with a date: {written}")
    return wrong(message, {"written": line}, _extended(context, case))


def _checked(day: dt.date, line: str, context: Context, case: Case) -> Said:
    """Take *day* for a new due date if it is ahead, and more time than there is already (R106)."""
    if day < context.at.date():
        return wrong(N_("is over already: {written}"), {"written": line})
    if case.action and day <= case.action.due:
        message = N_("is no more time: the action item is due on {due} already; {written}")
        values = {"due": case.action.due, "written": line}
        return wrong(message, values, _extended(context, case))
    return Said({"due": day})


def _extended(context: Context, case: Case) -> str:
    """Return an example that is accepted as it stands: a week after the due date, and ahead."""
    today = context.at.date()
    day = max(case.action.due if case.action else today, today) + _WEEK
    return example(Act.EXTEND, context.language, day.isoformat())


def _outcome(text: str, context: Context, _: Case) -> Said:
    """Ask what came of it: who accepts it has to see that (R109). A file is a link in the text."""
    if any(char.isalnum() for char in text):
        return Said({})
    message = N_("say what was done, or add a link or a file")
    return lacking(message, example(Act.DONE, context.language))


def _result(text: str, _: Context, __: Case) -> Said:
    """Read how the action item came out, what was learned and what is to improve (R109, R110)."""
    result, words = read_result(text)
    return Said({"result": result, **read_learned(words)._asdict()})


def _answer(text: str, context: Context, case: Case) -> Said:
    """Read which feedback is answered (R93): where only one waits, it need not be said."""
    waiting = [each.number for each in opinions(case.record) if each.is_open]
    if not waiting:
        return Said({})  # that it cannot be done says it all
    number, words = read_answer(text)
    if number is None and len(waiting) == 1:
        number = waiting[0]
    if number not in waiting:
        message = N_("begin with the number of the feedback that is answered; waiting: {numbers}")
        shown = example(Act.ANSWER, context.language)
        return wrong(message, {"numbers": tuple(map(str, waiting))}, shown)
    if not words:
        return lacking(N_("say it in a few words"), example(Act.ANSWER, context.language))
    return Said({"to": number})


_READERS: Mapping[Act, Callable[[str, Context, Case], Said]] = {
    Act.INVITE: invited,
    Act.UNINVITE: uninvited,
    Act.SUBSTITUTE: substituted,
    Act.LEAVE: on_leave,
    Act.RESCHEDULE: moved,
    Act.EXTEND: _due,
    Act.DONE: _outcome,
    Act.ACCEPT: _result,
    Act.AGENDA: _items,
    Act.PROGRESS: _words(Act.PROGRESS),
    Act.BLOCKED: _words(Act.BLOCKED),
    Act.FEEDBACK: _words(Act.FEEDBACK),
    Act.REJECT: reason(Act.REJECT),
    Act.RETURN: reason(Act.RETURN),
    Act.ANSWER: _answer,
}
