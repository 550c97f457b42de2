"""What is measured of feedback. It is published as figures only, and of few answers not at all.

A figure of a period is made of nothing but what the pages of its meetings say already, and these
tell of several answers at once or of none. So no difference between figures (of a meeting and a
period, of two periods or editions, of today and yesterday) tells of fewer people.
"""

from collections.abc import Iterator

from generator.evaluation.figure import Row
from generator.evaluation.scope import Scope


def satisfaction(scope: Scope) -> Iterator[Row]:
    """R112: how satisfied people were."""
    return _marks(scope, "satisfaction")


def relevance(scope: Scope) -> Iterator[Row]:
    """R119: how much the meeting had to do with their work."""
    return _marks(scope, "relevance")


def efficiency(scope: Scope) -> Iterator[Row]:
    """R112, R113: how well the time was used."""
    return _marks(scope, "efficiency")


def discipline(scope: Scope) -> Iterator[Row]:
    """R80: how people kept to the rules of conduct."""
    return _marks(scope, "discipline")


def cohesion(scope: Scope) -> Iterator[Row]:
    """R113: how well people worked together as a team."""
    return _marks(scope, "cohesion")


def _marks(scope: Scope, field: str) -> Iterator[Row]:
    for meeting in scope.meetings:
        marks = meeting.marks(field)
        yield Row(meeting, sum(marks), len(marks), asked=len(meeting.involved))


def feedback_given(scope: Scope) -> Iterator[Row]:
    """R116: who was asked to come and gave feedback. How many answered is no secret."""
    for meeting in scope.meetings:
        answered = scope.answered.get(meeting.number, frozenset())
        yield Row(meeting, len(meeting.involved & answered), len(meeting.involved))
