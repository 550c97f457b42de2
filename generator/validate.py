"""A filing's body becomes a form, or all the problems it has, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.errors import Problem
from generator.forms.form import Form
from generator.forms.issue import expected
from generator.forms.kinds import Context
from generator.parse import examine, recognise


@dataclass(frozen=True)
class Validated:
    """What came out: the form, or problems; *notes* say what was assumed."""

    form: Form | None
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def validate(body: str, form: type[Form], context: Context) -> Validated:
    """Read *body* as *form*. Every problem that can be seen is reported at once.

    A field that could not be told from its neighbours has been reported by the parser; what is
    certain is read all the same, to find what else is wrong.
    """
    parsed = examine(body, expected(form, context))
    found = form.read(parsed.answers, context)
    if not parsed.problems:
        return Validated(found.value, found.problems, found.notes)
    more = (problem for problem in found.problems if problem.field_id in parsed.answers)
    order = {question.id: place for place, question in enumerate(form.questions())}
    every = sorted((*parsed.problems, *more), key=lambda each: order.get(each.field_id, -1))
    return Validated(None, tuple(every), found.notes)


def form_of(body: str, forms: Sequence[type[Form]], context: Context) -> type[Form] | None:
    """Return the one of *forms* that *body* was filed with: the one whose labels fit best."""
    by_slug: Mapping[str, type[Form]] = {form.slug: form for form in forms}
    found = recognise(body, [expected(form, context) for form in forms])
    return by_slug[found.labels[0]] if found else None
