"""A text that fits into a comment: rendered smaller and smaller until it does."""

from typing import Any

from generator.forms.kinds import Context
from generator.render.page import NOWHERE, Links
from generator.render.reply_environment import reply_environment
from generator.render.reply_size import LONGEST, SIZES


def fitting(path: str, values: dict[str, Any], context: Context, links: Links = NOWHERE) -> str:
    """Return the template at *path* with *values*, as large as a comment can be: see `SIZES`."""
    template = reply_environment(context, links).get_template(path)
    text = ""
    for size in SIZES:
        text = _tidy(template.render(**values, size=size))
        if len(text) <= LONGEST:
            break
    return text


def _tidy(text: str) -> str:
    """Return *text* with one blank line between its parts; no part of it has one inside."""
    lines: list[str] = []
    for line in text.strip().split("\n"):
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines) + "\n"
