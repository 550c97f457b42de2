"""GraphQL, held to GitHub's schema. The emulator has none."""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLError

from tests.forge.differences.additions import add_sub_issue
from tests.forge.differences.issues import get_issues
from tests.forge.differences.objects import REPO, Objects
from tests.forge.differences.rule import Asked, Rules
from tests.forge.graph import Object, answer, errors, points
from tests.forge.hub import Hub
from tests.forge.wire import NOT_FOUND, Response

rules = Rules()


@rules.on("POST", "/graphql")
def graphql_is_answered(asked: Asked) -> Response:
    """With 200 and what is wrong in the answer, as GraphQL does; or not at all on some servers."""
    if not asked.hub.switches.graphql:
        return NOT_FOUND
    query, variables = asked.request.field("query") or "", asked.request.field("variables") or {}
    cost = 1 if errors(query) else points(query, variables)
    asked.hub.memory.points[asked.login] += cost
    return Response(200, answer(query, variables, _root(asked, cost)))


def _root(asked: Asked, cost: int) -> Object:
    """Return what queries and changes begin with."""
    hub, objects = asked.hub, Objects(asked.hub, asked.login)
    limit, spent = hub.switches.allowance, hub.memory.points[asked.login]
    return {
        "repository": objects.repository,
        "node": lambda *, id: objects.nodes(ids=[id])[0],  # noqa: A006 -- as the schema has it
        "nodes": objects.nodes,
        "viewer": {"__typename": "User", "login": asked.login},
        "rateLimit": {"cost": cost, "limit": limit, "remaining": limit - spent},
        "addSubIssue": lambda *, input: _change(hub, objects, input, adds=True),  # noqa: A006
        "removeSubIssue": lambda *, input: _change(hub, objects, input, adds=False),  # noqa: A006
    }


def _change(hub: Hub, objects: Objects, given: Mapping[str, Any], *, adds: bool) -> Object:
    if not hub.switches.sub_issues:
        msg = "Field 'addSubIssue' doesn't exist on type 'Mutation'"
        raise GraphQLError(msg)
    numbers = {issue["node_id"]: issue["number"] for issue in get_issues(hub, REPO)}
    parent, child = (numbers.get(given[key]) for key in ("issueId", "subIssueId"))
    if parent is None or child is None:
        msg = "Could not resolve to a node with the global id"
        raise GraphQLError(msg)
    if not adds:
        hub.memory.parents.pop(child, None)
    elif refused := add_sub_issue(hub, parent, child, given.get("replaceParent")):
        raise GraphQLError(refused)
    return {"issue": objects.issue(number=parent), "subIssue": objects.issue(number=child)}
