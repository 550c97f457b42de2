"""Which form a body was filed with."""

from collections.abc import Sequence

from generator.forms.element import IssueForm
from generator.parse.lines import fold, heading_text, split


def recognise(body: str, forms: Sequence[IssueForm]) -> IssueForm | None:
    """Return the one of *forms* whose labels fit *body* best; nothing if no known label is there.

    A form all of whose labels are there comes before one that lacks some; then the form with the
    most labels there, then the one that lacks fewest, then the first.
    """
    headings = {heading_text(line) for line in split(body)} - {""}
    best = max(forms, key=lambda form: _fitness(form, headings), default=None)
    return best if best and _fitness(best, headings)[1] else None


def _fitness(form: IssueForm, headings: set[str]) -> tuple[bool, int, int]:
    there = [any(fold(label) in headings for label in element.labels) for element in form.elements]
    return all(there), sum(there), -len(there)
