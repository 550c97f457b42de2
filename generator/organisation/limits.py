"""What a file of the organisation may not contain although TOML allows it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

LONGEST = 1_000_000
"""How many characters a file may have: far more than anybody writes, and read in a moment."""

_DEEPEST = 20
"""How many tables and lists may lie in each other: far more than any file needs."""

_LARGEST = 2**63
"""Whole numbers of TOML have 64 bits; Python reads longer ones, but cannot always write them."""

_Place = tuple[int | str, ...]


def beyond_limits(table: Mapping[str, Any]) -> Iterator[tuple[_Place, str]]:
    """Find what in *table* would harm whoever reads on: the place, and what is wrong with it.

    It is looked for without recursion, which deep nesting would break.
    """
    waiting: list[tuple[_Place, Any]] = [((), table)]
    while waiting:
        where, value = waiting.pop()
        if len(where) > _DEEPEST:
            yield where[:1], f"is nested too deeply; expected at most {_DEEPEST} levels"
            return
        if what := _wrong(value):
            yield where, what
        waiting.extend((((*where, key), inner) for key, inner in reversed([*_inside(value)])))


def _inside(value: object) -> Iterable[tuple[int | str, Any]]:
    if isinstance(value, Mapping):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def _wrong(value: object) -> str:
    if isinstance(value, int) and not -_LARGEST <= value < _LARGEST:
        return "is too large a number; expected one of 64 bits"
    if isinstance(value, str) and (signs := [each for each in value if _controls(each)]):
        return f"has the control character {signs[0]!r}; expected text"
    return ""


def _controls(character: str) -> bool:
    return (character < " " and character not in "\t\r\n") or "\x7f" <= character <= "\x9f"
