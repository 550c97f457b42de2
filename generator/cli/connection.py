"""The connection that the commands have to the repository: GitHub Actions says where it is."""

import os

from generator.errors import SettingsError
from generator.github import Connection, connect


def setting(name: str) -> str:
    """Return what the environment has under *name*.

    Raises:
        SettingsError: if it has nothing there.
    """
    if value := os.environ.get(name):
        return value
    msg = f"{name} is not set; GitHub Actions sets it"
    raise SettingsError(msg)


def connected() -> Connection:
    """Return the connection to the repository that the environment names.

    Raises:
        SettingsError: if it names none, or has no token.
    """
    return connect(
        token=setting("GITHUB_TOKEN"),
        name=setting("GITHUB_REPOSITORY"),
        url=os.environ.get("GITHUB_API_URL", "https://api.github.com"),
        login=os.environ.get("MINUTEBOOK_LOGIN", "github-actions[bot]"),
    )
