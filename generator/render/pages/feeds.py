"""What leaves the site as data: calendars, tables for a spreadsheet, JSON for programs."""

from collections.abc import Iterator

from generator.render import paths
from generator.render.page import Page, Site
from generator.render.pages.grouping import minuted_years
from generator.wording import N_


def feeds(site: Site) -> Iterator[Page]:
    """The one page that says what there is to subscribe to, to open elsewhere, and to read."""
    title = site.message(N_("Subscriptions and data"))
    values = {"years": minuted_years(site.archive)}
    yield Page(paths.feeds(), "feeds", values, kind=site.message(N_("Guide")), title=title)
