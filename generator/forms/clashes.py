"""What cannot be asked on GitHub as the organisation's files have it, or is asked already."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from generator.errors import Problem
from generator.forms.core import CORE, MeetingRequest, Minutes
from generator.forms.custom import custom_form, minutes_form, preparation_form, request_form
from generator.forms.form import Form
from generator.forms.issue import issue_form
from generator.forms.kinds import Context
from generator.forms.lint import lint
from generator.organisation import (
    CustomForm,
    ExtraQuestions,
    MeetingType,
    Organisation,
    QuestionSpec,
)
from generator.script import fold

Questions = Sequence[QuestionSpec]

_ANY_TIME = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""The time plays no part in how a form is asked; only reading an answer needs it."""


_CHECKLISTS = {
    "done": "checklists.preparation",
    "important": "checklists.important",
    "closing": "checklists.closing",
}
"""Where the file says what a field of boxes offers."""


def clashes(organisation: Organisation) -> Iterator[str]:
    """Say what is wrong between the organisation's files and the forms, one fault on a line.

    Each line names the file, the key, the value and what is expected, as faults of the files
    themselves do. Left alone, a question would silently take the place of a field, or GitHub
    would refuse the form, which it says only on a page where nobody looks.
    """
    context = Context(organisation, _ANY_TIME, organisation.settings.language)
    for meeting_type in organisation.meeting_types.values():
        yield from _of_type(meeting_type, context)
    for custom in organisation.custom_forms.values():
        yield from _of_custom_form(custom, context)


def _of_type(meeting_type: MeetingType, context: Context) -> Iterator[str]:
    file = f"meeting-types/{meeting_type.slug}.toml"
    request, minutes = meeting_type.request.questions, meeting_type.minutes.questions
    yield from _questions(request, MeetingRequest, f"{file}: request.questions")
    yield from _questions(minutes, Minutes, f"{file}: minutes.questions")
    sound = meeting_type.model_copy(
        update={
            "request": ExtraQuestions(questions=_sound(request, MeetingRequest)),
            "minutes": ExtraQuestions(questions=_sound(minutes, Minutes)),
        }
    )
    yield from _linted(request_form(sound), request, file, "request.questions", context)
    if sound.has_own_minutes:
        yield from _linted(minutes_form(sound), minutes, file, "minutes.questions", context)
    if sound.is_prepared:
        yield from _linted(preparation_form(sound), (), file, "checklists", context)


def _of_custom_form(custom: CustomForm, context: Context) -> Iterator[str]:
    file = f"forms/{custom.slug}.toml"
    yield from _names(custom.slug, file)
    yield from _questions(custom.questions, Form, f"{file}: questions")
    if sound := _sound(custom.questions, Form):
        form = custom_form(custom.model_copy(update={"questions": sound}))
        yield from _linted(form, custom.questions, file, "questions", context)


def _names(slug: str, file: str) -> Iterator[str]:
    taken = [form.family for form in CORE]
    if any(slug == family or slug.startswith(f"{family}-") for family in taken):
        listed = ", ".join(taken)
        yield f"{file}: {slug!r} is called like a core form; expected no name with {listed}"


def _questions(questions: Questions, form: type[Form], key: str) -> Iterator[str]:
    for place, question in enumerate(questions, start=1):
        for part, what in _taken(question, form):
            yield f"{key}[{place}].{part}: {what}"


def _taken(question: QuestionSpec, form: type[Form]) -> Iterator[tuple[str, str]]:
    # How secret a filing is, nobody decides by an answer unless the form itself asks for it.
    names = {*form.model_fields, *Form.__annotations__, *dir(form), "classification"}
    if question.id in names:
        yield "id", f"{question.id!r} is taken by the form; expected another name"
    labels = _folded(label for each in form.questions() for label in each.labels)
    for label in _folded((*question.label.all(), *question.aliases)) & labels:
        yield "label", f"{label!r} is a field of the form; expected another label"


def _folded(labels: Iterable[str]) -> set[str]:
    return {fold(label) for label in labels}


def _sound(questions: Questions, form: type[Form]) -> tuple[QuestionSpec, ...]:
    """Return those of *questions* that a form can be made of: the others are told already."""
    return tuple(question for question in questions if not any(_taken(question, form)))


def _linted(
    form: type[Form], questions: Questions, file: str, key: str, context: Context
) -> Iterator[str]:
    places = {question.id: place for place, question in enumerate(questions, start=1)}
    for problem in lint(issue_form(form, context)):
        otherwise = _CHECKLISTS.get(problem.field_id, "title")
        place = places.get(problem.field_id)
        where = f"{key}[{place}]" if place else otherwise
        yield f"{file}: {where}: {_said(problem)}"


def _said(problem: Problem) -> str:
    label = f"{problem.where.text('')!r} " if problem.where else ""
    return f"{label}{problem.message.format_map(problem.values)}; expected other words"
