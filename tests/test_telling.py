"""Telling people: that minutes are signed, and what was changed in them since."""

from dataclasses import replace

import pytest

from generator.archive import Archive
from generator.lifecycle import Answer, Tell, Thread, follow
from generator.lifecycle.telling import tell
from generator.organisation import Directory, Person
from generator.render import render_answer
from generator.render.news import render_news
from generator.render.page import Links
from tests.office import MINUTES, REQUEST, Office

LINKS = Links("https://github.com/example/meetings", "https://example.com")


@pytest.fixture
def office() -> Office:
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    return office


def _told(office: Office, *told: Tell, at: str = "2026-04-20T10:00", **asked: str) -> list[Tell]:
    """Return what follows from the request as it was *asked*, where *told* was said before."""
    body = office.body("meeting-request-weekly", {**REQUEST, **asked})
    keys = frozenset(each.key for each in told)
    thread = Thread(17, "ben--test", body, office.at("2026-04-07T10:00"), told=keys)
    effects = follow(thread, office.workspace.forms, office.archive(at), "en")
    return [effect for effect in effects if isinstance(effect, Tell)]


def _text(office: Office, news: Tell, language: str = "en") -> str:
    return render_news(news, office.workspace.context(language), LINKS)


def test_nobody_is_told_before_the_minutes_are_signed(office):
    assert [] == _told(office)


def test_everybody_with_a_part_is_told_but_who_signed(office):
    """R91."""
    office.say(21, "/sign", at="2026-04-15T10:00")
    (news,) = _told(office)

    assert ("ben--test", "cai--test") == news.to


def test_it_says_what_was_decided_and_who_does_what_by_when(office):
    """R91: the link, each decision in a line, each action item with assignee and due date."""
    office.say(21, "/sign", at="2026-04-15T10:00")
    (news,) = _told(office)
    text = _text(office, news)

    assert "- D17-1 Print the catalogue (Ada)" in text
    assert "- 17-1 Ask three printers (蔡小, Apr 20, 2026)" in text
    assert "#21" in text
    assert "https://example.com/meetings/2026/17.html" in text


def test_who_was_not_there_is_asked_to_catch_up(office):
    """R73, R91."""
    office.file(
        "minutes", 21, {**MINUTES, "attendance": "- Ada\n- 蔡小；absent"}, at="2026-04-14T11:00"
    )
    office.say(21, "/sign", at="2026-04-15T10:00")
    (news,) = _told(office)
    text = _text(office, news)

    assert "Not there: 蔡小 (@cai--test)." in text
    assert "`/caught-up` in #21" in text


def test_heads_of_departments_that_have_to_act_are_told(office):
    """R91: Dan had no part in it, but decided on is what his department does."""
    office.file("minutes", 21, {**MINUTES, "decisions": "- Pay for it; Dan"}, at="2026-04-14T11:00")
    office.say(21, "/sign", at="2026-04-15T10:00")
    (news,) = _told(office)

    assert ("ben--test", "cai--test", "dan--test") == news.to
    assert "heads of the departments concerned: Dan (@dan--test)" in _text(office, news)


def test_of_a_confidential_meeting_only_those_are_told_who_may_read(office):
    """R82, R91: mails carry a comment out of the repository, so it says nothing of the contents."""
    office.file("meeting-request-weekly", 17, {**REQUEST, "classification": "Restricted"})
    office.say(17, "/approve", at="2026-04-08T11:00")
    office.file("minutes", 21, {**MINUTES, "decisions": "- Pay for it; Dan"}, at="2026-04-14T11:00")
    office.say(21, "/sign", at="2026-04-15T10:00")
    (news,) = _told(office, classification="Restricted")
    text = _text(office, news)

    assert ("ben--test", "cai--test") == news.to
    assert "#21" in text
    assert "Pay for it" not in text
    assert "Ask three printers" not in text


def test_people_are_told_once(office):
    office.say(21, "/sign", at="2026-04-15T10:00")

    assert [] == _told(office, *_told(office))


def test_the_same_text_returned_and_signed_again_is_no_news(office):
    office.say(21, "/sign", at="2026-04-15T10:00")
    told = _told(office)
    office.say(21, "/return wait", at="2026-04-15T11:00")
    assert [] == _told(office)

    office.say(21, "/sign", at="2026-04-15T12:00")
    assert [] == _told(office, *told)


def _reply_to_minutes(office: Office, language: str = "en") -> str:
    archive = office.archive("2026-04-17T10:00")
    at, body = office.at("2026-04-16T10:00"), office.body("minutes", EDITED)
    *_, answer = follow(Thread(21, "ben--test", body, at), office.workspace.forms, archive, "en")
    assert isinstance(answer, Answer)
    return render_answer(answer, office.workspace.context(language), LINKS)


