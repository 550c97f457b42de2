"""The meetings of a series that nobody has asked for yet, as calendars show them (R8, R22, R27)."""

import datetime as dt
from collections.abc import Iterable, Mapping

from generator.archive import Archive, Meeting
from generator.convening.series import days_of
from generator.organisation import Occurrence, Recurrence


def planned(
    recurrence: Recurrence, meetings: Iterable[Meeting], archive: Archive, until: dt.date
) -> Mapping[dt.date, dt.date]:
    """Return the day on which each coming occurrence is held, by the day the rule says.

    *meetings* are those of the type that take the place of theirs.
    """
    today = archive.now.date()
    taken = {day for meeting in meetings for day in days_of(meeting)}
    found = recurrence.occurrences(today, until, archive.organisation.calendar)
    return {
        each.planned: each.day
        for each in sorted(found, key=lambda each: each.planned)
        if not taken & {each.day, each.planned} and _is_ahead(each, recurrence, archive.now)
    }


def _is_ahead(occurrence: Occurrence, recurrence: Recurrence, now: dt.datetime) -> bool:
    return dt.datetime.combine(occurrence.day, recurrence.start, now.tzinfo) > now
