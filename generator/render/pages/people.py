"""The directory, everybody's page, and a page for each department."""

from collections.abc import Iterator

from generator.archive import Archive, Meeting
from generator.organisation import Department, Person
from generator.render import paths
from generator.render.page import Page, Site
from generator.render.pages.actions import responsible
from generator.render.pages.attendance import registers
from generator.render.pages.grouping import by, minuted_years
from generator.vocabulary import Stage
from generator.wording import N_

LATELY = 20
"""How many lines of somebody's register are shown: the others are on the pages of the meetings."""

_TO_COME = (Stage.REQUESTED, Stage.APPROVED)


def people(site: Site) -> Iterator[Page]:
    """The directory, everybody's page, the departments (R70), duties and powers (R6)."""
    archive, directory = site.archive, site.archive.organisation.directory
    coming, attended = _coming(archive), registers(archive.meetings)
    owing = by(archive.actions, lambda action: action.item.assignee)
    open_ = [action for action in archive.actions if action.is_open]
    responsible_for = by(open_, lambda action: responsible(action, site).slug)
    years = minuted_years(archive)
    yield Page("people/index.md", "people")
    yield Page(paths.duties(), "duties", {"sheets": archive.organisation.duties})
    for person in directory.people:
        own = owing[person.login]
        values = {
            "coming": [meeting for meeting in coming if person.login in meeting.involved],
            "actions": [action for action in own if action.is_open],
            "has_owed": bool(own),
            "register": attended[person.login],
            "shown": LATELY,
        }
        yield _of_person(person, values, site)
    for department in directory.departments:
        values = {
            "coming": [m for m in coming if m.department.slug == department.slug],
            "actions": responsible_for[department.slug],
            "registers": attended,
            "years": years,
        }
        yield _of_department(department, values, site)


def _coming(archive: Archive) -> list[Meeting]:
    """Return the meetings that are yet to end and not called off, the next first."""
    return [m for m in archive.meetings if m.ends > archive.now and m.stage in _TO_COME]


def _of_person(person: Person, values: dict[str, object], site: Site) -> Page:
    return Page(
        paths.person(person.login),
        "person",
        {"person": person, **values},
        kind=site.message(N_("Person")),
        title=person.name,
        text=" ".join(person.spellings),
    )


def _of_department(department: Department, values: dict[str, object], site: Site) -> Page:
    members = site.archive.organisation.directory.members(department.slug)
    return Page(
        paths.staff(department.slug),
        "department",
        {"department": department, "members": members, **values},
        kind=site.message(N_("Department")),
        title=department.title.text(site.language),
        text=" ".join((*department.title.all(), *(person.name for person in members))),
    )
