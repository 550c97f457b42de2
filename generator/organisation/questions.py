"""A question of a form, as TOML says it: extra questions of meeting types, and custom forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, Field, StringConstraints, model_validator

from generator.organisation.labels import Label, Line, OptionLabel, same, same_wording
from generator.organisation.part import Part, Text, refuse
from generator.organisation.values import Flag, Number
from generator.wording import Wording

RESERVED = frozenset(
    {"assignees", "body", "labels", "milestone", "projects", "template", "title", "type"}
)
"""What GitHub takes for itself in the address of a new issue: no question may be called so."""


class QuestionKind(StrEnum):
    """What kind of answer a question asks for."""

    LINE = "line"
    PROSE = "prose"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    NUMBER = "number"
    MONEY = "money"
    CHOICE = "choice"
    CHOICES = "choices"
    CONFIRMATION = "confirmation"
    PERSON = "person"
    PEOPLE = "people"
    DEPARTMENT = "department"
    ROOM = "room"
    LINK = "link"
    ATTACHMENTS = "attachments"
    MEETING = "meeting"
    ACTION = "action"
    EVENT = "event"
    TABLE = "table"


_WITH_OPTIONS = {QuestionKind.CHOICE, QuestionKind.CHOICES}
_WITH_LIMITS = {QuestionKind.NUMBER, QuestionKind.MONEY, QuestionKind.DURATION}
_NOT_IN_A_CELL = {QuestionKind.TABLE, QuestionKind.ATTACHMENTS, QuestionKind.PROSE}


class OptionSpec(Part):
    """One option of a choice: the *id* is kept in records, the *label* is shown."""

    id: str = Field(pattern=r"^[a-z][a-z0-9]*([_-][a-z0-9]+)*$", examples=["planning"])
    label: OptionLabel = Field(examples=["策划阶段"])
    aliases: tuple[Line, ...] = ()


class QuestionSpec(Part):
    """One question. *aliases* are earlier wordings of its label; *hint* says how to answer.

    *minimum* and *maximum* are in the unit of the kind: a number, an amount, minutes.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")] = Field(
        examples=["client_name"]
    )
    kind: QuestionKind = Field(examples=["line"])
    label: Label = Field(examples=["客户名称"])
    hint: Wording | None = None
    examples: tuple[Text, ...] = ()
    aliases: tuple[Line, ...] = ()
    required: Flag = False
    options: tuple[OptionSpec, ...] = ()
    columns: tuple[ColumnSpec, ...] = ()
    minimum: Number | None = None
    maximum: Number | None = None

    @model_validator(mode="after")
    def _everything_fits_the_kind(self) -> Self:
        refuse(
            (
                *self._id(),
                *self._options(),
                *self._commas(),
                *self._columns(),
                *self._limits(),
            )
        )
        return self

    def _id(self) -> Iterator[tuple[str, str]]:
        if self.id in RESERVED:
            yield "id", f"{self.id!r} is taken by GitHub; expected any word but {_list(RESERVED)}"
        elif hasattr(BaseModel, self.id):
            yield "id", f"{self.id!r} is taken by every form; expected for example '{self.id}_text'"

    def _options(self) -> Iterator[tuple[str, str]]:
        if self.kind in _WITH_OPTIONS and not self.options:
            yield "options", f"a question of kind {self.kind.value!r} needs at least one option"
        if self.kind not in _WITH_OPTIONS and self.options:
            yield (
                "options",
                f"only kinds {_list(_WITH_OPTIONS)} have options, not {self.kind.value!r}",
            )
        yield from same("options", "id", [option.id for option in self.options])
        labels = [(*option.label.all(), *option.aliases) for option in self.options]
        yield from same_wording("options", "label", labels)

    def _commas(self) -> Iterator[tuple[str, str]]:
        several = self.options if self.kind is QuestionKind.CHOICES else ()
        for place, option in enumerate(several, start=1):
            for key, texts in (("label", option.label.all()), ("aliases", option.aliases)):
                for text in (text for text in texts if "," in text):
                    what = f"{text!r} has a comma, which separates options on GitHub"
                    instead = text.replace(",", " /")
                    yield f"options[{place}].{key}", f"{what}; expected for example {instead!r}"

    def _columns(self) -> Iterator[tuple[str, str]]:
        if self.kind is QuestionKind.TABLE and not self.columns:
            yield "columns", "a question of kind 'table' needs at least one column"
        if self.kind is not QuestionKind.TABLE and self.columns:
            yield "columns", f"only kind 'table' has columns, not {self.kind.value!r}"
        for place, column in enumerate(self.columns, start=1):
            if column.kind in _NOT_IN_A_CELL:
                yield f"columns[{place}].kind", f"{column.kind.value!r} does not fit into a cell"
        yield from faults_among(self.columns, "columns")

    def _limits(self) -> Iterator[tuple[str, str]]:
        for key, limit in (("minimum", self.minimum), ("maximum", self.maximum)):
            if limit is not None and self.kind not in _WITH_LIMITS:
                yield key, f"only kinds {_list(_WITH_LIMITS)} have limits, not {self.kind.value!r}"
        if None not in (self.minimum, self.maximum) and self.minimum > self.maximum:  # type: ignore[operator]
            yield "maximum", f"{self.maximum:g} is less than the minimum {self.minimum:g}"


class ColumnSpec(QuestionSpec):
    """A question that is answered in a cell of a table, where options may have commas."""

    def _commas(self) -> Iterator[tuple[str, str]]:
        return iter(())


def _list(words: set[QuestionKind] | frozenset[str]) -> str:
    return ", ".join(sorted(str(word) for word in words))


def faults_among(questions: Sequence[QuestionSpec], key: str) -> Iterator[tuple[str, str]]:
    """Report what is wrong between the *questions* of one list: ids and labels used twice."""
    yield from same(key, "id", [question.id for question in questions])
    yield from same_wording(key, "label", [(*one.label.all(), *one.aliases) for one in questions])
