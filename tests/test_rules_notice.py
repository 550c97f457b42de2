"""Rules about approval, notice and confirmation, at their borders."""

from dataclasses import replace

import pytest

from generator.organisation import Directory, Person
from generator.rules import RULES
from generator.vocabulary import Outcome, Role
from tests.regulated_office import LATER, REGULATED, Regulated, words

PASSED, FAILED, WAIVED = Outcome.PASSED, Outcome.FAILED, Outcome.WAIVED
NOT_YET, BESIDE = Outcome.NOT_YET, Outcome.NOT_APPLICABLE
EMERGENCY = "The printer has burnt down."


def announced(at: str, **changes: str) -> Regulated:
    """Return the office with a meeting that was approved *at* that time."""
    office = Regulated.asked(dict(changes), at="2025-12-01T10:00")
    office.yes(17, at=at)
    return office


@pytest.mark.parametrize(
    "date, days, last, too_late",
    [
        # three working days before a Monday: the Wednesday before, to the last minute
        ("2026-04-13", 3, "2026-04-08T23:59", "2026-04-09T00:00"),
        # the night belongs to the day of the office, not to that of Greenwich
        ("2026-04-13", 3, "2026-04-08T15:59+00:00", "2026-04-08T16:00+00:00"),
        # over a holiday: Monday 6 April is one, as is the weekend before
        ("2026-04-13", 5, "2026-04-03T23:59", "2026-04-04T00:00"),
        # a make-up Saturday is worked, the Sunday after it is not
        ("2026-05-11", 1, "2026-05-09T23:59", "2026-05-10T00:00"),
        # a notice on a day off reaches people on the next working day only
        ("2026-04-20", 1, "2026-04-17T23:59", "2026-04-18T09:00"),
        # the year's end: 1 to 3 January are off, Sunday the 4th is worked
        ("2026-01-05", 2, "2025-12-31T23:59", "2026-01-01T00:00"),
        # 29 February
        ("2028-03-01", 1, "2028-02-29T23:59", "2028-03-01T00:00"),
        # on the day itself, if that is enough
        ("2026-04-13", 0, "2026-04-13T13:59", "2026-04-13T14:01"),
    ],
)
def test_the_notice_is_in_time_up_to_the_end_of_the_last_day(date, days, last, too_late):
    """R43."""
    after = "2028-06-01T09:00"
    in_time = announced(last, date=date).outcome("notice", after, working_days=days)
    late = announced(too_late, date=date).outcome("notice", after, working_days=days)

    assert (PASSED, FAILED) == (in_time, late)


def test_the_meeting_type_says_how_many_days_unless_the_clause_does():
    """R43."""
    office = announced("2026-04-09T10:00")

    assert FAILED == office.outcome("notice")
    assert PASSED == office.outcome("notice", working_days=2)


@pytest.mark.parametrize("importance, outcome", [("Normal", PASSED), ("Important", FAILED)])
def test_an_important_meeting_may_need_an_earlier_notice(importance, outcome):
    office = announced("2026-04-08T10:00", importance=importance)
    if importance == "Important":
        office.yes(17, by="dan--test", at="2026-04-08T11:00")

    assert outcome == office.outcome("notice", working_days=3, important_working_days=5)


def test_a_notice_goes_out_with_the_last_approval():
    """R39."""
    office = announced("2026-04-01T10:00", importance="Important")

    assert NOT_YET == office.outcome("notice", "2026-04-02T09:00")

    office.yes(17, by="dan--test", at="2026-04-08T11:00")

    found = office.finding("notice")
    assert PASSED == found.outcome
    assert "announced on 2026-04-08 11:00:00+08:00" == words(found.happened)
    assert "announced on 2026-04-08 at the latest, working days ahead: 3" == words(found.required)


def test_whether_the_notice_is_late_is_known_when_the_last_day_is_over():
    office = Regulated.asked()

    assert NOT_YET == office.outcome("notice", "2026-04-08T23:59")
    assert FAILED == office.outcome("notice", "2026-04-09T00:00")


