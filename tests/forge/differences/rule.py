"""How a difference between GitHub and the emulator is written down: as a rule with a reason."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

from tests.forge.hub import Answer, Hub
from tests.forge.wire import Request, Response

_PARTS = {
    "repo": "[^/]+/[^/]+",
    "number": r"\d+",
    "id": r"\d+",
    "ref": ".+",
    "path": ".+",
    "any": ".*",
}
"""What stands for the braces in a template, where it is not one step of the path."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request on its way to the emulator, as one rule gets to see it."""

    hub: Hub
    request: Request
    parts: Mapping[str, str]
    onward: Answer

    @property
    def login(self) -> str:
        """Who asks."""
        return self.request.login or ""

    @property
    def repo(self) -> str:
        """The path of the repository."""
        return f"/repos/{self.parts['repo']}"

    @property
    def number(self) -> int:
        """The number of the issue or pull request."""
        return int(self.parts["number"])

    def pass_on(self, **changes: Any) -> Response:
        """Ask what comes after this rule, with what it *changes* in the request."""
        return self.onward(replace(self.request, **changes))

    def without(self, *names: str) -> Response:
        """Pass on the request without some fields of its body."""
        body = {name: value for name, value in self.request.fields.items() if name not in names}
        return self.pass_on(body=body)


Act = Callable[[Asked], Response]


@dataclass(frozen=True, slots=True)
class Rule:
    """One difference: *act* answers whatever fits *method* and *pattern*."""

    method: str
    pattern: re.Pattern[str]
    act: Act

    def matches(self, request: Request) -> Mapping[str, str] | None:
        """Return the parts of the path, if this rule is about *request*."""
        if not re.fullmatch(self.method, request.method):
            return None
        found = self.pattern.fullmatch(unquote(request.path))
        return None if found is None else found.groupdict()

    def answer(
        self, hub: Hub, request: Request, parts: Mapping[str, str], onward: Answer
    ) -> Response:
        """Answer *request*, perhaps by asking *onward*."""
        return self.act(Asked(hub, request, parts, onward))


class Rules:
    """The rules of one module, in the order in which they are asked."""

    def __init__(self) -> None:
        self._rules: list[Rule] = []

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def on(self, methods: str, *templates: str) -> Callable[[Act], Act]:
        """Make a rule of a function: *methods* like ``POST|PUT``, *templates* like ``/a/{id}``."""

        def add(act: Act) -> Act:
            self._rules += [Rule(methods, _pattern(template), act) for template in templates]
            return act

        return add


def _pattern(template: str) -> re.Pattern[str]:
    """Return what paths of *template* look like; ``{repo}`` is two steps, ``{path}`` any number."""

    def place(found: re.Match[str]) -> str:
        return f"(?P<{found[1]}>{_PARTS.get(found[1], '[^/]+')})"

    return re.compile(re.sub(r"\\\{(\w+)\\\}", place, re.escape(template)))
