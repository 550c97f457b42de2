"""What is to be done: values, which an edge carries out."""

from dataclasses import dataclass
from typing import TypeAlias

from generator.errors import Problem
from generator.forms.form import Form
from generator.records import Event, Record
from generator.vocabulary import Role


@dataclass(frozen=True)
class Save:
    """Keep the record."""

    record: Record


@dataclass(frozen=True)
class Reply:
    """Answer that it was understood: *record* as it is now, *notes* on what was assumed.

    *event* is what a command did; *missing* are the roles that have yet to approve (R38).
    """

    record: Record
    notes: tuple[Problem, ...] = ()
    event: Event | None = None
    missing: tuple[Role, ...] = ()


@dataclass(frozen=True)
class Refusal:
    """Answer with every problem, of a filing or of a *command* on it.

    *form* is None where it could not be told which form it is.
    """

    issue: int
    form: type[Form] | None
    problems: tuple[Problem, ...]
    command: bool = False


Effect: TypeAlias = Save | Reply | Refusal
