"""Rules about action items: complete, reported on, done and judged in time."""

import pytest

from generator.vocabulary import Outcome
from tests.office import PROGRESS
from tests.regulated_office import Regulated, words

PASSED, FAILED = Outcome.PASSED, Outcome.FAILED
NOT_YET, BESIDE = Outcome.NOT_YET, Outcome.NOT_APPLICABLE
NOTHING_TO_DO = {"decisions": "", "actions": ""}


def followed() -> Regulated:
    """Return the office with action item 17-1 of Cai's, minuted on 14 April and due on the 20th."""
    office = Regulated.minuted()
    office.track()
    return office


def test_every_decision_and_action_item_has_what_it_needs():
    """R11, R86, R100."""
    assert PASSED == Regulated.minuted().outcome("action_complete")
    assert NOT_YET == Regulated.approved().outcome("action_complete")
    assert BESIDE == Regulated.minuted(NOTHING_TO_DO).outcome("action_complete")


@pytest.mark.parametrize("needs, outcome", [([], PASSED), (["due"], FAILED), (["quality"], FAILED)])
def test_a_clause_may_ask_more_of_decisions(needs, outcome):
    """R86."""
    assert outcome == Regulated.minuted().outcome("action_complete", decisions=needs)


def test_an_assignee_belongs_to_the_organisation_on_the_day_of_the_meeting():
    office = Regulated.minuted({"actions": "- Ask three printers; Eva; 2026-04-20; in writing"})
    found = office.finding("action_complete")  # Eva left on that very day

    assert (FAILED, "incomplete: Ask three printers") == (found.outcome, words(found.happened))


def test_an_action_item_comes_of_the_block_that_asks_for_one():
    """R15, R25."""
    assert PASSED == Regulated.minuted().outcome("block_actions")
    assert NOT_YET == Regulated.approved().outcome("block_actions")
    assert FAILED == Regulated.minuted(NOTHING_TO_DO).outcome("block_actions")
    assert BESIDE == Regulated.approved(form="meeting-request-client").outcome("block_actions")


@pytest.mark.parametrize("rule", ["progress_reported", "actions_in_time", "outcome_rated"])
def test_without_action_items_there_is_nothing_to_follow(rule):
    assert BESIDE == Regulated.minuted(NOTHING_TO_DO).outcome(rule)
    assert NOT_YET == Regulated.approved().outcome(rule)


def test_silence_is_too_long_on_the_eighth_day():
    """R103, R104."""
    office = followed()

    assert NOT_YET == office.outcome("progress_reported", "2026-04-21T23:59", every_days=7)

    found = office.finding("progress_reported", "2026-04-22T00:00", every_days=7)

    assert (FAILED, "without news for too long: 17-1") == (found.outcome, words(found.happened))


def test_news_breaks_the_silence_by_form_and_by_comment():
    office = followed()
    office.file("progress", 23, PROGRESS, by="cai--test", at="2026-04-20T10:00")
    office.say(40, "/progress two offers", by="cai--test", at="2026-04-27T10:00")

    assert NOT_YET == office.outcome("progress_reported", "2026-05-04T10:00", every_days=7)
    assert FAILED == office.outcome("progress_reported", "2026-05-05T10:00", every_days=7)

    office.say(40, "/done three offers", by="cai--test", at="2026-05-04T10:00")

    assert PASSED == office.outcome("progress_reported", every_days=7)


def test_news_that_came_too_late_does_not_mend_the_silence():
    office = followed()
    office.say(40, "/done three offers", by="cai--test", at="2026-04-22T10:00")

    assert FAILED == office.outcome("progress_reported", every_days=7)
    assert PASSED == office.outcome("progress_reported", every_days=8)


@pytest.mark.parametrize(
    "done, outcome",
    [
        ("2026-04-20T23:59", PASSED),
        ("2026-04-21T00:00", FAILED),
        ("2026-04-20T15:59+00:00", PASSED),
        ("2026-04-20T16:00+00:00", FAILED),
    ],
)
def test_an_action_item_is_done_in_time_up_to_the_end_of_its_day(done, outcome):
    """R103."""
    office = followed()
    office.say(40, "/done three offers", by="cai--test", at=done)

    assert outcome == office.outcome("actions_in_time")


def test_an_open_action_item_is_late_when_its_day_is_over():
    office = followed()

    assert NOT_YET == office.outcome("actions_in_time", "2026-04-20T23:59")

    found = office.finding("actions_in_time", "2026-04-21T00:00")

    assert (FAILED, "late: 17-1") == (found.outcome, words(found.happened))


def test_the_date_that_was_agreed_last_counts():
    """R106."""
    office = followed()
    office.say(40, "/extend 2026-04-27 the printer is ill", by="cai--test", at="2026-04-17T10:00")
    office.say(40, "/done three offers", by="cai--test", at="2026-04-24T10:00")
    assert FAILED == office.outcome("actions_in_time"), "nobody has agreed yet"

    office = followed()
    office.say(40, "/extend 2026-04-27 the printer is ill", by="cai--test", at="2026-04-17T10:00")
    office.say(40, "/approve", by="ben--test", at="2026-04-17T11:00")
    office.say(40, "/done three offers", by="cai--test", at="2026-04-24T10:00")

    assert PASSED == office.outcome("actions_in_time")


@pytest.mark.parametrize(
    "accepted, outcome", [("2026-04-22T23:59", PASSED), ("2026-04-23T00:00", FAILED)]
)
def test_the_organizer_accepts_the_outcome_soon_after_the_due_date(accepted, outcome):
    """R109."""
    office = followed()
    office.say(40, "/done three offers", by="cai--test", at="2026-04-20T10:00")
    office.say(40, "/accept", by="ben--test", at=accepted)

    assert outcome == office.outcome("outcome_rated", working_days=2)


def test_the_outcome_can_wait_until_the_last_day_is_over():
    office = followed()

    assert NOT_YET == office.outcome("outcome_rated", "2026-04-22T23:59", working_days=2)

    found = office.finding("outcome_rated", "2026-04-23T00:00", working_days=2)

    assert (FAILED, "not accepted in time: 17-1") == (found.outcome, words(found.happened))


def test_a_due_date_before_a_holiday_leaves_the_days_after_it():
    office = Regulated.minuted({"actions": "- Ask three printers; 蔡小; 2026-04-30; in writing"})

    # 1 to 5 May are off, Saturday the 9th is worked: the fourth working day after 30 April
    assert NOT_YET == office.outcome("outcome_rated", "2026-05-09T23:59", working_days=4)
    assert FAILED == office.outcome("outcome_rated", "2026-05-10T00:00", working_days=4)
