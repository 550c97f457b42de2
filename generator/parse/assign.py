"""Which of the lines that may be headings are the headings: the choice under which answers fit.

An answer may contain anything, also the label of another field. What decides is that GitHub
writes every field once, in the order of the form: a choice is one heading for each element, one
below the other, and it counts by how many of the texts in between do not fit their element.

Choices are far too many to be tried one by one. But what is best below a heading does not depend
on what was chosen above it, so the table is filled from the end of the body upwards, and each
cell needs few others: the next heading or two, or, for text, the best of all those below.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, islice

from generator.forms.element import Element
from generator.parse.fit import ROOM, closing_fence, fit
from generator.parse.lines import Body


class Row:
    """The faults of the best choice from one element on, by the place of the element's heading."""

    def __init__(self, faults: Mapping[int, float]) -> None:
        self.faults = faults
        self.places = sorted(faults)
        upwards = (faults[place] for place in reversed(self.places))
        self._fewest_from = [*accumulate(upwards, min)][::-1]

    def below(self, place: int) -> Sequence[int]:
        """Return the places below *place*."""
        return self.places[bisect_right(self.places, place) :]

    def fewest_below(self, place: int) -> float:
        """Return the fewest faults of a choice that goes on below *place*."""
        at = bisect_right(self.places, place)
        return self._fewest_from[at] if at < len(self.places) else math.inf


@dataclass(frozen=True)
class Choice:
    """The best choice: for each element the place of its heading, and then the end of the body.

    *faults* counts the answers that do not fit. *fork* is given when another choice is as good: the
    first element whose answer differs, and the place where that answer ends in the other choice.
    *unclear* are all elements whose answers may differ in a choice as good.
    """

    places: tuple[int, ...]
    faults: int
    fork: tuple[int, int] | None = None
    unclear: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Table:
    """The rows of all *elements* in *body*; each of them has a heading somewhere."""

    elements: tuple[Element, ...]
    body: Body

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The row of each element, and one for the end of the body."""
        rows = [Row({self.body.end: 0})]
        for element in reversed(self.elements):
            rows.append(self._row(element, rows[-1]))
        return tuple(reversed(rows))

    def _row(self, element: Element, after: Row) -> Row:
        by_last_line: dict[str, dict[int, float]] = {}
        for place, faults in after.faults.items() if element.render else ():
            last = self.body.last_line(place).rstrip()
            if last.startswith("```"):
                by_last_line.setdefault(last, {})[place] = faults
        fenced = {last: Row(faults) for last, faults in by_last_line.items()}
        places = self.body.places_of(element.labels)
        return Row({place: self._fewest(element, place, after, fenced) for place in places})

    def _fewest(self, element: Element, place: int, after: Row, fenced: Mapping[str, Row]) -> float:
        room, fewest = ROOM[element.type], after.fewest_below(place) + 1
        if room is None:
            closing = closing_fence(element, self.body.first_line(place))
            ends = fenced.get(closing) if closing else after
            return min(fewest, ends.fewest_below(place)) if ends else fewest
        fits = self._fits(element, place)
        near = range(place + 1, place + 2 + room)
        fitting = (after.faults[end] for end in near if end in after.faults and fits(end))
        return min(fewest, *fitting, math.inf)

    def _fits(self, element: Element, place: int) -> Callable[[int], bool]:
        """Return whether an answer that begins at *place* can end at another."""
        room = ROOM[element.type]
        if room is not None:
            return lambda end: (
                end <= place + 1 + room and fit(element, self.body.text(place, end)).fits
            )
        closing = closing_fence(element, self.body.first_line(place))
        return lambda end: not closing or self.body.last_line(end).rstrip() == closing

    def next_places(self, number: int, place: int) -> Iterator[int]:
        """Return where the answer to element *number*, begun at *place*, ends in a best choice."""
        after, faults = self.rows[number + 1], self.rows[number].faults[place]
        fits = self._fits(self.elements[number], place)
        for end in after.below(place):
            left = faults - after.faults[end]
            if left in (0, 1) and fits(end) is (left == 0):
                yield end


def choose(elements: Sequence[Element], body: Body) -> Choice | None:
    """Choose the headings of *elements* in *body*; nothing if they do not stand in that order.

    The form's first heading opens the body: text above it is an answer that lost its heading.
    """
    table = Table(tuple(elements), body)
    starts = {
        place: faults if body.is_opened_by(place) else faults + 1
        for place, faults in table.rows[0].faults.items()
    }
    place = min(starts, key=lambda each: (starts[each], each))
    return _follow(table, place) if math.isfinite(starts[place]) else None


_MOST_WAYS = 8
"""When more ways lead through the table at once, all that is below is unclear: it is no typo."""


def _follow(table: Table, place: int) -> Choice:
    places, reached, fork = [place], [place], None
    unclear: set[int] = set()
    for number in range(len(table.elements)):
        first, *others = islice(table.next_places(number, places[-1]), 2)
        if others and not fork:
            fork = (number, others[0])
        before, reached = reached, _next_reached(table, number, reached) if fork else [first]
        if [places[-1]] != before or [first] != reached:
            unclear.add(number)
        places.append(first)
    return Choice(tuple(places), int(table.rows[0].faults[place]), fork, frozenset(unclear))


def _next_reached(table: Table, number: int, reached: Sequence[int]) -> list[int]:
    """Return where the answers to element *number* may end; nothing if there are too many ways.

    No way is ever taken for the only one: once there were too many, all below stays unclear.
    """
    ways = (islice(table.next_places(number, place), _MOST_WAYS + 1) for place in reached)
    found = list(dict.fromkeys(chain.from_iterable(ways)))
    return found if len(found) <= _MOST_WAYS else []
