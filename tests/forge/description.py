"""Holds requests to GitHub's own description of its API, as npm brought it."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tests.forge import schema
from tests.forge.wire import Request

FILE = Path(__file__).parent / "node_modules/@octokit/openapi/generated/api.github.com.json"

_JSON = "application/json"
_GREEDY = frozenset({"path", "ref", "basehead", "branch"})
"""The parameters that may hold slashes, though the description has no way to say so."""

_BARE_LISTS = "/repos/{owner}/{repo}/issues/{issue_number}/labels"
"""Takes a bare list as well, which its description tells in prose only; PyGithub sends that."""


@dataclass(frozen=True)
class Operation:
    """One method of one path, as the *document* describes it."""

    document: Mapping[str, Any] = field(repr=False)
    template: str
    described: Mapping[str, Any] = field(repr=False)

    @cached_property
    def queries(self) -> Mapping[str, Mapping[str, Any]]:
        """The parameters that go into the query, by name."""
        parameters = (self._resolved(each) for each in self.described.get("parameters", ()))
        return {each["name"]: each for each in parameters if each["in"] == "query"}

    @cached_property
    def body(self) -> Mapping[str, Any]:
        """What is said of the body: empty where none is taken."""
        return self._resolved(self.described.get("requestBody", {}))

    @cached_property
    def body_schema(self) -> Any:
        """The schema of a body in JSON, or nothing where none is taken."""
        found = self.body.get("content", {}).get(_JSON, {}).get("schema")
        return None if found is None else schema.plain(self.document, found)

    def refused(self, request: Request) -> Iterator[str]:
        """Yield what in *request* GitHub would refuse."""
        body = self._body(request)
        if body is None:
            yield from ["the body is missing"] if self.body.get("required") else []
        elif self.body_schema is not None:
            yield from schema.errors(body, self.body_schema)

    def passed_over(self, request: Request) -> Iterator[str]:
        """Yield what in *request* GitHub would pass over, so that a mistake went unnoticed."""
        body = self._body(request)
        if body and self.body_schema is None:
            yield "a body is sent where none is taken"
        elif body:
            yield from schema.unknown(body, self.body_schema)
        for name, value in request.query.items():
            if name not in self.queries:
                yield f"the query says {name}={value}, which is not known"
            elif not schema.fits(value, self.queries[name].get("schema", {})):
                yield f"the query says {name}={value}, which does not fit"

    def _body(self, request: Request) -> Any:
        is_bare = isinstance(request.body, list) and self.template == _BARE_LISTS
        return {"labels": request.body} if is_bare else request.body

    def _resolved(self, part: Mapping[str, Any]) -> Mapping[str, Any]:
        return schema.resolved(self.document, part)


class Description:
    """The description as a whole: which operation a request is for, and whether it fits."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        # The most literal first: issues/comments is not the issue that is called comments.
        paths = sorted(document["paths"].items(), key=lambda path: path[0].count("{"))
        self._paths = [(_pattern(document, *path), *path) for path in paths]
        self._known: dict[tuple[str, str], Operation | None] = {}

    def operation(self, request: Request) -> Operation | None:
        """Return what *request* is for, or nothing where GitHub has no such thing."""
        asked = (request.method.lower(), request.path)
        if asked not in self._known:
            self._known[asked] = self._find(*asked)
        return self._known[asked]

    def _find(self, method: str, path: str) -> Operation | None:
        unquoted = unquote(path)
        for pattern, template, methods in self._paths:
            if method in methods and pattern.fullmatch(unquoted):
                return Operation(self.document, template, methods[method])
        return None

    def event(self, name: str, action: str) -> Any:
        """Return the schema of the event that GitHub sends when *action* befalls a *name*."""
        described = self.document["x-webhooks"][f"{name.replace('_', '-')}-{action}"]["post"]
        return schema.plain(self.document, described["requestBody"]["content"][_JSON]["schema"])

    def refused(self, request: Request) -> list[str]:
        """Return in words what in *request* GitHub would refuse."""
        operation = self.operation(request)
        if operation is None:
            return [f"{request}: there is no such operation"]
        return [f"{request}: {each}" for each in operation.refused(request)]

    def passed_over(self, request: Request) -> list[str]:
        """Return in words what in *request* GitHub would pass over."""
        operation = self.operation(request)
        found = operation.passed_over(request) if operation is not None else ()
        return [f"{request}: {each}" for each in found]


@cache
def description() -> Description:
    """Return GitHub's description, which is read once: it is 13 MB."""
    return Description(json.loads(FILE.read_text(encoding="utf-8")))


def _pattern(document: Mapping[str, Any], template: str, methods: Any) -> re.Pattern[str]:
    """Return what the paths of *template* look like: numbers where a number belongs."""
    numbers = {
        parameter["name"]
        for described in methods.values()
        for each in described.get("parameters", ())
        if (parameter := schema.resolved(document, each))["in"] == "path"
        and parameter.get("schema", {}).get("type") == "integer"
    }

    def place(found: re.Match[str]) -> str:
        if found[1] in numbers:
            return r"\d+"
        return ".*" if found[1] in _GREEDY else "[^/]+"

    return re.compile(re.sub(r"\\\{(\w+)\\\}", place, re.escape(template)))
