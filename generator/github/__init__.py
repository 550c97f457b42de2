"""The edge to GitHub: events and threads come in, effects go out. The only user of PyGithub."""

from generator.github.bookmark import Bookmark, Bookmarks
from generator.github.connection import Connection, connect
from generator.github.events import issue_of, read_event
from generator.github.forge import Forge
from generator.github.shown import Read
from generator.github.threads import Threads

__all__ = [
    "Bookmark",
    "Bookmarks",
    "Connection",
    "Forge",
    "Read",
    "Threads",
    "connect",
    "issue_of",
    "read_event",
]
