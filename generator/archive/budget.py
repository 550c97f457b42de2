"""What was to be spent on an event beside what was spent (R20)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.archive.events import Event
from generator.forms.kinds import Money
from generator.organisation import Sums
from generator.records import Record
from generator.script import fold


@dataclass(frozen=True)
class Line:
    """One item: what was *planned* for it, and what was *spent*: none before there is a report."""

    item: str
    currency: str
    planned: Decimal = Decimal()
    spent: Decimal | None = None

    @property
    def left(self) -> Decimal | None:
        """What is left of what was planned: less than nothing, if more than that was spent."""
        return None if self.spent is None else self.planned - self.spent

    def money(self, amount: Decimal) -> Money:
        """Return *amount* in the currency of the line."""
        return Money(amount=amount, currency=self.currency)

    def __add__(self, other: "Line") -> "Line":
        """Return both as one, called like this one."""
        amounts = [each for each in (self.spent, other.spent) if each is not None]
        spent = sum(amounts, Decimal()) if amounts else None
        return Line(self.item, self.currency, self.planned + other.planned, spent)


@dataclass(frozen=True)
class Budget:
    """The *lines* of a budget, and their sum in each currency: two of them are not added up."""

    lines: tuple[Line, ...]
    totals: tuple[Line, ...]


def budget(event: Event) -> Budget:
    """Join the budget of *event* with the spending in its last report, item by item.

    What was not planned was planned with nothing, and what the report leaves out has cost nothing.
    """
    found = tuple(_lines(event))
    lines = _joined((fold(each.item), each) for each in found)
    totals = _joined(("", Line("", each.currency, each.planned, each.spent)) for each in found)
    return Budget(lines, totals)


def _lines(event: Event) -> Iterator[Line]:
    plan, last = event.plan.answers.event_plan, next(reversed(event.reports), None)
    report = last.answers.event_report if last else None
    is_told = last is not None and report is not None and report.spending is not None
    for item, money in _rows(event.plan, plan.budget if plan else None):
        yield Line(item, money.currency, money.amount, Decimal() if is_told else None)
    if last and report:
        for item, money in _rows(last, report.spending):
            yield Line(item, money.currency, spent=money.amount)


def _rows(record: Record, sums: Sums | None) -> Iterator[tuple[str, Money]]:
    if sums:
        for row in getattr(record.answers, sums.table):
            yield getattr(row, sums.item), getattr(row, sums.amount)


def _joined(lines: Iterable[tuple[str, Line]]) -> tuple[Line, ...]:
    """Add up the *lines* of one item and currency, where the item stood first."""
    found: dict[tuple[str, str], Line] = {}
    for item, line in lines:
        key = item, line.currency
        found[key] = found[key] + line if key in found else line
    return tuple(found.values())
