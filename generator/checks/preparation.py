"""What must hold of the preparation of a meeting before it is kept."""

from collections.abc import Iterator

from generator.archive import Archive, Meeting
from generator.errors import Problem
from generator.forms.core import Preparation
from generator.forms.custom import preparation_form
from generator.records import Record
from generator.vocabulary import Stage
from generator.wording import N_


def _about(record: Record, archive: Archive) -> Meeting | None:
    """Return the meeting that *record* prepares, if it does."""
    if not isinstance(record.answers, Preparation):
        return None
    return archive.by_number.get(record.answers.meeting)


def the_only_preparation_of_the_meeting(record: Record, archive: Archive) -> Iterator[Problem]:
    """A meeting is prepared once: what is done later is ticked in the same filing (R56)."""
    meeting = _about(record, archive)
    other = meeting.preparation_record if meeting else None
    if meeting and other and other.issue != record.issue:
        message = N_("the preparation of meeting {meeting} is filed already, {issue}: edit that")
        values = {"meeting": meeting.number, "issue": f"#{other.issue}"}
        yield Problem(message, values, field_id="meeting")


def preparation_of_the_right_type(record: Record, archive: Archive) -> Iterator[Problem]:
    """What is to be seen to depends on the type of the meeting: each has a form of its own."""
    meeting = _about(record, archive)
    if meeting and record.issue not in archive.records:
        form = preparation_form(meeting.type)
        if record.form != form.slug:
            message = N_("the preparation of meeting {number} is filed with the form {form}")
            yield Problem(message, {"number": meeting.number, "form": form}, field_id="meeting")


def prepared_by_whom_it_is_up_to(record: Record, archive: Archive) -> Iterator[Problem]:
    """The organizer, the secretary and technical support prepare a meeting (R57, R59, R62)."""
    meeting = _about(record, archive)
    if meeting is None or record.issue in archive.records:
        return
    author = meeting.record.author
    if record.author not in (meeting.organizer, meeting.secretary, author, meeting.type.support):
        message = N_("the organizer, the secretary and technical support prepare meeting {number}")
        yield Problem(message, {"number": meeting.number}, field_id="meeting")


def a_meeting_that_is_to_be_held_is_prepared(record: Record, archive: Archive) -> Iterator[Problem]:
    """There is nothing to see to for a meeting that was rejected or called off."""
    meeting = _about(record, archive)
    if meeting is None or record.issue in archive.records:
        return
    if meeting.stage in (Stage.REJECTED, Stage.CANCELLED):
        message = N_("meeting {number} was not approved, or was called off")
        yield Problem(message, {"number": meeting.number}, field_id="meeting")
