"""Charts as SVG that stands in the page: bars with their numbers, and a line for the target.

They are put together with svg.py, which writes elements and nothing else. The libraries that draw
whole charts write colours and fonts into the picture, so that it stays light on a dark page, and
most bring scripts along; none gives it a title and a description for those who cannot see it.
Here shapes have classes and the style sheet has the colours: light, dark and on paper.

The words come from the templates, as functions, and are safe for HTML already.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

import svg
from markupsafe import Markup

Reading: TypeAlias = Callable[[Decimal | None, str], str]
"""Says a value in a unit."""

Name: TypeAlias = Callable[[Any], str]
"""Says what a bar stands for."""

_WIDTH = 280
_BESIDE = 36
"""The room to the right of a chart, for the target."""

_TOP, _PLOT, _BELOW = 18, 84, 34
_ROW, _BAR = 36, 10


@dataclass(frozen=True)
class Bar:
    """One bar. Without a *value* its place stays empty, as where nothing was counted.

    *about* is what it stands for, *group* what several beside each other have in common, such as
    the year. *tone* is the end of a class: "now" for the one that the page is about.
    """

    about: Any
    value: Decimal | None
    group: str = ""
    tone: str = "before"


@dataclass(frozen=True)
class Chart:
    """Bars of values in one *unit*, from nothing to *top*, held against a *target*."""

    id: str
    unit: str
    bars: tuple[Bar, ...]
    top: Decimal
    target: Decimal | None = None

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The values that are known."""
        return tuple(bar.value for bar in self.bars if bar.value is not None)

    def part(self, value: Decimal | None) -> float:
        """Return how much of the height or width *value* takes, from 0 to 1."""
        return 0.0 if value is None else float(value / self.top)


def columns(chart: Chart, *, title: str, told: str, reading: Reading, name: Name) -> Markup:
    """Draw *chart* as columns from left to right, for what follows upon each other (R121)."""
    room = _WIDTH - (0 if chart.target is None else _BESIDE)
    step, floor = room / len(chart.bars), _TOP + _PLOT
    shapes: list[svg.Element] = [_line("floor", 0, floor, room, floor)]
    words: list[svg.Element] = [*_groups(chart.bars, step, floor + 27)]
    for at, bar in enumerate(chart.bars):
        middle, width = step * (at + 0.5), min(step * 0.62, 36)
        height = chart.part(bar.value) * _PLOT
        shapes.append(_box(bar.tone, middle - width / 2, floor - height, width, height))
        words.append(_text("reading", middle, floor - height - 5, reading(bar.value, chart.unit)))
        words.append(_text("tick", middle, floor + 14, name(bar.about)))
    if chart.target is not None:
        level = floor - chart.part(chart.target) * _PLOT
        shapes.append(_line("target", 0, level, room, level))
        words.append(_text("aim", room + 5, level + 4, reading(chart.target, chart.unit)))
    return _drawn(chart, floor + _BELOW, title, told, [*shapes, *words])


def rows(chart: Chart, *, title: str, told: str, reading: Reading, name: Name) -> Markup:
    """Draw *chart* as rows below each other, for what stands side by side (R121)."""
    room = _WIDTH - _BESIDE
    height = _TOP + len(chart.bars) * _ROW
    shapes: list[svg.Element] = []
    words: list[svg.Element] = []
    for at, bar in enumerate(chart.bars):
        top = _TOP + at * _ROW
        shapes.append(_box("track", 0, top + 18, room, _BAR))
        shapes.append(_box(bar.tone, 0, top + 18, chart.part(bar.value) * room, _BAR))
        words.append(_text("name", 0, top + 12, name(bar.about)))
        words.append(_text("beside", room + 5, top + 27, reading(bar.value, chart.unit)))
    if chart.target is not None:
        place = chart.part(chart.target) * room
        shapes.append(_line("target", place, _TOP, place, height - 4))
        words.append(_text("over", place, _TOP - 6, reading(chart.target, chart.unit)))
    return _drawn(chart, height, title, told, [*shapes, *words])


def meter(percent: int) -> Markup:
    """Draw a share as a small bar, to stand beside its number."""
    picture = svg.SVG(
        xmlns=None,
        class_=["mb-meter"],
        viewBox=svg.ViewBoxSpec(0, 0, 100, 8),
        preserveAspectRatio=svg.PreserveAspectRatio("none"),
        extra={"aria-hidden": "true"},
        elements=[_box("track", 0, 0, 100, 8), _box("now", 0, 0, percent, 8)],
    )
    return Markup(picture)  # noqa: S704 - numbers and classes of ours


def _groups(bars: Sequence[Bar], step: float, y: float) -> Iterator[svg.Element]:
    """Yield the name of each group below the first of its bars."""
    before = ""
    for at, bar in enumerate(bars):
        if bar.group != before:
            yield _text("tick", step * (at + 0.5), y, bar.group)
        before = bar.group


def _drawn(
    chart: Chart, height: float, title: str, told: str, elements: list[svg.Element]
) -> Markup:
    named, described = f"chart-{chart.id}", f"chart-{chart.id}-told"
    picture = svg.SVG(
        xmlns=None,
        class_=["mb-chart"],
        viewBox=svg.ViewBoxSpec(0, 0, _WIDTH, height),
        extra={"role": "img", "aria-labelledby": named, "aria-describedby": described},
        elements=[svg.Title(id=named, text=title), svg.Desc(id=described, text=told), *elements],
    )
    return Markup(picture)  # noqa: S704 - numbers and classes of ours, words of the templates


def _box(tone: str, x: float, y: float, width: float, height: float) -> svg.Rect:
    kind = f"mb-chart__{tone}"
    return svg.Rect(class_=[kind], x=_at(x), y=_at(y), width=_at(width), height=_at(height))


def _line(kind: str, x1: float, y1: float, x2: float, y2: float) -> svg.Line:
    return svg.Line(class_=[f"mb-chart__{kind}"], x1=_at(x1), y1=_at(y1), x2=_at(x2), y2=_at(y2))


def _text(kind: str, x: float, y: float, words: str) -> svg.Text:
    return svg.Text(class_=[f"mb-chart__{kind}"], x=_at(x), y=_at(y), text=words.strip())


def _at(place: float) -> float:
    """Return *place* to a tenth: the same on every machine, and fine enough for any screen."""
    return round(place, 1)
