"""Who may file what: a form says as much as a command, and is held to the same people."""

from collections.abc import Iterator

from generator.archive import Archive, Meeting
from generator.errors import Problem
from generator.forms.core import Feedback, Minutes, ProgressReport
from generator.records import Record
from generator.vocabulary import Role
from generator.wording import N_


def filed_by_somebody_of_the_directory(record: Record, archive: Archive) -> Iterator[Problem]:
    """Who files belongs to the organisation (R36). What was kept before stays as it is."""
    if record.issue in archive.records:
        return
    person = archive.organisation.directory.by_login.get(record.author)
    if person is None or not person.is_active(record.filed.date()):
        yield Problem(N_("{login} is not in the directory"), {"login": f"@{record.author}"})


def minuted_by_whom_it_is_up_to(record: Record, archive: Archive) -> Iterator[Problem]:
    """Those file the minutes who take part, or stand in for the secretary (R62, R84).

    A meeting has one set of minutes: what a stranger filed would keep out the secretary's own.
    """
    if not isinstance(record.answers, Minutes) or record.issue in archive.records:
        return
    meeting = archive.by_number.get(record.answers.meeting)
    if meeting is None:
        return
    taking_part = {*meeting.involved, meeting.record.author}
    if record.author not in {*taking_part, *_standing_in(meeting, archive)}:
        message = N_(
            "those who take part in meeting {number}, the head, the deputies and the secretaries "
            "of the department and the executives file its minutes, not {login}"
        )
        values = {"number": meeting.number, "login": f"@{record.author}"}
        yield Problem(message, values, field_id="meeting")


def _standing_in(meeting: Meeting, archive: Archive) -> Iterator[str]:
    """Yield who may write up any meeting of the department."""
    directory = archive.organisation.directory
    staff = directory.members(meeting.department.slug)
    yield from (person.login for person in staff if person.roles & _STANDING_IN)
    yield from (person.login for person in directory.executives)


_STANDING_IN = frozenset({Role.HEAD, Role.DEPUTY, Role.SECRETARY})


def reported_by_whom_it_is_up_to(record: Record, archive: Archive) -> Iterator[Problem]:
    """The assignee reports (R103), or the secretary or the organizer in their place (R62, R104).

    What the organizer has accepted is reported on no more.
    """
    if not isinstance(record.answers, ProgressReport) or record.issue in archive.records:
        return
    action = archive.action_by_number.get(record.answers.action)
    if action is None:
        return
    values = {"number": action.number, "login": f"@{record.author}"}
    if record.author not in action.reporters:
        message = N_(
            "the assignee, the secretary and the organizer report on {number}, not {login}"
        )
        yield Problem(message, values, field_id="action")
    elif action.accepted and action.accepted.at <= record.filed:
        message = N_("action item {number} was accepted; nothing more is reported on it")
        yield Problem(message, values, field_id="action")


def feedback_from_those_who_were_asked(record: Record, archive: Archive) -> Iterator[Problem]:
    """Those who were asked to a meeting or came to it say what they thought of it (R116)."""
    if not isinstance(record.answers, Feedback) or record.issue in archive.records:
        return
    meeting = archive.by_number.get(record.answers.meeting)
    if meeting is None or record.author in meeting.involved:
        return
    register = meeting.minutes.attendance if meeting.minutes else ()
    if record.author not in {line.person for line in register}:
        message = N_("{login} was not asked to meeting {number}")
        values = {"login": f"@{record.author}", "number": meeting.number}
        yield Problem(message, values, field_id="meeting")