EDITED = {
    **MINUTES,
    "ended": "14:55",
    "decisions": "- Print 500 catalogues; Ada",
    "actions": f"{MINUTES['actions']}\n- Call Dan; Ada; 2026-04-21; by phone",
    "summary": "We **agreed** at last.",
}


def test_who_is_asked_to_sign_again_sees_field_by_field_and_row_by_row_what_was_changed(office):
    """R92: without it, the chair would have to compare two texts."""
    office.say(21, "/sign", at="2026-04-15T10:00")
    office.file("minutes", 21, EDITED, at="2026-04-16T10:00")
    asked, _, rest = _reply_to_minutes(office).partition("### Changed since Apr 15, 2026 10:00, ")
    shown, _, _ = rest.partition("| Field | Understood as |")

    assert "Ada (@ada--test): please answer with `/sign` or `/return reason`" in asked
    assert shown.startswith("when Ada signed\n\n| Field | Before | After |\n")
    assert "| Ended at | 14:50 | 14:55 |" in shown
    assert "| changed: before | Print the catalogue |" in shown
    assert "| changed: after | Print 500 catalogues |" in shown
    assert "| added | Call Dan |" in shown
    assert "Ask three printers" not in shown
    assert (
        '**Summary** – After\n\n<div class="mb-prose">\n<p>We <strong>agreed</strong> at last.</p>'
        in shown
    )


def test_what_was_changed_is_said_until_it_is_signed_anew(office):
    """R92: what was changed before the first signature is nobody's business."""
    office.file("minutes", 21, EDITED, at="2026-04-16T10:00")
    never_signed = _reply_to_minutes(office)
    office.say(21, "/sign", at="2026-04-16T11:00")
    signed = _reply_to_minutes(office)

    assert [False, False] == ["Changed since" in text for text in (never_signed, signed)]


def test_what_was_changed_is_said_in_the_language_of_the_settings(office):
    office.say(21, "/sign", at="2026-04-15T10:00")
    office.file("minutes", 21, EDITED, at="2026-04-16T10:00")

    assert "### Ada 于 2026年4月15日 10:00 签署之后的改动\n" in _reply_to_minutes(office, "zh-Hans")


def test_after_an_edit_people_are_told_with_the_new_signature_what_was_changed(office):
    """R92: the fields, before and after; nothing before somebody says that it is right."""
    office.say(21, "/sign", at="2026-04-15T10:00")
    told = _told(office)
    office.file("minutes", 21, {**MINUTES, "ended": "15:10"}, at="2026-04-16T10:00")
    later = {**MINUTES, "ended": "15:20", "decisions": "- Print nothing; Ada"}
    office.file("minutes", 21, later, at="2026-04-16T11:00")
    assert [] == _told(office, *told)

    office.say(21, "/sign", at="2026-04-17T10:00")
    (news,) = _told(office, *told)
    text = _text(office, news)

    assert "changed and signed anew" in text
    assert "Changed since Apr 15, 2026 10:00" in text
    assert "| Ended at | 14:50 | 15:20 |" in text
    assert "| changed: before | Print the catalogue |" in text


def test_who_takes_over_an_archive_calls_nobody_of_long_ago(office):
    office.say(21, "/sign", at="2026-04-15T10:00")

    assert [] == _told(office, at="2026-05-16T10:00")


def test_more_people_than_one_comment_calls_are_called_in_others(office):
    """R91: GitHub tells no more than fifty people that one comment calls them."""
    office.say(21, "/sign", at="2026-04-15T10:00")
    staff = [Person(login=f"p{n}--test", name=f"P{n}", department="office") for n in range(120)]
    archive = _with_participants(staff, office)
    first, *others = tell(archive.records[17], archive, frozenset())

    assert [50, 50, 22] == [len(each.to) for each in (first, *others)]
    assert 3 == len({each.key for each in (first, *others)})
    assert "Print the catalogue" in _text(office, first)
    assert all("please see above" in _text(office, each) for each in others)


def _with_participants(staff: list[Person], office: Office) -> Archive:
    archive = office.archive("2026-04-20T10:00")
    before = archive.organisation
    directory = Directory(
        departments=before.directory.departments, people=(*before.directory.people, *staff)
    )
    invited = tuple(person.login for person in staff)
    request = archive.records[17].answers.model_copy(update={"participants": invited})
    record = archive.records[17].model_copy(update={"answers": request})
    organisation = replace(before, directory=directory)
    return replace(archive, organisation=organisation).having(record)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_it_is_said_in_the_language_of_the_settings(office, language):
    office.say(21, "/sign", at="2026-04-15T10:00")
    (news,) = _told(office)

    assert "The minutes are signed" not in _text(office, news, language)
