"""One meeting that is to be asked for ahead of time, and what is known of it before that."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from generator.archive import Action, Archive, Meeting
from generator.organisation import MeetingType
from generator.vocabulary import Act, Stage

_CALLED_OFF = frozenset({Stage.REJECTED, Stage.CANCELLED})


@dataclass(frozen=True)
class Opening:
    """A meeting of a *type* on *day*, as of *archive*.

    *planned* is the day on which it would be if nothing came in between: with the type it says
    which of the series it is, whatever day it is moved to. *named_by* is the meeting whose minutes
    named the day (R51).
    """

    type: MeetingType
    day: dt.date
    planned: dt.date
    archive: Archive = field(repr=False)
    named_by: Meeting | None = field(default=None, repr=False)

    @property
    def key(self) -> str:
        """What tells it from all others: in words without blanks."""
        return f"{self.type.slug}/{self.planned.isoformat()}"

    @cached_property
    def before(self) -> Meeting | None:
        """The last meeting of the series before it that was not called off."""
        earlier = [m for m in self.archive.meetings if self._is_ours(m) and m.date < self.day]
        return next((m for m in reversed(earlier) if m.stage not in _CALLED_OFF), None)

    def _is_ours(self, meeting: Meeting) -> bool:
        return meeting.request.meeting_type == self.type.slug

    @property
    def continued(self) -> Meeting | None:
        """The meeting that it goes on with, where no rule but its minutes alone called for it."""
        return None if self.type.recurrence else self.named_by

    @property
    def start(self) -> dt.time | None:
        """When it begins: as the rule says, or as the meeting before; none if nothing says it."""
        if self.type.recurrence:
            return self.type.recurrence.start
        return self.named_by.request.start if self.named_by else None

    @property
    def duration(self) -> dt.timedelta:
        """How long it takes: as the rule says, or as the meeting before."""
        if self.type.recurrence:
            return dt.timedelta(minutes=self.type.recurrence.minutes)
        return self.named_by.request.duration if self.named_by else dt.timedelta(hours=1)

    @cached_property
    def organizer(self) -> str | None:
        """Who calls it (R61); none if the type names nobody who still belongs here."""
        named = self.continued.organizer if self.continued else self.type.organizer
        return next(iter(self.able((named,))), None)

    @cached_property
    def by(self) -> str:
        """In whose name it is asked for: the organizer's, or else the secretary's (R62).

        Nobody approves what they asked for (R37): where the organizer is the head, the secretary
        asks, so that the head can approve. Who may not ask for such a meeting comes last (R36).
        """
        approver = self.archive.organisation.directory.approver(self.type.department)
        head = approver.login if approver else ""
        named = self.able((self.organizer, self.type.secretary, self.type.chair, head))
        allowed = [each for each in named if self._may_ask(each)]
        preferred = [each for each in allowed if each != head]
        return next(iter((*preferred, *allowed, *named)), head)

    def _may_ask(self, login: str) -> bool:
        roles = self.archive.organisation.directory.by_login[login].roles
        return not self.type.initiators or bool(self.type.initiators & roles)

    def able(self, logins: Iterable[str | None]) -> tuple[str, ...]:
        """Return those of *logins* who belong to the organisation as of the archive."""
        return self.archive.able(each for each in logins if each)

    @cached_property
    def carried(self) -> tuple[Action, ...]:
        """The action items that earlier meetings of the series have left open (R106).

        Somebody has signed that they are right, and no reader of the request may not read them.
        """
        return tuple(
            action
            for action in self.archive.actions
            if action.is_open
            and self._is_ours(action.meeting)
            and was_signed(action.meeting)
            and self._is_for_its_readers(action.meeting)
        )

    def _is_for_its_readers(self, meeting: Meeting) -> bool:
        own = self.continued.classification if self.continued else self.type.classification
        return meeting.classification.is_within(own)


def was_signed(meeting: Meeting) -> bool:
    """Tell whether anybody has ever signed the minutes, so that they are more than a draft."""
    minutes = meeting.minutes_record
    return minutes is not None and bool(minutes.events_of(Act.SIGN))