def test_an_emergency_waives_the_period_with_its_reason():
    """R125."""
    office = announced("2026-04-12T10:00", emergency=EMERGENCY)
    found = office.finding("notice")

    assert WAIVED == found.outcome
    assert EMERGENCY in words(found.happened)
    assert FAILED == office.outcome("notice", emergency_waives=False)


def test_an_emergency_that_was_announced_in_time_needs_no_waiver():
    assert PASSED == announced("2026-04-08T10:00", emergency=EMERGENCY).outcome("notice")


def test_an_emergency_is_waived_before_it_is_announced_too():
    office = Regulated.asked({"emergency": EMERGENCY})

    assert WAIVED == office.outcome("notice", "2026-04-10T09:00")


def test_a_meeting_that_is_moved_is_announced_again():
    """R49."""
    office = announced("2026-04-02T10:00")
    assert BESIDE == office.outcome("notice_reissued")

    office.say(17, "/reschedule 2026-04-14 10:00", by="ben--test", at="2026-04-10T10:00")

    assert PASSED == office.outcome("notice_reissued")
    assert FAILED == office.outcome("notice"), "two working days are fewer than three"
    assert PASSED == office.outcome("notice", working_days=2)


def test_an_edit_of_the_time_asks_for_approval_and_notice_again():
    """R49."""
    office = announced("2026-04-02T10:00")
    office.ask(17, {"start": "15:00"}, at="2026-04-03T10:00")

    assert NOT_YET == office.outcome("notice_reissued", "2026-04-04T10:00")
    assert FAILED == office.outcome("notice_reissued")

    office.yes(17, at="2026-04-07T10:00")

    assert PASSED == office.outcome("notice_reissued")


def test_an_edit_of_something_else_is_no_change_of_time():
    office = announced("2026-04-02T10:00")
    office.ask(17, {"topic": "Plans for May"}, at="2026-04-03T10:00")

    assert BESIDE == office.outcome("notice_reissued")


# approval


def test_the_head_approves_before_the_meeting_begins():
    """R37."""
    office = Regulated.asked()

    assert NOT_YET == office.outcome("approval", "2026-04-13T13:59")
    assert FAILED == office.outcome("approval", "2026-04-13T14:00")

    office.yes(17, at="2026-04-13T13:59")

    assert PASSED == office.outcome("approval")


def test_an_approval_during_the_meeting_is_too_late():
    office = Regulated.asked()
    office.yes(17, at="2026-04-13T14:00")

    assert FAILED == office.outcome("approval")


def test_an_important_meeting_needs_an_executive_as_well():
    """R38."""
    office = Regulated.asked({"importance": "Important"})
    office.yes(17, at="2026-04-08T10:00")
    found = office.finding("approval", "2026-04-09T09:00")

    assert NOT_YET == found.outcome
    assert (Role.EXECUTIVE,) == found.happened.values["roles"]

    office.yes(17, by="dan--test", at="2026-04-09T10:00")

    assert PASSED == office.outcome("approval")


def test_an_approval_that_came_too_late_is_told_as_late_and_not_as_missing():
    """R37."""
    office = Regulated.asked()
    office.yes(17, at="2026-04-14T09:00")

    late = "approved by {who}, the last on {when}, when the meeting had begun"
    assert FAILED == office.outcome("approval")
    assert late == office.finding("approval").happened.text


def test_a_clause_may_ask_for_the_approval_of_the_head_alone():
    office = Regulated.asked({"importance": "Important"})
    office.yes(17)

    assert PASSED == office.outcome("approval", important=["head"])


def test_nobody_approves_what_they_asked_for():
    """R37."""
    office = Regulated.asked(by="ada--test")
    found = office.finding("approval", "2026-04-09T09:00")

    assert (Role.EXECUTIVE,) == found.required.values["roles"]

    office.yes(17, by="dan--test", at="2026-04-09T10:00")

    assert PASSED == office.outcome("approval")


