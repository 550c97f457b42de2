"""Rules about what is ready before a meeting, and about who reports when."""

import pytest

from generator.vocabulary import Outcome
from tests.regulated_office import Regulated, words

PASSED, FAILED = Outcome.PASSED, Outcome.FAILED
NOT_YET, BESIDE = Outcome.NOT_YET, Outcome.NOT_APPLICABLE
CLIENT = "meeting-request-client"
ROOM, PROJECTOR, COPIES = "Room set up", "Projector tested", "Paper copies"
AFTER = "2030-01-01T09:00"


def asked(date: str = "2026-04-13", start: str = "14:00", **changes: str) -> Regulated:
    """Return the office with a meeting asked for, which has something to prepare."""
    office = Regulated()
    office.ask(17, {"date": date, "start": start, **changes}, form=CLIENT, at="2025-12-01T10:00")
    return office


def prepare(office: Regulated, *ticked: str, at: str, tester: str = "Ben") -> None:
    """Tick off what is ready, for the first time or in an edit."""
    body = office.body("preparation-client", {"meeting": "17", "tested_by": tester})
    for each in ticked:
        assert f"- [ ] {each}" in body
        body = body.replace(f"- [ ] {each}", f"- [x] {each}")
    office.file_body("preparation", 40, body, at=at)
    assert 40 in office.records


@pytest.mark.parametrize(
    "date, start, last, too_late",
    [
        ("2026-04-13", "14:00", "2026-04-13T14:00", "2026-04-13T14:01"),
        # at midnight, over the year's end
        ("2026-01-01", "00:00", "2026-01-01T00:00", "2026-01-01T00:01"),
        # on a holiday and on a make-up Saturday: what has to be ready is ready on any day
        ("2026-05-01", "09:00", "2026-05-01T09:00", "2026-05-01T09:01"),
        ("2026-05-09", "09:00", "2026-05-09T09:00", "2026-05-09T09:01"),
        ("2028-02-29", "09:00", "2028-02-29T09:00", "2028-02-29T09:01"),
        # filed from another time zone
        ("2026-04-13", "14:00", "2026-04-13T06:00+00:00", "2026-04-13T06:01+00:00"),
    ],
)
def test_everything_is_ready_when_the_meeting_begins(date, start, last, too_late):
    """R56, R57, R58, R60."""
    in_time, late = asked(date, start), asked(date, start)
    prepare(in_time, ROOM, PROJECTOR, at=last)
    prepare(late, ROOM, PROJECTOR, at=too_late)

    assert PASSED == in_time.outcome("prepared", AFTER)
    assert FAILED == late.outcome("prepared", AFTER)


def test_a_clause_may_ask_for_it_some_time_before():
    """R59: what is found missing then can still be got."""
    office = asked()
    prepare(office, ROOM, PROJECTOR, at="2026-04-13T13:30")

    assert PASSED == office.outcome("prepared", minutes_before=30)
    assert FAILED == office.outcome("prepared", minutes_before=31)


def test_what_is_not_ready_is_named():
    office = asked()
    prepare(office, ROOM, at="2026-04-10T10:00")
    found = office.finding("prepared")

    assert "everything on the checklist is ready by 2026-04-13 14:00:00+08:00" == words(
        found.required
    )
    assert "not ready: Projector tested" == words(found.happened)


def test_before_the_meeting_it_is_not_known_yet():
    office = asked()
    found = office.finding("prepared", "2026-04-13T13:59")

    assert (NOT_YET, f"not ready: {ROOM}, {PROJECTOR}") == (found.outcome, words(found.happened))
    assert FAILED == office.outcome("prepared", "2026-04-13T14:00")


def test_what_was_ticked_or_taken_back_after_the_start_changes_nothing():
    late, taken_back = asked(), asked()
    prepare(late, ROOM, at="2026-04-10T10:00")
    prepare(late, ROOM, PROJECTOR, at="2026-04-14T10:00")
    prepare(taken_back, ROOM, PROJECTOR, at="2026-04-10T10:00")
    prepare(taken_back, at="2026-04-14T10:00")

    assert FAILED == late.outcome("prepared")
    assert PASSED == taken_back.outcome("prepared")


