"""Bringing one record to the default branch: branch, pull request, merge; a step at a time."""

from collections.abc import Callable
from dataclasses import dataclass, field

from github import GithubException
from github.PullRequest import PullRequest

from generator.forms.kinds.text import Link
from generator.github.commits import Commits, Head
from generator.github.events import BRANCH
from generator.github.proposals import End, Found, Outcome, Proposal
from generator.github.pulls import Pulls, is_declined

_MERGES = 3
"""How often to try to merge, each time on top of what is on the default branch then."""

_MESSAGE = "Of #{issue}."
"""What a commit of a merge says below its title."""


@dataclass
class Proposing:
    """One proposal on its way, tried until it has come to an end.

    Every step looks at what is there before it does anything: the answer to what an earlier try
    did may have been lost.
    """

    commits: Commits
    proposal: Proposal
    found: Found
    tries: int = 0
    refusals: list[str] = field(default_factory=list)
    directly: bool = False
    pull: PullRequest | None = None
    commit: str = ""

    def __call__(self) -> Outcome | Found:
        """Try once more, from the first step on."""
        self.tries += 1
        steps: tuple[Callable[[], Outcome | Found | None], ...] = (
            self._end_if_kept,
            self._see_the_pull_request,
            self._see_the_branch,
            self._commit,
            self._open,
            self._merge,
        )
        ends = (end for step in steps if (end := step()) is not None)
        return next(ends, Outcome(End.PROPOSED, self._link))

    @property
    def _branch(self) -> str:
        return BRANCH.format(issue=self.proposal.issue)

    @property
    def _pulls(self) -> Pulls:
        return Pulls(self.commits.connection)

    @property
    def _link(self) -> Link | None:
        return Link(name=f"#{self.pull.number}", url=self.pull.html_url) if self.pull else None

    @property
    def _is_on_its_branch(self) -> bool:
        return self.found.tip is not None and self.found.proposed == self.proposal.text

    def _end_if_kept(self) -> Outcome | None:
        return self._kept() if self.found.kept == self.proposal.text else None

    def _kept(self) -> Outcome:
        """Clear up: the default branch has caught up with the branch, if that did not move on."""
        if self.found.tip and self.commits.tip(self._branch) == self.found.tip:
            self._pulls.close(self._branch)
            self.commits.delete(self._branch)
        return Outcome(End.COMMITTED if self.directly else End.KEPT)

    def _see_the_pull_request(self) -> Outcome | Found | None:
        pulls = self._pulls.of(self._branch)
        self.pull = next((each for each in pulls if each.state == "open"), None)
        if self.pull or not pulls or not is_declined(pulls[0]):
            return None
        declined = self.commits.text(self.proposal.path, pulls[0].head.sha)
        if declined == self.proposal.text:
            self.pull = pulls[0]
            return Outcome(End.DECLINED, self._link)
        if self.found.tip is None and declined != self.found.proposed:
            return Found(self.found.kept, declined)
        return None

    def _see_the_branch(self) -> Found | None:
        """Look at the branch again after a fault: this run may have moved it, or another one."""
        if self.tries == 1:
            return None
        tip = self.commits.tip(self._branch)
        text = self.commits.text(self.proposal.path, tip) if tip else None
        is_as_before = tip in (None, self.found.tip)
        now = Found(self.found.kept, self.found.proposed if tip is None else text, tip)
        if not is_as_before and text != self.proposal.text:
            return now
        self.found = now
        return None

    def _commit(self) -> Outcome | Found | None:
        if self._is_on_its_branch and self.pull and not self.refusals:
            self.commit = self.found.tip or ""
            return None
        head = self.commits.head()
        if end := self._see_the_default_branch(head):
            return end
        if self._is_on_its_branch and not self.refusals:
            self.commit = self.found.tip or ""
            return None
        self.commit = self._written(head, after=self.found.tip)
        if self.found.tip:
            self.commits.move(self._branch, self.commit)
        else:
            self.commits.branch_off(self._branch, self.commit)
        self.found = Found(self.found.kept, self.proposal.text, self.commit)
        return None

    def _written(self, head: Head, after: str | None = None) -> str:
        proposal = self.proposal
        return self.commits.commit(proposal.path, proposal.text, proposal.title, head, after=after)

    def _see_the_default_branch(self, head: Head) -> Outcome | Found | None:
        kept = self.commits.text(self.proposal.path, head.commit)
        if kept == self.proposal.text:
            return self._kept()
        return None if kept == self.found.kept else Found(kept, self.found.proposed, self.found.tip)

    def _open(self) -> Outcome | Found | None:
        proposal = self.proposal
        if self.pull:
            self._pulls.describe(self.pull, proposal.body)
            return None
        base = self.commits.main
        self.pull = self._pulls.open(self._branch, base, proposal.title, proposal.body)
        return None if self.pull else self._go_without()

    def _go_without(self) -> Outcome | Found:
        """Commit what is settled to the default branch: workflows may open no pull requests.

        Raises:
            GithubException: if the branch has moved meanwhile, among other things.
        """
        if not self.proposal.settled or self.proposal.merge == "manual":
            return Outcome(End.STRANDED)
        self.directly = True
        head = self.commits.head()
        if end := self._see_the_default_branch(head):
            return end
        try:
            self.commits.move(self.commits.main, self._written(head))
        except GithubException as error:
            if _is_protected(error):
                return Outcome(End.STRANDED)
            raise
        return self._kept()

    def _merge(self) -> Outcome | None:
        if not self.pull or not self.proposal.settled:
            return None
        if self.proposal.merge == "manual":
            return Outcome(End.AWAITED, self._link)
        title, message = self.proposal.title, _MESSAGE.format(issue=self.proposal.issue)
        refused = self._pulls.merge(self.pull, title, message, self.commit)
        if refused is None:
            self.commits.delete(self._branch)
            return Outcome(End.KEPT)
        self.refusals.append(refused.words)
        if refused.may_pass and len(self.refusals) < _MERGES:
            raise GithubException(409, message=refused.words)
        return Outcome(End.REFUSED, self._link, refused.words)


def _is_protected(error: GithubException) -> bool:
    """Tell whether the branch takes no commits from us, and not just this one."""
    words = str(error.message).casefold()
    return "protected" in words or "rule violations" in words
