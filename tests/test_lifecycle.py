"""From a filing to the record, and what happens to it afterwards."""

from typing import Any

import pytest
from pydantic import create_model

from generator.archive import Archive
from generator.forms.kinds import Line
from generator.forms.question import ask
from generator.lifecycle import Refusal, Reply, Save
from generator.records import fingerprint
from generator.vocabulary import Act, ActionStatus, Stage
from tests.office import FEEDBACK, MINUTES, PROGRESS, REQUEST, Office, problems


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def filled() -> Office:
    office = Office()
    office.fill()
    return office


def _messages(effects) -> list[tuple[str, str]]:
    return [(problem.field_id, problem.message) for problem in problems(effects)]


def test_a_valid_filing_is_kept_and_answered(office):
    effects = office.file("meeting-request-weekly", 17, REQUEST)

    assert [Save, Reply] == [type(effect) for effect in effects]
    assert "Plans for April" == office.records[17].answers.topic
    assert "2026-04-07T10:00:00+08:00" == office.records[17].filed.isoformat()


def test_an_invalid_filing_is_answered_with_every_problem_and_not_kept(office):
    """R35, R42."""
    wrong = {**REQUEST, "date": "soon", "duration": "", "participants": "Ada, Bert", "room": ""}
    effects = office.file("meeting-request-weekly", 17, wrong)

    assert {} == office.records
    assert [
        ("date", "is not a date: {written}"),
        ("duration", "is required, but was left empty"),
        ("participants", "is not in the directory: {written}; perhaps {people} is meant"),
        ("room", "choose a room, or name another place"),
    ] == _messages(effects)


def test_a_meeting_that_lasts_longer_than_a_day_is_not_meant(office):
    (fault,) = problems(
        office.file("meeting-request-weekly", 17, {**REQUEST, "duration": "100小时"})
    )

    assert "duration" == fault.field_id
    assert "is more than 1440 min: 100小时" == fault.message.format(**fault.values)
    assert () == problems(
        office.file("meeting-request-weekly", 17, {**REQUEST, "duration": "24小时"})
    )


def test_an_option_is_read_by_the_words_it_had_before(office):
    body = office.body("everything", {"a_choice": "One"}).replace("\n\nOne", "\n\nUno")
    office.file_body("everything", 40, body)

    assert "one" == office.records[40].answers.a_choice


def test_a_number_that_nothing_has_is_reported_with_everything_else(filled):
    wrong = {**MINUTES, "meeting": "18", "held": "soon"}

    assert [
        ("meeting", "there is no meeting with the number {number}"),
        ("held", "is not a date: {written}"),
    ] == _messages(filled.file("minutes", 99, wrong, at="2026-04-17T10:00"))


def test_zero_is_an_answer(office):
    office.file("everything", 40, {"a_number": "0", "a_money": "0"})

    assert 0 == office.records[40].answers.a_number
    assert 0 == office.records[40].answers.a_money.amount


def test_the_reply_says_whose_approval_is_missing(office):
    _, reply = office.file("meeting-request-weekly", 17, {**REQUEST, "importance": "Important"})

    assert [("ada--test",), ("dan--test",)] == [step.logins for step in reply.standing.steps]
    (step,) = office.say(17, "/approve")[-1].standing.steps
    assert ("dan--test",) == step.logins


def test_a_problem_in_a_table_names_its_row_and_column(office):
    office.fill()
    wrong = {**MINUTES, "actions": "- Ask printers; 蔡小; 2026-04-20\n- Pay; nobody; soon; in full"}
    found = problems(office.file("minutes", 21, wrong))

    assert [(1, "Quality requirement"), (2, "Assignee"), (2, "Due")] == [
        (problem.row, str(problem.column and problem.column.text("en"))) for problem in found
    ]


def test_the_same_filing_twice_changes_nothing(office):
    office.file("meeting-request-weekly", 17, REQUEST)
    once = office.records[17]
    office.file("meeting-request-weekly", 17, REQUEST, at="2026-04-09T10:00")

    assert once == office.records[17]


