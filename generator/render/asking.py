"""A question as the page of its form asks it: in the reader's words, and in those of the body.

The body is written in the language of GitHub's forms, which is one for all: what is shown on the
page may be said in another.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.forms.kinds import Context
from generator.forms.kinds.base import Limits
from generator.forms.kinds.control import Control
from generator.forms.kinds.table import TableKind
from generator.forms.kinds.when import MINUTES
from generator.forms.question import Question
from generator.render.catalogue import Catalogue


@dataclass(frozen=True)
class Option:
    """One thing to choose: *written* in the body and *shown* to the reader."""

    id: str
    written: str
    shown: str


@dataclass(frozen=True)
class Asking:
    """A *question*, *shown* in one language and *written* in another."""

    question: Question
    shown: Context
    written: Context

    @property
    def id(self) -> str:
        """The id of the field."""
        return self.question.id

    @property
    def control(self) -> Control:
        """What the page asks with."""
        return self.question.kind.control

    @property
    def label(self) -> str:
        """The label in the reader's words."""
        return self.question.label.text(self.shown.language)

    @property
    def hint(self) -> str:
        """What explains it, or nothing."""
        hint = self.question.hint
        return hint.text(self.shown.language) if hint else ""

    @property
    def example(self) -> str:
        """An answer that works, for a field that is typed."""
        typed = self.control in (Control.LINE, Control.PROSE, Control.PERSON, Control.PEOPLE)
        return self.question.example if typed else ""

    @property
    def unit(self) -> str:
        """What stands behind a number in the body, or nothing."""
        return MINUTES.text(self.written.language) if self.control is Control.DURATION else ""

    @property
    def shown_unit(self) -> str:
        """What stands behind a number on the page, or nothing."""
        return MINUTES.text(self.shown.language).strip()

    @property
    def options(self) -> tuple[Option, ...]:
        """What can be chosen."""
        return tuple(
            Option(
                each.id,
                each.wording.text(self.written.language),
                each.wording.text(self.shown.language),
            )
            for each in self.question.kind.choosables(self.written.organisation)
        )

    @property
    def columns(self) -> tuple["Asking", ...]:
        """The columns of a table."""
        kind = self.question.kind
        asked = kind.row.questions() if isinstance(kind, TableKind) else ()
        return tuple(Asking(each, self.shown, self.written) for each in asked)

    def definition(self, catalogue: Catalogue) -> dict[str, Any]:
        """Return everything that the script has to know of it."""
        return dict(self._defined(catalogue))

    def _defined(self, catalogue: Catalogue) -> Iterator[tuple[str, Any]]:
        kind = self.question.kind
        yield "id", self.id
        yield "control", self.control.value
        yield "heading", self.question.label.text(self.written.language)
        yield "label", self.label
        yield "required", self.question.required
        yield "example", self.question.example or kind.example(self.shown)
        if kind.expected:
            yield "pattern", kind.expected.pattern
            yield "fault", catalogue.text(kind.expected.message)
        if self.options:
            yield "options", [[each.id, each.written, each.shown] for each in self.options]
        if self.unit:
            yield "unit", self.unit
        yield from _limited(getattr(kind, "limits", Limits()))
        if start := self.question.prefill or self._otherwise():
            yield "start", self._start(start)
        if self.columns:
            yield "columns", [each.definition(catalogue) for each in self.columns]

    def _otherwise(self) -> Any:
        """Return the option that holds for a choice left empty, if there is one."""
        default = self.question.default
        return default if default in {each.id for each in self.options} else ""

    def _start(self, prefill: Any) -> Any:
        """Return what stands in the field from the start, as the script fills it in."""
        kind = self.question.kind
        if isinstance(kind, TableKind):
            return [kind.cells_of(row, self.written.language) for row in prefill]
        return prefill if self.options else kind.prefilled(prefill, self.written)


def _limited(limits: Limits) -> Iterator[tuple[str, float]]:
    if limits.minimum is not None:
        yield "least", limits.minimum
    if limits.maximum is not None:
        yield "most", limits.maximum


def sums(asked: Sequence[Asking]) -> Iterator[Mapping[str, str]]:
    """Yield which column of a table has to fit into which field: the agenda into the length."""
    ids = {each.id for each in asked}
    if {"agenda", "duration"} <= ids:
        yield {"table": "agenda", "column": "minutes", "within": "duration"}
