"""Events as GitHub sends them: which issue is to be read afresh because of one.

Source: docs.github.com, "Webhook events and payloads".
"""

import re
from collections.abc import Mapping
from typing import Any

BRANCH = "filing/{issue}"
"""The branch of an issue's record: its number says whose it is."""

_BRANCH = re.compile(BRANCH.format(issue=r"(?P<issue>[1-9][0-9]*)"))
_GONE = frozenset({"deleted", "transferred"})


def issue_of(name: str, payload: Mapping[str, Any]) -> int | None:
    """Return the number of the issue that the event *name* is about; nothing if it is not ours.

    Nothing else in the event is used: it may be old, twice, or out of order. Talk below pull
    requests and what programs do are not ours, an issue that is gone cannot be read.
    """
    if payload.get("sender", {}).get("type") == "Bot":
        return None
    match name:
        case "issues" if payload.get("action") not in _GONE:
            return _issue(payload)
        case "issue_comment":
            return _issue(payload)
        case "pull_request" if payload.get("action") == "closed":
            return _issue_of_branch(payload)
    return None


def _issue(payload: Mapping[str, Any]) -> int | None:
    issue = payload.get("issue", {})
    return issue.get("number") if "pull_request" not in issue else None


def _issue_of_branch(payload: Mapping[str, Any]) -> int | None:
    branch = payload.get("pull_request", {}).get("head", {}).get("ref", "")
    match = _BRANCH.fullmatch(branch)
    return int(match["issue"]) if match else None
