"""What is blocked leads on to a special meeting, with all that is known filled in (R105)."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.archive import Action, standing
from generator.forms.kinds import Context
from generator.lifecycle import Answer, Reply
from generator.lifecycle.follow_up import follow_up
from generator.organisation import MeetingType
from generator.reminders import due
from generator.render import prefill, render_answer
from generator.render.page import Links
from generator.render.reminder import render_reminders
from generator.vocabulary import ReminderKind as Kind
from tests.office import MINUTES, PROGRESS, REQUEST, Office

LINKS = Links("https://github.com/example/meetings")
ISSUE = 40
"""The number of the issue that the generator opened for action item 17-1."""
FORM = "](<https://github.com/example/meetings/issues/new?template=1-meeting-request-weekly.yml&"
OFFERED = f"If it takes a meeting to solve it, [ask for one{FORM}"
CALLED = "- 贝恩 (@ben--test): 蔡小 cannot go on, and needs your help."
LATER = "2026-04-18T09:00"


@pytest.fixture
def office() -> Office:
    """An office with signed minutes and one action item, 17-1, owed by cai."""
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    office.say(21, "/sign", at="2026-04-14T12:00")
    opened = office.at("2026-04-14T12:05")
    office.keep(follow_up(ISSUE, "bot--test", opened, "17-1", office.archive("2026-04-14T12:05")))
    return office


def _reply(office: Office, issue: int = ISSUE) -> str:
    record = office.records[issue]
    reply = Reply(record, standing=standing(record, office.archive(LATER)))
    return render_answer(Answer(reply, (), 0), office.workspace.context("en"), LINKS)


def _action(office: Office) -> Action:
    return office.archive(LATER).action_by_number["17-1"]


def _fields(address: str) -> dict[str, str]:
    return {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}


def _say(office: Office, text: str, day: int = 16) -> None:
    office.say(ISSUE, text, by="cai--test", at=f"2026-04-{day}T10:00")


def test_what_is_blocked_offers_a_special_meeting(office):
    _say(office, "/progress two offers are in", 15)
    before = _reply(office)
    _say(office, "/blocked the third does not answer")

    assert OFFERED not in before
    assert OFFERED in _reply(office)


def test_the_organizer_is_called_by_the_next_step_at_once_and_first(office):
    """R105."""
    _say(office, "/受阻 the third does not answer")
    first, second = [
        line
        for line in _reply(office).splitlines()
        if line.startswith("- 贝恩") or "蔡小 (@" in line
    ]

    assert first.startswith(CALLED)
    assert second.startswith("- 蔡小 (@cai--test): please answer with")


def test_who_asked_for_the_meeting_and_does_the_work_is_not_asked_to_help_themselves(office):
    minutes = {**MINUTES, "actions": "- Ask three printers; Ben; 2026-04-20; offers in writing"}
    office.file("minutes", 21, minutes, at="2026-04-14T13:00")
    office.say(21, "/sign", at="2026-04-14T14:00")
    office.say(ISSUE, "/blocked the third does not answer", by="ben--test", at="2026-04-16T10:00")

    assert "needs your help" not in _reply(office)
    assert f"[Ask for a special meeting about it{FORM}" in _reply(office)


def test_a_reminder_of_what_is_blocked_leads_to_the_same_form(office):
    """R105."""
    _say(office, "/blocked the third does not answer")
    archive = office.archive("2026-04-17T07:30")
    (blocked,) = [r for r in due(archive, office.at("2026-04-16T07:30")) if r.kind is Kind.BLOCKED]
    text = render_reminders((blocked,), office.workspace.context("en"), LINKS)

    address = _reply(office).partition(OFFERED)[2].partition(">")[0]
    assert f"{OFFERED}{address}>)." in text


def test_it_is_offered_no_longer_once_it_goes_on_or_is_done(office):
    _say(office, "/blocked the third does not answer")
    _say(office, "/progress it does now", 17)

    assert OFFERED not in _reply(office)

    _say(office, "/blocked it does not after all", 17)
    _say(office, "/done with two", 17)

    assert OFFERED not in _reply(office)


def test_a_report_by_form_offers_it_too(office):
    blocked = {**PROGRESS, "progress": "Blocked", "obstacles": "No answer"}
    office.file("progress", 30, blocked, by="cai--test", at="2026-04-16T10:00")

    assert CALLED in _reply(office, 30)
    assert OFFERED in _reply(office, 30)


def test_a_report_that_is_no_news_any_more_calls_nobody(office):
    blocked = {**PROGRESS, "progress": "Blocked", "obstacles": "No answer"}
    office.file("progress", 30, blocked, by="cai--test", at="2026-04-16T10:00")
    office.file("progress", 31, blocked, by="cai--test", at="2026-04-17T10:00")

    assert CALLED not in _reply(office, 30)
    assert CALLED in _reply(office, 31)


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_the_request_says_what_it_is_about_and_who_is_needed(office, language):
    _say(office, "/blocked the third *does not* answer")
    context = office.workspace.context(language)
    fields = _fields(
        prefill.ask_for_special_meeting(_action(office), context).on_github(context, LINKS)
    )
    form = office.form("meeting-request-weekly")
    read = {
        each.id: each.kind.read(fields[each.id], context)
        for each in form.questions()
        if each.id in fields
    }

    assert "1-meeting-request-weekly.yml" == fields["template"]
    assert {"topic", "aim", "participants", "agenda"} == set(read)
    assert [] == [problem for found in read.values() for problem in found.problems]
    assert "17-1 Ask three printers" == read["topic"].value
    assert "the third *does not* answer" == read["aim"].value
    assert ("cai--test", "ben--test") == read["participants"].value
    assert [("Ask three printers", "cai--test")] == [
        (row.title, row.presenter) for row in read["agenda"].value
    ]


def _with_special_type(context: Context, department: str) -> Context:
    """Return *context* with a type of meeting that asks for an action item."""
    types = context.organisation.meeting_types
    asked = [{"id": "about", "kind": "action", "label": "Blocked item"}]
    weekly = types["weekly"].model_dump(mode="json")
    special = {
        **weekly,
        "slug": "special",
        "department": department,
        "request": {"questions": asked},
    }
    types = {**types, "special": MeetingType.model_validate(special)}
    return replace(context, organisation=replace(context.organisation, meeting_types=types))


@pytest.mark.parametrize(
    "department, form", [("office", "meeting-request-special"), ("board", "meeting-request-weekly")]
)
def test_a_type_of_the_department_that_asks_for_an_action_item_comes_first(
    office, department, form
):
    _say(office, "/blocked no answer")
    context = _with_special_type(office.workspace.context("en"), department)
    fields = _fields(
        prefill.ask_for_special_meeting(_action(office), context).on_github(context, LINKS)
    )

    assert f"1-{form}.yml" == fields["template"]
    assert ("17-1" if department == "office" else None) == fields.get("about")
    assert (department == "office") == ("agenda" not in fields)


def test_a_long_story_is_left_out_of_the_address(office):
    _say(office, "/blocked " + "没有答复" * 500)
    context = office.workspace.context("en")
    address = prefill.ask_for_special_meeting(_action(office), context).on_github(context, LINKS)

    assert len(address) <= 6_000
    assert "aim" not in _fields(address)
