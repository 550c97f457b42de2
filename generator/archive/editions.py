"""How secret a record is, and what an edition may contain."""

from collections.abc import Iterator

from generator.forms.core import (
    Feedback,
    FollowUp,
    MeetingRequest,
    Minutes,
    Preparation,
    ProgressReport,
)
from generator.forms.kinds import EventKind
from generator.records import Record, Records
from generator.vocabulary import Classification


def within(records: Records, edition: Classification) -> Records:
    """Return those of *records* that the *edition* may contain (R81, R83).

    A filing about a meeting is as secret as the meeting, and one about an event no less than its
    plan. What says nothing of itself, and belongs to nothing that does, is restricted.
    """
    return {n: r for n, r in records.items() if _may_be_in(edition, r, records)}


def _may_be_in(edition: Classification, record: Record, records: Records) -> bool:
    levels = [classification_of(record, records), *_of_its_event(record, records)]
    return all(level.is_within(edition) for level in levels)


def _of_its_event(record: Record, records: Records) -> Iterator[Classification]:
    """Yield how secret the event is that *record* tells about: a meeting only says its number."""
    if isinstance(record.answers, MeetingRequest):
        return
    for event in record.answers.named(EventKind):
        plan = records.get(event)
        yield classification_of(plan, records) if plan else Classification.RESTRICTED


def classification_of(record: Record, records: Records) -> Classification:
    """Return how secret *record* is, seen together with all *records*."""
    answers = record.answers
    own = getattr(answers, "classification", answers.secrecy)
    if own is not None:
        return Classification.named(own)
    about = meeting_of(record)
    if about and about in records and about != record.issue:
        return classification_of(records[about], records)
    return Classification.RESTRICTED


def meeting_of(record: Record) -> int | None:
    """Return the number of the meeting that *record* is about, if it is about one."""
    match record.answers:
        case Minutes(meeting=number) | Preparation(meeting=number) | Feedback(meeting=number):
            return number
        case ProgressReport(action=action) | FollowUp(action=action):
            return int(action.partition("-")[0])
    return None
