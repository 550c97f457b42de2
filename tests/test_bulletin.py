"""The bulletin: what everybody is told of a week, and that it stays as it was."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from generator.archive import Archive, within
from generator.bulletin import KEPT, Bulletin, Week, bulletin, bulletins
from generator.cli.workspace import Workspace
from generator.records import as_they_stood
from generator.reminders import due
from generator.reminders.reminder import Reminder
from generator.render.bulletin_text import bulletin_text
from generator.render.page import Links
from generator.render.reminder import render_reminders
from generator.vocabulary import Classification, ReminderKind
from tests.copied import ROOT
from tests.office import MINUTES, REQUEST, Office

HELD = Week.of(dt.date(2026, 4, 13))
"""The week in which the meeting is held, and its minutes are signed."""

LINKS = Links("https://github.com/example/meetings", "https://minutes.example.com/")


@pytest.fixture
def office() -> Office:
    """An office with a meeting on 13 April, whose minutes are signed on the 15th."""
    return Office.signed()


def _done(office: Office, at: str) -> None:
    answers = {"action": "17-1", "progress": "Done", "report": "Three offers are in."}
    office.file("progress", 23, answers, by="cai--test", at=at)


def _of(office: Office, week: Week = HELD, at: str = "2026-05-25T09:00") -> Bulletin:
    return bulletin(office.archive(at), week)


@pytest.mark.parametrize(
    "day, slug",
    [
        ("2026-04-13", "2026-w16"),
        ("2026-04-19", "2026-w16"),
        ("2025-12-29", "2026-w01"),
        ("2027-01-03", "2026-w53"),
        ("2027-01-04", "2027-w01"),
    ],
)
def test_weeks_are_those_of_iso_8601(day, slug):
    assert slug == Week.of(dt.date.fromisoformat(day)).slug


def test_a_week_tells_what_was_held_decided_and_agreed(office):
    """R107."""
    found = _of(office)

    assert [17] == [each.number for each in found.held]
    assert ["D17-1"] == [each.number for each in found.decisions]
    assert [] == [*found.done, *found.overdue, *found.coming]


def test_the_week_before_tells_what_is_coming(office):
    assert [17] == [each.number for each in _of(office, HELD.before).coming]


def test_a_decision_is_told_when_the_minutes_are_signed_and_not_before(office):
    """R90."""
    record = office.records[21]
    office.records[21] = record.model_copy(update={"events": ()})
    office.say(21, "/sign", at="2026-04-21T10:00")

    assert () == _of(office).decisions
    assert ["D17-1"] == [each.number for each in _of(office, HELD.after).decisions]


@pytest.mark.parametrize(
    "at, week",
    [
        ("2026-04-19T23:59", HELD),
        ("2026-04-20T00:00", HELD.after),
    ],
)
def test_what_is_done_belongs_to_the_week_by_the_clock_of_the_organisation(office, at, week):
    _done(office, at)
    done = [each for each in (HELD, HELD.after) if _of(office, each).done]

    assert [week] == done


def test_an_action_item_is_overdue_until_the_week_in_which_it_is_done(office):
    """R102, R104."""
    _done(office, "2026-05-06T10:00")
    weeks = [HELD, HELD.after, HELD.after.after, HELD.after.after.after]

    assert [0, 1, 1, 0] == [len(_of(office, week).overdue) for week in weeks]
    assert [0, 0, 0, 1] == [len(_of(office, week).done) for week in weeks]


def test_the_numbers_of_the_departments_are_those_of_the_lists(office):
    _done(office, "2026-04-20T10:00")
    tally, *_ = _of(office, HELD.after).tallies

    assert (0, 0, 1, 1, 1, 0) == (
        *(tally.held, tally.decisions, tally.done),
        *(tally.due, tally.due_done, tally.overdue),
    )


def test_what_happens_later_changes_no_bulletin(office):
    before = [(each.week, _told(each)) for each in bulletins(office.archive("2026-05-04T09:00"))]
    _done(office, "2026-05-06T10:00")
    changed = {**MINUTES, "decisions": "- Print no catalogue; Ada"}
    office.file("minutes", 21, changed, at="2026-05-06T11:00")
    after = [(each.week, _told(each)) for each in bulletins(office.archive("2026-05-11T09:00"))]

    assert before == after[1:]
    assert before


def _told(found: Bulletin) -> str:
    return bulletin_text(found, "en", LINKS)


def test_what_became_secret_since_is_told_no_more(office):
    """R81, R83."""
    archive = office.archive("2026-05-25T09:00")
    secret = {**REQUEST, "classification": "Restricted"}
    office.file("meeting-request-weekly", 17, secret, at="2026-05-06T10:00")
    edited = office.archive("2026-05-25T09:00")
    shown = replace(edited, records=within(edited.records, edited.organisation.settings.edition))

    assert "D17-1" in _told(bulletin(archive, HELD))
    assert [] == [*bulletins(shown)]


def test_what_was_secret_then_is_not_told_of_that_week(office):
    secret = {**REQUEST, "classification": "Restricted"}
    office.file("meeting-request-weekly", 17, secret, at="2026-04-08T11:00")
    office.say(17, "/approve", at="2026-04-08T12:00")
    office.file("meeting-request-weekly", 17, REQUEST, at="2026-05-06T10:00")

    assert _of(office).is_empty


def test_weeks_without_anything_have_no_bulletin_and_half_a_year_has(office):
    _done(office, "2026-04-16T10:00")
    weeks = [each.week for each in bulletins(office.archive("2026-12-01T09:00"))]
    spring = [each.week for each in bulletins(office.archive("2026-05-25T09:00"))]

    assert [] == weeks
    assert [HELD, HELD.before] == spring


def test_leaving_out_what_is_settled_leaves_every_bulletin_as_it_is():
    workspace = Workspace(ROOT / "data")
    records = workspace.records()
    for day in ("2026-07-06", "2026-09-28"):
        now = workspace.now(day)
        archive = workspace.archive(as_they_stood(records, now), now)
        found = {each.week: _told(each) for each in bulletins(archive)}
        alone = {week: _told(bulletin(archive, week)) for week in found}

        assert alone == found
        assert KEPT >= len(found) > 10


def test_the_sample_has_a_bulletin_with_a_revised_regulation_and_one_with_news():
    """R99, R132."""
    workspace = Workspace(ROOT / "data")
    archive = workspace.archive(workspace.records(), workspace.now("2026-09-30"))
    found = [*bulletins(archive)]

    assert [
        ("marketing", "3.3"),
    ] == [(r.slug, c.id) for each in found if each.week.number == 27 for r, c, _ in each.revisions]
    assert any(each.news for each in found)


# Pages and text


def test_there_is_a_page_for_each_week_and_a_list_by_year(office):
    pages = office.pages(at="2026-05-25T09:00")

    assert {"bulletin/index.md", "bulletin/2026-w15.md", "bulletin/2026-w16.md"} <= pages.keys()
    assert "[Week 16](2026-w16.md)" in pages["bulletin/index.md"]
    assert "[Week before](2026-w15.md)" in pages["bulletin/2026-w16.md"]
    assert "Print the catalogue" in pages["bulletin/2026-w16.md"]


def test_a_page_leads_nowhere_that_is_not_there_any_more(office):
    """Links are held to the pages of today: what it tells of may have been taken back."""
    changed = {**MINUTES, "actions": "- Ask nobody; 蔡小; 2026-04-27; well"}
    office.file("minutes", 21, changed, at="2026-05-06T11:00")
    page = office.pages(at="2026-05-25T09:00")["bulletin/2026-w17.md"]
    pages = office.pages(at="2026-05-25T09:00")

    assert "Ask three printers" in page
    for path in re.findall(r"\]\(\.\./([^)#]+\.md)", page):
        assert path in pages


def test_the_ready_made_text_is_plain_and_on_the_page(office):
    """R44."""
    text = _told(_of(office))
    page = office.pages(at="2026-05-25T09:00")["bulletin/2026-w16.md"]

    assert "- D17-1 Print the catalogue (Ada)" in text.splitlines()
    assert text.endswith("More: https://minutes.example.com/bulletin/2026-w16.html\n")
    assert "D17-1 Print the catalogue (Ada)&#10;" in page.split('<pre class="mb-text"')[1]


def test_text_from_people_is_shown_as_typed(office):
    hostile = "</pre><script>alert(1)</script> {{ 1 }} [a](b)"
    office.file("minutes", 21, {**MINUTES, "decisions": f"- {hostile}; Ada"}, at="2026-04-14T11:00")
    office.say(21, "/sign", at="2026-04-15T11:00")
    page = office.pages(at="2026-05-25T09:00")["bulletin/2026-w16.md"]

    assert hostile in _told(_of(office))
    assert "<script" not in page
    assert 1 == page.count("</pre>")
    assert "[a](b)" not in page


def test_an_office_with_nothing_to_tell_says_so():
    assert "There is nothing to tell of any week yet." in Office().pages()["bulletin/index.md"]


# Telling everybody


def _told_to_all(archive: Archive, since: dt.datetime) -> list[Reminder]:
    return [each for each in due(archive, since) if each.kind is ReminderKind.BULLETIN]


def test_everybody_is_told_on_the_first_working_day_of_the_next_week_and_nobody_called(office):
    """R107."""
    monday = office.archive("2026-04-20T06:00")
    sunday = office.archive("2026-04-19T20:00")
    (found,) = _told_to_all(monday, office.at("2026-04-18T06:00"))
    text = render_reminders([found], office.workspace.context("en"), LINKS)

    assert [] == _told_to_all(sunday, office.at("2026-04-17T20:00"))
    assert ("all/bulletin/2026-04-13", None, ()) == (found.key, found.issue, found.to)
    assert "### Bulletin for everybody" in text
    assert "D17-1 Print the catalogue" in text
    assert "(<https://minutes.example.com/bulletin/2026-w16.html>)" in text
    assert "@" not in text
    assert 1 == len([*found.parts()])


def test_what_is_restricted_is_not_told_to_everybody(office):
    """R81: whoever runs the reminders reads everything, and everybody reads what they say."""
    request = office.records[17]
    answers = request.answers.model_copy(update={"classification": Classification.RESTRICTED})
    secret = {**office.records, 17: request.model_copy(update={"answers": answers})}
    archive = replace(office.archive("2026-04-20T06:00"), records=secret)

    assert [] == _told_to_all(archive, office.at("2026-04-18T06:00"))
