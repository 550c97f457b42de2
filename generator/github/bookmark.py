"""The bookmark of a command: until when it has done its work, kept in the repository itself.

It is the message of a commit that a reference of its own leads to: no branch, no file of anybody's.
"""

import datetime as dt
import re
from dataclasses import dataclass
from http import HTTPStatus

from github import GithubException

from generator.github.connection import Connection

_REF = "minutebook/{command}"
_MESSAGE = "Done until {until}\n\nas of {at}\n{tag}"
_READ = re.compile(r"Done until (?P<until>\S+)\n\nas of (?P<at>\S+)\n?(?P<tag>.*)")
_ABOUT = "How far `minutebook {command}` has come is said in the message of this commit.\n"


@dataclass(frozen=True)
class Bookmark:
    """What was followed: all that changed before *until*, *at* the time when it was.

    The *tag* is GitHub's for the list of issues, if all of it was followed. It holds for one token
    only, so that it helps who syncs with a lasting one; those of workflows end with the run.
    """

    until: dt.datetime
    at: dt.datetime
    tag: str = ""


@dataclass(frozen=True)
class _Place:
    """Where the *bookmark* is: in a commit with a *tree*; nothing if there was never any."""

    bookmark: Bookmark | None = None
    tree: str = ""


class Bookmarks:
    """The bookmark of *command* in the repository behind *connection*, found once, then moved."""

    def __init__(self, connection: Connection, command: str = "sync") -> None:
        self._connection = connection
        self._command = command
        self._place: _Place | None = None

    @property
    def _ref(self) -> str:
        return _REF.format(command=self._command)

    @property
    def _about(self) -> str:
        return _ABOUT.format(command=self._command)

    def find(self) -> Bookmark | None:
        """Return the bookmark; nothing if there is none, or none that can be read."""
        self._place = self._connection.attempt(self._find)
        return self._place.bookmark

    def _find(self) -> _Place:
        try:
            ref = self._connection.ask("GET", f"git/ref/{self._ref}")
        except GithubException as error:
            if error.status == HTTPStatus.NOT_FOUND:
                return _Place()
            raise
        commit = self._connection.ask("GET", f"git/commits/{ref['object']['sha']}")
        return _Place(_read(commit["message"]), commit["tree"]["sha"])

    def move(self, bookmark: Bookmark) -> None:
        """Put *bookmark* in place of the one before."""
        self._place = self._connection.attempt(lambda: self._move(bookmark))

    def _move(self, bookmark: Bookmark) -> _Place:
        # Known at the first try only: the answer to it may get lost.
        known, self._place = self._place or self._find(), None
        tree = known.tree or self._tree()
        message = _MESSAGE.format(
            until=bookmark.until.isoformat(), at=bookmark.at.isoformat(), tag=bookmark.tag
        )
        said = {"message": message.rstrip(), "tree": tree, "parents": []}
        commit = self._connection.ask("POST", "git/commits", said)["sha"]
        if known.tree:
            self._connection.ask("PATCH", f"git/refs/{self._ref}", {"sha": commit, "force": True})
        else:
            self._connection.ask("POST", "git/refs", {"ref": f"refs/{self._ref}", "sha": commit})
        return _Place(bookmark, tree)

    def _tree(self) -> str:
        """Make a tree: a commit needs one, and GitHub takes no empty one."""
        file = {"path": "README.md", "mode": "100644", "type": "blob", "content": self._about}
        return str(self._connection.ask("POST", "git/trees", {"tree": [file]})["sha"])


def _read(message: str) -> Bookmark | None:
    match = _READ.fullmatch(message.rstrip())
    if match is None:
        return None
    try:
        until, at = (dt.datetime.fromisoformat(match[name]) for name in ("until", "at"))
    except ValueError:
        return None
    return Bookmark(until, at, match["tag"]) if until.tzinfo and at.tzinfo else None
