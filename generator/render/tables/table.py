"""A table for a spreadsheet: its columns, and how it is written as CSV (RFC 4180)."""

import csv
import datetime as dt
import io
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from generator.render.catalogue import Catalogue
from generator.render.escape import without_controls
from generator.vocabulary import Term
from generator.wording import Wording

T = TypeVar("T")

Cell: TypeAlias = str | int | dt.date | dt.time | Term | Wording | None

_BEGINS_A_FORMULA = ("=", "+", "-", "@")
_BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the code page of the machine, and Chinese is unreadable."""


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column: its *heading*, a msgid or the label of a question, and the *cell* of a line."""

    heading: str | Wording
    cell: Callable[[T], Cell]


def write(columns: Sequence[Column[T]], lines: Iterable[T], catalogue: Catalogue) -> str:
    """Return *lines* as CSV with a heading, in the language of *catalogue*."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(_heading(column, catalogue) for column in columns)
    writer.writerows([_shown(each.cell(line), catalogue) for each in columns] for line in lines)
    return _BYTE_ORDER_MARK + file.getvalue()


def _heading(column: Column[T], catalogue: Catalogue) -> str:
    heading = column.heading
    return catalogue.text(heading) if isinstance(heading, str) else catalogue.words(heading)


def _shown(cell: Cell, catalogue: Catalogue) -> str | int:
    """Write days and times as in ISO 8601: every spreadsheet reads them, whatever its language."""
    match cell:
        case None:
            return ""
        case Term(wording=words) | (Wording() as words):
            return harmless(catalogue.words(words))
        case dt.time():
            return f"{cell:%H:%M}"
        case dt.date():
            return cell.isoformat()
        case str():
            return harmless(cell)
    return cell


def harmless(text: str) -> str:
    """Return *text* on one line, so that no spreadsheet takes it for a formula (OWASP).

    What begins like a formula gets an apostrophe before it, which says that it is text. A sign of
    full width begins one too where a spreadsheet is set to Chinese; what nobody sees is taken away
    first, for a spreadsheet may do that as well. Numbers of ours are no text, and stay.
    """
    line = " ".join(without_controls(text).split())
    sign = unicodedata.normalize("NFKC", line[:1])
    return f"'{line}" if sign.startswith(_BEGINS_A_FORMULA) else line
