"""The order of the headings, and where one belongs that does not stand where it should."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from generator.errors import Problem
from generator.forms.element import Element
from generator.parse.lines import Body
from generator.wording import N_


def misplaced(elements: Sequence[Element], body: Body) -> Iterator[tuple[Element, Problem]]:
    """Headings in another order than the form's: which text belongs to which is not certain.

    As few headings as possible are said to be in the wrong place: one that was added at the end
    is, and not all those that it should have stood above.
    """
    ordered = _in_order(elements, body)
    for element in elements:
        if element not in ordered:
            below = heading_below(element, elements, body, ordered)
            message = N_(
                "has its heading in the wrong place: move {heading} with its answer to the end"
            )
            if below:
                message = N_(
                    "has its heading in the wrong place: "
                    "move {heading} with its answer before {below}"
                )
            yield element, Problem(message, {"heading": f"### {element.label}", "below": below})


def heading_below(
    element: Element,
    elements: Sequence[Element],
    body: Body,
    present: Sequence[Element] | None = None,
) -> str:
    """Return the heading, as written, that *element* stands before, or nothing if it is the last.

    *present* are the elements whose headings stand where they should; by default all there are.
    """
    for each in elements[elements.index(element) + 1 :]:
        places = body.places_of(each.labels)
        if places and (present is None or each in present):
            return f"### {body.headings[places[0]].text}"
    return ""


def _in_order(elements: Sequence[Element], body: Body) -> Sequence[Element]:
    """Return the most elements whose headings stand in the order of the form.

    For each number of elements the chain is kept whose last heading stands highest. The places of
    one element are taken from below, so that none of them goes on where another of them ended.
    """
    lasts: list[int] = []
    chains: list[tuple[Element, ...]] = [()]
    for element in elements:
        for place in reversed(body.places_of(element.labels)):
            length = bisect_left(lasts, place)
            lasts[length : length + 1] = [place]
            chains[length + 1 : length + 2] = [(*chains[length], element)]
    return chains[-1]
