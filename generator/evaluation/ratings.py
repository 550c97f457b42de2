"""What is measured of the ratings that heads of departments file."""

from collections.abc import Iterator

from generator.evaluation.figure import Row
from generator.evaluation.scope import Scope
from generator.forms.kinds import MARK


def heads_rating(scope: Scope) -> Iterator[Row]:
    """R114: the marks that the head of the department, or an executive, gave the period."""
    for record in scope.ratings:
        answers = record.answers
        marks = [
            int(getattr(answers, each.id)) for each in answers.questions() if each.kind == MARK
        ]
        yield Row(record, sum(marks), len(marks))
