"""The bulletins of the last weeks, each as things were known when its week was over.

What is said, done or corrected later belongs to a later week. Nothing is told that the archive does
not hold now, or that was too secret for its edition then.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from generator.archive import Archive, within
from generator.archive.editions import meeting_of
from generator.bulletin.bulletin import Bulletin
from generator.bulletin.week import WEEK, Week
from generator.records import as_they_stood
from generator.rules.once import once

KEPT = 26
"""How many weeks have a bulletin: half a year. What they tell stands in the archive for good."""

_MOMENT = dt.timedelta(microseconds=1)


def bulletin(archive: Archive, week: Week) -> Bulletin:
    """Return the bulletin of a *week* that is over."""
    settings = archive.organisation.settings
    end = dt.datetime.combine(week.after.first, dt.time(), settings.zone) - _MOMENT
    records = within(as_they_stood(archive.records, end), settings.edition)
    return Bulletin(week, replace(archive, records=records, now=end, joined=None))


@once
def bulletins(archive: Archive) -> tuple[Bulletin, ...]:
    """Return the bulletins of the last weeks that are over and tell something, the newest first.

    Pages show them and a feed, each in every language: they are made once.
    """
    return tuple(_bulletins(archive))


def _bulletins(archive: Archive) -> Iterator[Bulletin]:
    """Make each from the records of the one after it: what was not there then was not before."""
    week = Week.of(archive.now.date())
    known = _unsettled(archive, week.first - KEPT * WEEK)
    for _ in range(KEPT):
        week = week.before
        found = bulletin(known, week)
        known = found.archive
        if not found.is_empty:
            yield found


def _unsettled(archive: Archive, since: dt.date) -> Archive:
    """Return *archive* without the meetings on which nothing was said or owed from *since* on.

    Nothing of them is told any more, and there are more of them every year.
    """
    zone = archive.organisation.settings.zone
    begin = dt.datetime.combine(since, dt.time(), zone)
    lively = {each.number for each in archive.meetings if each.starts >= begin}
    lively |= {each.meeting.number for each in archive.actions if each.is_open}
    for record in archive.records.values():
        if record.filed >= begin or any(event.at >= begin for event in record.events):
            lively.add(meeting_of(record) or record.issue)
    settled = archive.by_number.keys() - lively
    records = archive.records.items()
    left = {n: r for n, r in records if (meeting_of(r) or n) not in settled}
    return replace(archive, records=left, joined=None)
