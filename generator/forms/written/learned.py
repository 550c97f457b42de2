"""What was learned from an action item, and what is to be done better, in one text or labelled."""

import re
from typing import NamedTuple

_LESSON = r"(?:lessons?(?:[^\S\n]+learn(?:ed|t))?|经验教训|經驗教訓|经验|經驗|教训|教訓)"
_IMPROVEMENT = r"(?:improvements?|改进(?:措施|建议)?|改進(?:措施|建議)?)"
_JOINT = "；;，, \t\n"
"""What may stand between two parts, and belongs to neither."""

_LABEL = re.compile(
    rf"(?:(?<=[{_JOINT}。.！!])|^)(?:(?P<lesson>{_LESSON})|{_IMPROVEMENT})[^\S\n]*[:：]",
    re.IGNORECASE,
)


class Learned(NamedTuple):
    """What was learned, and what is to be done better the next time (R110)."""

    lesson: str
    improvement: str


def read_learned(text: str) -> Learned:
    """Divide *text* at its labels into the lesson and the improvement.

    What stands before a label, or has none, is the lesson: whoever says one thing only need not
    say what it is.
    """
    labels = [*_LABEL.finditer(text)]
    ends = [*(label.start() for label in labels), len(text)]
    lessons, improvements = [text[: ends[0]]], list[str]()
    for label, end in zip(labels, ends[1:], strict=True):
        part = text[label.end() : end]
        (lessons if label["lesson"] else improvements).append(part)
    return Learned(_joined(lessons), _joined(improvements))


def _joined(parts: list[str]) -> str:
    return "\n".join(filter(None, (part.strip(_JOINT) for part in parts)))
