"""The edge to GitHub: events and threads come in, effects go out. The only user of PyGithub."""

from generator.github.connection import Connection, connect
from generator.github.events import issue_of, read_event
from generator.github.forge import Forge
from generator.github.threads import Read

__all__ = ["Connection", "Forge", "Read", "connect", "issue_of", "read_event"]
