"""Which form a body was filed with."""

from collections.abc import Sequence

from generator.forms.element import Element, IssueForm
from generator.parse.fit import fit
from generator.parse.lines import Body, fold, heading_text, split
from generator.parse.reading import examine


def recognise(body: str, forms: Sequence[IssueForm]) -> IssueForm | None:
    """Return the one of *forms* whose labels fit *body* best; nothing if no known label is there.

    A form all of whose labels are there comes before one that lacks some; then the form with the
    most labels there, then the one whose answers have the fewest problems, then the one for which
    most of what stands below its labels, in whatever order, can be an answer; then the one that
    lacks the fewest labels, then the first.
    """
    headings = {heading_text(line) for line in split(body)} - {""}
    fitness = [_fitness(form, headings) for form in forms]
    alike = [form for form, fits in zip(forms, fitness, strict=True) if fits == max(fitness)]
    if not alike or not max(fitness)[1]:
        return None
    if len(alike) == 1:
        return alike[0]
    return min(alike, key=lambda form: (*_faults(body, form), len(form.elements)))


def _fitness(form: IssueForm, headings: set[str]) -> tuple[bool, int]:
    there = [any(fold(label) in headings for label in element.labels) for element in form.elements]
    return all(there), sum(there)


def _faults(body: str, form: IssueForm) -> tuple[int, int]:
    lines = Body.of(body, form)
    misfits = sum(not _fits(element, lines) for element in form.elements)
    return len(examine(body, form).problems), misfits


def _fits(element: Element, body: Body) -> bool:
    """Tell whether what stands below a label of *element*, up to the next label, can answer it."""
    places = body.places_of(element.labels)
    return not places or any(fit(element, body.text(at, at + 1)).fits for at in places)
