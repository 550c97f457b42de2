"""Cells of a line with upright strokes between them, as in a Markdown table."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_BAR = re.compile(r"(?<!\\)(?P<escape>\\*+)(?P<bar>[|｜])")
_TICKS = re.compile("`+")
_WRITTEN = re.compile(r"(?<!\\)(?P<escape>\\*+)(?P<sign>\||<br[ \t]*/?>)", re.IGNORECASE)
_MEANT = re.compile(r"(?<!\\)(?P<escape>\\*+)(?P<sign>\||<br[ \t]*/?>|\n)", re.IGNORECASE)


@dataclass(frozen=True)
class Cells:
    """The cells of a line as typed, and whether it starts and ends with a stroke."""

    cells: tuple[str, ...]
    opened: bool
    closed: bool


def has_bars(line: str) -> bool:
    """Return whether strokes outside code divide *line*, or frame it."""
    return bool(_outside(_bars(line), _code_spans(line)))


def divide_ruled(line: str, width: int) -> Cells | None:
    """Divide a *line* of a Markdown table of *width* columns; ``None`` if in doubt.

    What has the right number of cells on GitHub is what its author saw. Otherwise a stroke in code
    may be text, and a full-width one between ASCII ones may be text or a slip.
    """
    shown = _cut(line, _ascii(_bars(line)))
    return shown if len(shown.cells) == width else _fitting([shown, *_ways(line)], width)


def divide_loose(line: str, width: int) -> Cells | None:
    """Divide a *line* that is no Markdown table, where code is text; ``None`` if in doubt."""
    return _fitting(_ways(line), width)


def from_cell(cell: str) -> str:
    r"""Return the text that *cell* stands for: ``\|`` is a stroke, ``<br>`` a new line.

    Backslashes mean something only directly before one of these, where two stand for one.
    """
    return _WRITTEN.sub(_meant, cell).strip()


def to_cell(text: str) -> str:
    """Write *text* so that `from_cell` gives it back, without outer blanks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return _MEANT.sub(_written, lines)


def _bars(line: str) -> list[re.Match[str]]:
    """Return the strokes in *line* that are not escaped."""
    found = _BAR.finditer(line)
    return [bar for bar in found if bar["bar"] == "｜" or len(bar["escape"]) % 2 == 0]


def _ascii(bars: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the ASCII ones of *bars*, or all if there are none."""
    return [bar for bar in bars if bar["bar"] == "|"] or bars


def _ways(line: str) -> list[Cells]:
    """Return the ways to divide *line* outside code."""
    bars = _outside(_bars(line), _code_spans(line))
    return [_cut(line, _ascii(bars)), _cut(line, bars)]


def _fitting(ways: Iterable[Cells], width: int) -> Cells | None:
    """Return the only one of *ways*, or the only one with *width* cells."""
    distinct = list(dict.fromkeys(ways))
    fitting = [way for way in distinct if len(way.cells) == width] if distinct[1:] else distinct
    return fitting[0] if len(fitting) == 1 else None


def _meant(found: re.Match[str]) -> str:
    pairs, escaped = divmod(len(found["escape"]), 2)
    literal = escaped or found["sign"] == "|"
    return "\\" * pairs + (found["sign"] if literal else "\n")


def _written(found: re.Match[str]) -> str:
    doubled = found["escape"] * 2
    return f"{doubled}<br>" if found["sign"] == "\n" else f"{doubled}\\{found['sign']}"


def _outside(bars: Iterable[re.Match[str]], spans: Sequence[range]) -> list[re.Match[str]]:
    """Return the *bars* that are in none of the *spans*; both are in order."""
    outside, rest = [], list(reversed(spans))
    for bar in bars:
        while rest and rest[-1].stop <= bar.end("bar") - 1:
            rest.pop()
        if not rest or bar.end("bar") - 1 not in rest[-1]:
            outside.append(bar)
    return outside


def _code_spans(line: str) -> list[range]:
    """Return where code stands: between two runs of equally many backticks."""
    following: dict[int, re.Match[str]] = {}
    ends: dict[int, re.Match[str]] = {}
    runs = list(_TICKS.finditer(line)) if "`" in line else []
    for run in reversed(runs):
        if end := following.get(len(run[0])):
            ends[run.start()] = end
        following[len(run[0])] = run
    spans: list[range] = []
    for run in runs:
        if run.start() in ends and not (spans and run.start() < spans[-1].stop):
            spans.append(range(run.start(), ends[run.start()].end()))
    return spans


def _cut(line: str, bars: Sequence[re.Match[str]]) -> Cells:
    """Cut *line* at the *bars*; one at either end of the line only frames it."""
    at = [-1, *(bar.end("bar") - 1 for bar in bars), len(line)]
    cells = [line[start + 1 : end] for start, end in pairwise(at)]
    opened = len(cells) > 1 and not cells[0].strip()
    closed = len(cells) > 1 + opened and not cells[-1].strip()
    return Cells(tuple(cells[opened : len(cells) - closed]), opened, closed)
