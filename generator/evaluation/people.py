"""Who kept what they owed: the figures of an evaluation, person by person (R123)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.archive import Action, Meeting
from generator.evaluation.figure import Row


@dataclass(frozen=True)
class Kept:
    """*n* of what somebody owed, which was *of*, was done as it should be."""

    n: int = 0
    of: int = 0


@dataclass(frozen=True)
class Appraisal:
    """How far somebody was in time with *actions* and *minutes*, and kept to the *clauses*.

    An action item is owed by its assignee, minutes by the secretary of the meeting, and that the
    clauses of the regulation are kept by its organizer.
    """

    login: str
    actions: Kept
    minutes: Kept
    clauses: Kept


def appraisals(
    *, actions: Iterable[Row], minutes: Iterable[Row], clauses: Iterable[Row]
) -> tuple[Appraisal, ...]:
    """Return everybody who owed something, in order of login."""
    kept = (
        _sums((each.item.assignee, row) for row, each in _of_actions(actions)),
        _sums((each.secretary, row) for row, each in _of_meetings(minutes)),
        _sums((each.organizer, row) for row, each in _of_meetings(clauses)),
    )
    logins = sorted({login for each in kept for login in each})
    return tuple(Appraisal(login, *(each[login] for each in kept)) for login in logins)


def _of_actions(rows: Iterable[Row]) -> Iterator[tuple[Row, Action]]:
    return ((row, row.about) for row in rows if isinstance(row.about, Action))


def _of_meetings(rows: Iterable[Row]) -> Iterator[tuple[Row, Meeting]]:
    return ((row, row.about) for row in rows if isinstance(row.about, Meeting))


def _sums(rows: Iterable[tuple[str, Row]]) -> defaultdict[str, Kept]:
    found: defaultdict[str, Kept] = defaultdict(Kept)
    for login, row in rows:
        before = found[login]
        found[login] = Kept(before.n + row.n, before.of + row.of)
    return found
