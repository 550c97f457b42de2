"""Issues with their comments, read in one request: one of them, or a hundred that changed."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from http import HTTPStatus
from typing import Any

from github import GithubException, UnknownObjectException

from generator.github.connection import Connection
from generator.github.markers import ACTION_OF, SEEN_OF
from generator.lifecycle.commands import read_commands
from generator.lifecycle.comment import Comment
from generator.lifecycle.thread import Thread

_ISSUE = """
fragment who on Actor { __typename login }
fragment issue on Issue {
  number body closed createdAt updatedAt lastEditedAt viewerDidAuthor
  author { ...who }
  labels(first: 100) { nodes { name } }
  timelineItems(last: 1, itemTypes: [CLOSED_EVENT]) {
    nodes { ... on ClosedEvent { actor { ...who } } }
  }
  comments(first: 100, after: $comments) {
    nodes { fullDatabaseId body createdAt lastEditedAt url viewerDidAuthor author { ...who } }
    pageInfo { hasNextPage endCursor }
  }
}
"""
_ONE = """
query ($owner: String!, $name: String!, $number: Int!, $comments: String) {
  viewer { login }
  repository(owner: $owner, name: $name) { issue(number: $number) { ...issue } }
}
"""
_CHANGED = """
query (
  $owner: String!, $name: String!, $filter: IssueFilters!, $size: Int!, $after: String
  $comments: String
) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    issues(
      first: $size, after: $after, filterBy: $filter, orderBy: {field: UPDATED_AT, direction: ASC}
    ) {
      totalCount
      nodes { ...issue }
      pageInfo { hasNextPage endCursor }
    }
  }
}
"""
_NOBODY = {"__typename": "User", "login": "ghost"}
"""The author of what was written by an account that was deleted, as GitHub shows it."""

PAGE = 100
"""Issues in one request; GitHub gives no more."""


@dataclass(frozen=True, kw_only=True)
class Read(Thread):
    """A thread as it was read from GitHub.

    *updated* is when anything in it changed last, *mine* the number of the comment that holds the
    generator's answer, if there is one.
    """

    updated: dt.datetime
    mine: int | None = None


@dataclass(frozen=True)
class Page:
    """Some of the *threads* that changed, in the order in which they did, *total* in all."""

    threads: tuple[Read, ...]
    total: int


@dataclass(frozen=True)
class Threads:
    """The issues of the repository behind *connection*, as they are now."""

    connection: Connection

    def read(self, number: int) -> Read | None:
        """Read issue *number*; nothing if it is gone, or a pull request."""
        return self.connection.attempt(lambda: self._read(number))

    def changed(self, since: dt.datetime | None, size: int = PAGE) -> Iterator[Page]:
        """Read the issues that changed at *since* or later, the earliest first, a page at a time.

        What changes meanwhile moves to the end, and comes again there.
        """
        asked = {"filter": {"since": _written(since)} if since else {}, "size": size}
        after: str | None = None
        while True:
            page, after = self.connection.attempt(lambda: self._page({**asked, "after": after}))  # noqa: B023 -- called at once
            yield page
            if after is None:
                return

    def latest(self, tag: str) -> str | None:
        """Return GitHub's tag for the issues that changed last; nothing if that is *tag* still.

        Where it is, the question is not counted.
        """
        return self.connection.attempt(lambda: self._latest(tag))

    def _latest(self, tag: str) -> str | None:
        repository = self.connection.repository
        headers, issues = repository.requester.requestJsonAndCheck(
            "GET",
            f"{repository.url}/issues",
            parameters={"state": "all", "sort": "updated", "per_page": PAGE},
            headers={"If-None-Match": tag} if tag else {},
        )
        return None if issues is None else str(headers.get("etag", ""))

    def _page(self, asked: dict[str, Any]) -> tuple[Page, str | None]:
        data = self._ask(_CHANGED, asked)
        found = data["repository"]["issues"]
        threads = tuple(self._thread(issue, data["viewer"]["login"]) for issue in found["nodes"])
        return Page(threads, found["totalCount"]), _next(found)

    def _read(self, number: int) -> Read | None:
        try:
            data = self._ask(_ONE, {"number": number})
        except UnknownObjectException as error:
            if _is_about_an_issue(error):
                return None
            raise
        return self._thread(data["repository"]["issue"], data["viewer"]["login"])

    def _ask(self, query: str, variables: dict[str, Any]) -> Any:
        owner, _, name = self.connection.name.partition("/")
        requester = self.connection.github.requester
        asked = {"owner": owner, "name": name, "comments": None, **variables}
        _, answer = requester.graphql_query(query + _ISSUE, asked)
        return answer["data"]

    def _thread(self, issue: Any, viewer: str) -> Read:
        said = list(self._said(issue))
        own = [each for each in said if each["viewerDidAuthor"] and SEEN_OF.match(each["body"])]
        mine = own[0] if own else None
        seen = SEEN_OF.match(mine["body"]) if mine else None
        action = ACTION_OF.match(issue["body"]) if issue["viewerDidAuthor"] else None
        return Read(
            issue=issue["number"],
            author=_login(issue["author"]),
            body=issue["body"],
            changed=_time(issue["lastEditedAt"] or issue["createdAt"]),
            comments=tuple(self._comment(issue, each) for each in said if each not in own),
            seen=int(seen["seen"]) if seen else 0,
            answer=mine["body"].partition("\n")[2] if mine else "",
            labels=frozenset(label["name"] for label in issue["labels"]["nodes"]),
            closed=issue["closed"],
            withdrawn=issue["closed"] and not _is_closed_by(viewer, issue),
            action=action["action"] if action else "",
            updated=_time(issue["updatedAt"]),
            mine=int(mine["fullDatabaseId"]) if mine else None,
        )

    def _said(self, issue: Any) -> Iterator[Any]:
        """Yield all comments on *issue*, of which the first hundred came with it."""
        comments = issue["comments"]
        yield from comments["nodes"]
        while after := _next(comments):
            more = self._ask(_ONE, {"number": issue["number"], "comments": after})
            comments = more["repository"]["issue"]["comments"]
            yield from comments["nodes"]

    def _comment(self, issue: Any, said: Any) -> Comment:
        comment = Comment(
            issue=issue["number"],
            author=_login(said["author"]),
            at=_time(said["createdAt"]),
            text=said["body"],
            link=said["url"],
            number=int(said["fullDatabaseId"]),
            edited=said["lastEditedAt"] is not None,
        )
        if not read_commands(comment.text):
            return comment
        return replace(comment, role=self._role(comment.author))

    def _role(self, login: str) -> str:
        """Return the role of *login* in the repository, which is asked for once."""
        if login not in self._roles:
            self._roles[login] = self._asked_role(login)
        return self._roles[login]

    @cached_property
    def _roles(self) -> dict[str, str]:
        return {}

    def _asked_role(self, login: str) -> str:
        try:
            return self.connection.repository.get_collaborator_role_name(login)
        except GithubException as error:
            if error.status == HTTPStatus.NOT_FOUND:
                return "none"
            raise


def _next(page: Any) -> str | None:
    """Return where the page after *page* begins; nothing if it is the last."""
    info = page["pageInfo"]
    return str(info["endCursor"]) if info["hasNextPage"] else None


def _is_about_an_issue(error: GithubException) -> bool:
    """Tell whether it is the issue that is not there, and not the whole repository."""
    errors = error.data.get("errors", ()) if isinstance(error.data, dict) else ()
    return any("issue" in each.get("path", ()) for each in errors)


def _is_closed_by(viewer: str, issue: Any) -> bool:
    events = issue["timelineItems"]["nodes"]
    closer = _login(events[-1]["actor"]) if events else ""
    return closer.removesuffix("[bot]") == viewer.removesuffix("[bot]")


def _login(actor: Any) -> str:
    """Return the login as it is anywhere but in GraphQL, which leaves the end of a bot's out."""
    found = actor or _NOBODY
    return f"{found['login']}[bot]" if found["__typename"] == "Bot" else str(found["login"])


def _time(written: str) -> dt.datetime:
    return dt.datetime.fromisoformat(written)


def _written(time: dt.datetime) -> str:
    return time.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
