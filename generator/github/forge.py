"""What the generator does to the issues of one repository."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from urllib.parse import quote

from github import GithubException

from generator.errors import LockedError
from generator.github.connection import Connection
from generator.github.markers import SEEN
from generator.github.notices import Notices
from generator.github.shown import Read
from generator.github.threads import Threads

_COLOUR = "24425f"
_NO_COLOUR = "ededed"
"""What GitHub gives to a label that came with an issue which was the first to have it."""

_LONGEST = 60_000
"""Characters of a comment; GitHub refuses more than 65,536."""


@dataclass(frozen=True)
class Forge:
    """The issues behind *connection*.

    Nothing is written that is so already, as the thread that was read tells: no request is spent
    on looking again, unless the answer to the first attempt was lost.
    """

    connection: Connection

    @cached_property
    def answered(self) -> set[int]:
        """The issues whose answer was written, and had not been there before."""
        return set()

    @cached_property
    def threads(self) -> Threads:
        """The issues as they are read."""
        return Threads(self.connection)

    def thread(self, number: int) -> Read | None:
        """Read issue *number* as it is now; nothing if it is gone, or a pull request."""
        return self.threads.read(number)

    def answer(self, thread: Read, text: str, seen: int) -> None:
        """Make the generator's one comment on the issue of *thread* say *text*.

        Raises:
            LockedError: if the issue takes no comments.
        """
        self._write(thread, lambda now: self._answer(now, text, seen))

    def _answer(self, thread: Read, text: str, seen: int) -> None:
        if is_answered(thread, text, seen):
            return
        self.answered.add(thread.issue)
        body = {"body": f"{SEEN.format(seen=seen)}\n{text[:_LONGEST]}"}
        try:
            self._put(thread, body)
        except GithubException as error:
            if error.status == HTTPStatus.FORBIDDEN and "locked" in str(error.message):
                msg = f"#{thread.issue} takes no comments: {error.message}"
                raise LockedError(msg) from error
            raise

    def _put(self, thread: Read, body: Mapping[str, str]) -> None:
        """Put *body* where the answer is, or where there is none, perhaps since a moment ago."""
        if thread.mine is None or not self._is_there(
            "PATCH", f"issues/comments/{thread.mine}", body
        ):
            self.connection.ask("POST", f"issues/{thread.issue}/comments", body)

    def _is_there(self, verb: str, path: str, said: Mapping[str, str]) -> bool:
        """Ask for a change at *path*, and tell whether there is anything: people may delete it.

        Raises:
            GithubException: if GitHub answers anything else.
        """
        try:
            self.connection.ask(verb, path, said)
        except GithubException as error:
            if error.status != HTTPStatus.NOT_FOUND:
                raise
            return False
        return True

    def tell(self, thread: Read, key: str, text: str) -> None:
        """Comment on the issue of *thread*, unless what has this *key* was said by now.

        Raises:
            LockedError: if the issue takes no comments.
        """
        notices = Notices(self.connection)
        if key not in notices.said(thread.issue):
            notices.say(thread.issue, [key], text)

    def label(self, thread: Read, names: frozenset[str], own: frozenset[str]) -> None:
        """Make *names* the labels of the issue of *thread* among those that are our *own*."""
        self._write(thread, lambda now: self._label(now, names, own))

    def _label(self, thread: Read, names: frozenset[str], own: frozenset[str]) -> None:
        wanted = labels_of(thread, names, own)
        if wanted == thread.labels:
            return
        path, said = f"issues/{thread.issue}/labels", {"labels": sorted(wanted)}
        for label in self.connection.ask("PUT", path, said):
            if label["name"] in names and label["color"] == _NO_COLOUR:
                self.connection.ask(
                    "PATCH", f"labels/{quote(label['name'], safe='')}", {"color": _COLOUR}
                )

    def close(self, thread: Read) -> None:
        """Close the issue of *thread*. To do so again changes nothing."""
        self._turn(thread, {"state": "closed", "state_reason": "completed"})

    def reopen(self, thread: Read) -> None:
        """Open the issue of *thread* again."""
        self._turn(thread, {"state": "open"})

    def _turn(self, thread: Read, said: Mapping[str, str]) -> None:
        path = f"issues/{thread.issue}"
        self.connection.attempt(lambda: self.connection.ask("PATCH", path, said))

    def mark(self, comment: int, *, carried_out: bool) -> None:
        """React to *comment*, if it is still there: thumbs up, or confused.

        To do so again changes nothing.
        """
        said = {"content": "+1" if carried_out else "confused"}
        path = f"issues/comments/{comment}/reactions"
        self.connection.attempt(lambda: self._is_there("POST", path, said))

    def _write(self, thread: Read, write: Callable[[Read], None]) -> None:
        """Let *write* have *thread*, and once it failed what is there by then."""
        known = iter([thread])

        def attempt() -> None:
            now = next(known, None) or self.thread(thread.issue)
            if now is not None:
                write(now)

        self.connection.attempt(attempt)


def is_answered(thread: Read, text: str, seen: int) -> bool:
    """Tell whether the generator's comment says *text*; GitHub may keep the ends of lines apart."""
    said = thread.answer.replace("\r\n", "\n").rstrip()
    return (said, thread.seen) == (text[:_LONGEST].rstrip(), seen) and thread.mine is not None


def labels_of(thread: Read, names: frozenset[str], own: frozenset[str]) -> frozenset[str]:
    """Return what labels *thread* should have: *names* of our *own*, and those that are not."""
    return (thread.labels - own) | names
