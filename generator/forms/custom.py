"""Forms that are not written as classes: custom forms, and forms with a meeting type's questions.

Both become the same kind of class as the core forms, so that nothing after this module can tell
them apart.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import replace
from typing import Annotated, Any, TypeVar

from pydantic import create_model
from pydantic.fields import FieldInfo

from generator.forms.asked import Asked
from generator.forms.core import MeetingRequest, Minutes, Preparation
from generator.forms.form import Form
from generator.forms.kinds import (
    ANNOTATIONS,
    BoxesKind,
    ChoiceKind,
    ChoicesKind,
    Choosable,
    Limits,
    MeetingTypeKind,
    TableKind,
)
from generator.forms.question import REQUIRED, asked_as
from generator.organisation import AgendaBlock, CustomForm, MeetingType, QuestionSpec
from generator.vocabulary import Approval
from generator.wording import LANGUAGES, Wording

Fields = dict[str, Any]
F = TypeVar("F", bound=Form)


def custom_form(spec: CustomForm) -> type[Form]:
    """Return the class of the custom form that *spec* describes."""
    form = create_model(_class_name(spec.slug), __base__=Form, **_fields(spec.questions))
    form.slug = form.family = spec.slug
    form.title = spec.title
    form.purpose = spec.description
    form.approval = spec.approval is not Approval.NONE
    form.secrecy = spec.classification
    form.event_plan, form.event_report = spec.event_plan, spec.event_report
    form.rank = 5
    return form


def request_form(meeting_type: MeetingType) -> type[MeetingRequest]:
    """Return the meeting request of *meeting_type*: its questions, with its defaults filled in."""
    prefills = {
        "participants": list(meeting_type.participants),
        "agenda": [dict(_row(block)) for block in meeting_type.agenda],
        "mode": meeting_type.mode.value,
        "importance": meeting_type.importance.value,
        "classification": meeting_type.classification.value,
        "meeting_type": meeting_type.slug,
    }
    fields = {name: _prefilled(MeetingRequest, name, value) for name, value in prefills.items()}
    only = Annotated[str, MeetingTypeKind(only=meeting_type.slug)]
    fields["meeting_type"] = (only, fields["meeting_type"][1])
    questions = _fields(meeting_type.request.questions)
    return _variant(MeetingRequest, meeting_type, fields | questions)


def _row(block: AgendaBlock) -> Iterator[tuple[str, Any]]:
    yield "title", dict(block.title.root)
    yield "minutes", str(block.minutes)
    if block.aim:
        yield "aim", dict(block.aim.root)


def minutes_form(meeting_type: MeetingType) -> type[Minutes]:
    """Return the minutes of *meeting_type*, with its questions and its closing checklist (R26)."""
    closing = _boxes(Minutes, "closing", meeting_type.checklists.closing)
    return _variant(Minutes, meeting_type, closing | _fields(meeting_type.minutes.questions))


def preparation_form(meeting_type: MeetingType) -> type[Preparation]:
    """Return the form with what has to be seen to before a meeting of *meeting_type*."""
    checklists = meeting_type.checklists
    done = _boxes(Preparation, "done", checklists.preparation)
    important = _boxes(Preparation, "important", checklists.important)
    form = _variant(Preparation, meeting_type, done | important)
    form.purpose = Preparation.purpose
    return form


def _variant(base: type[F], meeting_type: MeetingType, fields: Fields) -> type[F]:
    name = f"{base.__name__}{_class_name(meeting_type.slug)}"
    form = create_model(name, __base__=base, **fields)
    form.slug = f"{base.family}-{meeting_type.slug}"
    form.title = _joined(base.title, meeting_type.title)
    form.purpose = meeting_type.description
    form.of_type = meeting_type.slug
    return form


def _joined(first: Wording, second: Wording) -> Wording:
    return Wording({tag: f"{first.text(tag)} · {second.text(tag)}" for tag in LANGUAGES})


def _class_name(slug: str) -> str:
    return "".join(part.capitalize() for part in slug.split("-"))


def _boxes(form: type[Form], name: str, items: Iterable[Wording]) -> Fields:
    """Return the field *name* of *form* with *items* to tick off."""
    _, field = _prefilled(form, name, "")
    return {name: (Annotated[tuple[str, ...], BoxesKind.named(items)], field)}


def _prefilled(form: type[Form], name: str, prefill: Any) -> tuple[Any, FieldInfo]:
    field = copy(form.model_fields[name])
    extra = field.json_schema_extra
    field.json_schema_extra = {**extra, "prefill": prefill} if isinstance(extra, dict) else extra
    annotation = (
        Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    )
    field.metadata = []  # the kind comes with the annotation, which may name another one
    return annotation, field


def _fields(specs: Iterable[QuestionSpec]) -> Fields:
    return {spec.id: _field(spec) for spec in specs}


def _field(spec: QuestionSpec) -> tuple[Any, Any]:
    annotation = _annotation(spec)
    default = REQUIRED if spec.required else _empty(spec)
    words = asked_as(
        spec.label,
        default,
        hint=spec.hint,
        examples=spec.examples,
        aliases=spec.aliases,
    )
    return (annotation if spec.required or default is not None else annotation | None), words


def _empty(spec: QuestionSpec) -> Any:
    empty: Mapping[str, Any] = {"line": "", "prose": "", "confirmation": False}
    several = ("choices", "people", "attachments", "table")
    return () if spec.kind in several else empty.get(spec.kind)


def _annotation(spec: QuestionSpec) -> Any:
    match spec.kind:
        case "choice":
            return Annotated[str, ChoiceKind(_choosables(spec))]
        case "choices":
            return Annotated[tuple[str, ...], ChoicesKind(_choosables(spec))]
        case "table":
            row = create_model(_class_name(spec.id), __base__=Asked, **_fields(spec.columns))
            return Annotated[tuple[row, ...], TableKind(row)]
        case "number" | "money" | "duration":
            kind = ANNOTATIONS[spec.kind].__metadata__[0]
            limits = Limits(spec.minimum, spec.maximum)
            return Annotated[ANNOTATIONS[spec.kind].__origin__, replace(kind, limits=limits)]
    return ANNOTATIONS[spec.kind]


def _choosables(spec: QuestionSpec) -> tuple[Choosable, ...]:
    return tuple(Choosable(each.id, each.label, each.aliases) for each in spec.options)
