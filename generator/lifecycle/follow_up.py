"""An action item is followed up on an issue of its own, which the generator opened for it."""

import datetime as dt

from generator.archive import Archive, standing
from generator.errors import Problem
from generator.forms.core import FollowUp
from generator.lifecycle.effects import Effect, Refusal, Reply, Save
from generator.records import Record
from generator.wording import N_


def follow_up(
    issue: int, author: str, opened: dt.datetime, action: str, archive: Archive
) -> tuple[Effect, ...]:
    """Decide what follows from the *issue* for the action item with the number *action*.

    Nothing is kept before something happens to it: that the item exists, the minutes say.
    """
    if action not in archive.action_by_number:
        message = N_("there is no action item with the number {number}")
        return (Refusal(issue, FollowUp, (Problem(message, {"number": action}),)),)
    at = opened.astimezone(archive.organisation.settings.zone)
    new = Record(issue=issue, author=author, filed=at, answers=FollowUp(action=action))
    record = archive.records.get(issue, new)
    return (Save(record), Reply(record, standing=standing(record, archive.having(record))))
