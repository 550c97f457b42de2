"""What was understood of a command, or why it was not."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import Problem
from generator.forms.kinds import Context
from generator.lifecycle.case import Case
from generator.lifecycle.manual import example
from generator.vocabulary import Act
from generator.wording import N_

BETWEEN = " ,，;；。"
"""What stands between the parts of what is said."""

_LONGEST = 60
"""Characters among which a date and a time are looked for: nobody needs more to write them."""


@dataclass(frozen=True)
class Said:
    """What was understood of a command: *values* by the name of the event's field."""

    values: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()


def reason(act: Act) -> Callable[[str, Context, Case], Said]:
    """Ask why, where nothing is said: who has to mend it must know what (R37, R90)."""

    def read(text: str, context: Context, _: Case) -> Said:
        if text:
            return Said({})
        return lacking(
            N_("why? Please say it again with the reason"), example(act, context.language)
        )

    return read


def first_line(text: str) -> str:
    """Return what was said on the line of the command itself."""
    return text.partition("\n")[0].strip()


def beginnings(line: str) -> Iterator[str]:
    """Yield what at the beginning of *line* may be a date or a time, the longest first.

    It does not end in the middle of a number or an English word.
    """
    for at in range(min(len(line), _LONGEST), 0, -1):
        around = line[at - 1 : at + 1]
        if at == len(line) or not (around.isascii() and around.isalnum()):
            yield line[:at]


def lacking(message: str, shown: str) -> Said:
    """Return that nothing was said, and how it can be *shown*."""
    return wrong(message, {}, shown)


def wrong(message: str, values: Mapping[str, object], shown: str = "") -> Said:
    """Return that what was said cannot be meant, and how it can be *shown*."""
    return Said({}, (Problem(message, values, example=shown),))
