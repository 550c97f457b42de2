"""The lines of a body, and those among them that may be headings of the form."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from generator.forms.element import IssueForm


def fold(text: str) -> str:
    """Return *text* with every run of blanks as one space: no-break and full-width ones too."""
    return " ".join(text.split())


def excerpt(text: str) -> str:
    """Return *text* on one line, short enough for a message; what is cut out is its middle."""
    line = fold(text)
    return line if len(line) <= 100 else f"{line[:48]} … {line[-48:]}"  # noqa: PLR2004


def heading_text(line: str) -> str:
    """Return the text of *line* if GitHub could have written it as a heading, or else nothing.

    Blanks behind the text are allowed, because people leave some when they edit.
    """
    return fold(line[3:]) if line.startswith("###") and line[3:4].isspace() else ""


def split(body: str) -> tuple[str, ...]:
    r"""Return the lines of *body*, whatever its line ends.

    Only CR, LF and CRLF end a line: GitHub mixes them in one body. The other characters that
    ``str.splitlines`` takes for line ends are part of what somebody typed.
    """
    text = body.removeprefix("\N{BYTE ORDER MARK}")
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def labels_of(form: IssueForm) -> frozenset[str]:
    """Return every wording of every label of *form*, folded."""
    return frozenset(fold(label) for element in form.elements for label in element.labels) - {""}


@dataclass(frozen=True)
class Heading:
    """A line that may be a heading of the form; *number* counts lines from 0."""

    number: int
    text: str


@dataclass(frozen=True)
class Body:
    """A body as lines and possible headings.

    Code fences are not looked at: an answer may open one and never close it, and the headings
    below it are headings all the same. Headings are named by their place, from 0; the place
    behind the last one stands for the end of the body.
    """

    lines: tuple[str, ...]
    headings: tuple[Heading, ...]

    @classmethod
    def of(cls, body: str, form: IssueForm) -> Self:
        """Find the possible headings of *form* in *body*."""
        lines, labels = split(body), labels_of(form)
        found = (Heading(number, heading_text(line)) for number, line in enumerate(lines))
        return cls(lines, tuple(heading for heading in found if heading.text in labels))

    @property
    def end(self) -> int:
        """The place that stands for the end of the body."""
        return len(self.headings)

    def line_of(self, place: int) -> int:
        """Return the number of the line, from 0, that the heading at *place* is."""
        return self.headings[place].number if place < self.end else len(self.lines)

    def places_of(self, labels: Iterable[str]) -> tuple[int, ...]:
        """Return where one of *labels* stands as a heading."""
        folded = {fold(label) for label in labels}
        return tuple(sorted(place for label in folded for place in self._places.get(label, ())))

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        places: dict[str, list[int]] = {}
        for place, heading in enumerate(self.headings):
            places.setdefault(heading.text, []).append(place)
        return places

    def text(self, start: int, end: int) -> str:
        """Return what stands between two headings, without the newlines around it."""
        return "\n".join(self.lines[self.line_of(start) + 1 : self.line_of(end)]).strip("\n")

    @cached_property
    def _opening(self) -> int:
        return next((number for number, line in enumerate(self.lines) if line.strip()), 0)

    def is_opened_by(self, place: int) -> bool:
        """Whether nothing stands above the heading at *place*."""
        return self.line_of(place) == self._opening

    def above(self, place: int) -> str:
        """Return what stands above the heading at *place*."""
        return "\n".join(self.lines[: self.line_of(place)]).strip()

    def first_line(self, start: int) -> str:
        """Return the first line below the heading at *start* that is not blank."""
        below = (self.lines[n] for n in range(self.line_of(start) + 1, len(self.lines)))
        return next((line for line in below if line.strip()), "")

    def last_line(self, end: int) -> str:
        """Return the last line above the heading at *end* that is not blank."""
        above = (self.lines[n] for n in range(self.line_of(end) - 1, -1, -1))
        return next((line for line in above if line.strip()), "")

    def unknown_headings(self) -> Iterator[str]:
        """Return the headings of GitHub's level that no label of the form explains."""
        known = {heading.number for heading in self.headings}
        for number, line in enumerate(self.lines):
            bare = line.strip()
            if number not in known and bare.startswith("###") and not bare.startswith("####"):
                yield bare
