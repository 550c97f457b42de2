"""Issues: who may set what, what is too long, and pull requests among them."""

from typing import Any

from tests.forge.differences.pulls import as_issue, get_pull, get_pulls
from tests.forge.differences.rule import Asked, Rules
from tests.forge.hub import Hub, get_all
from tests.forge.memory import now
from tests.forge.paging import paged
from tests.forge.wire import NOT_FOUND, Response, invalid, refusal

LONGEST_BODY = 65_536
LONGEST_TITLE = 256

_FOR_WRITERS = ("labels", "assignees", "assignee", "milestone", "type")

rules = Rules()


@rules.on("POST", "/repos/{repo}/issues")
def a_new_issue_has_its_limits(asked: Asked) -> Response:
    """The emulator stores a text of any length."""
    if len(asked.request.field("title") or "") > LONGEST_TITLE:
        return invalid("Issue", "title", "custom", "title is too long (maximum is 256 characters)")
    if len(asked.request.field("body") or "") > LONGEST_BODY:
        return invalid("Issue", "body", "custom", "body is too long (maximum is 65536 characters)")
    return asked.pass_on()


@rules.on("POST", "/repos/{repo}/issues")
def labels_and_assignees_by_outsiders_are_dropped(asked: Asked) -> Response:
    """Without a word: the issue is made. The emulator keeps them."""
    return asked.pass_on() if asked.hub.may(asked.login, "triage") else asked.without(*_FOR_WRITERS)


@rules.on("POST|PATCH", "/repos/{repo}/issues", "/repos/{repo}/issues/{number}")
def only_collaborators_can_be_assigned(asked: Asked) -> Response:
    """The emulator assigns anybody."""
    for login in asked.request.field("assignees") or ():
        if login not in asked.hub.memory.roles:
            return invalid("Issue", "assignees", "invalid")
    return asked.pass_on()


@rules.on("POST", "/repos/{repo}/issues/{number}/assignees")
def who_cannot_be_assigned_is_passed_over(asked: Asked) -> Response:
    """Without a word, other than when an issue is made."""
    logins = asked.request.field("assignees") or ()
    known = [login for login in logins if login in asked.hub.memory.roles]
    return asked.pass_on(body={"assignees": known})


@rules.on("PATCH", "/repos/{repo}/issues/{number}")
def others_issues_are_not_edited(asked: Asked) -> Response:
    """The emulator lets anybody edit anything that is public."""
    issue = get_issue(asked.hub, asked.repo, asked.number)
    if issue is None:
        return NOT_FOUND
    if asked.hub.may(asked.login, "write"):
        return asked.pass_on()
    texts = {"title", "body"} & asked.request.fields.keys()
    is_author = issue["user"]["login"] == asked.login
    if asked.hub.may(asked.login, "triage") and (is_author or not texts):
        return asked.pass_on()
    if not is_author:
        return refusal(403, "Must have admin rights to Repository.")
    return asked.without(*_FOR_WRITERS)


@rules.on("PATCH", "/repos/{repo}/issues/{number}")
def an_edit_that_is_too_long_is_dropped(asked: Asked) -> Response:
    """With 200, as if it had been done: the old text stays. The emulator stores it."""
    if len(asked.request.field("body") or "") > LONGEST_BODY:
        return asked.without("body")
    return asked.pass_on()


@rules.on("PATCH", "/repos/{repo}/issues/{number}")
def when_a_text_was_edited_is_kept(asked: Asked) -> Response:
    """Other changes of an issue do not count; the emulator keeps neither."""
    before = get_issue(asked.hub, asked.repo, asked.number)
    response = asked.pass_on()
    if response.ok and before and before["body"] != response.body["body"]:
        path = f"{asked.repo}/issues/{asked.number}"
        asked.hub.memory.edited[path] = now()
        asked.hub.memory.editors[path] = asked.request.login or ""
    return response


@rules.on("PATCH", "/repos/{repo}/issues/{number}")
def a_pull_request_is_an_issue_when_edited(asked: Asked) -> Response:
    """The emulator edits none there. Labels go by a way of their own."""
    pull = get_pull(asked.hub, asked.repo, asked.number)
    if pull is None:
        return asked.pass_on()
    known = {n: v for n, v in asked.request.fields.items() if n in {"title", "body", "state"}}
    path = f"{asked.repo}/pulls/{asked.number}"
    asked.hub.get_emulated("PATCH", path, known, asked.login)
    return Response(200, get_issue(asked.hub, asked.repo, asked.number))


@rules.on("GET", "/repos/{repo}/issues/{number}")
def a_pull_request_is_an_issue(asked: Asked) -> Response:
    """The emulator does not find it there; and it does not know that an issue can be deleted."""
    if asked.number in asked.hub.memory.gone:
        return refusal(410, "This issue was deleted")
    issue = get_issue(asked.hub, asked.repo, asked.number)
    return NOT_FOUND if issue is None else Response(200, issue)


@rules.on("GET", "/repos/{repo}/issues")
def pull_requests_are_listed_among_the_issues(asked: Asked) -> Response:
    """The emulator leaves them out, and compares ``since`` with fractions of a second."""
    query = asked.request.query
    found = [issue for issue in get_issues(asked.hub, asked.repo) if _fits(issue, query)]
    field = {"updated": "updated_at", "comments": "comments"}.get(query.get("sort", ""), "number")
    downwards = query.get("direction", "desc") == "desc"
    found.sort(key=lambda issue: (issue[field], issue["number"]), reverse=downwards)
    return paged(asked.hub.url, asked.request, found)


def get_issue(hub: Hub, repo: str, number: int) -> dict[str, Any] | None:
    """Return the issue or pull request, or nothing where there is none of that number."""
    if number in hub.memory.gone:
        return None
    response = hub.get_emulated("GET", f"{repo}/issues/{number}")
    if response.ok:
        return dict(response.body)
    pull = get_pull(hub, repo, number)
    return None if pull is None else as_issue(hub, repo, pull)


def get_issues(hub: Hub, repo: str) -> list[dict[str, Any]]:
    """Return every issue and pull request; they are kept until something changes."""
    if hub.memory.issues is None:
        issues = get_all(hub, f"{repo}/issues?state=all&sort=created&direction=asc")
        hub.memory.issues = issues + [as_issue(hub, repo, pull) for pull in get_pulls(hub, repo)]
    return [issue for issue in hub.memory.issues if issue["number"] not in hub.memory.gone]


def _fits(issue: dict[str, Any], query: Any) -> bool:
    """Tell whether *issue* is asked for."""
    labels = {label["name"].casefold() for label in issue["labels"]}
    logins = {user["login"] for user in issue["assignees"]}
    wanted = {name.casefold() for name in query.get("labels", "").split(",") if name}
    assignee = query.get("assignee", "")
    return (
        query.get("state", "open") in {"all", issue["state"]}
        and wanted <= labels
        and issue["updated_at"] >= query.get("since", "").removesuffix("Z")
        and query.get("creator", issue["user"]["login"]) == issue["user"]["login"]
        and (not assignee or bool({assignee} & logins) or (assignee == "none" and not logins))
    )
