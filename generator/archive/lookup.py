"""What is known by a number: each is joined when somebody asks for it, and once.

Most runs are about a single issue, however many there are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Lookup(Mapping[K, V]):
    """What *find* finds for a number; a KeyError says that there is none. *every* tells them all.

    It may be found in whatever order; all together they come in that of *every*.
    """

    def __init__(self, find: Callable[[K], V], every: Callable[[], Iterable[K]]) -> None:
        self._find, self._every = find, every
        self._found: dict[K, V] = {}

    def __getitem__(self, number: K) -> V:
        if number not in self._found:
            self._found[number] = self._find(number)
        return self._found[number]

    def __iter__(self) -> Iterator[K]:
        return iter(self._every())

    def __len__(self) -> int:
        return sum(1 for _ in self._every())
