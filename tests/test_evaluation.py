"""The evaluation: what is counted, for which period, beside what; and what feedback gives away."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive import Archive, within
from generator.cli.workspace import Workspace
from generator.evaluation import (
    MEASURES,
    Evaluation,
    Evaluations,
    Figure,
    Measure,
    Row,
    Span,
    Unit,
    evaluate,
)
from generator.evaluation.people import Kept
from generator.forms.core import FollowUp
from generator.records import Event, Record, save
from generator.render import Site, render
from generator.rules import rates
from generator.vocabulary import Act, Classification, Indicator, Period, Rating
from tests.copied import ROOT
from tests.naive_evaluation import Files, figures
from tests.office import FEEDBACK, MINUTES, PROGRESS, REQUEST, Office

SAMPLE = Workspace(ROOT / "data")
SPRING = Span.of(Period.QUARTER, dt.date(2026, 4, 13))
"""The period of the meeting that most tests are about."""


def held(**minutes: str) -> Office:
    """Return an office with one meeting, held on 13 April, and its minutes."""
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.file("minutes", 21, {**MINUTES, **minutes}, at="2026-04-14T10:00")
    return office


def followed(office: Office, *events: Event) -> Office:
    """Return *office* with *events* on the issue of action item 17-1."""
    opened, answers = office.at("2026-04-14T12:00"), FollowUp(action="17-1")
    office.records[40] = Record(
        issue=40, author="bot--test", filed=opened, answers=answers, events=events
    )
    return office


def said(office: Office, act: Act, by: str, at: str, **more: object) -> Event:
    return Event.model_validate({"act": act, "by": by, "at": office.at(at), **more})


def evaluated(office: Office, at: str = "2026-05-01T09:00", span: Span = SPRING) -> Evaluation:
    archive = office.archive(at)
    return evaluate(archive, archive.organisation.directory.departments[0], span)


def counted(
    office: Office, indicator: Indicator, at: str = "2026-05-01T09:00", span: Span = SPRING
) -> tuple[int, int]:
    """Return what is counted for *indicator*, and out of how many."""
    figure = evaluated(office, at, span).figure(indicator)
    return figure.n, figure.of


def all_counts(archive: Archive) -> dict[tuple[str, str], dict[str, tuple[int, int]]]:
    """Return every figure of every period, those ahead included: what, and out of how many.

    The clauses kept are not among them: what a clause asks for is not read off the records.
    """
    evaluations = Evaluations(archive)
    found = {}
    for department in archive.organisation.directory.departments:
        for span in _spans(archive, department.evaluation):
            counts = evaluations.of(department, span).figures
            named = {f.measure.indicator.value: (f.n, f.of) for f in counts if f.of}
            named.pop(Indicator.COMPLIANCE, None)
            if named:
                found[department.slug, span.slug] = named
    return found


def _spans(archive: Archive, period: Period) -> set[Span]:
    days = [meeting.date for meeting in archive.meetings]
    days += [action.due for action in archive.actions]
    days += [each.decision.due for each in archive.decisions if each.decision.due]
    return {Span.of(period, day) for day in days}


def naively(data: Path, now: dt.datetime, level: Classification) -> Mapping[object, object]:
    """Return the same, worked out from the files alone."""
    found = figures(Files(data, now, level.value))
    return {key: counts for key, counts in found.items() if counts}


@pytest.mark.parametrize("at", ["2026-05-10T09:00", "2026-09-30T09:00", "2027-01-10T00:00"])
@pytest.mark.parametrize("level", Classification)
def test_every_figure_of_the_sample_is_what_a_naive_script_finds(at, level):
    """R112, R113, R114."""
    now = SAMPLE.now(at)
    archive = SAMPLE.archive(within(SAMPLE.records(), level), now)
    counts = all_counts(archive)

    assert naively(SAMPLE.data, now, level) == counts
    assert (len(counts) > 5) == (level is not Classification.PUBLIC)


def test_every_measure_counts_something_in_the_sample():
    archive = SAMPLE.archive(SAMPLE.records(), SAMPLE.as_of(None))
    found = {name for counts in all_counts(archive).values() for name in counts}

    assert {measure.indicator.value for measure in MEASURES} - {Indicator.COMPLIANCE} == found


def busy() -> Office:
    """Return an office to which everything happens that commands can do."""
    office = Office()
    office.file("meeting-request-weekly", 17, {**REQUEST, "agenda": "- News\n- Ｐlans\n- 預算"})
    office.say(17, "/approve")
    office.say(17, "/confirm", by="cai--test", at="2026-04-08T11:00")
    office.say(17, "/reschedule 2026-04-17 10:00", by="ben--test", at="2026-04-09T10:00")
    office.say(17, "/leave ill, substitute @dan--test", by="cai--test", at="2026-04-10T10:00")
    office.say(17, "/confirm", by="ada--test", at="2026-04-16T10:00")
    office.say(17, "/invite @dan--test", by="ben--test", at="2026-04-16T11:00")
    items = "- Ask three printers; 蔡小; 2026-04-20; in writing", "- Pay; Ada; 2026-06-29; on time"
    minutes = {
        **MINUTES,
        "held": "2026-04-17",
        "started": "10:00",
        "ended": "11:25",
        "attendance": "- Ada；到会时间：10:05\n- Ben\n- 蔡小；请假；代会人：Dan",
        "discussion": "- plans; Ada; All is well\n- 预算; Ada; None left",
        "decisions": "- Print it; Ada\n- Buy it; 蔡小; 2026-04-22",
        "actions": "\n".join(items),
    }
    office.file("minutes", 21, minutes, at="2026-04-21T23:30")
    office.say(21, "/return The costs are missing.", at="2026-04-22T10:00")
    edited = {**minutes, "actions": "\n".join(items[::-1])}
    office.file("minutes", 21, edited, at="2026-04-23T10:00")
    office.say(21, "/sign", at="2026-04-24T10:00")
    office.file("progress", 23, PROGRESS, by="cai--test", at="2026-04-24T11:00")
    for issue, by in ((24, "ada--test"), (25, "ben--test"), (26, "dan--test")):
        office.file("feedback", issue, FEEDBACK, by=by, at="2026-04-25T11:00")
    followed(
        office,
        said(office, Act.BLOCKED, "cai--test", "2026-04-25T10:00", text="no paper"),
        said(office, Act.EXTEND, "cai--test", "2026-04-26T10:00", due="2026-04-24"),
        said(office, Act.REJECT, "ben--test", "2026-04-26T11:00"),
        said(office, Act.EXTEND, "cai--test", "2026-04-26T12:00", due="2026-04-28"),
        said(office, Act.EXTEND, "cai--test", "2026-04-26T13:00", due="2026-07-02"),
        said(office, Act.APPROVE, "ben--test", "2026-04-26T14:00"),
        said(office, Act.EXTEND, "ben--test", "2026-04-27T10:00", due="2026-07-01"),
        said(office, Act.DONE, "cai--test", "2026-07-01T17:00Z"),
        said(office, Act.ACCEPT, "ben--test", "2026-07-03T10:00"),
    )
    return office


@pytest.mark.parametrize("at", ["2026-04-20T09:00", "2026-05-01T09:00", "2026-08-01T09:00"])
def test_every_figure_is_what_a_naive_script_finds_after_every_command(tmp_path, at):
    office = busy()
    copytree(office.workspace.data, tmp_path / "data")
    for record in office.records.values():
        save(tmp_path / "data" / "records", record)
    counts = all_counts(office.archive(at))

    assert naively(tmp_path / "data", office.at(at), Classification.RESTRICTED) == counts
    assert {("office", "2026-q2"), ("office", "2026-q3")} == {*counts}


@pytest.mark.parametrize(
    "period, day, slug, first, last",
    [
        (Period.MONTH, "2028-02-29", "2028-m2", "2028-02-01", "2028-02-29"),
        (Period.QUARTER, "2028-02-29", "2028-q1", "2028-01-01", "2028-03-31"),
        (Period.QUARTER, "2026-03-31", "2026-q1", "2026-01-01", "2026-03-31"),
        (Period.QUARTER, "2026-04-01", "2026-q2", "2026-04-01", "2026-06-30"),
        (Period.QUARTER, "2026-12-31", "2026-q4", "2026-10-01", "2026-12-31"),
        (Period.HALF_YEAR, "2026-06-30", "2026-h1", "2026-01-01", "2026-06-30"),
        (Period.HALF_YEAR, "2026-07-01", "2026-h2", "2026-07-01", "2026-12-31"),
    ],
)
def test_a_period_is_a_month_a_quarter_or_a_half_year_of_the_calendar(
    period, day, slug, first, last
):
    """R111."""
    span = Span.of(period, dt.date.fromisoformat(day))

    assert (slug, first, last) == (span.slug, span.first.isoformat(), span.last.isoformat())


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)), st.sampled_from([*Period][1:]))
def test_periods_follow_each_other_without_a_gap(day, period):
    span = Span.of(period, day)

    assert span.first <= day <= span.last
    assert span.before.last + dt.timedelta(days=1) == span.first


@pytest.mark.parametrize(
    "date, slugs",
    [("2026-06-30", ["2026-q2"]), ("2026-07-01", ["2026-q3"])],
)
def test_a_meeting_belongs_to_the_period_of_the_day_it_was_moved_to(date, slugs):
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.say(17, f"/reschedule {date} 10:00", by="ben--test")
    archive = office.archive("2026-07-02T09:00")
    found = Evaluations(archive).all(archive.organisation.directory.departments[0])

    assert slugs == [each.span.slug for each in found if each.scope.meetings]


def test_an_action_item_belongs_to_the_period_of_its_present_due_date():
    office = held()
    asked = said(office, Act.EXTEND, "ben--test", "2026-04-17T10:00", due="2026-07-03")
    followed(office, asked)
    summer = Span.of(Period.QUARTER, dt.date(2026, 7, 1))

    assert (0, 0) == counted(office, Indicator.PUT_OFF)
    assert (74, 1) == counted(office, Indicator.PUT_OFF, span=summer)


def test_only_periods_that_have_begun_are_evaluated_and_the_running_one_says_so():
    office = held(actions="- Pay; Ada; 2026-07-20; in full")
    archive = office.archive("2026-06-30T23:59")
    department = archive.organisation.directory.departments[0]
    later = Evaluations(office.archive("2026-07-01T00:00")).all(department)

    assert [("2026-q2", True)] == [
        (each.span.slug, each.is_running) for each in Evaluations(archive).all(department)
    ]
    assert [("2026-q2", False), ("2026-q3", True)] == [
        (each.span.slug, each.is_running) for each in later
    ]


def with_settings(archive: Archive, **changed: object) -> Archive:
    """Return *archive* with other settings of the organisation."""
    organisation = archive.organisation
    settings_ = organisation.settings.model_copy(update=changed)
    return replace(archive, organisation=replace(organisation, settings=settings_))


def test_a_department_without_a_period_is_not_evaluated():
    archive = held().archive()
    organisation = archive.organisation
    office = organisation.directory.departments[0]
    never = office.model_copy(update={"evaluation": Period.NONE})
    directory = organisation.directory.model_copy(update={"departments": (never,)})
    archive = replace(archive, organisation=replace(organisation, directory=directory))

    assert () == Evaluations(archive).all(never)


@pytest.mark.parametrize("command", ["/cancel", "/reject too many meetings"])
def test_a_meeting_that_was_called_off_does_not_count(command):
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.say(17, command, at="2026-04-08T11:00")

    assert () == evaluated(office).scope.meetings


@pytest.mark.parametrize("at, n", [("2026-04-13T14:59", 0), ("2026-04-13T15:00", 1)])
def test_a_meeting_counts_as_soon_as_it_is_over(at, n):
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")

    assert n == len(evaluated(office, at).scope.meetings)


@pytest.mark.parametrize(
    "date, approved, kept",
    [
        ("2026-04-13", "2026-04-08T23:59", 1),
        ("2026-04-13", "2026-04-09T00:00", 0),
        ("2026-04-13", "2026-04-08T15:59+00:00", 1),  # a minute to midnight in Shanghai
        ("2026-04-13", "2026-04-08T16:00+00:00", 0),
        ("2026-05-07", "2026-04-29T23:59", 1),  # over the holidays of 1 May
        ("2026-05-07", "2026-04-30T00:00", 0),
        ("2026-05-11", "2026-05-07T23:59", 1),  # Saturday, 9 May, is worked
        ("2026-05-11", "2026-05-08T00:00", 0),
    ],
)
def test_notice_goes_out_with_the_approval_three_working_days_ahead(date, approved, kept):
    """R5, R43."""
    office = Office()
    office.file("meeting-request-weekly", 17, {**REQUEST, "date": date})
    office.say(17, "/approve", at=approved)

    assert (kept, 1) == counted(office, Indicator.NOTICE_IN_TIME, "2026-06-01T09:00")


def test_a_meeting_that_is_moved_is_announced_again():
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.say(17, "/reschedule 2026-04-14 10:00", by="ben--test", at="2026-04-10T10:00")

    assert (0, 1) == counted(office, Indicator.NOTICE_IN_TIME)


def test_an_emergency_is_not_held_to_the_days_of_notice():
    office = Office()
    office.file("meeting-request-weekly", 17, {**REQUEST, "emergency": "A fire"})
    office.say(17, "/approve", at="2026-04-13T10:00")

    assert (0, 0) == counted(office, Indicator.NOTICE_IN_TIME)
    assert (4, 1) == counted(office, Indicator.APPROVAL_TIME)


def test_an_important_meeting_is_approved_when_the_last_of_the_roles_has():
    office = Office()
    office.file("meeting-request-weekly", 17, {**REQUEST, "importance": "Important"})
    office.say(17, "/approve", at="2026-04-07T11:00")
    office.say(17, "/approve", by="dan--test", at="2026-04-09T11:00")

    assert (2, 1) == counted(office, Indicator.APPROVAL_TIME)


@pytest.mark.parametrize(
    "at, n", [("2026-04-13T13:59", 1), ("2026-04-13T14:00", 0), ("2026-04-13T14:01", 0)]
)
def test_participants_answer_before_the_meeting_begins(at, n):
    """R47."""
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.say(17, "/leave ill", by="cai--test", at=at)

    assert (n, 2) == counted(office, Indicator.CONFIRMED)  # Ben, who filed it, need not


REGISTERS = {
    "- Ada\n- Ben\n- 蔡小": ((3, 3), (3, 3)),
    "- Ada；迟到\n- Ben；早退\n- 蔡小；缺席": ((2, 3), (0, 2)),
    "- Ada；到会时间：14:00\n- Ben；到会时间：14:01\n- 蔡小；请假": ((2, 3), (1, 2)),
    "- Ada\n- Ben\n- 蔡小；请假；代会人：Dan": ((3, 3), (2, 2)),
}


@pytest.mark.parametrize("register", REGISTERS)
def test_who_came_and_who_was_there_all_the_time_is_in_the_register(register):
    """R69, R70, R72."""
    office = held(attendance=register)
    found = Indicator.ATTENDANCE, Indicator.PUNCTUALITY

    assert REGISTERS[register] == tuple(counted(office, each) for each in found)


@pytest.mark.parametrize("item, n", [("News", 1), ("近况", 1), ("ＮＥＷＳ", 1), ("Weather", 0)])
def test_an_agenda_item_is_covered_however_the_minutes_spell_it(item, n):
    """R85."""
    assert (n, 1) == counted(held(discussion=f"- {item}; Ada; Fine"), Indicator.AGENDA_COVERED)


@pytest.mark.parametrize(
    "started, ended, kept, over", [("14:00", "15:00", 1, 0), ("14:10", "15:11", 0, 1)]
)
def test_the_length_of_a_meeting_is_compared_with_the_plan(started, ended, kept, over):
    """R4, R95."""
    office = held(started=started, ended=ended)

    assert (kept, 1) == counted(office, Indicator.LENGTH_KEPT)
    assert (over, 1) == counted(office, Indicator.OVERRUN)


@pytest.mark.parametrize(
    "filed, in_time, days",
    [
        ("2026-04-13T16:00", 1, 0),
        ("2026-04-15T23:59", 1, 2),
        ("2026-04-16T00:00", 0, 3),
        ("2026-04-15T15:59+00:00", 1, 2),
        ("2026-04-15T16:00+00:00", 0, 3),
    ],
)
def test_minutes_are_due_two_working_days_after_the_meeting(filed, in_time, days):
    """R5, R89."""
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.file("minutes", 21, MINUTES, at=filed)

    assert (in_time, 1) == counted(office, Indicator.MINUTES_IN_TIME)
    assert (days, 1) == counted(office, Indicator.MINUTES_TIME)


@pytest.mark.parametrize("at, of", [("2026-04-15T23:59", 0), ("2026-04-16T00:00", 1)])
def test_minutes_that_are_owed_count_once_their_time_is_over(at, of):
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")

    assert (0, of) == counted(office, Indicator.MINUTES_IN_TIME, at)
    assert [of] == [person.minutes.of for person in evaluated(office, at).people]


def test_the_time_to_sign_runs_anew_from_every_change():
    """R90, R92."""
    office = held()
    office.say(21, "/sign", at="2026-04-16T10:00")

    assert (2, 1) == counted(office, Indicator.SIGNING_TIME)

    office.file("minutes", 21, {**MINUTES, "ended": "14:55"}, at="2026-04-17T10:00")

    assert (0, 0) == counted(office, Indicator.SIGNING_TIME)

    office.say(21, "/sign", at="2026-04-20T10:00")

    assert (1, 1) == counted(office, Indicator.SIGNING_TIME)


@pytest.mark.parametrize(
    "done, at, expected",
    [
        (None, "2026-04-20T23:59", (0, 0)),
        (None, "2026-04-21T00:00", (0, 1)),
        ("2026-04-20T23:59", "2026-04-21T00:00", (1, 1)),
        ("2026-04-20T15:59+00:00", "2026-04-21T00:00", (1, 1)),
        ("2026-04-20T16:00+00:00", "2026-04-22T00:00", (0, 1)),
    ],
)
def test_an_action_item_is_done_on_its_due_date_at_the_latest(done, at, expected):
    """R103."""
    office = held()
    if done:
        followed(office, said(office, Act.DONE, "cai--test", done))

    assert expected == counted(office, Indicator.ACTIONS_IN_TIME, at)


def test_what_was_returned_is_done_when_it_is_reported_done_again():
    office = held()
    followed(
        office,
        said(office, Act.DONE, "cai--test", "2026-04-17T10:00"),
        said(office, Act.RETURN, "ben--test", "2026-04-18T10:00"),
        said(office, Act.DONE, "cai--test", "2026-04-21T10:00"),
    )

    assert (0, 1) == counted(office, Indicator.ACTIONS_IN_TIME)
    assert (1, 1) == counted(office, Indicator.DECISIONS_CARRIED_OUT)


DECIDED = {
    "- Print it; Ada": (0, 1),  # all action items: one is open
    "- Print it; 蔡小": (1, 1),  # hers alone
    "- Print it; 蔡小; 2026-05-01": (0, 0),  # there is time until the end of today
    "- Print it; 蔡小; 2026-04-30\n- Bind it; Ben": (1, 2),
}


@pytest.mark.parametrize("decisions", DECIDED)
def test_a_decision_is_carried_out_by_the_action_items_of_its_assignee(decisions):
    """R100, R112, R113, R120."""
    actions = "- Ask; 蔡小; 2026-04-20; in writing\n- Pay; Ben; 2026-04-21; in full"
    office = held(decisions=decisions, actions=actions)
    followed(office, said(office, Act.DONE, "cai--test", "2026-04-30T10:00"))

    assert DECIDED[decisions] == counted(office, Indicator.DECISIONS_CARRIED_OUT)


def test_a_decision_of_a_meeting_without_action_items_is_not_judged():
    assert (0, 0) == counted(held(actions=""), Indicator.DECISIONS_CARRIED_OUT)


def test_obstacles_are_counted_and_listed_in_the_words_of_who_met_them():
    """R120."""
    office = held()
    blocked = {"progress": "Blocked", "report": "No", "obstacles": "No paper left"}
    office.file("progress", 23, {**PROGRESS, **blocked}, by="cai--test", at="2026-04-16T10:00")

    assert (1, 1) == counted(office, Indicator.OBSTACLES)
    assert ["No paper left"] == [text for _, text in evaluated(office).obstacles]


def test_improvement_measures_are_action_items_of_their_own_kind():
    """R118, R122."""
    actions = (
        "- Ask; 蔡小; 2026-04-20; in writing\n- Start earlier; Ada; 2026-05-04; on time; 改进措施"
    )
    (found,) = evaluated(held(actions=actions)).improvements

    assert "17-2" == found.number


def test_what_is_told_person_by_person_adds_up_to_the_figures_of_the_department():
    """R123."""
    evaluations = Evaluations(SAMPLE.archive(SAMPLE.records(), SAMPLE.as_of(None)))
    departments = SAMPLE.organisation.directory.departments
    for each in (each for department in departments for each in evaluations.all(department)):
        told = {
            Indicator.ACTIONS_IN_TIME: [person.actions for person in each.people],
            Indicator.MINUTES_IN_TIME: [person.minutes for person in each.people],
            Indicator.COMPLIANCE: [person.clauses for person in each.people],
        }
        for indicator, kept in told.items():
            found = each.figure(indicator)

            assert (found.n, found.of) == (sum(k.n for k in kept), sum(k.of for k in kept))


def test_whoever_owes_something_is_told_by_how_much_of_it_they_kept():
    """R123."""
    office = held()
    followed(office, said(office, Act.DONE, "cai--test", "2026-04-21T10:00"))
    kept = {p.login: (p.actions, p.minutes) for p in evaluated(office).people}

    assert {"ben--test": (Kept(), Kept(1, 1)), "cai--test": (Kept(0, 1), Kept())} == kept


def test_the_clauses_that_were_kept_are_those_that_the_regulation_counts():
    archive = SAMPLE.archive(SAMPLE.records(), SAMPLE.now("2027-01-10T09:00"))
    evaluations, regulations = Evaluations(archive), archive.organisation.regulations.values()
    for department in archive.organisation.directory.departments:
        found = [e.figure(Indicator.COMPLIANCE) for e in evaluations.all(department)]
        own = [each for each in regulations if each.department == department.slug]
        counts = [rate for each in own for rate in rates(each, archive)]

        assert sum(rate.passed for rate in counts) == sum(figure.n for figure in found)
        assert sum(rate.n for rate in counts) == sum(figure.of for figure in found)


def figure(
    n: int, of: int, target: float | None = None, unit: Unit = Unit.SHARE, less: str = ""
) -> Figure:
    """Return a figure of *n* in *of*; with *less*, one of which less is better."""
    measure = Measure(Indicator.ATTENDANCE, unit, "", lambda _: iter(()), less_is_better=bool(less))
    meeting = held().archive().meetings[0]
    return Figure(measure, (Row(meeting, n, of),) if of else (), target)


@pytest.mark.parametrize(
    "found, shown, met",
    [
        (figure(9, 10, 0.9), "90", True),
        (figure(8999, 10000, 0.9), "89.9", False),
        (figure(2, 3, 0.9), "66.6", False),
        (figure(2999, 3000, 1.0), "99.9", False),
        (figure(0, 0, 0.9), None, None),
        (figure(9, 10), "90", None),
        (figure(12, 3, 4.0, Unit.RATING), "4", True),
        (figure(11, 3, 3.67, Unit.RATING), "3.66", False),
        (figure(6, 4, 1.5, Unit.WORKING_DAYS, "less"), "1.5", True),
        (figure(31, 20, 1.5, Unit.WORKING_DAYS, "less"), "1.6", False),
        (figure(7, 20, 7, Unit.COUNT, "less"), "7", True),
    ],
)
def test_a_value_never_looks_better_than_it_is(found, shown, met):
    assert (None if shown is None else Decimal(shown)) == found.shown
    assert met is found.is_met


@given(st.integers(0, 50), st.integers(1, 50), st.decimals(0, 1, places=2))
def test_a_target_that_seems_to_be_met_is(n, of, target):
    """R117."""
    found = replace(figure(n, of), target=float(target))

    assert found.shown is not None
    assert (found.shown >= target * 100) <= bool(found.is_met)
    assert bool(found.is_met) is (Fraction(n, of) >= Fraction(target))


@pytest.mark.parametrize(
    "before, now, less, change, better",
    [
        ((1, 2), (3, 4), "", "25", True),
        ((3, 4), (1, 2), "", "-25", False),
        ((1, 2), (1, 2), "", "0", None),
        ((1, 2), (3, 4), "less", "25", False),
        ((3, 4), (1, 2), "less", "-25", True),
        ((0, 0), (1, 2), "", None, None),
        ((1, 2), (0, 0), "", None, None),
    ],
)
def test_a_figure_is_compared_with_the_period_before(before, now, less, change, better):
    """R121."""
    (n, of), (n_before, of_before) = now, before
    found = replace(figure(n, of, less=less), before=figure(n_before, of_before, less=less))

    assert (None if change is None else Decimal(change)) == found.change
    assert better is found.is_better


def test_the_period_before_is_the_one_that_ended_the_day_before():
    evaluations = Evaluations(SAMPLE.archive(SAMPLE.records(), SAMPLE.as_of(None)))
    spring, summer = evaluations.all(SAMPLE.organisation.directory.departments[0])

    assert ("2026-q2", "2026-q3") == (spring.span.slug, summer.span.slug)
    for before, now in zip(spring.figures, summer.figures, strict=True):
        assert now.before == replace(before, before=None)
        assert before.before is not None
        assert before.before.value is None


def test_the_targets_of_the_settings_are_those_of_the_evaluation():
    """R117."""
    archive = SAMPLE.archive(SAMPLE.records(), SAMPLE.as_of(None))
    department = archive.organisation.directory.departments[0]
    written = tomllib.loads((ROOT / "data" / "settings.toml").read_text("utf-8"))["targets"]
    latest = Evaluations(archive).all(department)[-1]
    found = {f.measure.indicator.value: f.target for f in latest.figures if f.target}

    assert {**written, Indicator.COHESION: None} == {**found, Indicator.COHESION: None}


def asked(*marks: str, comment: str = "") -> Office:
    """Return an office in which so many answered about each of two meetings."""
    office = held()
    office.file(
        "meeting-request-weekly",
        18,
        {**REQUEST, "date": "2026-07-06", "topic": "Summer"},
        at="2026-06-22T10:00",
    )
    office.say(18, "/approve", at="2026-06-22T11:00")
    minutes = {**MINUTES, "meeting": "18", "held": "2026-07-06"}
    office.file("minutes", 22, minutes, at="2026-07-07T10:00")
    logins = ("ada--test", "ben--test", "cai--test", "dan--test")
    office.say(17, "/invite Dan", by="ben--test", at="2026-04-08T12:00")
    office.say(18, "/invite Dan", by="ben--test", at="2026-06-22T12:00")
    for meeting in (17, 18):
        for place, mark in enumerate(marks):
            answers = {
                **FEEDBACK,
                **dict.fromkeys(("satisfaction", "relevance", "efficiency", "discipline"), mark),
                "meeting": str(meeting),
                "comment": comment,
            }
            office.file(
                "feedback", meeting * 10 + place, answers, by=logins[place], at="2026-07-08T10:00"
            )
    return office


MARKS = st.sampled_from([rating.wording.text("en") for rating in Rating])
RATED = (Indicator.SATISFACTION, Indicator.RELEVANCE, Indicator.EFFICIENCY, Indicator.DISCIPLINE)


@settings(max_examples=10, deadline=None)
@given(st.lists(MARKS, min_size=1, max_size=2))
def test_one_or_two_answers_leave_no_trace_on_the_site(marks):
    other = ["3 - fair"] * len(marks)

    assert asked(*other).pages(at="2026-10-10T09:00") == asked(
        *marks, comment="Who is this?"
    ).pages(at="2026-10-10T09:00")


@pytest.mark.parametrize("n, answers", [(1, 0), (2, 0), (3, 3), (4, 4)])
def test_feedback_is_published_from_three_answers_on(n, answers):
    """R80, R112, R113, R115, R119."""
    office = asked(*["4 - good"] * n)
    found = [evaluated(office, "2026-10-10T09:00").figure(each).of for each in RATED]

    assert [answers] * 4 == found


def test_few_answers_about_one_meeting_do_not_join_those_about_another():
    """The difference between the page of a meeting and the department's tells of nobody."""
    office = asked(*["5 - very good"] * 3)
    lone = {**FEEDBACK, "meeting": "19", "satisfaction": "1 - very poor"}
    request = {**REQUEST, "date": "2026-04-20", "topic": "Third"}
    office.file("meeting-request-weekly", 19, request)
    office.say(19, "/approve")
    before = [evaluated(office, "2026-10-10T09:00").figure(each) for each in RATED]
    office.file("feedback", 300, lone, by="cai--test", at="2026-04-21T10:00")
    after = [evaluated(office, "2026-10-10T09:00").figure(each) for each in RATED]

    assert before == after


