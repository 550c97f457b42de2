"""The home page: what is next, whose turn it is, what is new, and how things are going."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.archive import Archive, Meeting
from generator.archive.steps import steps_of_minutes, steps_of_request
from generator.evaluation import Evaluation, Evaluations, Measure
from generator.forms.core import Feedback, MeetingRequest, Minutes, ProgressReport
from generator.forms.form import Form
from generator.render import paths
from generator.render.page import Page, Site
from generator.render.pages.planned import Planned, planned_until
from generator.vocabulary import ActionStatus, Stage

SOON = dt.timedelta(days=14)
"""How far ahead the home page looks, to the end of the day."""

SHOWN = 5
"""How many of a kind it shows; of more, it says how many there are."""

FILED = (MeetingRequest, Minutes, ProgressReport, Feedback)
"""What most people come to file."""


@dataclass(frozen=True)
class Turn:
    """A *meeting* that waits for what *logins* have to do next."""

    meeting: Meeting
    logins: tuple[str, ...]


def home(site: Site) -> Iterator[Page]:
    """What is next, late and new (R99), and the running figures of the departments (R117)."""
    archive = site.archive
    now = archive.now
    signed = _at(archive.meetings, Stage.SIGNED)[::-1]
    until = now.date() + SOON
    coming = [m for m in archive.meetings if now <= m.ends and m.date <= until]
    announced = _at(coming, Stage.APPROVED)
    ahead: list[Meeting | Planned] = [*_at(coming, Stage.APPROVED, Stage.REQUESTED)]
    ahead += planned_until(archive, until)
    evaluations = [each for each in _latest(archive) if each.figures]
    values = {
        "filed": [(form, _place(form, site)) for form in FILED],
        "coming": sorted(ahead, key=lambda each: each.starts),
        "overdue": [a for a in archive.actions if a.status is ActionStatus.OVERDUE],
        "owed": _turns(_at(archive.meetings, Stage.HELD), archive),
        "unsigned": _turns(
            _at(archive.meetings, Stage.MINUTED, Stage.REVISED, Stage.RETURNED), archive
        ),
        "awaiting": _turns(_at(archive.meetings, Stage.REQUESTED), archive),
        "silent": [turn for turn in _turns(announced, archive) if turn.logins],
        "signed": signed[:SHOWN],
        "decisions": archive.decisions[: -SHOWN - 1 : -1],
        "news": [m for m in signed if m.minutes and m.minutes.news][:SHOWN],
        "shown": SHOWN,
        "evaluations": evaluations,
        "measures": [*_with_targets(evaluations)],
    }
    yield Page("index.md", "home", values, frame="wide.html")


def _place(form: type[Form], site: Site) -> str:
    """Return where *form* is filled in: of one for each meeting type, where they are listed."""
    found = [each for each in site.forms.values() if each.family == form.family]
    return paths.form(found[0]) if len(found) == 1 else paths.forms()


def _at(meetings: Iterable[Meeting], *stages: Stage) -> list[Meeting]:
    return [meeting for meeting in meetings if meeting.stage in stages]


def _turns(meetings: Iterable[Meeting], archive: Archive) -> list[Turn]:
    return [Turn(meeting, _next(meeting, archive)) for meeting in meetings]


def _next(meeting: Meeting, archive: Archive) -> tuple[str, ...]:
    steps = steps_of_minutes if meeting.minutes else steps_of_request
    return tuple(dict.fromkeys(login for s in steps(meeting, archive) for login in s.logins))


def _latest(archive: Archive) -> Iterator[Evaluation]:
    """Yield the evaluation of each department for the last period that has something in it."""
    found = Evaluations(archive)
    for department in archive.organisation.directory.departments:
        yield from found.all(department)[-1:]


def _with_targets(evaluations: Iterable[Evaluation]) -> Iterator[Measure]:
    """Yield what the organisation has set itself a target for, in the order of the measures."""
    for evaluation in [*evaluations][:1]:
        for figure in evaluation.figures:
            if figure.target is not None:
                yield figure.measure
