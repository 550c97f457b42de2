"""Which meetings may be announced, and how often their announcement has changed (R39, R49)."""

import datetime as dt
from itertools import chain

from generator.archive import Meeting
from generator.records import Event
from generator.vocabulary import Act, Role, Stage

CALLED_OFF = frozenset({Stage.CANCELLED, Stage.REJECTED, Stage.WITHDRAWN})
"""Where a meeting stands that does not take place, or no longer."""

_WORDS_ONLY = frozenset({Act.CONFIRM, Act.DECLINE, Act.LEAVE, Act.CAUGHT_UP, Act.HELP})
"""What somebody says without changing the meeting for others, unless they name somebody."""


def is_announced(meeting: Meeting) -> bool:
    """Tell whether people were told of *meeting*: nobody is before it was approved (R39).

    Whoever was told is also told that it is off, or that an edit has to be approved first.
    """
    if meeting.stage in CALLED_OFF or meeting.stage is Stage.REQUESTED:
        return _was_approved(meeting)
    return True


def _was_approved(meeting: Meeting) -> bool:
    """Tell whether some wording of the request had every approval: an edit starts afresh."""
    needed = frozenset(meeting.approvers)
    given: frozenset[Role] = frozenset()
    for event in meeting.record.events:
        if event.act in (Act.EDIT, Act.REJECT):
            given = frozenset()
        elif event.act is Act.APPROVE:
            given |= meeting.roles_in(event)
        if needed <= given:
            return True
    return False


def sequence(meeting: Meeting) -> int:
    """Return the revision of the announcement: it grows with everything that changes it."""
    return sum(map(_changes, meeting.record.events))


def _changes(event: Event) -> bool:
    return event.act not in _WORDS_ONLY or bool(event.people)


def last_change(meeting: Meeting) -> dt.datetime:
    """Return when anything of *meeting* changed last: replies and minutes count too."""
    minutes = [meeting.minutes_record.changed] if meeting.minutes_record else []
    said = (event.at for event in meeting.record.events)
    return max(chain([meeting.record.filed], said, minutes))


def announced(meeting: Meeting) -> dt.datetime:
    """Return when the announcement was last made or changed: replies leave it as it is."""
    said = (event.at for event in meeting.record.events if _changes(event))
    return max(chain([meeting.record.filed], said))
