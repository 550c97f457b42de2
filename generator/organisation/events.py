"""Which form plans an event and which reports on it, as the file of the form says."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field, StringConstraints

from generator.organisation.part import Part
from generator.organisation.questions import QuestionKind, QuestionSpec
from generator.organisation.references import expected

Fault = tuple[str, str]

QuestionId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""The id of a question of the form, or of a column of its table."""


class Sums(Part):
    """Where a form has amounts of money: a *table*, and of its columns the *item* and *amount*."""

    table: QuestionId = Field(examples=["budget"])
    item: QuestionId = Field(examples=["budget_item"])
    amount: QuestionId = Field(examples=["amount"])

    def faults(self, key: str, questions: Sequence[QuestionSpec]) -> Iterator[Fault]:
        """Say what is wrong with this, the *key* of the file, in a form with these *questions*."""
        found = [*_misfits(f"{key}.table", self.table, QuestionKind.TABLE, questions)]
        yield from found
        if not found:
            columns = next(each.columns for each in questions if each.id == self.table)
            yield from _unsure(f"{key}.item", self.item, QuestionKind.LINE, columns)
            yield from _unsure(f"{key}.amount", self.amount, QuestionKind.MONEY, columns)


class EventPlan(Part):
    """What makes a form the plan of an event (R31): its questions for what every event has.

    *responsible* is who is in charge of it, *rehearsal* the day on which it is tried out (R60),
    *discussed* the meeting that went over the plan, which may be older than the plan (R40).
    """

    name: QuestionId = Field(examples=["event_name"])
    starts: QuestionId = Field(examples=["starts"])
    ends: QuestionId = Field(examples=["ends"])
    responsible: QuestionId | None = Field(None, examples=["responsible"])
    rehearsal: QuestionId | None = Field(None, examples=["rehearsal"])
    discussed: QuestionId | None = Field(None, examples=["discussed_at"])
    budget: Sums | None = None

    def faults(self, key: str, questions: Sequence[QuestionSpec]) -> Iterator[Fault]:
        """Say what is wrong with this, the *key* of the file, in a form with these *questions*."""
        for part, kind in _NEEDED.items():
            yield from _unsure(f"{key}.{part}", getattr(self, part), kind, questions)
        for part, kind in _USEFUL.items():
            if id_ := getattr(self, part):
                yield from _misfits(f"{key}.{part}", id_, kind, questions)
        if self.budget:
            yield from self.budget.faults(f"{key}.budget", questions)


_NEEDED = {"name": QuestionKind.LINE, "starts": QuestionKind.DATE, "ends": QuestionKind.DATE}
_USEFUL = {
    "responsible": QuestionKind.PERSON,
    "rehearsal": QuestionKind.DATE,
    "discussed": QuestionKind.MEETING,
}


class EventReport(Part):
    """What makes a form the report on an event (R124), which a question of kind 'event' names."""

    spending: Sums | None = None
    lessons: QuestionId | None = Field(None, examples=["lessons"])

    def faults(self, key: str, questions: Sequence[QuestionSpec]) -> Iterator[Fault]:
        """Say what is wrong with this, the *key* of the file, in a form with these *questions*."""
        if not any(each.kind is QuestionKind.EVENT for each in questions):
            yield key, "a report on an event needs a question of kind 'event' that names it"
        if self.lessons:
            yield from _misfits(f"{key}.lessons", self.lessons, QuestionKind.PROSE, questions)
        if self.spending:
            yield from self.spending.faults(f"{key}.spending", questions)


def _misfits(
    key: str, id_: str, kind: QuestionKind, questions: Sequence[QuestionSpec]
) -> Iterator[Fault]:
    """Say why the question called *id_* cannot stand for *key*, which is of *kind*."""
    question = next((each for each in questions if each.id == id_), None)
    if question is None:
        known = [each.id for each in questions if each.kind is kind]
        yield key, f"{id_!r} is not a question here; {expected(id_, known)}"
    elif question.kind is not kind:
        yield key, f"{id_!r} is of kind {question.kind.value!r}; expected kind {kind.value!r}"


def _unsure(
    key: str, id_: str, kind: QuestionKind, questions: Sequence[QuestionSpec]
) -> Iterator[Fault]:
    """Say why the question called *id_* cannot stand for *key*, which is always answered."""
    found = [*_misfits(key, id_, kind, questions)]
    yield from found
    if not found and not next(each.required for each in questions if each.id == id_):
        yield key, f"{id_!r} may be left empty; expected one with required = true"