def test_an_edit_replaces_the_answers_and_is_kept_as_an_event(filled):
    filled.file("minutes", 21, {**MINUTES, "ended": "15:10"}, at="2026-04-20T09:00")
    edit = filled.records[21].events[-1]

    assert Act.EDIT is edit.act
    assert [("ended", "14:50:00", "15:10:00")] == [
        (change.field, change.before, change.after) for change in edit.changes
    ]


def test_a_refused_edit_leaves_the_record_as_it_was(filled):
    before = filled.records[21]
    effects = filled.file("minutes", 21, {**MINUTES, "ended": "noon o'clock"})

    assert [Refusal] == [type(effect) for effect in effects]
    assert before == filled.records[21]


def test_an_edit_voids_the_signature_until_it_is_given_again(filled):
    """R90, R92."""
    assert Stage.SIGNED is filled.archive().by_number[17].stage

    filled.file("minutes", 21, {**MINUTES, "ended": "15:10"}, at="2026-04-20T09:00")

    assert Stage.REVISED is filled.archive().by_number[17].stage

    filled.say(21, "/签署", at="2026-04-20T10:00")

    assert Stage.SIGNED is filled.archive().by_number[17].stage


def test_an_edit_voids_the_approval(office):
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.file("meeting-request-weekly", 17, {**REQUEST, "start": "16:00"})

    assert Stage.REQUESTED is office.archive("2026-04-09T10:00").by_number[17].stage


@pytest.mark.parametrize(
    "at, stage",
    [
        ("2026-04-13T14:59", Stage.APPROVED),
        ("2026-04-13T15:00", Stage.HELD),
    ],
)
def test_an_approved_meeting_is_held_when_its_planned_end_is_reached(office, at, stage):
    """R7."""
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")

    assert stage is office.archive(at).by_number[17].stage


def test_returned_minutes_are_returned_until_they_are_edited(filled):
    filled.say(21, "/return Who was late?", at="2026-04-16T09:00")

    assert Stage.RETURNED is filled.archive().by_number[17].stage

    filled.file("minutes", 21, {**MINUTES, "ended": "15:10"}, at="2026-04-20T09:00")

    assert Stage.REVISED is filled.archive().by_number[17].stage


def test_only_the_chair_signs_unless_the_type_says_otherwise(filled):
    """R90."""
    message = "{login} may not do this: {act}"
    filled.file("minutes", 21, {**MINUTES, "ended": "15:10"}, at="2026-04-20T09:00")

    assert [("", message)] == _messages(filled.say(21, "/sign", "ben--test", "2026-04-21T09:00"))


@pytest.mark.parametrize(
    "date, message",
    [
        ("2026-04-13", "meeting {number} was not approved, or was called off"),
        ("2026-05-13", "meeting {number} has not begun yet"),
    ],
)
def test_there_are_no_minutes_of_what_did_not_take_place(office, date, message):
    office.file("meeting-request-weekly", 17, {**REQUEST, "date": date})
    if "begun" in message:
        office.say(17, "/approve")

    assert [("meeting", message)] == _messages(
        office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    )


def test_who_writes_the_minutes_cannot_make_themselves_the_signer(filled):
    filled.file("minutes", 21, {**MINUTES, "chair": "Dan"}, "dan--test", "2026-04-20T09:00")

    assert "dan--test" not in filled.archive().by_number[17].signers


def test_an_edit_and_its_undoing_do_not_bring_the_signature_back(filled):
    filled.file("minutes", 21, {**MINUTES, "ended": "15:10"}, at="2026-04-20T09:00")
    filled.file("minutes", 21, MINUTES, at="2026-04-20T10:00")

    assert Stage.REVISED is filled.archive().by_number[17].stage


def test_a_signature_does_not_hold_for_a_record_that_was_changed_by_hand(filled):
    record = filled.records[21]
    changed = record.answers.model_copy(update={"place": "Somewhere else"})
    filled.records[21] = record.model_copy(update={"answers": changed})

    assert Stage.REVISED is filled.archive().by_number[17].stage


