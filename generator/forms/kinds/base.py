"""What a kind of field is: how it is asked, how an answer is read, how a value is written."""

from abc import ABC, abstractmethod
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar, Self, TypeAlias

from generator.errors import Problem
from generator.forms.element import ElementType
from generator.forms.kinds.control import Control, Expected
from generator.organisation import Organisation
from generator.wording import N_, Wording

Answer: TypeAlias = str | Sequence[str] | Mapping[str, bool]
"""An answer as the parser hands it over; cells of a table are always text."""


@dataclass(frozen=True)
class Context:
    """What reading an answer needs to know beside the answer.

    *at* is when it was filed, in the organisation's time zone: it settles which year is meant.
    *meetings*, *actions* and *events* are the numbers that can be meant, where they are known.
    """

    organisation: Organisation
    at: datetime
    language: str
    meetings: Container[int] | None = None
    actions: Container[str] | None = None
    events: Container[int] | None = None


@dataclass(frozen=True)
class Found:
    """What was found in an answer: a value, or problems; *notes* say what was assumed."""

    value: Any = None
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()

    @classmethod
    def wrong(cls, message: str, **values: object) -> Self:
        """Return the finding that the answer cannot be read, because of *message*."""
        return cls(problems=(Problem(message, values),))


@dataclass(frozen=True)
class Choosable:
    """One thing to choose: the value kept in the record, and the words shown for it."""

    id: str
    wording: Wording
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it may be called."""
        return (self.id, *self.wording.all(), *self.aliases)


@dataclass(frozen=True)
class Limits:
    """The least and the most that a kind of amount allows, in the unit of the kind."""

    minimum: float | None = None
    maximum: float | None = None

    def find(self, value: Any, amount: Decimal | float, written: str, unit: str = "") -> Found:
        """Return *value* if its *amount* is within the limits, or else the problem."""
        if self.minimum is not None and amount < self.minimum:
            least = f"{self.minimum:g}{unit}"
            return Found.wrong(N_("is less than {least}: {written}"), least=least, written=written)
        if self.maximum is not None and amount > self.maximum:
            most = f"{self.maximum:g}{unit}"
            return Found.wrong(N_("is more than {most}: {written}"), most=most, written=written)
        return Found(value)


class Kind(ABC):
    """A kind of field. Instances are values, kept in the annotation of a field."""

    name: ClassVar[str]
    """What the kind is called in TOML files."""
    title: ClassVar[Wording]
    """What it is called in the field reference."""
    element: ClassVar[ElementType] = ElementType.INPUT
    multiple: ClassVar[bool] = False
    control: ClassVar[Control] = Control.LINE
    """What a page asks with."""
    expected: ClassVar[Expected | None] = None
    """What a page can tell of an answer before it is read."""

    @property
    def is_asked(self) -> bool:
        """Whether a field of this kind is asked at all."""
        return True

    def choosables(self, organisation: Organisation) -> tuple[Choosable, ...]:
        """Return what can be chosen; nothing for a kind that is typed."""
        return ()

    @abstractmethod
    def read(self, answer: Answer, context: Context) -> Found:
        """Read *answer*, which is not empty."""

    def write(self, value: Any, context: Context) -> str:
        """Write *value* as a person would: what :meth:`read` reads back."""
        return str(value)

    def example(self, context: Context) -> str:
        """Return an answer that works, for a field that names none itself."""
        return ""

    def prefilled(self, prefill: Any, context: Context) -> str:
        """Write what stands in the field from the start."""
        return str(prefill)


def as_text(answer: Answer) -> str:
    """Return *answer* as one text, as it would stand in the cell of a table."""
    if isinstance(answer, str):
        return answer.strip()
    if isinstance(answer, Mapping):
        return ", ".join(label for label, ticked in answer.items() if ticked)
    return ", ".join(answer)
