"""Whether a text can be the answer to an element, and what the answer is then."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Self

from generator.errors import Problem
from generator.forms.element import NO_RESPONSE, Answer, Element, ElementType, Option
from generator.parse.choices import Choice, Key, across_scripts, meanings, readings
from generator.parse.lines import excerpt, fold
from generator.parse.links import links_in
from generator.wording import N_

ROOM: Mapping[ElementType, int | None] = {
    ElementType.INPUT: 1,
    ElementType.DROPDOWN: 1,
    ElementType.CHECKBOXES: 0,
    ElementType.UPLOAD: 0,
    ElementType.TEXTAREA: None,
}
"""How many lines that look like a heading of the form the answer to an element can contain.

An answer of one line may happen to be one; boxes and links never are; for text there is no limit.
"""


@dataclass(frozen=True)
class Fit:
    """What a text is to an element: an answer, or a problem.

    A text that *fits* and has a problem all the same is an answer that cannot be understood: it
    stays the answer to this element, where a text that does not fit may be part of another's.
    """

    answer: Answer = None
    problem: Problem | None = None
    fits: bool = True

    @classmethod
    def unclear(cls, message: str, **values: object) -> Self:
        """Return that the text is an answer, but not which."""
        return cls(problem=Problem(message, values))

    @classmethod
    def wrong(cls, message: str, **values: object) -> Self:
        """Return that the text is no answer to the element."""
        return cls(problem=Problem(message, values), fits=False)


def unanswered(element: Element) -> Answer:
    """Return what stands for no answer to *element*."""
    return [] if element.multiple or element.type is ElementType.UPLOAD else None


def fit(element: Element, text: str) -> Fit:
    """Read *text*, which has no newlines around it, as the answer to *element*."""
    if is_empty(text):
        return Fit(unanswered(element))
    return _READERS[element.type](element, text)


def is_empty(text: str) -> bool:
    """Whether *text* says that nothing was answered."""
    return text.strip() in ("", NO_RESPONSE)


def closing_fence(element: Element, first_line: str) -> str:
    """Return the line that must end an answer to *element* that begins with *first_line*.

    GitHub puts an answer that is to be shown as code between fences. Where the first one was
    removed in an edit there is no other either, and the answer is taken as it stands.
    """
    opening = re.fullmatch(r"(`{3,})\s*(\S.*?)\s*", first_line) if element.render else None
    if not opening or opening[2].casefold() != element.render.casefold():
        return ""
    return opening[1]


def _read_input(_: Element, text: str) -> Fit:
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) == 1:
        return Fit(lines[0])
    message = N_("must be a single line, but has {count}: {written}")
    return Fit.wrong(message, count=len(lines), written=excerpt(text))


def _read_textarea(element: Element, text: str) -> Fit:
    lines = text.split("\n")
    closing = closing_fence(element, lines[0])
    if not closing:
        return Fit(text)
    while not lines[-1].strip():
        lines.pop()
    if lines[-1].rstrip() != closing:
        message = N_("begins with a code fence, but does not end with one: {written}")
        return Fit.wrong(message, written=excerpt(text))
    inside = "\n".join(lines[1:-1]).strip("\n")
    return Fit(None if is_empty(inside) else inside)


def _read_dropdown(element: Element, text: str) -> Fit:
    found = _choices(element, text, fold)
    if len(found) == 1:
        return _chosen(element, found[0])
    if found:
        return _two_readings(text, *found[:2])
    if text.strip() == "None":  # GitHub's word for no answer until 2022
        return Fit(unanswered(element))
    alike = _choices(element, text, across_scripts)
    if len(alike) == 1 and all(_is_alone(label, element) for label in alike[0]):
        return _chosen(element, alike[0])
    message = N_("is not one of {options}: {written}")
    if element.multiple:
        message = N_("is not a list, separated by commas, of {options}: {written}")
    return Fit.wrong(message, options=element.choices, written=excerpt(text))


def _choices(element: Element, text: str, key: Key) -> tuple[Choice, ...]:
    if "\n" in text.strip():
        return ()
    if element.multiple:
        return readings(text, element.options, key)
    return tuple((option,) for option in meanings(text, element.options, key))


def _is_alone(label: str, element: Element) -> bool:
    return len(meanings(label, element.options, across_scripts)) == 1


def _chosen(element: Element, choice: Choice) -> Fit:
    return Fit(list(choice) if element.multiple else choice[0])


def _two_readings(text: str, first: Sequence[str], second: Sequence[str]) -> Fit:
    one, other = (" + ".join(f"“{option}”" for option in choice) for choice in (first, second))
    message = N_("can be read in two ways, as {first} or as {second}: {written}")
    return Fit.unclear(message, first=one, second=other, written=excerpt(text))


def _read_checkboxes(element: Element, text: str) -> Fit:
    lines = [line for line in text.split("\n") if line.strip()]
    answer: dict[str, bool] = {}
    for option, line in zip_longest(element.options, lines):
        if option is None:
            return Fit.wrong(N_("has a line too many: {written}"), written=excerpt(line))
        expected = f"- [ ] {option.label}"
        if line is None:
            return Fit.wrong(N_("lacks the line {expected}"), expected=expected)
        box = re.fullmatch(r"\s{0,3}[-*+] \[([ xX])\] (.*)", line)
        if not box or not _is_named(option, box[2], element):
            message = N_("has the line {written} where {expected} belongs")
            return Fit.wrong(message, written=excerpt(line), expected=expected)
        answer[option.label] = box[1] != " "
    return Fit(answer)


def _is_named(option: Option, text: str, element: Element) -> bool:
    if exact := meanings(text, element.options):
        return option.label in exact
    return (option.label,) == meanings(text, element.options, across_scripts)


def _read_upload(_: Element, text: str) -> Fit:
    """Read links. Who drags a file into the text leaves what stood there for none where it was."""
    links = links_in("\n".join(line for line in text.split("\n") if line.strip() != NO_RESPONSE))
    if links:
        return Fit(links)
    return Fit.wrong(N_("must consist of links to files: {written}"), written=excerpt(text))


_READERS: Mapping[ElementType, Callable[[Element, str], Fit]] = {
    ElementType.INPUT: _read_input,
    ElementType.TEXTAREA: _read_textarea,
    ElementType.DROPDOWN: _read_dropdown,
    ElementType.CHECKBOXES: _read_checkboxes,
    ElementType.UPLOAD: _read_upload,
}
