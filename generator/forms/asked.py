"""Fields that are asked for: what a form and the row of a table have in common.

A field is one line of a class: its kind as the annotation, its label in every language and an
example in :func:`ask`. Everything else about it is derived from that line.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from generator.errors import Problem
from generator.forms.kinds.base import Answer, Context, Found, Kind
from generator.wording import N_, Wording

REQUIRED: Any = ...
"""The default of a field that must be answered."""


def ask(
    en: str,
    hans: str,
    hant: str,
    default: Any = REQUIRED,
    *,
    hint: tuple[str, str, str] | None = None,
    examples: Sequence[str] = (),
    aliases: Sequence[str] = (),
    prefill: str | Sequence[Mapping[str, Any]] = "",
) -> Any:
    """Return a field labelled *en*, *hans* or *hant*, that may be left out if it has a *default*.

    *hint* explains it in the three languages, *examples* are answers that work, *aliases* are
    labels it had in earlier versions of the form, *prefill* is what stands in it from the start.
    """
    return asked_as(
        Wording.of(en, hans, hant),
        default,
        hint=Wording.of(*hint) if hint else None,
        examples=examples,
        aliases=aliases,
        prefill=prefill,
    )


def asked_as(
    label: Wording,
    default: Any = REQUIRED,
    *,
    hint: Wording | None = None,
    examples: Sequence[str] = (),
    aliases: Sequence[str] = (),
    prefill: str | Sequence[Mapping[str, Any]] = "",
) -> Any:
    """Return a field whose words are given as :class:`Wording`: see :func:`ask`."""
    extra = {"label": dict(label.root), "aliases": list(aliases), "prefill": prefill}
    return Field(
        default,
        title=label.text("en"),
        description=hint.text("en") if hint else None,
        examples=list(examples) or None,
        json_schema_extra={**extra, "hint": dict(hint.root) if hint else None},
    )


@dataclass(frozen=True)
class Question:
    """A field as it is asked, taken from its line in the class."""

    id: str
    kind: Kind
    label: Wording
    hint: Wording | None
    examples: tuple[str, ...]
    aliases: tuple[str, ...]
    required: bool
    default: Any
    prefill: Any

    @classmethod
    def of(cls, name: str, field: FieldInfo) -> Self:
        """Return the question that *field*, called *name*, asks.

        Raises:
            TypeError: if the field was not made by :func:`ask`, or its annotation is no kind.
        """
        extra = field.json_schema_extra
        if not isinstance(extra, dict):
            msg = f"{name} was not made by ask()"
            raise TypeError(msg)
        return cls(
            id=name,
            kind=_kind(name, field),
            label=Wording.model_validate(extra["label"]),
            hint=Wording.model_validate(extra["hint"]) if extra["hint"] else None,
            examples=tuple(str(example) for example in field.examples or ()),
            aliases=tuple(str(alias) for alias in extra["aliases"] or ()),  # type: ignore[union-attr]
            required=field.is_required(),
            default=None if field.is_required() else field.default,
            prefill=extra["prefill"],
        )

    @property
    def example(self) -> str:
        """Return an answer that works, or nothing."""
        return self.examples[0] if self.examples else ""

    @property
    def labels(self) -> tuple[str, ...]:
        """Every wording the label has or had."""
        return tuple(dict.fromkeys((*self.label.all(), *self.aliases)))


def _kind(name: str, field: FieldInfo) -> Kind:
    for part in (*field.metadata, *_parts(field.annotation)):
        if isinstance(part, Kind):
            return part
    msg = f"the annotation of {name} names no kind of field"
    raise TypeError(msg)


def _parts(annotation: Any) -> Iterator[Any]:
    for part in (*getattr(annotation, "__metadata__", ()), *get_args(annotation)):
        yield part
        yield from _parts(part)


Check = Callable[..., Iterator[Problem]]
_CHECKED = "checked_fields"
C = TypeVar("C", bound=Check)


def _checks(cls: type) -> Iterator[tuple[Check, tuple[str, ...]]]:
    for base in reversed(cls.__mro__):
        for function in vars(base).values():
            if fields := getattr(function, _CHECKED, ()):
                yield function, fields


def check(*fields: str) -> Callable[[C], C]:
    """Mark a static method as a check of *fields* against each other.

    It is called with their values as soon as all of them could be read, so that its problems are
    reported together with those of other fields.
    """

    def mark(function: C) -> C:
        setattr(function, _CHECKED, fields)
        return function

    return mark


class Asked(BaseModel):
    """Something whose fields are asked for. Frozen: an edit makes a new one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def questions(cls) -> tuple[Question, ...]:
        """Return the questions, in the order of the fields."""
        return tuple(Question.of(name, field) for name, field in cls.model_fields.items())

    @classmethod
    def check(cls, values: Mapping[str, Any]) -> Iterator[Problem]:
        """Check the fields in *values* against each other, as far as they are there."""
        for function, fields in _checks(cls):
            if all(field in values for field in fields):
                yield from function(*(values[field] for field in fields))

    @model_validator(mode="after")
    def _every_check_holds(self) -> Self:
        for problem in type(self).check(dict(self)):
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
        problems += (_about(questions[each.field_id], each) for each in cls.check(values))
        notes = tuple(note for each in found.values() for note in each.notes)
        if problems:
            return Found(problems=tuple(problems), notes=notes)
        return Found(cls.model_validate(values), notes=notes)


def read_one(question: Question, answer: Answer | None, context: Context) -> Found:
    """Read the *answer* to one *question*; problems and notes say which field they are about."""
    answered = answer and (not isinstance(answer, str) or answer.strip())
    found = question.kind.read(answer, context) if answer and answered else Found()
    if not found.problems and found.value in (None, "", (), False):
        found = _unanswered(question, found)
    return Found(
        found.value,
        tuple(_about(question, problem) for problem in found.problems),
        tuple(_about(question, note) for note in found.notes),
    )


def _unanswered(question: Question, found: Found) -> Found:
    if question.required:
        return Found.wrong(N_("is required, but was left empty"))
    return Found(question.default, notes=found.notes)


def _about(question: Question, problem: Problem) -> Problem:
    located = problem.at(question.id, question.label)
    return located if located.example or located.row else located.with_example(question.example)
