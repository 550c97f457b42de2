"""Merging, and what moves when a branch does."""

import re
from typing import Any

from tests.forge.differences.pulls import compare, get_pull, get_pulls
from tests.forge.differences.rule import Asked, Rules
from tests.forge.differences.trees import merged_tree
from tests.forge.hub import Hub
from tests.forge.memory import now
from tests.forge.wire import NOT_FOUND, Response, refusal

_CLOSES = re.compile(r"\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+#(\d+)\b", re.IGNORECASE)

rules = Rules()


@rules.on("PUT", "/repos/{repo}/pulls/{number}/merge")
def merging_brings_two_histories_together(asked: Asked) -> Response:
    """Once, if nobody moved the head, and if the files allow it.

    The emulator puts the tree of the head in place of what was on the base meanwhile, and says
    422 where GitHub says 405 and 409.
    """
    pull = get_pull(asked.hub, asked.repo, asked.number)
    if pull is None:
        return NOT_FOUND
    if pull["state"] != "open" or pull["draft"] or not pull["mergeable"]:
        return refusal(405, "Pull Request is not mergeable")
    if (asked.request.field("sha") or pull["head"]["sha"]) != pull["head"]["sha"]:
        return refusal(409, "Head branch was modified. Review and try the merge again.")
    sha = _commit(asked, pull)
    _mark(asked, pull, sha)
    _close_what_it_closes(asked, pull)
    return Response(
        200, {"sha": sha, "merged": True, "message": "Pull Request successfully merged"}
    )


def _commit(asked: Asked, pull: dict[str, Any]) -> str:
    """Write the commit that brings *pull* in, and move the base there."""
    base, head = pull["base"]["sha"], pull["head"]["sha"]
    title = f"Merge pull request #{pull['number']} from {pull['head']['label'].replace(':', '/')}"
    is_merge = (asked.request.field("merge_method") or "merge") == "merge"
    body = {
        "message": asked.request.field("commit_title") or (title if is_merge else pull["title"]),
        "tree": merged_tree(asked.hub, asked.repo, base, head, asked.login),
        "parents": [base, head] if is_merge else [base],
    }
    written = asked.hub.get_emulated("POST", f"{asked.repo}/git/commits", body, asked.login)
    sha = str(written.body["sha"])
    path = f"{asked.repo}/git/refs/heads/{pull['base']['ref']}"
    asked.hub.get_emulated("PATCH", path, {"sha": sha}, asked.login)
    return sha


def _mark(asked: Asked, pull: dict[str, Any], sha: str) -> None:
    """Close *pull*, and remember what the emulator has no way of being told."""
    memory, path = asked.hub.memory, f"{asked.repo}/pulls/{asked.number}"
    memory.heads[asked.number] = (pull["head"]["sha"], pull["base"]["sha"])
    memory.merged[asked.number] = {
        "merged": True,
        "merged_at": now(),
        "merged_by": asked.hub.get_emulated("GET", f"/users/{asked.login}").body,
        "merge_commit_sha": sha,
        "mergeable": None,
        "mergeable_state": "unknown",
    }
    asked.hub.get_emulated("PATCH", path, {"state": "closed"}, asked.login)


def _close_what_it_closes(asked: Asked, pull: dict[str, Any]) -> None:
    """Close the issues of which the text says so, on the default branch alone."""
    repository = asked.hub.get_emulated("GET", asked.repo).body
    if pull["base"]["ref"] != repository["default_branch"]:
        return
    for number in _CLOSES.findall(pull["body"] or ""):
        body = {"state": "closed", "state_reason": "completed"}
        asked.hub.get_emulated("PATCH", f"{asked.repo}/issues/{number}", body, asked.login)


@rules.on("PATCH|DELETE", "/repos/{repo}/git/refs/{ref}")
def a_missing_reference_is_422(asked: Asked) -> Response:
    """Only who asks to see it gets 404; the emulator says 404 to all."""
    if not asked.hub.get_emulated("GET", f"{asked.repo}/git/ref/{asked.parts['ref']}").ok:
        return refusal(422, "Reference does not exist")
    return asked.pass_on()


@rules.on("PATCH|DELETE", "/repos/{repo}/git/refs/{ref}")
def a_pull_request_without_a_difference_is_closed(asked: Asked) -> Response:
    """As is one whose branch is gone; the emulator leaves both open."""
    branch = asked.parts["ref"].removeprefix("heads/")
    before = get_pulls(asked.hub, asked.repo, state="open", head=branch)
    response = asked.pass_on()
    for pull in before if response.ok else ():
        _close_if_empty(asked.hub, asked.repo, pull)
    return response


def _close_if_empty(hub: Hub, repo: str, before: dict[str, Any]) -> None:
    number = before["number"]
    pull = get_pull(hub, repo, number) or before
    is_there = hub.get_emulated("GET", f"{repo}/git/ref/heads/{pull['head']['ref']}").ok
    shas = pull["base"]["sha"], pull["head"]["sha"]
    if not is_there or not compare(hub, repo, *shas)["ahead_by"]:
        hub.memory.heads[number] = (before["head"]["sha"], before["base"]["sha"])
        hub.get_emulated("PATCH", f"{repo}/pulls/{number}", {"state": "closed"})
