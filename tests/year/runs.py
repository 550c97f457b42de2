"""The daily runs that remind people: each day once; or skipped, twice, hours late and cut off."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import TypeAlias

from generator.archive import Archive
from generator.cli.reminding import by_issue
from generator.reminders import Reminder, due, window
from tests.year.company import Company

_HOURS = (2, 5, 9, 14)
"""By how much a run may be late: years that share a moment share what was so by then."""


@dataclass(frozen=True)
class Run:
    """A run *at* some time, which is cut off after so many *comments*, if any."""

    at: dt.datetime
    comments: int | None = None


@dataclass(frozen=True)
class Said:
    """A *reminder* as it was said by the run *at* that time."""

    reminder: Reminder
    at: dt.datetime


@dataclass
class Year:
    """What was said in a year of *runs*, and what had to be, by key.

    *expected* is found without windows and bookmarks, which this is to test. *done* is when the
    last run was that completed.
    """

    runs: list[Run]
    said: dict[str, Said] = field(default_factory=dict)
    expected: dict[str, Said] = field(default_factory=dict)
    done: dt.datetime | None = None

    def go_through(self, run: Run, found: Iterable[Reminder], owed: Iterable[Reminder]) -> None:
        """Say what was *found*, as the command does, and note what is *owed* by then.

        A run that is cut off leaves the bookmark where it is: the next one looks back as far.
        """
        groups = [[*new] for _, new in by_issue(r for r in found if r.key not in self.said)]
        missing = [[*new] for _, new in by_issue(r for r in owed if r.key not in self.expected)]
        self.said |= _together(groups[: run.comments], run.at)
        self.expected |= _together(missing[: run.comments], run.at)
        if run.comments is None or run.comments >= len(groups):
            self.done = run.at


def _together(groups: Iterable[Iterable[Reminder]], at: dt.datetime) -> dict[str, Said]:
    return {reminder.key: Said(reminder, at) for group in groups for reminder in group}


def daily(days: Iterable[dt.datetime]) -> list[Run]:
    """Return a run on each of *days*."""
    return [Run(day) for day in days]


def disturbed(days: list[dt.datetime], seed: int) -> list[Run]:
    """Return runs that were skipped, for several days too, done twice, late, or cut off.

    The first and the last day have a run: what is before and after is the same for every year.
    """
    random = Random(seed)  # noqa: S311 -- nothing secret
    runs, left = [Run(days[0])], 0
    for day in days[1:-1]:
        left -= 1
        if left < 0:
            match random.choice(("run", "run", "skipped", "twice", "cut off", "late")):
                case "run":
                    runs.append(Run(day))
                case "skipped":
                    left = random.choice((0, 0, 1, 3, 6))
                case "twice":
                    runs += [Run(day), Run(day)]
                case "cut off":
                    runs.append(Run(day, comments=random.randrange(4)))
                case "late":
                    runs.append(Run(day + dt.timedelta(hours=random.choice(_HOURS))))
    return [*runs, Run(days[-1])]


Lives: TypeAlias = dict[str, set[dt.datetime]]
"""When each reminder was owed, by key: of the moments at which there was a run."""


def live_through(company: Company, years: Iterable[Year]) -> Lives:
    """Let every one of *years* have its runs; return when each reminder was owed.

    It is owed from when it fell due until it is settled, or something stronger about the same
    thing fell due.
    """
    runs: dict[dt.datetime, list[tuple[Year, Run]]] = {}
    for year in years:
        for run in year.runs:
            runs.setdefault(run.at, []).append((year, run))
    lives: Lives = defaultdict(set)
    times = sorted(runs)
    beginning = window(None, times[0])
    for at, archive in zip(times, company.archives(times), strict=True):
        owed = due(archive, beginning)
        for reminder in owed:
            lives[reminder.key].add(at)
        _go_through(runs[at], archive, owed)
    return lives


def _go_through(
    runs: Iterable[tuple[Year, Run]], archive: Archive, owed: Iterable[Reminder]
) -> None:
    @cache
    def found(since: dt.datetime) -> tuple[Reminder, ...]:
        return due(archive, since)

    for year, run in runs:
        year.go_through(run, found(window(year.done, run.at)), owed)
