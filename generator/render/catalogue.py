"""The catalogues: messages in the reader's language, and dates as the language writes them."""

import datetime as dt
import io
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal

from generator.forms.kinds import Money
from generator.wording import Wording

_LOCALES = {"en": "en", "zh-Hans": "zh_Hans_CN", "zh-Hant": "zh_Hant_TW"}


class Catalogue:
    """The messages of one language; *language* is a BCP 47 tag of the product."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = Locale.parse(_LOCALES[language])
        self._messages = _messages(language)

    def text(self, message: str) -> str:
        """Return *message*, a msgid, in this language."""
        return self._messages.gettext(message) if message else ""

    def plural(self, one: str, many: str, number: int) -> str:
        """Return the message for *number* things."""
        return self._messages.ngettext(one, many, number)

    def words(self, wording: Wording) -> str:
        """Return *wording* in this language."""
        return wording.text(self.language)

    def date(self, day: dt.date, length: str = "medium") -> str:
        """Write a date; *length* is one of CLDR: short, medium, long, full."""
        return format_date(day, length, self.locale)

    def month_day(self, day: dt.date) -> str:
        """Write a date of which the year is known."""
        return format_skeleton("MMMd", day, locale=self.locale)

    def month(self, day: dt.date) -> str:
        """Write the month in which *day* lies."""
        return format_skeleton("yMMMM", day, locale=self.locale)

    def time(self, time: dt.time | dt.datetime) -> str:
        """Write a time of day."""
        return format_time(time, "HH:mm", locale=self.locale)

    def money(self, money: Money) -> str:
        """Write an amount with its currency."""
        return format_currency(money.amount, money.currency, locale=self.locale)

    def number(self, number: object) -> str:
        """Write a number."""
        return format_decimal(number, locale=self.locale)  # type: ignore[arg-type]


@cache
def _messages(language: str) -> NullTranslations:
    """Read the catalogue as its translators wrote it, so that no compiled twin can go stale."""
    if language == "en":
        return NullTranslations()
    source = files("generator") / "locale" / f"{language.replace('-', '_')}.po"
    with source.open("rb") as file:
        catalogue = read_po(file, locale=language.replace("-", "_"))
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
