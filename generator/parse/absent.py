"""Elements whose heading is not in the body: added to the form since, or lost in an edit."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from generator import script
from generator.errors import Problem
from generator.forms.element import Element, IssueForm
from generator.parse.faults import example_of
from generator.parse.lines import Body, excerpt, fold
from generator.parse.order import heading_below
from generator.wording import N_

Fault = tuple[Element | None, Problem]

_LIKENESS = 0.6
_LONGEST = 80
"""No label is longer than this; comparing more would only cost time."""

_MOST = 10
"""So many headings that nobody knows are named; more would be no help."""


@dataclass(frozen=True)
class Lost:
    """What is wrong with headings, and the *lines* that may be the lost ones."""

    faults: tuple[Fault, ...]
    lines: frozenset[str]


def lost_headings(form: IssueForm, body: Body) -> Lost:
    """Say which elements of *form* must have had a heading in *body*, and which lines it may be.

    A form may have got a field since the filing, so an optional one may be absent. But a heading
    that was renamed or mangled leaves its answer in the field above, where it does not belong:
    while a heading is absent, a heading nobody knows, or a line that is the label, is refused.
    Each is said once, and a required heading only where no such line explains its absence.
    """
    absent = [each for each in form.elements if not body.places_of(each.labels)]
    mangled = _mangled(absent, body)
    others = [element for element in absent if element.id not in mangled]
    unknown = _unknown(set(mangled.values()), body) if others else []
    meant = {heading: _meant(heading, others) for heading in unknown}
    faults: list[Fault] = [
        *((each, _was_mangled(each, mangled[each.id])) for each in absent if each.id in mangled),
        *((each, _is_unknown(heading, each, others)) for heading, each in meant.items()),
        *_missing([each for each in others if each not in meant.values()], form, body),
    ]
    return Lost(tuple(faults), frozenset({*mangled.values(), *unknown}))


def _mangled(absent: Sequence[Element], body: Body) -> Mapping[str, str]:
    """Return, by the id of the element, the line that is its label without being its heading."""
    bare = {_bare(line): line.strip() for line in reversed(body.lines)} if absent else {}
    found = {
        element.id: [bare[label] for label in map(_bare, element.labels) if label in bare and label]
        for element in absent
    }
    return {id_: lines[0] for id_, lines in found.items() if lines}


def _unknown(explained: Collection[str], body: Body) -> list[str]:
    headings = dict.fromkeys(body.unknown_headings())
    return [heading for heading in headings if heading not in explained][:_MOST]


def _was_mangled(element: Element, line: str) -> Problem:
    values = {"heading": f"### {element.label}", "written": excerpt(line)}
    return Problem(N_("has lost its heading, {heading}, perhaps to {written}"), values)


def _is_unknown(heading: str, meant: Element | None, absent: Sequence[Element]) -> Problem:
    written = excerpt(heading)
    if meant:
        message = N_(
            "{written} is no field of this form; perhaps {heading} is meant. "
            "A heading within an answer begins with ####"
        )
        return Problem(message, {"written": written, "heading": f"### {meant.label}"})
    message = N_(
        "{written} is no field of this form; those that are missing are {known}. "
        "A heading within an answer begins with ####"
    )
    known = tuple(f"### {element.label}" for element in absent)
    return Problem(message, {"written": written, "known": known})


def _meant(heading: str, absent: Sequence[Element]) -> Element | None:
    """Return the one of *absent* whose label is most like *heading*, or the only one there is."""
    by_label = {_bare(label): each for each in reversed(absent) for label in each.labels}
    if found := get_close_matches(_bare(heading[:_LONGEST]), by_label, 1, _LIKENESS):
        return by_label[found[0]]
    return absent[0] if len(absent) == 1 else None


def _missing(absent: Sequence[Element], form: IssueForm, body: Body) -> Iterator[Fault]:
    for element in absent:
        if element.required or element.headed:
            below = heading_below(element, form.elements, body)
            message = N_("has no heading: add {heading} with its answer at the end")
            if below:
                message = N_("has no heading: insert {heading} with its answer before {below}")
            values = {"heading": f"### {element.label}", "below": below}
            yield element, Problem(message, values, example=example_of(element))


def without(lines: Collection[str], text: str) -> str:
    """Return *text* up to the first of *lines*: what follows is perhaps the answer to another."""
    return "\n".join(_until(lines, text.split("\n"))).strip("\n")


def _until(ends: Collection[str], lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if line.strip() in ends:
            return
        yield line


def _bare(text: str) -> str:
    """Return *text* without what makes it a heading or bold, and without case, width and script."""
    return fold(script.fold(text)).strip("#*_: ")
