"""The invisible first lines by which the generator knows its own texts again.

Anybody can copy one: what carries a marker is the generator's only if its account wrote it.
"""

import re

ACTION = "<!-- minutebook action={action} -->"
"""The first line of the issue of an action item."""

ACTION_OF = re.compile(r"<!-- minutebook action=(?P<action>[1-9][0-9]{0,17}-[1-9][0-9]{0,17}) -->")
"""Reads `ACTION`, with ``match``: at the very start of a text."""
