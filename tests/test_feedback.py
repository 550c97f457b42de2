"""Feedback: what may be told of it, when, and that nobody's answer can be told from two figures."""

import datetime as dt
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive.feedback import ENOUGH, rated
from generator.forms.core import Feedback
from generator.records import Record
from generator.vocabulary import Rating
from tests.office import FEEDBACK, Office

FRIDAY = "2026-04-17T10:00"
MONDAY = "2026-04-20T00:00"
LOGINS = ("ada--test", "ben--test", "cai--test", "dan--test")
WORDS = {int(rating.value): rating.wording.text("en") for rating in Rating}


def asked(*marks: int, at: str = FRIDAY) -> Office:
    """Return an office in which so many answered about meeting 17, each with one mark."""
    office = Office()
    office.fill()
    for issue in (24, 25, 26):
        office.records.pop(issue)
    office.say(17, "/invite Dan", by="ben--test", at="2026-04-08T12:00")
    for place, mark in enumerate(marks):
        answer(office, 30 + place, LOGINS[place], mark, at)
    return office


def answer(office: Office, issue: int, by: str, mark: int, at: str) -> None:
    office.file("feedback", issue, {**FEEDBACK, "satisfaction": WORDS[mark]}, by=by, at=at)


def told(office: Office, at: str) -> tuple[int, ...]:
    return office.archive(at).by_number[17].marks("satisfaction")


@pytest.mark.parametrize(
    "at, marks",
    [("2026-04-19T23:59", ()), (MONDAY, (1, 2, 5)), ("2026-09-30T09:00", (1, 2, 5))],
)
def test_answers_are_told_at_the_end_of_their_week(at, marks):
    assert marks == told(asked(5, 1, 2), at)


def test_two_answers_are_not_told_and_wait_for_a_third():
    office = asked(5, 1)

    assert () == told(office, "2026-04-28T09:00")
    answer(office, 40, "cai--test", 2, "2026-04-28T10:00")
    assert () == told(office, "2026-05-03T23:59")
    assert (1, 2, 5) == told(office, "2026-05-04T00:00")


def test_a_fourth_answer_that_comes_later_is_never_told_by_itself():
    """What a build says and the next one says differ by three people's answers, or by nobody's."""
    office = asked(5, 1, 2)
    answer(office, 40, "dan--test", 1, "2026-04-21T10:00")

    assert told(office, MONDAY) == told(office, "2026-12-31T09:00")


def test_four_answers_of_one_week_are_told_together():
    assert (1, 2, 3, 5) == told(asked(5, 1, 2, 3), MONDAY)


@pytest.mark.parametrize("at, marks", [("2026-04-19T10:00", (1, 2, 3)), (MONDAY, (1, 2, 3))])
def test_until_it_is_told_an_answer_can_be_changed(at, marks):
    office = asked(5, 1, 2)
    answer(office, 30, "ada--test", 3, at)

    assert marks == told(office, "2026-04-27T09:00")


@pytest.mark.parametrize("issue", [30, 50])
def test_what_was_told_stays_as_it_is(issue):
    """An edit, or another filing, would show whose mark was changed, and by how much."""
    office = asked(5, 1, 2)
    answer(office, issue, "ada--test", 1, "2026-04-21T10:00")

    assert told(asked(5, 1, 2), MONDAY) == told(office, "2026-04-28T09:00")


def test_weeks_end_where_the_organisation_is():
    late = asked(5, 1, 2, at="2026-04-19T15:59Z")  # a minute to midnight in Shanghai

    assert (1, 2, 5) == told(late, MONDAY)
    assert () == told(asked(5, 1, 2, at="2026-04-19T16:00Z"), MONDAY)


ANSWERS = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.integers(1, 5), st.integers(0, 40)), max_size=14
)


@settings(deadline=None)
@given(ANSWERS)
def test_from_one_build_to_the_next_nothing_moves_or_three_answers_are_added(answers):
    """R115, whoever answers how often, and whenever."""
    start = dt.datetime(2026, 4, 13, 10, tzinfo=dt.UTC)
    records = [
        Record(
            issue=place,
            author=author,
            filed=start + dt.timedelta(days=day),
            answers=Feedback(
                meeting=17,
                **dict.fromkeys(("satisfaction", "relevance"), Rating.named(str(mark))),
                efficiency=Rating.FAIR,
                discipline=Rating.FAIR,
            ),
        )
        for place, (author, mark, day) in enumerate(answers, 1)
    ]
    builds = [rated(records, start + dt.timedelta(days=day)) for day in range(60)]
    marks = [Counter(each[0].marks if each else ()) for each in builds]
    for before, after in pairwise(marks):
        assert before <= after
        assert (after - before).total() == 0 or (after - before).total() >= ENOUGH
    assert marks[-1].total() <= len({author for author, _, _ in answers})
