"""The register of events, and a page for each with all that belongs to it."""

from collections.abc import Iterator

from generator.archive import Event, budget, checklist, standing
from generator.organisation import MeetingType
from generator.render import paths, prefill
from generator.render.filled import Filled
from generator.render.page import Page, Site
from generator.render.pages.grouping import by
from generator.vocabulary import Phase
from generator.wording import N_

_IN_ORDER = (Phase.DURING, Phase.BEFORE, Phase.AFTER)
"""What is under way comes first; of what is over, the latest."""


def events(site: Site) -> Iterator[Page]:
    """Events: those under way, those to come, those that are over; and each of them on its own."""
    found = site.archive.events
    phases = by(found, lambda event: event.phase)
    phases[Phase.AFTER].reverse()
    stages = {event.number: standing(event.plan, site.archive).stage for event in found}
    values = {"phases": [(each, phases[each]) for each in _IN_ORDER], "stages": stages}
    yield Page("events/index.md", "events", values)
    for event in found:
        yield Page(
            paths.event(event.number),
            "event",
            {
                "event": event,
                "stage": stages[event.number],
                "elsewhere": _elsewhere(event),
                "budget": budget(event),
                "checklists": {each.number: checklist(each) for each in event.meetings},
                "requests": tuple(_requests(event, site)),
                "reporting": tuple(_reporting(event, site)),
            },
            kind=site.message(N_("Event")),
            title=f"{event.number} {event.name}",
            text="\n".join(_told(event, site)),
            date=event.starts.isoformat(),
            numbers=(str(event.number),),
        )


def _elsewhere(event: Event) -> tuple[str | None, ...]:
    """Return which answers of the plan the page shows in a place of their own."""
    plan = event.plan.answers.event_plan
    return (plan.name, plan.starts, plan.ends, plan.discussed) if plan else ()


def _told(event: Event, site: Site) -> Iterator[str]:
    """Yield what search finds it by: what the plan and the report say has pages of its own."""
    person = site.archive.organisation.directory.by_login.get(event.responsible)
    yield person.name if person else event.responsible
    yield from (f"{meeting.number} {meeting.topic}" for meeting in event.meetings)


def _requests(event: Event, site: Site) -> Iterator[tuple[MeetingType, Filled]]:
    """Yield the form on which a meeting for *event* is asked for, by type of its department."""
    for type_ in site.archive.organisation.meeting_types.values():
        if type_.department == _department(event, site):
            yield type_, prefill.ask_for_meeting(event, type_, site.context)


def _reporting(event: Event, site: Site) -> Iterator[Filled]:
    """Yield the forms on which *event* is reported on."""
    for form in site.forms.values():
        if form.event_report:
            yield prefill.report_on(event, form, site.context)


def _department(event: Event, site: Site) -> str:
    person = site.archive.organisation.directory.by_login.get(event.plan.author)
    return person.department if person else ""
