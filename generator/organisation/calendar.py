"""Working days: public holidays with their make-up days, and the organisation's own."""

import datetime as dt
from functools import cached_property

import holidays
from pydantic import Field

from generator.organisation.part import Part
from generator.organisation.values import Date
from generator.vocabulary import HolidayRule
from generator.wording import Wording

_DAY = dt.timedelta(days=1)

_SPOKEN = {"en": ("en_US",), "zh-Hans": ("zh_CN",), "zh-Hant": ("zh_TW", "zh_HK")}
"""What each of our languages is called in the list of holidays, which is not there in all."""


class ExtraDay(Part):
    """A day on which the organisation differs from its country."""

    date: Date = Field(examples=["2026-05-18"])
    title: Wording = Field(examples=["司庆日"])


class ExtraDays(Part):
    """The file calendar.toml: days off and days worked besides those of the country."""

    holidays: tuple[ExtraDay, ...] = ()
    working_days: tuple[ExtraDay, ...] = ()


class WorkingCalendar(Part):
    """Which days are worked in *country* (ISO 3166) and in the organisation itself.

    Where a country moves a working day to a weekend (make-up days, 调休), that day is worked. The
    organisation's own days win over those of the country.
    """

    country: str = Field(examples=["CN"])
    extra: ExtraDays = ExtraDays()

    @cached_property
    def _country(self) -> holidays.HolidayBase:
        return holidays.country_holidays(self.country)

    @cached_property
    def _named(self) -> dict[str, holidays.HolidayBase]:
        """The days off of the country as each language names them, or else as it does itself.

        Left to itself, the list would ask which language this machine is set to.
        """
        known, own = self._country.supported_languages, self._country.default_language
        return {
            language: holidays.country_holidays(
                self.country, language=next((one for one in names if one in known), own)
            )
            for language, names in _SPOKEN.items()
        }

    @cached_property
    def _titles(self) -> dict[dt.date, Wording]:
        return {day.date: day.title for day in (*self.extra.holidays, *self.extra.working_days)}

    @cached_property
    def _own(self) -> dict[dt.date, bool]:
        off = {day.date: False for day in self.extra.holidays}
        return off | {day.date: True for day in self.extra.working_days}

    def is_working_day(self, day: dt.date) -> bool:
        """Tell whether *day* is worked."""
        own = self._own.get(day)
        return self._country.is_working_day(day) if own is None else own

    def is_weekend(self, day: dt.date) -> bool:
        """Tell whether *day* is of a weekend, worked or not."""
        return day.weekday() in self._country.weekend

    def name(self, day: dt.date, language: str) -> str:
        """Return what the organisation or its country calls *day*; nothing if it is like others.

        Of a day off that is made up for, the list says in brackets when: that day says it itself.
        """
        if own := self._titles.get(day):
            return own.text(language)
        if self.is_working_day(day):
            return ""
        found = self._named[language].get(day) or ""
        return str(found).partition("(")[0].partition("（")[0].strip()

    def add_working_days(self, day: dt.date, n: int) -> dt.date:
        """Return the *n*-th working day after *day*, or before it if *n* is negative.

        *day* itself is not counted, and is the answer for 0 whether it is worked or not.
        """
        step = _DAY if n > 0 else -_DAY
        left = abs(n)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def working_days_between(self, first: dt.date, last: dt.date) -> int:
        """Return how many working days it takes from *first* to *last*, back if negative.

        *first* is not counted and *last* is: a notice on Friday for Monday is one day ahead.
        """
        if last < first:
            return -sum(map(self.is_working_day, _days(last, first - _DAY)))
        return sum(map(self.is_working_day, _days(first + _DAY, last)))

    def move(self, day: dt.date, rule: HolidayRule) -> dt.date | None:
        """Return the day on which a meeting planned for *day* is held; none if it is not (R8)."""
        if self.is_working_day(day):
            return day
        if rule is HolidayRule.SKIPPED:
            return None
        return self.add_working_days(day, -1 if rule is HolidayRule.EARLIER else 1)


def _days(first: dt.date, last: dt.date) -> list[dt.date]:
    return [first + n * _DAY for n in range((last - first).days + 1)]
