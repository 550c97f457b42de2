"""The departments with their people and meeting types, as the API has them."""

import datetime as dt
from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from generator.organisation import Department, Organisation, Person, Settings
from generator.render import paths
from generator.render.api.shape import File, Shape, schema_of
from generator.vocabulary import Role
from generator.wording import Wording


class Member(Shape):
    """Somebody of a department. Other files name people by their *login*."""

    login: str
    name: str
    roles: tuple[Role, ...]
    left: dt.date | None = Field(description="The first day on which they no longer belong here.")


class TypeOfMeeting(Shape):
    """A standing kind of meeting. Other files name it by its *slug*."""

    slug: str
    title: Mapping[str, str] = Field(description="By language.")


class DepartmentEntry(Shape):
    """A department. Other files name it by its *slug*."""

    slug: str
    title: Mapping[str, str] = Field(description="By language.")
    head: str | None
    people: tuple[Member, ...]
    meeting_types: tuple[TypeOfMeeting, ...]


class Departments(File):
    """The departments. What they are is decided by the organisation, and no filing changes it."""

    name: ClassVar[str] = "departments"

    departments: tuple[DepartmentEntry, ...]


def departments_file(organisation: Organisation) -> tuple[str, Departments]:
    """Return the departments, and where."""
    of = "departments"
    found = organisation.directory.departments
    return paths.api(of), Departments(
        schema_address=schema_of(Departments, of),
        updated=None,
        departments=tuple(_department(each, organisation) for each in found),
    )


def _department(found: Department, organisation: Organisation) -> DepartmentEntry:
    directory, settings = organisation.directory, organisation.settings
    head = directory.head(found.slug)
    types = (t for t in organisation.meeting_types.values() if t.department == found.slug)
    return DepartmentEntry(
        slug=found.slug,
        title=by_language(found.title, settings),
        head=head.login if head else None,
        people=tuple(map(_member, directory.members(found.slug))),
        meeting_types=tuple(
            TypeOfMeeting(slug=each.slug, title=by_language(each.title, settings)) for each in types
        ),
    )


def _member(person: Person) -> Member:
    roles = tuple(role for role in Role if role in person.roles)
    return Member(login=person.login, name=person.name, roles=roles, left=person.left)


def by_language(words: Wording, settings: Settings) -> dict[str, str]:
    """Return *words* in each language of the site."""
    return {tag: words.text(tag) for tag in settings.spoken}
