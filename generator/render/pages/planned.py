"""Meetings of a series that nobody has asked for yet, as people find them beside the others."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive import Archive, Meeting
from generator.convening import planned
from generator.organisation import MeetingType
from generator.render.calendar import is_announced, shown_types
from generator.vocabulary import Stage


@dataclass(frozen=True)
class Planned:
    """A meeting of the *type* that nobody has asked for yet: the rule says *starts* and *ends*."""

    type: MeetingType
    starts: dt.datetime
    ends: dt.datetime


def planned_until(archive: Archive, until: dt.date) -> Iterator[Planned]:
    """Yield what the rules of all meeting types plan from now *until* a day (R8, R22, R27)."""
    for type_ in shown_types(archive.organisation):
        if rule := type_.recurrence:
            ours = filter(is_shown, archive.of_type(type_.slug))
            for day in planned(rule, ours, archive, until).values():
                starts = dt.datetime.combine(day, rule.start, archive.now.tzinfo)
                yield Planned(type_, starts, starts + dt.timedelta(minutes=rule.minutes))


def is_shown(meeting: Meeting) -> bool:
    """Tell whether *meeting* takes its place: it is asked for, or people were told of it (R39)."""
    return meeting.stage is Stage.REQUESTED or is_announced(meeting)
