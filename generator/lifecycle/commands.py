"""Commands in a comment: one a line, on its first lines, by a Chinese or an English name.

Kind to people: a full-width slash, capitals and a full stop at the end are read. Strict to what
only looks like a command: invisible characters and letters of other alphabets are refused.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from generator.errors import Problem
from generator.forms.written.width import plain
from generator.script import fold
from generator.vocabulary import Act
from generator.wording import N_, Wording

_COMMAND = re.compile(r"[/／]\s*(?P<name>[^\s:：,，;；]*)[\s:：,，;；]*(?P<text>.*)")
_ONLY_LIKE_A_SLASH = ("\u2044", "\u2215", "\u29f8")
"""The fraction slash, the division slash and the big solidus."""

_NOT_SAID = frozenset({Act.EDIT})
"""What happens by itself: there is no command for it."""

_ALSO = {
    "同意": Act.APPROVE,
    "不同意": Act.REJECT,
    "确认参会": Act.CONFIRM,
    "知悉": Act.CONFIRM,
    "参加": Act.CONFIRM,
    "参会": Act.CONFIRM,
    "不参加": Act.DECLINE,
    "取消会议": Act.CANCEL,
    "议题": Act.AGENDA,
    "签字": Act.SIGN,
    "已补听": Act.CAUGHT_UP,
    "反馈": Act.PROGRESS,
    "反馈意见": Act.FEEDBACK,
    "意见反馈": Act.FEEDBACK,
    "回复": Act.ANSWER,
    "已完成": Act.DONE,
}
"""What people say for a command besides its name, in either script."""

_CLOSING = ".。!！"


@dataclass(frozen=True)
class Command:
    """One command: what is to happen, and the words after it."""

    act: Act
    text: str = ""


def command_name(act: Act) -> Wording:
    """Return how *act* is written as a command, in each language."""
    return Wording({tag: f"/{words}" for tag, words in {**act.wording.root, "en": act}.items()})


def read_commands(text: str) -> tuple[Command | Problem, ...]:
    """Read the commands that *text* begins with; none if its first line is none.

    What stands below a command, up to the next one, is its text too. A quoted line begins with
    ``>`` and code with a fence, so neither is a command.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not _is_command(lines[0]):
        return ()
    starts = [at for at, line in enumerate(lines) if _is_command(line)]
    ends = (*starts[1:], len(lines))
    return tuple(
        _read(lines[start].strip(), "\n".join(lines[start + 1 : end]).strip())
        for start, end in zip(starts, ends, strict=True)
    )


def _is_command(line: str) -> bool:
    slashes = ("/", *_ONLY_LIKE_A_SLASH)
    return plain(line).startswith(slashes) and not line.startswith(("    ", "\t"))


def _read(line: str, below: str) -> Command | Problem:
    if line.startswith(_ONLY_LIKE_A_SLASH):
        message = N_("begins with a character that only looks like a slash; please type it again")
        return Problem(message)
    match = _COMMAND.fullmatch(line)
    name, text = (plain(match["name"]), match["text"]) if match else (line, "")
    if any(unicodedata.category(char) == "Cf" for char in line):
        message = N_("holds invisible characters, so it was not read; please type it again")
        return Problem(message, {"written": f"/{name}"})
    if strange := "".join(char for char in name if _only_looks_familiar(char)):
        message = N_("there is no command {written}: {letters} only looks like what it should be")
        return Problem(message, {"written": f"/{name}", "letters": strange})
    act = _by_name().get(fold(name.rstrip(_CLOSING)))
    if act is None:
        return Problem(N_("there is no command {written}"), {"written": f"/{name}"})
    return Command(act, "\n".join(part for part in (text.strip(), below) if part))


def _only_looks_familiar(char: str) -> bool:
    if char.isascii() or not char.isalpha():
        return False
    return not unicodedata.name(char, "").startswith("CJK ")


@cache
def _by_name() -> dict[str, Act]:
    acts = [act for act in Act if act not in _NOT_SAID]
    names = {fold(name): act for act in acts for name in (act.value, *act.wording.all())}
    return names | {fold(name): act for name, act in _ALSO.items()}
