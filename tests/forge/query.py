"""Reads GraphQL, as much of it as asks for fields: no fragments with names, no directives."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_TOKEN = re.compile(r'\s*(?:,|#[^\n]*)*\s*(\.\.\.|[{}()\[\]:!=]|\$?\w+|-\d+|"(?:\\.|[^"\\])*"|$)')


class QueryError(Exception):
    """What was sent is not GraphQL, or asks for what is not there."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One field that is asked for: what to call it, what to give it, what of it."""

    name: str
    alias: str
    arguments: Mapping[str, Any]
    fields: tuple["Asked", ...]


class Query:
    """Reads one query or mutation with the values of its variables."""

    def __init__(self, text: str, variables: Mapping[str, Any]) -> None:
        self._tokens = list(_tokens(text))
        self._variables = dict(variables)
        self.kind = "query"
        if self._peek() in {"query", "mutation"}:
            self.kind = self._take()
            self._declarations()
        self.fields = self._fields()

    def _declarations(self) -> None:
        """Read the name and the variables; each has to be given, or have a usual value."""
        if self._peek() not in {"(", "{"}:
            self._take()
        if self._peek() != "(":
            return
        self._expect("(")
        while self._peek() != ")":
            self._declaration()
        self._expect(")")

    def _declaration(self) -> None:
        name = self._take().removeprefix("$")
        self._expect(":")
        kind = [self._take()]
        while self._peek() in {"!", "]"} or kind[-1] == "[":
            kind.append(self._take())
        if self._peek() == "=":
            self._expect("=")
            self._variables.setdefault(name, self._value())
        if kind[-1] == "!" and self._variables.get(name) is None:
            msg = f"Variable ${name} of type {''.join(kind)} was provided invalid value"
            raise QueryError(msg)

    def _fields(self) -> tuple[Asked, ...]:
        self._expect("{")
        found: list[Asked] = []
        while self._peek() != "}":
            found += self._fragment() if self._peek() == "..." else (self._field(),)
        self._expect("}")
        return tuple(found)

    def _fragment(self) -> tuple[Asked, ...]:
        """Read ``... on Type {…}``: its fields are taken for those around it."""
        for expected in ("...", "on"):
            self._expect(expected)
        self._take()
        return self._fields()

    def _field(self) -> Asked:
        alias = name = self._take()
        if self._peek() == ":":
            self._expect(":")
            name = self._take()
        arguments = self._pairs("(", ")") if self._peek() == "(" else {}
        fields = self._fields() if self._peek() == "{" else ()
        return Asked(name, alias, arguments, fields)

    def _pairs(self, first: str, last: str) -> dict[str, Any]:
        self._expect(first)
        found: dict[str, Any] = {}
        while self._peek() != last:
            name = self._take()
            self._expect(":")
            found[name] = self._value()
        self._expect(last)
        return found

    def _value(self) -> Any:
        match self._peek():
            case "{":
                return self._pairs("{", "}")
            case "[":
                return self._items()
        token = self._take()
        if token.startswith("$"):
            return self._variable(token.removeprefix("$"))
        if re.fullmatch(r"-?\d+", token):
            return int(token)
        constants = {"true": True, "false": False, "null": None}
        return constants.get(token, token.strip('"'))

    def _items(self) -> list[Any]:
        self._expect("[")
        found = []
        while self._peek() != "]":
            found.append(self._value())
        self._expect("]")
        return found

    def _variable(self, name: str) -> Any:
        return self._variables.get(name)

    def _peek(self) -> str:
        return self._tokens[0] if self._tokens else ""

    def _take(self) -> str:
        if not self._tokens:
            msg = "Unexpected end of document"
            raise QueryError(msg)
        return self._tokens.pop(0)

    def _expect(self, expected: str) -> None:
        if (token := self._take()) != expected:
            msg = f"Expected {expected}, actual: {token}"
            raise QueryError(msg)


def select(fields: tuple[Asked, ...], value: Any) -> Any:
    """Return what of *value* the *fields* ask for.

    Raises:
        QueryError: If a field is not there, or is an object of which nothing was asked.
    """
    if isinstance(value, list):
        return [select(fields, each) for each in value]
    if value is None or not isinstance(value, Mapping):
        return value
    if not fields:
        msg = "Objects must have selections"
        raise QueryError(msg)
    return {field.alias: _selected(field, value) for field in fields}


def _selected(field: Asked, value: Mapping[str, Any]) -> Any:
    if field.name not in value:
        msg = f"Field '{field.name}' doesn't exist on type '{value['__typename']}'"
        raise QueryError(msg)
    found = value[field.name]
    return select(field.fields, found(**_snake(field.arguments)) if callable(found) else found)


def _snake(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return *arguments* under names as Python has them: ``order_by`` for ``orderBy``."""
    return {re.sub("[A-Z]", r"_\g<0>", name).lower(): each for name, each in arguments.items()}


def _tokens(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            msg = f"Unexpected character: {text[at:].strip()[:1]}"
            raise QueryError(msg)
        if found[1]:
            yield found[1]
        at = max(found.end(), at + 1)
