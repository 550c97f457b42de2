"""What there is, as GraphQL shows it: objects are mappings, fields with arguments functions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.forge.differences.additions import children
from tests.forge.differences.issues import get_issue, get_issues
from tests.forge.graph import NotThereError, Object
from tests.forge.hub import Hub, get_all
from tests.forge.paging import connection, listed
from tests.forge.people import REPOSITORY

REPO = f"/repos/{REPOSITORY}"

_ORDERS = {"UPDATED_AT": "updated_at", "COMMENTS": "comments"}


@dataclass(frozen=True, slots=True)
class Objects:
    """The objects of *hub*, as *login* is shown them."""

    hub: Hub
    login: str

    def repository(self, *, owner: str, name: str, **_: Any) -> Object:
        """Return the repository.

        Raises:
            NotThereError: If it is not called so, or is not shown to the login.
        """
        if f"{owner}/{name}" != REPOSITORY or not self.hub.may(self.login, "read"):
            msg = f"Could not resolve to a Repository with the name '{owner}/{name}'."
            raise NotThereError(msg)
        repository = self.hub.get_emulated("GET", REPO).body
        return {
            "__typename": "Repository",
            "id": repository["node_id"],
            "nameWithOwner": repository["full_name"],
            "issue": self.issue,
            "issues": self._issues,
        }

    def issue(self, *, number: int) -> Object:
        """Return the issue of that *number*; a pull request is none here.

        Raises:
            NotThereError: If there is none, or none any more.
        """
        issue = get_issue(self.hub, REPO, number)
        if issue is None or "pull_request" in issue:
            msg = f"Could not resolve to an Issue with the number of {number}."
            raise NotThereError(msg)
        return self._issue(issue)

    def nodes(self, *, ids: Sequence[str]) -> list[Object | None]:
        """Return the issues with *ids*, or nothing for each that is no issue's."""
        known = {issue["node_id"]: issue for issue in get_issues(self.hub, REPO)}
        return [self._issue(known[each]) if each in known else None for each in ids]

    def _issues(
        self,
        *,
        states: Sequence[str] | None = None,
        labels: Sequence[str] | None = None,
        orderBy: Mapping[str, str] | None = None,  # noqa: N803 -- as the schema has it
        filterBy: Mapping[str, Any] | None = None,  # noqa: N803
        **page: Any,
    ) -> Object:
        order, wanted = orderBy or {}, {"states": states, "labels": labels, **(filterBy or {})}
        key = _ORDERS.get(order.get("field", ""), "number")
        found = [issue for issue in get_issues(self.hub, REPO) if _fits(issue, wanted)]
        return connection(
            found,
            self._issue,
            lambda issue: f"{issue[key]:>24} {issue['number']:09}",
            downwards=order.get("direction") == "DESC",
            **page,
        )

    def _issue(self, issue: Mapping[str, Any]) -> Object:
        number = issue["number"]
        parent = self.hub.memory.parents.get(number)
        return {
            "__typename": "Issue",
            **self._text(issue, f"{REPO}/issues/{number}"),
            "number": number,
            "title": issue["title"],
            "state": issue["state"].upper(),
            "stateReason": (issue["state_reason"] or "").upper() or None,
            "closed": issue["state"] == "closed",
            "closedAt": issue["closed_at"],
            "locked": issue["locked"],
            "assignees": lambda **page: listed(issue["assignees"], _user, **page),
            "labels": lambda *, orderBy=None, **page: listed(  # noqa: ARG005, N803
                issue["labels"], _label, **page
            ),
            "comments": lambda **page: self._comments(issue, **page),
            "timelineItems": lambda **page: _timeline(issue, **page),
            "parent": lambda: None if parent is None else self.issue(number=parent),
            "subIssues": lambda **page: listed(
                children(self.hub, number), lambda child: self.issue(number=child), **page
            ),
        }

    def _comments(self, issue: Mapping[str, Any], **page: Any) -> Object:
        path = f"{REPO}/issues/{issue['number']}/comments"
        found = get_all(self.hub, path) if issue["comments"] else []
        return connection(found, self._comment, lambda comment: f"{comment['id']:012}", **page)

    def _comment(self, comment: Mapping[str, Any]) -> Object:
        path = f"{REPO}/issues/comments/{comment['id']}"
        return {"__typename": "IssueComment", **self._text(comment, path)}

    def _editor(self, path: str) -> Object | None:
        login = self.hub.memory.editors.get(path)
        return _user(self.hub.get(f"/users/{login}")) if login else None

    def _text(self, written: Mapping[str, Any], path: str) -> Object:
        """Return what issues and comments have alike."""
        return {
            "id": written["node_id"],
            "databaseId": written["id"],
            "fullDatabaseId": str(written["id"]),
            "url": written["html_url"],
            "body": written["body"] or "",
            "author": _user(written["user"]),
            "authorAssociation": written["author_association"],
            "createdAt": written["created_at"],
            "updatedAt": written["updated_at"],
            "lastEditedAt": self.hub.memory.edited.get(path),
            "editor": self._editor(path),
            "viewerDidAuthor": written["user"]["login"] == self.login,
        }


def _fits(issue: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    labels = {label["name"].casefold() for label in issue["labels"]}
    since = (wanted.get("since") or "").removesuffix("Z")
    return (
        "pull_request" not in issue
        and issue["state"].upper() in (wanted.get("states") or ("OPEN", "CLOSED"))
        and issue["updated_at"] >= since
        and (wanted.get("createdBy") or issue["user"]["login"]) == issue["user"]["login"]
        and {name.casefold() for name in wanted.get("labels") or ()} <= labels
    )


def _timeline(issue: Mapping[str, Any], *, itemTypes: Sequence[str], **page: Any) -> Object:  # noqa: N803
    """Return who closed the issue, the one thing of its history that is kept."""
    events = [issue] if issue["closed_at"] and "CLOSED_EVENT" in itemTypes else []
    return listed(events, _closed, **page)


def _closed(issue: Mapping[str, Any]) -> Object:
    by = issue["closed_by"] and _user(issue["closed_by"])
    return {"__typename": "ClosedEvent", "actor": by, "createdAt": issue["closed_at"]}


def _label(label: Mapping[str, Any]) -> Object:
    return {"__typename": "Label", "name": label["name"], "color": label["color"]}


def _user(user: Mapping[str, Any]) -> Object:
    """Return an author; a bot's name is without its ending here."""
    is_bot = user["login"].endswith("[bot]")
    return {
        "__typename": "Bot" if is_bot else "User",
        "login": user["login"].removesuffix("[bot]"),
        "databaseId": user["id"],
        "id": user["node_id"],
    }
