"""YAML that anybody may have written, read key by key, with all its faults in words."""

import reprlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from generator.errors import FilingError, Problem
from generator.wording import N_, Wording


class _Loader(yaml.SafeLoader):
    """Refuses numbers so long that Python does not write them out."""

    def construct_yaml_int(self, node: yaml.ScalarNode) -> int:
        number = super().construct_yaml_int(node)
        if number.bit_length() > 64:  # noqa: PLR2004 - as much as any form needs
            raise yaml.constructor.ConstructorError(
                problem="number too long", problem_mark=node.start_mark
            )
        return number


_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.construct_yaml_int)


def load(text: str) -> Any:
    """Return the content of *text*.

    Raises:
        FilingError: if it is not YAML.
    """
    # On some texts PyYAML fails with errors that are not its own: a date that does not exist, a
    # tag without the value it needs, more brackets than Python can nest.
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - it is a safe loader
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
class Source:
    """A mapping somewhere in the form, which keeps the faults found in it and below it."""

    content: Any
    where: str = ""
    faults: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not isinstance(self.content, Mapping):
            self.fault(N_("must be a mapping of keys to values: {written}"), written=self.content)
            self.content = {}

    def fault(self, message: str, **values: object) -> None:
        """Keep a fault of this mapping."""
        shown = {key: v if isinstance(v, str) else reprlib.repr(v) for key, v in values.items()}
        where = Wording({"": self.where}) if self.where.strip() else None
        self.faults.append(Problem(message, shown, where=where))

    def below(self, content: Any, where: str) -> "Source":
        """Return *content*, found in this mapping, with the same faults."""
        return Source(content, where, self.faults)

    def part(self, key: str) -> "Source":
        """Return the mapping under *key*; an empty one if there is none."""
        content = self.content.get(key)
        return self.below({} if content is None else content, self.where)

    def text(self, key: str) -> str:
        """Return the text under *key*; nothing if there is none."""
        return self.as_text(key, self.content.get(key))

    def as_text(self, key: str, value: Any) -> str:
        """Return *value*, found under *key*, as text: numbers and dates as Ruby shows them."""
        if isinstance(value, bool):
            message = N_("{key} is read as yes or no: put quotation marks around it")
            self.fault(message, key=key)
        elif not isinstance(value, str | int | float | date | None):
            self.fault(N_("{key} must be text: {written}"), key=key, written=value)
            return "?"
        return "" if value is None else str(value)

    def one_line(self, key: str) -> str:
        """Return the text under *key* on one line."""
        return one_line(self.text(key))

    def flag(self, key: str) -> bool:
        """Return whether *key* is set to true."""
        value = self.content.get(key)
        if not isinstance(value, bool | None):
            self.fault(N_("{key} must be true or false: {written}"), key=key, written=value)
        return value is True

    def index(self, key: str) -> int | None:
        """Return the whole number under *key*."""
        value = self.content.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if value is not None:
            self.fault(N_("{key} must be a whole number: {written}"), key=key, written=value)
        return None

    def items(self, key: str) -> Sequence[Any]:
        """Return the items of the list under *key*, which must be there."""
        value = self.content.get(key)
        if isinstance(value, list) and value:
            return value
        self.fault(N_("{key} must be a list that is not empty"), key=key)
        return ()

    def mappings(self, key: str) -> "Iterator[Source]":
        """Return the items of the list under *key* that are mappings, as all must be."""
        for number, item in enumerate(self.items(key)):
            source = self.below(item, self.where or f"{key}[{number}]")
            if isinstance(item, Mapping):
                yield source


def one_line(text: str) -> str:
    """Return *text* on one line."""
    return " ".join(filter(None, (line.strip() for line in text.split("\n"))))
