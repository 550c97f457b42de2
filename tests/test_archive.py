"""The archive: what one asks for is joined, and comes to what joining everything comes to."""

import pytest

from generator.archive.lookup import Lookup
from generator.cli.workspace import Workspace
from tests.copied import ROOT
from tests.office import Office

SAMPLE = Workspace(ROOT / "data")


def test_what_is_asked_for_by_number_is_what_is_found_among_everything():
    records, now = SAMPLE.records(), SAMPLE.as_of(None)
    everything = SAMPLE.archive(records, now)
    meetings = {each.number: each for each in everything.meetings}
    actions = {each.number: each for each in everything.actions}

    assert meetings == {each: SAMPLE.archive(records, now).by_number[each] for each in meetings}
    assert meetings == dict(everything.by_number)
    assert actions == {each: everything.action_by_number[each] for each in actions}
    assert actions == dict(everything.action_by_number)


def test_the_action_items_of_a_meeting_stand_in_the_order_of_its_minutes():
    archive = SAMPLE.archive(SAMPLE.records(), SAMPLE.as_of(None))
    tasks = {
        m.number: [each.task for each in m.minutes.actions] for m in archive.meetings if m.minutes
    }

    assert tasks == {n: [a.item.task for a in archive.actions_of[n]] for n in tasks}
    assert len(archive.actions) == sum(map(len, archive.actions_of.values()))


@pytest.mark.parametrize("number", ["17", "17-2", "x-1", "-1", "21-1", "9" * 5000, "1७-1", "17-1 "])
def test_there_is_no_action_item_of_a_number_that_nobody_was_given(number):
    office = Office()
    office.fill()

    assert number not in office.archive().action_by_number
    assert "17-1" in office.archive().action_by_number


def test_there_is_no_meeting_with_the_number_of_another_filing():
    office = Office()
    office.fill()

    assert [17] == [*office.archive().by_number]
    assert 21 not in office.archive().by_number


@pytest.mark.parametrize("number", [17, 21, 23, 24])
def test_what_is_joined_anew_after_a_change_is_what_is_joined_from_the_start(number):
    """One record more, or another text of it, is all the difference."""
    office = Office()
    office.fill()
    now = office.at("2026-05-01T09:00")
    before = office.workspace.archive(
        {n: each for n, each in office.records.items() if n != number}, now
    )
    seen = before.by_number, before.actions
    after = before.having(office.records[number])

    assert office.archive().meetings == after.meetings
    assert office.archive().actions == after.actions
    assert seen == (before.by_number, before.actions)


def test_of_a_record_that_changed_step_by_step_the_last_counts():
    office = Office()
    office.fill()
    signed = office.records[21]
    filed = signed.model_copy(update={"events": ()})
    before = office.workspace.archive(
        {n: each for n, each in office.records.items() if n != 21}, office.at("2026-05-01T09:00")
    )

    assert office.archive().meetings == before.having(filed, signed).meetings


def test_what_was_filed_later_was_not_known_before():
    office = Office()
    office.fill()
    then = office.archive().as_of(office.at("2026-04-16T10:30"), issue=25)

    assert [25] == [n for n in then.records if n > 23]
    assert [17] == [*then.by_number]
    assert (
        office.archive().meetings
        == office.archive().as_of(office.at("2026-05-01T09:00"), 17).meetings
    )


def test_everything_is_looked_for_once():
    asked: list[int] = []

    def find(number: int) -> int:
        asked.append(number)
        return -number

    lookup = Lookup(find, lambda: range(3))

    assert -1 == lookup[1]
    assert [0, -1, -2] == [*lookup.values()]
    assert [1, 0, 2] == asked
    assert 3 == len(lookup)
