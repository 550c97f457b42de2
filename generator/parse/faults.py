"""What can be wrong with a body as a whole, in words."""

from collections.abc import Iterator
from itertools import pairwise

from generator.errors import Problem
from generator.forms.element import NO_RESPONSE, Answer, Element, ElementType, IssueForm
from generator.parse.choices import SEPARATOR, readings
from generator.parse.lines import Body, excerpt
from generator.wording import N_

MOST_CHARACTERS = 262_144
"""The longest body GitHub keeps, in bytes of UTF-8, and so never fewer than its characters."""

MOST_HEADINGS = 1_000
"""More lines that may be headings are no filing but an attempt to keep the parser busy."""


def too_long(body: str) -> Problem | None:
    """GitHub keeps no longer text, so this one was not filed there."""
    if len(body) <= MOST_CHARACTERS:
        return None
    message = N_("the text has {count} characters; GitHub keeps no more than {most}")
    return Problem(message, {"count": len(body), "most": MOST_CHARACTERS})


def too_many_headings(body: Body) -> Problem | None:
    """The time to choose among headings grows with their number."""
    if len(body.headings) <= MOST_HEADINGS:
        return None
    message = N_("the text has {count} lines that may be headings; no more than {most} are read")
    return Problem(message, {"count": len(body.headings), "most": MOST_HEADINGS})


def no_headings(body: Body, form: IssueForm) -> Problem | None:
    """The body was not filed with the form."""
    if body.headings:
        return None
    message = N_("the text has none of the form's headings, such as {heading}")
    label = next((element.label for element in form.elements), "")
    return Problem(message, {"heading": f"### {label}"})


def text_above(place: int, body: Body) -> Iterator[Problem]:
    """Text above the first heading belongs to no field: perhaps a heading was deleted there."""
    if not body.is_opened_by(place):
        heading = f"### {body.headings[place].text}"
        message = N_("there is text above the first heading, {heading}: {written}")
        yield Problem(message, {"heading": heading, "written": excerpt(body.above(place))})


def two_readings(place: int, end: int, other_end: int, body: Body) -> Problem:
    """An answer begins at *place* and can end at either end: text that is also a heading."""
    message = N_(
        "can be read in two ways, as {first} or as {second}, because {heading} in line {line} may "
        "be a heading or part of the answer: change the line that is not a heading"
    )
    values = {
        "first": excerpt(body.text(place, end)) or NO_RESPONSE,
        "second": excerpt(body.text(place, other_end)) or NO_RESPONSE,
        "heading": f"### {body.headings[end].text}",
        "line": body.line_of(end) + 1,
    }
    return Problem(message, values)


def left_empty(element: Element, answer: Answer) -> Iterator[Problem]:
    """What is required was not answered; GitHub asks for it in the form only, not in an edit."""
    if element.required and not answer:
        yield Problem(N_("is required, but was left empty"))
    for option in element.options:
        if option.required and not (isinstance(answer, dict) and answer.get(option.label)):
            yield Problem(N_("must be ticked: {option}"), {"option": option.label})


def example_of(element: Element) -> str:
    """Return an answer to *element* as it may stand in a body, or nothing if none is known."""
    match element.type:
        case ElementType.CHECKBOXES:
            boxes = (("x" if option.required else " ", option.label) for option in element.options)
            return "\n".join(f"- [{tick}] {label}" for tick, label in boxes)
        case ElementType.DROPDOWN:
            return _some_of(element) if element.multiple else "".join(element.choices[:1])
        case _:
            return element.placeholder


def _some_of(element: Element) -> str:
    """Return two options without commas, or else one, that can be read in just one way."""
    plain = [label for label in element.choices if not SEPARATOR.search(label)]
    lists = (*(", ".join(pair) for pair in pairwise(plain)), *element.choices)
    return next((each for each in lists if len(readings(each, element.options)) == 1), "")
