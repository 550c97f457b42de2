"""How the options of a dropdown can stand in one line of text."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from generator import script
from generator.forms.element import Option
from generator.parse.lines import fold

Choice = tuple[str, ...]
Key = Callable[[str], str]

_LONGEST = 1_000
"""What is longer was not written as an option; folding it would only cost time."""

SEPARATOR = re.compile(r" ?[,，、] ?")
"""What people write between options, and what options may contain themselves."""


def meanings(text: str, options: Iterable[Option], key: Key = fold) -> tuple[str, ...]:
    """Return the options, by their canonical label, that *text* can mean.

    What has the same *key* is the same.
    """
    written = key(text)
    found = (each.label for each in options if written in {key(label) for label in each.labels})
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def across_scripts(text: str) -> str:
    """Return *text* in the form under which width, case and Chinese script make no difference.

    It serves where nothing is written exactly like an option, and only where one option is meant.
    """
    return fold(script.fold(text)) if len(text) <= _LONGEST else fold(text)


def readings(text: str, options: Sequence[Option], key: Key = fold) -> tuple[Choice, ...]:
    """Return the ways to read *text* as a list of *options*: none, one, or two of several.

    GitHub joins options with a comma and a blank, in the order of the form, and does not mark
    commas inside an option. A list in another order was edited by hand: it is read where no
    option contains a comma, so that it can be cut in one way only.
    """
    found = tuple(_in_order(key(text), options, key))
    return found or tuple(_in_any_order(key(text), options, key))


def _in_order(text: str, options: Sequence[Option], key: Key) -> list[Choice]:
    """Return at most two readings.

    The states are the places where the next option may start, each with at most two choices that
    lead there: two are enough to know that there are two, and few enough to stay fast.
    """
    states: dict[int, list[Choice]] = {0: [()]}
    for option in options:
        labels = {key(label) for label in option.labels} - {""}
        before = [(place, tuple(choices)) for place, choices in states.items()]
        for place, choices in before:
            grown = [(*choice, option.label) for choice in choices]
            for next_place in _next_places(text, place, labels):
                _keep_two(states.setdefault(next_place, []), grown)
    return states.get(len(text) + 2, [])


def _next_places(text: str, place: int, labels: Iterable[str]) -> Iterator[int]:
    """Return where the next option would start; two behind the end when there is none."""
    for label in labels:
        end = place + len(label)
        goes_on = end == len(text) or text.startswith(", ", end)
        if goes_on and text.startswith(label, place):
            yield end + 2


def _keep_two(choices: list[Choice], more: Iterable[Choice]) -> None:
    new = (choice for choice in more if choice not in choices)
    choices.extend(islice(new, max(0, 2 - len(choices))))


def _in_any_order(text: str, options: Sequence[Option], key: Key) -> Iterator[Choice]:
    if any(SEPARATOR.search(key(label)) for option in options for label in option.labels):
        return
    parts = SEPARATOR.split(text, maxsplit=len(options))
    found = [meanings(part, options, key) for part in parts]
    chosen = {labels[0] for labels in found if len(labels) == 1}
    if len(chosen) == len(parts):
        yield tuple(option.label for option in options if option.label in chosen)
