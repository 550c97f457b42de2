"""A figure of an evaluation: its value, and the rows it comes from (R117, R121)."""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from generator.archive import Action, Meeting
from generator.evaluation.scope import Resolution, Scope
from generator.records import Record
from generator.vocabulary import Indicator

About: TypeAlias = Meeting | Action | Resolution | Record


class Unit(StrEnum):
    """In what a figure is counted: all but the last are means over what was counted."""

    SHARE = "share"
    RATING = "rating"
    WORKING_DAYS = "working-days"
    DAYS = "days"
    MINUTES = "minutes"
    COUNT = "count"


_DIGITS = {Unit.RATING: 2, Unit.COUNT: 0}


@dataclass(frozen=True)
class Row:
    """What one meeting, action item, decision or filing adds to a figure: *n* of, or in, *of*.

    *asked* are the people who might have given the answers that are counted.
    """

    about: About
    n: int
    of: int = 1
    asked: int = 0


@dataclass(frozen=True)
class Measure:
    """How an *indicator* is found: *definition* is a msgid, *find* yields what it is made of."""

    indicator: Indicator
    unit: Unit
    definition: str
    find: Callable[[Scope], Iterator[Row]]
    less_is_better: bool = False

    @property
    def requirements(self) -> tuple[str, ...]:
        """What it answers to, as *find* says where it counts."""
        return tuple(re.findall(r"R\d+", (self.find.__doc__ or "").partition(":")[0]))

    def shown(self, value: Fraction) -> Decimal:
        """Return *value* as it is shown: shares in percent, all to the digits that mean something.

        It is rounded to the worse, so that nothing looks as if it met a target that it misses.
        """
        digits = _DIGITS.get(self.unit, 1)
        scaled = value * (100 if self.unit is Unit.SHARE else 1) * 10**digits
        whole = math.ceil(scaled) if self.less_is_better else math.floor(scaled)
        return Decimal(whole).scaleb(-digits)


@dataclass(frozen=True)
class Figure:
    """What a *measure* comes to. *target* is in the unit of the settings: shares from 0 to 1."""

    measure: Measure
    rows: tuple[Row, ...]
    target: float | None = None
    before: "Figure | None" = field(default=None, repr=False)

    @property
    def n(self) -> int:
        """What was counted, together."""
        return sum(row.n for row in self.rows)

    @property
    def of(self) -> int:
        """Out of how many, or over how many."""
        return sum(row.of for row in self.rows)

    @property
    def asked(self) -> int:
        """How many might have answered."""
        return sum(row.asked for row in self.rows)

    @property
    def value(self) -> Fraction | None:
        """The exact value; none where there was nothing to count."""
        if not self.of:
            return None
        return Fraction(self.n, 1 if self.measure.unit is Unit.COUNT else self.of)

    @property
    def shown(self) -> Decimal | None:
        """The value as it is shown."""
        return None if self.value is None else self.measure.shown(self.value)

    @property
    def shown_target(self) -> Decimal | None:
        """The target as it is shown beside the value: as exactly as somebody set it."""
        if self.target is None:
            return None
        percent = 100 if self.measure.unit is Unit.SHARE else 1
        return Decimal(repr(self.target)) * percent

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met (R117); none without a target or a value."""
        if self.target is None or self.value is None:
            return None
        target = Fraction(repr(self.target))
        return self.value <= target if self.measure.less_is_better else self.value >= target

    @property
    def change(self) -> Decimal | None:
        """The difference to the period before (R121), between the values as they are shown."""
        before = self.before.shown if self.before else None
        return None if before is None or self.shown is None else self.shown - before

    @property
    def is_better(self) -> bool | None:
        """Whether it is better than in the period before; none if it is neither."""
        return (self.change < 0) is self.measure.less_is_better if self.change else None

    @property
    def worst_first(self) -> tuple[Row, ...]:
        """The rows, those first that somebody has to look at."""
        sign = -1 if self.measure.less_is_better else 1
        return tuple(sorted(self.rows, key=lambda row: sign * Fraction(row.n, row.of)))

    def amount(self, row: Row) -> Decimal:
        """Return what *row* alone comes to, as it is shown."""
        return self.measure.shown(Fraction(row.n, row.of))
