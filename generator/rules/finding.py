"""What a rule finds at one meeting: the outcome, what was required, and what happened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from generator.vocabulary import Outcome


@dataclass(frozen=True)
class Message:
    """A sentence before it is translated: a msgid of the catalogues, filled from *values*.

    A value is a number, a day, a time, a term, a wording, a `Person`, a `Meeting`, an `Action`,
    text as somebody typed it, or several of these: whoever renders it knows how each is shown.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)


def say(text: str, **values: object) -> Message:
    """Return the message *text*, marked for the catalogues, with its values."""
    return Message(text, values)


NOTHING = Message("")


@dataclass(frozen=True)
class Finding:
    """What a rule found: *required* is what had to hold, *happened* what was found instead."""

    outcome: Outcome
    required: Message
    happened: Message = NOTHING

    @classmethod
    def judged(cls, required: Message, happened: Message, *, holds: bool) -> Self:
        """Return what was found when all is known."""
        return cls(Outcome.PASSED if holds else Outcome.FAILED, required, happened)

    @classmethod
    def open(cls, required: Message, happened: Message = NOTHING) -> Self:
        """Return that it cannot be known yet."""
        return cls(Outcome.NOT_YET, required, happened)

    @classmethod
    def waived(cls, required: Message, happened: Message) -> Self:
        """Return that what was required need not hold this time, *happened* says why."""
        return cls(Outcome.WAIVED, required, happened)

    @classmethod
    def beside_the_point(cls, required: Message) -> Self:
        """Return that this meeting has nothing to be judged."""
        return cls(Outcome.NOT_APPLICABLE, required)
