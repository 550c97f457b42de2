"""Who is named behind a command: asked to a meeting, asked no more, or coming for somebody."""

import re

from generator.errors import Problem
from generator.forms.kinds import Context
from generator.forms.kinds.directory import PeopleKind, PersonKind
from generator.lifecycle.case import Case
from generator.lifecycle.manual import example
from generator.lifecycle.understood import BETWEEN, Said, first_line, lacking, reason
from generator.organisation import Directory
from generator.vocabulary import Act
from generator.wording import N_

_INSTEAD = re.compile(
    r"(?:substitute\s*:?\s*@|(?:代会人?|代會人?)\s*(?:[:：]|@))\s*(?P<named>[^\s,，;；。]+)"
    r"|由\s*@?(?P<by>[^\s,，;；。]+?)\s*(?:代会|代會|代为|代為)"
)


def invited(text: str, context: Context, case: Case) -> Said:
    """Read who is asked to come (R128): of a department, those who are not asked yet."""
    said = _people(Act.INVITE, text, context)
    known = case.meeting.participants if case.meeting else ()
    if said.problems or not {*said.values["people"]} <= {*known}:
        return said
    return _in_vain(N_("asked to come already: {people}"), said, context)


def uninvited(text: str, context: Context, case: Case) -> Said:
    """Read who is asked no more (R128): somebody who was asked has to be among them.

    Who leads the meeting, called it or writes it up does so all the same, and it is not the
    invitation that would have to change (R61-R63).
    """
    said, meeting = _people(Act.UNINVITE, text, context), case.meeting
    if said.problems or meeting is None:
        return said
    people = said.values["people"]
    if not {*people} & {*meeting.participants}:
        return _in_vain(N_("was not asked to come: {people}"), said, context)
    leading = (meeting.chair, meeting.organizer, meeting.secretary)
    if needed := tuple(login for login in people if login in leading):
        message = N_("is needed to hold the meeting: {people}; name another in the request first")
        return _in_vain(message, Said({"people": needed}), context)
    return said


def substituted(text: str, context: Context, case: Case) -> Said:
    """Read who comes instead: nobody who comes anyway can take another's place (R72)."""
    if not text:
        return lacking(N_("say who comes instead"), example(Act.SUBSTITUTE, context.language))
    found = PersonKind().read(first_line(text), context)
    said = Said({"people": (found.value,)}, found.problems)
    if said.problems or not (case.meeting and found.value in case.meeting.involved):
        return said
    return _in_vain(N_("takes part already: {people}"), said, context)


def on_leave(text: str, context: Context, case: Case) -> Said:
    """Ask for the reason (R71); who comes instead may be named together with it (R72)."""
    match = _INSTEAD.search(text)
    if match is None:
        return reason(Act.LEAVE)(text, context, case)
    why = f"{text[: match.start()]}{text[match.end() :]}".strip(BETWEEN)
    unsaid = reason(Act.LEAVE)(why, context, case).problems
    found = PersonKind().read(match["named"] or match["by"], context)
    return Said({"people": (found.value,)}, (*unsaid, *found.problems))


def _people(act: Act, text: str, context: Context) -> Said:
    if not text:
        return lacking(N_("say who is meant"), example(act, context.language))
    found = PeopleKind().read(first_line(text), context)
    return Said({"people": found.value}, found.problems)


def _in_vain(message: str, said: Said, context: Context) -> Said:
    """Refuse what would not do what is meant: it is taken for what it is not."""
    people = _names(said.values["people"], context.organisation.directory)
    return Said({}, (Problem(message, {"people": people}),))


def _names(logins: tuple[str, ...], directory: Directory) -> tuple[str, ...]:
    return tuple(directory.by_login[login].name for login in logins)
