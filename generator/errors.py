"""What can be wrong: problems are values for the person who filed, exceptions stop the run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from generator.wording import Wording


@dataclass(frozen=True)
class Problem:
    """One fault in a filing, in words, before it is translated.

    *message* is a msgid of the catalogues with ``{placeholders}``, filled from *values*, which are
    shown as typed. *field_id* names the field and *where* is its label; *row* counts from 1 and
    *column* names the column when the field is a table. *example* is an answer that works.
    """

    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    field_id: str = ""
    where: Wording | None = None
    row: int | None = None
    column: Wording | None = None
    example: str = ""

    def at(self, field_id: str, where: Wording) -> Self:
        """Return this problem as one of the field *field_id*, labelled *where*."""
        return replace(self, field_id=field_id, where=where)

    def at_cell(self, row: int, column: Wording) -> Self:
        """Return this problem as one of the cell in *row* (from 1) under *column*."""
        return replace(self, row=row, column=column)

    def with_example(self, example: str) -> Self:
        """Return this problem with an *example* of an answer that works."""
        return replace(self, example=example)


class GeneratorError(Exception):
    """The run cannot be finished: exit status 2."""


class FilingError(GeneratorError):
    """A filing cannot be read at all, with every problem found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = tuple(problems)


class RecordError(GeneratorError):
    """A record on disk is not what the generator writes."""


class BackupError(GeneratorError):
    """A backup cannot be made, or is not as it was made: one line for each fault."""


class ForgeError(GeneratorError):
    """The forge did not do what was asked of it, in the words of its answer."""


class LimitError(ForgeError):
    """The forge takes no more requests for now: what is left is for the next run."""


class LockedError(ForgeError):
    """An issue takes no comments. Everything else can be done all the same."""


class EventError(GeneratorError):
    """An event is not what the forge sends: one line that names the part."""


class SettingsError(GeneratorError):
    """The organisation's files are wrong: one line for each fault, naming file, key and value."""
