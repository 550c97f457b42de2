"""An action item is followed up on an issue of its own, which the generator opened for it."""

import datetime as dt

from generator.archive import Archive, standing
from generator.forms.core import FollowUp
from generator.lifecycle.effects import Effect, Reply, Save
from generator.records import Record


def follow_up(
    issue: int, author: str, opened: dt.datetime, action: str, archive: Archive
) -> tuple[Effect, ...]:
    """Decide what follows from the *issue* for the action item with the number *action*.

    Nothing is kept before something happens to it: that the item exists, the minutes say. If they
    have it no more, its issue says so.
    """
    at = opened.astimezone(archive.organisation.settings.zone)
    new = Record(issue=issue, author=author, filed=at, answers=FollowUp(action=action))
    record = archive.records.get(issue, new)
    return (Save(record), Reply(record, standing=standing(record, archive.having(record))))
