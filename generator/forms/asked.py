"""What a form and the row of a table have in common: fields that are asked for, and checked."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from generator.errors import Problem
from generator.forms.kinds.base import Answer, Context, Found
from generator.forms.needed import Needed
from generator.forms.ordered import Ordered
from generator.forms.question import Question
from generator.wording import N_

Check = Callable[..., Iterator[Problem]]
_CHECKED, _NEEDS, _ORDER = "checked_fields", "needs", "order"
C = TypeVar("C", bound=Check)


@cache
def _checks(cls: type) -> tuple[tuple[Check, tuple[str, ...]], ...]:
    members = (member for base in reversed(cls.__mro__) for member in vars(base).values())
    functions = [member.__func__ for member in members if isinstance(member, staticmethod)]
    return tuple((each, getattr(each, _CHECKED)) for each in functions if hasattr(each, _CHECKED))


def check(
    *fields: str, needs: Needed | None = None, order: Ordered | None = None
) -> Callable[[C], C]:
    """Mark a static method as a check of *fields* against each other.

    It is called with their values as soon as all of them could be read, so that its problems are
    reported together with those of other fields. What it *needs*, and in which *order* two answers
    are, a page can tell as well.
    """

    def mark(function: C) -> C:
        setattr(function, _CHECKED, fields)
        setattr(function, _NEEDS, needs)
        setattr(function, _ORDER, order)
        return function

    return mark


class Asked(BaseModel):
    """Something whose fields are asked for. Frozen: an edit makes a new one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    @cache
    def questions(cls) -> tuple[Question, ...]:
        """Return the questions, in the order of the fields."""
        fields = (Question.of(name, field) for name, field in cls.model_fields.items())
        return tuple(question for question in fields if question.kind.is_asked)

    @classmethod
    def needs(cls) -> tuple[Needed, ...]:
        """Return what has to be answered because of another answer."""
        found = (getattr(function, _NEEDS) for function, _ in _checks(cls))
        return tuple(needed for needed in found if needed)

    @classmethod
    def times_in_order(cls) -> tuple[Ordered, ...]:
        """Return which answers are later than others."""
        found = (getattr(function, _ORDER) for function, _ in _checks(cls))
        return tuple(ordered for ordered in found if ordered)

    @classmethod
    def check(cls, values: Mapping[str, Any]) -> Iterator[Problem]:
        """Check the fields in *values* against each other, as far as they are there."""
        for function, fields in _checks(cls):
            if all(field in values for field in fields):
                yield from function(*(values[field] for field in fields))

    @model_validator(mode="after")
    def _every_check_holds(self) -> Self:
        for problem in type(self).check(vars(self)):
            fault = "check"
            raise PydanticCustomError(fault, "{message}", {"message": problem.message})
        return self

    @classmethod
    def read(cls, answers: Mapping[str, Answer | None], context: Context) -> Found:
        """Read *answers* by field id into one of these, or into all problems they have."""
        questions = {question.id: question for question in cls.questions()}
        found = {id_: read_one(each, answers.get(id_), context) for id_, each in questions.items()}
        values = {id_: each.value for id_, each in found.items() if not each.problems}
        problems = [problem for each in found.values() for problem in each.problems]
        problems += (_about(questions[each.field_id], each, context) for each in cls.check(values))
        notes = tuple(note for each in found.values() for note in each.notes)
        if problems:
            return Found(problems=tuple(problems), notes=notes)
        return Found(cls.model_validate(values), notes=notes)


def read_one(question: Question, answer: Answer | None, context: Context) -> Found:
    """Read the *answer* to one *question*; problems and notes say which field they are about."""
    answered = answer and (not isinstance(answer, str) or answer.strip())
    found = question.kind.read(answer, context) if answer and answered else Found()
    if not found.problems and _says_nothing(found.value):
        found = _unanswered(question, found)
    return Found(
        found.value,
        tuple(_about(question, problem, context) for problem in found.problems),
        tuple(note.at(question.id, question.label) for note in found.notes),
    )


def _says_nothing(value: Any) -> bool:
    # 0 is an answer, although it equals False.
    return value is None or value is False or value in ("", ())


def _unanswered(question: Question, found: Found) -> Found:
    if question.required:
        return Found.wrong(N_("is required, but was left empty"))
    return Found(question.default, notes=found.notes)


def _about(question: Question, problem: Problem, context: Context) -> Problem:
    located = problem.at(question.id, question.label)
    if located.example or located.row:
        return located
    return located.with_example(question.example or question.kind.example(context))
