"""Rules about the minutes and about who came."""

import datetime as dt

import pytest

from generator.vocabulary import Outcome
from tests.office import Filled
from tests.regulated_office import LATER, Regulated, words

PASSED, FAILED = Outcome.PASSED, Outcome.FAILED
NOT_YET, BESIDE = Outcome.NOT_YET, Outcome.NOT_APPLICABLE


def test_complete_minutes_have_register_discussion_with_outcomes_and_summary():
    """R84, R85."""
    assert PASSED == Regulated.minuted().outcome("minutes_complete")
    assert NOT_YET == Regulated.approved().outcome("minutes_complete")


@pytest.mark.parametrize(
    "changes, missing",
    [
        ({"discussion": "- News; Ada; Fine; noted\n- Plans; Ben; Fine"}, "Discussion"),
        ({"attendance": "- Ada; absent\n- Ben; on leave"}, "Attendance register"),
    ],
)
def test_what_is_missing_from_the_minutes_is_named(changes, missing):
    """R84, R85."""
    found = Regulated.minuted(changes).finding("minutes_complete")

    assert (FAILED, f"missing: {missing}") == (found.outcome, words(found.happened))


def test_minutes_without_a_summary_are_not_complete():
    """R66."""
    office = Regulated.minuted()
    office.without(21, summary=" ")

    assert FAILED == office.outcome("minutes_complete")


def minuted(date: str, filed: str) -> Regulated:
    """Return the office with a meeting on *date* whose minutes were filed at *filed*."""
    office = Regulated.asked({"date": date}, at="2025-12-01T10:00")
    office.yes(17, at="2025-12-02T10:00")
    office.file("minutes", 21, {**_MINUTES, "held": date}, at=filed)
    assert 21 in office.records
    return office


_MINUTES: Filled = {
    "meeting": "17",
    "started": "14:00",
    "ended": "15:00",
    "place": "Blue room",
    "chair": "Ada",
    "secretary": "Ben",
    "attendance": "- Ada\n- Ben\n- 蔡小",
    "discussion": "- News; Ada; Fine; noted",
    "summary": "Agreed.",
}


@pytest.mark.parametrize(
    "date, days, last, too_late",
    [
        ("2026-04-13", 2, "2026-04-15T23:59", "2026-04-16T00:00"),
        ("2026-04-13", 0, "2026-04-13T23:59", "2026-04-14T00:00"),
        # the day of the office, wherever the minutes are filed from
        ("2026-04-13", 2, "2026-04-15T15:59+00:00", "2026-04-15T16:00+00:00"),
        # over a holiday
        ("2026-04-03", 1, "2026-04-07T23:59", "2026-04-08T00:00"),
        # a make-up Saturday is the first working day after a Friday
        ("2026-05-08", 1, "2026-05-09T23:59", "2026-05-10T00:00"),
        # over the year's end, where 1 and 2 January are off and Sunday the 4th is worked
        ("2025-12-31", 1, "2026-01-04T23:59", "2026-01-05T00:00"),
        ("2028-02-28", 1, "2028-02-29T23:59", "2028-03-01T00:00"),
    ],
)
def test_minutes_are_in_time_up_to_the_end_of_the_last_day(date, days, last, too_late):
    """R89."""
    after = "2028-06-01T09:00"

    assert PASSED == minuted(date, last).outcome("minutes_in_time", after, working_days=days)
    assert FAILED == minuted(date, too_late).outcome("minutes_in_time", after, working_days=days)


@pytest.mark.parametrize(
    "written, filed, outcome",
    [
        ("2026-04-16", "2026-04-16T10:00", FAILED),
        ("2026-04-12", "2026-04-15T10:00", PASSED),
        ("2025-04-13", "2026-04-15T10:00", PASSED),
    ],
)
def test_another_day_in_the_minutes_makes_them_neither_late_nor_in_time(written, filed, outcome):
    """R89: it is the day that everybody was told of that counts."""
    office = Regulated.approved()
    office.file("minutes", 21, {**_MINUTES, "held": written}, at=filed)

    assert 21 in office.records
    assert outcome == office.outcome("minutes_in_time")


