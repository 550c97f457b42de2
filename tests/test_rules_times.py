"""Rules about time and room: the hours kept free, other meetings, seats and equipment."""

import pytest

from generator.vocabulary import Outcome
from tests.regulated_office import LATER, Regulated, words

PASSED, FAILED, BESIDE = Outcome.PASSED, Outcome.FAILED, Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    "date, start, outcome",
    [
        ("2026-04-13", "14:00", PASSED),
        ("2026-04-13", "14:01", FAILED),
        ("2026-04-14", "14:00", FAILED),
        ("2026-04-06", "14:00", FAILED),  # a holiday
        ("2026-04-07", "14:00", PASSED),  # to which it moves the meeting
        ("2026-01-05", "14:00", PASSED),  # the first of all
        ("2028-02-28", "14:00", PASSED),
        ("2028-02-29", "14:00", FAILED),
        ("2026-12-28", "14:00", PASSED),  # the last of the year
    ],
)
def test_a_regular_meeting_is_held_on_its_day_and_hour(date, start, outcome):
    """R8, R22, R27, R32."""
    office = Regulated.asked({"date": date, "start": start}, at="2025-12-01T10:00")

    assert outcome == office.outcome("regular_slot", "2029-01-01T09:00")


def test_a_holiday_is_given_as_the_reason():
    """R8."""
    found = Regulated.asked({"date": "2026-04-06"}).finding("regular_slot")

    assert "held on 2026-04-07 14:00:00+08:00, because 2026-04-06 is a holiday" == words(
        found.required
    )


def test_a_type_without_a_recurrence_has_no_slot():
    assert BESIDE == Regulated.asked(form="meeting-request-client").outcome("regular_slot")


@pytest.mark.parametrize(
    "date, start, outcome",
    [
        ("2026-04-13", "07:30", PASSED),  # ends when the busy hour begins
        ("2026-04-13", "07:31", FAILED),
        ("2026-04-13", "09:29", FAILED),
        ("2026-04-13", "09:30", PASSED),
        ("2026-04-14", "08:30", PASSED),  # a Tuesday
    ],
)
def test_the_hours_of_other_work_are_kept_free(date, start, outcome):
    """R50."""
    office = Regulated.asked({"date": date, "start": start})

    assert outcome == office.outcome("hours_kept_free")


def test_a_meeting_over_midnight_is_held_to_the_hours_of_both_days():
    night = {"date": "2026-04-12", "start": "23:30", "duration": "600"}

    assert FAILED == Regulated.asked(night).outcome("hours_kept_free")
    assert PASSED == Regulated.asked({**night, "duration": "540"}).outcome("hours_kept_free")
    assert BESIDE == Regulated.asked(form="meeting-request-client").outcome("hours_kept_free")


def two(
    start: str, room: str = "Blue room", people: str = "Ada, Ben, 蔡小", **more: str
) -> Regulated:
    """Return the office with meeting 17 from 14:00 to 15:00, and meeting 18 announced later."""
    office = Regulated.approved()
    changes = {"start": start, "room": room, "participants": people, "chair": "Dan", **more}
    office.ask(18, {"secretary": "Dan", **changes}, by="cai--test", at="2026-04-02T11:00")
    office.yes(18, at="2026-04-03T10:00")
    return office


@pytest.mark.parametrize(
    "start, outcome",
    [("13:00", PASSED), ("13:01", FAILED), ("14:00", FAILED), ("14:59", FAILED), ("15:00", PASSED)],
)
def test_a_room_is_free_up_to_the_minute(start, outcome):
    """R54."""
    assert outcome == two(start).outcome("room_free", issue=18)


def test_whoever_has_the_room_first_keeps_it():
    """R54."""
    office = two("14:30")

    assert PASSED == office.outcome("room_free", issue=17)
    assert "taken by 17" == words(office.finding("room_free", issue=18).happened)


def test_another_room_is_free():
    assert PASSED == two("14:30", room="Red room").outcome("room_free", issue=18)


def test_a_meeting_that_is_not_approved_yet_has_no_room():
    office = Regulated.asked()
    office.ask(18, {"start": "14:30"}, by="cai--test")
    office.yes(18)

    assert PASSED == office.outcome("room_free", issue=18)
    assert FAILED == office.outcome("room_free", issue=17)


def test_a_meeting_that_is_called_off_gives_its_room_back():
    office = two("14:30")
    office.say(17, "/cancel", by="ben--test", at="2026-04-04T10:00")

    assert PASSED == office.outcome("room_free", issue=18)


def test_a_meeting_that_is_moved_goes_to_the_end_of_the_queue():
    office = two("16:00")
    office.say(17, "/reschedule 2026-04-13 16:30", by="ben--test", at="2026-04-07T10:00")

    assert FAILED == office.outcome("room_free", issue=17)
    assert PASSED == office.outcome("room_free", issue=18)


