"""The directory, and everybody's page."""

from collections.abc import Iterator

from generator.render import paths
from generator.render.page import Page, Site
from generator.render.pages.grouping import by
from generator.wording import N_


def people(site: Site) -> Iterator[Page]:
    """The directory, and everybody's meetings and action items."""
    directory = site.archive.organisation.directory
    yield Page("people/index.md", "people", {"directory": directory})
    owed = by(site.archive.actions, lambda action: action.item.assignee)
    for person in directory.people:
        asked = [m for m in site.archive.meetings if person.login in m.involved]
        values = {"person": person, "meetings": asked[::-1], "actions": owed[person.login]}
        yield Page(
            paths.person(person.login),
            "person",
            values,
            kind=site.message(N_("Person")),
            title=person.name,
            text=" ".join(person.spellings),
        )
