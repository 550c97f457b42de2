"""The events that GitHub would send, made of what it shows at the time."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.forge.people import OWNER, REPOSITORY

Get = Callable[[str], Any]

_REPO = f"/repos/{REPOSITORY}"


def event(
    get: Get,
    name: str,
    action: str,
    *,
    sender: str,
    issue: int | None = None,
    comment: int | Mapping[str, Any] | None = None,
    pull: int | None = None,
    **more: Any,
) -> dict[str, Any]:
    """Return what GitHub writes to ``GITHUB_EVENT_PATH`` for the event *name*.

    *issue* and *pull* are numbers, *comment* is an id, or the comment itself if it is deleted by
    now. *more* goes in as it is: ``changes`` of an edit, ``label`` of a labelled issue.
    """
    payload: dict[str, Any] = {"action": action}
    if issue is not None:
        payload["issue"] = get(f"{_REPO}/issues/{issue}")
    if comment is not None:
        is_id = isinstance(comment, int)
        payload["comment"] = get(f"{_REPO}/issues/comments/{comment}") if is_id else comment
    if name == "pull_request":
        payload |= {"number": pull, "pull_request": get(f"{_REPO}/pulls/{pull}")}
    if action == "edited":
        payload["changes"] = {}
    return payload | {
        **more,
        "repository": get(_REPO),
        "organization": get(f"/orgs/{OWNER}"),
        "sender": get(f"/users/{sender}"),
    }
