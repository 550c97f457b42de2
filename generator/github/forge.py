"""The issues of one repository, and what the generator does to them."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus

from github import GithubException
from github.Issue import Issue
from github.IssueComment import IssueComment

from generator.github.connection import Connection
from generator.lifecycle.comment import Comment
from generator.lifecycle.thread import Thread

_MARKER = "<!-- minutebook seen={seen} -->"
_SEEN = re.compile(r"<!-- minutebook seen=(\d+) -->")
_LAST_EDITED = """
query ($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { issue(number: $number) { lastEditedAt } }
}
"""
_COLOUR = "24425f"
_LONGEST = 60_000
"""Characters of a comment; GitHub refuses more than 65,536."""


@dataclass(frozen=True)
class Forge:
    """The issues behind *connection*."""

    connection: Connection

    def thread(self, number: int) -> Thread | None:
        """Read issue *number* as it is now; nothing if it is gone, or a pull request."""
        return self.connection.attempt(lambda: self._thread(number))

    def _thread(self, number: int) -> Thread | None:
        issue = self._issue(number)
        if issue is None or issue.pull_request:
            return None
        comments = list(issue.get_comments())
        mine = self._mine(comments)
        return Thread(
            issue=number,
            author=issue.user.login,
            body=issue.body or "",
            changed=self._edited(number) or issue.created_at,
            comments=tuple(_comment(number, each) for each in comments if each != mine),
            seen=_seen(mine),
        )

    def _edited(self, number: int) -> dt.datetime | None:
        """Return when the text of issue *number* was last edited, which only GraphQL tells."""
        owner, _, name = self.connection.name.partition("/")
        variables = {"owner": owner, "name": name, "number": number}
        requester = self.connection.github.requester
        _, answer = requester.graphql_query(_LAST_EDITED, variables)
        edited = answer["data"]["repository"]["issue"]["lastEditedAt"]
        return dt.datetime.fromisoformat(edited) if edited else None

    def _issue(self, number: int) -> Issue | None:
        try:
            return self.connection.repository.get_issue(number).complete()
        except GithubException as error:
            if error.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
                return None
            raise

    def _mine(self, comments: Iterable[IssueComment]) -> IssueComment | None:
        """Return the generator's own comment: by its account and its marker, which one can copy."""
        me = self.connection.me
        own = (each for each in comments if each.user.id == me and _SEEN.match(each.body or ""))
        return next(own, None)

    def answer(self, number: int, text: str, seen: int) -> None:
        """Make the generator's one comment on issue *number* say *text*."""
        body = f"{_MARKER.format(seen=seen)}\n{text}"[:_LONGEST]
        self.connection.attempt(lambda: self._answer(number, body))

    def _answer(self, number: int, body: str) -> None:
        issue = self.connection.repository.get_issue(number)
        mine = self._mine(issue.get_comments())
        if mine is None:
            issue.create_comment(body)
        elif mine.body != body:
            mine.edit(body)

    def label(self, number: int, names: frozenset[str], own: frozenset[str]) -> None:
        """Make *names* the labels of issue *number* among those that are our *own*."""
        self.connection.attempt(lambda: self._label(number, names, own))

    def _label(self, number: int, names: frozenset[str], own: frozenset[str]) -> None:
        repository = self.connection.repository
        issue = repository.get_issue(number)
        present = {label.name for label in issue.labels}
        wanted = (present - own) | names
        if wanted == present:
            return
        known = {label.name for label in repository.get_labels()}
        for name in sorted(names - known):
            repository.create_label(name, _COLOUR)
        issue.set_labels(*sorted(wanted))

    def mark(self, number: int, comment: int, *, carried_out: bool) -> None:
        """React to *comment* on issue *number*: thumbs up, or confused."""
        self.connection.attempt(lambda: self._mark(number, comment, carried_out))

    def _mark(self, number: int, comment: int, carried_out: bool) -> None:  # noqa: FBT001 - see mark
        reaction = "+1" if carried_out else "confused"
        said = self.connection.repository.get_issue(number).get_comment(comment)
        said.create_reaction(reaction)


def _comment(number: int, said: IssueComment) -> Comment:
    return Comment(
        issue=number,
        author=said.user.login,
        at=said.created_at,
        text=said.body or "",
        link=said.html_url,
        number=said.id,
        edited=said.updated_at != said.created_at,
    )


def _seen(mine: IssueComment | None) -> int:
    match = _SEEN.match(mine.body or "") if mine else None
    return int(match[1]) if match else 0
