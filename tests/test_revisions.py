"""Earlier wordings of a filing, and what differs between two: field by field, row by row."""

import pytest

from generator.archive import Meeting
from generator.forms.differences import differences
from generator.records import Record
from generator.records.revisions import earlier, revisions
from tests.office import MINUTES, REQUEST, Filled, Office

LATER: tuple[Filled, ...] = (
    {**MINUTES, "ended": "15:10"},
    {
        **MINUTES,
        "ended": "15:10",
        "summary": "We agreed on nothing.",
        "actions": "- Ask five printers; 蔡小; 2026-04-20; offers in writing\n"
        "- Book the hall; Ada; 2026-05-04; for 40 people",
    },
)


@pytest.fixture
def office() -> Office:
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    office.say(21, "/sign", at="2026-04-14T11:00")
    for day, answers in enumerate(LATER, 15):
        office.file("minutes", 21, answers, at=f"2026-04-{day}T10:00")
    return office


def _minutes(office: Office) -> Record:
    return office.records[21]


def _meeting(office: Office) -> Meeting:
    return office.archive().by_number[17]


def test_each_edit_says_which_fields_it_changed(office):
    """R92."""
    changed = [[each.question.id for each in r.differences] for r in revisions(_minutes(office))]

    assert [["ended"], ["summary", "actions"]] == changed


def test_a_table_says_which_rows_were_changed_and_added(office):
    """R92."""
    *_, last = revisions(_minutes(office))
    rows = [(what, row.task) for each in last.differences for what, row in each.rows]

    assert [
        ("changed: before", "Ask three printers"),
        ("changed: after", "Ask five printers"),
        ("added", "Book the hall"),
    ] == rows


def test_what_was_taken_out_of_a_table_is_removed(office):
    *_, last = revisions(_minutes(office))
    before = earlier(_minutes(office).answers, [last.edit])
    assert before

    (actions,) = (
        each
        for each in differences(_minutes(office).answers, before)
        if each.question.id == "actions"
    )

    assert "removed" in [what for what, _ in actions.rows]


def test_two_edits_undone_are_the_first_wording(office):
    edits = [each.edit for each in revisions(_minutes(office))]
    first = Office()
    first.file("meeting-request-weekly", 17, REQUEST)
    first.say(17, "/approve")
    first.file("minutes", 21, MINUTES, at="2026-04-14T10:00")

    assert _minutes(first).answers == earlier(_minutes(office).answers, edits)


def test_the_same_wording_has_no_differences(office):
    answers = _minutes(office).answers

    assert () == differences(answers, answers)


def test_a_wording_that_the_form_would_not_take_any_more_is_not_known(office):
    record = _minutes(office)
    first, second = (each.edit for each in revisions(record))
    (change,) = first.changes
    odd = first.model_copy(update={"changes": (change.model_copy(update={"before": "noon"}),)})
    events = tuple(odd if event == first else event for event in record.events)

    found = revisions(record.model_copy(update={"events": events}))

    assert [(odd, 0), (second, 2)] == [(each.edit, len(each.differences)) for each in found]


def test_the_page_shows_before_and_after(office):
    """R92."""
    page = office.pages()["meetings/2026/17.md"]
    after = page.partition("What changed after signing")[2]

    assert "| Ended at | 14:50 | 15:10 |" in after
    assert "| added | Book the hall |" in after
    assert "We agreed on nothing." in after
