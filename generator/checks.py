"""What must hold between records. Each check is one named function; its docstring is the rule.

The same checks answer a new filing and go over the whole archive (``minutebook check``).
"""

import re
from collections.abc import Callable, Iterator, Mapping

from generator.archive import Archive, Meeting
from generator.errors import Problem
from generator.forms.core import ActionItem, Amendment, Feedback, Minutes, ProgressReport
from generator.forms.form import Form
from generator.records import Record
from generator.rules import broken_by
from generator.rules.agenda import topic, without_outcome
from generator.script import fold
from generator.vocabulary import ActionKind, Presence, Stage
from generator.wording import N_

Check = Callable[[Record, Archive], Iterator[Problem]]


def check(record: Record, archive: Archive) -> tuple[Problem, ...]:
    """Return everything that is wrong with *record*, seen together with the *archive*."""
    found = (problem for each in CHECKS for problem in each(record, archive))
    return tuple(_labelled(problem, type(record.answers)) for problem in found)


def warnings(record: Record, archive: Archive) -> tuple[Problem, ...]:
    """Return what whoever filed *record* has to answer before it is finished.

    It keeps nothing from being filed. Once it is answered in words it is not said again.
    """
    answers = record.answers
    if not isinstance(answers, Minutes) or answers.finishing_remarks:
        return ()
    meeting = archive.having(record).by_number.get(answers.meeting)
    if meeting is None:
        return ()
    found = (problem for each in WARNINGS for problem in each(answers, meeting))
    return tuple(_labelled(problem, type(answers)) for problem in found)


def about_a_known_meeting(record: Record, archive: Archive) -> Iterator[Problem]:
    """Minutes and feedback are about a meeting that was asked for."""
    if not isinstance(record.answers, Minutes | Feedback):
        return
    if (number := record.answers.meeting) not in archive.by_number:
        message = N_("there is no meeting with the number {number}")
        yield Problem(message, {"number": number}, field_id="meeting")


def about_a_known_action_item(record: Record, archive: Archive) -> Iterator[Problem]:
    """A progress report names an action item that some minutes contain (R103)."""
    if not isinstance(record.answers, ProgressReport):
        return
    if (number := record.answers.action) not in archive.action_by_number:
        message = N_("there is no action item with the number {number}")
        yield Problem(message, {"number": number}, field_id="action")


def the_only_minutes_of_the_meeting(record: Record, archive: Archive) -> Iterator[Problem]:
    """A meeting has one set of minutes: whoever has more to say edits them (R87)."""
    if not isinstance(record.answers, Minutes):
        return
    meeting = archive.by_number.get(record.answers.meeting)
    others = meeting.minutes_record if meeting else None
    if others and others.issue != record.issue:
        message = N_("meeting {meeting} has minutes already, {issue}: edit those")
        values = {"meeting": record.answers.meeting, "issue": f"#{others.issue}"}
        yield Problem(message, values, field_id="meeting")


def minutes_of_the_right_type(record: Record, archive: Archive) -> Iterator[Problem]:
    """New minutes answer what the meeting's type asks, on the form of that type.

    Those that are kept already may be older than the questions.
    """
    if not isinstance(record.answers, Minutes) or record.issue in archive.records:
        return
    meeting = archive.by_number.get(record.answers.meeting)
    if meeting is None:
        return
    asked = meeting.type.slug if meeting.type.has_own_minutes else ""
    if record.answers.of_type != asked:
        message = N_("the minutes of meeting {number} are filed with the form {form}")
        form = f"minutes-{asked}" if asked else "minutes"
        values = {"number": meeting.number, "form": form}
        yield Problem(message, values, field_id="meeting")


def about_a_meeting_that_took_place(record: Record, archive: Archive) -> Iterator[Problem]:
    """New minutes and feedback are about a meeting that was approved and has begun (R39)."""
    if not isinstance(record.answers, Minutes | Feedback) or record.issue in archive.records:
        return
    meeting = archive.by_number.get(record.answers.meeting)
    if meeting is None:
        return
    values = {"number": meeting.number}
    if meeting.stage in (Stage.REQUESTED, Stage.REJECTED, Stage.CANCELLED):
        message = N_("meeting {number} was not approved, or was called off")
        yield Problem(message, values, field_id="meeting")
    elif meeting.starts > archive.now:
        message = N_("meeting {number} has not begun yet")
        yield Problem(message, values, field_id="meeting")


