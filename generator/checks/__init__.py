"""What must hold between records. Each check is one named function; its docstring is the rule.

The same checks answer a new filing and go over the whole archive (``minutebook check``).
"""

from collections.abc import Callable, Iterator

from generator.archive import Archive
from generator.checks.amendments import (
    an_amendment_is_for_days_to_come,
    an_amendment_names_a_clause,
)
from generator.checks.events import an_event_ends_after_it_has_begun
from generator.checks.finishing import WARNINGS
from generator.checks.minutes import (
    a_decision_supersedes_one_from_before,
    an_outside_party_is_named,
    held_before_it_was_written_up,
    minutes_of_the_right_type,
    the_only_minutes_of_the_meeting,
)
from generator.checks.people import (
    feedback_from_those_who_were_asked,
    filed_by_somebody_of_the_directory,
    minuted_by_whom_it_is_up_to,
    reported_by_whom_it_is_up_to,
)
from generator.checks.preparation import (
    a_meeting_that_is_to_be_held_is_prepared,
    preparation_of_the_right_type,
    prepared_by_whom_it_is_up_to,
    the_only_preparation_of_the_meeting,
)
from generator.checks.ratings import about_a_day_that_has_come, rated_by_a_head
from generator.errors import Problem
from generator.forms.core import Amendment as Amendment
from generator.forms.core import Feedback, Minutes, Preparation, ProgressReport
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
    """Minutes, preparation and feedback are about a meeting that was asked for."""
    if not isinstance(record.answers, Minutes | Preparation | Feedback):
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


CHECKS: tuple[Check, ...] = (
    filed_by_somebody_of_the_directory,
    about_a_known_meeting,
    about_a_known_action_item,
    minuted_by_whom_it_is_up_to,
    reported_by_whom_it_is_up_to,
    feedback_from_those_who_were_asked,
    the_only_minutes_of_the_meeting,
    minutes_of_the_right_type,
    about_a_meeting_that_took_place,
    held_before_it_was_written_up,
    a_decision_supersedes_one_from_before,
    an_outside_party_is_named,
    the_only_preparation_of_the_meeting,
    preparation_of_the_right_type,
    prepared_by_whom_it_is_up_to,
    a_meeting_that_is_to_be_held_is_prepared,
    an_amendment_names_a_clause,
    an_amendment_is_for_days_to_come,
    an_event_ends_after_it_has_begun,
    rated_by_a_head,
    about_a_day_that_has_come,
    broken_by,
)


def _labelled(problem: Problem, form: type[Form]) -> Problem:
    if not problem.field_id:
        return problem
    label = next(each.label for each in form.questions() if each.id == problem.field_id)
    return problem.at(problem.field_id, label)
