"""Every page of the site. A page is one function of a module here and one template."""

from collections.abc import Callable, Iterator

from generator.render.page import Page, Site
from generator.render.pages.actions import actions
from generator.render.pages.agenda_sheets import agenda_sheets
from generator.render.pages.archives import archives
from generator.render.pages.bulletin import bulletin
from generator.render.pages.calendars import calendars
from generator.render.pages.decisions import decisions
from generator.render.pages.disposal import disposal
from generator.render.pages.evaluations import evaluations
from generator.render.pages.events import events
from generator.render.pages.feeds import feeds
from generator.render.pages.filings import filings
from generator.render.pages.forms import forms
from generator.render.pages.home import home
from generator.render.pages.meetings import meetings
from generator.render.pages.people import people
from generator.render.pages.references import commands, references
from generator.render.pages.regulations import regulations
from generator.render.pages.rooms import rooms

PAGES: tuple[Callable[[Site], Iterator[Page]], ...] = (
    home,
    forms,
    meetings,
    agenda_sheets,
    archives,
    disposal,
    calendars,
    feeds,
    actions,
    decisions,
    events,
    people,
    rooms,
    filings,
    bulletin,
    regulations,
    evaluations,
    references,
    commands,
)


def pages(site: Site) -> Iterator[Page]:
    """Return every page of *site*."""
    for each in PAGES:
        yield from each(site)
