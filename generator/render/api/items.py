"""Action items and decisions, as the API has them."""

import datetime as dt
from collections.abc import Sequence
from typing import ClassVar

from pydantic import Field

from generator.archive import Action, DecisionItem
from generator.evaluation import decision_statuses
from generator.forms.core import ActionItem, Decision
from generator.render import paths
from generator.render.api.shape import File, Shape, address, latest, schema_of
from generator.render.page import Site
from generator.render.pages.actions import responsible
from generator.render.pages.decisions import decided
from generator.vocabulary import ActionStatus, DecisionStatus, Result


class AgreedAction(Shape):
    """An action item: what was agreed on, and what became of it since."""

    number: str = Field(examples=["17-1"])
    meeting: int
    agreed: ActionItem = Field(description="As the minutes have it.")
    department: str = Field(description="The department of the assignee.")
    status: ActionStatus
    due: dt.date = Field(description="The present due date.")
    due_dates: tuple[dt.date, ...] = Field(description="Every due date it ever had, in order.")
    done_on: dt.date | None
    result: Result | None = Field(description="How the organizer rated it when accepting it.")
    lesson: str
    improvement: str = Field(description="What is to be done better the next time.")
    page: str = Field(description="Seen from the root of the site.")


class TakenDecision(Shape):
    """A decision, and everything that is true of it."""

    number: str = Field(examples=["D17-2"])
    meeting: int
    decided: Decision = Field(description="As the minutes have it.")
    statuses: tuple[DecisionStatus, ...]
    superseded_by: str | None = Field(description="The number of the decision in its place.")
    page: str = Field(description="Seen from the root of the site.")


class Actions(File):
    """The action items that the meetings of a year agreed on, or all that are open."""

    name: ClassVar[str] = "actions"

    year: int | None = Field(description="None: what is open, of all years.")
    actions: tuple[AgreedAction, ...]


class Decisions(File):
    """The decisions of a year."""

    name: ClassVar[str] = "decisions"

    year: int
    decisions: tuple[TakenDecision, ...]


def actions_file(year: int | None, found: Sequence[Action], site: Site) -> tuple[str, Actions]:
    """Return the action items *found* in a *year*, or those that are open, and where."""
    of = f"actions/{year or 'open'}"
    return paths.api(of), Actions(
        schema_address=schema_of(Actions, of),
        updated=max(filter(None, map(_last_said, found)), default=None),
        year=year,
        actions=tuple(_action(each, site) for each in found),
    )


def decisions_file(year: int, found: Sequence[DecisionItem], site: Site) -> tuple[str, Decisions]:
    """Return the decisions *found* in a *year*, and where."""
    of = f"decisions/{year}"
    return paths.api(of), Decisions(
        schema_address=schema_of(Decisions, of),
        updated=latest(each.meeting.minutes_record for each in found),
        year=year,
        decisions=tuple(_decision(each, site) for each in found),
    )


def _action(found: Action, site: Site) -> AgreedAction:
    """Return *found* as it is published."""
    return AgreedAction(
        number=found.number,
        meeting=found.meeting.number,
        agreed=found.item,
        department=responsible(found, site).slug,
        status=found.status,
        due=found.due,
        due_dates=found.dates,
        done_on=found.done_on,
        result=found.result,
        lesson=found.lesson,
        improvement=found.improvement,
        page=address(paths.action(found)),
    )


def _decision(found: DecisionItem, site: Site) -> TakenDecision:
    """Return *found* as it is published."""
    archive = site.archive
    later = archive.superseded.get(found.number)
    return TakenDecision(
        number=found.number,
        meeting=found.meeting.number,
        decided=decided(found, archive),
        statuses=tuple(decision_statuses(found, archive)),
        superseded_by=later.number if later else None,
        page=address(paths.decision(found)),
    )


def _last_said(found: Action) -> dt.datetime | None:
    """Return when anything was said last of an action item: in the minutes, or by a report."""
    said = latest([found.meeting.minutes_record, found.follow_up])
    return max(filter(None, (said, *(report.at for report in found.reports))), default=None)
