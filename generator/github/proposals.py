"""What is to become of a record in the repository, what is there, and what came of it: values."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal

from generator.errors import Problem
from generator.forms.kinds.text import Link
from generator.wording import N_


@dataclass(frozen=True)
class Found:
    """The record of an issue as a run has found it, which its decisions rest on.

    *kept* is its text on the default branch, *proposed* that on its own branch, of which *tip* is
    the last commit. A person may have closed the pull request and deleted the branch: then there
    is something proposed, and no tip.
    """

    kept: str | None = None
    proposed: str | None = None
    tip: str | None = None

    @property
    def text(self) -> str | None:
        """The latest text of the record."""
        return self.kept if self.proposed is None else self.proposed


@dataclass(frozen=True)
class Proposal:
    """A file as it is to be: *path* and *text*, with the words of its pull request.

    It is *settled* when nobody has to agree any more; *merge* is as in the settings.
    """

    issue: int
    path: str
    text: str
    title: str
    body: str
    settled: bool
    merge: Literal["auto", "manual"] = "auto"


class End(Enum):
    """Where a proposal can end."""

    KEPT = auto()
    """On the default branch."""
    COMMITTED = auto()
    """On the default branch, without a pull request."""
    PROPOSED = auto()
    """In a pull request, until somebody approves or signs it."""
    AWAITED = auto()
    """In a pull request that a person has to merge."""
    REFUSED = auto()
    """In a pull request that GitHub does not let us merge."""
    DECLINED = auto()
    """In a pull request that a person closed."""
    STRANDED = auto()
    """On its branch: there may be no pull request."""


_REMARKS = {
    End.COMMITTED: N_(
        "workflows may open no pull requests in this repository, so the record was committed "
        "directly; an administrator can allow them in {place}, by ticking {switch}"
    ),
    End.STRANDED: N_(
        "workflows may open no pull requests in this repository, so the record waits on its own "
        "branch; an administrator can allow them in {place}, by ticking {switch}"
    ),
    End.AWAITED: N_("a person has to merge pull request {pull}; until then this is not kept"),
    End.REFUSED: N_(
        "GitHub does not let the generator merge pull request {pull}, so a person has to do it; "
        "it says: {reason}"
    ),
    End.DECLINED: N_(
        "pull request {pull} was closed and not merged, so this is not kept; an edit of the text "
        "above proposes it again"
    ),
}
_PLACE = "Settings → Actions → General → Workflow permissions"
_SWITCH = "Allow GitHub Actions to create and approve pull requests"
"""As GitHub writes it, which speaks English alone."""


@dataclass(frozen=True)
class Outcome:
    """What came of a proposal: its *end*, the *pull* request, and GitHub's *reason* if it has one.

    The pull request is called by its number, as on GitHub.
    """

    end: End
    pull: Link | None = None
    reason: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the record is on the default branch."""
        return self.end in (End.KEPT, End.COMMITTED)

    @property
    def remarks(self) -> tuple[Problem, ...]:
        """What people have to know of it."""
        if self.end not in _REMARKS:
            return ()
        said = {"pull": self.pull, "reason": self.reason, "place": _PLACE, "switch": _SWITCH}
        return (Problem(_REMARKS[self.end], said),)
