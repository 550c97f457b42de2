"""Reminders of a meeting that is asked for or coming, and of what has to be approved."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from generator.archive import Meeting, checklist, standing
from generator.archive.steps import steps_of_request
from generator.organisation.reminders import Reminders
from generator.records import Record
from generator.reminders.frame import Frame
from generator.reminders.reminder import Reminder
from generator.rules import announced, missing_materials
from generator.vocabulary import Act, Stage
from generator.vocabulary import ReminderKind as Kind

_AWAY = frozenset({Act.LEAVE, Act.DECLINE})

USUAL = Reminders()
"""What holds for a filing that has no meeting type."""


def coming(meeting: Meeting, frame: Frame) -> Iterator[Reminder]:
    """Yield whom to ask whether they come (R48), and what to say before it starts (R69, R79, R129).

    What was announced later than that is said as soon as it was announced.
    """
    since = announced(meeting) if _is_coming(meeting) else None
    if since is None:
        return
    settings, answers = meeting.type.reminders, _answers(meeting)
    people = {name: frame.able(logins) for name, logins in answers.items()}
    leading = (meeting.organizer, meeting.chair, meeting.secretary)
    asked = (*answers["confirmed"], *answers["silent"], *answers["substitutes"], *leading)
    present = [each for each in asked if each not in answers["away"]]
    for kind, days, to in (
        (Kind.CONFIRM, settings.confirm, answers["silent"]),
        (Kind.SOON, settings.soon, present),
    ):
        at = max(frame.begin(meeting.date, -days), since)
        yield Reminder(
            *(kind, str(meeting.number), meeting.starts, at, meeting.number),
            *(frame.able(to), {"meeting": meeting, **people}),
        )


def unprepared(meeting: Meeting, frame: Frame) -> Iterator[Reminder]:
    """Yield what is still to be seen to before *meeting*, for who prepares it (R39, R56-R60).

    Materials have to be there before the notice can go out, so what is missing is said before the
    day on which that is due, and again before the meeting (R19, R52, R53).
    """
    since = announced(meeting) if _is_coming(meeting) else None
    boxes = [box for box in checklist(meeting) if not box.is_done]
    missing = missing_materials(meeting)
    if since and (boxes or missing):
        values = {"meeting": meeting, "boxes": boxes, "missing": missing}
        yield _preparing(meeting, meeting.starts, since, values, frame)
    elif since is None and missing:
        values = {"meeting": meeting, "boxes": (), "missing": missing}
        yield _preparing(meeting, missing.due, meeting.record.changed, values, frame)


def _preparing(
    meeting: Meeting, until: dt.date, since: dt.datetime, values: Mapping[str, object], frame: Frame
) -> Reminder:
    """Return the reminder of what has to be ready *until* then, and is known of *since*."""
    day = until.date() if isinstance(until, dt.datetime) else until
    at = max(frame.begin(day, -meeting.type.reminders.preparation), since)
    to = frame.able((meeting.organizer, meeting.secretary, meeting.record.author))
    return Reminder(Kind.PREPARATION, str(meeting.number), until, at, meeting.number, to, values)


def _is_coming(meeting: Meeting) -> bool:
    return meeting.stage is Stage.APPROVED and meeting.starts > meeting.now


def _answers(meeting: Meeting) -> dict[str, list[str]]:
    """Return the participants by what they said about coming, or need not say."""
    said: dict[str, list[str]] = {"confirmed": [], "away": [], "silent": []}
    said["substitutes"] = [*meeting.substitutes.values()]
    for login in meeting.participants:
        reply = meeting.reply_of.get(login)
        if reply and reply.act in _AWAY:
            said["away"].append(login)
        else:
            is_silent = not reply and login in meeting.asked
            said["silent" if is_silent else "confirmed"].append(login)
    return said


def approval(meeting: Meeting, frame: Frame) -> Iterator[Reminder]:
    """Yield who has to approve the request of *meeting* and was asked some days ago (R37, R38)."""
    if meeting.stage is not Stage.REQUESTED or meeting.starts <= meeting.now:
        return
    steps = steps_of_request(meeting, frame.archive)
    approvers = [login for step in steps for login in step.logins]
    values = {"meeting": meeting, "record": meeting.record}
    yield _waiting(meeting.record, approvers, meeting.type.reminders.approval, values, frame)


def approval_of_filing(record: Record, frame: Frame) -> Iterator[Reminder]:
    """Yield who has to approve *record*, which is of a form that asks for it (R40)."""
    if not record.answers.approval or record.judgement is not None:
        return
    steps = standing(record, frame.archive).steps
    approvers = [login for step in steps if Act.APPROVE in step.acts for login in step.logins]
    values = {"record": record}
    yield _waiting(record, approvers, USUAL.approval, values, frame)


def _waiting(
    record: Record, approvers: Iterable[str], days: int, values: Mapping[str, object], frame: Frame
) -> Reminder:
    asked = frame.day(record.changed)
    at = frame.begin(asked, days)
    return Reminder(
        *(Kind.APPROVAL, str(record.issue), asked, max(at, record.changed)),
        *(record.issue, frame.able(approvers), values),
    )
