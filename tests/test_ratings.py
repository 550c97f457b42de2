"""What heads and people say of meetings: ratings and interviews, and the evaluation of them."""

import json

import pytest

from generator.archive import within
from generator.evaluation import Evaluation, Evaluations
from generator.forms.core import HeadsRating
from generator.forms.kinds import MARK
from generator.records import fingerprint, read_record, write_record
from generator.vocabulary import Classification, Indicator
from tests.fair_office import BEFORE, FairOffice
from tests.office import FEEDBACK, INTERVIEW, MINUTES, RATING, REQUEST, Office, problems

FILED = "2026-04-20T10:00"
PAGE = "evaluation/office-2026-q2.md"


def rated(*filings: tuple[str, str, str]) -> Office:
    """Return an office with ratings, each with issue number, author, and the mark for cohesion."""
    office = Office()
    for issue, by, mark in filings:
        office.file("rating", int(issue), {**RATING, "cohesion": mark}, by=by, at=FILED)
    return office


def evaluated(office: Office) -> tuple[Evaluation, ...]:
    archive = office.archive()
    return Evaluations(archive).all(archive.organisation.directory.departments[0])


def marks(office: Office) -> list[tuple[int, int]]:
    found = (each.figure(Indicator.HEADS_RATING) for each in evaluated(office))
    return [(figure.n, figure.of) for figure in found]


def test_the_head_rates_a_period_in_five_ways():
    """R112, R113, R114."""
    office = rated(("30", "ada--test", "5 - very good"))

    assert [(18, 5)] == marks(office)
    assert 5 == sum(each.kind == MARK for each in HeadsRating.questions())


def test_of_each_who_rates_a_period_the_last_rating_counts():
    """R114."""
    office = rated(
        ("30", "ada--test", "5 - very good"),
        ("31", "dan--test", "1 - very poor"),
        ("32", "ada--test", "3 - fair"),
    )

    assert [(14 + 16, 10)] == marks(office)


@pytest.mark.parametrize("day, slug", [("2026-03-31", "2026-q1"), ("2026-04-01", "2026-q2")])
@pytest.mark.parametrize("form", ["rating", "interview"])
def test_what_is_filed_belongs_to_the_period_of_the_day_it_names(form, day, slug):
    """R111, R114, R115."""
    office = Office()
    answers = {**(RATING if form == "rating" else INTERVIEW), "day": day}
    office.file(form, 30, answers, by="ada--test", at=FILED)
    (found,) = evaluated(office)

    assert (slug, [30]) == (found.span.slug, [record.issue for record in found.filings])


@pytest.mark.parametrize(
    "by, refused", [("ada--test", []), ("dan--test", []), ("ben--test", ["department"])]
)
def test_nobody_rates_but_the_head_of_the_department_and_executives(by, refused):
    """R114."""
    effects = Office().file("rating", 30, RATING, by=by, at=FILED)

    assert refused == [problem.field_id for problem in problems(effects)]


@pytest.mark.parametrize("at, refused", [("2026-04-16T23:59", ["day"]), ("2026-04-17T00:00", [])])
@pytest.mark.parametrize("form", ["rating", "interview"])
def test_nothing_is_said_of_a_day_ahead(form, at, refused):
    answers = RATING if form == "rating" else INTERVIEW
    effects = Office().file(form, 30, answers, by="ada--test", at=at)

    assert refused == [problem.field_id for problem in problems(effects)]


def test_the_evaluation_names_who_rated_and_shows_what_people_said():
    """R114, R115."""
    office = rated(("30", "ada--test", "5 - very good"))
    office.file("interview", 31, INTERVIEW, at=FILED)
    page = office.pages()[PAGE]

    assert "### [Rating by the head 30](../filings/rating/30.md)" in page
    assert "Filed by [Ada](../people/ada--test.md)" in page
    assert "| Team cohesion | 5 - very good |" in page
    assert "### [Interview notes 31](../filings/interview/31.md)" in page
    assert "| Number of people | 5 |" in page
    assert "Papers come too late." in page


def test_a_period_without_ratings_and_interviews_says_so():
    office = Office()
    office.fill()

    page = office.pages()[PAGE]

    assert "No rating by the head and no interview was filed" in page
    assert (
        "[Rating by the head](../forms/rating.md) · [Interview notes](../forms/interview.md)"
        in page
    )


@pytest.mark.parametrize(
    "classification, level, kept",
    [
        ("Restricted", Classification.INTERNAL, [30]),
        ("Internal", Classification.INTERNAL, [30, 31]),
        ("Internal", Classification.PUBLIC, []),
        ("Public", Classification.PUBLIC, [31]),
    ],
)
def test_what_somebody_said_alone_can_be_kept_from_others(classification, level, kept):
    """An interview says how secret it is; a rating is for those inside."""
    office = rated(("30", "ada--test", "5 - very good"))
    answers = {**INTERVIEW, "classification": classification}
    office.file("interview", 31, answers, at=FILED)

    assert kept == sorted(within(office.records, level))


@pytest.mark.parametrize("form, field", [("minutes", "aims"), ("feedback", "cohesion")])
def test_a_record_from_before_a_field_stays_as_it_was(form, field):
    """What was signed stays signed, and filing it again is no edit (R112, R113)."""
    office = Office()
    office.fill()
    issue = {"minutes": 21, "feedback": 24}[form]
    written = json.loads(write_record(office.records[issue]))
    del written["answers"][field]
    old = read_record(json.dumps(written), office.workspace.forms)
    answers = MINUTES if form == "minutes" else FEEDBACK
    office.records[issue] = old
    office.file(form, issue, answers, by=old.author, at="2026-04-28T10:00")

    assert office.records[issue] == old
    assert fingerprint(office.records[issue].answers) == fingerprint(old.answers)


@pytest.mark.parametrize(
    "aims, counted",
    [("", (0, 0)), ("Met", (1, 1)), ("Partly met", (0, 1)), ("Not met", (0, 1))],
)
def test_minutes_say_whether_a_meeting_reached_its_aims(aims, counted):
    """R112."""
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.file("minutes", 21, {**MINUTES, "aims": aims}, at="2026-04-14T10:00")
    figure = evaluated(office)[0].figure(Indicator.AIMS_REACHED)

    assert counted == (figure.n, figure.of)


def test_a_question_that_may_be_left_out_is_told_of_three_answers_only():
    """R113."""
    office = Office()
    office.fill()
    for issue, by in ((24, "ada--test"), (25, "ben--test")):
        answers = {**FEEDBACK, "cohesion": "5 - very good"}
        office.file("feedback", issue, answers, by=by, at="2026-04-17T11:00")
    assert () == office.archive().by_number[17].marks("cohesion")
    answers = {**FEEDBACK, "cohesion": "4 - good"}
    office.file("feedback", 26, answers, by="cai--test", at="2026-04-17T11:00")

    assert (4, 5, 5) == office.archive().by_number[17].marks("cohesion")


def test_the_evaluation_of_a_period_lists_the_events_that_ended_in_it_and_the_reports():
    """R124: those of who belongs to the department; one that is not over is none yet."""
    office = FairOffice.agreed()
    office.meet(17, BEFORE)
    page = office.pages()[PAGE]

    assert "| [Spring fair](../events/50.md) | " in page
    assert ">2026-04-16</time> | There is no report yet. |" in page
    assert "No event ended in this period." in office.pages(at="2026-04-16T12:00")[PAGE]

    office.tell()
    assert "[After the fair 60](../filings/after-fair/60.md)" in office.pages()[PAGE]
