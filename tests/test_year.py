"""A year of a company: 600 meetings of people who are late, forgetful, rude and contradictory.

What is filed and said goes through the real code, day by day. In the end every number of the
evaluation is worked out once more from the files alone; and the year is lived through again with
daily runs that were skipped, done twice, late, or cut off.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from shutil import copytree
from typing import TypeAlias

import pytest

from generator.archive import Archive, within
from generator.evaluation import MEASURES, Evaluation, Evaluations, Span
from generator.forms.core import Feedback
from generator.records import as_they_stood, save
from generator.vocabulary import Act, Classification, Period, ReminderKind, Stage
from tests.naive_evaluation import Files
from tests.naive_report import Owed, Shown, people, report
from tests.year.company import Company
from tests.year.runs import Lives, Said, Year, daily, disturbed, live_through
from tests.year.year import FIRST, LAST, MEETINGS, played

MOMENTS = ("2026-05-20T12:00", "2026-12-31T23:00", "2027-03-01T09:00")
"""In the middle, at the end, and when everything is over."""


@pytest.fixture(scope="module")
def company() -> Company:
    return played()


# What the year shows


def test_there_are_as_many_meetings_as_a_company_of_four_departments_has(company):
    archive = company.archive("2027-01-01T00:00")
    departments = Counter(meeting.department.slug for meeting in archive.meetings)

    assert MEETINGS <= len(archive.meetings)
    assert 4 == len(departments)
    assert 30 < min(departments.values())


def test_everything_happens_that_can_happen_to_a_filing(company):
    assert {*Act} == {*company.acts}


def test_meetings_come_to_every_stage(company):
    moments = (company.at(f"2026-{month:02d}-15T12:00") for month in range(1, 13))
    seen = {m.stage for archive in company.archives(moments) for m in archive.meetings}

    assert {*Stage} == seen | company.stages


def test_everything_is_measured_and_feedback_is_scarce_at_times(company):
    archive = company.archive("2027-01-01T00:00")
    measured = {name for each in numbers(archive).values() for name in each}
    answers = Counter(
        record.answers.meeting
        for record in archive.records.values()
        if isinstance(record.answers, Feedback)
    )

    assert {measure.indicator.value for measure in MEASURES} == measured
    assert {1, 2, 3} <= {*answers.values()}


def test_records_as_they_stood_are_those_that_there_were(company):
    last = company.records
    months = [company.at(f"2026-{month:02d}-01T00:00") for month in range(2, 13)]
    gone = {issue for _, issue, record in company.log if record is None}
    for at, archive in zip(months, company.archives(months), strict=True):
        there = {n: record for n, record in archive.records.items() if n not in gone}

        assert there == as_they_stood(last, at)


# The evaluation


@pytest.fixture(scope="module")
def files(company, tmp_path_factory) -> Path:
    """The records as JSON, and the organisation as TOML: all that the naive script knows."""
    data: Path = copytree(company.workspace.data, tmp_path_factory.mktemp("year") / "data")
    for record in company.records.values():
        save(data / "records", record)
    return data


def evaluations(archive: Archive) -> dict[tuple[str, str], Evaluation]:
    """Return the evaluation of every department and period there is, those ahead included."""
    found = Evaluations(archive)
    return {
        (department.slug, span.slug): found.of(department, span)
        for department in archive.organisation.directory.departments
        for span in _spans(archive, department.evaluation)
    }


def _spans(archive: Archive, period: Period) -> set[Span]:
    days = [meeting.date for meeting in archive.meetings]
    days += [action.due for action in archive.actions]
    days += [each.decision.due for each in archive.decisions if each.decision.due]
    return {Span.of(period, day) for day in days}


def numbers(archive: Archive) -> dict[tuple[str, str], dict[str, Shown]]:
    """Return every number of every figure: what, of how many, its value, and the difference."""
    found = {
        key: {
            figure.measure.indicator.value: (figure.n, figure.of, figure.shown, figure.change)
            for figure in evaluation.figures
            if figure.of and figure.shown is not None
        }
        for key, evaluation in evaluations(archive).items()
    }
    return {key: each for key, each in found.items() if each}


def appraised(archive: Archive) -> dict[tuple[str, str], dict[str, Owed]]:
    """Return who kept what they owed."""
    found = {
        key: {
            each.login: tuple((k.n, k.of) for k in (each.actions, each.minutes, each.clauses))
            for each in evaluation.people
        }
        for key, evaluation in evaluations(archive).items()
    }
    return {key: each for key, each in found.items() if each}


@pytest.mark.parametrize("at", MOMENTS)
def test_every_number_of_the_year_is_what_a_naive_script_finds(company, files, at):
    """R111, R112, R113, R121: every indicator, department and period, beside the one before.

    The records are those of the year's end, whatever the moment: only the clock differs.
    """
    now = company.at(at)
    archive = company.workspace.archive(company.records, now)

    assert report(Files(files, now)) == numbers(archive)


@pytest.mark.parametrize("level", [Classification.PUBLIC, Classification.INTERNAL])
def test_readers_of_an_edition_get_the_numbers_of_what_they_may_read(company, files, level):
    """R83."""
    now = company.at(MOMENTS[1])
    archive = company.workspace.archive(within(company.records, level), now)

    assert report(Files(files, now, level.value)) == numbers(archive)


def test_who_kept_what_they_owed_is_what_a_naive_script_finds(company, files):
    """R123."""
    now = company.at(MOMENTS[1])
    archive = company.workspace.archive(company.records, now)

    assert people(Files(files, now)) == appraised(archive)


# The daily run

DAYS = [dt.datetime.combine(FIRST, dt.time(7, 23)) + dt.timedelta(n) for n in range(364)]


@dataclass(frozen=True)
class Lived:
    """The year with a run a day, the same year with runs that went wrong, and what was owed."""

    daily: Year
    disturbed: tuple[Year, ...]
    lives: Lives


@pytest.fixture(scope="module")
def lived(company) -> Lived:
    zone = company.workspace.organisation.settings.zone
    days = [day.replace(tzinfo=zone) for day in DAYS]
    usual, others = Year(daily(days)), tuple(Year(disturbed(days, seed)) for seed in (1, 2))
    return Lived(usual, others, live_through(company, (usual, *others)))


Words: TypeAlias = tuple[str, int | None, str, str, str]
"""What reminders are compared by: kind, issue, person, and what it is about: thing and date."""


def words(said: Iterable[Said]) -> Counter[Words]:
    return Counter(
        (r.kind.value, r.issue, login, r.thing, r.about.isoformat())
        for r in (each.reminder for each in said)
        for login in r.to
    )


def test_the_year_has_every_kind_of_reminder(lived):
    assert {*ReminderKind} == {said.reminder.kind for said in lived.daily.said.values()}
    assert LAST == DAYS[-1].date()


def test_the_runs_go_wrong_in_every_way(lived):
    for year in lived.disturbed:
        times = [run.at for run in year.runs]
        gaps = [(after - before).days for before, after in pairwise(times)]

        assert max(gaps) > 5
        assert len({*times}) < len(times)
        assert any(run.comments for run in year.runs)
        assert {*times} - {run.at for run in lived.daily.runs}


def test_every_run_says_what_is_owed_and_was_not_said_by_an_earlier_one(lived):
    """Whatever became of the runs before: no window is too short, no bookmark too far.

    What a run has to say is all that fell due since the beginning, is still owed, is not overtaken
    by something stronger, and was said by no run before, to those whom it concerns at that moment.
    """
    for year in (lived.daily, *lived.disturbed):
        expected = {key: (said.at, said.reminder.to) for key, said in year.expected.items()}

        assert expected == {key: (said.at, said.reminder.to) for key, said in year.said.items()}


def test_nobody_is_told_anything_twice(lived):
    for year in (lived.daily, *lived.disturbed):
        assert {1} == {*words(year.said.values()).values()}


def test_the_same_is_said_whichever_runs_there_were_while_it_was_owed(lived):
    """What is said depends on nothing but whether there was a run at all.

    A reminder lives from when it falls due until it is settled, or something stronger about the
    same thing falls due. If a run that is not cut off falls into its life, it is said, once, and to
    the people of the first run in its life. If none does, nobody is told: it would be of no use.
    Where the first run of both years in its life is the same, so is every word.
    """
    usual = lived.daily.said
    for year in lived.disturbed:
        whole = {run.at for run in year.runs if run.comments is None}
        every = {run.at for run in year.runs}
        needed = {key for key, life in lived.lives.items() if life & whole}
        possible = {key for key, life in lived.lives.items() if life & every}
        alike = {key for key in {*usual} & {*year.said} if usual[key].at == year.said[key].at}

        assert needed <= {*year.said} <= possible
        assert words(usual[key] for key in alike) == words(year.said[key] for key in alike)
        assert len(alike) > 500
