"""The numbers of rows that people refer to: an edit of the minutes does not change them."""

import json
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from generator.records import Record
from generator.vocabulary import Act

Row: TypeAlias = Mapping[str, Any]

_ALIKE = 0.6
"""How alike two texts must be to be one in two wordings: below, somebody wrote another row."""

_COMPARED = 40
"""Rows that are compared with each other: of more, nobody knows by heart which was which."""


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
    left = dict(before)
    kept: dict[int, int] = {}
    for same in (_as_a_whole, lambda row: str(row.get(text))):
        kept |= _equal(left, after, kept, same)
    kept |= _alike(left, after, kept, text)
    for place, number in zip(range(len(after)), before, strict=False):
        # Written anew for the same person at the same place, as in another language.
        if place not in kept and number in left and _same_assignee(after[place], left[number]):
            kept[place] = number
    for place in range(len(after)):
        last += place not in kept
        yield kept.get(place, last)


def _equal(
    left: dict[int, Row],
    after: Sequence[Row],
    kept: Mapping[int, int],
    same: Callable[[Row], Hashable],
) -> dict[int, int]:
    """Find the rows that are the *same* as one that is *left*, and take that away."""
    found: dict[int, int] = {}
    numbers_of: dict[Hashable, list[int]] = {}
    for number in sorted(left, reverse=True):
        numbers_of.setdefault(same(left[number]), []).append(number)
    for place, row in enumerate(after):
        candidates = numbers_of.get(same(row))
        if place not in kept and candidates:
            found[place] = candidates.pop()
            del left[found[place]]
    return found


def _as_a_whole(row: Row) -> Hashable:
    return json.dumps(row, sort_keys=True, ensure_ascii=False)


def _alike(
    left: dict[int, Row], after: Sequence[Row], kept: Mapping[int, int], text: str
) -> dict[int, int]:
    """Find the rows that are worded anew: each is the one *left* that it is most like."""
    found: dict[int, int] = {}
    new = [place for place in range(len(after)) if place not in kept]
    if max(len(new), len(left)) > _COMPARED:
        return found
    for place in new:
        likeness = {n: _likeness(after[place], old, text) for n, old in sorted(left.items())}
        best = max(likeness, key=lambda number: likeness[number], default=None)
        if best is not None and likeness[best] >= _ALIKE:
            found[place] = best
            del left[best]
    return found


def _likeness(row: Row, old: Row, text: str) -> float:
    matcher = SequenceMatcher(None, str(row.get(text)), str(old.get(text)), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _same_assignee(row: Row, old: Row) -> bool:
    return row.get("assignee") is not None and row.get("assignee") == old.get("assignee")
