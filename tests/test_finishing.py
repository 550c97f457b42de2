"""The finishing check of the minutes: what has to be answered before they are signed (R70, R85)."""

import datetime as dt

import pytest

from generator.checks import check
from generator.errors import Problem
from generator.lifecycle import Reply
from generator.render import render_reply
from tests.messages import all_said
from tests.office import MINUTES, REQUEST, Filled, Office, problems

COMPLETE: Filled = {**MINUTES, "discussion": "- News; Ada; All is well; nothing to do"}
"""Minutes that leave nothing to be answered."""


@pytest.fixture
def office() -> Office:
    """An office with an approved meeting that was held."""
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    return office


def _warnings(office: Office, **answers: str) -> tuple[Problem, ...]:
    effects = office.file("minutes", 21, {**COMPLETE, **answers}, at="2026-04-14T10:00")
    (reply,) = (each for each in effects if isinstance(each, Reply))
    return reply.warnings


def _said(office: Office, **answers: str) -> list[str]:
    return all_said(_warnings(office, **answers))


def test_minutes_that_lack_nothing_are_kept_without_a_word(office):
    assert [] == _said(office)


def test_another_day_than_the_one_that_was_announced_is_noted(office):
    """R49, R84."""
    (problem,) = _warnings(office, held="2025-04-13")

    assert ["is not the day of the meeting, 2026-04-13: 2025-04-13"] == all_said((problem,))
    assert "held" == problem.field_id
    assert [] == _said(office, held="2026-04-12", finishing_remarks="All were there on Sunday.")


def test_a_meeting_is_held_on_the_day_to_which_it_was_moved(office):
    """R49."""
    office.say(17, "/reschedule 2026-04-14 09:00", by="ben--test", at="2026-04-09T10:00")
    moved = {"started": "09:00", "ended": "09:50"}

    assert [] == _said(office, held="2026-04-14", **moved)
    assert 1 == len(_said(office, **moved))


def test_a_day_still_to_come_is_refused(office):
    """R84: in words, with what was written."""
    minutes = {**COMPLETE, "held": "2026-04-15"}
    (problem,) = problems(office.file("minutes", 21, minutes, at="2026-04-14T23:59"))

    assert ["is still ahead: 2026-04-15"] == all_said((problem,))
    assert "held" == problem.field_id
    assert 21 not in office.records
    assert () == problems(office.file("minutes", 21, minutes, at="2026-04-15T00:00"))


def test_a_day_still_to_come_does_not_get_into_minutes_by_an_edit(office):
    office.file("minutes", 21, COMPLETE, at="2026-04-14T10:00")
    minutes = {**COMPLETE, "held": "2027-04-13"}

    assert 1 == len(problems(office.file("minutes", 21, minutes, at="2026-04-14T11:00")))


def test_minutes_of_a_day_still_to_come_that_are_kept_already_stay(office):
    office.file("minutes", 21, COMPLETE, at="2026-04-14T10:00")
    record, ahead = office.records[21], {"held": dt.date(2027, 4, 13)}
    office.records[21] = record.model_copy(
        update={"answers": record.answers.model_copy(update=ahead)}
    )

    assert () == check(office.records[21], office.archive())


@pytest.mark.parametrize(
    "field, rows",
    [
        ("actions", "- Call Dan; Ada; 2026-04-20; today\n- Ask; 蔡小; 2025-04-20; in writing"),
        ("decisions", "- Print the catalogue; Ada\n- Sell it; 蔡小; 2025-04-20"),
    ],
)
def test_what_was_due_before_the_meeting_is_noted_with_its_row(office, field, rows):
    """R86."""
    (problem,) = _warnings(office, **{field: rows})

    assert ["is before the meeting on 2026-04-13: 2025-04-20"] == all_said((problem,))
    assert (field, 2) == (problem.field_id, problem.row)
    assert "Due" == (problem.column and problem.column.text("en"))


def test_what_is_due_on_the_day_of_the_meeting_is_not_noted(office):
    assert [] == _said(office, actions="- Call Dan; Ada; 2026-04-13; today")


def test_somebody_has_to_have_been_there(office):
    away = "- Ada; on leave\n- Ben; absent"

    assert ["nobody is registered as present"] == _said(office, attendance=away)
    assert [] == _said(office, attendance=f"{away}\n- 蔡小；late")
    assert [] == _said(office, attendance="- Ada; on leave; ; Dan")


