"""What may be told of the feedback on a meeting: many answers at once, and each of them once.

A mean of three answers and, a day later, a mean of four would give away the fourth. So answers are
told in batches, at the end of a week, and a batch that was told stays as it was.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.forms.core import Feedback
from generator.forms.kinds import MARK
from generator.forms.question import Question
from generator.records import Record, as_they_stood

ENOUGH = 3
"""How many new answers there have to be before anything of them is told."""

_QUESTIONS = tuple(each for each in Feedback.questions() if each.kind == MARK)
"""What is answered with a mark."""


@dataclass(frozen=True)
class Rated:
    """How a meeting was rated in one *question*: the *marks*, the lowest first."""

    question: Question
    marks: tuple[int, ...]

    @property
    def mean(self) -> float:
        """The mean of the marks, to one decimal."""
        return round(sum(self.marks) / len(self.marks), 1)


def rated(feedback: Iterable[Record], now: dt.datetime) -> tuple[Rated, ...]:
    """Return how the *feedback* on one meeting rates it, as far as that may be told by *now*.

    A question that may be left out needs as many answers in a batch as any other.
    """
    batches = tuple(_batches(tuple(feedback), now))
    found = (Rated(each, tuple(sorted(_marks(batches, each.id)))) for each in _QUESTIONS)
    return tuple(each for each in found if each.marks)


def _marks(batches: Iterable[tuple[Feedback, ...]], question: str) -> Iterator[int]:
    for batch in batches:
        marks = [int(mark) for each in batch if (mark := getattr(each, question))]
        yield from marks if len(marks) >= ENOUGH else ()


def _batches(feedback: tuple[Record, ...], now: dt.datetime) -> Iterator[tuple[Feedback, ...]]:
    """Yield what is told together, as it stood when it was told: of each author the last.

    What somebody changes or files after that counts no more: the difference would show it.
    """
    told: set[str] = set()
    for monday in sorted({_monday_after(each.filed.astimezone(now.tzinfo)) for each in feedback}):
        if monday > now:
            return
        known = as_they_stood({each.issue: each for each in feedback}, monday).values()
        in_order = sorted(known, key=lambda each: (each.filed, each.issue))
        new = {each.author: each.answers for each in in_order if each.author not in told}
        if len(new) >= ENOUGH:
            told |= {*new}
            yield tuple(each for each in new.values() if isinstance(each, Feedback))


def _monday_after(at: dt.datetime) -> dt.datetime:
    """Return the midnight that ends the week of *at*."""
    monday = at.date() - dt.timedelta(days=at.weekday()) + dt.timedelta(weeks=1)
    return dt.datetime.combine(monday, dt.time(), at.tzinfo)
