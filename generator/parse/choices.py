"""How the options of a dropdown can stand in one line of text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from generator.forms.element import Option
from generator.parse.lines import fold

Choice = tuple[str, ...]

SEPARATOR = re.compile(r" ?[,，、] ?")
"""What people write between options, and what options may contain themselves."""


def meanings(text: str, options: Iterable[Option]) -> tuple[str, ...]:
    """Return the options, by their canonical label, that *text* can mean."""
    written = fold(text)
    found = (each.label for each in options if written in {fold(label) for label in each.labels})
    return tuple(dict.fromkeys(found))


def readings(text: str, options: Sequence[Option]) -> tuple[Choice, ...]:
    """Return the ways to read *text* as a list of *options*: none, one, or two of several.

    GitHub joins options with a comma and a blank, in the order of the form, and does not mark
    commas inside an option. A list in another order was edited by hand: it is read where no
    option contains a comma, so that it can be cut in one way only.
    """
    found = tuple(_in_order(fold(text), options))
    return found or tuple(_in_any_order(fold(text), options))


def _in_order(text: str, options: Sequence[Option]) -> list[Choice]:
    """Return at most two readings.

    The states are the places where the next option may start, each with at most two choices that
    lead there: two are enough to know that there are two, and few enough to stay fast.
    """
    states: dict[int, list[Choice]] = {0: [()]}
    for option in options:
        before = [(place, tuple(choices)) for place, choices in states.items()]
        for place, choices in before:
            grown = [(*choice, option.label) for choice in choices]
            for next_place in _next_places(text, place, option):
                _keep_two(states.setdefault(next_place, []), grown)
    return states.get(len(text) + 2, [])


def _next_places(text: str, place: int, option: Option) -> Iterator[int]:
    """Return where the next option would start; two behind the end when there is none."""
    for label in {fold(label) for label in option.labels}:
        end = place + len(label)
        goes_on = end == len(text) or text.startswith(", ", end)
        if label and goes_on and text.startswith(label, place):
            yield end + 2


def _keep_two(choices: list[Choice], more: Iterable[Choice]) -> None:
    new = (choice for choice in more if choice not in choices)
    choices.extend(islice(new, max(0, 2 - len(choices))))


def _in_any_order(text: str, options: Sequence[Option]) -> Iterator[Choice]:
    if any(SEPARATOR.search(label) for option in options for label in option.labels):
        return
    parts = SEPARATOR.split(text, maxsplit=len(options))
    found = [meanings(part, options) for part in parts]
    chosen = {labels[0] for labels in found if len(labels) == 1}
    if len(chosen) == len(parts):
        yield tuple(option.label for option in options if option.label in chosen)
