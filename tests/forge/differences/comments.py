"""Comments and labels: what is locked, too long, somebody else's, or there already."""

from dataclasses import replace
from typing import Any

from tests.forge.differences.issues import LONGEST_BODY, get_issue, get_issues
from tests.forge.differences.rule import Asked, Rules
from tests.forge.hub import Hub, get_all
from tests.forge.memory import now
from tests.forge.paging import paged
from tests.forge.wire import NOT_FOUND, Response, invalid, refusal

LONGEST_LABEL = 50
LONGEST_DESCRIPTION = 100
GREY = "ededed"

_COMMENTS = "/repos/{repo}/issues/{number}/comments"
_COMMENT = "/repos/{repo}/issues/comments/{id}"

rules = Rules()


@rules.on("POST", _COMMENTS)
def what_is_locked_takes_no_comment(asked: Asked) -> Response:
    """From those who may not write, that is; the emulator takes any."""
    issue = get_issue(asked.hub, asked.repo, asked.number)
    if issue is None:
        return NOT_FOUND
    if issue["locked"] and not asked.hub.may(asked.login, "write"):
        return refusal(403, "Unable to create comment because issue is locked.")
    return asked.pass_on()


@rules.on("POST|PATCH", _COMMENTS, _COMMENT)
def a_comment_has_its_limit(asked: Asked) -> Response:
    """The emulator stores a text of any length."""
    if len(asked.request.field("body") or "") > LONGEST_BODY:
        message = "body is too long (maximum is 65536 characters)"
        return invalid("IssueComment", "body", "unprocessable", message)
    return asked.pass_on()


@rules.on("PATCH|DELETE", _COMMENT)
def others_comments_are_not_touched(asked: Asked) -> Response:
    """The emulator lets anybody edit and delete what is public."""
    comment = asked.hub.get_emulated("GET", asked.request.path)
    if not comment.ok:
        return NOT_FOUND
    if asked.hub.may(asked.login, "write") or comment.body["user"]["login"] == asked.login:
        return asked.pass_on()
    return refusal(403, "Must have admin rights to Repository.")


@rules.on("PATCH", _COMMENT)
def when_a_comment_was_edited_is_kept(asked: Asked) -> Response:
    """The emulator knows when it changed in any way, GraphQL on GitHub when its text did."""
    before = asked.hub.get_emulated("GET", asked.request.path)
    response = asked.pass_on()
    if response.ok and before.body["body"] != response.body["body"]:
        asked.hub.memory.edited[asked.request.path] = now()
        asked.hub.memory.editors[asked.request.path] = asked.request.login or ""
    return response


@rules.on("GET", _COMMENTS)
def comments_of_an_issue_can_be_asked_for_since_a_time(asked: Asked) -> Response:
    """The emulator passes over the time."""
    query = dict(asked.request.query)
    since = query.pop("since", "").removesuffix("Z")
    response = asked.pass_on(query=query)
    if not response.ok or not since:
        return response
    return replace(response, body=[each for each in response.body if each["updated_at"] >= since])


@rules.on("GET", "/repos/{repo}/issues/comments")
def the_comments_of_all_issues_are_listed(asked: Asked) -> Response:
    """The emulator looks for an issue with the number "comments"."""
    query = asked.request.query
    since = query.get("since", "").removesuffix("Z")
    field = {"updated": "updated_at"}.get(query.get("sort", ""), "id")
    found = [c for c in get_comments(asked.hub, asked.repo) if c["updated_at"] >= since]
    downwards = query.get("direction") == "desc"
    found.sort(key=lambda comment: (comment[field], comment["id"]), reverse=downwards)
    return paged(asked.hub.url, asked.request, found)


def get_comments(hub: Hub, repo: str) -> list[dict[str, Any]]:
    """Return every comment; they are kept until one changes."""
    if hub.memory.comments is None:
        hub.memory.comments = [
            comment
            for issue in get_issues(hub, repo)
            if issue["comments"]
            for comment in get_all(hub, f"{repo}/issues/{issue['number']}/comments")
        ]
    return hub.memory.comments


@rules.on("POST|PATCH", "/repos/{repo}/labels", "/repos/{repo}/labels/{name}")
def labels_have_limits_and_differ_by_more_than_case(asked: Asked) -> Response:
    """The emulator takes any length, and makes two labels of one word."""
    name = asked.request.field("new_name") or asked.request.field("name") or ""
    if len(name) > LONGEST_LABEL:
        message = "name is too long (maximum is 50 characters)"
        return invalid("Label", "name", "custom", message)
    if len(asked.request.field("description") or "") > LONGEST_DESCRIPTION:
        message = "description is too long (maximum is 100 characters)"
        return invalid("Label", "description", "custom", message)
    labels = get_all(asked.hub, f"{asked.repo}/labels")
    taken = {label["name"].casefold() for label in labels} - {
        asked.parts.get("name", "").casefold()
    }
    return (
        invalid("Label", "name", "already_exists") if name.casefold() in taken else asked.pass_on()
    )


@rules.on("POST|PUT", "/repos/{repo}/issues/{number}/labels")
def a_label_that_comes_with_an_issue_is_grey(asked: Asked) -> Response:
    """The emulator makes a colour of its name."""
    wanted = asked.request.field("labels") or asked.request.body or ()
    known = {label["name"] for label in get_all(asked.hub, f"{asked.repo}/labels")}
    for name in wanted:
        if isinstance(name, str) and name not in known:
            label = {"name": name, "color": GREY}
            asked.hub.get_emulated("POST", f"{asked.repo}/labels", label)
    return asked.pass_on()
