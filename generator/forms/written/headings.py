"""The columns of a table and the headings under which people write them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from generator.errors import Problem
from generator.forms.written.width import plain
from generator.script import fold
from generator.wording import N_

_DECORATION = "*_`:# "
_LIKENESS = 0.5
_HAN = re.compile("[\u3400-\u9fff]")
COUNTERS = frozenset({"", "序号", "项次", "no.", "no", "№", "行号"})
"""Headings, folded, of a column that only counts the rows; a lone # folds to nothing."""


@dataclass(frozen=True)
class Column:
    """A column of a table: *labels* are all its headings, in every language, the first its own."""

    id: str
    labels: tuple[str, ...]

    @property
    def heading(self) -> str:
        """The heading that we write above it."""
        return next(filter(str.strip, self.labels), self.id)

    def name_like(self, written: str) -> str:
        """Return the label in the language of *written*, as far as its script tells."""
        chinese = [label for label in self.labels if _HAN.search(label)]
        return (chinese if chinese and _HAN.search(written) else (*self.labels, self.id))[0]


def key(heading: str) -> str:
    """Return the form of *heading* under which all its spellings meet.

    Width, case, script, blanks, emphasis and a colon at the end make no other heading.
    """
    return "".join(fold(plain(heading)).split()).strip(_DECORATION)


class Headings:
    """The headings of the *columns* of one table, to be looked up as written."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = tuple(columns)
        self._by_key = {key(label): each for each in reversed(columns) for label in each.labels}
        self._by_key.pop("", None)

    def find(self, written: str) -> Column | None:
        """Return the column that is headed *written*, in any language."""
        return self._by_key.get(key(written)) if len(written) <= _LONGEST else None

    def known(self, written: str) -> tuple[str, ...]:
        """Return the names of all columns, in the language of *written*."""
        return tuple(column.name_like(written) for column in self.columns)

    def unknown(self, written: str) -> Problem:
        """Return the problem that no column is headed *written*, with the closest one."""
        values = {"heading": written[:_LONGEST], "known": self.known(written)}
        if closest := get_close_matches(key(written[:_LONGEST]), self._by_key, 1, _LIKENESS):
            name = self._by_key[closest[0]].name_like(written)
            message = N_("has no column {heading}. Did you mean {closest}? Its columns are {known}")
            return Problem(message, {**values, "closest": name})
        return Problem(N_("has no column {heading}. Its columns are {known}"), values)


_LONGEST = 80
"""No heading is longer than this; what is, is text."""
