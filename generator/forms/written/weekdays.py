"""Days of the week beside a date, in Chinese and English."""

import re

_HAN = "一二三四五六日"
_ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAME = (
    r"(?P<english>mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs?|rsday)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)\.?"
)
_LONG = r"(?:[周週]|星期|[礼禮]拜) ?"
_OPEN, _CLOSE = r"[(\[【] ?", r" ?[)\]】]"
_FORMS = (
    rf"{_OPEN}(?:{_LONG})?(?P<han>[一二三四五六日天]){_CLOSE}",
    rf"{_OPEN}{_NAME}{_CLOSE}",
    rf"{_LONG}(?P<han>[一二三四五六日天])",
    rf"(?<![a-z]){_NAME}(?![a-z])",
)
_LEADING = tuple(re.compile(rf"{form}[ ,]*(?P<rest>.*)") for form in _FORMS)
_TRAILING = tuple(re.compile(rf"(?P<rest>.*?)[ ,]*{form}") for form in _FORMS)


def take_weekday(text: str) -> tuple[str, int | None]:
    """Return *text* without the day of the week before or after it, and that day (Monday is 1).

    *text* is plain and in lower case. A single character (三) is a day of the week only in
    brackets.
    """
    for pattern in (*_LEADING, *_TRAILING):
        if found := pattern.fullmatch(text):
            return found["rest"], _iso(found.groupdict())
    return text, None


def _iso(parts: dict[str, str | None]) -> int:
    if english := parts.get("english"):
        return _ENGLISH.index(english[:3]) + 1
    return _HAN.index((parts.get("han") or "").replace("天", "日")) + 1
