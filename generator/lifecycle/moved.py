"""When a meeting is to be instead: the date, the time or both, and why."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.archive import Meeting
from generator.errors import Problem
from generator.forms.kinds import Context
from generator.forms.kinds.base import Found
from generator.forms.kinds.when import DateKind, TimeKind
from generator.forms.written.dates import read_date
from generator.forms.written.times import begins_with_time, read_time
from generator.lifecycle.case import Case
from generator.lifecycle.manual import example
from generator.lifecycle.understood import (
    BETWEEN,
    Said,
    beginnings,
    first_line,
    lacking,
    wrong,
)
from generator.vocabulary import Act
from generator.wording import N_

_DAY = dt.timedelta(days=1)
_MARKS = re.compile("[,，;；。]")


@dataclass(frozen=True)
class _Told:
    """The *day* and *time* that were told, as far as they were, and what stands behind them."""

    day: Found
    time: Found
    behind: str


def moved(text: str, context: Context, case: Case) -> Said:
    """Read when a meeting is to be instead (R49): what is not said stays.

    What stands behind is the reason, which short notice needs (R125). A time that cannot be
    understood is none: who says 2点 or 下午 does not want the hour at which the meeting was before.
    """
    line, meeting = first_line(text), case.meeting
    if not line or meeting is None:
        return lacking(N_("say the new date, the new time, or both"), _shown(context, meeting))
    told = _told(line, context)
    if problems := _misunderstood(told, line):
        shown = _shown(context, meeting, told.day.value)
        return Said({}, tuple(each.with_example(shown) for each in problems))
    day, time = told.day.value or meeting.date, told.time.value or meeting.starts.time()
    starts = dt.datetime.combine(day, time, context.organisation.settings.zone)
    if starts <= context.at:
        return wrong(N_("is over already: {written}"), {"written": line})
    if starts == meeting.starts:
        return wrong(N_("is when it is held already: {written}"), {"written": line})
    below = text.partition("\n")[2].strip()
    why = "\n".join(part for part in (told.behind, below) if part)
    return Said({"starts": starts, "reason": why})


def _shown(context: Context, meeting: Meeting | None, told: dt.date | None = None) -> str:
    """Return an example that is accepted as it stands: on the day *told*, or a day later."""
    today = context.at.date()
    day = max(meeting.date if meeting else today, today) + _DAY
    if told and told > today:
        day = told
    time = f" {meeting.starts:%H:%M}" if meeting else ""
    return example(Act.RESCHEDULE, context.language, f"{day.isoformat()}{time}")


def _misunderstood(told: _Told, line: str) -> tuple[Problem, ...]:
    """Return why *line* cannot be carried out as it was *told*."""
    if told.day.problems:
        return told.day.problems
    if told.time.value is None and begins_with_time(told.behind):
        return (Problem(N_("is not a time of day: {written}"), {"written": told.behind}),)
    if told.day.value is None and told.time.value is None:
        return (Problem(N_("does not begin with a date or a time: {written}"), {"written": line}),)
    return ()


def _told(line: str, context: Context) -> _Told:
    """Take *line* apart. Behind a time a date stands alone: otherwise it belongs to the reason."""
    day, behind = _read(line, DateKind(), _is_date, context)
    time, behind = _read(behind, TimeKind(), _is_time, context)
    if day == Found() and time != Found():
        date, *more = _MARKS.split(behind, maxsplit=1)
        if _is_date(date, context):
            return _Told(DateKind().read(date, context), time, "".join(more))
    return _Told(day, time, behind)


def _read(
    line: str, kind: DateKind | TimeKind, is_one: Callable[[str, Context], bool], context: Context
) -> tuple[Found, str]:
    """Read the longest beginning of *line* that is of that *kind*; return what stands behind it."""
    for beginning in beginnings(line):
        written = beginning.strip(BETWEEN)
        if is_one(written, context):
            return kind.read(written, context), line[len(beginning) :].strip(BETWEEN)
    return Found(), line


def _is_date(written: str, context: Context) -> bool:
    """Tell whether *written* is a date, be it one whose day of the week is another."""
    return read_date(written, context.at.date()) is not None


def _is_time(written: str, _: Context) -> bool:
    return read_time(written) is not None
