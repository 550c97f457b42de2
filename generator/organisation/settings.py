"""The settings of the organisation: who it is, where, in which languages, by which targets."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

import holidays
from babel.numbers import list_currencies
from pydantic import AfterValidator, Field, model_validator

from generator.organisation.part import Part, refuse
from generator.organisation.references import suggestion
from generator.organisation.values import Moment, Number, Whole
from generator.vocabulary import Classification, Indicator
from generator.wording import Wording

Language = Literal["en", "zh-Hans", "zh-Hant"]
"""A language of the product, as BCP 47 tag; the same as `generator.wording.LANGUAGES`."""


def _time_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (OSError, ValueError, LookupError):
        msg = f"{value!r} is not an IANA time zone; expected for example 'Asia/Shanghai'"
        raise ValueError(msg) from None
    return value


def _country(value: str) -> str:
    countries = holidays.list_supported_countries(include_aliases=False)
    if value not in countries:
        near = suggestion(value.upper(), countries)
        what = "is not the ISO 3166 code of a country whose holidays are known"
        msg = f"{value!r} {what}; expected for example 'CN'{near}"
        raise ValueError(msg)
    return value


def _currency(value: str) -> str:
    if value not in list_currencies():
        msg = f"{value!r} is not an ISO 4217 code; expected for example 'CNY'"
        raise ValueError(msg)
    return value


class Settings(Part):
    """What holds for the whole organisation.

    The site is in *language*, and beside it in the other *languages*.
    *as_of* lets the archive stand still at that time, as a sample does; without it, it is now.
    *deciding_roles* are the roles in the repository whose holders may decide by command, if the
    directory lets them too: anybody can take the name of an account that was given up.
    *targets* are what evaluations are held against (R117): shares from 0 to 1, ratings from 1 to 5,
    the most that is allowed of days, minutes and obstacles.
    *retention_years* says how long records of each classification are kept (R97).
    """

    name: Wording = Field(examples=["青榆文创"])
    language: Language = Field("zh-Hans", examples=["zh-Hans"])
    languages: tuple[Language, ...] = Field((), examples=[["zh-Hans", "en"]])
    time_zone: Annotated[str, AfterValidator(_time_zone)] = Field(examples=["Asia/Shanghai"])
    country: Annotated[str, AfterValidator(_country)] = Field(examples=["CN"])
    currency: Annotated[str, AfterValidator(_currency)] = Field(examples=["CNY"])
    edition: Classification = Field(Classification.PUBLIC, examples=["internal"])
    repository: str | None = Field(
        None, pattern=r"^[A-Za-z0-9_-]+/[A-Za-z0-9._-]+$", examples=["owner/name"]
    )
    site_url: str | None = Field(
        None, pattern=r"^https?://[^\s/]+(/\S*)?$", examples=["https://minutes.example.com/"]
    )
    as_of: Moment | None = Field(None, examples=["2026-09-30T09:00:00"])
    merge: Literal["auto", "manual"] = Field("auto", examples=["auto"])
    deciding_roles: tuple[str, ...] = Field(
        ("write", "maintain", "admin"), examples=[["triage", "write", "maintain", "admin"]]
    )
    targets: Mapping[Indicator, Number] = Field(default_factory=dict)
    retention_years: Mapping[Classification, Annotated[Whole, Field(ge=1, le=100)]] = Field(
        default_factory=dict
    )

    @model_validator(mode="after")
    def _the_language_of_the_site_is_one_of_its_languages(self) -> Self:
        if self.languages and self.language not in self.languages:
            listed = ", ".join(self.languages)
            refuse([("language", f"{self.language!r} is not among languages: {listed}")])
        return self

    @property
    def spoken(self) -> tuple[Language, ...]:
        """The languages of the site, the one at its root first."""
        return tuple(dict.fromkeys((self.language, *self.languages)))

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which all times of the organisation are written."""
        return ZoneInfo(self.time_zone)
