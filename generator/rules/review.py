"""A regulation clause by clause: how often each is kept, and how it came to say what it says."""

import datetime as dt
from dataclasses import dataclass

from generator.archive import Archive
from generator.organisation import Regulation
from generator.records import Record
from generator.rules.compliance import Rate, rates
from generator.rules.history import Text, proposals, texts


@dataclass(frozen=True)
class Review:
    """How one clause fares: its rate, its texts, and the amendments that are proposed."""

    rate: Rate
    texts: tuple[Text, ...]
    proposals: tuple[Record, ...]

    def since(self, day: dt.date) -> dt.date:
        """Return since when the text is in force that is so on *day*, or else the first will be."""
        return max((e.effective for e in self.texts if e.effective <= day), default=self._first)

    @property
    def _first(self) -> dt.date:
        return self.texts[0].effective


def review(regulation: Regulation, archive: Archive) -> tuple[Review, ...]:
    """Return how each clause of *regulation* fares, in their order."""
    return tuple(
        Review(rate, texts(rate.clause, archive), proposals(regulation, rate.clause, archive))
        for rate in rates(regulation, archive)
    )
