"""Commits on branches of the repository, made through the Git data API: no checkout is pushed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from github import GithubException

from generator.github.connection import Connection
from generator.github.events import BRANCH

_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY})
"""What GitHub answers to who would delete a branch that is not there."""


@dataclass(frozen=True)
class Head:
    """The last commit of the default branch and its tree, by their SHA."""

    commit: str
    tree: str


@dataclass(frozen=True)
class Commits:
    """The branches of the repository behind *connection*, and the commits on them."""

    connection: Connection

    @cached_property
    def waiting(self) -> dict[str, str]:
        """The last commits of all branches of records, by branch: one request for a whole run."""
        prefix = BRANCH.format(issue="")
        refs = self._ask("GET", f"matching-refs/heads/{prefix}")
        return {str(ref["ref"]).removeprefix("refs/heads/"): ref["object"]["sha"] for ref in refs}

    @property
    def main(self) -> str:
        """The name of the default branch."""
        return self.connection.repository.default_branch

    def head(self) -> Head:
        """Return the default branch as it is now."""
        commit = self.connection.ask("GET", f"commits/{quote(self.main)}")
        return Head(commit["sha"], commit["commit"]["tree"]["sha"])

    def text(self, path: str, ref: str) -> str | None:
        """Return the file at *path* in the commit or branch *ref*; nothing if it is not there.

        Raises:
            GithubException: if GitHub answers anything else.
        """
        try:
            content = self.connection.repository.get_contents(path, ref=ref)
        except GithubException as error:
            if error.status == HTTPStatus.NOT_FOUND:
                return None
            raise
        return None if isinstance(content, list) else content.decoded_content.decode()

    def tip(self, branch: str) -> str | None:
        """Return the last commit of *branch* as it is now; nothing if there is no such branch.

        Raises:
            GithubException: if GitHub answers anything else.
        """
        try:
            return str(self._ask("GET", f"ref/heads/{quote(branch)}")["object"]["sha"])
        except GithubException as error:
            if error.status == HTTPStatus.NOT_FOUND:
                return None
            raise

    def commit(
        self, path: str, text: str, title: str, head: Head, *, after: str | None = None
    ) -> str:
        """Write a commit: *head* with *text* at *path*, and *after* another; return its SHA."""
        entry = {"path": path, "mode": "100644", "type": "blob", "content": text}
        tree = self._ask("POST", "trees", {"base_tree": head.tree, "tree": [entry]})
        parents = [sha for sha in (after, head.commit) if sha]
        written = {"message": title, "tree": tree["sha"], "parents": parents}
        return str(self._ask("POST", "commits", written)["sha"])

    def move(self, branch: str, commit: str) -> None:
        """Move *branch* forward to *commit*, which GitHub refuses if it is not ahead of it."""
        self._ask("PATCH", f"refs/heads/{quote(branch)}", {"sha": commit, "force": False})
        self._note(branch, commit)

    def branch_off(self, branch: str, commit: str) -> None:
        """Make *branch*, which GitHub refuses if there is one."""
        self._ask("POST", "refs", {"ref": f"refs/heads/{branch}", "sha": commit})
        self._note(branch, commit)

    def _note(self, branch: str, commit: str) -> None:
        if branch != self.main:
            self.waiting[branch] = commit

    def delete(self, branch: str) -> None:
        """Delete *branch*, if it is still there.

        Raises:
            GithubException: if GitHub answers anything else.
        """
        try:
            self._ask("DELETE", f"refs/heads/{quote(branch)}")
        except GithubException as error:
            if error.status not in _GONE:
                raise
        self.waiting.pop(branch, None)

    def _ask(self, verb: str, path: str, said: Mapping[str, Any] | None = None) -> Any:
        """Ask the Git data API, and return what it answers."""
        return self.connection.ask(verb, f"git/{path}", said)
