"""What is measured of the regulation: how many of its clauses meetings keep."""

from collections.abc import Iterator

from generator.evaluation.figure import Row
from generator.evaluation.scope import Scope
from generator.rules import judgements
from generator.vocabulary import Outcome


def compliance(scope: Scope) -> Iterator[Row]:
    """R123: clauses that were kept, of those that were kept or broken."""
    for meeting in scope.meetings:
        judged = judgements(scope.archive).get(meeting.number, ())
        outcomes = [judgement.finding.outcome for judgement in judged]
        passed, failed = outcomes.count(Outcome.PASSED), outcomes.count(Outcome.FAILED)
        yield Row(meeting, passed, passed + failed)
