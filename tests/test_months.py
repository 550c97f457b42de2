"""The calendar of the site: months with meetings, what is planned, deadlines and days off."""

import datetime as dt
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.archive import Meeting
from generator.cli.workspace import Workspace
from generator.organisation import WorkingCalendar
from generator.organisation.calendar import ExtraDay, ExtraDays
from generator.render.page import Site
from generator.render.pages.months import Day, Months, month_of
from generator.render.pages.planned import Planned
from generator.vocabulary import Act
from generator.wording import Wording
from tests.office import MINUTES, REQUEST, Office

OFFICE = Path(__file__).parent / "organisation"
WEEKLY = """
[recurrence]
rule = "FREQ=WEEKLY;BYDAY=MO"
since = 2026-01-05
start = "09:30"
minutes = 60
"""


@pytest.fixture
def office(tmp_path) -> Office:
    """An office whose weekly meetings follow a rule, with a request for 13 April."""
    folder = tmp_path / "data"
    shutil.copytree(OFFICE, folder)
    type_ = folder / "meeting-types" / "weekly.toml"
    type_.write_text(f'room = "blue"\n{type_.read_text("utf-8")}{WEEKLY}', encoding="utf-8")
    office = Office(Workspace(folder))
    office.file("meeting-request-weekly", 17, REQUEST)
    return office


def _days(office: Office, at: str = "2026-04-09T09:00", country: str = "CN") -> dict[str, Day]:
    """Return the days of April by ISO date, as they are seen *at* a time in a *country*."""
    archive = office.archive(at)
    title = Wording.model_validate({"en": "Founding day", "zh-Hans": "司庆日", "zh-Hant": "司慶日"})
    extra = ExtraDays(holidays=(ExtraDay(date=dt.date(2026, 4, 15), title=title),))
    calendar = WorkingCalendar(country=country, extra=extra)
    organisation = replace(archive.organisation, calendar=calendar)
    site = Site(replace(archive, organisation=organisation), office.workspace.forms, "en")
    month = Months(site, dt.date(2026, 4, 30)).of(dt.date(2026, 4, 1))
    return {day.date.isoformat(): day for week in month.weeks for day in week if day}


def test_a_month_has_each_of_its_days_once_in_weeks_from_monday(office):
    site = Site(office.archive(), office.workspace.forms, "en")
    for first in (dt.date(2026, 2, 1), dt.date(2027, 2, 1), dt.date(2028, 2, 1)):
        month = Months(site, first).of(first)
        found = [day.date for week in month.weeks for day in week if day]

        assert [*range(1, len(found) + 1)] == [day.day for day in found]
        assert {7} == {len(week) for week in month.weeks}
        assert [*range(7)] == [day.date.weekday() for day in month.weeks[1] if day]


@pytest.mark.parametrize(
    "ahead, expected", [(0, "2026-12-01"), (1, "2027-01-01"), (-12, "2025-12-01")]
)
def test_months_are_counted_over_the_turn_of_the_year(ahead, expected):
    assert expected == month_of(dt.date(2026, 12, 31), ahead).isoformat()


def test_days_off_and_make_up_days_are_told_from_weekends(office):
    days = _days(office)
    unusual = {date: day.name for date, day in days.items() if day.is_unusual}

    assert {
        "2026-04-06": "Tomb-Sweeping Day",
        "2026-04-15": "Founding day",
    }.keys() == unusual.keys()
    assert "Founding day" == unusual["2026-04-15"]
    assert days["2026-04-11"].is_weekend
    assert not days["2026-04-11"].is_worked


@pytest.mark.parametrize(
    "language, expected", [("en", "Day off"), ("zh-Hans", "休息日"), ("zh-Hant", "放假日")]
)
def test_days_off_are_named_in_the_language_of_the_page(language, expected):
    calendar = WorkingCalendar(country="CN")

    assert expected == calendar.name(dt.date(2026, 10, 7), language)
    assert "" == calendar.name(dt.date(2026, 10, 10), language)
    assert calendar.is_weekend(dt.date(2026, 10, 10))
    assert calendar.is_working_day(dt.date(2026, 10, 10))


def test_a_country_whose_days_have_no_chinese_names_has_them_in_its_own():
    assert "Neujahr" == WorkingCalendar(country="DE").name(dt.date(2026, 1, 1), "zh-Hans")


