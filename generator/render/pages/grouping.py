"""Putting things together that belong together, as lists and registers show them."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

from generator.archive import Archive

T = TypeVar("T")
K = TypeVar("K")


def by(things: Iterable[T], key: Callable[[T], K]) -> defaultdict[K, list[T]]:
    """Return *things* by what *key* says of each, in the order in which they came."""
    found: defaultdict[K, list[T]] = defaultdict(list)
    for thing in things:
        found[key(thing)].append(thing)
    return found


def minuted_years(archive: Archive) -> list[int]:
    """Return the years with minutes, the latest first: each of them has its tables."""
    return sorted({each.date.year for each in archive.meetings if each.minutes}, reverse=True)
