"""What leaves the site as data: calendars, feeds, tables for a spreadsheet, JSON for programs."""

from collections.abc import Iterator

from generator.render import paths
from generator.render.feeds import KEPT, of_departments, of_everybody, of_types
from generator.render.page import Page, Site
from generator.render.pages.grouping import minuted_years
from generator.wording import N_


def feeds(site: Site) -> Iterator[Page]:
    """The one page that says what there is to subscribe to, to open elsewhere, and to read."""
    organisation = site.archive.organisation
    title = site.message(N_("Subscriptions and data"))
    values = {
        "feeds": of_everybody(organisation),
        "departments": of_departments(organisation),
        "types": of_types(organisation),
        "kept": KEPT,
        "years": minuted_years(site.archive),
        "meeting_years": sorted({each.date.year for each in site.archive.meetings}, reverse=True),
    }
    kind = site.message(N_("Guide"))
    yield Page(paths.feeds(), "feeds", values, frame="copy.html", kind=kind, title=title)
