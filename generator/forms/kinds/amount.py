"""Kinds that hold an amount or a reference: numbers, money, meetings, items, decisions, events."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from generator.forms.kinds.base import Answer, Context, Found, Kind, Limits, as_text
from generator.forms.kinds.control import Expected
from generator.forms.written.numbers import (
    read_action_number,
    read_decision_number,
    read_money,
    read_number,
    read_reference,
)
from generator.forms.written.numerals import NUMERAL
from generator.wording import N_, Wording

_DIGIT = "[0-9\uff10-\uff19]"
_NUMERAL = f"{_DIGIT}|{NUMERAL}"
_NO_NUMBER = N_("is not a number: {written}")
_NO_MONEY = N_("is not an amount of money: {written}")
_NO_MEETING = N_("is not the number of a meeting: {written}")
_NO_EVENT = N_("is not the number of an event plan: {written}")
_NO_DECISION = N_("is not the number of a decision: {written}")
_NO_ACTION = N_("is not the number of an action item: {written}")


class Money(BaseModel):
    """An amount of money; *currency* is ISO 4217."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    amount: Decimal
    currency: str


@dataclass(frozen=True)
class NumberKind(Kind):
    """A number, perhaps within limits."""

    name: ClassVar[str] = "number"
    title: ClassVar[Wording] = Wording.of("Number", "数字", "數字")
    expected: ClassVar[Expected] = Expected(_NUMERAL, _NO_NUMBER)
    limits: Limits = Limits()

    def read(self, answer: Answer, context: Context) -> Found:
        """Read a number as people write it: ``1,200``, ``１２００``, ``1.2万``."""
        written = as_text(answer)
        number = read_number(written)
        if number is None:
            return Found.wrong(_NO_NUMBER, written=written)
        return self.limits.find(number, number, written)


@dataclass(frozen=True)
class MoneyKind(Kind):
    """An amount of money, in the organisation's currency unless another is named (R20)."""

    name: ClassVar[str] = "money"
    title: ClassVar[Wording] = Wording.of("Amount of money", "金额", "金額")
    expected: ClassVar[Expected] = Expected(_NUMERAL, _NO_MONEY)
    limits: Limits = Limits()

    def read(self, answer: Answer, context: Context) -> Found:
        """Read an amount: ``¥12,000``, ``1.2万元``, ``12000``."""
        written = as_text(answer)
        money = read_money(written, context.organisation.settings.currency)
        if money is None:
            return Found.wrong(_NO_MONEY, written=written)
        amount, currency = money
        # 1.2万 is 12000 and not 12000.0: what is whole is kept without a point.
        whole = amount.to_integral_value()
        amount = whole if whole == amount else amount
        return self.limits.find(Money(amount=amount, currency=currency), amount, written)

    def write(self, value: Any, context: Context) -> str:
        """Write currency and amount."""
        return f"{value.currency} {value.amount}"


@dataclass(frozen=True)
class MeetingKind(Kind):
    """The number of a meeting: that of the issue that asked for it."""

    name: ClassVar[str] = "meeting"
    title: ClassVar[Wording] = Wording.of("Meeting number", "会议编号", "會議編號")
    expected: ClassVar[Expected] = Expected(_DIGIT, _NO_MEETING)

    def read(self, answer: Answer, context: Context) -> Found:
        """Read ``17``, ``#17`` or the address of the issue."""
        written = as_text(answer)
        number = read_reference(written)
        if number is None:
            return Found.wrong(_NO_MEETING, written=written)
        if context.meetings is not None and number not in context.meetings:
            return Found.wrong(N_("there is no meeting with the number {number}"), number=number)
        return Found(number)


@dataclass(frozen=True)
class ActionKind(Kind):
    """The number of an action item, ``17-1``: the first of meeting 17."""

    name: ClassVar[str] = "action"
    title: ClassVar[Wording] = Wording.of("Action item number", "行动项编号", "行動項編號")
    expected: ClassVar[Expected] = Expected(_DIGIT, _NO_ACTION)

    def read(self, answer: Answer, context: Context) -> Found:
        """Read ``17-1`` or ``#17-1``."""
        written = as_text(answer)
        number = read_action_number(written)
        if number is None:
            return Found.wrong(_NO_ACTION, written=written)
        known = f"{number[0]}-{number[1]}"
        if context.actions is not None and known not in context.actions:
            message = N_("there is no action item with the number {number}")
            return Found.wrong(message, number=known)
        return Found(known)


@dataclass(frozen=True)
class DecisionKind(Kind):
    """The number of a decision, ``D17-2``: the second of meeting 17."""

    name: ClassVar[str] = "decision"
    title: ClassVar[Wording] = Wording.of("Decision number", "决议编号", "決議編號")
    expected: ClassVar[Expected] = Expected(_DIGIT, _NO_DECISION)

    def read(self, answer: Answer, context: Context) -> Found:
        """Read ``D17-2`` or ``d17-2``; whether it was taken is checked with the minutes."""
        written = as_text(answer)
        number = read_decision_number(written)
        if number is None:
            return Found.wrong(_NO_DECISION, written=written)
        return Found(f"D{number[0]}-{number[1]}")


@dataclass(frozen=True)
class EventKind(Kind):
    """The number of an event: that of the issue with its plan (R30)."""

    name: ClassVar[str] = "event"
    title: ClassVar[Wording] = Wording.of("Event number", "活动编号", "活動編號")
    expected: ClassVar[Expected] = Expected(_DIGIT, _NO_EVENT)

    def read(self, answer: Answer, context: Context) -> Found:
        """Read ``43``, ``#43`` or the address of the issue."""
        written = as_text(answer)
        number = read_reference(written)
        if number is None:
            return Found.wrong(_NO_EVENT, written=written)
        if context.events is not None and number not in context.events:
            return Found.wrong(N_("there is no event plan with the number {number}"), number=number)
        return Found(number)
