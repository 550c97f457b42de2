"""What is to be done: values, which an edge carries out."""

from dataclasses import dataclass
from typing import TypeAlias

from generator.archive import AS_FILED, Action, Standing
from generator.errors import Problem
from generator.forms.form import Form
from generator.lifecycle.news import Tell
from generator.records import Event, Record
from generator.rules import Judgement
from generator.vocabulary import Act


@dataclass(frozen=True)
class Save:
    """Keep the record; *settled* when nobody has to approve or sign it any more."""

    record: Record
    settled: bool = False


@dataclass(frozen=True)
class Reply:
    """Answer that it was understood: *record* as it is now, *notes* on what was assumed.

    *warnings* are what has to be answered before it is finished, and keep nothing from going on.
    *event* is what a command did; *standing* says who has to act next, *judgements* what the
    regulation found at the meeting.
    """

    record: Record
    notes: tuple[Problem, ...] = ()
    event: Event | None = None
    standing: Standing = AS_FILED
    judgements: tuple[Judgement, ...] = ()
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Refusal:
    """Answer with every problem, of a filing or of a *command* on it.

    *form* is None where it could not be told which form it is. *by* is who gave the command.
    """

    issue: int
    form: type[Form] | None
    problems: tuple[Problem, ...]
    command: bool = False
    by: str = ""


@dataclass(frozen=True)
class Help:
    """Say what can be done to the filing now: *acts*, each a command."""

    issue: int
    acts: tuple[Act, ...]


@dataclass(frozen=True)
class Mark:
    """Show at the comment *number* whether its command was carried out."""

    number: int
    carried_out: bool


@dataclass(frozen=True)
class Close:
    """Close the issue: nothing is owed on it any more."""

    issue: int


@dataclass(frozen=True)
class Reopen:
    """Open the issue again: there is something to do on it."""

    issue: int


@dataclass(frozen=True)
class Label:
    """Make *names* the labels of the issue that are the generator's own; others stay."""

    names: frozenset[str]


@dataclass(frozen=True)
class Answer:
    """Write the one comment of the generator: what became of the filing, what was *refused*.

    *help* says what can be done, if somebody asked. *seen* is the number of the last comment that
    was followed: none is followed twice.
    """

    filing: Reply | Refusal
    refused: tuple[Refusal, ...]
    seen: int
    help: Help | None = None


@dataclass(frozen=True)
class Drop:
    """Propose the record of *issue* no longer: whoever filed it has withdrawn it."""

    issue: int


@dataclass(frozen=True)
class Track:
    """Let each of *actions* have an issue of its own, below the *minutes*, as it is now.

    An issue for an action item that the minutes no longer have is closed.
    """

    minutes: int
    actions: tuple[Action, ...]


Effect: TypeAlias = (
    Save | Drop | Close | Reopen | Reply | Refusal | Help | Mark | Label | Answer | Track | Tell
)
