"""What all parts of the organisation have in common: frozen, and refusing what they do not know."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from generator.organisation.values import Whole

Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60),
    Field(examples=["project-seminar"]),
]
"""A name for files, addresses and references: lower-case letters, digits and single hyphens."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Words that may not be empty."""

Minutes = Annotated[Whole, Field(ge=1, le=24 * 60, examples=[90])]
"""A length of time in minutes, a day at most."""

Days = Annotated[Whole, Field(ge=0, le=366, examples=[3])]
"""A number of working days."""


class Part(BaseModel):
    """A part of the organisation, as its TOML file says it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PartError(ValueError):
    """Several faults of one part, each with the key it is about, relative to the part."""

    def __init__(self, found: Iterable[tuple[str, str]]) -> None:
        self.found = tuple(found)
        super().__init__("; ".join(f"{key}: {what}" for key, what in self.found))


def refuse(found: Iterable[tuple[str, str]]) -> None:
    """Refuse a part for everything in *found* at once.

    Raises:
        PartError: if anything was found.
    """
    if faults := tuple(found):
        raise PartError(faults)


def repeated(values: Iterable[str]) -> list[tuple[int, str]]:
    """Return every value that already stood before it, with its place counted from 1."""
    seen: set[str] = set()
    again = []
    for place, value in enumerate(values, start=1):
        if value in seen:
            again.append((place, value))
        seen.add(value)
    return again
