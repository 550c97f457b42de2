"""How much a reply shows: a comment on the forge has an end, and a filing may be longer."""

from dataclasses import dataclass

LONGEST = 59_900
"""Characters of a reply: with the mark that is put before it, it stays below 60,000."""

_EVERYTHING = 10**9


@dataclass(frozen=True)
class Size:
    """At most so many *rows* of a table, *characters* of an answer, *lines* of any other list.

    Prose of more characters than *unfolded* is folded, so that a phone shows what is below it.

    What is longer is cut after a whole row or line, and an answer is left out as a whole; each time
    a sentence says so.
    """

    rows: int = _EVERYTHING
    characters: int = _EVERYTHING
    lines: int = _EVERYTHING
    unfolded: int = 400


SIZES = (
    Size(),
    Size(1000, 20_000),
    Size(300, 6_000),
    Size(100, 2_000),
    Size(30, 600),
    Size(10, 200),
    Size(3, 60),
    *(Size(0, 0, lines) for lines in (300, 100, 30, 10, 3)),
)
"""From everything to the least. The answers are cut first: they stand above. Problems come last."""
