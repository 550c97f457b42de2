"""Pull requests as they stand: the emulator keeps the commits they had when they were opened."""

from typing import Any
from urllib.parse import urlencode

from tests.forge.differences.rule import Asked, Rules
from tests.forge.differences.trees import conflicts
from tests.forge.hub import Hub, get_all
from tests.forge.people import BOT
from tests.forge.wire import NOT_FOUND, Response, invalid, refusal

LONGEST_BODY = 65_536

_ISSUE_KEYS = (
    *("id", "node_id", "number", "title", "user", "labels", "state", "locked", "assignee"),
    *("assignees", "milestone", "comments", "created_at", "updated_at", "closed_at", "body"),
    *("html_url", "comments_url", "author_association", "draft"),
)
_ADDRESSES = ("url", "html_url", "diff_url", "patch_url", "merged_at")
_SINGLE = ("merged", "mergeable", "rebaseable", "mergeable_state", "merged_by", "commits")
_COUNTS = ("additions", "deletions", "changed_files", "comments", "review_comments")

rules = Rules()


@rules.on("POST", "/repos/{repo}/pulls")
def workflows_open_no_pull_request_where_they_may_not(asked: Asked) -> Response:
    """A setting of the repository, and off by default on GitHub; the emulator has none."""
    if asked.login == BOT and not asked.hub.switches.pulls_by_actions:
        message = "GitHub Actions is not permitted to create or approve pull requests."
        return refusal(403, message)
    return asked.pass_on()


@rules.on("POST", "/repos/{repo}/pulls")
def a_pull_request_needs_branches_and_commits(asked: Asked) -> Response:
    """The emulator makes the branches that are missing, and opens it empty."""
    head, base = str(asked.request.field("head")), str(asked.request.field("base"))
    shas = [_tip(asked.hub, asked.repo, branch) for branch in (head, base)]
    for field, sha in zip(("head", "base"), shas, strict=True):
        if sha is None:
            return invalid("PullRequest", field, "invalid")
    compared = compare(asked.hub, asked.repo, str(shas[1]), str(shas[0]))
    if not compared["ahead_by"]:
        message = f"No commits between {base} and {head.rpartition(':')[2]}"
        return _refused(message)
    return asked.pass_on()


@rules.on("POST", "/repos/{repo}/pulls")
def two_branches_have_one_open_pull_request(asked: Asked) -> Response:
    """The emulator opens a second."""
    head = str(asked.request.field("head")).rpartition(":")[2]
    for pull in get_pulls(asked.hub, asked.repo, state="open"):
        branches = (pull["head"]["ref"], pull["base"]["ref"])
        if branches == (head, asked.request.field("base")):
            return _refused(f"A pull request already exists for {pull['head']['label']}.")
    return asked.pass_on()


@rules.on("POST|PATCH", "/repos/{repo}/pulls", "/repos/{repo}/pulls/{number}")
def a_pull_request_has_its_limit(asked: Asked) -> Response:
    """The emulator stores a text of any length."""
    if len(asked.request.field("body") or "") > LONGEST_BODY:
        message = "body is too long (maximum is 65536 characters)"
        return invalid("PullRequest", "body", "custom", message)
    return asked.pass_on()


@rules.on("POST", "/repos/{repo}/pulls")
def a_new_pull_request_is_answered_as_it_stands(asked: Asked) -> Response:
    """The emulator says "clean" of any."""
    response = asked.pass_on()
    if not response.ok:
        return response
    return Response(201, get_pull(asked.hub, asked.repo, response.body["number"]))


@rules.on("PATCH", "/repos/{repo}/pulls/{number}")
def a_closed_pull_request_keeps_its_commits(asked: Asked) -> Response:
    """Until it is opened again, which a merged one never is; the emulator opens any."""
    pull = get_pull(asked.hub, asked.repo, asked.number)
    if pull is None:
        return NOT_FOUND
    memory, state = asked.hub.memory, asked.request.field("state")
    if state == "open" and asked.number in memory.merged:
        return invalid("PullRequest", "state", "invalid", "state cannot be changed")
    if state == "closed":
        memory.heads.setdefault(asked.number, (pull["head"]["sha"], pull["base"]["sha"]))
    elif state == "open":
        memory.heads.pop(asked.number, None)
    response = asked.pass_on()
    return Response(200, get_pull(asked.hub, asked.repo, asked.number)) if response.ok else response


@rules.on("GET", "/repos/{repo}/pulls/{number}")
def a_pull_request_is_as_its_branches_are(asked: Asked) -> Response:
    """The emulator shows the branches as they were when it was opened."""
    pull = get_pull(asked.hub, asked.repo, asked.number)
    return NOT_FOUND if pull is None else Response(200, pull)


