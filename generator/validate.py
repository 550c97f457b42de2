"""A filing's body becomes a form, or all the problems it has, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.errors import FilingError, Problem
from generator.forms.form import Form
from generator.forms.issue import expected
from generator.forms.kinds import Context
from generator.parse import parse, recognise


@dataclass(frozen=True)
class Validated:
    """What came out: the form, or problems; *notes* say what was assumed."""

    form: Form | None
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def validate(body: str, form: type[Form], context: Context) -> Validated:
    """Read *body* as *form*. Every problem that can be seen is reported at once."""
    try:
        answers = parse(body, expected(form, context))
    except FilingError as error:
        return Validated(None, error.problems)
    found = form.read(answers, context)
    return Validated(found.value, found.problems, found.notes)


def form_of(body: str, forms: Sequence[type[Form]], context: Context) -> type[Form] | None:
    """Return the one of *forms* that *body* was filed with: the one whose labels fit best."""
    issue_forms: Mapping[str, type[Form]] = {form.slug: form for form in forms}
    found = recognise(body, [expected(form, context) for form in forms])
    return issue_forms[found.labels[0]] if found else None
