"""The page of a meeting: how far it has come, whose turn it is, when each item begins, who came."""

import re

import pytest

from generator.archive.agenda import running_order
from generator.archive.taking_part import taking_part
from generator.vocabulary import Act, Duty
from tests.office import MINUTES, REQUEST, Office

PAGE = "meetings/2026/17.md"
SHEET = "meetings/2026/17-agenda.md"
STATION = re.compile(r'<li class="mb-life__(\w+)"[^>]*><span>([^<]*)</span> <small>([^<]*)<')


@pytest.fixture
def office() -> Office:
    found = Office()
    found.file("meeting-request-weekly", 17, REQUEST)
    return found


def life(office: Office, at: str = "2026-05-01T09:00") -> list[tuple[str, str, str]]:
    """Return the stations of meeting 17 as its page says them, each as one line."""
    return STATION.findall(office.pages(at=at)[PAGE])


def passed(office: Office, at: str = "2026-05-01T09:00") -> dict[str, str]:
    return {title: passage for passage, title, _ in life(office, at)}


def test_of_a_meeting_that_was_asked_for_everything_else_is_to_come(office):
    """R7."""
    expected = [
        ("here", "Requested", "Apr 7, 2026"),
        ("ahead", "Approved", "to come"),
        ("ahead", "Announced", "to come"),
        ("ahead", "Held", "planned: Apr 13, 2026"),
        ("ahead", "Minuted", "to come"),
        ("ahead", "Signed", "to come"),
        ("ahead", "Closed", "to come"),
    ]

    assert expected == life(office, "2026-04-08T09:00")


def test_what_was_rejected_or_cancelled_ends_there(office):
    """R7."""
    office.say(17, "/reject too early")
    rejected = passed(office)
    office.say(17, "/approve", at="2026-04-09T10:00")
    office.say(17, "/cancel nobody can come", at="2026-04-09T11:00")

    assert {"Requested": "done", "Rejected": "stopped"} == rejected
    assert ["Requested", "Approved", "Announced", "Cancelled"] == [*passed(office)]
    assert "stopped" == passed(office)["Cancelled"]


def test_minutes_that_were_returned_or_edited_have_a_signature_to_come(office):
    """R7, R90, R92."""
    office.say(17, "/approve")
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    office.say(21, "/return the date is wrong", at="2026-04-14T11:00")
    returned = passed(office)
    office.file("minutes", 21, {**MINUTES, "place": "Red room"}, at="2026-04-14T12:00")
    office.say(21, "/sign", at="2026-04-15T10:00")
    office.file("minutes", 21, MINUTES, at="2026-04-16T12:00")

    assert ("stopped", "ahead") == (returned["Returned"], returned["Signed"])
    assert ("stopped", "ahead") == (
        passed(office)["Edited after signing"],
        passed(office)["Signed"],
    )


def test_an_approval_that_an_edit_has_voided_was_passed_over(office):
    """R7, R39."""
    office.say(17, "/approve")
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    office.file("meeting-request-weekly", 17, {**REQUEST, "topic": "Plans"}, at="2026-04-14T11:00")

    assert ("skipped", "here") == (passed(office)["Approved"], passed(office)["Minuted"])


def test_a_meeting_is_closed_once_nothing_is_owed_any_more(office):
    """R7."""
    office.fill()
    open_still = passed(office)
    report = {"action": "17-1", "progress": "Done", "report": "All three offers are in."}
    office.file("progress", 31, report, by="cai--test", at="2026-04-18T10:00")

    assert ("here", "ahead") == (open_still["Signed"], open_still["Closed"])
    assert ("here", "Closed", "Apr 18, 2026") == life(office)[-1]


def test_each_agenda_item_begins_when_the_one_before_is_over(office):
    """R10, R64."""
    rows = "- News; Ada; 10\n- Prices; 贝恩; 25\n- Other; Ada\n- End"
    office.file("meeting-request-weekly", 17, {**REQUEST, "agenda": rows})
    points = running_order(office.archive().by_number[17])

    assert ["14:00", "14:10", "14:35", None] == [
        point.starts.strftime("%H:%M") if point.starts else None for point in points
    ]


def test_what_was_added_to_the_agenda_comes_last_and_says_so(office):
    """R41, R127."""
    office.say(17, "/agenda Printers", at="2026-04-09T10:00")
    *_, last = running_order(office.archive().by_number[17])

    assert last.added is not None
    assert ("Printers", Act.AGENDA) == (last.title, last.added.act)
    assert "Printers <small>(added Apr 9, 2026)</small>" in office.pages()[PAGE]


def test_what_was_added_to_the_agenda_with_its_minutes_begins_and_ends_like_the_rest(office):
    """R64, R127."""
    for said in ("/approve", "/agenda Printers; 15", "/agenda Costs"):
        office.say(17, said, at="2026-04-09T10:00")

    assert ["14:00", "14:10", "14:25"] == [
        point.starts.strftime("%H:%M")
        for point in running_order(office.archive().by_number[17])
        if point.starts
    ]
    assert "| <time>14:10</time> | 2. Printers |" in office.pages(at="2026-04-10T10:00")[SHEET]


def test_everybody_is_listed_once_with_duties_reply_and_attendance(office):
    """R47, R70, R72."""
    office.say(17, "/approve")
    office.say(17, "/leave ill, substitute @ada--test", by="cai--test", at="2026-04-09T10:00")
    rows = "- Ada\n- 蔡小；on leave；ill"
    office.file("minutes", 21, {**MINUTES, "attendance": rows}, at="2026-04-14T10:00")
    found = {each.login: each for each in taking_part(office.archive().by_number[17])}

    assert {"ada--test", "ben--test", "cai--test"} == {*found}
    assert Duty.CHAIR in found["ada--test"].duties
    assert found["ben--test"].line is None
    assert (Act.LEAVE, "ada--test") == (
        found["cai--test"].reply and found["cai--test"].reply.act,
        found["cai--test"].substitute,
    )


@pytest.mark.parametrize(
    "at, is_there", [("2026-04-08T09:00", True), ("2026-04-20T09:00", True), ("2026-05-01", False)]
)
def test_the_chair_has_a_sheet_until_two_weeks_after_the_meeting(office, at, is_there):
    """R64."""
    pages = office.pages(at=at)

    assert is_there == (SHEET in pages)
    assert is_there == ("17-agenda.md" in pages[PAGE])


def test_the_sheet_has_the_open_action_items_of_the_series(office):
    """R64, R106."""
    office.say(17, "/approve")
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    office.file("meeting-request-weekly", 30, {**REQUEST, "date": "2026-05-11"})
    office.say(30, "/approve", at="2026-04-20T10:00")
    sheet = office.pages()["meetings/2026/30-agenda.md"]

    assert "[Ask three printers](../../actions/17-1.md)" in sheet


def test_a_page_leads_to_the_meetings_before_and_after_it_in_its_series(office):
    office.file("meeting-request-weekly", 30, {**REQUEST, "date": "2026-04-20"})
    office.file("meeting-request-weekly", 31, {**REQUEST, "date": "2026-04-27"})
    office.say(30, "/approve")
    office.say(30, "/cancel", at="2026-04-09T10:00")
    pages = office.pages()

    assert "[Meeting after: Apr 27, 2026 →](31.md)" in pages[PAGE]
    assert "[← Meeting before: Apr 13, 2026](17.md)" in pages["meetings/2026/31.md"]
