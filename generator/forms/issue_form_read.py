"""The YAML of an issue form, as anybody may have written it, with all its faults in words."""

import re
import reprlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from generator.errors import FilingError, Problem
from generator.forms.element import Element, ElementType, IssueForm, Option
from generator.wording import N_, Wording

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
    source = _Source(_load(text))
    form = _form(source)
    if source.faults:
        raise FilingError(source.faults)
    return form


def _load(text: str) -> Any:
    # On some texts PyYAML fails with errors that are not its own: a date that does not exist, a
    # tag without the value it needs, more brackets than Python can nest.
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        cause = getattr(error, "problem", None) or str(error).partition("\n")[0]
        mark = getattr(error, "problem_mark", None)
        values = {"cause": cause, "line": mark.line + 1 if mark else 1}
        fault = Problem(N_("the form is not YAML: {cause} (line {line})"), values)
    except (
        ValueError,
        LookupError,
        ArithmeticError,
        AttributeError,
        TypeError,
        RecursionError,
    ) as error:
        fault = Problem(N_("the form is not YAML: {cause}"), {"cause": str(error)})
    raise FilingError([fault])


@dataclass
class _Source:
    """A mapping somewhere in the form, which keeps the faults found in it and below it."""

    content: Any
    where: str = ""
    faults: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not isinstance(self.content, Mapping):
            self.fault(N_("must be a mapping of keys to values: {written}"), written=self.content)
            self.content = {}

    def fault(self, message: str, **values: object) -> None:
        shown = {key: v if isinstance(v, str) else reprlib.repr(v) for key, v in values.items()}
        where = Wording({"": self.where}) if self.where.strip() else None
        self.faults.append(Problem(message, shown, where=where))

    def below(self, content: Any, where: str) -> "_Source":
        return _Source(content, where, self.faults)

    def part(self, key: str) -> "_Source":
        content = self.content.get(key)
        return self.below({} if content is None else content, self.where)

    def text(self, key: str) -> str:
        return self.as_text(key, self.content.get(key))

    def as_text(self, key: str, value: Any) -> str:
        if isinstance(value, bool):
            message = N_("{key} is read as yes or no: put quotation marks around it")
            self.fault(message, key=key)
        elif isinstance(value, str | int | float | date):
            return str(value)
        elif value is not None:
            self.fault(N_("{key} must be text: {written}"), key=key, written=value)
        return ""

    def one_line(self, key: str) -> str:
        return _one_line(self.text(key))

    def flag(self, key: str) -> bool:
        value = self.content.get(key)
        if not isinstance(value, bool | None):
            self.fault(N_("{key} must be true or false: {written}"), key=key, written=value)
        return value is True

    def index(self, key: str) -> int | None:
        value = self.content.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if value is not None:
            self.fault(N_("{key} must be a whole number: {written}"), key=key, written=value)
        return None

    def items(self, key: str) -> Sequence[Any]:
        value = self.content.get(key)
        if isinstance(value, list) and value:
            return value
        self.fault(N_("{key} must be a list that is not empty"), key=key)
        return ()


def _form(source: _Source) -> IssueForm:
    items = source.items("body")
    parts = [source.below(item, f"body[{number}]") for number, item in enumerate(items)]
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


def _labels(source: _Source) -> Iterator[str]:
    labels = source.content.get("labels")
    if not isinstance(labels, list):
        labels = source.text("labels").split(",")
    texts = (source.as_text("labels", label).strip() for label in labels)
    yield from filter(None, texts)


def _introduction(parts: Sequence[_Source]) -> Iterator[str]:
    for part in parts:
        if part.content.get("type") != "markdown":
            return
        yield part.part("attributes").text("value")


def _elements(parts: Sequence[_Source]) -> Iterator[Element]:
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


def _element(part: _Source, id_: str, label: str) -> Element | None:
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


def _options(type_: ElementType, attributes: _Source) -> Iterator[Option]:
    if type_ is ElementType.DROPDOWN:
        for item in attributes.items("options"):
            yield _option(attributes, _one_line(attributes.as_text("options", item)))
    if type_ is ElementType.CHECKBOXES:
        for item in attributes.items("options"):
            box = attributes.below(item, attributes.where)
            yield _option(box, box.one_line("label"), required=box.flag("required"))


def _option(source: _Source, label: str, *, required: bool = False) -> Option:
    if not label:
        source.fault(N_("has an option without text"))
    return Option(label, required=required)


def _one_line(text: str) -> str:
    return " ".join(filter(None, (line.strip() for line in text.split("\n"))))