def test_what_is_minuted_cannot_be_called_off(filled):
    message = "{act} is not possible any more, or not yet"

    assert [("", message)] == _messages(filled.say(17, "/cancel", "ben--test", "2026-04-16T09:00"))


def test_a_login_in_other_capitals_is_the_same_login(office):
    office.file("meeting-request-weekly", 17, REQUEST, by="ADA--TEST")

    assert "ada--test" == office.records[17].author
    assert [("", "{login} may not do this: {act}")] == _messages(office.say(17, "/approve"))


def test_of_each_author_the_last_feedback_counts(filled):
    again = {**FEEDBACK, "satisfaction": "1 - very poor"}
    filled.file("feedback", 30, again, by="ada--test", at="2026-04-18T10:00")

    assert (1, 4, 4) == filled.archive().by_number[17].marks("satisfaction")


def test_what_needs_no_approval_cannot_be_approved(filled):
    message = "{act} is not for this kind of filing"

    assert [("", message)] == _messages(filled.say(24, "/approve"))
    assert "approve" == filled.say(27, "/approve", at="2026-04-18T10:00")[-1].event.act


def test_an_optional_field_added_to_a_form_leaves_signatures_alone(filled):
    answers = filled.records[21].answers
    weather: Any = (Line, ask("a", "b", "c", ""))
    grown: Any = create_model("Minutes", __base__=type(answers), weather=weather)

    again: Any = grown.model_validate(dict(answers))

    assert fingerprint(answers) == fingerprint(again)


def test_a_wrong_heading_of_a_table_is_the_only_problem_of_the_table(filled):
    table = "| Action item | Who |\n| --- | --- |\n| Ask three printers | Ada |"
    found = _messages(filled.file("minutes", 21, {**MINUTES, "actions": table}))

    assert ["actions"] == [field for field, _ in found]


def test_an_old_approval_delivered_again_does_not_approve_the_edit(office):
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve", at="2026-04-08T10:00")
    office.file("meeting-request-weekly", 17, {**REQUEST, "start": "16:00"}, at="2026-04-08T11:00")
    before = office.records[17]
    office.say(17, "/approve", at="2026-04-08T10:00")

    assert before == office.records[17]


def test_a_command_from_before_an_edit_does_not_count_for_it(office):
    office.file("meeting-request-weekly", 17, REQUEST)
    office.file("meeting-request-weekly", 17, {**REQUEST, "start": "16:00"}, at="2026-04-08T11:00")
    message = "this was said before the filing was edited; please say it again: {act}"

    assert [("", message)] == _messages(office.say(17, "/approve", at="2026-04-08T10:59"))


def test_an_important_meeting_needs_an_executive_too(office):
    """R38."""
    office.file("meeting-request-weekly", 17, {**REQUEST, "importance": "Important"})
    office.say(17, "/approve")

    assert Stage.REQUESTED is office.archive("2026-04-09T10:00").by_number[17].stage

    office.say(17, "/批准", by="dan--test")

    assert Stage.APPROVED is office.archive("2026-04-09T10:00").by_number[17].stage


def test_a_head_who_asks_for_a_meeting_is_approved_by_an_executive(office):
    office.file("meeting-request-weekly", 17, REQUEST, by="ada--test")

    assert [("", "{login} may not do this: {act}")] == _messages(office.say(17, "/approve"))

    office.say(17, "/approve", by="dan--test")

    assert Stage.APPROVED is office.archive("2026-04-09T10:00").by_number[17].stage


@pytest.mark.parametrize("by", ["ben--test", "cai--test", "stranger"])
def test_only_those_who_may_approve_do(office, by):
    """R37."""
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve", by=by)

    assert Stage.REQUESTED is office.archive("2026-04-09T10:00").by_number[17].stage


