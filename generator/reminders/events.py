"""The reminder of an event that is over, and on which nobody has reported (R124)."""

from collections.abc import Iterator

from generator.archive import Event
from generator.reminders.frame import Frame
from generator.reminders.meetings import USUAL
from generator.reminders.reminder import Reminder
from generator.vocabulary import ReminderKind as Kind


def unreported(event: Event, frame: Frame) -> Iterator[Reminder]:
    """Yield who has to report on *event*, some days after its end; of one that was approved alone.

    The days are those of its first meeting's type, for that is where it is judged.
    """
    if event.reports or not event.is_approved:
        return
    first = event.first_meeting
    reminders = first.type.reminders if first else USUAL
    if Kind.EVENT_REPORT in reminders.off:
        return
    to = frame.able((event.responsible,)) or frame.able((event.plan.author,))
    at = frame.after(event.ends, reminders.event_report)
    yield Reminder(
        *(Kind.EVENT_REPORT, str(event.number), event.ends, at, event.number),
        *(to, {"event": event}),
    )
