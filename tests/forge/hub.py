"""Answers as GitHub would: from the emulator, corrected where the emulator is unlike GitHub."""

import http.client
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import count
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlsplit

from tests.forge.emulator import TURNS, Emulator
from tests.forge.people import ADMINISTRATOR, LOGINS, RANKS, REPOSITORY, ROLES, token
from tests.forge.wire import Request, Response

_PER_TOKEN = 4_000
"""Requests for which one token is used: the emulator grants each 5,000."""

_PAGE = 100

Answer = Callable[[Request], Response]


class Rule(Protocol):
    """One difference that is made up for."""

    def matches(self, request: Request) -> Mapping[str, str] | None:
        """Return the parts of the path, if this rule is about *request*."""

    def answer(
        self, hub: "Hub", request: Request, parts: Mapping[str, str], onward: Answer
    ) -> Response:
        """Answer *request*, perhaps by asking *onward*."""


@dataclass
class Memory:
    """What the emulator does not keep, kept until the next test."""

    roles: dict[str, str] = field(default_factory=lambda: dict(ROLES))
    """The role of each collaborator; who is not here has none."""

    private: bool = False
    """Whether strangers may not see the repository."""

    edited: dict[str, str] = field(default_factory=dict)
    """When the text of an issue or a comment was last edited, by its path."""

    reactions: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """Reactions by the path of what they are to."""

    parents: dict[int, int] = field(default_factory=dict)
    """Sub-issues and what they belong to, both by number, in the order they were added."""

    merged: dict[int, dict[str, Any]] = field(default_factory=dict)
    """What merging a pull request added to it, by number."""

    heads: dict[int, tuple[str, str]] = field(default_factory=dict)
    """The commits (head, base) that a closed pull request stopped at, by number."""

    dispatches: list[dict[str, Any]] = field(default_factory=list)
    """The workflows that were dispatched: ``workflow``, ``ref``, ``inputs``."""

    spent: Counter[str] = field(default_factory=Counter)
    """How many requests of its allowance an account has used."""

    issues: list[dict[str, Any]] | None = None
    """Every issue and pull request, for as long as nothing changes."""

    comments: list[dict[str, Any]] | None = None
    """Every comment, for as long as none changes."""

    ids: Iterator[int] = field(default_factory=lambda: count(1))


@dataclass
class Switches:
    """What one repository or server has and another has not; a test may change it."""

    graphql: bool = True
    sub_issues: bool = True
    pulls_by_actions: bool = True
    """Whether "Allow GitHub Actions to create and approve pull requests" is on."""

    workflows: frozenset[str] = frozenset({"publish.yml", "daily.yml"})
    """The workflows that can be dispatched."""

    allowance: int = 1_000
    """Requests an hour for the token of a workflow; other accounts have 5,000."""


class Hub:
    """GitHub without its front door: whatever comes in is already read and counted."""

    def __init__(self, emulator: Emulator, url: str, rules: Sequence[Rule]) -> None:
        self.url = url
        self.memory = Memory()
        self.switches = Switches()
        self.lock = threading.RLock()
        self._emulator = emulator
        self._rules = rules
        self._connection = http.client.HTTPConnection("127.0.0.1", emulator.port, timeout=30)
        self._asked: Counter[str] = Counter()

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
        self._connection.request(request.method, request.target, body, headers)
        answer = self._connection.getresponse()
        content = answer.read()
        link = answer.getheader("Link")
        parsed = json.loads(content) if content else None
        return Response(answer.status, parsed, {"Link": link} if link else {})


def now() -> str:
    """Return the time as GitHub writes it, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


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
