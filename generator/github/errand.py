"""The issue of one action item: made, and changed where it differs from what it is to be."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from github import GithubException
from github.Issue import Issue
from github.Repository import Repository

from generator.github.errand_labels import is_own
from generator.github.markers import ACTION
from generator.lifecycle import Thread

_ASSIGNEE = "<!-- minutebook assignee={login} -->"
_ASSIGNEE_OF = re.compile(r"\n<!-- minutebook assignee=(?P<login>[A-Za-z0-9_-]+) -->\n")


@dataclass(frozen=True)
class Errand:
    """The action item called *number*, as its issue is to be; *body* is without its marker."""

    number: str
    title: str
    body: str
    assignee: str
    labels: frozenset[str]
    is_open: bool

    @property
    def text(self) -> str:
        """The body below the marker, and below whom it is given to: another replaces them."""
        marker = ACTION.format(action=self.number)
        return "\n".join((marker, _ASSIGNEE.format(login=self.assignee), self.body.strip()))


def create(repository: Repository, errand: Errand) -> Issue:
    """Make the issue of *errand*, without assignee if GitHub does not let them be: it calls them.

    Raises:
        GithubException: if GitHub refuses it for another reason.
    """
    asked: dict[str, Any] = {
        "title": errand.title,
        "body": errand.text,
        "labels": sorted(errand.labels),
    }
    try:
        return repository.create_issue(**asked, assignees=[errand.assignee])
    except GithubException as error:
        if not _is_about_the_assignee(error):
            raise
        return repository.create_issue(**asked)


def edit(issue: Issue, errand: Errand, make_labels: Callable[[Iterable[str]], None]) -> None:
    """Change what of *issue* differs from *errand*, in one go.

    It is looked at again before: others change its labels, too, and an answer may have been lost.

    Raises:
        GithubException: if GitHub refuses it, and not because of the assignee.
    """
    if not _differences(issue, errand):
        return
    issue.update()
    changes = _differences(issue, errand)
    if not changes:
        return
    make_labels(changes.get("labels", ()))
    try:
        issue.edit(**changes)
    except GithubException as error:
        if not _is_about_the_assignee(error):
            raise
        issue.edit(**{name: value for name, value in changes.items() if name != "assignees"})


def _differences(issue: Issue, errand: Errand) -> dict[str, Any]:
    """Return what of *issue* has to change; labels and assignees that people added stay."""
    body = (issue.body or "").replace("\r\n", "\n").strip()
    names = {label.name for label in issue.labels}
    labels = {name for name in names if not is_own(name)} | errand.labels
    changes: dict[str, Any] = {}
    if issue.title != errand.title:
        changes["title"] = errand.title
    if body != errand.text:
        changes["body"] = errand.text
    if labels != names:
        changes["labels"] = sorted(labels)
    before = _ASSIGNEE_OF.search(body)
    given_to = before["login"] if before else ""
    if given_to != errand.assignee:
        others = {each.login for each in issue.assignees} - {given_to}
        changes["assignees"] = sorted({*others, errand.assignee})
    if errand.is_open != (issue.state == "open"):
        changes["state"] = "open" if errand.is_open else "closed"
        changes["state_reason"] = "reopened" if errand.is_open else "completed"
    return changes


def is_in_line(thread: Thread, errand: Errand) -> bool:
    """Tell whether the issue of *thread* is as *errand* has it, by all that a thread tells."""
    body = thread.body.replace("\r\n", "\n").strip()
    own = frozenset(label for label in thread.labels if is_own(label))
    return (body, own, thread.closed) == (errand.text, errand.labels, not errand.is_open)


def _is_about_the_assignee(error: GithubException) -> bool:
    if error.status != HTTPStatus.UNPROCESSABLE_ENTITY or not isinstance(error.data, dict):
        return False
    errors = error.data.get("errors") or ()
    return any(isinstance(each, dict) and each.get("field") == "assignees" for each in errors)
