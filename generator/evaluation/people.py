"""Who was in time: the figures of an evaluation, person by person (R123)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.archive import Action, Meeting
from generator.evaluation.figure import Row


@dataclass(frozen=True)
class Kept:
    """So many of what somebody owed were in time."""

    n: int = 0
    of: int = 0

    def with_(self, row: Row) -> "Kept":
        """Return this together with *row*."""
        return Kept(self.n + row.n, self.of + row.of)


@dataclass(frozen=True)
class Timeliness:
    """How far the action items of somebody were in time, and the minutes they had to write."""

    login: str
    actions: Kept = Kept()
    minutes: Kept = Kept()


def timeliness(actions: Iterable[Row], minutes: Iterable[Row]) -> tuple[Timeliness, ...]:
    """Return everybody who owed one of these *actions* or *minutes*, in order of login.

    An action item is owed by its assignee, minutes by the secretary of the meeting.
    """
    found: defaultdict[str, Timeliness] = defaultdict(lambda: Timeliness(""))
    for row in actions:
        if isinstance(row.about, Action):
            login = row.about.item.assignee
            found[login] = replace(found[login], actions=found[login].actions.with_(row))
    for row in minutes:
        if isinstance(row.about, Meeting):
            login = row.about.secretary
            found[login] = replace(found[login], minutes=found[login].minutes.with_(row))
    return tuple(replace(each, login=login) for login, each in sorted(found.items()))