def test_every_agenda_item_has_an_outcome(office):
    """R85."""
    without = "say what came of it, or why nothing did: News"

    assert [without] == _said(office, discussion="- News; Ada; All is well")
    assert [without] == _said(office, discussion="- Printers; Ada; Too dear; ask again")
    assert [] == _said(office, discussion="- Latest news; Ada; All is well; nothing to do")


def test_what_else_was_discussed_has_an_outcome_too(office):
    discussion = f"{COMPLETE['discussion']}\n- Printers; Ada; Too dear"

    assert ["say what came of it, or why nothing did: Printers"] == _said(
        office, discussion=discussion
    )


@pytest.mark.parametrize(
    "action",
    ["Ask three printers", "ask THREE printers", "printers", "1", "17-1", "第1项", "（1）"],
)
def test_an_open_question_is_taken_on_by_an_action_item(office, action):
    assert [] == _said(office, open_questions=f"- Who pays?; {action}")


@pytest.mark.parametrize("action", ["", "Ask the bank", "2", "17-2", "0"])
def test_an_open_question_that_nobody_takes_on_is_noted(office, action):
    open_questions = f"| Question | Taken on by |\n| --- | --- |\n| Who pays? | {action} |"
    (problem,) = _warnings(office, open_questions=open_questions)

    assert ["no action item takes this on: Who pays?"] == all_said((problem,))
    assert (1, "open_questions") == (problem.row, problem.field_id)


def test_what_was_answered_in_words_is_not_noted_again(office):
    answers = {"discussion": "- News; Ada; All is well", "open_questions": "- Who pays?"}

    assert 2 == len(_said(office, **answers))
    assert [] == _said(office, **answers, finishing_remarks="There was no time for it.")


def test_a_note_keeps_nothing_from_being_filed_and_signed(office):
    assert _said(office, discussion="- News; Ada; All is well")

    office.say(21, "/sign", at="2026-04-15T10:00")

    assert office.archive().by_number[17].signature


@pytest.mark.parametrize(
    "language, heading",
    [
        ("en", "or answer it under “Finishing remarks”:\n\n- **Open questions**, row 1:"),
        ("zh-Hans", "或在“完稿说明”一栏说明：\n\n- **未决问题**，第 1 行："),
        ("zh-Hant", "或在“完稿說明”一欄說明：\n\n- **未決問題**，第 1 行："),
    ],
)
def test_the_reply_says_what_to_answer_and_where(office, language, heading):
    answers = {**COMPLETE, "open_questions": "- Who *pays*?"}
    reply = office.file("minutes", 21, answers, at="2026-04-14T10:00")[-1]
    assert isinstance(reply, Reply)
    text = render_reply(reply, office.workspace.context(language))

    assert heading in text
    assert "`Who *pays*?`" in text


def _external(party: str) -> str:
    row = "- Ask three printers; 蔡小; 2026-04-20; in writing; kind: Outside party"
    return f"{row}; external party: {party}" if party else row


def test_an_action_item_with_somebody_outside_names_them(office):
    """R108."""
    minutes = {**COMPLETE, "actions": _external("")}
    (problem,) = problems(office.file("minutes", 21, minutes, at="2026-04-14T10:00"))

    assert "name who outside has to be dealt with" == problem.message
    assert ("actions", 1, "External party") == (
        problem.field_id,
        problem.row,
        problem.column and problem.column.text("en"),
    )

    minutes = {**COMPLETE, "actions": _external("three printers in town")}
    office.file("minutes", 21, minutes, at="2026-04-14T10:00")

    assert "three printers in town" == office.archive().actions[0].item.party


def test_an_action_item_from_before_somebody_outside_was_asked_for_stays(office):
    office.file("minutes", 21, COMPLETE | {"actions": _external("x")}, at="2026-04-14T10:00")
    record = office.records[21]
    (item,) = office.archive().actions
    old = record.answers.model_copy(
        update={"actions": (item.item.model_copy(update={"party": ""}),)}
    )
    office.records[21] = record.model_copy(update={"answers": old})
    again = {**COMPLETE, "actions": _external(""), "ended": "15:00"}

    assert () == problems(office.file("minutes", 21, again, at="2026-04-15T10:00"))

    more = {**again, "actions": f"{_external('')}\n{_external('').replace('three', 'four')}"}
    (problem,) = problems(office.file("minutes", 21, more, at="2026-04-15T11:00"))

    assert 2 == problem.row


def test_a_promise_to_a_client_needs_nobody_outside(office):
    """R24."""
    promise = "- Send samples; 蔡小; 2026-04-20; all three; kind: Promise to a client"

    assert () == problems(
        office.file("minutes", 21, {**COMPLETE, "actions": promise}, at="2026-04-14T10:00")
    )
