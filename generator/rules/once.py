"""Remember what was found in an archive: it is a value, and everything in it stays true."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from generator.archive import Archive

T = TypeVar("T")

_KEPT = 4
"""How many archives are remembered: a run looks at few, and each may be large."""


class _This:
    """An archive that is compared by what it is, not by what it holds: that would take long."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and other.archive is self.archive

    def __hash__(self) -> int:
        return id(self.archive)


def once(find: Callable[[Archive], T]) -> Callable[[Archive], T]:
    """Let *find* look at an archive once only, however often it is asked."""

    @lru_cache(maxsize=_KEPT)
    def remembered(this: _This) -> T:
        return find(this.archive)

    return lambda archive: remembered(_This(archive))
