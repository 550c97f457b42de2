"""What GitHub has and the emulator has not: reactions, sub-issues, dispatches."""

from typing import Any

from tests.forge.differences.issues import get_issue, get_issues
from tests.forge.differences.rule import Asked, Rules
from tests.forge.hub import Hub
from tests.forge.memory import now
from tests.forge.paging import paged
from tests.forge.wire import NOT_FOUND, Response, refusal

MOST_SUB_ISSUES = 100

rules = Rules()


def _subject(asked: Asked) -> str:
    """Return the path of what is reacted to."""
    return asked.request.path.partition("/reactions")[0]


@rules.on("POST|GET|DELETE", "/repos/{repo}/issues/{any}/reactions{rest}")
def who_reacts_needs_something_to_react_to(asked: Asked) -> Response:
    """An issue or a comment that is there."""
    return asked.pass_on() if asked.hub.get_emulated("GET", _subject(asked)).ok else NOT_FOUND


@rules.on("POST", "/repos/{repo}/issues/{any}/reactions")
def one_reacts_once_in_each_way(asked: Asked) -> Response:
    """Again is 200 with the same reaction, where the first time was 201."""
    reactions = asked.hub.memory.reactions.setdefault(_subject(asked), [])
    content = asked.request.field("content")
    for reaction in reactions:
        if (reaction["user"]["login"], reaction["content"]) == (asked.login, content):
            return Response(200, reaction)
    number = next(asked.hub.memory.ids)
    user = asked.hub.get_emulated("GET", f"/users/{asked.login}").body
    made = {"id": number, "node_id": f"REA_{number}", "user": user}
    reactions.append(made | {"content": content, "created_at": now()})
    return Response(201, reactions[-1])


@rules.on("GET", "/repos/{repo}/issues/{any}/reactions")
def reactions_are_listed(asked: Asked) -> Response:
    """All, or those of one kind."""
    wanted = asked.request.query.get("content")
    reactions = asked.hub.memory.reactions.get(_subject(asked), [])
    found = [each for each in reactions if wanted in {None, each["content"]}]
    return paged(asked.hub.url, asked.request, found)


@rules.on("DELETE", "/repos/{repo}/issues/{any}/reactions/{id}")
def a_reaction_is_taken_back(asked: Asked) -> Response:
    """By who made it."""
    reactions = asked.hub.memory.reactions.get(_subject(asked), [])
    for reaction in reactions:
        if reaction["id"] == int(asked.parts["id"]):
            if reaction["user"]["login"] != asked.login:
                return refusal(403, "Must have admin rights to Repository.")
            reactions.remove(reaction)
            return Response(204)
    return NOT_FOUND


@rules.on("GET|POST|DELETE", "/repos/{repo}/issues/{number}/sub_issue{any}")
def sub_issues_are_not_everywhere(asked: Asked) -> Response:
    """An older server does not know them."""
    is_there = get_issue(asked.hub, asked.repo, asked.number) is not None
    return asked.pass_on() if asked.hub.switches.sub_issues and is_there else NOT_FOUND


@rules.on("POST", "/repos/{repo}/issues/{number}/sub_issues")
def an_issue_takes_sub_issues(asked: Asked) -> Response:
    """By their id, not their number; each belongs to one, and one has a hundred at most."""
    child = _by_id(asked)
    if child is None:
        return NOT_FOUND
    replaces = asked.request.field("replace_parent")
    if refused := add_sub_issue(asked.hub, asked.number, child["number"], replaces):
        return refusal(422, refused)
    return Response(201, get_issue(asked.hub, asked.repo, asked.number))


@rules.on("GET", "/repos/{repo}/issues/{number}/sub_issues")
def sub_issues_are_listed(asked: Asked) -> Response:
    """In the order in which they were added."""
    found = [get_issue(asked.hub, asked.repo, each) for each in children(asked.hub, asked.number)]
    return paged(asked.hub.url, asked.request, found)


@rules.on("DELETE", "/repos/{repo}/issues/{number}/sub_issue")
def a_sub_issue_is_let_go(asked: Asked) -> Response:
    """The issue itself stays."""
    child = _by_id(asked)
    if child is None or asked.hub.memory.parents.get(child["number"]) != asked.number:
        return NOT_FOUND
    del asked.hub.memory.parents[child["number"]]
    return Response(200, get_issue(asked.hub, asked.repo, asked.number))


@rules.on("GET", "/repos/{repo}/issues/{number}/parent")
def a_sub_issue_knows_its_parent(asked: Asked) -> Response:
    """And another issue has none."""
    parent = asked.hub.memory.parents.get(asked.number)
    found = None if parent is None else get_issue(asked.hub, asked.repo, parent)
    return NOT_FOUND if found is None else Response(200, found)


@rules.on("POST", "/repos/{repo}/actions/workflows/{workflow}/dispatches")
def a_workflow_is_dispatched(asked: Asked) -> Response:
    """If it and the branch are there; the emulator knows no workflow at all."""
    workflow, ref = asked.parts["workflow"], asked.request.field("ref")
    if workflow not in asked.hub.switches.workflows:
        return NOT_FOUND
    if not asked.hub.get_emulated("GET", f"{asked.repo}/git/ref/heads/{ref}").ok:
        return refusal(422, f"No ref found for: {ref}")
    inputs = asked.request.field("inputs") or {}
    asked.hub.memory.dispatches.append({"workflow": workflow, "ref": ref, "inputs": inputs})
    return Response(204)


def children(hub: Hub, number: int) -> list[int]:
    """Return the numbers of the sub-issues of an issue."""
    return [child for child, parent in hub.memory.parents.items() if parent == number]


def add_sub_issue(hub: Hub, parent: int, child: int, replace: object) -> str:
    """Make one issue a sub-issue of another, or return why not."""
    parents = hub.memory.parents
    if child == parent or (child in parents and not replace):
        return "Issue may not contain duplicate sub-issues and sub issue may only have one parent"
    if len(children(hub, parent)) >= MOST_SUB_ISSUES:
        return "Parent cannot have more than 100 sub-issues"
    parents.pop(child, None)
    parents[child] = parent
    return ""


def _by_id(asked: Asked) -> dict[str, Any] | None:
    wanted = asked.request.field("sub_issue_id")
    issues = get_issues(asked.hub, asked.repo)
    return next((issue for issue in issues if issue["id"] == wanted), None)
