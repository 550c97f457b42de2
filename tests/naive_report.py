"""What an evaluation shows of its figures, worked out once more: values, differences, people.

As `tests.naive_evaluation`, it knows the files, and nothing of the product.
"""

import math
from collections import defaultdict
from decimal import Decimal
from typing import Any

from tests.naive_compliance import compliance, kept
from tests.naive_evaluation import Counts, Files, figures

RATINGS = ("satisfaction", "relevance", "efficiency", "discipline", "cohesion", "heads-rating")
LENGTHS = ("approval-time", "minutes-time", "signing-time", "put-off", "overrun")
COUNTED = ("obstacles",)
"""What is no share: marks, days or minutes, and plain numbers."""

PERIODS = {"m": 12, "q": 4, "h": 2}

Shown = tuple[int, int, Decimal, Decimal | None]
"""What was counted, out of how many, as it is shown, and the difference to the period before."""

Owed = tuple[tuple[int, int], ...]
"""Action items and minutes in time, and clauses kept: each out of how many."""


def shown(name: str, n: int, of: int) -> Decimal:
    """Round a figure to the worse, to the digits that it is shown with."""
    if name in COUNTED:
        return Decimal(n)
    if name in RATINGS:
        return Decimal(n * 100 // of) / 100
    if name in LENGTHS:
        return Decimal(math.ceil(Decimal(n) * 10 / of)) / 10
    return Decimal(n * 1000 // of) / 10


def before(period: str) -> str:
    """Name the period before."""
    year, letter, number = int(period[:4]), period[5], int(period[6:])
    return f"{year}-{letter}{number - 1}" if number > 1 else f"{year - 1}-{letter}{PERIODS[letter]}"


def report(files: Files) -> dict[tuple[str, str], dict[str, Shown]]:
    """Return every figure of every department and period that has any."""
    counts: defaultdict[tuple[str, str], Counts] = defaultdict(dict)
    for found in (figures(files), compliance(files)):
        for key, each in found.items():
            counts[key] |= {name: (n, of) for name, (n, of) in each.items() if of}
    return {
        (department, period): {
            name: (n, of, shown(name, n, of), change(name, n, of, earlier.get(name)))
            for name, (n, of) in each.items()
        }
        for (department, period), each in counts.items()
        if each
        for earlier in [counts.get((department, before(period)), {})]
    }


def change(name: str, n: int, of: int, earlier: tuple[int, int] | None) -> Decimal | None:
    return shown(name, n, of) - shown(name, *earlier) if earlier else None


def people(files: Files) -> dict[tuple[str, str], dict[str, Owed]]:
    """Return who was in time, and kept to the clauses, by department and period."""
    found: defaultdict[tuple[str, str], dict[str, list[Any]]] = defaultdict(dict)

    def count(key: tuple[str, str], login: str, place: int, n: int, of: int) -> None:
        owed = found[key].setdefault(login, [(0, 0)] * 3)
        owed[place] = (owed[place][0] + n, owed[place][1] + of)

    for meeting in files.meetings:
        department = files.type(meeting)["department"]
        for action in files.actions(meeting):
            due = files.dues(action)[-1]
            if due < files.now.date():
                day = files.finished(action)
                key = department, files.period(department, due)
                count(key, action["assignee"], 0, int(day is not None and day <= due), 1)
        if files.was_held(meeting):
            key = department, files.period(department, files.starts(meeting).date())
            minutes, days = files.minutes(meeting), files.type(meeting).get("minutes_days", 2)
            last = files.day_after(files.ends(meeting).date(), days)
            if minutes or last < files.now.date():
                in_time = minutes and files.day(minutes["filed"]) <= last
                count(key, files.leads(meeting, "secretary"), 1, int(bool(in_time)), 1)
            n, of = kept(files, meeting)
            if of:
                count(key, files.organizer(meeting), 2, n, of)
    return {key: {login: tuple(o) for login, o in each.items()} for key, each in found.items()}
