"""Lengths of time as people write them; a number alone counts minutes."""

import datetime as dt
import re
from decimal import Decimal

from generator.forms.written.numerals import read_numeral
from generator.forms.written.width import plain

_LONGEST = 64
_HOUR = 60
_HALF = Decimal("0.5")
_AMOUNT = r"[0-9]{1,4}(?:\.[0-9]{1,2})?|[零一二两兩三四五六七八九十百]{1,5}"
_HOURS = r"(?:小时|小時|钟头|鐘頭|hours?|hrs?|h)"
_MINUTES = r"(?:分钟|分鐘|分|minutes?|mins?|m)"
_WORDS = re.compile(
    rf"(?:(?P<hours>{_AMOUNT}|half an|半|an) ?[个個]?(?P<half>半)? ?{_HOURS}"
    rf"(?P<more>半| and a half)?)?"
    rf"(?P<join> ?(?:and |零|又)?)"
    rf"(?:(?P<minutes>{_AMOUNT}) ?{_MINUTES}"
    r"|(?P<quarters>[一三13]) ?刻[钟鐘]|(?<=[h时時])(?P<rest>[0-9]{2}))?"
)
_ISO = re.compile(
    r"pt(?=[0-9])(?:(?P<hours>[0-9]{1,4}(?:\.[0-9]{1,2})?)h)?(?:(?P<minutes>[0-9]{1,4})m)?"
)
_CLOCK = re.compile(r"(?P<hours>[0-9]{1,2}):(?P<minutes>[0-9]{2})")
_BARE = re.compile(r"(?P<minutes>[0-9]{1,4})")


def read_duration(written: str) -> dt.timedelta | None:
    """Read a length of time in whole minutes: 90, 1.5小时, 一个半小时, 1h30m, 1:30, PT90M.

    Days are not read: whether one is 8 or 24 hours only its author knows.
    """
    text = plain(written).casefold()
    if not text or len(text) > _LONGEST:
        return None
    for pattern in (_BARE, _CLOCK, _ISO, _WORDS):
        if found := pattern.fullmatch(text):
            return _added(found.groupdict())
    return None


def write_duration(duration: dt.timedelta, unit: str = " min") -> str:
    """Write *duration* as whole minutes with their *unit*, so that we read it back.

    Raises:
        ValueError: if it is negative or not of whole minutes.
    """
    minutes, rest = divmod(duration, dt.timedelta(minutes=1))
    if minutes < 0 or rest:
        msg = f"not a duration in whole minutes: {duration}"
        raise ValueError(msg)
    return f"{minutes}{unit}"


def _added(parts: dict[str, str | None]) -> dt.timedelta | None:
    """Add hours and minutes; beside hours there are fewer than 60 minutes, and no half hours."""
    hours, minutes = _hours(parts), _minutes(parts)
    below = any(parts.get(name) for name in ("minutes", "quarters", "rest"))
    if hours is None or minutes is None or not (parts.get("hours") or below):
        return None
    if parts.get("hours") and below and (hours % 1 or minutes >= _HOUR):
        return None
    total = hours * _HOUR + minutes
    return None if total % 1 else dt.timedelta(minutes=int(total))


def _hours(parts: dict[str, str | None]) -> Decimal | None:
    written = parts.get("hours")
    hours = _HALF if written in {"半", "half an"} else _amount("1" if written == "an" else written)
    halves = sum(1 for name in ("half", "more") if parts.get(name))
    if halves and (hours is None or hours % 1 or halves > 1):
        return None
    return None if hours is None else hours + halves * _HALF


def _minutes(parts: dict[str, str | None]) -> Decimal | None:
    if quarters := parts.get("quarters"):
        return Decimal(15 if quarters in "一1" else 45)
    return _amount(parts.get("minutes") or parts.get("rest"))


def _amount(written: str | None) -> Decimal | None:
    if not written:
        return Decimal(0)
    if written.isascii():
        return Decimal(written)
    number = read_numeral(written)
    return None if number is None else Decimal(number)