def test_what_a_period_says_of_feedback_the_pages_of_its_meetings_say_already():
    """So no two figures, of whatever periods, departments or editions, give away an answer."""
    archive = SAMPLE.archive(SAMPLE.records(), SAMPLE.as_of(None))
    evaluations = Evaluations(archive)
    rows = [
        row
        for department in archive.organisation.directory.departments
        for each in evaluations.all(department)
        for indicator in RATED
        for row in each.figure(indicator).rows
    ]

    assert rows
    assert [] == [row for row in rows if row.of < 3]


def test_how_many_answered_is_told_of_those_who_were_invited():
    """R116."""
    office = held()
    office.file("feedback", 24, FEEDBACK, by="cai--test", at="2026-04-16T11:00")
    office.file("feedback", 25, FEEDBACK, by="dan--test", at="2026-04-16T11:00")

    assert (1, 3) == counted(office, Indicator.FEEDBACK_GIVEN)


def test_an_edition_counts_nothing_that_it_does_not_show():
    office = held()
    restricted = {**REQUEST, "classification": "Restricted", "topic": "Secret"}
    office.file("meeting-request-weekly", 18, restricted)
    office.say(18, "/approve")
    kept = within(office.records, Classification.INTERNAL)
    shown = office.workspace.archive(kept, office.at("2026-05-01T09:00"))
    found = evaluate(shown, shown.organisation.directory.departments[0], SPRING)

    assert 2 == len(evaluated(office).scope.meetings)
    assert [17] == [meeting.number for meeting in found.scope.meetings]