def test_an_edit_voids_the_approval():
    office = Regulated.approved()
    office.ask(17, {"topic": "Something else"}, at="2026-04-09T10:00")

    assert FAILED == office.outcome("approval")


# confirmation


def test_half_of_those_asked_answer_two_days_before():
    """R47, R48."""
    office = Regulated.approved({"participants": "Ben, 蔡小, Dan"})  # Ben asked for it

    assert NOT_YET == office.outcome("confirmed", "2026-04-11T13:59", days_before=2, share=0.5)

    office.say(17, "/decline", by="dan--test", at="2026-04-11T14:00")
    found = office.finding("confirmed", days_before=2, share=0.5)

    assert PASSED == found.outcome
    assert "answered by 2026-04-11 14:00:00+08:00: 1 of 2" == words(found.required)
    assert "answered: 1; not heard of: 蔡小" == words(found.happened)
    assert FAILED == office.outcome("confirmed", days_before=2)


def test_an_answer_after_the_deadline_is_none():
    """R48."""
    office = Regulated.approved({"participants": "Ben, 蔡小"})
    office.say(17, "/confirm", by="cai--test", at="2026-04-11T14:01")

    assert FAILED == office.outcome("confirmed", days_before=2)
    assert PASSED == office.outcome("confirmed")


def test_who_is_asked_late_has_until_the_meeting_begins():
    office = Regulated.asked({"participants": "Ben, 蔡小"})
    office.yes(17, at="2026-04-12T10:00")
    office.say(17, "/confirm", by="cai--test", at="2026-04-13T13:00")

    assert PASSED == office.outcome("confirmed", days_before=2)


def test_an_answer_for_another_time_does_not_count():
    office = Regulated.approved({"participants": "Ben, 蔡小"})
    office.say(17, "/confirm", by="cai--test", at="2026-04-03T10:00")
    office.say(17, "/reschedule 2026-04-14 10:00", by="ben--test", at="2026-04-07T10:00")

    assert FAILED == office.outcome("confirmed")

    office.say(17, "/confirm", by="cai--test", at="2026-04-08T10:00")

    assert PASSED == office.outcome("confirmed")


def test_who_calls_a_meeting_need_not_say_whether_they_come():
    """R47: they said it thereby; who chairs and who minutes it may be away like anybody else."""
    office = Regulated.approved({"participants": "Ada, Ben, 蔡小", "organizer": "蔡小"})

    assert FAILED == office.outcome("confirmed")

    office.say(17, "/confirm", by="ada--test", at="2026-04-08T10:00")

    assert PASSED == office.outcome("confirmed")


def test_a_meeting_of_those_who_call_it_needs_no_answers():
    office = Regulated.approved({"participants": "Ben"})

    assert BESIDE == office.outcome("confirmed")


def test_people_are_values_of_a_message():
    found = Regulated.approved().finding("approval")
    ada = REGULATED.organisation.directory.by_login["ada--test"]

    assert isinstance(ada, Person)
    assert (ada,) == found.happened.values["who"]


def test_that_the_author_has_become_the_head_since_changes_nothing():
    """R37, R38: the rule asks for whose approval the meeting itself asked."""
    office = Regulated.approved()
    archive = office.archive(LATER)
    heads = {"ada--test": frozenset({Role.MEMBER}), "ben--test": frozenset({Role.HEAD})}
    directory = archive.organisation.directory
    people = tuple(
        person.model_copy(update={"roles": heads.get(person.login, person.roles)})
        for person in directory.people
    )
    later = replace(
        archive.organisation, directory=Directory(departments=directory.departments, people=people)
    )
    seen = replace(archive, organisation=later)
    found = RULES["approval"].judge(seen.by_number[17], seen, RULES["approval"].read({}))

    assert Role.HEAD in seen.by_number[17].roles("ben--test")
    assert (PASSED, "approved before the meeting by: HEAD") == (
        found.outcome,
        words(found.required),
    )
