"""The directory: who belongs to the organisation, in which department, with which roles."""

import datetime as dt
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from generator.organisation.labels import OptionLabel, same_wording
from generator.organisation.part import Days, Part, Slug, Text, refuse
from generator.organisation.references import DepartmentSlug, Login
from generator.organisation.values import Date
from generator.script import fold
from generator.vocabulary import Period, Role

_NEAR = 0.5
"""How alike two names must be for a suggestion: one wrong character in a name of two still is."""


class Department(Part):
    """A department. *approver* decides in place of its head (R37); *evaluation* as in R111.

    So many working days after a period its head is reminded to give a *rating* of it (R114).
    """

    slug: Slug = Field(examples=["marketing"])
    title: OptionLabel = Field(examples=["市场部"])
    approver: Login | None = None
    evaluation: Period = Period.QUARTER
    rating: Days = 5


class Person(Part):
    """Somebody in the directory.

    *also* are other spellings of the name: the other script, an English name. *left* is the first
    day on which somebody no longer belongs here; they stay listed, because records name them.
    """

    login: str = Field(
        pattern=r"^[A-Za-z0-9]+([_-]+[A-Za-z0-9]+)*$", max_length=39, examples=["lin-xiaoman"]
    )
    name: Text = Field(examples=["林小满"])
    also: tuple[Text, ...] = ()
    department: DepartmentSlug
    roles: frozenset[Role] = Field(frozenset({Role.MEMBER}), examples=[["member"]])
    email: str | None = Field(None, pattern=r"^[^@\s]+@[^@\s]+$", examples=["name@example.com"])
    left: Date | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything that somebody may write for this person."""
        return (self.login, self.name, *self.also)

    def is_active(self, day: dt.date) -> bool:
        """Tell whether the person belongs to the organisation on *day*."""
        return self.left is None or day < self.left


def _key(written: str) -> str:
    """Return the form under which spellings of a name meet: folded, without blanks and the @."""
    return "".join(fold(written).split()).removeprefix("@")


class Directory(Part):
    """Everybody, and the departments."""

    departments: tuple[Department, ...]
    people: tuple[Person, ...]

    @model_validator(mode="after")
    def _departments_differ_and_have_one_head(self) -> Self:
        titles = [department.title.all() for department in self.departments]
        refuse(
            (
                *same_wording("departments", "title", titles),
                *self._departments_without_one_head(),
            )
        )
        return self

    def _departments_without_one_head(self) -> Iterator[tuple[str, str]]:
        for place, department in enumerate(self.departments, start=1):
            heads = [person.login for person in self._heads(department.slug)]
            if len(heads) != 1:
                found = ", ".join(heads) or "nobody"
                what = f"{department.slug!r} has no single head; expected one person with"
                yield f"departments[{place}]", f"{what} roles = ['head'], found {found}"

    def _heads(self, department: str) -> list[Person]:
        staff = [person for person in self.people if person.department == department]
        return [person for person in staff if Role.HEAD in person.roles and not person.left]

    @cached_property
    def by_login(self) -> Mapping[str, Person]:
        """Everybody by login, spelled as in the directory: records keep it so."""
        return {person.login: person for person in self.people}

    @cached_property
    def _by_key(self) -> Mapping[str, tuple[Person, ...]]:
        found: dict[str, tuple[Person, ...]] = {}
        for person in self.people:
            for key in {_key(spelling) for spelling in person.spellings}:
                found[key] = (*found.get(key, ()), person)
        return found

    def matches(self, written: str) -> tuple[Person, ...]:
        """Return everybody who may be meant by *written*: two people can share a name."""
        return self._by_key.get(_key(written), ())

    def find(self, written: str) -> Person | None:
        """Return who is meant by *written*: a login, @login, or name in either script.

        Nobody, if the name is unknown or fits several: see `matches` and `closest`.
        """
        found = self.matches(written)
        return found[0] if len(found) == 1 else None

    def closest(self, written: str, n: int = 3) -> tuple[Person, ...]:
        """Return up to *n* people whose name or login is most like *written*, the likest first."""
        likeness = {person.login: _likeness(_key(written), person) for person in self.people}
        near = [person for person in self.people if likeness[person.login] >= _NEAR]
        return tuple(sorted(near, key=lambda person: -likeness[person.login])[:n])

    def department(self, slug: str) -> Department | None:
        """Return the department with this *slug*."""
        return next((one for one in self.departments if one.slug == slug), None)

    def members(self, department: str) -> tuple[Person, ...]:
        """Return everybody in *department*, in the order of the file, those who left included."""
        return tuple(person for person in self.people if person.department == department)

    def head(self, department: str) -> Person | None:
        """Return the head of *department*, as the roles say."""
        return next(iter(self._heads(department)), None)

    def approver(self, department: str) -> Person | None:
        """Return who approves what *department* asks for (R37): its approver, or else its head."""
        found = self.department(department)
        return (
            self.by_login.get(found.approver) if found and found.approver else self.head(department)
        )

    @property
    def executives(self) -> tuple[Person, ...]:
        """Who approves what is important (R38)."""
        return tuple(person for person in self.people if Role.EXECUTIVE in person.roles)


def _likeness(key: str, person: Person) -> float:
    """Return how like *key* the likest spelling of *person* is, from 0 to 1."""
    spellings = (_key(spelling) for spelling in person.spellings)
    return max(SequenceMatcher(None, key, spelling).ratio() for spelling in spellings)
