"""What is measured of what follows a meeting: action items and decisions (R100-R106, R120)."""

from collections.abc import Iterator

from generator.archive import Action
from generator.evaluation.figure import Row
from generator.evaluation.scope import Scope
from generator.vocabulary import Progress


def decisions_carried_out(scope: Scope) -> Iterator[Row]:
    """R120: of the decisions whose time is over, those with all their action items done."""
    for each in scope.resolutions:
        if each.due < scope.today:
            yield Row(each, int(each.is_carried_out))


def actions_in_time(scope: Scope) -> Iterator[Row]:
    """R103: of the action items whose time is over, those done on the due date at the latest."""
    for action in scope.actions:
        if action.due < scope.today:
            done = action.done_on
            yield Row(action, int(done is not None and done <= action.due))


def put_off(scope: Scope) -> Iterator[Row]:
    """R106: the days between the first due date and the present one."""
    for action in scope.actions:
        yield Row(action, (action.due - action.dates[0]).days)


def obstacles(scope: Scope) -> Iterator[Row]:
    """R105, R120: action items that something stood in the way of."""
    for action in scope.actions:
        yield Row(action, int(any(hindrances(action))))


def hindrances(action: Action) -> Iterator[str]:
    """Yield what stood in the way of *action*, in the words of those who reported it."""
    for report in action.reports:
        if report.obstacles.strip():
            yield report.obstacles
        elif report.progress is Progress.BLOCKED:
            yield report.text or report.by
