"""Reminders of action items: before they are due, when they are late, and what awaits an answer."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from generator.archive import Action
from generator.records import Event
from generator.reminders.frame import Frame
from generator.reminders.reminder import Reminder
from generator.vocabulary import Act, Progress
from generator.vocabulary import ReminderKind as Kind


def reminders_of(action: Action, frame: Frame) -> Iterator[Reminder]:
    """Yield everything to be said of *action*; nothing before the minutes were signed once (R102).

    Until then nobody has said that it is right.
    """
    signed = _signed(action)
    if signed is None:
        return
    known = _known(action, signed.at)
    if action.is_open:
        yield from _ladder(action, known, frame)
        yield from _blocked(action, known, frame)
        yield from _extension(action, known, frame)
    elif not action.accepted:
        yield from _acceptance(action, known, frame)


def _signed(action: Action) -> Event | None:
    """Return the first signature on minutes that say who owes it by when, whatever became of it.

    What came into the minutes by an edit after they were signed, nobody has signed before.
    """
    owed = action.item.assignee, action.item.due.isoformat()
    events = action.meeting.minutes_record.events if action.meeting.minutes_record else ()
    came = [place for place, event in enumerate(events) if _is_new(owed, event)]
    since = events[max(came, default=0) :]
    return next((event for event in since if event.act is Act.SIGN), None)


def _is_new(owed: tuple[str, str], edit: Event) -> bool:
    tables = (change.before or () for change in edit.changes if change.field == "actions")
    return any(
        owed not in {(row.get("assignee"), row.get("due")) for row in rows} for rows in tables
    )


def _known(action: Action, signed: dt.datetime) -> dt.datetime:
    """Return since when the assignee has known that it is due when it is, and not done.

    That is the signing, the organizer's yes to another date, or the word that it is not done after
    all, which is the organizer's or their own: nobody is reminded of what was past by then.
    """
    agreed = (each.answer.at for each in action.extensions if each.is_agreed and each.answer)
    news = pairwise(action.reports)
    undone = (after.at for before, after in news if before.progress is Progress.COMPLETED)
    return max((signed, *agreed, *undone))


def _ladder(action: Action, known: dt.datetime, frame: Frame) -> Iterator[Reminder]:
    """Yield what is said before and at the due date, and then as the days go by (R104)."""
    settings, meeting = action.meeting.type.reminders, action.meeting
    for kind, at in (
        (Kind.ACTION_AHEAD, frame.begin(action.due, -settings.action_ahead)),
        (Kind.ACTION_DUE, frame.begin(action.due)),
    ):
        if known < at:
            yield _reminder(kind, action, action.due, at, (), frame)
    late = max(action.due, frame.day(known))
    head = frame.head_of(action.item.assignee, meeting.department)
    for kind, days, others in (
        (Kind.ACTION_OVERDUE, settings.action_overdue, ()),
        (Kind.ACTION_ORGANIZER, settings.action_organizer, (meeting.organizer,)),
        (Kind.ACTION_HEAD, settings.action_head, (meeting.organizer, *head)),
    ):
        yield _reminder(kind, action, late, max(frame.begin(late, days), known), others, frame)


def _reminder(
    kind: Kind,
    action: Action,
    about: dt.date,
    at: dt.datetime,
    others: tuple[str, ...],
    frame: Frame,
) -> Reminder:
    """Return a reminder to the assignee, or the organizer if they have left, and to *others*."""
    owing = frame.able((action.item.assignee,)) or frame.able((action.meeting.organizer,))
    to = frame.able((*owing, *others))
    return Reminder(kind, action.number, about, at, _issue(action), to, {"action": action})


def _blocked(action: Action, known: dt.datetime, frame: Frame) -> Iterator[Reminder]:
    """Yield that the assignee cannot go on: the organizer has to know at once (R105)."""
    if action.is_blocked:
        last = action.reports[-1]
        values = {"action": action, "report": last}
        to = frame.able((action.meeting.organizer,))
        about, at = frame.local(last.at), max(last.at, known)
        yield Reminder(Kind.BLOCKED, action.number, about, at, _issue(action), to, values)


def _extension(action: Action, known: dt.datetime, frame: Frame) -> Iterator[Reminder]:
    """Yield that the organizer has not said whether it may take longer (R106).

    What was reported done meanwhile, and is not, waits for that word again.
    """
    asked = action.extension_asked
    if asked:
        about = frame.day(asked.asked.at)
        days = action.meeting.type.reminders.extension
        yield _of_organizer(Kind.EXTENSION, action, about, days, max(asked.asked.at, known), frame)


def _acceptance(action: Action, known: dt.datetime, frame: Frame) -> Iterator[Reminder]:
    """Yield that the organizer has not said whether it is done as it should be (R109).

    Nobody is asked to accept what they did themselves.
    """
    if action.item.assignee == action.meeting.organizer:
        return
    done = max(r.at for r in action.reports if r.progress is Progress.COMPLETED)
    days = action.meeting.type.reminders.acceptance
    yield _of_organizer(Kind.ACCEPTANCE, action, frame.day(done), days, max(done, known), frame)


def _of_organizer(
    kind: Kind, action: Action, about: dt.date, days: int, asked: dt.datetime, frame: Frame
) -> Reminder:
    at = max(frame.begin(about, days), asked)
    to = frame.able((action.meeting.organizer,))
    values = {"action": action, "extension": action.extension_asked}
    return Reminder(kind, action.number, about, at, _issue(action), to, values)


def _issue(action: Action) -> int | None:
    """Return the issue of the action item if its record names it, else that of the minutes."""
    if action.follow_up:
        return action.follow_up.issue
    record = action.meeting.minutes_record
    return record.issue if record else None
