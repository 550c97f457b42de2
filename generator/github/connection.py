"""The connection to a repository on GitHub, and what is done when a request fails."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import requests
from github import Auth, Github, GithubException
from github.Repository import Repository

from generator.errors import ForgeError

T = TypeVar("T")

_TRIES = 4
_LONGEST_WAIT = 120
"""Seconds. What GitHub asks for beyond that is left to the next run."""

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

    def attempt(self, action: Callable[[], T]) -> T:
        """Return what *action* returns, tried again while what is wrong may pass.

        An answer can be lost after the effect: *action* therefore looks at what is there before it
        changes anything, each time.

        Raises:
            ForgeError: if it does not pass, or would not.
        """
        tries = 1
        while True:
            try:
                return action()
            except (GithubException, requests.RequestException, ValueError) as error:
                wait = _wait(error, tries)
                if wait is None or tries == _TRIES:
                    raise ForgeError(_words(error)) from error
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
    after = {name.lower(): value for name, value in (error.headers or {}).items()}.get(
        "retry-after"
    )
    if after and float(after) <= _LONGEST_WAIT:
        return float(after)
    return 2.0**number if error.status in _PASSING else None


def _words(error: Exception) -> str:
    if isinstance(error, GithubException):
        return f"GitHub answered {error.status}: {error.message or error.data}"
    return f"GitHub could not be reached: {error}"
