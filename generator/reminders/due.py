"""What fell due between two runs, whichever runs there were: from the records and the clock."""

import datetime as dt
from collections.abc import Iterator

from generator.archive import Archive
from generator.reminders.actions import reminders_of
from generator.reminders.amendments import unacknowledged
from generator.reminders.bulletin import told_to_all
from generator.reminders.digest import digests
from generator.reminders.events import unreported
from generator.reminders.filings import owed_filings
from generator.reminders.frame import Frame
from generator.reminders.meetings import approval, approval_of_filing, coming, unprepared
from generator.reminders.minutes import (
    afterwards,
    feedback_unanswered,
    minutes_owed,
    returned,
    signature,
)
from generator.reminders.ratings import unrated
from generator.reminders.reminder import FOR_ALL, Reminder, Track

_ABOUT_MEETINGS = (
    *(coming, unprepared, approval),
    *(minutes_owed, signature, returned, feedback_unanswered, afterwards),
)
"""What there is to be said of a meeting, in the order of its life."""

_LATE = dt.timedelta(days=2)
"""How long a record may take to come in: an event may get lost, or a run be still at work."""


def window(done: dt.datetime | None, now: dt.datetime) -> dt.datetime:
    """Return since when a run *now* has to look, the last one having *done* all until then.

    Some of it was looked at before: what was said is known by its key, and not said again. The
    first run of all looks no further back, so that nobody is reminded of the whole past.
    """
    return (now if done is None else min(done, now)) - _LATE


def due(archive: Archive, since: dt.datetime) -> tuple[Reminder, ...]:
    """Return what fell due after *since*, up to the *archive*'s now, in order of issue.

    Nobody is reminded of what is settled by now. Of several reminders about one thing the
    strongest is said alone: a run that comes three days late tells nobody that something is due
    in three days which was due yesterday.
    """
    found = (each for each in _everything(Frame(archive)) if since < each.at <= archive.now)
    strongest: dict[Track, Reminder] = {}
    for reminder in sorted(found, key=lambda each: each.strength):
        strongest[reminder.track] = reminder
    in_order = sorted(strongest.values(), key=_place)
    return tuple(part for each in in_order for part in each.parts())


def _place(reminder: Reminder) -> tuple[bool, int, dt.datetime, str]:
    return reminder.issue is None, reminder.issue or 0, reminder.at, reminder.key


def _everything(frame: Frame) -> Iterator[Reminder]:
    """Yield all reminders that were or will be due, for those who can be addressed, or for all."""
    for reminder in _unsorted(frame):
        if reminder.to or reminder.kind in FOR_ALL:
            yield reminder


def _unsorted(frame: Frame) -> Iterator[Reminder]:
    for meeting in frame.archive.meetings:
        off = meeting.type.reminders.off
        for about in _ABOUT_MEETINGS:
            yield from (each for each in about(meeting, frame) if each.kind not in off)
    for action in frame.archive.actions:
        off = action.meeting.type.reminders.off
        yield from (each for each in reminders_of(action, frame) if each.kind not in off)
    for record in frame.archive.filings:
        yield from approval_of_filing(record, frame)
        yield from unacknowledged(record, frame)
    for event in frame.archive.events:
        yield from unreported(event, frame)
    yield from unrated(frame)
    yield from owed_filings(frame)
    yield from digests(frame)
    yield from told_to_all(frame)
