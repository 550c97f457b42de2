"""The invisible first lines by which the generator knows its own texts again.

Anybody can copy one: what carries a marker is the generator's only if its account wrote it.
"""

import re

ACTION = "<!-- minutebook action={action} -->"
"""The first line of the issue of an action item."""

ACTION_OF = re.compile(r"<!-- minutebook action=(?P<action>[1-9][0-9]{0,17}-[1-9][0-9]{0,17}) -->")
"""Reads `ACTION`, with ``match``: at the very start of a text."""

SEEN = "<!-- minutebook seen={seen} -->"
"""The first line of the answer to an issue: the number of the last comment that was followed."""

SEEN_OF = re.compile(r"<!-- minutebook seen=(?P<seen>[0-9]{1,18}) -->")
"""Reads `SEEN`, with ``match``."""

REMINDER = "<!-- minutebook reminder={keys} -->"
"""The first line of a comment that reminds people, or tells them something: the keys of what it
says, blanks between.
"""

REMINDER_OF = re.compile(r"<!-- minutebook reminder=(?P<keys>[0-9a-zA-Z/:+. -]+) -->")
"""Reads `REMINDER`, with ``match``."""

BOARD = "<!-- minutebook board -->"
"""The first line of the issue for what belongs to no other issue."""

OPENED = "<!-- minutebook opened={key} for={login} -->"
"""The first line of a meeting request that was opened ahead of time: which, in whose name."""

OPENED_OF = re.compile(
    r"<!-- minutebook opened=(?P<key>[a-z0-9-]+/[0-9]{4}-[0-9]{2}-[0-9]{2}) "
    r"for=(?P<login>[A-Za-z0-9_-]+) -->"
)
"""Reads `OPENED`, with ``match``."""

FORM = "<!-- minutebook form -->"
"""The line of such a request below which its form begins."""
