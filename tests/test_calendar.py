"""Working days and recurrences: what holidays and make-up days do to meetings (R8, R22, R27)."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.organisation import ExtraDay, ExtraDays, Occurrence, Recurrence, WorkingCalendar
from generator.vocabulary import HolidayRule
from generator.wording import Wording

CHINA = WorkingCalendar(country="CN")
DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2026, 12, 31))
STEPS = st.integers(-60, 60)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def days_held(recurrence: Recurrence, first: str, last: str) -> list[str]:
    held = recurrence.occurrences(day(first), day(last), CHINA)
    return [occurrence.day.isoformat() for occurrence in held]


def weekly(**changes: object) -> Recurrence:
    said = {"rule": "FREQ=WEEKLY;BYDAY=MO", "since": "2026-01-05", "start": "09:30", "minutes": 60}
    return Recurrence.model_validate(said | changes)


@pytest.mark.parametrize(
    "text", ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]
)
def test_a_make_up_day_at_a_weekend_is_worked(text):
    assert CHINA.is_working_day(day(text))


@pytest.mark.parametrize("text", ["2026-05-05", "2026-06-19", "2026-09-25", "2026-10-07"])
def test_a_public_holiday_in_the_week_is_not_worked(text):
    assert not CHINA.is_working_day(day(text))


def test_an_ordinary_saturday_is_not_worked_and_an_ordinary_monday_is():
    assert [False, True] == [
        CHINA.is_working_day(day(text)) for text in ("2026-04-11", "2026-04-13")
    ]


def test_the_days_of_the_organisation_win_over_those_of_the_country():
    title = Wording({"": "司庆日"})
    extra = ExtraDays(
        holidays=(ExtraDay(date=day("2026-05-09"), title=title),),
        working_days=(ExtraDay(date=day("2026-05-02"), title=title),),
    )
    calendar = WorkingCalendar(country="CN", extra=extra)

    assert not calendar.is_working_day(day("2026-05-09"))
    assert calendar.is_working_day(day("2026-05-02"))


def test_each_country_has_its_own_holidays():
    national_day = day("2026-10-01")
    worked = {
        country: WorkingCalendar(country=country).is_working_day(national_day)
        for country in ("CN", "HK", "TW", "DE")
    }

    assert {"CN": False, "HK": False, "TW": True, "DE": True} == worked


@pytest.mark.parametrize(
    "start, n, end",
    [
        ("2026-04-03", 1, "2026-04-07"),  # over the weekend and the Monday after Tomb-Sweeping Day
        ("2026-04-30", 3, "2026-05-08"),
        ("2026-05-08", 1, "2026-05-09"),  # a make-up Saturday
        ("2026-05-06", -1, "2026-04-30"),
        ("2026-05-02", 0, "2026-05-02"),  # none to add: the day itself, though nobody works on it
    ],
)
def test_working_days_are_added_past_days_off(start, n, end):
    assert day(end) == CHINA.add_working_days(day(start), n)


def test_the_first_day_does_not_count_and_the_last_one_does():
    friday, monday = day("2026-04-10"), day("2026-04-13")

    assert 1 == CHINA.working_days_between(friday, monday)
    assert -1 == CHINA.working_days_between(monday, friday)
    assert 0 == CHINA.working_days_between(friday, friday)


@given(DAYS, STEPS)
def test_adding_ends_on_a_working_day_that_many_away(start, n):
    end = CHINA.add_working_days(start, n)

    assert n == 0 or CHINA.is_working_day(end)
    assert n == CHINA.working_days_between(start, end)


@given(st.tuples(DAYS, DAYS, DAYS).map(sorted))
def test_working_days_add_up(ordered):
    first, middle, last = ordered
    whole = CHINA.working_days_between(first, last)
    parts = (CHINA.working_days_between(first, middle), CHINA.working_days_between(middle, last))

    assert whole == sum(parts)


@pytest.mark.parametrize(
    "rule, moved",
    [
        (HolidayRule.EARLIER, day("2026-04-30")),
        (HolidayRule.LATER, day("2026-05-06")),
        (HolidayRule.SKIPPED, None),
    ],
)
def test_a_meeting_on_a_holiday_goes_where_its_rule_says(rule, moved):
    assert moved == CHINA.move(day("2026-05-01"), rule)


@pytest.mark.parametrize("rule", HolidayRule)
def test_a_meeting_on_a_working_day_stays(rule):
    assert day("2026-05-09") == CHINA.move(day("2026-05-09"), rule)


def test_a_weekly_meeting_is_held_later_when_its_day_is_a_holiday():
    assert ["2026-04-07", "2026-04-13", "2026-04-20"] == days_held(
        weekly(holiday="later"), "2026-04-01", "2026-04-20"
    )


def test_a_moved_meeting_remembers_the_day_it_was_planned_for():
    held = weekly(holiday="later").occurrences(day("2026-04-01"), day("2026-04-12"), CHINA)

    assert (Occurrence(day=day("2026-04-07"), planned=day("2026-04-06")),) == held


def test_a_meeting_moved_into_the_period_belongs_to_it():
    friday = weekly(rule="FREQ=WEEKLY;BYDAY=FR", holiday="earlier")

    assert ["2026-04-30"] == days_held(friday, "2026-04-27", "2026-04-30")


def test_two_meetings_moved_to_one_day_are_held_once():
    daily = weekly(rule="FREQ=DAILY", holiday="later")

    assert ["2026-04-30", "2026-05-06", "2026-05-07"] == days_held(
        daily, "2026-04-30", "2026-05-07"
    )


def test_every_other_week_is_counted_from_the_first_day():
    fortnightly = weekly(rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", since="2026-04-13")

    assert ["2026-04-13", "2026-04-27", "2026-05-11"] == days_held(
        fortnightly, "2026-04-01", "2026-05-18"
    )


def test_a_client_is_met_every_month_or_every_quarter():
    monthly = weekly(rule="FREQ=MONTHLY;BYDAY=3TH", since="2026-01-01")
    quarterly = weekly(rule="FREQ=MONTHLY;INTERVAL=3;BYDAY=3TH", since="2026-01-01")

    assert ["2026-04-16", "2026-05-21", "2026-06-18"] == days_held(
        monthly, "2026-04-01", "2026-06-30"
    )
    assert ["2026-04-16"] == days_held(quarterly, "2026-04-01", "2026-06-30")


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "every Monday",
        "BYDAY=MO",
        "FREQ=WEKLY",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=HOURLY",
        "FREQ=DAILY;INTERVAL=0",
        "RRULE:FREQ=WEEKLY",
        "DTSTART:20260101\nRRULE:FREQ=WEEKLY",
    ],
)
def test_what_is_no_recurrence_of_whole_days_is_refused(rule):
    with pytest.raises(ValidationError, match="expected for example 'FREQ=WEEKLY;BYDAY=MO'"):
        weekly(rule=rule)
