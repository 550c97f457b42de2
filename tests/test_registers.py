"""The registers of the site: action items, people and departments, rooms, decisions."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from generator.lifecycle import Effect
from generator.lifecycle.follow_up import follow_up
from generator.organisation.duties import DutySheet
from generator.render import Site, render
from generator.render.page import Links
from generator.render.pages.actions import urgencies
from generator.vocabulary import Duty
from generator.wording import Wording
from tests.office import MINUTES, PROGRESS, REQUEST, Office, problems

ISSUE = 31
WEDNESDAY = dt.date(2026, 4, 29)


@pytest.fixture
def office() -> Office:
    """An office with a meeting on 13 April, and one action item of it that is due on the 20th."""
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    return office


def _follow_up(office: Office) -> None:
    """Open the issue of the action item."""
    at = "2026-04-14T11:00"
    office.keep(follow_up(ISSUE, "bot--test", office.at(at), "17-1", office.archive(at)))


def _words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


# The page of an item


def test_who_has_to_do_it_finds_the_form_for_reporting_filled_in(office):
    """R103, R105: one that is blocked stays so when it is late, and a meeting may be asked for."""
    stuck = {**PROGRESS, "progress": "Blocked", "obstacles": "No paper."}
    before = office.pages()["actions/17-1.md"]
    office.file("progress", 23, stuck, by="cai--test", at="2026-04-16T10:00")
    page = office.pages(at="2026-04-29T10:00")["actions/17-1.md"]

    assert ["progress"] == re.findall(r"/forms/([\w-]+)\.html#[^\"]*17-1", before)
    assert ["progress", "meeting-request-weekly"] == re.findall(
        r"/forms/([\w-]+)\.html#[^\"]*17-1", page
    )
    assert "Overdue Blocked 9 days late" in _words(page)


# The board


@pytest.mark.parametrize(
    "day, expected",
    [
        ("2026-04-28", ["overdue"]),
        ("2026-04-29", ["week", "month"]),
        ("2026-05-03", ["week"]),
        ("2026-05-04", ["later"]),
    ],
)
def test_what_is_due_this_week_is_due_this_month_too_if_the_month_lasts(day, expected):
    """R104: the last Wednesday of April, and its week ends in May."""
    assert expected == [*urgencies(dt.date.fromisoformat(day), WEDNESDAY)]


def test_what_is_due_on_the_last_of_the_month_is_not_later():
    assert ["month"] == [*urgencies(dt.date(2026, 4, 30), dt.date(2026, 4, 20))]


def test_the_board_says_of_each_item_what_it_is_chosen_by(office):
    """R104."""
    page = office.pages(at="2026-05-01T09:00")["actions/index.md"]
    row = page.split("<tr data-")[1].split("</tr>")[0]

    assert 'assignee="cai--test" data-department="office" data-due="overdue"' in row
    assert 'data-kind="task" data-series="weekly"' in row
    assert "17-1 Ask three printers 蔡小 Office 2026-04-20 11 days late Task" in _words("<" + row)


def test_the_board_is_grouped_by_how_soon_things_are_due(office):
    page = office.pages(at="2026-04-15T09:00")["actions/index.md"]

    assert ["This month 1"] == [_words(each) for each in re.findall(r"<th colspan.*?</th>", page)]


def test_there_is_nothing_to_choose_from_where_there_is_one_of_a_kind(office):
    page = office.pages()["actions/index.md"]

    assert 'name="q"' in page
    assert '<select name="kind">' not in page


# Items, open and done


def test_every_date_that_an_item_was_due_is_in_its_timeline(office):
    """R106."""
    _follow_up(office)
    office.say(
        ISSUE, "/extend 2026-04-27 the printer is ill", by="cai--test", at="2026-04-17T10:00"
    )
    office.say(ISSUE, "/approve", by="ben--test", at="2026-04-17T12:00")
    office.say(ISSUE, "/extend 2026-05-04", by="cai--test", at="2026-04-24T10:00")
    office.say(ISSUE, "/reject once is enough", by="ben--test", at="2026-04-24T12:00")
    page = _words(office.pages()["actions/17-1.md"])

    assert "Due Apr 27, 2026 instead of Apr 20, 2026: 7 days later" in page
    assert "Due May 4, 2026 instead of Apr 27, 2026: 7 days later" in page
    assert page.index("Approved 贝恩") < page.index("Rejected 贝恩")
    assert "Apr 20, 2026 Apr 27, 2026 |" in page


def test_an_item_that_is_done_moves_to_the_others_of_its_quarter_and_department(office):
    """R110."""
    office.file(
        "progress", 23, {**PROGRESS, "progress": "Done"}, by="cai--test", at="2026-04-16T10:00"
    )
    pages = office.pages()
    page = pages["actions/closed/2026-q2-office.md"]

    assert "actions/17-1.md" not in pages
    assert '## <span id="17-1">17-1</span> Ask three printers' in page
    assert "Two offers are in." in page.split("<details")[1]
    assert "(actions/closed/2026-q2-office.md#17-1)" in pages["meetings/2026/17.md"].replace(
        "../../", ""
    )


def test_the_day_on_which_an_item_is_done_is_that_of_the_office(office):
    office.file(
        "progress", 23, {**PROGRESS, "progress": "Done"}, by="cai--test", at="2026-07-01T00:30"
    )
    (action,) = office.archive("2026-07-02T09:00").actions

    assert dt.date(2026, 7, 1) == action.done_on
    assert "actions/closed/2026-q3-office.md" in office.pages(at="2026-07-02T09:00")


@pytest.mark.parametrize(
    "path, address",
    [
        ("actions/17-1.md", "https://m.example.com/actions/17-1.html"),
        ("actions/closed/a.md#17-1", "https://m.example.com/actions/closed/a.html#17-1"),
        ("calendars/all.ics", "https://m.example.com/calendars/all.ics"),
    ],
)
def test_what_is_published_is_where_mkdocs_puts_it(path, address):
    assert address == Links(site="https://m.example.com/").published(path)


def test_the_page_of_an_assignee_says_who_is_waited_for(office):
    """R103, R106."""
    _follow_up(office)
    office.say(ISSUE, "/extend 2026-04-27", by="cai--test", at="2026-04-17T10:00")
    asked = office.pages()["actions/assignee-cai--test.md"]
    office.say(ISSUE, "/done https://example.com/offers", by="cai--test", at="2026-04-18T10:00")
    done = office.pages()["actions/assignee-cai--test.md"]

    assert "| more time, until Apr 27, 2026 | [贝恩](../people/ben--test.md) |" in asked
    assert "| acceptance | [贝恩](../people/ben--test.md) |" in done
    assert "Nothing is owed." in done


# People and departments


def test_the_page_of_a_person_shows_how_they_took_part(office):
    """R70, R72."""
    page = office.pages()["people/cai--test.md"]

    assert '<span class="mb-status mb-status--late">Late</span> | 1 | 100% |' in page
    assert '<span class="mb-status mb-status--absent">Absent</span> | 0 | 0% |' in page
    assert "| In all | 1 | |" in page


def test_the_page_of_a_department_brings_together_what_its_people_owe(office):
    """R70, R104."""
    page = office.pages()["people/department-office.md"]

    assert "[Ask three printers](../actions/17-1.md)" in page
    assert "(../calendars/subscribe.md#department-office)" in page
    assert "| [蔡小](cai--test.md) | – | 1<br><small>100%</small> |" in page


def test_a_meeting_is_coming_until_it_is_over():
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    pages = office.pages(at="2026-04-13T14:30"), office.pages(at="2026-04-13T15:00")

    assert ["Plans for April" in each["people/ada--test.md"] for each in pages] == [True, False]


def test_the_duties_and_powers_of_everybody_are_on_a_page():
    """R6."""
    sheet = DutySheet(
        duty=Duty.CHAIR,
        duties=(Wording("Keep to the *times*"),),
        powers=(Wording("Give the floor"),),
    )
    archive = Office().archive()
    archive = replace(archive, organisation=replace(archive.organisation, duties=(sheet,)))
    pages = render(Site(archive, Office().workspace.forms, "en"))

    assert "(../reference/duties.md)" in pages["people/index.md"]
    assert [
        *("## Chair", "### Duties", "- Keep to the &#42;times&#42;"),
        *("### Powers", "- Give the floor"),
    ] == [line for line in pages["reference/duties.md"].split("\n") if re.match(r"(##|- )", line)]


# Rooms


def _ask(office: Office, issue: int, **answers: str) -> None:
    office.file("meeting-request-weekly", issue, {**REQUEST, **answers})


def _rows(page: str) -> list[str]:
    """Return the days of the first week on the page of a room, with what is in their cells."""
    table = page.split("<tbody>")[1].split("</tbody>", maxsplit=1)[0]
    return [_words(row) for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)]


def test_the_page_of_a_room_shows_by_day_and_hour_when_it_is_taken(office):
    """R54: the meeting is from two to three, and the table begins at eight."""
    page = office.pages(at="2026-04-13T09:00")["rooms/blue.md"]

    assert "Apr 13 Mon 14:00–15:00 Plans for April" == _rows(page)[0]
    assert "Apr 14 Tue" == _rows(page)[1]
    before = page.partition("<tbody>")[2].partition("Plans for April</a>")[0]
    assert 6 == before.count('<td colspan="1"></td>')


def test_what_has_the_room_for_several_hours_is_one_cell():
    office = Office()
    _ask(office, 17, start="14:30", duration="90")
    page = office.pages(at="2026-04-13T09:00")["rooms/blue.md"]

    assert '<td colspan="2"><a class="mb-booking mb-booking--asked"' in page


def test_an_hour_before_or_after_those_of_the_office_is_shown_if_there_is_a_meeting_in_it():
    office = Office()
    _ask(office, 17, start="18:30", duration="40")
    page = office.pages(at="2026-04-13T09:00")["rooms/blue.md"]

    assert '<th scope="col">19:00</th></tr>' in page
    assert '<th scope="col">08:00</th>' in page


def test_who_asks_for_a_room_that_is_taken_is_told_by_whom(office):
    """R54."""
    _ask(office, 18, topic="Prices", start="14:30")
    page = office.pages(at="2026-04-13T09:00")["rooms/blue.md"]
    booked, asked = (row for row in page.split("\n") if row.startswith("| <time"))

    assert "Booked" in booked
    assert "Double booking" in asked
    assert "17 Plans for April" in asked
    assert "mb-booking--double" in page


def test_a_meeting_that_was_called_off_has_no_room():
    office = Office()
    _ask(office, 17)
    asked = office.pages(at="2026-04-13T09:00")["rooms/blue.md"]
    office.say(17, "/cancel no need", by="ben--test", at="2026-04-09T10:00")
    called_off = office.pages(at="2026-04-13T09:00")["rooms/blue.md"]

    assert "Plans for April" in asked
    assert "Plans for April" not in called_off


def test_five_weeks_are_shown_and_none_that_is_over(office):
    pages = office.pages(at="2026-03-15T09:00"), office.pages(at="2026-03-16T09:00")
    later = office.pages(at="2026-04-20T09:00")["rooms/blue.md"]

    assert [False, True] == ["Plans for April" in each["rooms/blue.md"] for each in pages]
    assert 5 == later.count("The room is free all week.")


def test_the_rooms_are_listed_with_their_size_and_the_meetings_of_today(office):
    """R55."""
    page = office.pages(at="2026-04-13T09:00")["rooms/index.md"]

    assert "| [Blue room](blue.md) | 8 |" in page
    assert "[14:00–15:00 Plans for April](../meetings/2026/17.md) | 1 meeting |" in page


# Decisions


def _later(office: Office, supersedes: str) -> tuple[Effect, ...]:
    """Minute a meeting a week later, whose one decision takes the place of another."""
    _ask(office, 18, date="2026-04-20", topic="Once more")
    office.say(18, "/approve")
    row = f"- Print nothing; Ada; supersedes: {supersedes}"
    later = {**MINUTES, "meeting": "18", "held": "2026-04-20", "decisions": row}
    return office.file("minutes", 22, later, at="2026-04-21T10:00")


def test_a_decision_can_take_the_place_of_an_earlier_one(office):
    """R100: both meetings and the register say so."""
    assert () == problems(_later(office, "d17-1"))
    pages = office.pages()
    register = pages["decisions/index.md"]
    old = register.split("<tr data-")[2]

    assert {"D17-1": "D18-1"} == {n: d.number for n, d in office.archive().superseded.items()}
    assert "Superseded by [D18-1](18.md#D18-1)" in pages["meetings/2026/17.md"]
    assert "Supersedes [D17-1](17.md#D17-1)" in pages["meetings/2026/18.md"]
    assert 'data-status="superseded"' in old
    assert "Superseded by D18-1" in _words(old)


@pytest.mark.parametrize(
    "number, message",
    [
        ("D16-1", "there is no decision with the number"),
        ("D17-9", "there is no decision with the number"),
        ("17-1", "is not the number of a decision"),
        ("the last one", "is not the number of a decision"),
    ],
)
def test_a_decision_takes_the_place_of_one_that_was_taken(office, number, message):
    (problem,) = problems(_later(office, number))

    assert message in problem.message


def test_no_decision_takes_the_place_of_a_later_one(office):
    _later(office, "D17-1")
    row = "- Print the catalogue; Ada; supersedes: D18-1"
    (problem,) = problems(office.file("minutes", 21, {**MINUTES, "decisions": row}))

    assert "was not taken before this meeting" in problem.message


def test_a_decision_of_which_nothing_is_shown_is_not_named(office):
    """R81: the meeting that took it is not in this edition."""
    _later(office, "D17-1")
    archive = office.archive()
    seen = {n: each for n, each in archive.records.items() if n not in (17, 21)}
    pages = render(Site(replace(archive, records=seen), office.workspace.forms, "en"))

    assert "Print nothing" in pages["meetings/2026/18.md"]
    assert [] == [
        path for path, text in pages.items() if "D17-1" in text and "reference" not in path
    ]


def test_a_decision_whose_action_items_are_done_is_carried_out(office):
    """R120."""
    before = office.pages()["decisions/index.md"]
    office.file("progress", 23, {**PROGRESS, "progress": "Done"}, by="cai--test")
    after = office.pages()["decisions/index.md"]

    assert 'data-status="in-force"' in before
    assert 'data-status="carried-out in-force"' in after


def test_decisions_of_earlier_years_have_a_page_for_each(office):
    pages = office.pages(at="2028-01-01T09:00")

    assert "Print the catalogue" in pages["decisions/2026.md"]
    assert "Print the catalogue" not in pages["decisions/index.md"]
    assert "- [2026](2026.md)" in pages["decisions/index.md"]
