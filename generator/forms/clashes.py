"""What the organisation's questions must not be called, because a form has it already."""

from collections.abc import Iterable, Iterator, Sequence

from generator.forms.core import CORE, MeetingRequest, Minutes
from generator.forms.form import Form
from generator.organisation import MeetingType, Organisation, QuestionSpec
from generator.script import fold


def clashes(organisation: Organisation) -> Iterator[str]:
    """Say every clash between the organisation's files and the core forms, one on a line.

    Each line names the file, the key, the value and what is expected, as faults of the files
    themselves do. Left alone, a question would silently take the place of a field.
    """
    for meeting_type in organisation.meeting_types.values():
        yield from _of_type(meeting_type)
    for custom in organisation.custom_forms.values():
        file = f"forms/{custom.slug}.toml"
        yield from _names(custom.slug, file)
        yield from _questions(custom.questions, Form, f"{file}: questions")


def _of_type(meeting_type: MeetingType) -> Iterator[str]:
    file = f"meeting-types/{meeting_type.slug}.toml"
    yield from _questions(
        meeting_type.request.questions, MeetingRequest, f"{file}: request.questions"
    )
    yield from _questions(meeting_type.minutes.questions, Minutes, f"{file}: minutes.questions")


def _names(slug: str, file: str) -> Iterator[str]:
    taken = [form.family for form in CORE]
    if any(slug == family or slug.startswith(f"{family}-") for family in taken):
        listed = ", ".join(taken)
        yield f"{file}: {slug!r} is called like a core form; expected no name with {listed}"


def _questions(questions: Sequence[QuestionSpec], form: type[Form], key: str) -> Iterator[str]:
    labels = {fold(label) for each in form.questions() for label in each.labels}
    for place, question in enumerate(questions, start=1):
        if question.id in {*form.model_fields, *Form.__annotations__, *dir(form)}:
            taken = f"{question.id!r} is taken by the form; expected another name"
            yield f"{key}[{place}].id: {taken}"
        for label in _folded((*question.label.all(), *question.aliases)) & labels:
            yield f"{key}[{place}].label: {label!r} is a field of the form; expected another label"


def _folded(labels: Iterable[str]) -> set[str]:
    return {fold(label) for label in labels}
