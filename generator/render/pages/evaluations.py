"""The evaluation of the departments, period by period."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple, Self

from generator.archive import ENOUGH
from generator.evaluation import MEASURES, Evaluation, Evaluations, Figure, Measure, Span, Unit
from generator.forms.core import HeadsRating, Interview
from generator.render import charts, paths
from generator.render.charts import Bar, Chart
from generator.render.page import Page, Site
from generator.render.pages.grouping import minuted_years

PERIODS = 8
"""How many periods a trend goes back at most: two years of quarters."""

_ASKED = (HeadsRating, Interview)
"""The forms on which heads and people say what they think of a period (R114, R115)."""

_FULL = {Unit.SHARE: Decimal(100), Unit.RATING: Decimal(5)}
"""What a figure can come to at most, where there is such a thing."""


class Point(NamedTuple):
    """What a bar of a chart stands for: a *figure* of an *evaluation*."""

    evaluation: Evaluation
    figure: Figure


class Tally(NamedTuple):
    """How many figures met their targets and how many did not; better and worse than before."""

    met: int
    missed: int
    better: int
    worse: int

    @classmethod
    def of(cls, figures: Sequence[Figure]) -> Self:
        """Count *figures* (R117, R121)."""
        met = [figure.is_met for figure in figures]
        better = [figure.is_better for figure in figures]
        return cls(met.count(True), met.count(False), better.count(True), better.count(False))


def evaluations(site: Site) -> Iterator[Page]:
    """The departments side by side, and each of them period by period (R111, R121)."""
    found = Evaluations(site.archive)
    departments = site.archive.organisation.directory.departments
    by_department = {each.slug: found.all(each) for each in departments}
    latest = [each[-1] for each in by_department.values() if each]
    values = {
        "latest": latest,
        "measures": MEASURES,
        "by_department": by_department,
        "charts": _with_targets(_charts(latest)),
        "drawn": charts.rows,
        "years": minuted_years(site.archive),
    }
    yield Page("evaluation/index.md", "evaluation", values, frame="figures.html")
    for several in by_department.values():
        for each in several:
            trends = [*_charts(_history(found, each, several[0].span))]
            aimed = _with_targets(trends) or trends
            shown = {
                "evaluation": each,
                "evaluations": several,
                "enough": ENOUGH,
                "asked": _ASKED,
                "charts": aimed,
                "further": [chart for chart in trends if chart not in aimed],
                "drawn": charts.columns,
                "tally": Tally.of(each.figures),
            }
            yield Page(paths.evaluation(each), "evaluation-period", shown, frame="figures.html")


def _history(found: Evaluations, last: Evaluation, first: Span) -> Sequence[Evaluation]:
    """Return *last* and those before it since *first*, with those that have nothing in them."""
    spans = [last.span]
    while len(spans) < PERIODS and spans[0] > first:
        spans.insert(0, spans[0].before)
    return [found.of(last.department, span) for span in spans]


def _charts(found: Sequence[Evaluation]) -> Iterator[Chart]:
    """Yield a chart of each figure that has something to be compared with."""
    for measure in MEASURES:
        chart = _chart(measure, found)
        if len(chart.values) > 1:
            yield chart


def _with_targets(found: Iterable[Chart]) -> list[Chart]:
    """Return the charts of what the organisation set itself a target for: those matter first."""
    return [chart for chart in found if chart.target is not None]


def _chart(measure: Measure, found: Sequence[Evaluation]) -> Chart:
    points = [Point(each, each.figure(measure.indicator)) for each in found]
    target = points[-1].figure.shown_target if points else None
    bars = tuple(
        Bar(point, point.figure.shown, str(point.evaluation.span.year), _tone(point, found[-1]))
        for point in points
    )
    known = [bar.value for bar in bars if bar.value is not None]
    top = _FULL.get(measure.unit) or _most([*known, *([target] if target is not None else [])])
    return Chart(measure.indicator.value, measure.unit.value, bars, top, target)


def _tone(point: Point, last: Evaluation) -> str:
    if point.evaluation.is_running:
        return "running"
    return "now" if point.evaluation is last else "before"


def _most(values: Iterable[Decimal]) -> Decimal:
    return max([Decimal(1), *values])
