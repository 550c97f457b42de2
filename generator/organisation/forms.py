"""Custom forms: filings that the organisation thought of itself, one TOML file each."""

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from generator.organisation.events import EventPlan, EventReport
from generator.organisation.labels import Label
from generator.organisation.part import Part, Slug, refuse
from generator.organisation.questions import QuestionSpec, faults_among
from generator.vocabulary import Approval, Classification, Period
from generator.wording import Wording


class CustomForm(Part):
    """A form of the organisation's own.

    *slug* is the name of its file. *approval* says whose yes a filing needs before it counts
    (R40); *period* how often everybody owes one, and *due* at which end of the period (R33).
    *event_plan* and *event_report* say that it plans an event or reports on one (R31, R124).
    """

    slug: Slug
    title: Label = Field(examples=["活动策划案"])
    description: Wording = Field(examples=["活动执行之前提交"])
    approval: Approval = Approval.NONE
    period: Period = Period.NONE
    due: Literal["start", "end"] = "end"
    classification: Classification = Classification.INTERNAL
    event_plan: EventPlan | None = None
    event_report: EventReport | None = None
    questions: tuple[QuestionSpec, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _no_two_questions_are_the_same(self) -> Self:
        refuse(faults_among(self.questions, "questions"))
        return self

    @model_validator(mode="after")
    def _what_there_is_to_know_of_an_event_is_asked(self) -> Self:
        refuse(self._faults_of_the_event())
        return self

    def _faults_of_the_event(self) -> Iterator[tuple[str, str]]:
        if self.event_plan:
            yield from self.event_plan.faults("event_plan", self.questions)
        if self.event_report:
            yield from self.event_report.faults("event_report", self.questions)
