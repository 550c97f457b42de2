"""Markdown tables: a row of headings, a rule below it, and rows of cells between strokes."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from generator.forms.written.cells import Cells, divide_ruled, from_cell, has_bars
from generator.forms.written.headings import Headings
from generator.forms.written.listed import in_doubt
from generator.forms.written.rows import Row
from generator.wording import N_

_DASHES = r"[ \t\u3000]*[:：]?[-－—–─]+[:：]?[ \t\u3000]*"
_RULE = re.compile(
    rf"[ \t\u3000]*(?=[^|｜]*[|｜])[|｜]?{_DASHES}(?:[|｜]{_DASHES})*[|｜]?[ \t\u3000]*"
)


def find_rule(lines: Sequence[str]) -> int | None:
    """Return where the rule of a Markdown table stands among *lines*."""
    return next((at for at, line in enumerate(lines) if _RULE.fullmatch(line)), None)


def read_ruled(
    lines: Sequence[str], rule: int, headings: Headings
) -> tuple[tuple[str, ...] | None, list[Row]]:
    """Read the headings above the *rule*, and every other line as a row or a problem."""
    above = lines[rule - 1] if rule else ""
    if not above.strip():
        return None, [_stray(lines[rule])]
    width = _count(lines[rule])
    heading = divide_ruled(above, width)
    if heading is None:
        return None, [in_doubt(above)]
    rows = [_stray(line) for line in lines[: rule - 1] if line.strip()]
    below = lines[rule + 1 :]
    for line, following in zip_longest(below, below[1:], fillvalue=""):
        if _RULE.fullmatch(following) and _names_columns(line, heading, headings):
            rows.append(_stray(line))
        elif line.strip():
            rows.append(_row(line, heading))
    return tuple(from_cell(cell) for cell in heading.cells), rows


def _row(line: str, heading: Cells) -> Row:
    """Read *line* as a row below *heading*; a short one must say which cells are missing."""
    width = len(heading.cells)
    if not has_bars(line) and (width > 1 or heading.opened):
        return _stray(line)
    divided = divide_ruled(line, width)
    if divided is None:
        return in_doubt(line)
    short = len(divided.cells) < width and divided.opened
    if short and not (divided.closed and heading.opened):
        return in_doubt(line)
    return Row(tuple(from_cell(cell) for cell in divided.cells))


def _names_columns(line: str, heading: Cells, headings: Headings) -> bool:
    """Return whether *line* is the row of headings of one more table."""
    divided = divide_ruled(line, len(heading.cells))
    return divided is not None and all(map(headings.find, divided.cells))


def _count(rule: str) -> int:
    return len(re.findall(r"[-－—–─]+", rule))


def _stray(line: str) -> Row:
    return Row.stray(N_("has a line that is not part of the table: {written}"), line)
