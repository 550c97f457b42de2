"""The events that a department looks back on in a period (R124)."""

from generator.archive import Archive, Event
from generator.evaluation.span import Span
from generator.organisation import Department
from generator.vocabulary import Phase


def events_over(archive: Archive, department: Department, span: Span) -> tuple[Event, ...]:
    """Return the events that ended in the period, those of who belongs to *department*.

    What was not approved did not take place (R40).
    """
    known = archive.organisation.directory.by_login
    return tuple(
        event
        for event in archive.events
        if event.phase is Phase.AFTER
        and event.is_approved
        and span.first <= event.ends <= span.last
        and event.plan.author in known
        and known[event.plan.author].department == department.slug
    )
