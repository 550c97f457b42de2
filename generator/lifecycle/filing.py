"""A form is filed, or filed again after an edit."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.archive import Archive, standing
from generator.checks import check, warnings
from generator.errors import Problem
from generator.forms.form import Form
from generator.forms.kinds import Context
from generator.lifecycle.effects import Effect, Refusal, Reply, Save
from generator.organisation import Directory
from generator.records import Event, Record, changes, fingerprint
from generator.validate import form_of, validate
from generator.vocabulary import Act
from generator.wording import N_


@dataclass(frozen=True)
class Filing:
    """The body of an issue, by whom and when (an aware time).

    *editor* is who wrote it as it is now, if that was not the author.
    """

    issue: int
    author: str
    at: dt.datetime
    body: str
    editor: str = ""


def file(
    filing: Filing, forms: Sequence[type[Form]], archive: Archive, language: str
) -> tuple[Effect, ...]:
    """Decide what follows from *filing*, which is one of *forms*.

    The same filing again changes nothing; an edit replaces the answers and is kept as an event.
    """
    directory = archive.organisation.directory
    author, editor = spelled(filing.author, directory), spelled(filing.editor, directory)
    filing = replace(filing, author=author, editor=editor)
    at = filing.at.astimezone(archive.organisation.settings.zone)
    context = Context(
        archive.organisation,
        at,
        language,
        meetings=archive.by_number,
        actions=archive.action_by_number,
        events=archive.event_by_number,
    )
    form = form_of(filing.body, forms, context)
    if form is None:
        message = N_("this is not one of the forms; please choose one and fill it in")
        return (Refusal(filing.issue, None, (Problem(message),)),)
    validated = validate(filing.body, form, context)
    if validated.form is None:
        return (Refusal(filing.issue, form, validated.problems),)
    before = archive.records.get(filing.issue)
    record = _record(filing, at, validated.form, before)
    if problems := (*_another_family(record, before), *check(record, archive)):
        return (Refusal(filing.issue, form, problems),)
    reply = Reply(record, validated.notes, standing=standing(record, archive))
    return (Save(record), replace(reply, warnings=warnings(record, archive)))


def spelled(login: str, directory: Directory) -> str:
    """Return *login* as the directory spells it: to GitHub, capitals make no difference."""
    known = (each for each in directory.by_login if each.casefold() == login.casefold())
    return next(known, login)


def _record(filing: Filing, at: dt.datetime, answers: Form, before: Record | None) -> Record:
    if before is None:
        new = Record(issue=filing.issue, author=filing.author, filed=at, answers=answers)
        by_another = filing.editor and filing.editor != filing.author
        return _edited(new, filing, at, answers) if by_another else new
    return before if before.answers == answers else _edited(before, filing, at, answers)


def _edited(before: Record, filing: Filing, at: dt.datetime, answers: Form) -> Record:
    edit = Event(
        act=Act.EDIT,
        by=filing.editor or filing.author,
        at=at,
        about=fingerprint(answers),
        changes=changes(before.answers, answers),
    )
    return before.model_copy(update={"answers": answers, "events": (*before.events, edit)})


def _another_family(record: Record, before: Record | None) -> tuple[Problem, ...]:
    if before is None or before.family == record.family:
        return ()
    message = N_("{issue} was filed as {form} and cannot become another form")
    was = type(before.answers)
    return (Problem(message, {"issue": f"#{record.issue}", "form": was}),)
