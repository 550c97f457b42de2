"""A time zone as calendars describe it: one component for each change of the clocks.

icalendar gathers the changes of years in RDATEs, and some apps know no change but those then.
"""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY = dt.timedelta(days=1)
_MINUTE = dt.timedelta(minutes=1)


@cache
def time_zone(name: str, first: int, last: int) -> Timezone:
    """Return the zone called *name* as it is from the year *first* to the year *last*."""
    zone = ZoneInfo(name)
    start = dt.datetime(first - 1, 12, 31, tzinfo=dt.UTC)
    end = dt.datetime(last + 1, 1, 2, tzinfo=dt.UTC)
    found = Timezone()
    found.add("TZID", name)
    for moment in (start, *_changes(zone, start, end)):
        found.add_component(_observance(zone, moment))
    return found


def _changes(zone: ZoneInfo, start: dt.datetime, end: dt.datetime) -> Iterator[dt.datetime]:
    """Yield each moment from *start* to *end* at which the clocks are put forward or back."""
    while start < end:
        if _offset(zone, start) != _offset(zone, start + _DAY):
            yield _change(zone, start, start + _DAY)
        start += _DAY


def _change(zone: ZoneInfo, before: dt.datetime, after: dt.datetime) -> dt.datetime:
    """Return the first minute of the offset that holds *after*, by halving the time between."""
    while after - before > _MINUTE:
        middle = before + (after - before) // _MINUTE // 2 * _MINUTE
        if _offset(zone, middle) == _offset(zone, after):
            after = middle
        else:
            before = middle
    return after


def _offset(zone: ZoneInfo, moment: dt.datetime) -> dt.timedelta:
    return moment.astimezone(zone).utcoffset() or dt.timedelta()


def _observance(zone: ZoneInfo, moment: dt.datetime) -> TimezoneStandard | TimezoneDaylight:
    """Return what holds from *moment* on, which is said in the time that held before."""
    local, before = moment.astimezone(zone), _offset(zone, moment - _MINUTE)
    found = TimezoneDaylight() if local.dst() else TimezoneStandard()
    found.add("DTSTART", (moment + before).replace(tzinfo=None))
    found.add("TZOFFSETFROM", before)
    found.add("TZOFFSETTO", _offset(zone, moment))
    found.add("TZNAME", local.tzname())
    return found
