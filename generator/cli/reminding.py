"""Reminders on their way: where each is said, what was said before, and what could not be said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from rich.progress import track

from generator.cli.workspace import Workspace
from generator.errors import ForgeError, LimitError, LockedError
from generator.github import Connection
from generator.github.notices import Notices
from generator.reminders import Reminder
from generator.reminders.reminder import CALLED
from generator.render import as_lines
from generator.render.reminder import render_board, render_reminders


def by_issue(reminders: Iterable[Reminder]) -> Iterator[tuple[int | None, list[Reminder]]]:
    """Yield the *reminders* for each issue, and those for the standing one last."""
    ordered = sorted(reminders, key=lambda each: (each.issue is None, each.issue or 0))
    for issue, found in groupby(ordered, key=lambda each: each.issue):
        yield issue, [*found]


def _in_comments(reminders: Iterable[Reminder]) -> Iterator[list[Reminder]]:
    """Yield what is said in one comment: no more than call as many people as GitHub tells."""
    together: list[Reminder] = []
    for each in reminders:
        if together and sum(len(one.to) for one in (*together, each)) > CALLED:
            yield together
            together = []
        together.append(each)
    if together:
        yield together


@dataclass(frozen=True)
class Reminding:
    """One run: the organisation's files and the repository, brought together."""

    workspace: Workspace
    connection: Connection

    @cached_property
    def _notices(self) -> Notices:
        return Notices(self.connection)

    def say(self, reminders: Iterable[Reminder]) -> list[ForgeError]:
        """Say what was not said before, one comment an issue; return what stood in the way.

        Where no comment can be, none is owed. One that fails does not stop the others, unless
        there are to be no more requests.
        """
        failures: list[ForgeError] = []
        groups = list(by_issue(self._at_their_issues(reminders)))
        for issue, found in track(groups, description="Reminding", transient=True):
            try:
                self._say(issue or self._board(), found)
            except LockedError as error:
                print(error)
            except LimitError as error:
                return [*failures, error]
            except ForgeError as error:
                failures.append(error)
        return failures

    def show(self, reminders: Iterable[Reminder]) -> None:
        """Print what would be said."""
        for issue, found in by_issue(self._at_their_issues(reminders)):
            left = self._unsaid(issue, found) if issue else found
            if left:
                print(f"#{issue}" if issue else "-", as_lines(self._text(left)), sep="\n")

    def _at_their_issues(self, reminders: Iterable[Reminder]) -> Iterator[Reminder]:
        """Yield *reminders*, those of action items at the issues that these have of their own.

        The record of an issue is there only once something was said on it.
        """
        for each in reminders:
            own = self._notices.of_actions.get(each.thing) if "action" in each.values else None
            yield replace(each, issue=own) if own else each

    def _board(self) -> int:
        title, text = render_board(self.workspace.context(), self.workspace.links)
        return self._notices.board(title, text)

    def _say(self, issue: int, reminders: list[Reminder]) -> None:
        for left in _in_comments(self._unsaid(issue, reminders)):
            self._notices.say(issue, [each.key for each in left], self._text(left))

    def _unsaid(self, issue: int, reminders: list[Reminder]) -> list[Reminder]:
        said = self._notices.said(issue)
        return [each for each in reminders if each.key not in said]

    def _text(self, reminders: list[Reminder]) -> str:
        return render_reminders(reminders, self.workspace.context(), self.workspace.links)
