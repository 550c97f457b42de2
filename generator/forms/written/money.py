"""Amounts of money as people write them."""

import re
from dataclasses import dataclass
from decimal import Decimal

from generator.forms.written.numbers import read_number
from generator.forms.written.width import hyphens, plain

_LONGEST = 48
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


@dataclass(frozen=True)
class Money:
    """An amount in a *currency* (ISO 4217)."""

    amount: Decimal
    currency: str


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
