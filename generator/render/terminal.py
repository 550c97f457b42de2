"""A reply in a terminal: its words, without what only a browser makes use of."""

import html
import re

from generator.render.escape import without_controls

_CODE = re.compile(r"((`+)(?!`).*?(?<!`)\2(?!`))")
_SUMMARY = re.compile(r"<summary>(.*?)</summary>")
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?: [^<>]*)?>")
_WITHOUT_WIDTH = "\u200b"


def as_lines(reply: str) -> str:
    """Return *reply* for a terminal: text is shown as it was typed, and nothing is folded.

    What is quoted in code stays as it is. Addresses in angle brackets are none of our tags.
    """
    lines = (without_controls(_plain(line)) for line in reply.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def _plain(line: str) -> str:
    """Return *line* without tags and character references outside of code spans."""
    parts = _CODE.split(line)
    # Of each three parts the first is text, the second code, the third the fence of the code.
    pairs = zip(parts[::3], (*parts[1::3], ""), strict=True)
    return "".join(_text(text) + code for text, code in pairs)


def _text(text: str) -> str:
    shown = _SUMMARY.sub(r"**\1**", text).replace("<br>", " / ").replace("<li>", "- ")
    return html.unescape(_TAG.sub("", shown)).replace(_WITHOUT_WIDTH, "")
