"""Clauses that are not only looked at afterwards: what breaks them is not accepted."""

from collections.abc import Iterator
from dataclasses import replace

from generator.archive import Archive
from generator.errors import Problem
from generator.forms.core import MeetingRequest
from generator.records import Record
from generator.rules.compliance import compliance
from generator.vocabulary import Outcome
from generator.wording import N_


def broken_by(record: Record, archive: Archive) -> Iterator[Problem]:
    """Yield what a clause that refuses has against the meeting that *record* asks for (R43, R54).

    What was accepted once is not refused afterwards: an unchanged request is not judged again.
    """
    before = archive.records.get(record.issue)
    if not isinstance(record.answers, MeetingRequest):
        return
    if before is not None and before.answers == record.answers:
        return
    seen = replace(archive, records={**archive.records, record.issue: record})
    meeting = seen.by_number[record.issue]
    for regulation, clause, finding in compliance(meeting, seen):
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
