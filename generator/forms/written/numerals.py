"""Numbers written in Chinese characters, in either script and in the banker's forms."""

import re

DIGITS = "零一二三四五六七八九"
_VARIANTS = str.maketrans(
    "〇○两兩壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟萬億", "零零二二一二二三三三四五六六七八九十百千万亿"
)
_PLACES = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_LARGE = ((10**8, "亿"), (10**4, "万"), (1, ""))
_WEIGHTS = {"十": 10, "百": 100, "千": 1000}
_LONGEST = 24
_FULL = 1000
"""From here on a section has no gap before it."""

NUMERAL = "[零〇○一二两兩三四五六七八九十百千万萬亿億壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟]"
"""A character class of everything a number in Chinese characters may be made of."""


def read_numeral(written: str) -> int | None:
    """Read a number in full Chinese notation, such as 三十 or 一万零五百.

    A number counts only if it is spelled as one spells it: 二三 (two or three) and 一万二 (short
    for 12000) are left to the person who wrote them.
    """
    text = re.sub("(?<![一二三四五六七八九])十", "一十", written.translate(_VARIANTS))
    if not text or len(text) > _LONGEST or set(text) - set(DIGITS + "十百千万亿"):
        return None
    number = _sum(text)
    return number if text == _spell(number) else None


def read_digits(written: str) -> int | None:
    """Read digits named one by one, as years are: 二〇二六."""
    text = written.translate(_VARIANTS)
    if not text or len(text) > _LONGEST or set(text) - set(DIGITS):
        return None
    return int("".join(str(DIGITS.index(sign)) for sign in text))


def _sum(text: str) -> int:
    """Add up *text* without asking whether it is well spelled."""
    total = section = digit = 0
    for sign in text:
        if sign in DIGITS:
            digit = DIGITS.index(sign)
        elif sign in _WEIGHTS:
            section, digit = section + digit * _WEIGHTS[sign], 0
        else:
            total, section, digit = total + (section + digit) * _large(sign), 0, 0
    return total + section + digit


def _large(sign: str) -> int:
    return next(weight for weight, name in _LARGE if name == sign)


def _spell(number: int) -> str:
    """Spell *number* in full, with 一十 for ten."""
    if number >= 10**12:
        return ""
    text, gap = "", False
    for weight, name in _LARGE:
        section, number = divmod(number, weight)
        if not section:
            gap = gap or bool(text)
            continue
        text += ("零" if text and (gap or section < _FULL) else "") + _spell_section(section) + name
        gap = False
    return text or "零"


def _spell_section(section: int) -> str:
    text, gap = "", False
    for weight, name in _PLACES:
        digit, section = divmod(section, weight)
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + name
        gap = not digit
    return text
