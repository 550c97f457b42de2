"""GraphQL: issues and comments as it shows them, and sub-issues. The emulator has none."""

from collections.abc import Mapping
from typing import Any

from tests.forge.differences.additions import add_sub_issue, children
from tests.forge.differences.issues import get_issue, get_issues
from tests.forge.differences.rule import Asked, Rules
from tests.forge.hub import Hub, get_all
from tests.forge.people import REPOSITORY
from tests.forge.query import Query, QueryError, select
from tests.forge.wire import NOT_FOUND, Response

_REPO = f"/repos/{REPOSITORY}"
_MOST = 100

Object = dict[str, Any]

rules = Rules()


@rules.on("POST", "/graphql")
def graphql_is_answered(asked: Asked) -> Response:
    """With 200 and what is wrong in the answer, as GraphQL does; or not at all on some servers."""
    if not asked.hub.switches.graphql:
        return NOT_FOUND
    try:
        variables = asked.request.field("variables") or {}
        query = Query(asked.request.field("query") or "", variables)
        root = _mutations(asked) if query.kind == "mutation" else _queries(asked)
        return Response(200, {"data": select(query.fields, root)})
    except (QueryError, TypeError, KeyError) as error:  # the last two are wrong arguments
        return Response(200, {"data": None, "errors": [{"message": str(error)}]})


def _queries(asked: Asked) -> Object:
    hub = asked.hub

    def repository(*, owner: str, name: str, **_: Any) -> Object | None:
        is_known = f"{owner}/{name}" == REPOSITORY and hub.may(asked.login, "read")
        return _repository(hub) if is_known else None

    def nodes(*, ids: list[str]) -> list[Object | None]:
        known = {issue["node_id"]: issue for issue in get_issues(hub, _REPO)}
        return [_issue(hub, known[each]) if each in known else None for each in ids]

    return {
        "__typename": "Query",
        "repository": repository,
        "node": lambda **given: nodes(ids=[given["id"]])[0],
        "nodes": nodes,
        "viewer": {"__typename": "User", "login": asked.login},
        "rateLimit": {"__typename": "RateLimit", "cost": 1, "limit": 5000, "remaining": 4999},
    }


def _mutations(asked: Asked) -> Object:
    hub = asked.hub
    numbers = {issue["node_id"]: issue["number"] for issue in get_issues(hub, _REPO)}

    def change(given: Mapping[str, Any], *, adds: bool) -> Object:
        if not hub.switches.sub_issues:
            msg = "Field 'addSubIssue' doesn't exist on type 'Mutation'"
            raise QueryError(msg)
        parent, child = (numbers.get(given[key]) for key in ("issueId", "subIssueId"))
        if parent is None or child is None:
            msg = "Could not resolve to a node with the global id"
            raise QueryError(msg)
        if not adds:
            hub.memory.parents.pop(child, None)
        elif refused := add_sub_issue(hub, parent, child, given.get("replaceParent")):
            raise QueryError(refused)
        return {
            "__typename": "AddSubIssuePayload",
            "issue": _numbered(hub, parent),
            "subIssue": _numbered(hub, child),
        }

    return {
        "__typename": "Mutation",
        "addSubIssue": lambda **given: change(given["input"], adds=True),
        "removeSubIssue": lambda **given: change(given["input"], adds=False),
    }


def _repository(hub: Hub) -> Object:
    repository = hub.get_emulated("GET", _REPO).body

    def issues(
        *, states: Any = (), order_by: Any = None, filter_by: Any = None, **page: Any
    ) -> Object:
        wanted = {states} if isinstance(states, str) else {*(states or ("OPEN", "CLOSED"))}
        since = ((filter_by or {}).get("since") or "").removesuffix("Z")
        order = order_by or {}
        key = {"UPDATED_AT": "updated_at"}.get(order.get("field", ""), "number")
        found = [
            issue
            for issue in get_issues(hub, _REPO)
            if "pull_request" not in issue
            and issue["state"].upper() in wanted
            and issue["updated_at"] >= since
        ]
        downwards = order.get("direction") == "DESC"
        found.sort(key=lambda issue: (issue[key], issue["number"]), reverse=downwards)
        return _connection([_issue(hub, issue) for issue in found], **page)

    return {
        "__typename": "Repository",
        "id": repository["node_id"],
        "nameWithOwner": repository["full_name"],
        "issue": lambda *, number: _numbered(hub, number),
        "issues": issues,
    }


def _numbered(hub: Hub, number: int) -> Object | None:
    issue = get_issue(hub, _REPO, number)
    return None if issue is None or "pull_request" in issue else _issue(hub, issue)


def _issue(hub: Hub, issue: Mapping[str, Any]) -> Object:
    number = issue["number"]
    labels = [{"__typename": "Label", "name": label["name"]} for label in issue["labels"]]

    def comments(**page: Any) -> Object:
        found = get_all(hub, f"{_REPO}/issues/{number}/comments")
        return _connection([_comment(hub, comment) for comment in found], **page)

    return {
        "__typename": "Issue",
        **_text(hub, issue, f"{_REPO}/issues/{number}"),
        "number": number,
        "title": issue["title"],
        "state": issue["state"].upper(),
        "stateReason": (issue["state_reason"] or "").upper() or None,
        "closedAt": issue["closed_at"],
        "locked": issue["locked"],
        "assignees": lambda **page: _connection([_user(u) for u in issue["assignees"]], **page),
        "labels": lambda **page: _connection(labels, **page),
        "comments": comments,
        "parent": lambda: _numbered(hub, hub.memory.parents.get(number, 0)),
        "subIssues": lambda **page: _connection(
            [_numbered(hub, each) for each in children(hub, number)], **page
        ),
    }


def _comment(hub: Hub, comment: Mapping[str, Any]) -> Object:
    path = f"{_REPO}/issues/comments/{comment['id']}"
    return {"__typename": "IssueComment", **_text(hub, comment, path)}


def _text(hub: Hub, written: Mapping[str, Any], path: str) -> Object:
    """Return what issues and comments have alike."""
    return {
        "id": written["node_id"],
        "databaseId": written["id"],
        "url": written["html_url"],
        "body": written["body"],
        "author": _user(written["user"]),
        "authorAssociation": written["author_association"],
        "createdAt": written["created_at"],
        "updatedAt": written["updated_at"],
        "lastEditedAt": hub.memory.edited.get(path),
    }


def _user(user: Mapping[str, Any]) -> Object:
    """Return an author; a bot's name is without its ending here."""
    is_bot = user["login"].endswith("[bot]")
    return {
        "__typename": "Bot" if is_bot else "User",
        "login": user["login"].removesuffix("[bot]"),
        "databaseId": user["id"],
        "id": user["node_id"],
    }


def _connection(
    nodes: list[Any], *, first: int | None = None, last: int | None = None, after: str | None = None
) -> Object:
    """Return a page of *nodes*.

    Raises:
        QueryError: If it is not said how many are wanted, or more than a hundred are.
    """
    if not 1 <= (first or last or 0) <= _MOST:
        msg = "You must provide a `first` or `last` value between 1 and 100"
        raise QueryError(msg)
    start = int(after or 0)
    page = nodes[start : start + first] if first else nodes[-(last or 0) :]
    end = start + len(page)
    info = {"__typename": "PageInfo", "hasNextPage": end < len(nodes), "endCursor": str(end)}
    connection = {"__typename": "Connection", "nodes": page, "pageInfo": info}
    return connection | {"totalCount": len(nodes)}