def test_a_room_is_taken_over_midnight():
    office = Regulated.approved({"date": "2026-12-31", "start": "23:00", "duration": "180"})
    office.ask(18, {"date": "2027-01-01", "start": "01:00"}, by="cai--test")
    office.yes(18, at="2026-04-03T10:00")

    assert FAILED == office.outcome("room_free", "2027-02-01T09:00", issue=18)
    assert FAILED == office.outcome("nobody_double_booked", "2027-02-01T09:00", issue=18)


def test_a_meeting_elsewhere_needs_no_room():
    office = Regulated.asked({"room": "", "place": "The park"})

    assert BESIDE == office.outcome("room_free")
    assert BESIDE == office.outcome("room_fits")


@pytest.mark.parametrize(
    "start, outcome",
    [("15:14", FAILED), ("15:15", PASSED), ("12:45", PASSED), ("12:46", FAILED)],
)
def test_some_time_lies_between_meetings_in_one_room(start, outcome):
    """R50."""
    assert outcome == two(start, people="Dan").outcome("buffer", issue=18)


@pytest.mark.parametrize("start, outcome", [("15:29", FAILED), ("15:30", PASSED)])
def test_some_time_lies_between_meetings_of_one_person(start, outcome):
    """R50."""
    office = two(start, room="Red room", people="蔡小")

    assert outcome == office.outcome("buffer", issue=18, minutes=30)
    assert PASSED == office.outcome("buffer", issue=17, minutes=30)


def test_a_buffer_reaches_over_midnight():
    office = Regulated.approved({"date": "2026-04-12", "start": "23:00"})
    office.ask(18, {"date": "2026-04-13", "start": "00:10"}, by="cai--test")
    office.yes(18, at="2026-04-03T10:00")

    assert FAILED == office.outcome("buffer", issue=18)
    assert PASSED == office.outcome("buffer", issue=18, minutes=10)


def test_without_a_buffer_there_is_nothing_to_keep():
    assert BESIDE == Regulated.asked(form="meeting-request-client").outcome("buffer")


def test_who_is_asked_to_two_meetings_at_once_is_named_with_the_other_meeting():
    """R50."""
    office = two("14:30", room="Red room", people="Ada, 蔡小")
    found = office.finding("nobody_double_booked", issue=18)

    assert FAILED == found.outcome
    assert "asked to 17 as well: Ada, 蔡小" == words(found.happened)
    assert PASSED == office.outcome("nobody_double_booked", issue=17)


def test_who_excused_themselves_is_free():
    office = two("14:30", room="Red room", people="蔡小")
    assert FAILED == office.outcome("nobody_double_booked", issue=18)

    office.say(17, "/leave with a client", by="cai--test", at="2026-04-07T10:00")

    assert PASSED == office.outcome("nobody_double_booked", issue=18)


def test_a_substitute_is_expected_instead():
    office = two("14:30", room="Red room", people="Dan")
    assert PASSED == office.outcome("nobody_double_booked", issue=18)

    office.say(17, "/substitute @dan--test", by="cai--test", at="2026-04-07T10:00")

    assert FAILED == office.outcome("nobody_double_booked", issue=18)


@pytest.mark.parametrize(
    "people, room, outcome",
    [
        ("Ada, Ben, 蔡小", "Red room", PASSED),
        ("Ada, Ben, 蔡小, Dan", "Blue room", PASSED),
        ("Ada, Ben, 蔡小, Dan", "Red room", FAILED),
        ("蔡小, Dan", "Red room", FAILED),  # chair and secretary sit down too
    ],
)
def test_the_room_seats_everybody(people, room, outcome):
    """R55."""
    office = Regulated.asked({"participants": people, "room": room})

    assert outcome == office.outcome("room_fits")


def test_guests_need_seats_too():
    """R13, R55."""
    guests = "- Mr Guest\n- Ms Guest"
    office = Regulated.asked({"guests": guests}, form="meeting-request-client")

    assert "seats for 5" == words(office.finding("room_fits").required)
    assert FAILED == office.outcome("room_fits")


def test_an_online_meeting_needs_no_seats():
    office = Regulated.asked({"mode": "Online", "link": "https://meet.example.org/1"})

    assert BESIDE == office.outcome("room_fits")


def test_the_room_has_the_equipment_that_is_needed():
    """R55."""
    assert PASSED == Regulated.asked().outcome("room_fits", equipment=["投影儀"])

    found = Regulated.asked({"room": "Red room"}).finding("room_fits", equipment=["Projector"])

    assert FAILED == found.outcome
    assert "Red room seats 3 and lacks: Projector" == words(found.happened)


@pytest.mark.parametrize("mode, outcome", [("Hybrid", FAILED), ("In person", PASSED)])
def test_a_hybrid_meeting_may_need_more(mode, outcome):
    office = Regulated.asked(
        {"mode": mode, "room": "Red room", "link": "https://meet.example.org/1"}
    )

    assert outcome == office.outcome("room_fits", LATER, hybrid=["Projector"])
