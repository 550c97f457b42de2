"""Action items as issues of their own, below the minutes: GitHub's inbox and mail tell people."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from http import HTTPStatus
from typing import Any, TypeAlias

from github import GithubException
from github.Issue import Issue

from generator.github.connection import Connection
from generator.github.errand import Errand, create, edit
from generator.github.errand_labels import ACTION_ITEM, ErrandLabels, without_status
from generator.github.markers import ACTION_OF

MOST = 50
"""New issues in one run. GitHub lets an account make about 80 a minute, and 500 an hour."""

_NO_SUB_ISSUES = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.UNPROCESSABLE_ENTITY})
"""What a server answers that has none, or no room for another."""

Issues: TypeAlias = dict[str, list[Issue]]
"""The issues for each action item, by its number, the first first: there should be one."""


@dataclass(frozen=True)
class Errands:
    """The issues of action items in the repository behind *connection*, during one run.

    What is there is found by its author and marker: an issue is made once, although the answer to
    making it was lost, or somebody changed its title and labels.
    """

    connection: Connection
    _seen: dict[int, Issue] = field(default_factory=dict)
    _listed: dict[tuple[str, ...], dt.datetime] = field(default_factory=dict)
    _made: list[Issue] = field(default_factory=list)

    @cached_property
    def _labels(self) -> ErrandLabels:
        return ErrandLabels(self.connection)

    def track(
        self, minutes: int, meeting: int, since: dt.datetime, errands: Sequence[Errand]
    ) -> int:
        """Bring the issues of the action items of *meeting*, made *since*, in line with *errands*.

        They go below the issue of the *minutes*. Those of others are closed. Returns how many are
        left to be made by the next run.
        """
        below = self.connection.attempt(lambda: self._below(minutes))
        found = self._found(meeting, since, errands)
        missing = [each.number for each in errands if each.number not in found]
        left = missing[max(MOST - len(self._made), 0) :]
        for errand in errands:
            if errand.number not in left:
                issues = found.pop(errand.number, None) or self._make(errand, meeting, since)
                self._bring_in_line(issues[0], errand)
                if below is not None and issues[0].number not in below:
                    self._put_below(minutes, issues[0])
                self._close(issues[1:], "duplicate")
        for withdrawn in found.values():
            self._close(withdrawn, "not_planned")
        return len(left)

    def _below(self, minutes: int) -> frozenset[int] | None:
        """Return the sub-issues of *minutes* by number; nothing where the server has no such.

        Raises:
            GithubException: if GitHub answers anything else.
        """
        try:
            subs = list(self.connection.repository.get_issue(minutes).get_sub_issues())
        except GithubException as error:
            if error.status in _NO_SUB_ISSUES:
                return None
            raise
        self._seen.update({each.number: each for each in subs if each.number not in self._seen})
        return frozenset(each.number for each in subs)

    def _found(self, meeting: int, since: dt.datetime, errands: Iterable[Errand]) -> Issues:
        """Find the issues of *meeting*; before one is made, also those that lost their labels."""
        for labels in ((ACTION_ITEM,), ()):
            if since < self._listed.get(labels, since + dt.timedelta(1)):
                self._list(since, labels)
            found = self._known(meeting)
            if all(errand.number in found for errand in errands):
                break
        return found

    def _list(self, since: dt.datetime, labels: tuple[str, ...] = ()) -> None:
        repository = self.connection.repository
        asked: dict[str, Any] = {"labels": list(labels)} if labels else {}
        # PyGithub writes down the time as if every time were in UTC.
        asked |= {"state": "all", "since": since.astimezone(dt.UTC), "direction": "asc"}
        issues = self.connection.attempt(
            lambda: list(repository.get_issues(creator=self.connection.login, **asked))  # type: ignore[arg-type] # a login will do
        )
        self._seen.update({issue.number: issue for issue in issues})
        self._labels.note(label.name for issue in issues for label in issue.labels)
        self._listed[labels] = since

    def _known(self, meeting: int) -> Issues:
        found: Issues = {}
        for _, issue in sorted(self._seen.items()):
            marker = ACTION_OF.match(issue.body or "")
            mine = marker and getattr(issue.user, "id", None) == self.connection.me
            if marker and mine and marker["action"].startswith(f"{meeting}-"):
                found.setdefault(marker["action"], []).append(issue)
        return found

    def _make(self, errand: Errand, meeting: int, since: dt.datetime) -> list[Issue]:
        """Make the issue, if it is not there after all; return all there are then."""
        for_sure = iter((True,))

        def make() -> Iterator[Issue]:
            # Only at the first try is it sure that there is none.
            if next(for_sure, False):
                yield self._create(errand)
                return
            self._list(since)
            yield from self._known(meeting).get(errand.number) or [self._create(errand)]
            self._list(since)

        issues = self.connection.attempt(lambda: list(make()))
        self._seen.update({issue.number: issue for issue in issues})
        self._made.extend(issues)
        return self._known(meeting)[errand.number]

    def _create(self, errand: Errand) -> Issue:
        self._labels.make(errand.labels)
        return create(self.connection.repository, errand)

    def _bring_in_line(self, issue: Issue, errand: Errand) -> None:
        self.connection.attempt(lambda: edit(issue, errand, self._labels.make))

    def _put_below(self, minutes: int, issue: Issue) -> None:
        """Make *issue* a sub-issue of *minutes*; where that cannot be, its text links to them."""
        self.connection.attempt(lambda: self._add_below(minutes, issue))

    def _add_below(self, minutes: int, issue: Issue) -> None:
        below = {"sub_issue_id": issue.id, "replace_parent": True}
        try:
            self.connection.ask("POST", f"issues/{minutes}/sub_issues", below)
        except GithubException as error:
            if error.status not in _NO_SUB_ISSUES:
                raise

    def _close(self, issues: Iterable[Issue], reason: str) -> None:
        for issue in issues:
            if issue.state == "open":
                self.connection.attempt(partial(_shut, issue, reason))


def _shut(issue: Issue, reason: str) -> None:
    issue.update()
    if issue.state == "closed":
        return
    labels = without_status(label.name for label in issue.labels)
    try:
        issue.edit(state="closed", state_reason=reason, labels=labels)
    except GithubException as error:
        if error.status != HTTPStatus.UNPROCESSABLE_ENTITY:
            raise
        # An older server knows of no duplicates.
        issue.edit(state="closed", state_reason="not_planned", labels=labels)
