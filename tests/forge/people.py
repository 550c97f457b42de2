"""Who there is on the forge of the tests, and what each may do in its one repository."""

from typing import Final

OWNER: Final = "office"
"""The organisation that the repository belongs to."""

REPOSITORY: Final = f"{OWNER}/meetings"

ADMINISTRATOR: Final = "root--test"
"""Sets the repository up, and is asked by the proxy for what it has to know."""

BOT: Final = "minutebook--test[bot]"
"""The account that the product acts as, as GITHUB_TOKEN acts as ``github-actions[bot]``."""

STRANGER: Final = "mallory--test"
"""Has an account and nothing to do with the repository."""

LOOKALIKE: Final = "minutebook--test"
"""Has an account that is called like the bot, but for what only a bot's has at the end."""

ROLES: Final = {
    ADMINISTRATOR: "admin",
    BOT: "write",
    "ada--test": "maintain",
    "ben--test": "write",
    "cai--test": "triage",
    "dan--test": "read",
}
"""The people of tests/organisation, with a role each, so that every role is somebody's."""

LOGINS: Final = (*ROLES, STRANGER, LOOKALIKE)

RANKS: Final = ("none", "read", "triage", "write", "maintain", "admin")
"""The roles on GitHub, each of which may all that those before it may."""


def token(login: str, turn: int = 0) -> str:
    """Return a token of *login*.

    There are several, for the emulator stops answering one of them after 5,000 requests: the
    proxy takes turns. People outside the proxy have use for the first alone.
    """
    return f"token-{LOGINS.index(login)}-{turn}"
