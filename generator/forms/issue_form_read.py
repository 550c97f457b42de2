"""The YAML of an issue form, as anybody may have written it, with all its faults in words."""

import re
from collections.abc import Iterator, Sequence

from generator.errors import FilingError
from generator.forms.element import Element, ElementType, IssueForm, Option
from generator.forms.yaml_source import Source, load, one_line
from generator.wording import N_

ID = re.compile(r"[a-zA-Z0-9_-]+")
"""What GitHub allows as the id of an element."""


def read_issue_form(text: str) -> IssueForm:
    """Return the issue form that *text* describes.

    Only what decides how a body looks must be right. An element without an id gets one from its
    label: its letters and digits in lower case, joined by underscores, and a number where another
    element has that id already.

    Raises:
        FilingError: with every fault, if the form cannot be read.
    """
    source = Source(load(text))
    form = _form(source)
    if source.faults:
        raise FilingError(source.faults)
    return form


def _form(source: Source) -> IssueForm:
    parts = list(source.mappings("body"))
    asked = [part for part in parts if part.content.get("type") != "markdown"]
    if parts and not asked:
        source.fault(N_("the form asks for nothing: it has only markdown"))
    return IssueForm(
        name=source.text("name"),
        description=source.text("description"),
        elements=tuple(_elements(asked)),
        title=source.text("title"),
        labels=tuple(_labels(source)),
        introduction="\n\n".join(_introduction(parts)),
    )


def _labels(source: Source) -> Iterator[str]:
    labels = source.content.get("labels")
    if not isinstance(labels, list):
        labels = source.text("labels").split(",")
    texts = (source.as_text("labels", label).strip() for label in labels)
    yield from filter(None, texts)


def _introduction(parts: Sequence[Source]) -> Iterator[str]:
    for part in parts:
        if part.content.get("type") != "markdown":
            return
        yield part.part("attributes").text("value")


def _elements(parts: Sequence[Source]) -> Iterator[Element]:
    given = [part.text("id") for part in parts]
    taken = set(given)
    for number, (part, id_) in enumerate(zip(parts, given, strict=True)):
        label = part.part("attributes").one_line("label")
        part.where = label or part.where
        if id_ and not ID.fullmatch(id_):
            part.fault(N_("id may have only letters, digits, - and _: {written}"), written=id_)
        if id_ and id_ in given[:number]:
            part.fault(N_("id is used twice: {written}"), written=id_)
        if element := _element(part, id_ or _derived_id(label, taken), label):
            taken.add(element.id)
            yield element


def _derived_id(label: str, taken: set[str]) -> str:
    base = re.sub(r"[\W_]+", "_", label.lower()).strip("_") or "field"
    ids = (base if number == 1 else f"{base}_{number}" for number in range(1, len(taken) + 3))
    return next(id_ for id_ in ids if id_ not in taken)


def _element(part: Source, id_: str, label: str) -> Element | None:
    type_ = part.text("type")
    if type_ not in set(ElementType):
        known = ", ".join(ElementType)
        part.fault(N_("type is not one of {known}: {written}"), known=known, written=type_)
        return None
    if not label:
        part.fault(N_("has no label"))
    attributes, validations = part.part("attributes"), part.part("validations")
    attributes.where = validations.where = part.where
    return Element(
        id=id_,
        type=ElementType(type_),
        label=label,
        description=attributes.text("description"),
        placeholder=attributes.text("placeholder"),
        value=attributes.text("value"),
        options=tuple(_options(ElementType(type_), attributes)),
        multiple=attributes.flag("multiple"),
        default=attributes.index("default"),
        render=attributes.text("render"),
        required=validations.flag("required"),
        accept=validations.text("accept"),
    )


def _options(type_: ElementType, attributes: Source) -> Iterator[Option]:
    if type_ is ElementType.DROPDOWN:
        for item in attributes.items("options"):
            yield _option(attributes, one_line(attributes.as_text("options", item)))
    if type_ is ElementType.CHECKBOXES:
        for box in attributes.mappings("options"):
            yield _option(box, box.one_line("label"), required=box.flag("required"))


def _option(source: Source, label: str, *, required: bool = False) -> Option:
    if not label:
        source.fault(N_("has an option without text"))
    return Option(label, required=required)
