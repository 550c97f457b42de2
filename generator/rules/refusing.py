"""Clauses that are not only looked at afterwards: what breaks them is not accepted."""

from collections.abc import Collection, Iterator

from generator.archive import Archive, Meeting
from generator.errors import Problem
from generator.forms.core import MeetingRequest
from generator.records import Event, Record
from generator.rules.compliance import Judgement, held_to
from generator.rules.finding import Finding
from generator.vocabulary import Act, Outcome
from generator.wording import N_

_GIVEN = frozenset({"room_free", "buffer", "nobody_double_booked"})
"""Rules about what one meeting only can have: it is an approval that gives it away."""

_ASKED_ANEW = frozenset({Act.RESCHEDULE, Act.INVITE})
"""What asks for more than there was: it has to be right, however wrong it was before."""


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
    if not _was_accepted(meeting, then.by_number.get(record.issue)):
        yield from (_refusal(each) for each in _broken(meeting, seen))


def broken_by_saying(new: Collection[Event], record: Record, then: Archive) -> Iterator[Problem]:
    """Yield what a clause that refuses has against *new* events of a request (R43, R49, R54).

    *then* is what there was to know when they were said. Only what they change is held against
    them: a notice is late because time went by, and not because somebody approves at last.
    """
    if not (new and isinstance(record.answers, MeetingRequest)):
        return
    seen = then.having(record.model_copy(update={"events": (*record.events, *new)}))
    meeting, before = seen.by_number[record.issue], then.by_number[record.issue]
    if _has_begun(meeting, before):
        return
    known = {(r.slug, clause.id): finding for r, clause, finding in held_to(before, then)}
    acts = frozenset(event.act for event in new)
    for each in _broken(meeting, seen):
        if _is_due_to(acts, each, known.get((each.regulation.slug, each.clause.id))):
            yield _refusal(each)


def _broken(meeting: Meeting, archive: Archive) -> Iterator[Judgement]:
    """Yield the clauses that refuse a meeting on that day, and are broken by *meeting*."""
    for each in held_to(meeting, archive):
        since = each.clause.refuses_from
        if since and since <= meeting.date and each.finding.outcome is Outcome.FAILED:
            yield each


def _refusal(broken: Judgement) -> Problem:
    message = N_("{regulation}, clause {clause}: {required}; but: {happened}")
    values = {
        "regulation": broken.regulation.title,
        "clause": broken.clause.id,
        "required": broken.finding.required,
        "happened": broken.finding.happened,
    }
    return Problem(message, values)


def _is_due_to(acts: frozenset[Act], broken: Judgement, before: Finding | None) -> bool:
    """Tell whether *acts* are why the clause is *broken*, *before* being what was found so far."""
    if Act.APPROVE in acts and broken.clause.rule in _GIVEN:
        return True
    if acts & _ASKED_ANEW:
        return broken.finding != before
    return before is None or before.outcome is not Outcome.FAILED


def _was_accepted(meeting: Meeting, before: Meeting | None) -> bool:
    """Tell whether nothing new is asked for, *before* being the meeting as it was accepted."""
    if before is None:
        return False
    return _has_begun(meeting, before) or before.request == meeting.request


def _has_begun(meeting: Meeting, before: Meeting) -> bool:
    """Tell whether what has begun, and has begun still, is put right: it is too late for more."""
    return max(before.starts, meeting.starts) <= meeting.now
