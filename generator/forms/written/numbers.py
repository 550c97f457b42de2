"""Numbers, money, and the numbers of meetings and action items, as people write them."""

import re
from decimal import Decimal
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.forms.written.numerals import read_numeral
from generator.forms.written.width import hyphens, plain

_LONGEST = 48
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
    r"(?P<sign>[-+])? ?(?P<digits>[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?P<part>\.[0-9]{1,9})?"
    r" ?(?P<unit>[百千万亿]{0,2})"
)
_REFERENCE = re.compile(r"#? ?(?P<number>[0-9]{1,9})")
_ISSUE = re.compile(r"(?P<repository>[^/]+/[^/]+)/issues/(?P<number>[0-9]{1,9})/?")
_ACTION = re.compile(r"#? ?(?P<meeting>[0-9]{1,9}) ?- ?(?P<number>[0-9]{1,4})")
_DECISION = re.compile(r"#? ?[Dd] ?(?P<meeting>[0-9]{1,9}) ?- ?(?P<number>[0-9]{1,4})")

_DOLLARS = ("USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD", "MOP")
_YUAN = ("CNY", "TWD", "HKD", "MOP", "SGD")
_NAMES = {
    "CNY": ("cny", "rmb", "cn¥", "人民币", "人民幣"),
    "TWD": ("twd", "nt$", "ntd", "新台币", "新台幣", "新臺幣", "台币", "台幣", "臺幣"),
    "HKD": ("hkd", "hk$", "港币", "港幣", "港元"),
    "MOP": ("mop", "mop$", "澳门元", "澳門元"),
    "USD": ("usd", "us$", "美元", "美金"),
    "EUR": ("eur", "€", "欧元", "歐元"),
    "GBP": ("gbp", "£", "英镑", "英鎊"),
    "JPY": ("jpy", "jp¥", "日元", "日圆", "日圓"),
    "SGD": ("sgd", "s$", "新加坡元"),
    "AUD": ("aud", "a$", "澳元"),
    "CAD": ("cad", "c$", "加元"),
    "NZD": ("nzd", "nz$", "新西兰元"),
    "KRW": ("krw", "₩", "韩元", "韓元"),
}
_CODES = {name: code for code, names in _NAMES.items() for name in names}
_GENERAL = ("元整", "元", "圆", "圓", "块", "塊", "$", "¥")
_MARK = "|".join(re.escape(name) for name in sorted([*_CODES, *_GENERAL], key=len, reverse=True))
_MONEY = re.compile(
    rf"(?P<sign>-)? ?(?P<before>{_MARK})? ?(?P<number>.+?) ?(?P<after>{_MARK})?(?P<yuan>(?<!元)元)?"
)


class Money(NamedTuple):
    """An amount in a *currency* (ISO 4217)."""

    amount: Decimal
    currency: str


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


def read_money(written: str, currency: str) -> Money | None:
    """Read an amount: ¥12,000, 1.2万元, RMB 5000, HK$300; a number alone is in *currency*.

    元, ¥ and $ name several currencies: they mean *currency* where it is one of theirs. A
    foreign $ is not read, because nobody can say whose it is.
    """
    text = hyphens(plain(written)).casefold()
    found = _MONEY.fullmatch(text) if len(text) <= _LONGEST else None
    amount = read_number(found["number"]) if found else None
    if not found or amount is None:
        return None
    code = _code([found["before"], found["after"], found["yuan"]], currency)
    if not code or (found["sign"] and found["number"].startswith(("-", "+"))):
        return None
    return Money(-amount if found["sign"] else amount, code)


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
    return _place(_ACTION.fullmatch(hyphens(plain(written))))


def read_decision_number(written: str) -> tuple[int, int] | None:
    """Read the number of a decision: meeting and number in it, as in D17-1.

    17-1 is the number of an action item and therefore not read.
    """
    return _place(_DECISION.fullmatch(hyphens(plain(written))))


def _place(found: re.Match[str] | None) -> tuple[int, int] | None:
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


def _code(marks: list[str | None], currency: str) -> str | None:
    """Return the one currency that all *marks* can mean."""
    written = [mark for mark in marks if mark]
    named = {_CODES[mark] for mark in written if mark in _CODES}
    if len(named) > 1:
        return None
    own = next(iter(named), currency)
    meant = {_general(mark, own) for mark in written if mark not in _CODES} | named
    return meant.pop() if len(meant) == 1 else (None if meant else currency)


def _general(mark: str, own: str) -> str | None:
    """Return the currency of a *mark* that several share, *own* where it is one of them."""
    if mark == "$":
        return own if own in _DOLLARS else None
    if mark == "¥":
        return own if own in {"CNY", "JPY"} else "CNY"
    return own if own in {*_YUAN, "USD"} else "CNY"
