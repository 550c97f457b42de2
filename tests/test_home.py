"""The home page: what is next, whose turn it is, what is new."""

import re

import pytest

from tests.office import MINUTES, REQUEST, Office


@pytest.fixture
def office() -> Office:
    """An office with an approved meeting on 13 April."""
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    return office


def _entries(office: Office, heading: str, at: str) -> list[str]:
    """Return the list below *heading* on the home page, each entry as its words."""
    page = office.pages(at=at)["index.md"]
    rest = "".join(re.split(rf"<h[23][^>]*>{heading}", page)[1:])
    found = re.split(r"<h[23]|</section>", rest)[0]
    entries = re.findall(r"<li>(.*?)</li>", found, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", entry).split()) for entry in entries]


def test_what_is_next_is_said_with_day_hour_and_place(office):
    """R43."""
    (entry,) = _entries(office, "Next two weeks", "2026-04-10T09:00")

    assert entry.startswith("Apr 13 Mon Plans for April 14:00–15:00 · ")
    assert entry.endswith("Approved")


def test_a_meeting_in_three_weeks_is_not_next(office):
    assert [] == _entries(office, "Next two weeks", "2026-03-23T09:00")


def test_a_meeting_is_next_until_it_is_over(office):
    assert 1 == len(_entries(office, "Next two weeks", "2026-04-13T14:59"))
    assert [] == _entries(office, "Next two weeks", "2026-04-13T15:00")


def test_who_has_not_answered_is_named(office):
    """R47, R48."""
    before = _entries(office, "Not answered yet", "2026-04-10T09:00")
    office.say(17, "/confirm", by="cai--test", at="2026-04-09T10:00")
    after = _entries(office, "Not answered yet", "2026-04-10T09:00")

    assert "蔡小" in before[0]
    assert not any("蔡小" in entry for entry in after)


def test_whoever_owes_minutes_and_whoever_signs_them_is_named(office):
    """R89, R90."""
    owed = _entries(office, "Minutes owed", "2026-04-14T09:00")
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    unsigned = _entries(office, "Minutes to be signed", "2026-04-14T11:00")

    assert ["Plans for April Apr 13 · 贝恩"] == owed
    assert ["Plans for April Apr 13 · Ada"] == unsigned
    assert [] == _entries(office, "Minutes owed", "2026-04-14T11:00")


def test_a_request_waits_for_whoever_may_approve_it(office):
    """R37."""
    office.file("meeting-request-weekly", 18, {**REQUEST, "topic": "Prices", "date": "2026-04-20"})

    assert ["Prices Apr 20 · Ada"] == _entries(office, "Awaiting approval", "2026-04-10T09:00")


def test_what_is_overdue_is_counted_and_of_much_the_beginning_is_shown(office):
    """R104."""
    rows = "\n".join(f"- Task {n}; Ben; 2026-04-20; well" for n in range(1, 8))
    office.file("minutes", 21, {**MINUTES, "actions": rows}, at="2026-04-14T10:00")
    page = office.pages(at="2026-05-01T09:00")["index.md"]

    assert 'Overdue action items <span class="mb-count mb-count--bad">7</span>' in page
    assert 5 == len(_entries(office, "Overdue action items", "2026-05-01T09:00"))
    assert '<a href="actions/index.html?due=overdue">All 7</a>' in page


def test_signed_minutes_and_their_decisions_are_new(office):
    """R91."""
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    office.say(21, "/sign", at="2026-04-15T10:00")

    assert [] == _entries(office, "Minutes to be signed", "2026-05-01T09:00")
    assert 1 == len(_entries(office, "Latest signed minutes", "2026-05-01T09:00"))
    assert _entries(office, "Latest decisions", "2026-05-01T09:00")


def test_an_office_where_nothing_is_owed_says_so():
    page = Office().pages()["index.md"]

    assert "Nothing is overdue, and nobody is waited for." in page
    assert "No meeting is planned for the next two weeks." in page


def test_text_from_people_is_shown_as_typed(office):
    office.file(
        "meeting-request-weekly",
        18,
        {**REQUEST, "date": "2026-04-20", "topic": "<img src=x> [a](b) *c*"},
    )

    page = office.pages(at="2026-04-10T09:00")["index.md"]

    assert "<img" not in page
    assert "<script" not in page
    assert ">&#60;img src&#61;x&#62; &#91;a&#93;(b) &#42;c&#42;</a>" in page
