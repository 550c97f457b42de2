"""Who works at the company, and how they are: late, forgetful, rude, contradictory, or dutiful."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.vocabulary import Presence


@dataclass(frozen=True, eq=False)
class Character:
    """How somebody is. Chances are from 0 to 1; *takes* are the working days until they act.

    *forgets* what is up to them; *contradicts*, by saying the opposite afterwards; is *rude*, by
    saying what is not theirs to say. *comes* tells how they come to a meeting, each as likely as
    the number beside it.
    """

    takes: tuple[int, int]
    comes: Mapping[Presence, int]
    forgets: float = 0.0
    contradicts: float = 0.0
    rude: float = 0.0


_HERE, _LATE, _EARLY = Presence.PRESENT, Presence.LATE, Presence.LEFT_EARLY
_LEAVE, _GONE = Presence.ON_LEAVE, Presence.ABSENT

DUTIFUL = Character((0, 1), {_HERE: 17, _LATE: 1, _LEAVE: 2}, forgets=0.03)
LATE = Character((2, 6), {_HERE: 4, _LATE: 9, _EARLY: 3, _LEAVE: 2, _GONE: 1}, forgets=0.1)
FORGETFUL = Character((1, 4), {_HERE: 8, _LATE: 3, _GONE: 6}, forgets=0.5)
RUDE = Character((0, 3), {_HERE: 7, _LATE: 3, _EARLY: 5, _GONE: 3}, forgets=0.2, rude=0.5)
CONTRADICTORY = Character((0, 2), {_HERE: 8, _LATE: 2, _LEAVE: 6, _GONE: 2}, contradicts=0.6)

_CAST = {
    DUTIFUL: ("hana", "sven", "mona", "mats", "vera", "vito", "boris", "bruno", "sara"),
    LATE: ("simon", "milo", "vidal", "bella", "selma"),
    FORGETFUL: ("sofia", "mei", "viola", "bianca"),
    RUDE: ("serge", "max", "vince"),
    CONTRADICTORY: ("mara", "vala", "maud"),
}

STRANGER = "mallory--test"
"""Who is in no directory."""


def character(login: str) -> Character:
    """Return how the person with this *login* is; a stranger is rude."""
    given = login.partition("--")[0]
    return next((each for each, names in _CAST.items() if given in names), RUDE)
