"""Feedback on the minutes: listed until somebody answers it, or the minutes are signed anew."""

from dataclasses import replace

import pytest

from generator.archive.opinions import Opinion, opinions, read_answer
from generator.lifecycle import Answer, Comment, Thread, follow
from generator.lifecycle.effects import Close, Effect, Reopen
from generator.reminders import due
from generator.render import render_reply
from generator.vocabulary import ReminderKind
from tests.office import MINUTES, Office, problems


@pytest.fixture
def office() -> Office:
    """An office whose minutes 21 are signed."""
    return Office.signed()


def _opinions(office: Office) -> tuple[Opinion, ...]:
    return opinions(office.records[21])


def _feedback(
    office: Office, text: str = "/feedback Ada left early", at: str = "2026-04-15T11:00"
) -> tuple[Effect, ...]:
    return office.say(21, text, by="cai--test", at=at)


def test_feedback_is_open_until_it_is_answered(office):
    """R93."""
    _feedback(office)
    assert [True] == [each.is_open for each in _opinions(office)]

    office.say(21, "/answer 1 She did not", by="ben--test", at="2026-04-15T12:00")
    assert [(False, "She did not")] == [(o.is_open, o.reply) for o in _opinions(office)]


def test_minutes_that_are_edited_and_signed_anew_have_taken_it_up(office):
    """R93: an edit alone has not, nor has another signature."""
    _feedback(office)
    office.file("minutes", 21, {**MINUTES, "ended": "15:00"}, at="2026-04-16T10:00")
    assert [True] == [each.is_open for each in _opinions(office)]

    office.say(21, "/sign", at="2026-04-17T10:00")
    assert [(False, True)] == [(each.is_open, each.is_taken_up) for each in _opinions(office)]


def test_a_signature_on_the_same_text_answers_nothing(office):
    _feedback(office)
    office.say(21, "/return not yet", at="2026-04-16T10:00")
    office.say(21, "/sign", at="2026-04-17T10:00")

    assert [True] == [each.is_open for each in _opinions(office)]


def test_who_had_no_part_in_the_meeting_has_no_say(office):
    refused = problems(office.say(21, "/feedback Hm", by="dan--test", at="2026-04-15T11:00"))

    assert ["{login} may not do this: {act}"] == [each.message for each in refused]


def test_feedback_says_what_is_not_right(office):
    refused = problems(_feedback(office, "/feedback"))

    assert ["say it in a few words"] == [each.message for each in refused]


def test_participants_do_not_answer_each_other(office):
    _feedback(office)
    refused = problems(office.say(21, "/answer 1 No", by="cai--test", at="2026-04-15T12:00"))

    assert ["{login} may not do this: {act}"] == [each.message for each in refused]


def test_where_only_one_waits_its_number_need_not_be_said(office):
    _feedback(office)
    office.say(21, "/答复 已更正", by="ben--test", at="2026-04-15T12:00")

    assert ["已更正"] == [each.reply for each in _opinions(office)]


@pytest.mark.parametrize("text", ["/answer", "/answer 1 It is right"])
def test_where_nothing_waits_for_an_answer_that_alone_is_said(office, text):
    """R93."""
    refused = problems(office.say(21, text, by="ben--test", at="2026-04-15T12:00"))

    assert ["no feedback on the minutes waits for an answer"] == [each.message for each in refused]


@pytest.mark.parametrize("text", ["/answer It is right", "/answer 3 It is right", "/answer"])
def test_which_of_several_is_answered_has_to_be_said(office, text):
    _feedback(office)
    _feedback(office, "/意见 The place is wrong", at="2026-04-15T11:30")
    (problem,) = problems(office.say(21, text, by="ben--test", at="2026-04-15T12:00"))

    assert ("1", "2") == problem.values["numbers"]


def test_an_answer_has_words(office):
    _feedback(office)
    refused = problems(office.say(21, "/answer 1", by="ben--test", at="2026-04-15T12:00"))

    assert ["say it in a few words"] == [each.message for each in refused]


@pytest.mark.parametrize(
    "text, read",
    [
        ("1 yes", (1, "yes")),
        ("#2: yes", (2, "yes")),
        ("第3条：已更正", (3, "已更正")),
        ("１、已更正", (1, "已更正")),
        ("12", (12, "")),
        ("yes, 1", (None, "yes, 1")),
        ("20260415 was right", (None, "20260415 was right")),
    ],
)
def test_an_answer_begins_with_a_number_as_people_write_it(text, read):
    assert read == read_answer(text)


def test_the_reply_and_the_page_list_what_waits(office):
    """R93."""
    _feedback(office)
    archive = office.archive("2026-04-15T12:00")
    *_, answer = follow(_thread(office), office.workspace.forms, archive, "en")
    page = office.pages()["meetings/2026/17.md"]

    assert isinstance(answer, Answer)
    text = render_reply(answer.filing, office.workspace.context("en"))
    assert "No. 1, 蔡小: “Ada left early” – **waits for an answer**" in text
    assert "贝恩 (@ben--test), or Ada (@ada--test): please answer with `/answer" in text
    assert "| Ada left early | ○ waits for an answer |" in page


def test_the_page_leads_to_whoever_has_to_answer_whether_it_is_signed_or_not(office):
    """R93."""
    _feedback(office)
    signed = office.pages()["meetings/2026/17.md"]
    office.file("minutes", 21, {**MINUTES, "ended": "15:00"}, at="2026-04-16T10:00")
    edited = office.pages()["meetings/2026/17.md"]

    assert [True, True] == ["Answer the feedback on the minutes" in p for p in (signed, edited)]


def _thread(office: Office, *, closed: bool = False) -> Thread:
    body = office.body("minutes", MINUTES)
    labels = frozenset({"minutes", "signed"})
    at = office.at("2026-04-14T10:00")
    return Thread(21, "ben--test", body, at, labels=labels, closed=closed)


def test_the_issue_is_open_as_long_as_an_answer_is_owed(office):
    archive = office.archive("2026-04-15T10:30")
    before = follow(_thread(office), office.workspace.forms, archive, "en")
    assert [] == [each for each in before if isinstance(each, Close | Reopen)]

    at = office.at("2026-04-15T10:20")
    said = Comment(21, "cai--test", at, "/feedback Ada left early", number=1)
    thread = replace(_thread(office, closed=True), comments=(said,))
    after = follow(thread, office.workspace.forms, archive, "en")
    assert [Reopen(21)] == [each for each in after if isinstance(each, Close | Reopen)]


def test_the_secretary_is_reminded_of_what_waits_and_once(office):
    """R93."""
    _feedback(office)
    found = due(office.archive("2026-04-17T09:00"), office.at("2026-04-16T23:00"))
    kinds = {each.kind: each.to for each in found}
    assert ("ben--test",) == kinds[ReminderKind.OPINION]

    office.say(21, "/answer 1 No", by="ada--test", at="2026-04-17T08:00")
    found = due(office.archive("2026-04-17T09:00"), office.at("2026-04-16T23:00"))
    assert ReminderKind.OPINION not in {each.kind for each in found}
