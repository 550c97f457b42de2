"""An office with a clock, in which people's stories go on side by side, day by day.

Nobody acts because of a reminder: what people do is the same whether anybody was reminded or not.
So the same year can be lived through with other runs of the daily job, and compared.
"""

import datetime as dt
import heapq
from collections.abc import Iterator
from itertools import count
from random import Random
from typing import TypeAlias

from generator.cli.workspace import Workspace
from tests.office import Office
from tests.year.cast import character

Story: TypeAlias = Iterator[dt.datetime]
"""What somebody does: it yields when it is to go on."""

_MORNING, _HOURS = dt.time(8, 30), 9 * 3600
"""When people come to work, and for how many seconds they stay."""


class Days(Office):
    """The office at the time that its *clock* shows; what is up to chance comes of the *seed*."""

    def __init__(self, workspace: Workspace, seed: int) -> None:
        super().__init__(workspace)
        self.random = Random(seed)  # noqa: S311 - to be repeated, not to be secret
        self.clock = self.at("2026-01-01T00:00")
        self._stories: list[tuple[dt.datetime, int, Story]] = []
        self._places = count()

    def begin(self, story: Story) -> None:
        """Let *story* go on from now."""
        heapq.heappush(self._stories, (self.clock, next(self._places), story))

    def play(self, until: dt.datetime) -> None:
        """Let everything happen that happens before *until*."""
        while self._stories and self._stories[0][0] < until:
            self.clock, _, story = heapq.heappop(self._stories)
            then = next(story, None)
            if then is not None:
                then = max(then, self.clock + dt.timedelta(seconds=1))
                heapq.heappush(self._stories, (then, next(self._places), story))

    def within(self, least: int, most: int) -> dt.datetime:
        """Return a moment in so many working days from now, while people are at work."""
        calendar = self.workspace.organisation.calendar
        days = self.random.randint(least, most)
        return self.on(calendar.add_working_days(self.clock.date(), days))

    def on(self, day: dt.date) -> dt.datetime:
        """Return a moment of *day*, while people are at work."""
        zone = self.workspace.organisation.settings.zone
        seconds = dt.timedelta(seconds=self.random.randrange(_HOURS))
        return dt.datetime.combine(day, _MORNING, zone) + seconds

    def when(self, login: str) -> dt.datetime:
        """Return when somebody gets round to it."""
        return self.within(*character(login).takes)

    def chance(self, likely: float) -> bool:
        """Tell whether something happens that is so *likely*."""
        return self.random.random() < likely
