"""Reminders of custom forms that everybody owes once a period: plans, reports (R33)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive import Archive
from generator.organisation import CustomForm
from generator.records import Record
from generator.reminders.frame import Frame
from generator.reminders.reminder import Reminder
from generator.vocabulary import Period, Role
from generator.vocabulary import ReminderKind as Kind

_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6}

_AT_THE_START = 3
"""The working day of the period on which what is due at its start is due."""

_OVERDUE = 2
"""Working days after which those who have not filed are named to their head."""


@dataclass(frozen=True)
class Owed:
    """A filing of *form* that everybody owes for the period from *first* to *last*, by *due*."""

    form: CustomForm
    first: dt.date
    last: dt.date
    due: dt.date


def owed_filings(frame: Frame) -> Iterator[Reminder]:
    """Yield which department's members owe what for this period or the one before.

    Executives owe nothing: they are who it is written for.
    """
    for form in frame.archive.organisation.custom_forms.values():
        for owed in _periods(form, frame):
            filed = {record.author for record in _filed(owed, frame.archive)}
            for department in frame.archive.organisation.directory.departments:
                silent = [each for each in _members(department.slug, frame) if each not in filed]
                if silent:
                    yield from _ladder(owed, department.slug, silent, frame)


def _periods(form: CustomForm, frame: Frame) -> Iterator[Owed]:
    months = _MONTHS.get(form.period)
    if months is None:
        return
    first = dt.date(frame.today.year, (frame.today.month - 1) // months * months + 1, 1)
    for start in (_moved(first, -months), first):
        last = _moved(start, months) - dt.timedelta(days=1)
        before = start - dt.timedelta(days=1)
        due = (
            frame.calendar.add_working_days(before, _AT_THE_START)
            if form.due == "start"
            else frame.calendar.add_working_days(last + dt.timedelta(days=1), -1)
        )
        yield Owed(form, start, last, due)


def _moved(first: dt.date, months: int) -> dt.date:
    """Return the first day of the month that is so many *months* after that of *first*."""
    years, month = divmod(first.month - 1 + months, 12)
    return dt.date(first.year + years, month + 1, 1)


def _filed(owed: Owed, archive: Archive) -> Iterator[Record]:
    """Yield what was filed for the period: the first date in it says for which it was."""
    dates = [question.id for question in owed.form.questions if question.kind == "date"]
    for record in archive.records.values():
        if record.family == owed.form.slug:
            named = getattr(record.answers, dates[0], None) if dates else None
            if owed.first <= (named or record.filed.date()) <= owed.last:
                yield record


def _members(department: str, frame: Frame) -> tuple[str, ...]:
    members = frame.archive.organisation.directory.members(department)
    return frame.able(each.login for each in members if Role.EXECUTIVE not in each.roles)


def _ladder(owed: Owed, department: str, silent: list[str], frame: Frame) -> Iterator[Reminder]:
    thing = f"{owed.form.slug}/{department}"
    values = {"owed": owed, "silent": frame.able(silent)}
    for kind, days, others in (
        (Kind.FILING_DUE, 0, ()),
        (Kind.FILING_OVERDUE, _OVERDUE, frame.head(department)),
    ):
        at, to = frame.begin(owed.due, days), frame.able((*silent, *others))
        yield Reminder(kind, thing, owed.first, at, None, to, values)