def test_a_meeting_takes_the_place_of_what_was_planned_for_its_day(office):
    """R8, R27."""
    days = _days(office)

    (asked_for,), (planned,) = days["2026-04-13"].meetings, days["2026-04-20"].meetings

    assert isinstance(asked_for, Meeting)
    assert isinstance(planned, Planned)
    assert "2026-04-20T09:30:00+08:00" == planned.starts.isoformat()
    assert () == days["2026-04-07"].meetings  # it is over
    assert "weekly" == days["2026-04-27"].meetings[0].type.slug


def test_the_room_and_the_home_page_know_of_what_is_planned(office):
    """R8, R54: the 20th is still to be asked for, and the room is not free for others."""
    pages = office.pages(at="2026-04-14T09:00")
    room, home = (_words(pages[path]) for path in ("rooms/blue.md", "index.md"))

    assert "Apr 20 Mon 09:30–10:30 Weekly meeting" in room
    assert "2026-04-20 09:30–10:30 | Weekly meeting | – | Planned |" in room
    assert "Apr 20 Mon Weekly meeting 09:30–10:30 · Blue room Planned" in home
    assert "May 4" not in home


def test_the_last_of_the_coming_days_is_shown_to_its_end(office):
    later = {**REQUEST, "date": "2026-04-23", "start": "17:00"}
    office.file("meeting-request-weekly", 18, {**later, "topic": "At the end of the day"})

    assert "At the end of the day" in office.pages(at="2026-04-09T09:00")["index.md"]
    assert "At the end of the day" not in _coming(office.pages(at="2026-04-08T23:00")["index.md"])


def _words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>|[\[\]]|\([^ ]*\)", " ", page).split())


def _coming(page: str) -> str:
    """Return what the home page says of the coming two weeks."""
    return page.split('id="coming"')[1].split("</section>", maxsplit=1)[0]


def test_what_was_turned_down_before_anybody_was_told_is_not_shown(office):
    """R39."""
    office.say(17, "/reject too soon")
    shown = _days(office)["2026-04-13"].meetings

    assert not any(isinstance(each, Meeting) for each in shown)


def test_deadlines_stand_on_their_days(office):
    """R101."""
    office.say(17, "/approve")
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    days = _days(office, at="2026-04-14T11:00")

    assert {a.number for d in days.values() for a in d.due} <= {
        a.number for a in office.archive("2026-04-14T11:00").actions
    }
    assert all(a.due == d.date for d in days.values() for a in d.due)
    assert any(day.due for day in days.values())


def test_each_month_leads_to_its_neighbours_and_there_is_one_for_today(office):
    pages = office.pages(at="2026-04-09T09:00")
    months = sorted(re.findall(r"calendars/(\d{4}-\d\d)\.md", " ".join(pages)))

    assert ["2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08"] == months
    assert 'rel="prev" href="2026-03.html"' in pages["calendars/2026-04.md"]
    assert 'rel="next" href="2026-05.html"' in pages["calendars/index.md"]
    assert 'rel="prev"' not in pages["calendars/2026-02.md"]
    assert 'rel="next"' not in pages["calendars/2026-08.md"]
    assert pages["calendars/index.md"] == pages["calendars/2026-04.md"]
    assert 1 == pages["calendars/index.md"].count('aria-current="date"')


def test_a_month_without_meetings_says_so(office):
    assert 'role="status">Nothing' in office.pages(at="2026-04-09T09:00")["calendars/2026-02.md"]


def test_text_from_people_is_shown_as_typed(office):
    record = office.records[17]
    said = record.answers.model_copy(update={"topic": "<img src=x> [a](b) *c*"})
    office.records[17] = record.model_copy(update={"answers": said})
    page = office.pages(at="2026-04-09T09:00")["calendars/index.md"]

    assert "<img" not in page
    assert "&#60;img src&#61;x&#62; &#91;a&#93;(b) &#42;c&#42;</a>" in page


def test_a_cancelled_meeting_stays_and_says_so(office):
    office.say(17, "/approve")
    office.say(17, "/cancel", by="ben--test")
    page = office.pages(at="2026-04-09T09:00")["calendars/index.md"]

    assert office.records[17].events_of(Act.CANCEL)
    assert "mb-status--cancelled" in page
