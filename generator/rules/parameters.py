"""What clauses may tell the rules: the parameters they have in common."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from generator.archive import Meeting
from generator.organisation import Organisation
from generator.organisation.part import Days, Part, Slug
from generator.organisation.references import expected
from generator.vocabulary import Role

Unknown = tuple[str, str]
"""A parameter that names what there is not, and what is wrong with it."""

Roles = Annotated[frozenset[Role], Field(min_length=1, examples=[["head", "deputy"]])]
"""Roles of the directory, one at least."""


class Parameters(Part):
    """What every clause may say: for which meeting types it is. Without any, it is for all."""

    meeting_types: tuple[Slug, ...] = Field((), examples=[["sales-weekly"]])

    def applies(self, meeting: Meeting) -> bool:
        """Tell whether the clause is for *meeting*."""
        return not self.meeting_types or meeting.type.slug in self.meeting_types

    def unknown(self, organisation: Organisation, department: str) -> Iterator[Unknown]:
        """Yield what the parameters name and *department* does not have."""
        types = organisation.meeting_types.values()
        known = [each.slug for each in types if each.department == department]
        for place, slug in enumerate(self.meeting_types, 1):
            if slug not in known:
                what = f"{slug!r} is not a meeting type of {department!r}"
                yield f"meeting_types[{place}]", f"{what}; {expected(slug, known)}"


class ForRoles(Parameters):
    """A clause that holds somebody to one of these *roles*."""

    roles: Roles


class WithinWorkingDays(Parameters):
    """A clause that gives so many *working_days*; else those of the meeting type hold, if any."""

    working_days: Days | None = None
