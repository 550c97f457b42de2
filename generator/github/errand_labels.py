"""The labels of the issues of action items: what they are called, and in which colours."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from http import HTTPStatus

from github import GithubException

from generator.github.connection import Connection
from generator.vocabulary import ActionKind, ActionStatus

ACTION_ITEM = "action-item"

_DUE = re.compile(r"due:\d{4}-\d{2}-\d{2}")
_UNMARKED = (ActionStatus.OPEN, ActionStatus.DONE)
"""What an issue shows by being open or closed."""

_STATUSES = frozenset(status.value for status in ActionStatus if status not in _UNMARKED)
_KINDS = frozenset(f"kind:{kind.value}" for kind in ActionKind)
_COLOURS = {
    ActionStatus.BLOCKED.value: "b60205",
    ActionStatus.OVERDUE.value: "b60205",
    ActionStatus.IN_PROCESS.value: "0e8a16",
    ActionStatus.ACCEPTED.value: "0e8a16",
}
_COLOUR, _DUE_COLOUR, _KIND_COLOUR = "24425f", "fbca04", "c5def5"


def errand_labels(due: dt.date, kind: ActionKind, status: ActionStatus) -> frozenset[str]:
    """Return the labels of the issue of an action item: nothing in them is anybody's text."""
    names = {ACTION_ITEM, f"due:{due.isoformat()}", f"kind:{kind.value}"}
    return frozenset(names | ({status.value} & _STATUSES))


def is_own(label: str) -> bool:
    """Tell whether the generator gives and takes *label*; all others are left as they are."""
    return label == ACTION_ITEM or label in _STATUSES | _KINDS or bool(_DUE.fullmatch(label))


def without_status(labels: Iterable[str]) -> list[str]:
    """Return *labels* without those that say how an open issue is coming along."""
    return sorted(label for label in labels if label not in _STATUSES)


@dataclass(frozen=True)
class ErrandLabels:
    """The labels of the repository behind *connection*, as far as they were seen in this run."""

    connection: Connection
    _known: set[str] = field(default_factory=set)

    def note(self, names: Iterable[str]) -> None:
        """Note that the repository has labels called *names*."""
        self._known.update(names)

    def make(self, names: Iterable[str]) -> None:
        """Make those of *names* that are ours and missing: GitHub would make them grey."""
        for name in sorted({*names} - self._known):
            if is_own(name):
                self._make(name)
            self._known.add(name)

    def _make(self, name: str) -> None:
        try:
            self.connection.repository.create_label(name, _colour(name))
        except GithubException as error:
            if error.status != HTTPStatus.UNPROCESSABLE_ENTITY:  # it is there
                raise


def _colour(name: str) -> str:
    if name in _COLOURS:
        return _COLOURS[name]
    prefix, _, value = name.partition(":")
    return {"due": _DUE_COLOUR, "kind": _KIND_COLOUR}.get(prefix, _COLOUR) if value else _COLOUR
