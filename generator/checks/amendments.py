"""What must hold of an amendment of a regulation before it is kept (R132)."""

from collections.abc import Iterator

from generator.archive import Archive
from generator.errors import Problem
from generator.forms.core import Amendment
from generator.records import Record
from generator.wording import N_


def an_amendment_names_a_clause(record: Record, archive: Archive) -> Iterator[Problem]:
    """An amendment is about a clause that the regulation has."""
    if not isinstance(record.answers, Amendment):
        return
    regulation = archive.organisation.regulations.get(record.answers.regulation)
    clauses = tuple(clause.id for clause in regulation.clauses) if regulation else ()
    if record.answers.clause not in clauses:
        message = N_("is not a clause of the regulation: {clause}; it has {clauses}")
        values = {"clause": record.answers.clause, "clauses": clauses}
        yield Problem(message, values, field_id="clause")


def an_amendment_is_for_days_to_come(record: Record, archive: Archive) -> Iterator[Problem]:
    """Nobody is held to a text from before it was proposed."""
    if not isinstance(record.answers, Amendment):
        return
    filed = record.filed.astimezone(archive.organisation.settings.zone).date()
    if record.answers.effective < filed:
        message = N_("is before the day on which the amendment was filed, {day}")
        yield Problem(message, {"day": filed.isoformat()}, field_id="effective")
