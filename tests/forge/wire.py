"""What goes over the wire: requests and answers, as values."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlencode


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asked: the *path* is as it was sent, without what went before the API's root.

    *login* is empty for whoever showed no token, and nothing for who showed one that is none.
    """

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    login: str | None = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def target(self) -> str:
        """The path with the query, as it stands in the first line of a request."""
        return f"{self.path}?{urlencode(self.query)}" if self.query else self.path

    @property
    def writes(self) -> bool:
        """Whether something changes when this is answered."""
        return self.method not in {"GET", "HEAD"}

    @property
    def fields(self) -> dict[str, Any]:
        """What the body says, by name: nothing if it is no object."""
        return self.body if isinstance(self.body, dict) else {}

    def field(self, name: str) -> Any:
        """Return what the body says under *name*, or nothing."""
        return self.fields.get(name)

    def __str__(self) -> str:
        return f"{self.method} {unquote(self.target)}"


@dataclass(frozen=True, slots=True)
class Response:
    """What was answered; *body* is what the JSON says, or nothing for an empty answer."""

    status: int
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether the request had its effect."""
        return self.status < 300

    @property
    def content(self) -> bytes:
        """The body as it is sent."""
        if self.body is None:
            return b""
        return json.dumps(self.body, ensure_ascii=False).encode()


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request, and what was answered: nothing where the connection was cut instead."""

    request: Request
    response: Response | None

    @property
    def status(self) -> int | None:
        """The status of the answer, or nothing where none came."""
        return self.response.status if self.response else None


def refusal(status: int, message: str, *errors: Mapping[str, str]) -> Response:
    """Refuse with the words and in the shape of GitHub."""
    body: dict[str, Any] = {
        "message": message,
        "documentation_url": "https://docs.github.com/rest",
        "status": str(status),
    }
    if errors:
        body["errors"] = list(errors)
    return Response(status, body)


def invalid(resource: str, field_name: str, code: str, message: str = "") -> Response:
    """Refuse what one field of a request says."""
    error = {"resource": resource, "field": field_name, "code": code}
    return refusal(422, "Validation Failed", error | ({"message": message} if message else {}))


NOT_FOUND = refusal(404, "Not Found")
"""What GitHub answers for what is not there, and for what the asker may not know of."""
