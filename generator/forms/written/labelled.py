"""Cells of a list, some of them with the label of their column before a colon."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.errors import Problem
from generator.forms.written.headings import Headings
from generator.forms.written.rows import Row, excerpt
from generator.wording import N_

_DIVIDER = r"(?:(?<!\d)[:：]|[:：](?!\d))"
"""The colon behind a label. One between digits is none: 18:00 is a time."""

_LABELLED = re.compile(rf"[*_]{{0,2}}(?P<label>[^:：\n]{{1,80}}){_DIVIDER}(?P<text>.*)", re.DOTALL)
_LIKE_A_LABEL = re.compile(
    rf"(?P<label>[^\W\d_][^:：，,、。;；\n]{{0,19}}){_DIVIDER}(?!//)\s*\S", re.DOTALL
)
_COLON = re.compile("[:：]")
_PHRASE = re.compile(r"[，,、。;；|｜\n]")
_LABEL_WORDS = 4
_LABEL_LENGTH = 80
_SEVERAL = 2


@dataclass(frozen=True)
class Cell:
    """The *text* of one cell; *column* is the id of the column it is labelled with, or empty."""

    text: str
    column: str = ""
    label: str = ""


def read_cell(written: str, headings: Headings) -> Cell:
    """Read a cell with or without a label in front: 责任人：张三."""
    found = _LABELLED.match(written)
    column = headings.find(found["label"]) if found else None
    if not found or not column:
        return Cell(written.strip())
    emphasis = re.match(r"[*_]{0,2}", written)
    text = found["text"].removeprefix(emphasis[0] if emphasis else "")
    return Cell(text.strip(), column.id, found["label"].strip())


def like_a_label(text: str) -> str | None:
    """Return what stands before a colon in *text* as a label would, known or not."""
    found = _LIKE_A_LABEL.match(text)
    return found["label"].strip() if found else None


def only_labels(cells: Sequence[Cell]) -> bool:
    """Return whether *cells* are several labels with nothing behind them, as headings are."""
    return len(cells) >= _SEVERAL and all(cell.column and not cell.text for cell in cells)


def read_row(cells: Sequence[Cell], headings: Headings) -> Row:
    """Put together the *cells* of one item: first those without a label, then those with one."""
    problem = _doubt(cells, headings)
    if problem:
        return Row(problem=problem)
    named = {cell.column: cell.text for cell in cells if cell.column}
    return Row(tuple(cell.text for cell in cells if not cell.column), named)


def group(cells: Sequence[Cell], headings: Headings) -> list[Row]:
    """Put labelled cells that stand on lines of their own together into rows.

    Every row starts with the label that the first one starts with.
    """
    groups: list[list[Cell]] = []
    for cell in cells:
        if not groups or cell.column == cells[0].column:
            groups.append([])
        groups[-1].append(cell)
    return [read_row(each, headings) for each in groups]


def _doubt(cells: Sequence[Cell], headings: Headings) -> Problem | None:
    """Return the first reason to doubt which column a cell belongs to."""
    labelled = [cell.column for cell in cells if cell.column]
    first = next((at for at, cell in enumerate(cells) if cell.column), len(cells))
    labels = [like_a_label(cell.text) for cell in cells if not cell.column]
    unknown = [label for label in labels if label]
    if unknown and (labelled or len(unknown) == len(cells) >= _SEVERAL):
        return headings.unknown(unknown[0])
    for cell in cells[first:]:
        if not cell.column and cell.text:
            message = N_(
                "has a cell without a label after one with a label: {written}. A semicolon begins "
                "a new cell; inside of one, write a comma or a full stop"
            )
            return Problem(message, {"written": excerpt(cell.text)})
    if twice := [cell for cell in cells if labelled.count(cell.column) > 1]:
        values = {"heading": twice[-1].label, "written": excerpt(twice[-1].text)}
        return Problem(N_("says {heading} twice: {written}"), values)
    return next(filter(None, (_hidden(cell.text, headings) for cell in cells)), None)


def _hidden(text: str, headings: Headings) -> Problem | None:
    """Return the problem that *text* seems to go on with a cell of another column."""
    if len(headings.columns) < _SEVERAL:
        return None
    for colon in _COLON.finditer(text):
        before = text[max(0, colon.start() - _LABEL_LENGTH) : colon.start()]
        words = _PHRASE.split(before)[-1].split()[-_LABEL_WORDS:]
        for start in range(len(words)):
            if headings.find(" ".join(words[start:])):
                message = N_(
                    "has {heading} inside another cell: {written}. Put a semicolon before it"
                )
                values = {"heading": " ".join(words[start:]), "written": excerpt(text)}
                return Problem(message, values)
    return None
