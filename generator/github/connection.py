"""The connection to a repository on GitHub, and what is done when a request fails."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from typing import Any, TypeVar

import requests
from github import Auth, Github, GithubException
from github.Repository import Repository

from generator.errors import ForgeError, LimitError

T = TypeVar("T")

_TRIES = 4
_LONGEST_WAIT = 120
"""Seconds. What GitHub asks for beyond that is left to the next run."""

_SECONDARY_WAIT = 60
"""Seconds. What GitHub asks for at least where it says of a secondary limit nothing else."""

_REFUSED = frozenset({403, 429})

_PASSING = frozenset({409, 422, 429, 500, 502, 503, 504})
"""Answers that may be another one the next time: a moved branch, load, a fault."""


@dataclass(frozen=True)
class Connection:
    """A repository, and the *login* of the account whose token is used."""

    github: Github
    name: str
    login: str
    pause: Callable[[float], None] = time.sleep

    @cached_property
    def repository(self) -> Repository:
        """The repository; what it says of itself is asked for when it is needed."""
        return self.github.get_repo(self.name)

    @cached_property
    def me(self) -> int:
        """The id of the account: a name can be taken by somebody else, an id cannot."""
        return self.attempt(lambda: self.github.get_user(self.login).id)

    def ask(self, verb: str, path: str, said: Mapping[str, Any] | None = None) -> Any:
        """Ask for *path* below the repository in one request, and return what is answered.

        PyGithub reads most things before it changes them, which doubles the requests.
        """
        url = f"{self.repository.url}/{path}"
        return self.repository.requester.requestJsonAndCheck(verb, url, input=said)[1]

    def attempt(self, action: Callable[[], T]) -> T:
        """Return what *action* returns, tried again while what is wrong may pass.

        An answer can be lost after the effect: *action* therefore looks at what is there before it
        changes anything, each time but the first.

        Raises:
            LimitError: if GitHub takes no more requests for longer than is waited here.
            ForgeError: if something else does not pass, or would not.
        """
        tries = 1
        while True:
            try:
                return action()
            except (GithubException, requests.RequestException, ValueError) as error:
                wait = _wait(error, tries)
                if wait is None or tries == _TRIES:
                    failure = _failure(error)
                    raise failure from error
            tries += 1
            self.pause(wait)


def connect(token: str, name: str, url: str, login: str) -> Connection:
    """Connect to the repository *name* (owner/name) of the forge at *url*, as *login*."""
    github = Github(
        auth=Auth.Token(token),
        base_url=url,
        retry=None,
        seconds_between_requests=0,
        seconds_between_writes=1 if url.startswith("https:") else 0,
        per_page=100,
        lazy=True,
    )
    return Connection(github, name, login)


def _wait(error: Exception, number: int) -> float | None:
    """Return how many seconds to wait after *error*; nothing if it will not pass."""
    if not isinstance(error, GithubException):
        return 2.0**number
    if limited := _limited(error):
        return limited if limited <= _LONGEST_WAIT else None
    return 2.0**number if error.status in _PASSING or _is_overtaxed(error) else None


def _limited(error: GithubException) -> float:
    """Return for how many seconds GitHub takes no requests, 0 if *error* is about something else.

    It says so in three ways: ``Retry-After`` where there were too many at once, the time of
    renewal where the allowance of the hour is used up, which GraphQL does with status 200, and for
    a secondary limit sometimes in words alone.
    """
    headers = {name.lower(): value for name, value in (error.headers or {}).items()}
    if after := headers.get("retry-after"):
        return max(float(after), 1)
    is_spent = headers.get("x-ratelimit-remaining") == "0"
    if is_spent and (error.status in _REFUSED or "RATE_LIMITED" in _types(error)):
        return max(float(headers.get("x-ratelimit-reset", 0)) - time.time(), 1)
    return _SECONDARY_WAIT if _is_secondary(error) else 0


def _is_secondary(error: GithubException) -> bool:
    words = str(error.message or error.data).casefold()
    return error.status in _REFUSED and "secondary rate limit" in words


def _types(error: GithubException) -> list[str]:
    """Return what GraphQL calls what is wrong."""
    data = error.data if isinstance(error.data, dict) else {}
    return [each.get("type", "") for each in data.get("errors", ()) if isinstance(each, dict)]


def _is_overtaxed(error: GithubException) -> bool:
    """Tell whether a query took GitHub too long, or failed within it: no type is named then."""
    return error.status == HTTPStatus.BAD_REQUEST and "Something went wrong" in str(error.data)


def _failure(error: Exception) -> ForgeError:
    if not isinstance(error, GithubException):
        return ForgeError(f"GitHub could not be reached: {error}")
    words = f"GitHub answered {error.status}: {error.message or error.data}"
    return LimitError(words) if _limited(error) else ForgeError(words)
