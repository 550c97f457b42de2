"""A field as it is asked for.

A field is one line of a class: its kind as the annotation, its label in every language and an
example in :func:`ask`. Everything else about it is derived from that line.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, get_args

from pydantic import Field
from pydantic.fields import FieldInfo

from generator.forms.kinds.base import Kind
from generator.wording import Wording

REQUIRED: Any = ...
"""The default of a field that must be answered."""


def ask(
    en: str,
    hans: str,
    hant: str,
    default: Any = REQUIRED,
    *,
    hint: tuple[str, str, str] | None = None,
    examples: Sequence[str] = (),
    aliases: Sequence[str] = (),
    prefill: str | Sequence[Mapping[str, Any]] = "",
) -> Any:
    """Return a field labelled *en*, *hans* or *hant*, that may be left out if it has a *default*.

    *hint* explains it in the three languages, *examples* are answers that work, *aliases* are
    labels it had in earlier versions of the form, *prefill* is what stands in it from the start.
    """
    return asked_as(
        Wording.of(en, hans, hant),
        default,
        hint=Wording.of(*hint) if hint else None,
        examples=examples,
        aliases=aliases,
        prefill=prefill,
    )


def asked_as(
    label: Wording,
    default: Any = REQUIRED,
    *,
    hint: Wording | None = None,
    examples: Sequence[str] = (),
    aliases: Sequence[str] = (),
    prefill: str | Sequence[Mapping[str, Any]] = "",
) -> Any:
    """Return a field whose words are given as :class:`Wording`: see :func:`ask`."""
    extra: Any = {
        "label": dict(label.root),
        "hint": dict(hint.root) if hint else None,
        "aliases": list(aliases),
        "prefill": prefill,
    }
    return Field(
        default,
        title=label.text("en"),
        description=hint.text("en") if hint else None,
        examples=list(examples) or None,
        json_schema_extra=extra,
    )


@dataclass(frozen=True)
class Question:
    """A field as it is asked, taken from its line in the class."""

    id: str
    kind: Kind
    label: Wording
    hint: Wording | None
    examples: tuple[str, ...]
    aliases: tuple[str, ...]
    required: bool
    default: Any
    prefill: Any

    @classmethod
    def of(cls, name: str, field: FieldInfo) -> Self:
        """Return the question that *field*, called *name*, asks.

        Raises:
            TypeError: if the field was not made by :func:`ask`, or its annotation is no kind.
        """
        extra = field.json_schema_extra
        if not isinstance(extra, dict):
            msg = f"{name} was not made by ask()"
            raise TypeError(msg)
        return cls(
            id=name,
            kind=_kind(name, field),
            label=Wording.model_validate(extra["label"]),
            hint=Wording.model_validate(extra["hint"]) if extra["hint"] else None,
            examples=tuple(str(example) for example in field.examples or ()),
            aliases=tuple(str(alias) for alias in extra["aliases"] or ()),  # type: ignore[union-attr]
            required=field.is_required(),
            default=None if field.is_required() else field.default,
            prefill=extra["prefill"],
        )

    @property
    def example(self) -> str:
        """Return an answer that works, or nothing."""
        return self.examples[0] if self.examples else ""

    @property
    def labels(self) -> tuple[str, ...]:
        """Every wording the label has or had."""
        return tuple(dict.fromkeys((*self.label.all(), *self.aliases)))


def _kind(name: str, field: FieldInfo) -> Kind:
    for part in (*field.metadata, *_parts(field.annotation)):
        if isinstance(part, Kind):
            return part
    msg = f"the annotation of {name} names no kind of field"
    raise TypeError(msg)


def _parts(annotation: Any) -> Iterator[Any]:
    for part in (*getattr(annotation, "__metadata__", ()), *get_args(annotation)):
        yield part
        yield from _parts(part)
