"""One reminder: of what, to whom, since when, and where it is said."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self, TypeAlias

from generator.vocabulary import ReminderKind as Kind

_LADDERS = (
    (Kind.CONFIRM, Kind.SOON),
    (Kind.MINUTES_DUE, Kind.MINUTES_OVERDUE, Kind.MINUTES_HEAD),
    (
        Kind.ACTION_AHEAD,
        Kind.ACTION_DUE,
        Kind.ACTION_OVERDUE,
        Kind.ACTION_ORGANIZER,
        Kind.ACTION_HEAD,
    ),
    (Kind.FILING_DUE, Kind.FILING_OVERDUE),
)
"""Kinds about one thing, the strongest last: of those that a late run finds, one is said.

A stronger one is said to everybody to whom a weaker one is said, so that nobody is left out.
"""

_LADDER_OF = {kind: ladder for ladder in _LADDERS for kind in ladder}

CALLED = 50
"""How many people GitHub tells that one comment calls them."""

FOR_ALL = frozenset({Kind.BULLETIN})
"""What is there for whoever reads it."""

Track: TypeAlias = tuple[str, tuple[Kind, ...]]


@dataclass(frozen=True)
class Reminder:
    """Somebody has to be reminded of *thing*, which has been so since *at*.

    *about* is the date or time in question: of what is rescheduled or extended people are reminded
    anew. It is said on *issue*, or on the standing one if there is none, to the logins in *to*, who
    are all in the directory and have not left; what is `FOR_ALL` calls nobody. *values* are what
    the words are about; *part* tells comments apart that call the first of them and the next.
    """

    kind: Kind
    thing: str
    about: dt.date
    at: dt.datetime
    issue: int | None
    to: tuple[str, ...]
    values: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)
    part: int = 1

    @property
    def key(self) -> str:
        """What this reminder is known by: it is sent once."""
        whole = f"{self.thing}/{self.kind.value}/{self.about.isoformat()}"
        return whole if self.part == 1 else f"{whole}/{self.part}"

    def parts(self) -> Iterator[Self]:
        """Yield it in as many parts as it takes to call all who are reminded: see `CALLED`."""
        for part, start in enumerate(range(0, max(len(self.to), 1), CALLED), 1):
            yield replace(self, to=self.to[start : start + CALLED], part=part)

    @property
    def track(self) -> Track:
        """What it has in common with those of which one is enough."""
        return self.thing, _LADDER_OF.get(self.kind, (self.kind,))

    @property
    def strength(self) -> tuple[dt.datetime, int]:
        """The later one is the stronger, and of two at the same time the one further up."""
        _, ladder = self.track
        return self.at, ladder.index(self.kind)
