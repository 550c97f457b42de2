"""What has to be answered because of another answer: for reading a form, and for its page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.errors import Problem


@dataclass(frozen=True)
class Needed:
    """The *field* is needed where the field *by* is answered with one *among* others.

    One of the fields *instead* does as well. *message* says that all of them were left empty.
    """

    field: str
    by: str
    among: tuple[str, ...]
    message: str
    instead: tuple[str, ...] = ()
    example: str = ""

    def lacking(self, answer: Any, *given: Any) -> Iterator[Problem]:
        """Yield the problem that the *answer* to *by* needs what none of *given* says."""
        if answer in self.among and not any(given):
            yield Problem(self.message, field_id=self.field, example=self.example)
