"""The duties and powers of everybody who has a part in a meeting (R6)."""

from pydantic import Field

from generator.organisation.part import Part
from generator.vocabulary import Duty
from generator.wording import Wording


class DutySheet(Part):
    """What somebody with a *duty* has to do, and what they may decide."""

    duty: Duty = Field(examples=["chair"])
    duties: tuple[Wording, ...] = Field(min_length=1)
    powers: tuple[Wording, ...] = ()


class Duties(Part):
    """The file duties.toml."""

    sheets: tuple[DutySheet, ...] = ()
