"""An issue as GraphQL shows it: what is asked of it, and the thread that comes of the answer."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.github.markers import ACTION_OF, FORM, OPENED_OF, REMINDER_OF, SEEN_OF
from generator.lifecycle.commands import read_commands
from generator.lifecycle.comment import Comment
from generator.lifecycle.thread import Thread

ISSUE = """
fragment who on Actor { __typename login }
fragment issue on Issue {
  number body closed createdAt updatedAt lastEditedAt viewerDidAuthor
  author { ...who } editor { ...who }
  labels(first: 100) { nodes { name } }
  timelineItems(last: 1, itemTypes: [CLOSED_EVENT]) {
    nodes { ... on ClosedEvent { actor { ...who } } }
  }
  comments(first: 100, after: $comments) {
    nodes { fullDatabaseId body createdAt lastEditedAt url viewerDidAuthor author { ...who } }
    pageInfo { hasNextPage endCursor }
  }
}
"""
"""The fragment ``issue``, with the comments after the cursor ``$comments``."""

_NOBODY = {"__typename": "User", "login": "ghost"}
"""The author of what was written by an account that was deleted, as GitHub shows it."""


@dataclass(frozen=True, kw_only=True)
class Read(Thread):
    """A thread as it was read from GitHub.

    *updated* is when anything in it changed last, *mine* the number of the comment that holds the
    generator's answer, if there is one.
    """

    updated: dt.datetime
    mine: int | None = None


def thread_of(issue: Any, said: Sequence[Any], viewer: str, role: Callable[[str], str]) -> Read:
    """Return the thread of *issue* with all that was *said* on it, as the *viewer* is shown it.

    *role* tells what somebody may do in the repository. It is asked of those who say a command.
    What the generator has opened ahead of time in somebody's name is theirs.
    """
    own = [each for each in said if each["viewerDidAuthor"] and SEEN_OF.match(each["body"])]
    mine = own[0] if own else None
    seen = SEEN_OF.match(mine["body"]) if mine else None
    action = ACTION_OF.match(issue["body"]) if issue["viewerDidAuthor"] else None
    opened = OPENED_OF.match(issue["body"]) if issue["viewerDidAuthor"] else None
    number = issue["number"]
    return Read(
        issue=number,
        author=opened["login"] if opened else _login(issue["author"]),
        body=_form_in(issue["body"]) if opened else issue["body"],
        changed=_changed(issue),
        opened=_time(issue["createdAt"]),
        editor=_login(issue["editor"]) if issue["editor"] else "",
        told=frozenset(_told(said)),
        comments=tuple(_comment(number, each, role) for each in said if each not in own),
        seen=int(seen["seen"]) if seen else 0,
        answer=mine["body"].partition("\n")[2] if mine else "",
        labels=frozenset(label["name"] for label in issue["labels"]["nodes"]),
        closed=issue["closed"],
        withdrawn=issue["closed"] and not _is_closed_by(viewer, issue),
        action=action["action"] if action else "",
        updated=_time(issue["updatedAt"]),
        mine=int(mine["fullDatabaseId"]) if mine else None,
    )


def _changed(issue: Any) -> dt.datetime:
    """Return when the text was certainly as it is now.

    GitHub tells times in whole seconds: what was said in the second of an edit may have been said
    before it, of another text.
    """
    if issue["lastEditedAt"] is None:
        return _time(issue["createdAt"])
    return _time(issue["lastEditedAt"]) + dt.timedelta(seconds=1)


def _told(said: Sequence[Any]) -> Iterator[str]:
    """Yield the keys of what the generator told people, or reminded them of."""
    for each in said:
        if each["viewerDidAuthor"] and (marker := REMINDER_OF.match(each["body"])):
            yield from marker["keys"].split()


def _form_in(body: str) -> str:
    """Return what is below the note in *body*; all of it if somebody took its last line away."""
    _, found, form = body.partition(FORM)
    return form if found else body


def _comment(issue: int, said: Any, role: Callable[[str], str]) -> Comment:
    comment = Comment(
        issue=issue,
        author=_login(said["author"]),
        at=_time(said["createdAt"]),
        text=said["body"],
        link=said["url"],
        number=int(said["fullDatabaseId"]),
        edited=said["lastEditedAt"] is not None,
    )
    if not read_commands(comment.text):
        return comment
    return replace(comment, role=role(comment.author))


def _is_closed_by(viewer: str, issue: Any) -> bool:
    events = issue["timelineItems"]["nodes"]
    closer = _login(events[-1]["actor"]) if events else ""
    return closer.removesuffix("[bot]") == viewer.removesuffix("[bot]")


def _login(actor: Any) -> str:
    """Return the login as it is anywhere but in GraphQL, which leaves the end of a bot's out."""
    found = actor or _NOBODY
    return f"{found['login']}[bot]" if found["__typename"] == "Bot" else str(found["login"])


def _time(written: str) -> dt.datetime:
    return dt.datetime.fromisoformat(written)
