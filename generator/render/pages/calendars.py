"""The calendars that people subscribe to."""

from collections.abc import Iterator

from generator.render.calendar import of_all, of_departments, of_people, of_types
from generator.render.page import Page, Site


def calendars(site: Site) -> Iterator[Page]:
    """The calendars that people subscribe to, with their addresses (R44)."""
    organisation = site.archive.organisation
    today = site.archive.now.date()
    active = {p.login for p in organisation.directory.people if p.is_active(today)}
    values = {
        "all": of_all(organisation),
        "departments": of_departments(organisation),
        "types": of_types(organisation),
        "people": [each for each in of_people(organisation) if each.login in active],
    }
    yield Page("calendars/index.md", "calendars", values)
