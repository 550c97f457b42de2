"""Pull requests of records: found by their branch, opened once, merged or closed."""

from dataclasses import dataclass
from http import HTTPStatus

from github import GithubException, RateLimitExceededException
from github.PullRequest import PullRequest

from generator.github.connection import Connection

_WITHDRAWN = "<!-- minutebook withdrawn -->"
"""What the generator writes below a pull request that it closes: others are closed by people."""

_METHODS = ("squash", "merge", "rebase")
"""How to merge, by preference: an administrator can switch off each of them."""

_PASSING = ("base branch was modified", "not mergeable")
"""What of GitHub's reasons not to merge may be past when the commit is made anew."""


@dataclass(frozen=True)
class Refused:
    """GitHub's *words* on why it does not merge, and whether it *may_pass*."""

    words: str

    @property
    def may_pass(self) -> bool:
        """Whether it may merge what is brought up to date."""
        return any(words in self.words.casefold() for words in _PASSING)


@dataclass(frozen=True)
class Pulls:
    """The pull requests of the repository behind *connection*."""

    connection: Connection

    def of(self, branch: str) -> list[PullRequest]:
        """Return the pull requests that were ever opened for *branch*, the newest first."""
        owner, _, _ = self.connection.name.partition("/")
        head = f"{owner}:{branch}"
        return list(self.connection.repository.get_pulls(state="all", head=head))

    def open(self, branch: str, base: str, title: str, body: str) -> PullRequest | None:
        """Open a pull request; nothing comes of it where workflows may open none.

        Raises:
            GithubException: if GitHub refuses it for another reason.
        """
        try:
            return self.connection.repository.create_pull(
                base=base, head=branch, title=title, body=body
            )
        except GithubException as error:
            if error.status == HTTPStatus.FORBIDDEN and "not permitted" in _words(error):
                return None
            raise

    def describe(self, pull: PullRequest, body: str) -> None:
        """Make *body* the text of *pull*, unless a person opened it."""
        if pull.user.id == self.connection.me and pull.body != body:
            pull.edit(body=body)

    def merge(self, pull: PullRequest, title: str, message: str, commit: str) -> Refused | None:
        """Merge *pull* if *commit* is its last, and return why GitHub refuses to, if so.

        Without a *message*, a setting of the repository may have the text of the pull request in
        the commit, and nobody could take what people wrote out of the history again.

        Raises:
            GithubException: if it may do so the next time, or if it was not about this.
        """
        for method in _METHODS:
            try:
                pull.merge(message, title, sha=commit, merge_method=method)
            except GithubException as error:
                if not _is_a_refusal(error):
                    raise
                refused = Refused(_words(error))
                if "not allowed" not in refused.words:
                    return refused
            else:
                return None
        return refused

    def close(self, branch: str) -> None:
        """Close what is still open of *branch*, in a way that shows who did it."""
        for pull in self.of(branch):
            if pull.state == "open":
                pull.edit(state="closed", body=f"{pull.body or ''}\n{_WITHDRAWN}")


def is_declined(pull: PullRequest) -> bool:
    """Tell whether a person closed *pull*, and did not merge it."""
    closed = pull.state == "closed" and pull.merged_at is None
    return closed and _WITHDRAWN not in (pull.body or "")


def _is_a_refusal(error: GithubException) -> bool:
    if isinstance(error, RateLimitExceededException):
        return False
    return error.status in (HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED)


def _words(error: GithubException) -> str:
    return str(error.message or error.data)