def test_minutes_that_are_not_filed_are_late_when_the_last_day_is_over():
    office = Regulated.approved()

    assert NOT_YET == office.outcome("minutes_in_time", "2026-04-13T14:30")
    assert NOT_YET == office.outcome("minutes_in_time", "2026-04-15T23:59")
    assert FAILED == office.outcome("minutes_in_time", "2026-04-16T00:00")


def test_the_type_says_when_minutes_are_due_unless_the_clause_does():
    found = minuted("2026-04-13", "2026-04-15T10:00").finding("minutes_in_time")

    assert "filed on 2026-04-15 at the latest, working days: 2" == words(found.required)
    assert "filed on 2026-04-15" == words(found.happened)


# signing


def test_minutes_are_signed_by_the_chair():
    """R90."""
    office = Regulated.minuted()
    assert NOT_YET == office.outcome("signed")

    office.say(21, "/sign", at="2026-04-15T10:00")
    found = office.finding("signed")

    assert PASSED == found.outcome
    assert "signed by Ada on 2026-04-15 10:00:00+08:00" == words(found.happened)


@pytest.mark.parametrize(
    "at, outcome", [("2026-04-15T23:59", PASSED), ("2026-04-16T00:00", FAILED)]
)
def test_a_clause_may_say_when_minutes_are_signed(at, outcome):
    office = Regulated.minuted()
    office.say(21, "/sign", at=at)

    assert outcome == office.outcome("signed", working_days=1)


def test_minutes_that_are_not_signed_are_late_when_the_last_day_is_over():
    office = Regulated.minuted()

    assert NOT_YET == office.outcome("signed", "2026-04-15T23:59", working_days=1)
    assert FAILED == office.outcome("signed", "2026-04-16T00:00", working_days=1)
    assert NOT_YET == Regulated.approved().outcome("signed")


def test_an_edit_voids_the_signature_and_gives_time_anew():
    """R92."""
    office = Regulated.minuted()
    office.say(21, "/sign", at="2026-04-15T10:00")
    office.write_up({"place": "Red room"}, at="2026-04-20")

    assert NOT_YET == office.outcome("signed", "2026-04-21T23:59", working_days=1)
    assert FAILED == office.outcome("signed", "2026-04-22T00:00", working_days=1)

    office.say(21, "/sign", at="2026-04-21T10:00")

    assert PASSED == office.outcome("signed", working_days=1)


def test_a_clause_may_say_that_the_organizer_signs():
    """R90."""
    office = Regulated.minuted()
    office.say(21, "/sign", at="2026-04-15T10:00")  # Ada, in the chair; Ben organizes

    assert FAILED == office.outcome("signed", by="organizer")
    assert PASSED == office.outcome("signed", by="chair")


# keeping, and the time it took


def test_minutes_are_kept_for_as_long_as_their_classification_asks():
    """R97."""
    assert NOT_YET == Regulated.approved().outcome("retention")
    assert "kept until 2036-04-13" == words(Regulated.minuted().finding("retention").happened)
    assert FAILED == Regulated.minuted(changes={"classification": "Restricted"}).outcome(
        "retention"
    )


def test_what_was_minuted_on_29_february_is_kept_until_the_day_after():
    found = minuted("2028-02-29", "2028-03-01T10:00").finding("retention", "2028-06-01T09:00")

    assert dt.date(2038, 3, 1) == found.happened.values["day"]


@pytest.mark.parametrize(
    "ended, tolerance, outcome",
    [("15:00", 0, PASSED), ("15:01", 0, FAILED), ("15:10", 10, PASSED), ("15:11", 10, FAILED)],
)
def test_a_meeting_takes_no_longer_than_planned(ended, tolerance, outcome):
    """R64, R95."""
    office = Regulated.minuted({"ended": ended})

    assert outcome == office.outcome("length_kept", minutes=tolerance)


def test_a_meeting_that_began_late_has_its_whole_length():
    office = Regulated.minuted({"started": "14:20", "ended": "15:20"})

    assert PASSED == office.outcome("length_kept")
    assert NOT_YET == Regulated.approved().outcome("length_kept")


# who came


def register(lines: str) -> Regulated:
    """Return the office with minutes that have this register."""
    return Regulated.minuted({"attendance": lines})


