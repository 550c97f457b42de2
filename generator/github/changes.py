"""Records on their way to the default branch: one branch and one pull request an issue."""

from dataclasses import dataclass
from http import HTTPStatus

from github import GithubException, InputGitTreeElement
from github.GitRef import GitRef
from github.PullRequest import PullRequest

from generator.github.connection import Connection
from generator.github.events import BRANCH


@dataclass(frozen=True)
class Proposal:
    """A file as it is to be: *path* and *text*, why, and whether nobody has to agree any more."""

    issue: int
    path: str
    text: str
    title: str
    body: str
    settled: bool


@dataclass(frozen=True)
class Changes:
    """The changes proposed to the repository behind *connection*."""

    connection: Connection

    def proposed(self, issue: int, path: str) -> str | None:
        """Return the file at *path* as it is proposed for *issue*; nothing without a proposal."""
        branch = BRANCH.format(issue=issue)
        return self.connection.attempt(lambda: self._text(path, branch))

    def kept(self, path: str) -> str | None:
        """Return the file at *path* as it is on the default branch."""
        return self.connection.attempt(lambda: self._text(path, self._main))

    @property
    def _main(self) -> str:
        return self.connection.repository.default_branch

    def _text(self, path: str, ref: str) -> str | None:
        try:
            content = self.connection.repository.get_contents(path, ref=ref)
        except GithubException as error:
            if error.status == HTTPStatus.NOT_FOUND:
                return None
            raise
        return None if isinstance(content, list) else content.decoded_content.decode()

    def propose(self, proposal: Proposal) -> None:
        """Bring *proposal* about: commit, pull request, and merge if it is settled.

        The branch name is the key: whatever an earlier run has done is found and not done again.
        """
        self.connection.attempt(lambda: self._propose(proposal))

    def _propose(self, proposal: Proposal) -> None:
        branch = BRANCH.format(issue=proposal.issue)
        if self._text(proposal.path, self._main) == proposal.text:
            self._drop(branch)
            return
        commit = self._commit(proposal, branch)
        try:
            pull = self._pull(proposal, branch)
        except GithubException as error:
            if error.status != HTTPStatus.FORBIDDEN:
                raise
            # The repository does not let workflows open pull requests.
            self._fast_forward(commit)
            self._drop(branch)
            return
        if proposal.settled:
            pull.merge(commit_title=proposal.title, sha=commit, merge_method="squash")
            self._drop(branch)

    def _commit(self, proposal: Proposal, branch: str) -> str:
        repository = self.connection.repository
        head = repository.get_branch(self._main).commit.sha
        ref = self._ref(branch)
        if ref and self._is_up_to_date(proposal, ref, head):
            return ref.object.sha
        element = InputGitTreeElement(proposal.path, "100644", "blob", content=proposal.text)
        parent = repository.get_git_commit(head)
        tree = repository.create_git_tree([element], base_tree=parent.tree)
        commit = repository.create_git_commit(proposal.title, tree, [parent])
        if ref:
            ref.edit(commit.sha, force=True)
        else:
            repository.create_git_ref(f"refs/heads/{branch}", commit.sha)
        return commit.sha

    def _is_up_to_date(self, proposal: Proposal, ref: GitRef, head: str) -> bool:
        parents = self.connection.repository.get_git_commit(ref.object.sha).parents
        text = self._text(proposal.path, BRANCH.format(issue=proposal.issue))
        return text == proposal.text and [parent.sha for parent in parents] == [head]

    def _ref(self, branch: str) -> GitRef | None:
        try:
            return self.connection.repository.get_git_ref(f"heads/{branch}").complete()
        except GithubException as error:
            if error.status == HTTPStatus.NOT_FOUND:
                return None
            raise

    def _pull(self, proposal: Proposal, branch: str) -> PullRequest:
        repository = self.connection.repository
        pull = self._open_pull(branch)
        if pull is None:
            return repository.create_pull(
                base=self._main, head=branch, title=proposal.title, body=proposal.body
            )
        if pull.body != proposal.body:
            pull.edit(body=proposal.body)
        return pull

    def _open_pull(self, branch: str) -> PullRequest | None:
        repository = self.connection.repository
        head = f"{repository.owner.login}:{branch}"
        return next(iter(repository.get_pulls(state="open", head=head)), None)

    def _fast_forward(self, commit: str) -> None:
        if ref := self._ref(self._main):
            ref.edit(commit)

    def _drop(self, branch: str) -> None:
        """Close what is still open of *branch*, which the default branch has caught up with."""
        if pull := self._open_pull(branch):
            pull.edit(state="closed")
        if ref := self._ref(branch):
            ref.delete()
