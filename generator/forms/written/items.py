"""Rows written as a list: one item each, as typed, with what is indented below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.forms.written.marks import has_mark, without_mark

_BLANKS = " \t\u3000\xa0"
_NESTED = 2
"""What is indented by so much belongs to the item above, even with a mark of its own."""


@dataclass(frozen=True)
class Item:
    """One item: its first *line* without its *mark*, and the lines indented *below* it."""

    mark: str
    line: str
    below: tuple[str, ...] = ()


def is_marked(text: str) -> bool:
    """Return whether *text* starts with the mark of a list item."""
    first = next((line for line in _dedented(text) if line.strip()), "")
    return has_mark(first)


def split_items(text: str) -> tuple[list[Item], list[str]]:
    """Split *text* into items, and lines that are part of none.

    With marks (``-``, ``1.``, ``（1）``), every item has one. Without, every line is an item.
    """
    lines = [line for line in _dedented(text) if line.strip()]
    marked = any(has_mark(line) for line in lines)
    found: list[tuple[str, str, list[str]]] = []
    stray: list[str] = []
    for line in lines:
        indent, content = _indent(line), line.strip()
        if (has_mark(content) and indent < _NESTED) if marked else not (indent and found):
            rest = without_mark(content)
            found.append((content.removesuffix(rest), rest, []))
        elif indent and found:
            found[-1][2].append(content)
        else:
            stray.append(content)
    items = [Item(mark, line, tuple(below)) for mark, line, below in found]
    return items, stray or list(_perhaps_items(items, marked=marked))


def _perhaps_items(items: Sequence[Item], *, marked: bool) -> Iterator[str]:
    """Yield the lines below the only one of *items*, if it has no mark.

    Trimming a text takes the indentation from its first line alone: they may be items as well.
    """
    if not marked and len(items) == 1:
        yield from items[0].below


def _dedented(text: str) -> list[str]:
    """Return the lines of *text* without the indentation that all of them have."""
    lines = text.split("\n")
    common = min((_indent(line) for line in lines if line.strip()), default=0)
    return [line[common:] if line.strip() else "" for line in lines]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(_BLANKS))