@pytest.mark.parametrize(
    "text", ["/approve", "/批准", "／批准", "/Approve.", "/approve\r\nThank you", "/批准。"]
)
def test_a_command_is_understood_as_people_write_it(office, text):
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, text)

    assert [Act.APPROVE] == [event.act for event in office.records[17].events]


@pytest.mark.parametrize(
    "text", ["I /approve this", "> /approve", "```\n/approve\n```", "    /approve", ""]
)
def test_a_command_counts_on_the_first_line_only(office, text):
    office.file("meeting-request-weekly", 17, REQUEST)

    assert () == office.say(17, text)


@pytest.mark.parametrize(
    "text, message",
    [
        ("/аpprove", "there is no command {written}: {letters} only looks like what it should be"),
        ("/ap\u200bprove", "holds invisible characters, so it was not read; please type it again"),
        ("/\u202eapprove", "holds invisible characters, so it was not read; please type it again"),
    ],
    ids=["Cyrillic", "zero width", "right to left"],
)
def test_what_only_looks_like_a_command_is_refused_with_the_reason(office, text, message):
    office.file("meeting-request-weekly", 17, REQUEST)

    assert [("", message)] == _messages(office.say(17, text))


def test_an_unknown_command_is_refused_by_name(office):
    office.file("meeting-request-weekly", 17, REQUEST)

    assert [("", "there is no command {written}")] == _messages(office.say(17, "/aprove"))


def test_the_same_comment_twice_counts_once(office):
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.say(17, "/approve")

    assert 1 == len(office.records[17].events)


@pytest.mark.parametrize(
    "slug, answers, field, message",
    [
        (
            "minutes",
            {**MINUTES, "meeting": "99"},
            "meeting",
            "there is no meeting with the number {number}",
        ),
        (
            "feedback",
            {**FEEDBACK, "meeting": "99"},
            "meeting",
            "there is no meeting with the number {number}",
        ),
        (
            "progress",
            {**PROGRESS, "action": "17-9"},
            "action",
            "there is no action item with the number {number}",
        ),
        (
            "minutes",
            MINUTES,
            "meeting",
            "meeting {meeting} has minutes already, {issue}: edit those",
        ),
    ],
)
def test_a_filing_that_does_not_fit_the_others_is_refused(filled, slug, answers, field, message):
    """R87, R103."""
    assert [(field, message)] == _messages(filled.file(slug, 99, answers, at="2026-04-17T10:00"))


def test_minutes_are_filed_on_the_form_of_the_meetings_type(office):
    request = {**REQUEST, "meeting_type": "Client meeting", "client_name": "Some client"}
    office.file("meeting-request-client", 17, request)
    office.say(17, "/approve")
    message = "the minutes of meeting {number} are filed with the form {form}"

    assert [("meeting", message)] == _messages(
        office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    )


def test_an_action_item_is_overdue_from_the_day_after_it_was_due(filled):
    def status(at: str) -> ActionStatus:
        archive: Archive = filled.archive(at)
        return archive.action_by_number["17-1"].status

    assert ActionStatus.IN_PROCESS is status("2026-04-20T23:59")
    assert ActionStatus.OVERDUE is status("2026-04-21T00:00")


def test_an_action_item_is_done_when_its_assignee_says_so(filled):
    done = {**PROGRESS, "progress": "Done", "report": "Chosen."}
    filled.file("progress", 30, done, by="cai--test", at="2026-04-25T10:00")

    assert ActionStatus.DONE is filled.archive().action_by_number["17-1"].status


def test_the_fingerprint_does_not_depend_on_the_language_of_the_body():
    english, chinese = Office(), Office()
    english.fill()
    chinese.fill()
    hans = {**FEEDBACK, "satisfaction": "4 - 满意", "relevance": "4 - 满意"}
    hans |= {"efficiency": "3 - 一般", "discipline": "5 - 非常满意"}
    chinese.file("feedback", 31, hans, language="zh-Hans", at="2026-04-17T10:00")

    first, second = english.records[24].answers, chinese.records[31].answers
    assert fingerprint(first) == fingerprint(second)
