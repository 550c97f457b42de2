"""Numbers, truths and times as TOML gives them: what is written as something else is refused."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, AllowInfNan, BeforeValidator, Strict
from pydantic_core import PydanticKnownError

Whole = Annotated[int, Strict()]
"""A whole number: neither text nor true, which Python counts as 1."""

Number = Annotated[float, Strict(), AllowInfNan(allow_inf_nan=False)]
"""A number, whole or not, with which others can be compared."""

Flag = Annotated[bool, Strict()]
"""True or false: neither a word for it nor a number."""


def _no_seconds(kind: Literal["date_type", "time_type"]) -> BeforeValidator:
    # pydantic would count a number as seconds since 1970 or midnight: 930 as a quarter past it.
    def check(value: object) -> object:
        if isinstance(value, int | float):
            raise PydanticKnownError(kind)
        return value

    return BeforeValidator(check)


def _local(value: dt.time) -> dt.time:
    # Times with and without a zone cannot be compared.
    if value.tzinfo:
        kind: Literal["timezone_naive"] = "timezone_naive"
        raise PydanticKnownError(kind)
    return value


Date = Annotated[dt.date, _no_seconds("date_type")]
"""A day, as TOML writes it or as text."""

Moment = Annotated[dt.datetime, _no_seconds("date_type")]
"""A day with a time, as TOML writes it or as text."""

Clock = Annotated[dt.time, _no_seconds("time_type"), AfterValidator(_local)]
"""A time of day in the organisation's time zone, as TOML writes it or as text."""
