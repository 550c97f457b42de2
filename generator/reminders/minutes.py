"""Reminders of minutes: owed, to be signed, and what follows once they are."""

from collections.abc import Iterator

from generator.archive import Meeting, standing
from generator.archive.opinions import opinions
from generator.records import Event
from generator.reminders.frame import Frame
from generator.reminders.reminder import Reminder
from generator.rules import announced
from generator.vocabulary import Act, Presence, Stage
from generator.vocabulary import ReminderKind as Kind

_MISSED = frozenset({Presence.ON_LEAVE, Presence.ABSENT})


def minutes_owed(meeting: Meeting, frame: Frame) -> Iterator[Reminder]:
    """Yield who has to file the minutes (R89), then who has to see to it, then the head.

    They are due so many working days after the meeting, on the last of them at any hour. Whoever
    has to approve the meeting may say so only once it is over: nobody owes them before that.
    """
    since = announced(meeting) if meeting.stage is Stage.HELD else None
    if since is None:
        return
    settings = meeting.type.reminders
    due = frame.calendar.add_working_days(meeting.ends.date(), meeting.type.minutes_days)
    owing = frame.able((meeting.secretary,)) or frame.able((meeting.organizer,))
    ladder = (
        (Kind.MINUTES_DUE, 0, ()),
        (Kind.MINUTES_OVERDUE, settings.minutes_overdue, (meeting.organizer,)),
        (
            Kind.MINUTES_HEAD,
            settings.minutes_head,
            (meeting.organizer, *frame.head(meeting.department.slug)),
        ),
    )
    carried = standing(meeting.record, frame.archive).carried
    for kind, days, others in ladder:
        yield Reminder(
            *(kind, str(meeting.number), due, max(frame.begin(due, days), meeting.ends, since)),
            *(
                meeting.number,
                frame.able((*owing, *others)),
                {"meeting": meeting, "due": due, "carried": carried},
            ),
        )


def signature(meeting: Meeting, frame: Frame) -> Iterator[Reminder]:
    """Yield who has to sign the minutes of *meeting* (R90)."""
    record = meeting.minutes_record
    if record is None or meeting.stage not in (Stage.MINUTED, Stage.REVISED):
        return
    filed = frame.day(record.changed)
    at = max(frame.begin(filed, meeting.type.reminders.signature), record.changed)
    yield Reminder(
        *(Kind.SIGNATURE, str(record.issue), filed, at, record.issue),
        *(frame.able(sorted(meeting.signers)), {"meeting": meeting}),
    )


def returned(meeting: Meeting, frame: Frame) -> Iterator[Reminder]:
    """Yield that the minutes were given back and are not corrected yet (R90)."""
    record = meeting.minutes_record
    if record is None or meeting.stage is not Stage.RETURNED:
        return
    given_back = record.events_of(Act.RETURN)[-1]
    day = frame.day(given_back.at)
    at = max(frame.begin(day, meeting.type.reminders.returned), given_back.at)
    to = frame.able((record.author,)) or frame.able((meeting.organizer,))
    values = {"meeting": meeting, "given_back": given_back}
    yield Reminder(Kind.RETURNED, str(record.issue), day, at, record.issue, to, values)


def feedback_unanswered(meeting: Meeting, frame: Frame) -> Iterator[Reminder]:
    """Yield that what somebody said of the minutes waits for an answer (R93)."""
    record = meeting.minutes_record
    waiting = [each for each in opinions(record) if each.is_open] if record else []
    if record is None:
        return
    to = frame.able((meeting.secretary,)) or frame.able((meeting.organizer,))
    for each in waiting:
        at, days = each.said.at, meeting.type.reminders.opinion
        yield Reminder(
            *(Kind.OPINION, str(record.issue), at, max(frame.begin(frame.day(at), days), at)),
            *(record.issue, to, {"meeting": meeting, "opinions": waiting}),
        )


def afterwards(meeting: Meeting, frame: Frame) -> Iterator[Reminder]:
    """Yield who has given no feedback (R116), and who has not caught up (R73).

    The days count from the first signature. While the minutes wait for another one nobody is
    asked, and then at once, should the days be over.
    """
    record, minutes, signed = meeting.minutes_record, meeting.minutes, first_signature(meeting)
    if record is None or minutes is None or signed is None or meeting.signature is None:
        return
    settings, day, again = meeting.type.reminders, frame.day(signed.at), meeting.signature.at
    answered, caught_up = frame.feedback_on(meeting.number), meeting.caught_up
    came = (line.person for line in minutes.attendance if line.presence not in _MISSED)
    missed = (line.person for line in minutes.attendance if line.presence in _MISSED)
    asked = (
        (Kind.FEEDBACK, settings.feedback, (each for each in came if each not in answered)),
        (Kind.CATCH_UP, settings.catch_up, (each for each in missed if each not in caught_up)),
    )
    for kind, days, people in asked:
        yield Reminder(
            *(kind, str(meeting.number), day, max(frame.begin(day, days), again)),
            *(record.issue, frame.able(people), {"meeting": meeting}),
        )


def first_signature(meeting: Meeting) -> Event | None:
    """Return the first signature on the minutes, whatever became of it."""
    record = meeting.minutes_record
    return next(iter(record.events_of(Act.SIGN)), None) if record else None
