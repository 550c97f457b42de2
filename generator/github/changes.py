"""Records on their way to the default branch: one branch and one pull request an issue."""

from dataclasses import dataclass
from functools import cached_property

from generator.github.commits import Commits
from generator.github.connection import Connection
from generator.github.events import BRANCH
from generator.github.proposals import Found, Outcome, Proposal
from generator.github.proposing import Proposing
from generator.github.pulls import Pulls


@dataclass(frozen=True)
class Changes:
    """The changes proposed to the repository behind *connection*."""

    connection: Connection

    @cached_property
    def _commits(self) -> Commits:
        return Commits(self.connection)

    def find(self, issue: int, path: str, kept: str | None) -> Found:
        """Return what there is of the record of *issue* at *path*, with *kept* in the checkout."""
        tip = self.waiting(issue)
        if tip is None:
            return Found(kept)
        return Found(kept, self.connection.attempt(lambda: self._commits.text(path, tip)), tip)

    def kept(self, path: str) -> str | None:
        """Return the file at *path* as it is on the default branch; nothing if it is not there."""
        commits = self._commits
        return self.connection.attempt(lambda: commits.text(path, commits.main))

    def waiting(self, issue: int) -> str | None:
        """Return the last commit of the branch of *issue*; nothing if it has none."""
        waiting = self.connection.attempt(lambda: self._commits.waiting)
        return waiting.get(BRANCH.format(issue=issue))

    def all_waiting(self) -> tuple[int, ...]:
        """Return the issues that have a branch, in order."""
        waiting = self.connection.attempt(lambda: self._commits.waiting)
        numbers = (branch.removeprefix(BRANCH.format(issue="")) for branch in waiting)
        return tuple(sorted(int(number) for number in numbers if number.isdecimal()))

    def propose(self, proposal: Proposal, found: Found) -> Outcome | Found:
        """Bring *proposal*, which was decided on what was *found*, about: see `End`.

        If there is something else by now, that is returned, to be decided on: nothing that another
        run or a person did is overwritten.
        """
        return self.connection.attempt(Proposing(self._commits, proposal, found))

    def withdraw(self, issue: int) -> None:
        """Take what is proposed for *issue* away, if something is."""
        if self.waiting(issue) is not None:
            self.connection.attempt(lambda: self._withdraw(BRANCH.format(issue=issue)))

    def _withdraw(self, branch: str) -> None:
        Pulls(self.connection).close(branch)
        self._commits.delete(branch)
