"""What goes wrong on the way to GitHub and back, when a test has planned that it should."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from tests.forge.people import BOT
from tests.forge.wire import NOT_FOUND, Request, Response, refusal


class Kind(StrEnum):
    """The ways in which an exchange can fail."""

    UNAUTHORIZED = "401"
    SECONDARY_LIMIT = "403"
    """Too much at once; ``Retry-After`` says for how long to wait."""
    PRIMARY_LIMIT = "403 used up"
    """The allowance of the hour is spent; ``X-RateLimit-Reset`` says when it is renewed."""
    LOCKED = "403 locked"
    """A conversation that takes no comments."""
    NOT_FOUND = "404"
    CONFLICT = "409"
    INVALID = "422"
    TOO_MANY = "429"
    BAD_GATEWAY = "502"
    BAD_GATEWAY_AFTER = "502 after the effect"
    LOST_BEFORE = "connection lost before the effect"
    LOST_AFTER = "connection lost after the effect"
    TRUNCATED = "answer cut short"
    STALE_LIST = "list without the newest"
    """Only a list that has something in it can be stale; what else it meets, it waits for."""


AFTER_THE_EFFECT = frozenset(
    {Kind.BAD_GATEWAY_AFTER, Kind.LOST_AFTER, Kind.TRUNCATED, Kind.STALE_LIST}
)
LOST = frozenset({Kind.LOST_BEFORE, Kind.LOST_AFTER})

When = Callable[[Request], bool]


@dataclass(frozen=True, slots=True)
class Fault:
    """One failure: at the *at*-th request after it was planned, or at those that *at* tells.

    It strikes *times* times running, and only what *login* sends: a test's people have no part in
    it. *retry_after* is in seconds, *hold* too: for so long the answer is kept back first.
    """

    kind: Kind
    at: int | When = 1
    times: int = 1
    login: str = BOT
    retry_after: int = 1
    hold: float = 0

    def answer(self) -> Response:
        """Return what is said in place of GitHub's answer."""
        if self.kind is Kind.PRIMARY_LIMIT:
            at = str(int(time.time()) + self.retry_after)
            wait = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": at}
        elif self.kind in {Kind.SECONDARY_LIMIT, Kind.TOO_MANY}:
            wait = {"Retry-After": str(self.retry_after)}
        else:
            wait = {}
        response = _ANSWERS.get(self.kind, Response(502, {"message": "Server Error"}))
        return replace(response, headers=wait)


_ANSWERS = {
    Kind.UNAUTHORIZED: refusal(401, "Bad credentials"),
    Kind.SECONDARY_LIMIT: refusal(403, "You have exceeded a secondary rate limit."),
    Kind.PRIMARY_LIMIT: refusal(403, "API rate limit exceeded for installation."),
    Kind.LOCKED: refusal(403, "Unable to create comment because issue is locked."),
    Kind.NOT_FOUND: NOT_FOUND,
    Kind.CONFLICT: refusal(409, "Conflict"),
    Kind.INVALID: refusal(422, "Validation Failed"),
    Kind.TOO_MANY: refusal(429, "You have exceeded a secondary rate limit."),
}
"""What is said in place of GitHub's answer; what is not here is a gateway that failed."""


class Faults:
    """The faults that a test has planned, and those that struck."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._planned: list[_Planned] = []
        self.struck: list[tuple[Fault, Request]] = []

    def plan(self, *faults: Fault) -> None:
        """Plan *faults*, counting requests from here on."""
        with self._lock:
            self._planned += [_Planned(fault, left=fault.times) for fault in faults]

    def clear(self) -> None:
        """Let nothing more go wrong."""
        with self._lock:
            self._planned.clear()

    def next(self, request: Request) -> Fault | None:
        """Return the fault that is due at *request*, and count both."""
        with self._lock:
            due = [planned for planned in self._planned if planned.is_due(request)]
            return due[0].fault if due else None

    def strike(self, fault: Fault, request: Request) -> None:
        """Note that *fault* came to pass, and let it go when it has as often as it should."""
        with self._lock:
            self.struck.append((fault, request))
            for planned in self._planned:
                if planned.fault is fault:
                    planned.left -= 1
            self._planned = [planned for planned in self._planned if planned.left > 0]


@dataclass
class _Planned:
    """A fault that is still to strike."""

    fault: Fault
    left: int
    seen: int = 0

    def is_due(self, request: Request) -> bool:
        if request.login != self.fault.login:
            return False
        self.seen += 1
        if callable(self.fault.at):
            return self.fault.at(request)
        return self.seen >= self.fault.at


def without_the_newest(response: Response) -> Response | None:
    """Return the list that *response* is without what was made last, or nothing if it is none."""
    if not isinstance(response.body, list) or not response.body:
        return None
    newest = max(range(len(response.body)), key=lambda at: _age(response.body[at], at))
    body = [each for at, each in enumerate(response.body) if at != newest]
    return Response(response.status, body, response.headers)


def _age(each: object, at: int) -> tuple[int, int]:
    made = each.get("id", 0) if isinstance(each, dict) else 0
    return (made if isinstance(made, int) else 0, at)
