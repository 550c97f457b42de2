"""The numbers of rows that people refer to: an edit of the minutes does not change them."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from generator.records import Record
from generator.vocabulary import Act

Row: TypeAlias = Mapping[str, Any]

_SAME = 2.0
_ALIKE = 0.6
"""How alike two texts must be to be one in two wordings: below, somebody wrote another row."""


def numbers(record: Record, field: str, text: str) -> tuple[int, ...]:
    """Return the number of each row in the table *field* of *record*, whose gist is in *text*.

    The first filing numbers its rows from 1. In an edit a row keeps its number, wherever it
    stands: 17-1 is on people's lips. A new row gets the next number that was never given.
    """
    edits = [c for event in record.events_of(Act.EDIT) for c in event.changes if c.field == field]
    first = edits[0].before if edits else getattr(record.answers, field)
    given = list(range(1, len(first or ()) + 1))
    last = len(given)
    for edit in edits:
        before = dict(zip(given, edit.before or (), strict=False))
        given = list(_carried_over(before, edit.after or (), text, last))
        last = max((last, *given))
    return tuple(given)


def _carried_over(
    before: Mapping[int, Row], after: Sequence[Row], text: str, last: int
) -> Iterator[int]:
    """Yield the number of each row *after* an edit: what is surely the same is found first."""
    kept: dict[int, int] = {}
    for least in (_SAME, 1.0, _ALIKE):
        for place, row in enumerate(after):
            left = {n: old for n, old in before.items() if n not in kept.values()}
            if place not in kept and (number := _like(row, left, text, least)):
                kept[place] = number
    for place, (number, old) in zip(range(len(after)), before.items(), strict=False):
        # Written anew for the same person at the same place, as in another language.
        if place not in kept and number not in kept.values() and _same_assignee(after[place], old):
            kept[place] = number
    for place in range(len(after)):
        last += place not in kept
        yield kept.get(place, last)


def _like(row: Row, left: Mapping[int, Row], text: str, least: float) -> int | None:
    """Return the number of the row in *left* that is most like *row*, if it is so at *least*."""
    likeness = {number: _likeness(row, old, text) for number, old in left.items()}
    best = max(sorted(likeness), key=lambda number: likeness[number], default=None)
    return best if best is not None and likeness[best] >= least else None


def _likeness(row: Row, old: Row, text: str) -> float:
    """Return how alike two rows are: 1 if they have the same *text*, more if they are the same."""
    if row == old:
        return _SAME
    return SequenceMatcher(None, str(row.get(text)), str(old.get(text)), autojunk=False).ratio()


def _same_assignee(row: Row, old: Row) -> bool:
    return row.get("assignee") is not None and row.get("assignee") == old.get("assignee")
