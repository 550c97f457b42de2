"""What is evaluated together: what was held, agreed on and filed in one department and period."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.archive import Action, Archive, DecisionItem, Meeting
from generator.forms.core import HeadsRating, Interview
from generator.records import Record
from generator.vocabulary import Stage

_HELD = frozenset({Stage.HELD, Stage.MINUTED, Stage.RETURNED, Stage.REVISED, Stage.SIGNED})


@dataclass(frozen=True)
class Resolution:
    """A decision and the *actions* that carry it out.

    Records do not say which action items belong to a decision. They are taken to be those that its
    assignee has from the same meeting, or else all that the meeting agreed on (R100).
    """

    decision: DecisionItem
    actions: tuple[Action, ...]

    @classmethod
    def of(cls, decision: DecisionItem, agreed: tuple[Action, ...]) -> "Resolution":
        """Return *decision* with its own of the action items *agreed* on at its meeting."""
        assignee = decision.decision.assignee
        own = tuple(action for action in agreed if action.item.assignee == assignee)
        return cls(decision, own or agreed)

    @property
    def meeting(self) -> Meeting:
        """The meeting that took the decision."""
        return self.decision.meeting

    @property
    def due(self) -> dt.date:
        """When it has to be carried out: as decided, or when the last of its items is due."""
        return self.decision.decision.due or max(action.due for action in self.actions)

    @property
    def is_carried_out(self) -> bool:
        """Whether all of its action items are done."""
        return not any(action.is_open for action in self.actions)


@dataclass(frozen=True)
class Scope:
    """*meetings* were held in the period, *actions* and *resolutions* are due in it.

    All of them are the department's. *answered* says who gave feedback, by meeting; *filings* are
    the ratings and interviews of the period, in the order in which they were filed.
    """

    archive: Archive
    meetings: tuple[Meeting, ...] = ()
    actions: tuple[Action, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    answered: Mapping[int, frozenset[str]] = field(default_factory=dict)
    filings: tuple[Record, ...] = ()

    @property
    def today(self) -> dt.date:
        """The day from which the period is looked at."""
        return self.archive.now.date()

    @property
    def ratings(self) -> tuple[Record, ...]:
        """Of everybody who rated the period the last rating (R114)."""
        found = (each for each in self.filings if isinstance(each.answers, HeadsRating))
        return tuple({each.author: each for each in found}.values())

    @property
    def interviews(self) -> tuple[Record, ...]:
        """What people said when they were asked (R115)."""
        return tuple(each for each in self.filings if isinstance(each.answers, Interview))


def was_held(meeting: Meeting) -> bool:
    """Tell whether *meeting* took place: it was approved, not called off, and is over."""
    return meeting.stage in _HELD