def site(archive: Archive, language: str = "en") -> dict[str, str]:
    return render(Site(archive, Office().workspace.forms, language))


def test_every_value_leads_to_the_rows_it_is_made_of():
    pages = held().pages()
    page, index = pages["evaluation/office-2026-q2.md"], pages["evaluation/index.md"]

    for measure in MEASURES:
        anchor = f"#rows-{measure.indicator}"
        assert f"(office-2026-q2.md{anchor})" in page
        assert f"(office-2026-q2.md{anchor})" in index
        assert f'<span id="{anchor[1:]}" class="mb-place"></span>' in page
        assert measure.definition in page
        assert measure.requirements
        for each in measure.requirements:
            assert f"[{each}](../guides/en/requirements.md#{each})" in page


def test_met_and_missed_targets_are_told_in_word_and_shape():
    targets = {Indicator.ATTENDANCE: 1.0, Indicator.MINUTES_TIME: 0.5}
    page = site(with_settings(held().archive(), targets=targets))["evaluation/office-2026-q2.md"]

    assert 1 == page.count('<span class="mb-status mb-status--met">met</span>')
    assert 1 == page.count('<span class="mb-status mb-status--failed">not met</span>')


def test_a_running_period_says_that_its_figures_will_change():
    office = held()
    notice = "This period is still running"

    assert notice in office.pages(at="2026-06-30T09:00")["evaluation/office-2026-q2.md"]
    assert notice not in office.pages(at="2026-07-01T09:00")["evaluation/office-2026-q2.md"]


def test_where_nothing_was_held_there_is_nothing_to_evaluate():
    pages = Office().pages()

    assert ["evaluation/index.md"] == [path for path in pages if path.startswith("evaluation/")]
    assert "There is nothing to evaluate yet." in pages["evaluation/index.md"]
