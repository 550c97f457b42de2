"""Lines pasted from a spreadsheet: cells with tabs between them."""

import re
from collections.abc import Sequence

from generator.forms.written.headings import Headings
from generator.forms.written.rows import Row
from generator.wording import N_

_QUOTED = r'"(?:[^"]|"")*+"(?=\t|\n|\Z)'
_CELL = re.compile(rf"(?P<cell>{_QUOTED}|[^\t\n]*)(?P<end>\t|\n|\Z)")
_SEVERAL_LINES = re.compile(r'(?:^|\n|\t)"(?:[^"\n]|"")*+\n(?:[^"]|"")*+"(?=\t|\n|\Z)')


def is_sheet(text: str) -> bool:
    """Return whether *text* has the tabs, or the quoted lines, of a pasted sheet."""
    return "\t" in text or _SEVERAL_LINES.search(text) is not None


def read_sheet(text: str, headings: Headings) -> list[Row]:
    """Read the rows of a pasted sheet.

    A spreadsheet copies a rectangle. A shorter row is therefore a cell with several lines that
    lost its quotes, or has lost tabs at its start, and its cells may be anyone's. Only the last
    row may be shorter: blank cells at the end of a text get trimmed.
    """
    sheet = [cells for cells in _divided(text) if any(map(str.strip, cells))]
    width = max((len(cells) for cells in sheet), default=0)
    headed = bool(sheet) and all(map(headings.find, sheet[0]))
    otherwise = [] if headed or width >= len(headings.columns) else sheet
    if other := next(filter(_divides_otherwise, otherwise), None):
        message = N_("divides its cells both by tabs and in another way: {written}")
        return [Row.stray(message, " ".join(other))]
    rows = [_row(cells, width, last=cells is sheet[-1]) for cells in sheet]
    return [Row(tuple(sheet[0])), *rows[1:]] if headed else rows


def _divides_otherwise(cells: Sequence[str]) -> bool:
    """Return whether one of *cells* looks like several, where tabs divide them badly."""
    filled = [cell for cell in cells if cell.strip()]
    signs = "|｜" if len(filled) > 1 else "|｜;；"
    return any(sign in cell for cell in filled for sign in signs)


def _row(cells: Sequence[str], width: int, *, last: bool) -> Row:
    if last or len(cells) == width:
        return Row(tuple(cells))
    message = N_("has fewer cells than the other rows: {written}. Paste whole rows")
    return Row.wrong(message, " | ".join(cells))


def _divided(text: str) -> list[list[str]]:
    """Divide *text* into rows of cells, without the quotes around cells of several lines."""
    rows: list[list[str]] = [[]]
    at, end = 0, "\t"
    while at < len(text) or end == "\t":
        found = _CELL.match(text, at)
        if not found:
            break
        rows[-1].append(_unquoted(found["cell"]))
        at, end = found.end(), found["end"]
        if end == "\n":
            rows.append([])
    return rows


def _unquoted(cell: str) -> str:
    """Return the text of *cell*; quotes around one line are its own, unless doubled inside.

    Spreadsheets quote only what would otherwise break the row.
    """
    if len(cell) < len('""') or not (cell.startswith('"') and cell.endswith('"')):
        return cell
    inner = cell[1:-1]
    return inner.replace('""', '"') if any(sign in inner for sign in ('""', "\n", "\t")) else cell
