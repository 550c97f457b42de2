"""Reminders as comments on issues: each is said once, whatever became of the run before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus

from github import GithubException
from github.Issue import Issue

from generator.errors import LockedError
from generator.github.connection import Connection
from generator.github.markers import ACTION_OF, BOARD, REMINDER, REMINDER_OF


@dataclass(frozen=True)
class Notices:
    """The comments of the account behind *connection* that remind people."""

    connection: Connection

    @cached_property
    def _own(self) -> list[Issue]:
        """The open issues that the account has made: for action items, and the standing one."""
        return self.connection.attempt(self._listed)

    def _listed(self) -> list[Issue]:
        issues = self.connection.repository.get_issues(
            creator=self.connection.login,  # type: ignore[arg-type] # it takes a login, too
            state="open",
            direction="asc",
        )
        return [issue for issue in issues if getattr(issue.user, "id", None) == self.connection.me]

    @cached_property
    def of_actions(self) -> Mapping[str, int]:
        """The issues of action items, by the number of the item; of two, the first."""
        found: dict[str, int] = {}
        for issue in self._own:
            if marker := ACTION_OF.match(issue.body or ""):
                found.setdefault(marker["action"], issue.number)
        return found

    def board(self, title: str, body: str) -> int:
        """Return the issue for what belongs to no other, made with *title* and *body* if need be.

        If somebody has closed it, another takes its place. One that says something else is given
        this *body*: it may have been made by an earlier version.
        """
        text = f"{BOARD}\n{body}"
        known = iter([self._own])

        def find_or_make() -> int:
            own = next(known, None) or self._listed()
            found = next((each for each in own if (each.body or "").startswith(BOARD)), None)
            if found is None:
                made = {"title": title, "body": text}
                return int(self.connection.ask("POST", "issues", made)["number"])
            if found.body.replace("\r\n", "\n").rstrip() != text.rstrip():
                self.connection.ask("PATCH", f"issues/{found.number}", {"body": text})
            return int(found.number)

        return self.connection.attempt(find_or_make)

    def said(self, issue: int) -> frozenset[str]:
        """Return the keys of what people were reminded of on *issue*.

        Raises:
            LockedError: if there is no such issue any more.
        """
        return self.connection.attempt(lambda: self._said(issue))

    def _said(self, issue: int) -> frozenset[str]:
        try:
            comments = list(self.connection.repository.get_issue(issue).get_comments())
        except GithubException as error:
            raise _as_locked(error, issue) from error
        # An account that was deleted is nobody.
        mine = (c for c in comments if getattr(c.user, "id", None) == self.connection.me)
        markers = (REMINDER_OF.match(each.body or "") for each in mine)
        return frozenset(key for marker in markers if marker for key in marker["keys"].split())

    def say(self, issue: int, keys: Iterable[str], text: str) -> None:
        """Comment on *issue*; at the first try it is known that nobody has said *keys* yet.

        Raises:
            LockedError: if the issue takes no comments.
        """
        keys = tuple(keys)
        first = iter((True,))

        def comment() -> None:
            if not next(first, False) and self._said(issue).issuperset(keys):
                return
            body = f"{REMINDER.format(keys=' '.join(keys))}\n{text}"
            try:
                self.connection.ask("POST", f"issues/{issue}/comments", {"body": body})
            except GithubException as error:
                raise _as_locked(error, issue) from error

        self.connection.attempt(comment)


def _as_locked(error: GithubException, issue: int) -> Exception:
    """Return *error*, as the one that says that nothing can be said there if it is that."""
    words = str(error.message or error.data)
    is_locked = error.status == HTTPStatus.FORBIDDEN and "locked" in words
    if is_locked or error.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return LockedError(f"#{issue} takes no comments: {words}")
    return error
