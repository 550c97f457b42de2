"""Regulations: what a department has decided about its meetings, clause by clause."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated, Self

from pydantic import Field, JsonValue, StringConstraints, model_validator

from generator.organisation.labels import OptionLabel, same
from generator.organisation.part import Days, Part, Slug, refuse
from generator.organisation.references import DepartmentSlug
from generator.organisation.values import Date, Whole
from generator.wording import Wording

Requirement = Annotated[str, StringConstraints(pattern=r"^R[1-9][0-9]*$")]
"""The number of a requirement that a clause serves."""


class Revision(Part):
    """A later text of a clause: why it changed (R132), from when, by which amendment (R133).

    *amendment* is the number of the issue in which it was approved. Without *parameters* those of
    the text before go on.
    """

    effective: Date = Field(examples=["2026-07-01"])
    text: Wording
    grounds: Wording
    amendment: Whole | None = Field(None, ge=1, examples=[412])
    parameters: Mapping[str, JsonValue] | None = None


class Clause(Part):
    """One part of a regulation: its first text, and the revisions in order.

    *rule* names the check that holds the clause, with *parameters*; without one the clause is for
    people alone. For a meeting from the day *refuses_from* on, neither a request nor a command
    that breaks the clause is accepted.
    """

    id: str = Field(pattern=r"^[1-9][0-9]*(\.[1-9][0-9]*)*$", examples=["3.2"])
    title: Wording = Field(examples=["会议通知"])
    text: Wording
    effective: Date = Field(examples=["2026-01-01"])
    rule: str | None = Field(None, pattern=r"^[a-z][a-z0-9_]*$", examples=["notice"])
    parameters: Mapping[str, JsonValue] = Field(default_factory=dict)
    refuses_from: Date | None = Field(None, examples=["2026-07-01"])
    requirements: tuple[Requirement, ...] = Field((), examples=[["R43"]])
    revisions: tuple[Revision, ...] = ()

    @model_validator(mode="after")
    def _parameters_need_a_rule_and_revisions_an_order(self) -> Self:
        refuse((*self._parameters_without_rule(), *self._revisions_out_of_order()))
        return self

    def _parameters_without_rule(self) -> Iterator[tuple[str, str]]:
        told = [("parameters", self.parameters)]
        for place, revision in enumerate(self.revisions, start=1):
            told.append((f"revisions[{place}].parameters", revision.parameters or {}))
        for key, parameters in told:
            if parameters and not self.rule:
                yield key, "belong to a rule, and no rule is named; expected for example 'notice'"

    def _revisions_out_of_order(self) -> Iterator[tuple[str, str]]:
        before = self.effective
        for place, revision in enumerate(self.revisions, start=1):
            if revision.effective <= before:
                yield f"revisions[{place}].effective", f"must come after {before.isoformat()}"
            before = revision.effective

    def text_on(self, day: dt.date) -> Wording | None:
        """Return the text in force on *day*; nothing before the clause took effect."""
        if day < self.effective:
            return None
        return next((one.text for one in self._latest_first(day)), self.text)

    def parameters_on(self, day: dt.date) -> Mapping[str, JsonValue]:
        """Return the parameters in force on *day*."""
        changed = (one.parameters for one in self._latest_first(day))
        return next((found for found in changed if found is not None), self.parameters)

    def _latest_first(self, day: dt.date) -> list[Revision]:
        return [one for one in reversed(self.revisions) if one.effective <= day]


class Regulation(Part):
    """What a department has decided about its meetings. *slug* is the name of its file.

    Who has not said that they know of an amendment is reminded after so many working days
    (*acknowledge*, R133).
    """

    slug: Slug
    title: OptionLabel = Field(examples=["市场部会议管理制度"])
    department: DepartmentSlug
    purpose: Wording
    acknowledge: Days = 5
    clauses: tuple[Clause, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _every_clause_has_its_own_number(self) -> Self:
        refuse(same("clauses", "id", [clause.id for clause in self.clauses]))
        return self

    def clause(self, number: str) -> Clause | None:
        """Return the clause with this *number*."""
        return next((clause for clause in self.clauses if clause.id == number), None)
