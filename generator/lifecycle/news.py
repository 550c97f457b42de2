"""What people have to be told of, in a comment of its own, and whom it calls."""

from dataclasses import dataclass, field
from typing import TypeAlias

from generator.archive import Action, DecisionItem, Meeting
from generator.archive.acknowledgement import Acknowledgement
from generator.archive.signing import Signing


@dataclass(frozen=True)
class SignedMinutes:
    """The minutes of *meeting* were signed (R91), perhaps anew after they were changed (R92).

    *missed* are those who were not there (R73), *heads* those of the departments concerned that
    had no part in it.
    """

    meeting: Meeting = field(repr=False)
    signing: Signing = field(repr=False)
    decisions: tuple[DecisionItem, ...] = field(repr=False)
    actions: tuple[Action, ...] = field(repr=False)
    missed: frozenset[str]
    heads: frozenset[str]


@dataclass(frozen=True)
class ApprovedAmendment:
    """An amendment of a regulation was approved: all it concerns are told of it (R133)."""

    acknowledgement: Acknowledgement = field(repr=False)


News: TypeAlias = SignedMinutes | ApprovedAmendment


@dataclass(frozen=True)
class Tell:
    """Say *news* in a comment of its own, once: *key* is what it is known by.

    It calls those in *to*. Where that are more than GitHub calls in one comment, others follow,
    which are not the *first* and only call the rest.
    """

    key: str
    news: News
    to: tuple[str, ...]
    first: bool = True
