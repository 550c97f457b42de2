"""The kind that holds a table: rows of typed columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from generator.errors import Problem
from generator.forms.element import ElementType
from generator.forms.kinds.base import Answer, Context, Found, Kind, as_text
from generator.forms.kinds.control import Control
from generator.forms.written.tables import Column, read_rows, write_rows
from generator.wording import Wording

if TYPE_CHECKING:
    from generator.forms.asked import Asked


@dataclass(frozen=True)
class TableKind(Kind):
    """Rows of one class; read from a Markdown table, spreadsheet lines or a list."""

    row: "type[Asked]"
    name: ClassVar[str] = "table"
    title: ClassVar[Wording] = Wording.of("Table", "表格", "表格")
    element: ClassVar[ElementType] = ElementType.TEXTAREA
    multiple: ClassVar[bool] = True
    control: ClassVar[Control] = Control.TABLE

    def read(self, answer: Answer, context: Context) -> Found:
        """Read every row; problems name the row and the column.

        While a heading is wrong, what the rows lack because of it is not reported.
        """
        return self.read_in_order(self._ids, answer, context)

    def read_in_order(self, order: Sequence[str], answer: Answer, context: Context) -> Found:
        """Read rows whose cells stand in this *order* of columns, where nothing else says which."""
        labels = {question.id: question.labels for question in self.row.questions()}
        columns = [Column(id_, labels[id_]) for id_ in order]
        table = read_rows(as_text(answer), columns)
        if whole := tuple(problem for problem in table.problems if problem.row is None):
            return Found(problems=whole)
        found = [self.row.read(cells, context) for cells in table.rows]
        numbered = list(zip(table.numbers, found, strict=True))
        problems = [
            *table.problems,
            *(_in_row(n, each) for n, row in numbered for each in row.problems),
        ]
        notes = tuple(_in_row(n, each) for n, row in numbered for each in row.notes)
        return Found(tuple(row.value for row in found), tuple(problems), notes)

    def write(self, value: Any, context: Context) -> str:
        """Write a Markdown table with a heading for every column."""
        return self.write_cells([self._cells(row, context) for row in value], context.language)

    def prefilled(self, prefill: Any, context: Context) -> str:
        """Write the table with the cells in *prefill*, and one empty row to start with."""
        rows = [self.cells_of(row, context.language) for row in prefill]
        return self.write_cells(rows or [{}], context.language)

    def cells_of(self, prefill: Mapping[str, Any], language: str) -> dict[str, str]:
        """Return the text of the cells of one row in *prefill*, by column."""
        return {column: _words(cell, language) for column, cell in prefill.items()}

    def write_cells(self, rows: Sequence[Mapping[str, str]], language: str) -> str:
        """Write the table of *rows* that are text already."""
        questions = self.row.questions()
        columns = [Column(each.id, (each.label.text(language),)) for each in questions]
        return write_rows(rows, columns)

    @property
    def _ids(self) -> tuple[str, ...]:
        return tuple(question.id for question in self.row.questions())

    def _cells(self, row: "Asked", context: Context) -> dict[str, str]:
        return {
            question.id: question.kind.write(value, context)
            for question in self.row.questions()
            if (value := getattr(row, question.id)) not in (None, "", ())
        }


def _words(cell: Any, language: str) -> str:
    return Wording.model_validate(cell).text(language)


def _in_row(number: int, problem: Problem) -> Problem:
    if problem.where is None:
        return problem
    return problem.at_cell(number, problem.where)
