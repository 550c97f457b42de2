"""Clauses that are not only looked at afterwards: what breaks them is not accepted."""

from collections.abc import Iterator

from generator.archive import Archive, Meeting
from generator.errors import Problem
from generator.forms.core import MeetingRequest
from generator.records import Record
from generator.rules.compliance import held_to
from generator.vocabulary import Outcome
from generator.wording import N_


def broken_by(record: Record, archive: Archive) -> Iterator[Problem]:
    """Yield what a clause that refuses has against the meeting that *record* asks for (R43, R54).

    It is judged by when it was filed, however late that is read: who asks for a meeting that has
    begun already is late like any other. What was accepted once is not refused afterwards.
    """
    if not isinstance(record.answers, MeetingRequest):
        return
    then = archive.as_of(record.changed, record.issue)
    seen = then.having(record)
    meeting = seen.by_number[record.issue]
    if _was_accepted(meeting, then.by_number.get(record.issue)):
        return
    for regulation, clause, finding in held_to(meeting, seen):
        refuses = clause.refuses_from is not None and clause.refuses_from <= meeting.date
        if refuses and finding.outcome is Outcome.FAILED:
            message = N_("{regulation}, clause {clause}: {required}; but: {happened}")
            values = {
                "regulation": regulation.title,
                "clause": clause.id,
                "required": finding.required,
                "happened": finding.happened,
            }
            yield Problem(message, values)


def _was_accepted(meeting: Meeting, before: Meeting | None) -> bool:
    """Tell whether nothing new is asked for, *before* being the meeting as it was accepted.

    An edit of what has begun, and has begun still, puts it right: nothing can be in time any more.
    """
    if before is None:
        return False
    corrected = max(before.starts, meeting.starts) <= meeting.now
    return corrected or before.request == meeting.request
