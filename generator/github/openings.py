"""Meeting requests opened ahead of time: each once, whatever became of the run before."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from github.Issue import Issue

from generator.github.connection import Connection
from generator.github.markers import FORM, OPENED, OPENED_OF


@dataclass(frozen=True)
class Draft:
    """A meeting request as its issue is to be, called *key*, in the name of *login*.

    The *note* stands above the *form*, and is no part of it. Without a form, nothing is asked for:
    there is something to be seen to first.
    """

    key: str
    login: str
    title: str
    note: str
    form: str = ""
    labels: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The body of the issue."""
        marker = OPENED.format(key=self.key, login=self.login)
        return f"{marker}\n{self.note}\n\n{FORM}\n{self.form}"


@dataclass(frozen=True)
class Openings:
    """The requests that the account behind *connection* has opened *since* then.

    They are found by author and marker: title, labels and text may be changed by people.
    """

    connection: Connection
    since: dt.datetime

    @cached_property
    def known(self) -> Mapping[str, Issue]:
        """The issues by key; of two with the same, the first that was answered."""
        return {key: issues[0] for key, issues in self._found.items()}

    def open(self, draft: Draft) -> int:
        """Open the issue of *draft*, which nobody has done at the first try; return its number."""
        first = iter((True,))

        def make() -> int:
            found = () if next(first, False) else self._list().get(draft.key, ())
            if found:
                return found[0].number
            said = {"title": draft.title, "body": draft.text, "labels": [*draft.labels]}
            return int(self.connection.ask("POST", "issues", said)["number"])

        return self.connection.attempt(make)

    def unanswered(self) -> list[int]:
        """Return those on which nobody has said anything, the generator neither."""
        found = (each for each in self.known.values() if each.state == "open")
        return [each.number for each in found if each.comments == 0]

    def take_back_twins(self) -> None:
        """Close those that were opened twice, but for the one that was answered, or else the first.

        A list may come without the newest issue, after an answer that was lost. What a twin says
        is taken out of it, so that nobody is asked for it again.
        """
        for first, *twins in self._found.values():
            for twin in twins:
                if twin.state == "open" and twin.comments == 0:
                    self._take_back(twin.number, first.number)

    def _take_back(self, twin: int, first: int) -> None:
        said = {"body": f"#{first}", "state": "closed", "state_reason": "not_planned"}
        self.connection.attempt(lambda: self.connection.ask("PATCH", f"issues/{twin}", said))

    @cached_property
    def _found(self) -> Mapping[str, list[Issue]]:
        return self.connection.attempt(self._list)

    def _list(self) -> Mapping[str, list[Issue]]:
        found: dict[str, list[Issue]] = {}
        for key, issue in sorted(self._marked(), key=lambda each: _rank(each[1])):
            found.setdefault(key, []).append(issue)
        return found

    def _marked(self) -> Iterator[tuple[str, Issue]]:
        asked: dict[str, Any] = {
            "creator": self.connection.login,
            "state": "all",
            # PyGithub writes down the time as if every time were in UTC.
            "since": self.since.astimezone(dt.UTC),
        }
        for issue in self.connection.repository.get_issues(**asked):
            marker = OPENED_OF.match(issue.body or "")
            if marker and getattr(issue.user, "id", None) == self.connection.me:
                yield marker["key"], issue


def _rank(issue: Issue) -> tuple[bool, int]:
    return issue.comments == 0, issue.number
