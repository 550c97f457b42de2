"""Rows of cells under their headings: every cell in its column, or a problem."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from generator.errors import Problem
from generator.forms.written.headings import COUNTERS, Column, Headings, key
from generator.wording import N_

_EXCERPT = 80
_OTHER_SIGNS = (re.compile(r"[,，、/;；]+"), re.compile(r"\s+"))
_SEVERAL = 2


@dataclass(frozen=True)
class Row:
    """One row as found: *cells* in their order, *named* ones by column id, or a *problem*.

    What is not *counted* is no row at all, only the problem of a line that belongs to none.
    """

    cells: tuple[str, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)
    problem: Problem | None = None
    counted: bool = True

    @classmethod
    def wrong(cls, message: str, written: str, **values: str) -> "Row":
        """Return a row that cannot be read, because of *message*."""
        return cls(problem=Problem(message, {"written": excerpt(written), **values}))

    @classmethod
    def stray(cls, message: str, written: str) -> "Row":
        """Return the problem that *written* is no row, nor part of one."""
        return replace(cls.wrong(message, written), counted=False)

    @property
    def is_blank(self) -> bool:
        """Whether nobody has written anything in it."""
        return not (self.problem or any(map(str.strip, (*self.cells, *self.named.values()))))


@dataclass(frozen=True)
class ReadTable:
    """The rows of a table: the text of every filled cell by column id, and all problems.

    Rows that cannot be read are left out and have a problem. *numbers* are those of the *rows*
    as problems count them: from 1, without the empty ones.
    """

    rows: tuple[dict[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    numbers: tuple[int, ...] = ()


def excerpt(written: str) -> str:
    """Return *written* on one line, and shortened where it is long."""
    line = " ".join(written.split())
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…"


def assemble(heading: Sequence[str] | None, rows: Sequence[Row], headings: Headings) -> ReadTable:
    """Put the cells of *rows* into the columns that *heading* names, or else in declared order.

    ``None`` is for a shape that has no place for headings: the first row may be some.
    """
    filled = [row for row in rows if not row.is_blank]
    if heading is None and filled:
        if problem := _unclear_heading(filled[0], headings):
            return ReadTable(problems=(problem,))
        first, *filled = filled
        filled = [_without_headings(row, headings) for row in filled]
        if _is_heading(first, headings):
            heading = first.cells
        else:
            filled = [first, *filled]
    if not any(map(str.strip, heading or ())):
        return _placed(filled, headings.columns, headings, [])
    return _headed(heading or (), filled, headings)


def _headed(heading: Sequence[str], rows: Sequence[Row], headings: Headings) -> ReadTable:
    """Put the cells of *rows* into the columns that *heading* names; what only counts is left."""
    columns: list[Column | None] = [headings.find(cell) for cell in heading]
    if not any(columns):
        return ReadTable(problems=(_no_heading(heading, headings),))
    unknown = [at for at, column in enumerate(columns) if not column]
    counters = {at for at in unknown if _counts(at, heading[at], rows)}
    problems = [
        problem
        for at, cell in enumerate(heading)
        if at not in counters and (problem := _misheaded(at, cell, columns, rows, headings))
    ]
    uncounted = [_without(row, counters) for row in rows]
    return _placed([row for row in uncounted if not row.is_blank], columns, headings, problems)


def _known(row: Row, headings: Headings) -> tuple[int, int]:
    """Return how many cells of *row* are headings, and how many are filled."""
    filled = [] if row.problem or row.named else [cell for cell in row.cells if cell.strip()]
    return sum(1 for cell in filled if headings.find(cell)), len(filled)


def _is_heading(row: Row, headings: Headings) -> bool:
    known, filled = _known(row, headings)
    return known > 0 and known * 2 >= filled


def _without_headings(row: Row, headings: Headings) -> Row:
    """Return *row*, or the problem that it names columns and stands below other rows."""
    known, filled = _known(row, headings)
    message = N_("has a row of headings below other rows: {written}")
    return Row.wrong(message, " | ".join(row.cells)) if known == filled >= _SEVERAL else row


def _unclear_heading(row: Row, headings: Headings) -> Problem | None:
    """Return the problem of a first row that may be headings and may be not."""
    known, filled = _known(row, headings)
    written = excerpt(" | ".join(row.cells))
    if 0 < known * 2 < filled:
        message = N_("has a first row that names some columns and not others: {written}")
        return Problem(message, {"written": written})
    divided = [sign.split(written) for sign in _OTHER_SIGNS] if filled == 1 and not known else []
    if any(words[1:] and all(map(headings.find, words)) for words in divided):
        message = N_("does not divide its columns by strokes, tabs or semicolons: {written}")
        return Problem(message, {"written": written})
    return None


def _no_heading(heading: Sequence[str], headings: Headings) -> Problem:
    written = excerpt(" | ".join(heading))
    message = N_("does not name its columns in its first row: {written}. They are {known}")
    return Problem(message, {"written": written, "known": headings.known(written)})


def _misheaded(
    at: int,
    heading: str,
    columns: Sequence[Column | None],
    rows: Sequence[Row],
    headings: Headings,
) -> Problem | None:
    """Return the problem of the *heading* at one position, above the cells of *rows*."""
    if column := columns[at]:
        twice = columns.index(column) < at
        values = {"heading": heading.strip()}
        return Problem(N_("has the column {heading} twice"), values) if twice else None
    if heading.strip():
        return headings.unknown(heading.strip())
    lost = [row.cells[at] for row in rows if at < len(row.cells) and row.cells[at].strip()]
    message = N_("has a column without a heading, with text in it: {written}")
    return Problem(message, {"written": excerpt(lost[0])}) if lost else None


def _counts(at: int, heading: str, rows: Sequence[Row]) -> bool:
    """Return whether the cells at *at* do nothing but count the *rows*."""
    cells = [row.cells[at].strip(" .、") if at < len(row.cells) else "" for row in rows]
    counted = (cell in {"", str(n)} for n, cell in enumerate(cells, 1))
    return bool(heading.strip()) and key(heading) in COUNTERS and all(counted)


def _without(row: Row, positions: set[int]) -> Row:
    """Return *row* with nothing at the *positions*."""
    cells = ("" if at in positions else cell for at, cell in enumerate(row.cells))
    return replace(row, cells=tuple(cells))


def _placed(
    rows: Sequence[Row],
    columns: Sequence[Column | None],
    headings: Headings,
    problems: list[Problem],
) -> ReadTable:
    """Return the table of *rows* with every cell in the one of *columns* at its position."""
    placed: dict[int, dict[str, str]] = {}
    found = list(problems)
    counted = (row.counted for row in rows)
    for number, row in zip(accumulate(map(int, counted)), rows, strict=True):
        if problem := row.problem or _misplaced(row, columns, headings):
            found.append(replace(problem, row=number) if row.counted else problem)
        else:
            placed[number] = _cells(row, columns)
    return ReadTable(tuple(placed.values()), tuple(found), tuple(placed))


def _cells(row: Row, columns: Sequence[Column | None]) -> dict[str, str]:
    pairs = zip(columns, row.cells, strict=False)
    cells = {column.id: text for column, cell in pairs if column and (text := cell.strip())}
    return cells | {id_: text for id_, cell in row.named.items() if (text := cell.strip())}


def _misplaced(row: Row, columns: Sequence[Column | None], headings: Headings) -> Problem | None:
    """Return the problem of a *row* with more in it than the *columns* can take."""
    written = " | ".join(cell.strip() for cell in row.cells)
    if any(cell.strip() for cell in row.cells[len(columns) :]):
        message = N_("has more cells than there are columns ({known}): {written}")
        known = headings.known(written)
        return Problem(message, {"written": excerpt(written), "known": known})
    placed = [
        column.id for column, cell in zip(columns, row.cells, strict=False) if column and cell
    ]
    if twice := [each for each in headings.columns if each.id in row.named and each.id in placed]:
        message = N_("says {heading} twice: {written}")
        values = {"heading": twice[0].name_like(written), "written": excerpt(written)}
        return Problem(message, values)
    return None
