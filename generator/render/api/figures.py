"""The evaluation of the departments, as the API has it."""

import datetime as dt
from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from generator.archive import Archive
from generator.evaluation import Evaluation, Evaluations, Figure, Unit
from generator.render import paths
from generator.render.api.shape import File, Shape, address, latest, schema_of
from generator.vocabulary import Indicator


class FigureEntry(Shape):
    """A figure as pages show it: shares in percent, rounded to the worse."""

    indicator: Indicator
    unit: Unit
    value: float | None = Field(description="None: there was nothing to count.")
    n: int = Field(description="What was counted, together.")
    of: int = Field(description="Out of how many, or over how many.")
    asked: int = Field(description="How many might have given feedback; 0 for other figures.")
    target: float | None
    is_met: bool | None = Field(description="None: there is no target, or no value.")
    before: float | None = Field(description="The value of the period before.")


class EvaluationEntry(Shape):
    """The evaluation of a department over one period."""

    department: str
    period: str = Field(examples=["2026-q3"])
    first: dt.date
    last: dt.date
    is_running: bool = Field(description="The period is not over: its figures will change.")
    figures: tuple[FigureEntry, ...]
    page: str = Field(description="Seen from the root of the site.")


class EvaluationFile(File):
    """Every evaluation: department by department, period by period."""

    name: ClassVar[str] = "evaluation"

    evaluations: tuple[EvaluationEntry, ...]


def evaluation_file(archive: Archive) -> tuple[str, EvaluationFile]:
    """Return every evaluation, and where."""
    of, found = "evaluation", Evaluations(archive)
    departments = archive.organisation.directory.departments
    return paths.api(of), EvaluationFile(
        schema_address=schema_of(EvaluationFile, of),
        updated=latest(archive.records.values()),
        evaluations=tuple(_evaluation(one) for each in departments for one in found.all(each)),
    )


def _evaluation(found: Evaluation) -> EvaluationEntry:
    return EvaluationEntry(
        department=found.department.slug,
        period=found.span.slug,
        first=found.span.first,
        last=found.span.last,
        is_running=found.is_running,
        figures=tuple(map(_figure, found.figures)),
        page=address(paths.evaluation(found)),
    )


def _figure(found: Figure) -> FigureEntry:
    return FigureEntry(
        indicator=found.measure.indicator,
        unit=found.measure.unit,
        value=_number(found.shown),
        n=found.n,
        of=found.of,
        asked=found.asked,
        target=_number(found.shown_target),
        is_met=found.is_met,
        before=_number(found.before.shown) if found.before else None,
    )


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
