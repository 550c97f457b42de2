"""What the emulator does not keep, and what a test may switch on and off."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

from tests.forge.people import ROLES


@dataclass
class Memory:
    """What the emulator does not keep, kept until the next test."""

    roles: dict[str, str] = field(default_factory=lambda: dict(ROLES))
    """The role of each collaborator; who is not here has none."""

    private: bool = False
    """Whether strangers may not see the repository."""

    edited: dict[str, str] = field(default_factory=dict)
    """When the text of an issue or a comment was last edited, by its path."""
    editors: dict[str, str] = field(default_factory=dict)
    """Who did that."""

    reactions: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """Reactions by the path of what they are to."""

    parents: dict[int, int] = field(default_factory=dict)
    """Sub-issues and what they belong to, both by number, in the order they were added."""

    gone: set[int] = field(default_factory=set)
    """The numbers of issues that were deleted, or transferred to another repository."""

    merged: dict[int, dict[str, Any]] = field(default_factory=dict)
    """What merging a pull request added to it, by number."""

    heads: dict[int, tuple[str, str]] = field(default_factory=dict)
    """The commits (head, base) that a closed pull request stopped at, by number."""

    dispatches: list[dict[str, Any]] = field(default_factory=list)
    """The workflows that were dispatched: ``workflow``, ``ref``, ``inputs``."""

    spent: Counter[str] = field(default_factory=Counter)
    """How many requests of its allowance an account has used."""

    points: Counter[str] = field(default_factory=Counter)
    """How many points of its allowance for GraphQL an account has used."""

    issues: list[dict[str, Any]] | None = None
    """Every issue and pull request, for as long as nothing changes."""

    comments: list[dict[str, Any]] | None = None
    """Every comment, for as long as none changes."""

    ids: Iterator[int] = field(default_factory=lambda: count(1))


@dataclass
class Switches:
    """What one repository or server has and another has not; a test may change it."""

    graphql: bool = True
    sub_issues: bool = True
    pulls_by_actions: bool = True
    """Whether "Allow GitHub Actions to create and approve pull requests" is on."""

    protected: bool = False
    """Whether the default branch takes nothing but reviewed pull requests."""

    squashing: bool = True
    """Whether pull requests may be squashed when they are merged."""

    workflows: frozenset[str] = frozenset({"publish.yml", "daily.yml"})
    """The workflows that can be dispatched."""

    allowance: int = 1_000
    """Requests an hour for the token of a workflow; other accounts have 5,000."""


def now() -> str:
    """Return the time as GitHub writes it, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
