"""Tables as people write them, and as Markdown that is read back."""

import re
from collections.abc import Mapping, Sequence

from generator.forms.written.cells import to_cell
from generator.forms.written.headings import Column, Headings
from generator.forms.written.items import is_marked
from generator.forms.written.listed import read_list
from generator.forms.written.rows import ReadTable, assemble
from generator.forms.written.ruled import find_rule, read_ruled
from generator.forms.written.sheets import is_sheet, read_sheet

__all__ = ["Column", "ReadTable", "read_rows", "write_rows"]

_FENCE = re.compile(r"\s*(?:```|~~~)[^`]*")
_INVISIBLE = re.compile("^[\ufeff\u200b]+", re.MULTILINE)


def read_rows(written: str, columns: Sequence[Column]) -> ReadTable:
    """Read a Markdown table, lines pasted from a spreadsheet, or a list.

    Columns are found by their headings, in any order and language; without headings they stand in
    the order of *columns*. Empty rows and cells are left out. A value that may belong to another
    column is a problem, and so is everything that would get lost.
    """
    headings = Headings(columns)
    lines = _lines(written)
    text = "\n".join(lines)
    if (rule := find_rule(lines)) is not None:
        return assemble(*read_ruled(lines, rule, headings), headings)
    if is_sheet(text) and not is_marked(text):
        return assemble(None, read_sheet(text, headings), headings)
    return assemble(None, read_list(text, headings), headings)


def write_rows(rows: Sequence[Mapping[str, str]], columns: Sequence[Column]) -> str:
    """Write *rows* as the Markdown table that `read_rows` reads back, headed by first labels.

    Outer blanks of a cell are not kept. Cells of other columns than *columns* are an error of the
    caller and not looked for.
    """
    heading = [to_cell(column.heading) for column in columns]
    cells = [[to_cell(row.get(column.id, "")) for column in columns] for row in rows]
    return "\n".join(_line(each) for each in (heading, ["---"] * len(columns), *cells))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _lines(written: str) -> list[str]:
    """Return the lines of *written* without empty ones around them, or a code fence."""
    text = written.replace("\r\n", "\n").replace("\r", "\n")
    lines = _INVISIBLE.sub("", text).split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    fenced = len(lines) > 1 and _FENCE.fullmatch(lines[0]) and lines[-1].strip() in {"```", "~~~"}
    return lines[1:-1] if fenced else lines
