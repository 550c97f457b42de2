"""Runs the emulator of GitHub that npm brought, on a port of this machine alone."""

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from tests.forge.people import ADMINISTRATOR, LOGINS, OWNER, REPOSITORY, token

FOLDER = Path(__file__).parent
NODE = FOLDER / "node_modules" / "node" / "bin" / "node"

MISSING = "The tests against GitHub need the packages in tests/forge. Install them: make forge"

TURNS = 8
"""How many tokens each login has, each good for 5,000 requests until the emulator starts afresh."""

_ENDING = 10
"""Seconds that the emulator has to end after its input has."""


def seed(base_url: str) -> dict[str, Any]:
    """Return what is there at the start: the people, their tokens, a repository with a README.

    The emulator writes *base_url* into every address that it answers with, so that whoever follows
    one comes back to the proxy.
    """
    name = REPOSITORY.removeprefix(f"{OWNER}/")
    scopes = ["repo", "user", "admin:org", "admin:repo_hook"]
    return {
        "baseUrl": base_url,
        "tokens": {
            token(login, turn): {"login": login, "scopes": scopes}
            for login in LOGINS
            for turn in range(TURNS)
        },
        "github": {
            "users": [{"login": login} for login in LOGINS],
            "orgs": [{"login": OWNER, "members": [{"login": ADMINISTRATOR, "role": "admin"}]}],
            "repos": [{"owner": OWNER, "name": name, "auto_init": True}],
        },
    }


class Emulator:
    """A running emulator; it ends with the block that it was opened for."""

    def __init__(self, base_url: str) -> None:
        if not NODE.exists():
            raise RuntimeError(MISSING)
        command = (NODE, FOLDER / "driver.mjs")
        self._running = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=FOLDER
        )
        self.port = self._ask(json.dumps(seed(base_url)))

    def reset(self) -> None:
        """Forget all that happened, in a few milliseconds."""
        self._ask("again")

    def _ask(self, line: str) -> int:
        stdin, stdout = _pipes(self._running)
        stdin.write(f"{line}\n")
        stdin.flush()
        return int(stdout.readline())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End it by ending its input; a process that does not listen is killed, by its id."""
        for pipe in _pipes(self._running):
            pipe.close()
        try:
            self._running.wait(_ENDING)
        except subprocess.TimeoutExpired:
            self._running.kill()
            self._running.wait()


def _pipes(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    if process.stdin is None or process.stdout is None:
        msg = "the emulator was started without pipes"
        raise RuntimeError(msg)
    return process.stdin, process.stdout