@rules.on("GET", "/repos/{repo}/pulls")
def a_head_without_an_owner_filters_nothing(asked: Asked) -> Response:
    """GitHub wants ``owner:branch`` and passes over anything else; the emulator is kinder."""
    query = dict(asked.request.query)
    if ":" not in query.get("head", ":"):
        del query["head"]
    response = asked.pass_on(query=query)
    if not response.ok:
        return response
    standing = [standing_pull(asked.hub, asked.repo, pull) for pull in response.body]
    single = {*_SINGLE, *_COUNTS}
    listed = [{key: pull[key] for key in pull if key not in single} for pull in standing]
    return Response(200, listed, response.headers)


@rules.on("GET", "/repos/{repo}/pulls/{number}/files")
def the_files_of_a_pull_request_are_what_it_changes(asked: Asked) -> Response:
    """The emulator makes names up."""
    pull = get_pull(asked.hub, asked.repo, asked.number)
    if pull is None:
        return NOT_FOUND
    compared = compare(asked.hub, asked.repo, pull["base"]["sha"], pull["head"]["sha"])
    return Response(200, compared["files"])


@rules.on("POST", "/repos/{repo}/pulls/{number}/reviews")
def nobody_approves_what_is_his_own(asked: Asked) -> Response:
    """The emulator lets everybody."""
    pull = get_pull(asked.hub, asked.repo, asked.number)
    if pull is None:
        return NOT_FOUND
    if asked.request.field("event") == "APPROVE" and pull["user"]["login"] == asked.login:
        return refusal(422, "Review Can not approve your own pull request")
    return asked.pass_on()


def get_pull(hub: Hub, repo: str, number: int) -> dict[str, Any] | None:
    """Return one pull request as it stands, with whether it can be merged."""
    response = hub.get_emulated("GET", f"{repo}/pulls/{number}")
    if not response.ok:
        return None
    pull = standing_pull(hub, repo, response.body)
    compared = compare(hub, repo, pull["base"]["sha"], pull["head"]["sha"])
    pull |= {"commits": compared["ahead_by"], "changed_files": len(compared["files"])}
    for count in ("additions", "deletions"):
        pull[count] = sum(file[count] for file in compared["files"])
    if pull["state"] == "open":
        is_clean = not conflicts(hub, repo, pull["base"]["sha"], pull["head"]["sha"])
        pull |= {"mergeable": is_clean, "mergeable_state": "clean" if is_clean else "dirty"}
    return pull


def get_pulls(hub: Hub, repo: str, **query: str) -> list[dict[str, Any]]:
    """Return the pull requests that fit *query* as they stand, the first first."""
    asked = urlencode({"state": "all", "direction": "asc", **query})
    pulls = get_all(hub, f"{repo}/pulls?{asked}")
    return [standing_pull(hub, repo, pull) for pull in pulls]


def standing_pull(hub: Hub, repo: str, pull: dict[str, Any]) -> dict[str, Any]:
    """Return *pull* with the commits that its branches have now, or had when it was closed."""
    number = pull["number"]
    tips = [_tip(hub, repo, pull[side]["ref"]) or pull[side]["sha"] for side in ("head", "base")]
    head, base = hub.memory.heads.get(number, tips)
    labels = hub.get_emulated("GET", f"{repo}/issues/{number}/labels")
    changes = hub.memory.merged.get(number, {})
    return {
        **pull,
        "head": pull["head"] | {"sha": head},
        "base": pull["base"] | {"sha": base},
        "labels": labels.body if labels.ok else [],
        **changes,
    }


def as_issue(hub: Hub, repo: str, pull: dict[str, Any]) -> dict[str, Any]:
    """Return *pull* as it is among the issues: every pull request is one."""
    url = f"{hub.url}{repo}/issues/{pull['number']}"
    return {
        **{key: pull[key] for key in _ISSUE_KEYS},
        "url": url,
        "repository_url": f"{hub.url}{repo}",
        "labels_url": f"{url}/labels{{/name}}",
        "events_url": f"{url}/events",
        "timeline_url": f"{url}/timeline",
        "state_reason": None,
        "active_lock_reason": None,
        "closed_by": pull.get("merged_by"),
        "performed_via_github_app": None,
        "pull_request": {key: pull[key] for key in _ADDRESSES},
    }


def compare(hub: Hub, repo: str, base: str, head: str) -> dict[str, Any]:
    """Return what *head* has that *base* has not, both commits."""
    return dict(hub.get_emulated("GET", f"{repo}/compare/{base}...{head}").body)


def _tip(hub: Hub, repo: str, branch: str) -> str | None:
    """Return the commit that *branch* is at, or nothing where there is no such branch."""
    response = hub.get_emulated("GET", f"{repo}/git/ref/heads/{branch.rpartition(':')[2]}")
    return str(response.body["object"]["sha"]) if response.ok else None


def _refused(message: str) -> Response:
    error = {"resource": "PullRequest", "code": "custom", "message": message}
    return refusal(422, "Validation Failed", error)
