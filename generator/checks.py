"""What must hold between records. Each check is one named function; its docstring is the rule.

The same checks answer a new filing and go over the whole archive (``minutebook check``).
"""

from collections.abc import Callable, Iterator

from generator.archive import Archive
from generator.errors import Problem
from generator.forms.core import Amendment, Feedback, Minutes, ProgressReport
from generator.forms.form import Form
from generator.records import Record
from generator.rules import broken_by
from generator.vocabulary import Stage
from generator.wording import N_

Check = Callable[[Record, Archive], Iterator[Problem]]


def check(record: Record, archive: Archive) -> tuple[Problem, ...]:
    """Return everything that is wrong with *record*, seen together with the *archive*."""
    found = (problem for each in CHECKS for problem in each(record, archive))
    return tuple(_labelled(problem, type(record.answers)) for problem in found)


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
    asked = meeting.type.slug if meeting.type.minutes.questions else ""
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


CHECKS: tuple[Check, ...] = (
    about_a_known_meeting,
    about_a_known_action_item,
    the_only_minutes_of_the_meeting,
    minutes_of_the_right_type,
    about_a_meeting_that_took_place,
    an_amendment_names_a_clause,
    broken_by,
)


def _labelled(problem: Problem, form: type[Form]) -> Problem:
    if not problem.field_id:
        return problem
    label = next(each.label for each in form.questions() if each.id == problem.field_id)
    return problem.at(problem.field_id, label)
