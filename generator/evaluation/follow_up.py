"""What is measured of what follows a meeting: action items and decisions (R100-R106, R120)."""

import datetime as dt
from collections.abc import Iterator

from generator.archive import Action
from generator.evaluation.figure import Row
from generator.evaluation.scope import Scope
from generator.rules.facts import local
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
            done = done_on(action)
            yield Row(action, int(done is not None and done <= action.due))


def done_on(action: Action) -> dt.date | None:
    """Return the day on which it was reported done, where the organisation is; if it is done."""
    if action.is_open:
        return None
    done = [report.at for report in action.reports if report.progress is Progress.COMPLETED]
    return local(action.meeting, max(done)).date()


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
