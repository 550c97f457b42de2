"""Reminders of an amendment of a regulation: who has not said that they know of it (R133)."""

from collections.abc import Iterator

from generator.archive import standing
from generator.records import Record
from generator.reminders.frame import Frame
from generator.reminders.reminder import Reminder
from generator.vocabulary import ReminderKind as Kind


def unacknowledged(record: Record, frame: Frame) -> Iterator[Reminder]:
    """Yield who is silent some days after *record* was approved: they are reminded once."""
    found = standing(record, frame.archive).acknowledgement
    if found is None:
        return
    at, days = found.approval.at, found.regulation.acknowledge
    yield Reminder(
        *(Kind.ACKNOWLEDGE, str(record.issue), at, max(frame.begin(frame.day(at), days), at)),
        *(record.issue, found.silent, {"acknowledgement": found}),
    )