def an_amendment_names_a_clause(record: Record, archive: Archive) -> Iterator[Problem]:
    """An amendment is about a clause that the regulation has (R132)."""
    if not isinstance(record.answers, Amendment):
        return
    regulation = archive.organisation.regulations.get(record.answers.regulation)
    clauses = [clause.id for clause in regulation.clauses] if regulation else []
    if record.answers.clause not in clauses:
        message = N_("is not a clause of the regulation: {clause}; it has {clauses}")
        values = {"clause": record.answers.clause, "clauses": clauses}
        yield Problem(message, values, field_id="clause")


def an_outside_party_is_named(record: Record, archive: Archive) -> Iterator[Problem]:
    """An action item that depends on somebody outside says on whom (R108).

    What was agreed before this was asked for stays as it is.
    """
    if not isinstance(record.answers, Minutes):
        return
    before = archive.records.get(record.issue)
    agreed = before.answers.actions if before and isinstance(before.answers, Minutes) else ()
    columns = {column.id: column for column in ActionItem.questions()}
    for row, item in enumerate(record.answers.actions, 1):
        if item.kind is ActionKind.EXTERNAL and not item.party and item not in agreed:
            message = N_("name who outside has to be dealt with")
            problem = Problem(message, field_id="actions", row=row, column=columns["party"].label)
            yield problem.with_example(columns["party"].example)


def somebody_was_present(minutes: Minutes, _: Meeting) -> Iterator[Problem]:
    """A meeting at which nobody was is none (R70)."""
    away = (Presence.ABSENT, Presence.ON_LEAVE)
    if all(line.presence in away and not line.substitute for line in minutes.attendance):
        yield Problem(N_("nobody is registered as present"), field_id="attendance")


def every_agenda_item_has_an_outcome(minutes: Minutes, meeting: Meeting) -> Iterator[Problem]:
    """The minutes say of every agenda item, and of all else they name, what came of it (R85)."""
    agenda = [topic(item.title, meeting) for item in meeting.request.agenda]
    open_ = (each.item for each in minutes.discussion if not each.outcome)
    others = (item for item in open_ if topic(item, meeting) not in agenda)
    if items := tuple(dict.fromkeys((*without_outcome(meeting), *others))):
        message = N_("say what came of it, or why nothing did: {items}")
        yield Problem(message, {"items": items}, field_id="discussion")


def every_open_question_is_taken_on(minutes: Minutes, _: Meeting) -> Iterator[Problem]:
    """An action item takes on what the meeting left open: it is named in words or by its row."""
    tasks = {str(row): fold(item.task) for row, item in enumerate(minutes.actions, 1)}
    for row, question in enumerate(minutes.open_questions, 1):
        if not _names_one(fold(question.action), tasks):
            message = N_("no action item takes this on: {question}")
            values = {"question": question.text}
            yield Problem(message, values, field_id="open_questions", row=row)


def _names_one(written: str, tasks: Mapping[str, str]) -> bool:
    """Tell whether *written* is about one of *tasks*, which are by the number of their row."""
    row = re.fullmatch(r"\D{0,3}(?:[0-9]+-)?([0-9]+)\D{0,3}", written)
    return (row is not None and row[1] in tasks) or any(
        written and (written in task or task in written) for task in tasks.values()
    )


WARNINGS: tuple[Callable[[Minutes, Meeting], Iterator[Problem]], ...] = (
    somebody_was_present,
    every_agenda_item_has_an_outcome,
    every_open_question_is_taken_on,
)


CHECKS: tuple[Check, ...] = (
    about_a_known_meeting,
    about_a_known_action_item,
    the_only_minutes_of_the_meeting,
    minutes_of_the_right_type,
    about_a_meeting_that_took_place,
    an_outside_party_is_named,
    an_amendment_names_a_clause,
    broken_by,
)


def _labelled(problem: Problem, form: type[Form]) -> Problem:
    if not problem.field_id:
        return problem
    label = next(each.label for each in form.questions() if each.id == problem.field_id)
    return problem.at(problem.field_id, label)
