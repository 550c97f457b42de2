"""What must hold of minutes before they are kept."""

from collections.abc import Iterator

from generator.archive import Archive
from generator.errors import Problem
from generator.forms.core import ActionItem, Decision, Minutes
from generator.forms.registry import minutes_of
from generator.records import Record
from generator.vocabulary import ActionKind
from generator.wording import N_


def the_only_minutes_of_the_meeting(record: Record, archive: Archive) -> Iterator[Problem]:
    """A meeting has one set of minutes: whoever has more to say edits them (R87)."""
    if not isinstance(record.answers, Minutes):
        return
    filed = archive.minutes_of(record.answers.meeting)
    other = next((each.issue for each in filed if each.issue != record.issue), None)
    if other is not None:
        message = N_("meeting {meeting} has minutes already, {issue}: edit those")
        values = {"meeting": record.answers.meeting, "issue": f"#{other}"}
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
    form = minutes_of(meeting.type)
    if record.form != form.slug:
        message = N_("the minutes of meeting {number} are filed with the form {form}")
        yield Problem(message, {"number": meeting.number, "form": form}, field_id="meeting")


def held_before_it_was_written_up(record: Record, archive: Archive) -> Iterator[Problem]:
    """Nobody knows what is said on a day still to come (R84). What was kept before stays."""
    answers, before = record.answers, archive.records.get(record.issue)
    if not isinstance(answers, Minutes) or (before and before.answers == answers):
        return
    today = record.changed.astimezone(archive.organisation.settings.zone).date()
    if answers.held > today:
        yield Problem(N_("is still ahead: {day}"), {"day": answers.held}, field_id="held")


def a_decision_supersedes_one_from_before(record: Record, archive: Archive) -> Iterator[Problem]:
    """A decision takes the place of one that an earlier meeting took (R100)."""
    if not isinstance(record.answers, Minutes):
        return
    meeting = archive.by_number.get(record.answers.meeting)
    column = next(each for each in Decision.questions() if each.id == "supersedes")
    for row, decision in enumerate(record.answers.decisions, 1):
        if meeting is None or decision.supersedes is None:
            continue
        found = archive.decision_by_number.get(decision.supersedes)
        if found is None:
            message = N_("there is no decision with the number {number}")
        elif found.meeting.starts < meeting.starts:
            continue
        else:
            message = N_("decision {number} was not taken before this meeting")
        values = {"number": decision.supersedes}
        yield Problem(message, values, field_id="decisions", row=row, column=column.label)


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
