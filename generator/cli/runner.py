"""Printing for a runner of GitHub Actions, which carries some lines out instead of showing them.

Source: docs.github.com, "Workflow commands for GitHub Actions"; the older form, which may stand
anywhere in a line, is in ``ActionCommand.cs`` of actions/runner. Both streams are read.
"""

import re
from typing import Any, TextIO

_AT_THE_START = re.compile(r"(?m)((?:^|\r)[^\S\r\n]*)::")
_ANYWHERE = re.compile(r"##\[")


class Harmless:
    """A stream in which no line is a command, whatever people wrote that is printed there."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._goes_on = False

    def write(self, text: str) -> int:
        """Write *text*, with a blank in what the runner would take for a command."""
        harmless = _ANYWHERE.sub("# #[", _AT_THE_START.sub(self._apart, text))
        if text:
            self._goes_on = not text.endswith(("\n", "\r"))
        self._stream.write(harmless)
        return len(text)

    def _apart(self, found: re.Match[str]) -> str:
        goes_on = self._goes_on and found.start() == 0 and not found[1].startswith("\r")
        return found[0] if goes_on else f"{found[1]}: :"

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
