"""Events as GitHub sends them: which issue is to be read afresh because of one.

Source: docs.github.com, "Webhook events and payloads".
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.errors import EventError

BRANCH = "filing/{issue}"
"""The branch of an issue's record: its number says whose it is."""

# With no more digits than any issue will have: longer ones are nobody's, and slow to read.
_BRANCH = re.compile(BRANCH.format(issue=r"(?P<issue>[1-9][0-9]{0,17})"))
_GONE = ("deleted", "transferred")


def read_event(path: Path) -> Mapping[str, Any]:
    """Read the event that GitHub wrote to the file at *path*.

    Raises:
        EventError: if the file holds no JSON object.
    """
    try:
        event = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        msg = f"{path} is not JSON: {error}"
        raise EventError(msg) from error
    if not isinstance(event, dict):
        msg = f"{path} holds no event: an object is expected, and not {_kind(event)}"
        raise EventError(msg)
    return event


def issue_of(name: str, event: Mapping[str, Any]) -> int | None:
    """Return the number of the issue that the event *name* is about; nothing if it is not ours.

    Nothing else in the event is used: it may be old, twice, or out of order. Talk below pull
    requests and what programs do are not ours, an issue that is gone cannot be read, and a branch
    of a fork is called whatever its owner likes.

    Raises:
        EventError: if it lacks what every event of that name has.
    """
    sender = event.get("sender")
    if isinstance(sender, dict) and sender.get("type") == "Bot":
        return None
    match name:
        case "issues" if event.get("action") not in _GONE:
            return _issue(event)
        case "issue_comment":
            return _issue(event)
        case "pull_request" if event.get("action") == "closed":
            return _issue_of_branch(event)
    return None


def _issue(event: Mapping[str, Any]) -> int | None:
    issue = _part(event, "issue")
    if "pull_request" in issue:
        return None
    return _number(issue, "issue.number", "number")


def _issue_of_branch(event: Mapping[str, Any]) -> int | None:
    head = _part(_part(event, "pull_request"), "head", "pull_request.head")
    there = head.get("repo")  # null if the fork is gone
    match = _BRANCH.fullmatch(str(head.get("ref")))
    if match is None or not isinstance(there, dict):
        return None
    here = _number(_part(event, "repository"), "repository.id", "id")
    return int(match["issue"]) if there.get("id") == here else None


def _part(whole: Mapping[str, Any], key: str, place: str = "") -> Mapping[str, Any]:
    part = whole.get(key)
    if not isinstance(part, dict):
        msg = f"the event has no {place or key}: an object is expected, and not {_kind(part)}"
        raise EventError(msg)
    return part


def _number(whole: Mapping[str, Any], place: str, key: str) -> int:
    number = whole.get(key)
    if type(number) is not int or number < 1:  # True is an int as well
        msg = f"the event has no {place}: a number above 0 is expected, and not {_kind(number)}"
        raise EventError(msg)
    return number


def _kind(value: Any) -> str:
    """Return in JSON's words what *value* is: what it says may be long, and a stranger's."""
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "another number"
        case str():
            return "a string"
    return "an array" if isinstance(value, list) else "an object"
