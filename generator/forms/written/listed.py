"""Tables written as lists: the cells of an item between strokes, tabs or semicolons."""

import re
from collections.abc import Sequence

from generator.forms.written.cells import divide_loose, from_cell, has_bars
from generator.forms.written.headings import Headings
from generator.forms.written.items import Item, split_items
from generator.forms.written.labelled import (
    Cell,
    group,
    like_a_label,
    only_labels,
    read_cell,
    read_row,
)
from generator.forms.written.rows import Row
from generator.wording import N_

_SEMICOLON = re.compile(
    r"&#?\w{1,10};|`[^`\n]*`|(?P<open>[(（\[【「“《])|(?P<close>[)）\]】」”》])|(?P<semicolon>[;；])"
)
_CLOSING = dict(zip("(（[【「“《", ")）]】」”》", strict=True))


def read_list(text: str, headings: Headings) -> list[Row]:
    """Read a list, each item a row.

    Cells with a label go where the label says, those before them in declared order. Wherever the
    author may have meant another column, the row is a problem.
    """
    items, stray = split_items(text)
    if stray:
        message = N_("has a line that is neither an item of the list nor part of one: {written}")
        return [Row.stray(message, line) for line in stray]
    sign = _sign(items, headings)
    width = _width(items, sign, headings)
    read = [_cells(item, sign, width, headings) for item in items]
    return _rows(read, headings)


def _sign(items: Sequence[Item], headings: Headings) -> str:
    """Return what divides the cells of all *items*: the strongest sign in any; empty for none."""
    lines = [line for item in items for line in (item.line, *item.below)]
    found = {sign for line in lines for sign in _signs(line)}
    several = len(headings.columns) > 1
    return next(
        (sign for sign in ("|", "\t", ";") if sign in found and (several or sign != ";")), ""
    )


def _signs(line: str) -> set[str]:
    """Return what may divide *line* into cells."""
    found = {"\t"} if "\t" in line else set()
    found |= {"|"} if has_bars(line) else set()
    return found | ({";"} if len(_at_semicolons(line)) > 1 else set())


def _width(items: Sequence[Item], sign: str, headings: Headings) -> int:
    """Return how many cells a row has: as many as the headings in the first one, if they are."""
    columns = len(headings.columns)
    if sign != "|" or not items:
        return columns
    first = divide_loose(items[0].line, columns)
    return len(first.cells) if first and all(map(headings.find, first.cells)) else columns


def _cells(item: Item, sign: str, width: int, headings: Headings) -> list[Cell] | Row:
    """Read the cells of *item*; lines below it are labelled cells, or go on with the last one."""
    if sign == "|" and not item.mark and width > 1 and not has_bars(item.line):
        return _otherwise(item.line)
    cells: list[Cell] = []
    for line in (item.line, *item.below):
        texts = _divided(line, sign, width)
        if isinstance(texts, Row):
            return texts
        read = [read_cell(text, headings) for text in texts]
        if not cells or all(cell.column for cell in read):
            cells += read
        elif len(read) == 1 and not (_any_label(cells) and like_a_label(line)):
            last = cells[-1]
            cells[-1] = Cell(f"{last.text}\n{read[0].text}".strip(), last.column, last.label)
        elif len(read) == 1:
            return Row(problem=headings.unknown(like_a_label(line) or line))
        else:
            return Row.wrong(N_("has several cells on an indented line: {written}"), line)
    return cells


def _any_label(cells: Sequence[Cell]) -> bool:
    return any(cell.column for cell in cells)


def _divided(line: str, sign: str, width: int) -> list[str] | Row:
    """Divide *line* at the *sign*; a problem where its cells may begin elsewhere."""
    if sign != "|":
        texts = line.split("\t") if sign == "\t" else _at_semicolons(line) if sign else [line]
        if sign == "\t" and len(texts) == 1 and ";" in _signs(line):
            return _otherwise(line)
        return [from_cell(text) for text in texts]
    if not has_bars(line) and _signs(line):
        return _otherwise(line)
    divided = divide_loose(line, width)
    if divided is None or (divided.opened and not divided.closed and len(divided.cells) < width):
        return in_doubt(line)
    return [from_cell(cell) for cell in divided.cells]


def _otherwise(line: str) -> Row:
    return Row.wrong(N_("divides its cells in another way than other rows: {written}"), line)


def in_doubt(line: str) -> Row:
    """Return the problem that the strokes in *line* do not say where its cells begin."""
    message = N_(
        "can be divided into cells in more than one way: {written}. "
        "Write `\\|` for a stroke that belongs to the text"
    )
    return Row.wrong(message, line)


def _at_semicolons(line: str) -> list[str]:
    """Divide *line* at semicolons, but not in brackets, code or character references."""
    parts, start, awaited = [], 0, list[str]()
    for found in _SEMICOLON.finditer(line):
        if found["open"] and line.find(_CLOSING[found[0]], found.end()) >= 0:
            awaited.append(_CLOSING[found[0]])
        elif found["close"] and awaited and found[0] == awaited[-1]:
            awaited.pop()
        elif found["semicolon"] and not awaited:
            parts.append(line[start : found.start()])
            start = found.end()
    last = line[start:]
    return [*parts, last] if last.strip() or not parts else parts


def _rows(read: Sequence[list[Cell] | Row], headings: Headings) -> list[Row]:
    """Make rows of the cells *read*, item by item, or of labelled cells on lines of their own."""
    cells = [item for item in read if not isinstance(item, Row)]
    alone = [item[0] for item in cells if len(item) == 1 and item[0].column]
    if alone and len(alone) == len(read):
        return group(alone, headings)
    bare = [item[0] for item in cells if not _any_label(item)]
    if alone and bare and len(headings.columns) > 1:
        message = N_("has lines with a label and lines without one: {written}")
        return [Row.stray(message, bare[0].text)]
    rows = [item if isinstance(item, Row) else read_row(item, headings) for item in read]
    if cells and cells[0] is read[0] and only_labels(cells[0]):
        rows[0] = Row(tuple(cell.label for cell in cells[0]))
    return rows