@pytest.mark.parametrize(
    "lines, outcome, happened",
    [
        ("- Ada\n- Ben\n- 蔡小", PASSED, "the register is complete"),
        ("- Ada\n- Ben", FAILED, "not in the register: 蔡小"),
        ("- Ada\n- Ben\n- 蔡小；late", FAILED, "without a remark: 蔡小"),
        ("- Ada\n- Ben\n- 蔡小；late；14:20；；train", PASSED, "the register is complete"),
        ("- Ada\n- Ben\n- 蔡小；on leave", PASSED, "the register is complete"),
    ],
)
def test_the_register_names_everybody_and_explains(lines, outcome, happened):
    """R69, R70."""
    found = register(lines).finding("register_complete")

    assert (outcome, happened) == (found.outcome, words(found.happened))


def test_who_sent_a_substitute_is_in_the_register_all_the_same():
    """R72."""
    office = register("- Ada\n- Ben；on leave；；蔡小")

    assert PASSED == office.outcome("register_complete")
    assert NOT_YET == Regulated.approved().outcome("register_complete")


@pytest.mark.parametrize(
    "lines, outcome, happened",
    [
        ("- Ada\n- Ben\n- 蔡小；on leave", PASSED, "everybody kept to it"),
        ("- Ada\n- Ben；late\n- 蔡小；absent", FAILED, "late: 贝恩, absent: 蔡小"),
        ("- Ada；left early\n- Ben\n- 蔡小", FAILED, "left early: Ada"),
        ("- Ada；present；14:00\n- Ben\n- 蔡小", PASSED, "everybody kept to it"),
        ("- Ada；present；14:01\n- Ben\n- 蔡小", FAILED, "late: Ada"),
    ],
)
def test_people_come_in_time_and_stay(lines, outcome, happened):
    """R69, R70."""
    found = register(lines).finding("attendance")

    assert (outcome, happened) == (found.outcome, words(found.happened))


@pytest.mark.parametrize("arrived, outcome", [("13:50", PASSED), ("13:51", FAILED)])
def test_a_clause_may_ask_people_to_be_there_early(arrived, outcome):
    """R69."""
    office = register(f"- Ada；present；{arrived}\n- Ben\n- 蔡小")

    assert outcome == office.outcome("attendance", minutes_early=10)


def test_attendance_is_known_with_the_minutes():
    assert NOT_YET == Regulated.approved().outcome("attendance", "2026-04-13T16:00")


@pytest.mark.parametrize(
    "at, outcome", [("2026-04-13T13:59", PASSED), ("2026-04-13T05:59+00:00", PASSED)]
)
def test_leave_is_asked_for_before_the_meeting_begins(at, outcome):
    """R71."""
    office = Regulated.approved()
    office.say(17, "/leave a cold", by="cai--test", at=at)
    office.write_up({"attendance": "- Ada\n- Ben\n- 蔡小；on leave"})

    assert outcome == office.outcome("leave_before_start")


def test_leave_that_nobody_asked_for_breaks_the_clause():
    """R71."""
    found = register("- Ada\n- Ben\n- 蔡小；on leave").finding("leave_before_start")

    assert (FAILED, "not asked for: 蔡小") == (found.outcome, words(found.happened))
    assert BESIDE == Regulated.minuted().outcome("leave_before_start")
    assert NOT_YET == Regulated.approved().outcome("leave_before_start")


@pytest.mark.parametrize(
    "at, outcome", [("2026-04-16T23:59", PASSED), ("2026-04-17T00:00", FAILED)]
)
def test_who_was_away_catches_up_in_time(at, outcome):
    """R73."""
    office = register("- Ada\n- Ben\n- 蔡小；absent")
    office.say(21, "/caught-up", by="cai--test", at=at)

    assert outcome == office.outcome("caught_up", working_days=2)
    assert PASSED == office.outcome("caught_up")


def test_there_is_time_to_catch_up():
    office = register("- Ada\n- Ben\n- 蔡小；absent")

    assert NOT_YET == office.outcome("caught_up", "2026-04-16T23:59", working_days=2)
    assert FAILED == office.outcome("caught_up", "2026-04-17T00:00", working_days=2)
    assert NOT_YET == office.outcome("caught_up", LATER)


def test_who_sent_somebody_need_not_catch_up():
    assert BESIDE == register("- Ada\n- Ben\n- 蔡小；on leave；；Dan").outcome("caught_up")
    assert BESIDE == Regulated.minuted().outcome("caught_up")
    assert NOT_YET == Regulated.approved().outcome("caught_up")
