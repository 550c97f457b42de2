"""Numbers, and the numbers of meetings and action items, as people write them."""

import re
from decimal import Decimal
from urllib.parse import urlsplit

from generator.forms.written.numerals import read_numeral
from generator.forms.written.width import hyphens, plain

_LONGEST = 40
_UNITS = {
    "": 1,
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
}
_TRADITIONAL = str.maketrans("萬億", "万亿")
_NUMBER = re.compile(
    r"(?P<sign>[-+])? ?(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<part>\.[0-9]+)?"
    r" ?(?P<unit>[百千万亿]{0,2})"
)
_REFERENCE = re.compile(r"#? ?(?P<number>[0-9]{1,9})")
_ISSUE = re.compile(r"(?P<repository>[^/]+/[^/]+)/issues/(?P<number>[0-9]{1,9})/?")
_ACTION = re.compile(r"#? ?(?P<meeting>[0-9]{1,9}) ?- ?(?P<number>[0-9]{1,4})")


def read_number(written: str) -> Decimal | None:
    """Read a number: 1,200, １２００, 1.2万, 三十, -3.5.

    Commas must group thousands: 1,2 may be a list or a foreign decimal comma. Shares (12%) and
    numbers with a unit are no numbers.
    """
    text = hyphens(plain(written)).translate(_TRADITIONAL)
    if len(text) > _LONGEST:
        return None
    found = _NUMBER.fullmatch(text)
    if found and found["unit"] in _UNITS:
        amount = Decimal(found["digits"].replace(",", "") + (found["part"] or ""))
        return (-amount if found["sign"] == "-" else amount) * _UNITS[found["unit"]]
    numeral = read_numeral(text)
    return None if numeral is None else Decimal(numeral)


def read_integer(written: str) -> int | None:
    """Read a whole number in any form of `read_number`; 1200.0 and 1.2万 are whole."""
    number = read_number(written)
    return None if number is None or number % 1 else int(number)


def read_reference(written: str, repository: str | None = None) -> int | None:
    """Read the number of a meeting: 17, #17, or the address of its issue.

    An issue of another *repository* (``owner/name``) is not one of ours; ``None`` takes any.
    """
    text = plain(written)
    if text.startswith(("http://", "https://")):
        return _issue_number(text, repository)
    found = _REFERENCE.fullmatch(text)
    return _positive(found["number"]) if found else None


def read_action_number(written: str) -> tuple[int, int] | None:
    """Read the number of an action item: meeting and number in it, as in 17-1.

    D17-1 is the number of a decision and therefore not read.
    """
    found = _ACTION.fullmatch(hyphens(plain(written)))
    if not found:
        return None
    meeting, number = _positive(found["meeting"]), _positive(found["number"])
    return (meeting, number) if meeting and number else None


def _issue_number(url: str, repository: str | None) -> int | None:
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    found = _ISSUE.fullmatch(path.removeprefix("/"))
    if not found or (repository and found["repository"].casefold() != repository.casefold()):
        return None
    return _positive(found["number"])


def _positive(digits: str) -> int | None:
    return int(digits) or None