def test_what_only_important_meetings_need_is_not_asked_of_others():
    """R53."""
    office, important = asked(), asked(importance="Important")
    prepare(office, ROOM, PROJECTOR, at="2026-04-10T10:00")
    prepare(important, ROOM, PROJECTOR, at="2026-04-10T10:00")

    assert PASSED == office.outcome("prepared")
    assert f"not ready: {COPIES}" == words(important.finding("prepared").happened)


def test_a_clause_may_ask_who_tested_the_equipment():
    """R57."""
    office = asked()
    prepare(office, ROOM, PROJECTOR, at="2026-04-10T10:00", tester="")

    assert PASSED == office.outcome("prepared")
    assert "not ready: Equipment tested by" == words(
        office.finding("prepared", tester=True).happened
    )


def test_a_meeting_that_is_moved_is_prepared_for_its_new_time():
    office = asked()
    prepare(office, ROOM, PROJECTOR, at="2026-04-13T15:00")
    assert FAILED == office.outcome("prepared")
    office.say(17, "/reschedule 2026-04-14 09:00", by="ben--test", at="2026-04-13T16:00")

    assert PASSED == office.outcome("prepared")


def test_a_type_without_a_checklist_has_nothing_to_prepare():
    assert BESIDE == Regulated.asked().outcome("prepared")


# reports


def reports(*rows: str, **changes: str) -> Regulated:
    """Return the office with a meeting that has these *rows* on its agenda."""
    return asked(agenda="\n".join(f"- {row}" for row in rows), **changes)


IN_ORDER = ("Reports of Ben; Ben; 5", "Reports of Cai; 蔡小; 5", "Reports of Ada; Ada; 5")


@pytest.mark.parametrize(
    "rows, outcome, happened",
    [
        (IN_ORDER, PASSED, "in this order, and no longer"),
        (("Figures; Dan; 30", *IN_ORDER), PASSED, "in this order, and no longer"),
        (IN_ORDER[::-1], FAILED, "in another order: Ada, 蔡小, 贝恩"),
        (IN_ORDER[:2], FAILED, "no report of: Ada"),
        ((*IN_ORDER[:2], "Reports of Ada; Ada; 6"), FAILED, "longer: Reports of Ada"),
        ((*IN_ORDER[:2], "Reports of Ada; Ada"), PASSED, "in this order, and no longer"),
        (("Plans; Ada; 20",), FAILED, "no report of: 贝恩, 蔡小, Ada"),
        # one item for all of them
        (("Reports; Ben; 15",), PASSED, "in this order, and no longer"),
        (("Reports; Ben; 16",), FAILED, "it takes 16 min"),
        (("Reports; Dan; 15",), PASSED, "in this order, and no longer"),
        (("Reports; ; 15",), PASSED, "in this order, and no longer"),
        (("Reports; 蔡小; 15",), FAILED, "begun by 蔡小"),
    ],
)
def test_people_report_in_the_order_of_the_type_and_keep_to_their_minutes(rows, outcome, happened):
    """R10."""
    found = reports(*rows).finding("reporting_order")

    assert "reports in this order, 5 min each: 贝恩, 蔡小, Ada" == words(found.required)
    assert (outcome, happened) == (found.outcome, words(found.happened))


def test_who_was_not_asked_to_come_has_no_turn():
    """R10."""
    office = reports(IN_ORDER[0], IN_ORDER[2], participants="Ada, Ben")

    assert PASSED == office.outcome("reporting_order")


def test_where_the_type_has_no_order_reports_come_as_they_come():
    assert BESIDE == Regulated.asked().outcome("reporting_order")
    assert BESIDE == reports(*IN_ORDER, participants="Dan").outcome("reporting_order")
