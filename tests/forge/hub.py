"""Answers as GitHub would: from the emulator, corrected where the emulator is unlike GitHub."""

import http.client
import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlsplit

from tests.forge.emulator import TURNS, Emulator
from tests.forge.memory import Memory, Switches
from tests.forge.people import ADMINISTRATOR, LOGINS, RANKS, REPOSITORY, token
from tests.forge.wire import Request, Response

_PER_TOKEN = 4_000
"""Requests for which one token is used: the emulator grants each 5,000."""

_PAGE = 100

_IDLE = 2
"""Seconds after which a connection is made anew: the emulator closes those that idle for five."""

Answer = Callable[[Request], Response]


class Rule(Protocol):
    """One difference that is made up for."""

    def matches(self, request: Request) -> Mapping[str, str] | None:
        """Return the parts of the path, if this rule is about *request*."""

    def answer(
        self, hub: "Hub", request: Request, parts: Mapping[str, str], onward: Answer
    ) -> Response:
        """Answer *request*, perhaps by asking *onward*."""


class Hub:
    """GitHub without its front door: whatever comes in is already read and counted."""

    def __init__(self, emulator: Emulator, url: str, rules: Sequence[Rule]) -> None:
        self.url = url
        self.memory = Memory()
        self.switches = Switches()
        self.lock = threading.RLock()
        self._emulator = emulator
        self._own_url = f"http://127.0.0.1:{emulator.port}"
        self._rules = rules
        self._connection = http.client.HTTPConnection("127.0.0.1", emulator.port, timeout=30)
        self._asked: Counter[str] = Counter()
        self._used = time.monotonic()

    def reset(self) -> None:
        """Go back to the start: the people, the repository, and a README in it."""
        with self.lock:
            self._connection.close()
            self._emulator.reset()
            self._asked.clear()
            self.memory = Memory()
            self.switches = Switches()
            for login in LOGINS:
                self.get_emulated("PUT", f"/repos/{REPOSITORY}/collaborators/{login}", {})

    def close(self) -> None:
        """Let go of the emulator."""
        self._connection.close()

    def answer(self, request: Request) -> Response:
        """Answer *request* as GitHub would, one at a time: what GitHub does, it does whole."""
        with self.lock:
            response = self._answer(request, 0)
            if request.writes and response.ok:
                self.memory.issues = None
                if "/comments" in request.path or request.method == "DELETE":
                    self.memory.comments = None
            return response

    def get(self, path: str, login: str = ADMINISTRATOR, **query: str) -> Any:
        """Return what *login* is shown at *path*."""
        return self.answer(Request("GET", path, query, login=login)).body

    def get_emulated(
        self, method: str, path: str, body: Any = None, login: str = ADMINISTRATOR
    ) -> Response:
        """Ask the emulator itself, past all that is corrected."""
        split = urlsplit(path)
        query = dict(parse_qsl(split.query))
        return self._forward(Request(method, split.path, query, body, login))

    def role(self, login: str) -> str:
        """Return the role of *login*: whoever has an account may read what is public."""
        stranger = "none" if self.memory.private or not login else "read"
        return self.memory.roles.get(login, stranger)

    def may(self, login: str | None, role: str) -> bool:
        """Tell whether *login* has *role*, or one that may more."""
        return RANKS.index(self.role(login or "")) >= RANKS.index(role)

    def _answer(self, request: Request, first: int) -> Response:
        for number, rule in enumerate(self._rules[first:], start=first + 1):
            if (found := rule.matches(request)) is not None:
                onward = partial(self._answer, first=number)
                return rule.answer(self, request, found, onward)
        return self._forward(request)

    def _forward(self, request: Request) -> Response:
        body = None if request.body is None else json.dumps(request.body).encode()
        headers = {"Accept": "application/vnd.github+json", "Content-Type": "application/json"}
        if request.login:
            turn = self._asked[request.login] // _PER_TOKEN
            self._asked[request.login] += 1
            headers["Authorization"] = f"token {token(request.login, turn % TURNS)}"
        answer, content = self._exchange(request, body, headers)
        # The emulator names itself as it was asked, and not as the proxy is to be asked.
        link = (answer.getheader("Link") or "").replace(self._own_url, self.url)
        parsed = json.loads(content) if content else None
        return Response(answer.status, parsed, {"Link": link} if link else {})

    def _exchange(
        self, request: Request, body: bytes | None, headers: dict[str, str]
    ) -> tuple[http.client.HTTPResponse, bytes]:
        if time.monotonic() - self._used > _IDLE:
            self._connection.close()
        self._connection.request(request.method, request.target, body, headers)
        answer = self._connection.getresponse()
        content = answer.read()
        self._used = time.monotonic()
        return answer, content


def get_all(hub: Hub, path: str) -> list[dict[str, Any]]:
    """Return all pages of the list that the emulator has at *path*, which may have a query."""
    found: list[dict[str, Any]] = []
    joint = "&" if "?" in path else "?"
    while len(found) % _PAGE == 0:
        at = f"{path}{joint}per_page={_PAGE}&page={len(found) // _PAGE + 1}"
        more = hub.get_emulated("GET", at).body
        found += more
        if not more:
            break
    return found
