"""What pydantic found wrong in a file, as lines for whoever edits the file."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.organisation.part import PartError
from generator.organisation.references import expected
from generator.wording import Wording

Location = Sequence[int | str]

_EXPECTED = {
    "bool": "true or false",
    "date": "a date",
    "dict": "a table",
    "finite": "a number",
    "float": "a number",
    "frozen": "a list",
    "int": "a whole number",
    "is": "an instance",
    "list": "a list",
    "mapping": "a table",
    "model": "a table",
    "set": "a list",
    "string": "text",
    "time": "a time",
    "timezone": "a time without a time zone",
    "tuple": "a list",
}
"""What is expected where pydantic speaks of a type; by the first word of its error type."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]{1,80}")
"""A key that TOML reads without quotes, of a length that people write."""

_LONGEST_SHOWN = 200
"""How much of a value is shown, in characters: enough to find it again."""


def faults(model: type[BaseModel], error: ValidationError) -> Iterator[str]:
    """Say every fault of *error*, found while a file was read as *model*: key, value, expected."""
    for detail in filter(_is_of_its_own, error.errors(include_url=False)):
        for key, what in _said(model, detail):
            yield f"{key}: {what}" if key else what


def on_one_line(text: str) -> str:
    """Return *text* with its line breaks, and whatever else cannot be seen, written as escapes."""
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in text)


def _is_of_its_own(detail: ErrorDetails) -> bool:
    """Tell whether *detail* is more than the consequence of another fault.

    Items with faults of their own are not counted, so that a list of them seems to be empty.
    """
    return detail["type"] != "too_short" or not detail["input"]


def _said(model: type[BaseModel], detail: ErrorDetails) -> Iterator[tuple[str, str]]:
    where = _without_internals(detail["loc"])
    inner = detail.get("ctx", {}).get("error")
    if isinstance(inner, PartError):
        for key, what in inner.found:
            yield ".".join(part for part in (key_of(where), key) if part), what
    else:
        yield key_of(where), _what(model, where, detail)


def key_of(where: Location) -> str:
    """Return *where* as somebody would look for it in TOML: items of a list count from 1."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{_written(part)}" for part in where)
    return "".join(parts).removeprefix(".")


def _written(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _shown(key)


def _without_internals(where: Location) -> Location:
    """Drop the mark that pydantic puts behind the key of a mapping when the key itself is wrong."""
    return [part for part in where if part != "[key]"]


def _what(model: type[BaseModel], where: Location, detail: ErrorDetails) -> str:
    kind, value = detail["type"], detail["input"]
    context = detail.get("ctx", {})
    if kind == "missing":
        return f"is missing{_example(model, where)}"
    if kind == "extra_forbidden":
        return f"is not a known key; {expected(str(where[-1]), _known_keys(model, where))}"
    if kind in {"enum", "literal_error"}:
        words = re.findall(r"'([^']*)'", str(context["expected"]))
        return f"{value!r} is not known; {expected(str(value), words)}"
    if kind == "value_error":
        return str(context["error"])
    if _model(model, where) is Wording:
        return f"{_shown(value)} is not text, nor a table with text for each language"
    return f"{_shown(value)} {_misfit(kind, context)}{_example(model, where)}"


def _shown(value: object) -> str:
    shown = repr(value) if isinstance(value, str | int | float) else str(value)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"


def _misfit(kind: str, context: Mapping[str, Any]) -> str:
    limits = {"greater_than_equal": "ge", "less_than_equal": "le"}
    if kind in limits:
        bound = "at least" if kind.startswith("greater") else "at most"
        return f"is out of range; expected {bound} {context[limits[kind]]}"
    if kind == "string_pattern_mismatch":
        return "is not written as it should be"
    if kind in {"too_short", "string_too_short"}:
        return f"is too short; expected at least {context['min_length']}"
    if kind in {"too_long", "string_too_long"}:
        return f"is too long; expected at most {context['max_length']}"
    return f"is of the wrong type; expected {_EXPECTED.get(kind.split('_', maxsplit=1)[0], kind)}"


def _example(model: type[BaseModel], where: Location) -> str:
    field = _field(model, where)
    if field is None or not field.examples:
        return ""
    return f"; for example {field.examples[0]!r}"


def _known_keys(model: type[BaseModel], where: Location) -> list[str]:
    parent = _model(model, where[:-1])
    return list(parent.model_fields) if parent else []


def _field(model: type[BaseModel], where: Location) -> FieldInfo | None:
    names = [place for place, part in enumerate(where) if isinstance(part, str)]
    if not names:
        return None
    parent = _model(model, where[: names[-1]])
    return parent.model_fields.get(str(where[names[-1]])) if parent else None


def _model(model: type[BaseModel], where: Location) -> type[BaseModel] | None:
    """Follow *where* through the fields of *model* to the model found there."""
    found: type[BaseModel] | None = model
    for name in (part for part in where if isinstance(part, str)):
        field = found.model_fields.get(name) if found else None
        found = _model_in(field.annotation) if field else None
    return found


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model in *annotation*: itself, or inside a tuple, an option or a mapping."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(argument) for argument in get_args(annotation))
    return next((found for found in inner if found), None)
