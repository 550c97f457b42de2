"""The bulletin of the week before, told to everybody when the next one begins (R107)."""

from collections.abc import Iterator

from generator.bulletin import Week, bulletin
from generator.reminders.frame import Frame
from generator.reminders.reminder import Reminder
from generator.vocabulary import ReminderKind as Kind


def told_to_all(frame: Frame) -> Iterator[Reminder]:
    """Yield the bulletin of each week that is over, on the first day worked after it.

    A week without such a day goes without, as one in which nothing happened.
    """
    this = Week.of(frame.today)
    for week in (this.before, this):
        first = frame.first_worked(week.first)
        if first is None or first > frame.today:
            continue
        found = bulletin(frame.archive, week.before)
        if not found.is_empty:
            values = {"bulletin": found}
            at = frame.begin(first)
            yield Reminder(Kind.BULLETIN, "all", week.before.first, at, None, (), values)
