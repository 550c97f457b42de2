"""Issues with their comments, read in one request: one of them, or a hundred that changed."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from typing import Any

from github import GithubException, UnknownObjectException

from generator.errors import ForgeError, LimitError
from generator.github.connection import Connection
from generator.github.shown import ISSUE, Read, thread_of

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
PAGE = 100
"""Issues in one request; GitHub gives no more."""

_FEW = 10
"""Issues in one request that GitHub answers, or else answers none."""


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

        What changes meanwhile moves to the end, and comes again there. Long talk on many issues may
        take GitHub longer than it takes for one request: then fewer are asked for at once.

        Raises:
            LimitError: if GitHub takes no more requests.
            ForgeError: if it does not answer even for a few.
        """
        asked: dict[str, Any] = {
            "filter": {"since": _written(since)} if since else {},
            "after": None,
        }
        while True:
            try:
                page, after = self._some({**asked, "size": size})
            except LimitError:
                raise
            except ForgeError:
                if size <= _FEW:
                    raise
                size //= 2
                continue
            yield page
            if after is None:
                return
            asked["after"] = after

    def _some(self, asked: dict[str, Any]) -> tuple[Page, str | None]:
        return self.connection.attempt(lambda: self._page(asked))

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
        threads = tuple(self._thread(issue, data) for issue in found["nodes"])
        return Page(threads, found["totalCount"]), _next(found)

    def _read(self, number: int) -> Read | None:
        try:
            data = self._ask(_ONE, {"number": number})
        except UnknownObjectException as error:
            if _is_about_an_issue(error):
                return None
            raise
        return self._thread(data["repository"]["issue"], data)

    def _ask(self, query: str, variables: dict[str, Any]) -> Any:
        owner, _, name = self.connection.name.partition("/")
        requester = self.connection.github.requester
        asked = {"owner": owner, "name": name, "comments": None, **variables}
        _, answer = requester.graphql_query(query + ISSUE, asked)
        return answer["data"]

    def _thread(self, issue: Any, data: Any) -> Read:
        return thread_of(issue, list(self._said(issue)), data["viewer"]["login"], self._role)

    def _said(self, issue: Any) -> Iterator[Any]:
        """Yield all comments on *issue*, of which the first hundred came with it."""
        comments = issue["comments"]
        yield from comments["nodes"]
        while after := _next(comments):
            more = self._ask(_ONE, {"number": issue["number"], "comments": after})
            comments = more["repository"]["issue"]["comments"]
            yield from comments["nodes"]

    def _role(self, login: str) -> str:
        """Return the role of *login* in the repository, which is asked for once."""
        if login not in self._roles:
            role = self._asked_role(login)
            # Somebody is refused for having none, and the command is done with: make sure of it.
            self._roles[login] = self._asked_role(login) if role == "none" else role
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


def _written(time: dt.datetime) -> str:
    return time.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
