"""What a page offers to answer a field with, and what it can tell of an answer by itself."""

from dataclasses import dataclass
from enum import StrEnum


class Control(StrEnum):
    """The ways in which a page asks. Each has a template and a function of the script."""

    LINE = "line"
    PROSE = "prose"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    CHOICE = "choice"
    CHOICES = "choices"
    BOXES = "boxes"
    PERSON = "person"
    PEOPLE = "people"
    LINKS = "links"
    TABLE = "table"


@dataclass(frozen=True)
class Expected:
    """What an answer has in it, and the *message* of reading about one that has not.

    A page refuses nothing that reading would take: the *pattern* is what must be somewhere in the
    text, for Python and for browsers, and the rest is for reading to say.
    """

    pattern: str
    message: str
