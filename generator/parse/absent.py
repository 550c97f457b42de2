"""Elements whose heading is not in the body: added to the form since, or lost in an edit."""

import unicodedata
from collections.abc import Iterator, Sequence

from generator.errors import Problem
from generator.forms.element import Element
from generator.parse.lines import Body, excerpt, fold
from generator.wording import N_


def lost_headings(absent: Sequence[Element], body: Body) -> Iterator[tuple[Element, Problem]]:
    """Say which of the *absent* elements must have had a heading.

    A form may have got a field since the filing, so an optional one may be absent. But a heading
    that was renamed or mangled leaves its answer in the field above, where it does not belong:
    a heading nobody knows, or a line that resembles the label, is a sign of that.
    """
    unknown = list(dict.fromkeys(body.unknown_headings()))
    bare = {_bare(line): line for line in reversed(body.lines)} if absent else {}
    for element in absent:
        alike = [bare[label] for label in map(_bare, element.labels) if label and label in bare]
        heading = f"### {element.label}"
        if suspects := alike or unknown:
            message = N_("has lost its heading, {heading}, perhaps to {written}")
            written = excerpt(", ".join(suspects[:3]))
            values = {"heading": heading, "written": written}
            yield element, Problem(message, values, example=heading)
        elif element.required:
            message = N_("has lost its heading, {heading}")
            yield element, Problem(message, {"heading": heading}, example=heading)


def _bare(text: str) -> str:
    """Return *text* without what makes it a heading or a bold line, and without case and width."""
    return fold(unicodedata.normalize("NFKC", text).casefold()).strip("#*_: ")
