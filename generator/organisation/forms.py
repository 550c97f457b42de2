"""Custom forms: filings that the organisation thought of itself, one TOML file each."""

from typing import Literal, Self

from pydantic import Field, model_validator

from generator.organisation.labels import Label
from generator.organisation.part import Part, Slug, refuse
from generator.organisation.questions import QuestionSpec, faults_among
from generator.vocabulary import Approval, Classification, Period
from generator.wording import Wording


class CustomForm(Part):
    """A form of the organisation's own.

    *slug* is the name of its file. *approval* says whose yes a filing needs before it counts
    (R40); *period* how often everybody owes one, and *due* at which end of the period (R33).
    """

    slug: Slug
    title: Label = Field(examples=["活动策划案"])
    description: Wording = Field(examples=["活动执行之前提交"])
    approval: Approval = Approval.NONE
    period: Period = Period.NONE
    due: Literal["start", "end"] = "end"
    classification: Classification = Classification.INTERNAL
    questions: tuple[QuestionSpec, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _no_two_questions_are_the_same(self) -> Self:
        refuse(faults_among(self.questions, "questions"))
        return self
