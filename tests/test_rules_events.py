"""Rules about events: looked back on and reported on in time, at the borders of the time."""

import pytest

from generator.lifecycle import concerned
from generator.vocabulary import Outcome
from tests.fair_office import AFTER, BEFORE, PLAN, REPORT, FairOffice
from tests.regulated_office import words

PASSED, FAILED = Outcome.PASSED, Outcome.FAILED
NOT_YET, BESIDE = Outcome.NOT_YET, Outcome.NOT_APPLICABLE
RULES = ["event_summed_up", "event_reported"]

# The fair ends on Thursday 16 April; ten working days later it is Thursday 30 April, and the
# first of May is a holiday, as are the days up to Tuesday the 5th.
LAST, TOO_LATE = "2026-04-30", "2026-05-06"


def begun() -> FairOffice:
    """Return the office with meeting 17 held for the fair before it opens."""
    office = FairOffice.agreed()
    office.meet(17, BEFORE)
    return office


@pytest.mark.parametrize("rule", RULES)
def test_an_event_has_until_the_end_of_the_last_working_day(rule):
    """R17, R30, R124."""
    office = begun()

    assert NOT_YET == office.outcome(rule, "2026-04-10T09:00", working_days=10)
    assert NOT_YET == office.outcome(rule, f"{LAST}T23:59", working_days=10)
    assert FAILED == office.outcome(rule, "2026-05-01T00:00", working_days=10)


@pytest.mark.parametrize("days, last", [(0, "2026-04-16"), (1, "2026-04-17"), (2, "2026-04-20")])
@pytest.mark.parametrize("rule", RULES)
def test_weekends_do_not_count(rule, days, last):
    office = begun()

    assert NOT_YET == office.outcome(rule, f"{last}T23:59", working_days=days)
    assert f"working days after its end: {days}" in words(
        office.finding(rule, working_days=days).required
    )


def test_a_make_up_saturday_counts_and_holidays_do_not():
    """R30: 9 May 2026 makes up for a day of the May holiday."""
    office = begun()
    limits = {"working_days": 14}

    assert NOT_YET == office.outcome("event_summed_up", "2026-05-09T23:59", **limits)
    assert FAILED == office.outcome("event_summed_up", "2026-05-10T00:00", **limits)


@pytest.mark.parametrize("date, outcome", [(LAST, PASSED), (TOO_LATE, FAILED)])
def test_the_meeting_that_looks_back_is_held_in_time(date, outcome):
    """R17, R30."""
    office = begun()
    office.meet(18, date)

    assert outcome == office.outcome("event_summed_up", working_days=10)


def test_a_meeting_that_is_only_planned_is_none_yet():
    office = begun()
    office.meet(18, LAST)

    assert NOT_YET == office.outcome("event_summed_up", f"{LAST}T13:59", working_days=10)
    assert PASSED == office.outcome("event_summed_up", f"{LAST}T14:00", working_days=10)


@pytest.mark.parametrize("command", ["/cancel no time", "/reject no need"])
def test_a_meeting_that_was_called_off_looks_back_on_nothing(command):
    office = begun()
    office.meet(18, AFTER)
    office.say(18, command, at="2026-04-17T10:00")

    assert FAILED == office.outcome("event_summed_up", working_days=10)


def test_a_meeting_that_nobody_approved_looks_back_on_nothing():
    office = begun()
    office.ask(18, {"date": AFTER, "event": str(PLAN)})

    assert FAILED == office.outcome("event_summed_up", working_days=10)


@pytest.mark.parametrize("at, outcome", [(f"{LAST}T23:59", PASSED), ("2026-05-01T00:00", FAILED)])
def test_the_report_is_filed_in_time(at, outcome):
    """R124: on the last day at any hour."""
    office = begun()
    office.tell(at=at)

    assert outcome == office.outcome("event_reported", working_days=10)


@pytest.mark.parametrize("rule", RULES)
def test_an_event_counts_once_at_the_first_of_its_meetings(rule):
    office = begun()
    office.meet(18, AFTER)
    office.tell()

    assert PASSED == office.outcome(rule)
    assert BESIDE == office.outcome(rule, issue=18)


@pytest.mark.parametrize("rule", RULES)
def test_of_a_first_meeting_that_was_called_off_the_next_takes_the_place(rule):
    office = begun()
    office.meet(18, "2026-04-14")
    office.say(17, "/cancel no time", at="2026-04-12T10:00")

    assert BESIDE == office.outcome(rule)
    assert FAILED == office.outcome(rule, issue=18)


@pytest.mark.parametrize("rule", RULES)
def test_an_event_that_was_not_approved_is_not_carried_out(rule):
    """R40."""
    office = FairOffice.planned()
    office.meet(17, BEFORE)

    assert BESIDE == office.outcome(rule)


@pytest.mark.parametrize("rule", RULES)
def test_a_meeting_of_no_event_has_nothing_to_look_back_on(rule):
    assert BESIDE == FairOffice.approved().outcome(rule)


def test_who_sees_what_was_judged_sees_it_anew_as_soon_as_the_report_is_filed():
    """R124: on the request and the minutes of the first meeting that was not called off."""
    office = begun()
    office.meet(18, AFTER)
    office.write_up(at="2026-04-14")
    office.tell()

    assert [17, 21] == [*concerned(office.records[REPORT], office.archive())]

    office = FairOffice.agreed()
    office.meet(18, AFTER)
    office.meet(17, BEFORE)
    office.say(17, "/cancel no time", at="2026-04-08T10:00")
    office.tell()
    assert [18] == [*concerned(office.records[REPORT], office.archive())]
