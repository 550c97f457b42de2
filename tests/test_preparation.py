"""The preparation of a meeting, ticked off on a form of its own; the closing checklist."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.archive import Meeting, checklist, within
from generator.forms.custom import minutes_form, preparation_form
from generator.forms.issue import issue_form
from generator.lifecycle import Answer, Close, Reopen, Reply, Thread, concerned, follow
from generator.organisation import MeetingType
from generator.records import Record, read_record, write_record
from generator.reminders import Reminder, due
from generator.render import prefill, render_answer
from generator.render.page import Links
from generator.render.reminder import render_reminders
from generator.vocabulary import Classification, ReminderKind
from tests.messages import all_said
from tests.office import MINUTES, REQUEST, Filled, Office, problems

REPOSITORY = "https://github.com/example/meetings"
CLIENT: Filled = {**REQUEST, "meeting_type": "Client meeting", "client_name": "Some client"}
PREPARED: Filled = {"meeting": "17", "tested_by": "蔡小", "remark": "Spare *bulb* in the drawer."}
TESTED, LAID_OUT, COPIES = "Projector tested", "Papers, name plates laid out", "Paper copies"
AT = "2026-04-09T10:00"


@pytest.fixture
def office() -> Office:
    """An office with an approved meeting ahead of a type that has checklists."""
    office = Office()
    office.file("meeting-request-client", 17, CLIENT)
    office.say(17, "/approve")
    return office


def _body(office: Office, *ticked: str, language: str = "en", **answers: str) -> str:
    body = office.body("preparation-client", {**PREPARED, **answers}, language)
    for each in ticked:
        assert f"- [ ] {each}" in body
        body = body.replace(f"- [ ] {each}", f"- [x] {each}")
    return body


def _prepare(office: Office, *ticked: str, by: str = "ben--test", at: str = AT, **answers: str):
    """File the preparation of meeting 17 as issue 40, with the boxes that are *ticked*."""
    return office.file_body("preparation", 40, _body(office, *ticked, **answers), by=by, at=at)


def _meeting(office: Office, at: str = AT) -> Meeting:
    return office.archive(at).by_number[17]


def _done(office: Office) -> list[tuple[str, bool]]:
    return [(box.title.text("en"), box.is_done) for box in checklist(_meeting(office))]


def test_only_types_with_something_to_prepare_have_the_form(office):
    forms = office.workspace.forms

    assert ["preparation-client"] == [slug for slug in forms if slug.startswith("preparation")]
    assert {"minutes", "minutes-client"} == {slug for slug in forms if slug.startswith("minutes")}


@pytest.mark.parametrize(
    "lists, asked",
    [
        ({"preparation": ["A"], "important": ["B"]}, ["done", "important"]),
        ({"preparation": ["A"]}, ["done"]),
        ({"important": ["B"]}, ["important"]),
    ],
)
def test_a_checklist_that_is_empty_is_not_asked(office, lists, asked):
    weekly = office.workspace.organisation.meeting_types["weekly"]
    lists = MeetingType.model_validate({**weekly.model_dump(mode="json"), "checklists": lists})
    form = preparation_form(lists)
    elements = issue_form(form, office.workspace.context("en")).elements

    assert ["meeting", *asked, "tested_by", "remark"] == [each.id for each in elements]


def test_boxes_are_ticked_now_and_later(office):
    """R56, R57, R58."""
    assert () == problems(_prepare(office, TESTED))
    assert [(TESTED, True), (LAID_OUT, False)] == _done(office)

    assert () == problems(_prepare(office, TESTED, LAID_OUT, at="2026-04-12T20:00"))
    assert [(TESTED, True), (LAID_OUT, True)] == _done(office)
    preparation = _meeting(office).preparation
    assert "cai--test" == (preparation and preparation.tested_by)


def test_nothing_is_done_as_long_as_nothing_was_filed(office):
    assert [(TESTED, False), (LAID_OUT, False)] == _done(office)


@pytest.mark.parametrize("importance, asked", [("Normal", []), ("Important", [(COPIES, False)])])
def test_what_only_important_meetings_need_is_asked_of_them_alone(importance, asked):
    """R53."""
    office = Office()
    office.file("meeting-request-client", 17, {**CLIENT, "importance": importance})
    _prepare(office, TESTED, LAID_OUT)

    assert [(TESTED, True), (LAID_OUT, True), *asked] == _done(office)


def test_what_was_done_without_being_asked_is_shown(office):
    _prepare(office, COPIES)

    assert [(TESTED, False), (LAID_OUT, False), (COPIES, True)] == _done(office)


def test_what_was_done_stays_done_when_the_checklist_is_reworded(office):
    _prepare(office, TESTED)
    record = office.records[40]
    reworded = record.answers.model_copy(update={"done": ("Beamer tested",)})
    office.records[40] = record.model_copy(update={"answers": reworded})

    assert [(TESTED, False), (LAID_OUT, False), ("Beamer tested", True)] == _done(office)


@pytest.mark.parametrize(
    "language, box", [("zh-Hans", "已测试投影"), ("zh-Hant", "已測試投影"), ("en", TESTED)]
)
def test_a_record_is_the_same_in_whatever_language_it_was_filed(office, language, box):
    office.file_body("preparation", 40, _body(office, box, language=language), at=AT)
    record: Record = office.records[40]

    assert ((TESTED,), ()) == (getattr(record.answers, "done", None), record.events)
    assert record == read_record(write_record(record), office.workspace.forms)


@pytest.mark.parametrize("by", ["ben--test", "cai--test"])
def test_the_organizer_and_technical_support_prepare_the_meeting(office, by):
    """R57, R59, R62."""
    assert () == problems(_prepare(office, TESTED, by=by))


def test_others_do_not_prepare_it(office):
    said = "the organizer, the secretary and technical support prepare meeting 17"

    assert [said] == all_said(problems(_prepare(office, TESTED, by="dan--test")))


def test_a_meeting_is_prepared_once(office):
    _prepare(office, TESTED)
    effects = office.file_body("preparation", 41, _body(office, LAID_OUT), at=AT)

    assert ["the preparation of meeting 17 is filed already, #40: edit that"] == all_said(
        problems(effects)
    )


def test_a_meeting_of_another_type_or_none_at_all_is_not_prepared_with_this_form(office):
    office.file("meeting-request-weekly", 18, REQUEST)
    form = "the preparation of meeting 18 is filed with the form Preparation · Weekly meeting"

    assert [form] == all_said(problems(_prepare(office, meeting="18")))
    assert ["there is no meeting with the number 99"] == all_said(
        problems(_prepare(office, meeting="99"))
    )


def test_a_meeting_that_was_called_off_is_not_prepared(office):
    office.say(17, "/cancel", by="ben--test")

    assert ["meeting 17 was not approved, or was called off"] == all_said(
        problems(_prepare(office, TESTED))
    )


def test_what_was_prepared_stays_when_the_meeting_is_called_off(office):
    _prepare(office, TESTED)
    office.say(17, "/cancel", by="ben--test", at="2026-04-10T10:00")

    assert () == problems(_prepare(office, TESTED, LAID_OUT, at="2026-04-10T11:00"))


SHOWN = {
    "en": ("## Preparation\n\n1 of 2 done.", f"| {TESTED} | ✓ done |", f"| {LAID_OUT} | ○ open |"),
    "zh-Hans": (
        "## 会前准备\n\n共 2 项，已完成 1 项。",
        "| 已测试投影 | ✓ 已完成 |",
        "| 已摆放资料和名牌 | ○ 未完成 |",
    ),
    "zh-Hant": (
        "## 會前準備\n\n共 2 項，已完成 1 項。",
        "| 已測試投影 | ✓ 已完成 |",
        "| 已擺放資料和名牌 | ○ 未完成 |",
    ),
}


@pytest.mark.parametrize("language", SHOWN)
def test_the_page_shows_what_is_done_and_what_is_open(office, language):
    _prepare(office, TESTED)
    page = office.pages(language)["meetings/2026/17.md"]

    assert [] == [line for line in SHOWN[language] if line not in page]
    assert "[蔡小](../../people/cai--test.md)" in page
    assert f" [#40](<{REPOSITORY}/issues/40>)\n\n" in page
    assert "Spare <em>bulb</em> in the drawer." in page


def test_the_page_says_what_is_to_do_before_anything_is_filed_but_not_afterwards(office):
    heading = "## Preparation"

    assert heading in office.pages(at=AT)["meetings/2026/17.md"]
    assert heading not in office.pages(at="2026-05-01T09:00")["meetings/2026/17.md"]


def _followed(office: Office, *ticked: str, closed: bool = False, at: str = AT):
    thread = Thread(40, "ben--test", _body(office, *ticked), office.at(at))
    thread = replace(thread, closed=closed)
    effects = follow(thread, office.workspace.forms, office.archive(at), "en")
    return office.keep(effects)


def test_the_issue_is_closed_once_everything_is_done_and_opened_when_it_is_not(office):
    first = _followed(office, TESTED)
    last = _followed(office, TESTED, LAID_OUT, at="2026-04-10T10:00")
    again = _followed(office, TESTED, closed=True, at="2026-04-11T10:00")

    assert [] == [each for each in first if isinstance(each, Close)]
    assert [Close(40)] == [each for each in last if isinstance(each, Close)]
    assert [Reopen(40)] == [each for each in again if isinstance(each, Reopen)]


def _fields(address: str) -> dict[str, str]:
    return {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}


def _reply(office: Office, issue: int, at: str = AT) -> str:
    found = office.file_body(
        "meeting-request", issue, office.body("meeting-request-client", CLIENT)
    )
    (reply,) = (each for each in found if isinstance(each, Reply))
    context = office.workspace.context("en")
    return render_answer(Answer(reply, (), 0), context, Links(REPOSITORY))


def test_the_reply_to_an_approved_request_offers_the_form_and_then_what_was_filed(office):
    before = _reply(office, 17)
    _prepare(office, TESTED)

    assert f"[Preparation](<{REPOSITORY}/issues/new?template=1-preparation-client.yml&" in before
    assert f"[Preparation](<{REPOSITORY}/issues/40>)" in _reply(office, 17)
    assert {17} == {*concerned(office.records[40], office.archive(AT))}


def test_the_form_is_offered_with_the_number_of_the_meeting(office):
    context = office.workspace.context("zh-Hans")
    fields = _fields(
        prefill.prepare(_meeting(office), context).on_github(context, Links(REPOSITORY))
    )

    assert {"template", "title", "meeting"} == set(fields)
    assert ("17", "会前准备 #17 Plans for April") == (fields["meeting"], fields["title"])


def test_a_preparation_is_as_secret_as_the_meeting():
    """R81."""
    office = Office()
    office.file("meeting-request-client", 17, {**CLIENT, "classification": "Restricted"})
    _prepare(office, TESTED)

    assert {} == within(office.records, Classification.INTERNAL)
    assert {17, 40} == {*within(office.records, Classification.RESTRICTED)}


def test_minutes_ask_for_the_closing_checklist_of_their_type(office):
    """R26."""
    minutes = {**MINUTES, "client_feedback": "Fine"}
    body = office.body("minutes-client", minutes).replace("- [ ] Gift", "- [x] Gift")
    office.file_body("minutes", 21, body, at="2026-04-14T10:00")

    assert ("Gift handed over",) == office.archive().by_number[17].minutes.closing
    assert "| Closing checklist | Gift handed over |" in office.pages()["meetings/2026/17.md"]


def test_a_closing_checklist_alone_makes_minutes_of_their_own(office):
    weekly = office.workspace.organisation.meeting_types["weekly"]
    changed = {**weekly.model_dump(mode="json"), "checklists": {"closing": ["Lights off"]}}
    closing = MeetingType.model_validate(changed)
    questions = [each.id for each in minutes_form(closing).questions()]

    assert not weekly.has_own_minutes
    assert closing.has_own_minutes
    assert "closing" in questions


def test_who_prepares_the_meeting_is_reminded_of_what_is_open_the_working_day_before(office):
    """R39, R56: the meeting is on a Monday, so that is on Friday."""
    assert [] == _reminded(office, "2026-04-09T23:59")

    _prepare(office, TESTED)
    (reminder,) = _reminded(office, "2026-04-10T00:01")
    text = render_reminders([reminder], office.workspace.context("en"), Links(REPOSITORY))

    assert ("ben--test",) == reminder.to
    assert f"- {LAID_OUT}" in text
    assert TESTED not in text
    assert "ticked off in #40" in text


def test_where_nothing_was_ticked_off_the_form_is_linked_to(office):
    (reminder,) = _reminded(office, "2026-04-10T09:00")
    text = render_reminders([reminder], office.workspace.context("en"), Links(REPOSITORY))

    assert f"Please [tick off what is ready](<{REPOSITORY}/issues/new?" in text


def test_nobody_is_reminded_of_what_is_ready_or_has_begun(office):
    assert [] == _reminded(office, "2026-04-13T14:00")

    _prepare(office, TESTED, LAID_OUT)
    assert [] == _reminded(office, "2026-04-10T09:00")


def _reminded(office: Office, at: str) -> list[Reminder]:
    found = due(office.archive(at), office.at("2026-04-01T00:00"))
    return [each for each in found if each.kind is ReminderKind.PREPARATION]
