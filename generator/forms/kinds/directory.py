"""Kinds that name people of the directory."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from generator.errors import Problem
from generator.forms.element import ElementType
from generator.forms.kinds.base import Answer, Context, Found, Kind, as_text
from generator.forms.kinds.control import Control, Expected
from generator.forms.written.lists import Entry, split_people
from generator.organisation import Directory, Person
from generator.script import fold
from generator.wording import N_, Wording

_UNKNOWN = N_("is not in the directory: {written}")


@dataclass(frozen=True)
class PersonKind(Kind):
    """One person of the directory; kept as login."""

    name: ClassVar[str] = "person"
    title: ClassVar[Wording] = Wording.of("Person", "人员", "人員")
    control: ClassVar[Control] = Control.PERSON
    expected: ClassVar[Expected] = Expected(".", _UNKNOWN)

    def read(self, answer: Answer, context: Context) -> Found:
        """Read a login, ``@login``, or a name in either script."""
        found = PeopleKind().read(answer, context)
        if found.problems:
            return found
        if len(found.value) != 1:
            return Found.wrong(N_("must name one person only: {written}"), written=as_text(answer))
        return Found(found.value[0], notes=found.notes)

    def write(self, value: Any, context: Context) -> str:
        """Write the name as the directory has it."""
        return _name(value, context)


@dataclass(frozen=True)
class PeopleKind(Kind):
    """Any number of people of the directory; the name of a department stands for its members."""

    name: ClassVar[str] = "people"
    title: ClassVar[Wording] = Wording.of("People", "多名人员", "多名人員")
    element: ClassVar[ElementType] = ElementType.TEXTAREA
    multiple: ClassVar[bool] = True
    control: ClassVar[Control] = Control.PEOPLE
    expected: ClassVar[Expected] = Expected(".", _UNKNOWN)

    def read(self, answer: Answer, context: Context) -> Found:
        """Read people in the order written, each once."""
        directory = context.organisation.directory
        logins: dict[str, None] = {}
        problems = []
        entries = split_people(as_text(answer))
        for entry in entries:
            if found := _logins(entry.name, directory, context.at.date()):
                logins.update(dict.fromkeys(found))
            else:
                problems.append(_unknown(entry.name, directory))
        notes = tuple(_not_kept(entry) for entry in entries if entry.remark)
        return Found(tuple(logins), tuple(problems), notes)

    def write(self, value: Any, context: Context) -> str:
        """Write the names as the directory has them."""
        return "、".join(_name(login, context) for login in value)

    def prefilled(self, prefill: Any, context: Context) -> str:
        """Write the names of the departments and people in *prefill*."""
        departments = context.organisation.directory.departments
        titles = {each.slug: each.title.text(context.language) for each in departments}
        return "、".join(titles.get(each) or _name(each, context) for each in prefill)


def _logins(written: str, directory: Directory, day: dt.date) -> tuple[str, ...]:
    if person := directory.find(written):
        return (person.login,)
    for department in directory.departments:
        if fold(written) in {fold(name) for name in (department.slug, *department.title.all())}:
            members = directory.members(department.slug)
            return tuple(person.login for person in members if person.is_active(day))
    return ()


def _not_kept(entry: Entry) -> Problem:
    values = {"name": entry.name, "remark": entry.remark}
    return Problem(N_("has a remark after {name} that is not kept: {remark}"), values)


def _unknown(written: str, directory: Directory) -> Problem:
    if several := directory.matches(written):
        values = {"written": written, "people": _listed(several)}
        return Problem(N_("fits several people: {written}; write the login: {people}"), values)
    if closest := directory.closest(written):
        values = {"written": written, "people": _listed(closest)}
        return Problem(N_("is not in the directory: {written}; perhaps {people} is meant"), values)
    return Problem(_UNKNOWN, {"written": written})


def _listed(people: Iterable[Person]) -> tuple[str, ...]:
    return tuple(f"{person.name} (@{person.login})" for person in people)


def _name(login: str, context: Context) -> str:
    """Return what is read back as *login*: the name, unless somebody else has it, too."""
    directory = context.organisation.directory
    person = directory.by_login.get(login)
    return person.name if person and directory.find(person.name) == person else f"@{login}"
