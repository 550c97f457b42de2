"""What must hold of the plan of an event before it is kept."""

from collections.abc import Iterator

from generator.archive import Archive
from generator.errors import Problem
from generator.records import Record
from generator.wording import N_


def an_event_ends_after_it_has_begun(record: Record, archive: Archive) -> Iterator[Problem]:
    """The last day of an event is not before its first (R31). What was kept before stays."""
    plan, answers = record.answers.event_plan, record.answers
    if plan is None or record.issue in archive.records:
        return
    starts, ends = getattr(answers, plan.starts), getattr(answers, plan.ends)
    if ends < starts:
        message = N_("the last day, {ends}, is before the first, {starts}")
        values = {"ends": ends.isoformat(), "starts": starts.isoformat()}
        yield Problem(message, values, field_id=plan.ends)
