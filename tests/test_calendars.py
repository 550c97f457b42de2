"""Calendars as apps read them: who is told what and when, and nothing of what is secret."""

import datetime as dt
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive import Meeting, within
from generator.cli.workspace import Workspace
from generator.organisation import Organisation, Recurrence
from generator.records import Change, Event
from generator.render import Site, render
from generator.render.calendar import calendars
from generator.render.calendar.series import LOOKS_AHEAD
from generator.render.page import Links
from generator.render.pages.months import Months, month_of
from generator.render.pages.planned import Planned
from generator.vocabulary import Act, Classification, HolidayRule, Stage
from generator.wording import LANGUAGES
from tests.calendars.reader import Part, read, read_all
from tests.copied import ROOT
from tests.office import FEEDBACK, MINUTES, PROGRESS, REQUEST, Office
from tests.test_hostile import PAYLOADS

FILE = "meetings/17.ics"
ALL = "calendars/all.ics"
OFFICE = Path(__file__).parent / "organisation"
REPOSITORY = "https://github.com/example/meetings"
PUBLISHED = "https://minutes.example.com/m/"
REACHED = ("ada--test", "ben--test", "dan--test")
"""Who has an e-mail here; Cai has none."""

WEEKLY = {
    "rule": "FREQ=WEEKLY;BYDAY=MO",
    "since": dt.date(2026, 1, 5),
    "start": dt.time(9, 30),
    "minutes": 60,
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory) -> Workspace:
    """Return the office for tests, with e-mail addresses and a weekly recurrence."""
    folder = tmp_path_factory.mktemp("office") / "data"
    shutil.copytree(OFFICE, folder)
    people = (folder / "people.toml").read_text("utf-8")
    for login in REACHED:
        said = f'login = "{login}"'
        people = people.replace(said, f'{said}\nemail = "{login[:3]}@example.com"')
    (folder / "people.toml").write_text(people, "utf-8")
    weekly = folder / "meeting-types" / "weekly.toml"
    recurrence = "[recurrence]\n" + "".join(
        f"{name} = {value!r}\n" if isinstance(value, str | int) else f"{name} = {value}\n"
        for name, value in WEEKLY.items()
    )
    weekly.write_text(weekly.read_text("utf-8") + recurrence, "utf-8")
    return Workspace(folder)


@pytest.fixture
def office(workspace: Workspace) -> Office:
    """Return the office with one request, not yet approved."""
    office = Office(workspace)
    office.file("meeting-request-weekly", 17, REQUEST)
    return office


@pytest.fixture
def approved(office: Office) -> Office:
    office.say(17, "/approve")
    return office


def files(
    office: Office,
    at: str = "2026-04-09T09:00",
    language: str = "en",
    published: str = PUBLISHED,
    **changes: object,
) -> dict[str, str]:
    """Return the calendars of *office*, whose settings may have *changes*."""
    archive = office.archive(at)
    changed = archive.organisation.settings.model_copy(update=changes)
    organisation = replace(archive.organisation, settings=changed)
    records = within(archive.records, changed.edition)
    archive = replace(archive, organisation=organisation, records=records)
    site = Site(archive, office.workspace.forms, language, Links(REPOSITORY, published))
    return calendars(site)


def event(office: Office, path: str = FILE, **how: Any) -> Part:
    """Return the one event of the file at *path*."""
    (found,) = read(files(office, **how)[path]).parts("vevent")
    return found


def happens(office: Office, act: Act, by: str = "ada--test", **what: Any) -> None:
    """Let *act* happen to the meeting, whatever the command for it looks like."""
    record = office.records[17]
    at = office.at("2026-04-08T12:00") + dt.timedelta(minutes=len(record.events))
    events = (*record.events, Event(act=act, by=by, at=at, **what))
    office.records[17] = record.model_copy(update={"events": events})


def test_nobody_is_told_of_a_meeting_before_it_is_approved(office):
    """R39."""
    before = files(office)
    office.say(17, "/approve")
    after = files(office)

    assert {FILE} == set(after) - set(before)
    assert "Plans for April" not in "".join(before.values())
    assert "Plans for April" in after[ALL]


def test_a_meeting_that_was_rejected_or_cancelled_before_anybody_was_told_stays_untold(office):
    happens(office, Act.CANCEL)

    assert FILE not in files(office)


def test_an_event_says_what_a_notice_says(approved):
    """R44, R45."""
    found = event(approved)

    assert "Plans for April" == found["SUMMARY"]
    assert "2026-04-13T06:00:00.000Z" == found["DTSTART"]
    assert "2026-04-13T07:00:00.000Z" == found["DTEND"]
    assert "Blue room" == found["LOCATION"]
    assert "Weekly meeting" == found["CATEGORIES"]
    assert "PRIVATE" == found["CLASS"]
    assert "CONFIRMED" == found["STATUS"]
    assert f"{PUBLISHED}meetings/2026/17.html" == found["URL"]
    lines = found["DESCRIPTION"].splitlines()
    assert {"Organizer: 贝恩", "Chair: Ada", "1. News · Ada · 10 min"} <= {*lines}
    assert f"{PUBLISHED}meetings/2026/17.html" in found["DESCRIPTION"]


def test_without_an_address_of_the_site_an_event_leads_to_the_issue(approved):
    found = event(approved, published="")

    assert f"{REPOSITORY}/issues/17" == found["URL"]
    assert "http" not in found["DESCRIPTION"]


def test_an_online_meeting_is_where_its_link_leads(office):
    """R126."""
    answers = {**REQUEST, "mode": "Online", "link": "https://meet.example.org/1", "room": ""}
    office.file("meeting-request-weekly", 17, answers)
    office.say(17, "/approve")
    found = event(office)

    assert "https://meet.example.org/1" == found["LOCATION"]
    assert "Join online: https://meet.example.org/1" in found["DESCRIPTION"]


def test_the_times_are_those_of_the_time_zone_whatever_its_clocks_do(approved):
    """The first and last days of a year, and those around which clocks are changed somewhere."""
    zones = ("Europe/Berlin", "America/New_York", "Australia/Sydney", "Africa/Casablanca", "UTC")
    days = ("2026-01-01", "2026-03-08", "2026-03-29", "2026-04-05", "2026-10-25", "2026-12-31")
    record = approved.records[17]
    texts, expected = [], []
    for zone in zones:
        for day in map(dt.date.fromisoformat, days):
            answers = record.answers.model_copy(update={"date": day})
            approved.records[17] = record.model_copy(update={"answers": answers})
            texts.append(files(approved, time_zone=zone)[ALL if day.month == 3 else FILE])
            local = dt.datetime.combine(day, dt.time(14), ZoneInfo(zone))
            expected.append(f"{local.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S.000Z}")

    assert expected == [found.parts("vevent")[0]["DTSTART"] for found in read_all(texts)]


def test_a_series_keeps_its_time_of_day_when_the_clocks_change(workspace):
    found = files(Office(workspace), time_zone="Europe/Berlin")["calendars/type-weekly.ics"]
    starts = {start[11:] for start, _, _ in read(found).occurrences}

    assert {"07:30:00.000Z", "08:30:00.000Z"} == starts


@pytest.mark.parametrize(
    "act, what",
    [
        (Act.EDIT, {}),
        (Act.RESCHEDULE, {"starts": dt.datetime(2026, 4, 14, 10, tzinfo=dt.UTC)}),
        (Act.CANCEL, {}),
        (Act.INVITE, {"people": ("dan--test",)}),
        (Act.UNINVITE, {"people": ("ben--test",)}),
        (Act.AGENDA, {"text": "Costs"}),
        (Act.SUBSTITUTE, {"people": ("dan--test",)}),
        (Act.LEAVE, {"people": ("dan--test",)}),
    ],
)
def test_whatever_changes_a_meeting_is_a_later_revision_of_the_same_event(approved, act, what):
    """R49, R127, R128."""
    before = event(approved)
    happens(approved, act, **what)
    after = event(approved)

    assert before["UID"] == after["UID"]
    assert int(before["SEQUENCE"]) < int(after["SEQUENCE"])
    assert before["DTSTAMP"] < after["DTSTAMP"] == after["LAST-MODIFIED"]


def test_a_meeting_that_is_moved_is_moved_in_every_calendar(approved):
    """R49."""
    happens(approved, Act.RESCHEDULE, starts=dt.datetime(2027, 1, 4, 2, tzinfo=dt.UTC))
    found = files(approved)

    for path in (FILE, ALL, "calendars/person-ada--test.ics"):
        starts = {e["DTSTART"] for e in read(found[path]).parts("vevent")}
        assert {"2027-01-04T02:00:00.000Z"} == starts


def test_a_meeting_that_is_called_off_stays_and_reminds_nobody(approved):
    happens(approved, Act.CANCEL)
    found = event(approved)

    assert "CANCELLED" == found["STATUS"]
    assert [] == found.parts("valarm")
    assert "CANCELLED" == event(approved, ALL)["STATUS"]


def test_an_edit_makes_a_meeting_tentative_until_it_is_approved_again(approved):
    answers = {**REQUEST, "topic": "Plans for May"}
    approved.file("meeting-request-weekly", 17, answers, at="2026-04-08T11:00")
    edited = event(approved)
    approved.say(17, "/approve", at="2026-04-08T12:00")
    again = event(approved)

    assert ("TENTATIVE", "CONFIRMED") == (edited["STATUS"], again["STATUS"])
    assert int(edited["SEQUENCE"]) < int(again["SEQUENCE"])


def test_the_no_to_an_edit_calls_off_what_people_were_told(approved):
    answers = {**REQUEST, "topic": "Plans for May"}
    approved.file("meeting-request-weekly", 17, answers, at="2026-04-08T11:00")
    happens(approved, Act.REJECT)

    assert "CANCELLED" == event(approved)["STATUS"]


def test_attendees_are_those_whose_address_is_known_with_what_they_replied(approved):
    """R44, R47."""
    happens(approved, Act.CONFIRM, by="ada--test")
    happens(approved, Act.INVITE, people=("dan--test",))
    happens(approved, Act.DECLINE, by="dan--test")
    found = event(approved)

    assert "mailto:ben@example.com" == found["ORGANIZER"]
    assert {
        "mailto:ada@example.com": ("Ada", "CHAIR", "ACCEPTED"),
        "mailto:ben@example.com": ("贝恩", "REQ-PARTICIPANT", "NEEDS-ACTION"),
        "mailto:dan@example.com": ("Dan", "REQ-PARTICIPANT", "DECLINED"),
    } == {a: (p["cn"], p["role"], p["partstat"]) for a, p in found.attendees.items()}


def test_a_reply_is_no_later_revision_but_a_later_state_of_it(approved):
    before = event(approved)
    happens(approved, Act.CONFIRM)
    after = event(approved)

    assert before["SEQUENCE"] == after["SEQUENCE"]
    assert before["DTSTAMP"] < after["DTSTAMP"]


def test_a_new_time_asks_everybody_again(approved):
    happens(approved, Act.CONFIRM)
    happens(approved, Act.RESCHEDULE, starts=dt.datetime(2026, 4, 14, 10, tzinfo=dt.UTC))

    assert {"NEEDS-ACTION"} == {p["partstat"] for p in event(approved).attendees.values()}


def test_who_sends_a_substitute_has_delegated(approved):
    """R72."""
    happens(approved, Act.SUBSTITUTE, by="ada--test", people=("dan--test",))
    found = event(approved).attendees

    assert "DELEGATED" == found["mailto:ada@example.com"]["partstat"]
    assert "mailto:dan@example.com" == found["mailto:ada@example.com"]["delegated-to"]
    assert "mailto:dan@example.com" in found


def test_without_the_organizers_address_there_are_no_attendees(office):
    office.file("meeting-request-weekly", 17, {**REQUEST, "organizer": "蔡小"})
    office.say(17, "/approve")
    found = event(office)

    assert ([], {}) == (found.all("organizer"), found.attendees)


def test_a_public_edition_has_nobodys_address(office):
    office.file("meeting-request-weekly", 17, {**REQUEST, "classification": "Public"})
    office.say(17, "/approve")
    public = files(office, edition=Classification.PUBLIC)

    assert FILE in public
    assert "@example.com" in files(office)[FILE]
    assert "@" not in re.sub(r"\r\n ", "", "".join(public.values()))


def test_a_meeting_reminds_a_day_ahead_and_shortly_before(approved):
    alarms = event(approved).parts("valarm")

    assert ["-P1D", "-PT15M"] == [alarm["TRIGGER"] for alarm in alarms]
    assert {"DISPLAY"} == {alarm["ACTION"] for alarm in alarms}


def test_only_ones_own_calendar_reminds(approved):
    found = files(approved)
    shared = [path for path in found if "calendars/" in path and "person-" not in path]

    assert "BEGIN:VALARM" in found["calendars/person-ada--test.ics"]
    assert [] == [path for path in shared if "BEGIN:VALARM" in found[path]]


def test_a_meeting_is_in_the_calendars_of_all_its_department_its_type_and_its_people(approved):
    found = files(approved)
    holding = {path for path in found if "Plans for April" in found[path]}

    assert {
        FILE,
        ALL,
        "calendars/department-office.ics",
        "calendars/type-weekly.ics",
        "calendars/person-ada--test.ics",
        "calendars/person-ben--test.ics",
        "calendars/person-cai--test.ics",
    } == holding


@pytest.mark.parametrize(
    "language, name",
    [("en", "Meetings: Office"), ("zh-Hans", "会议：办公室"), ("zh-Hant", "會議：辦公室")],
)
def test_a_calendar_says_what_it_is_of_and_how_often_to_ask_again(approved, language, name):
    found = read(files(approved, language=language)["calendars/department-office.ics"])

    assert name == found["NAME"] == found["X-WR-CALNAME"]
    assert "PT6H" == found["REFRESH-INTERVAL"] == found["X-PUBLISHED-TTL"]
    assert f"{PUBLISHED}calendars/department-office.ics" == found["SOURCE"]


def test_a_meeting_leaves_the_calendars_after_a_year_and_keeps_its_file(approved):
    days = ("2027-04-13", "2027-05-01")
    within_a_year, later = (files(approved, at=f"{day}T09:00") for day in days)

    assert "Plans for April" in within_a_year[ALL]
    assert "Plans for April" not in later[ALL]
    assert within_a_year[FILE] == later[FILE]


def test_calendars_follow_from_what_was_filed_and_not_from_when_they_are_made(approved):
    approved.file("meeting-request-client", 18, CLIENT)
    approved.say(18, "/approve")
    early, late = (files(approved, at=f"2026-04-{day}T09:00") for day in ("09", "11"))
    backwards = Office(approved.workspace)
    backwards.records = dict(reversed(approved.records.items()))

    assert early == files(backwards)
    assert {"calendars/type-weekly.ics", "calendars/department-office.ics"} == {
        path
        for path in early
        if early[path] != late[path]  # what is planned looks ahead
    }


def test_the_id_of_a_meeting_follows_from_the_repository_and_its_number(approved):
    here = event(approved)["UID"]
    approved.file("meeting-request-weekly", 17, {**REQUEST, "topic": "x", "date": "2026-05-18"})

    assert here == event(approved, language="zh-Hant", published="")["UID"]
    assert here != event(approved, repository="example/others")["UID"]


CLIENT = {
    **REQUEST,
    "meeting_type": "Client meeting",
    "client_name": "Some client",
    "topic": "With a client",
}


@pytest.fixture
def minuted(approved: Office) -> Office:
    approved.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    return approved


def todo(office: Office, at: str = "2026-04-16T09:00") -> Part:
    """Return the to-do of the office's one assignee."""
    found = read(files(office, at=at)["calendars/person-cai--test.ics"])
    (todo,) = found.parts("vtodo")
    return todo


def test_an_action_item_is_a_to_do_of_its_assignee_alone(minuted):
    found = todo(minuted)
    others = files(minuted, at="2026-04-16T09:00")
    del others["calendars/person-cai--test.ics"]

    assert "17-1 Ask three printers" == found["SUMMARY"]
    assert "2026-04-20" == found["DUE"]
    assert ("NEEDS-ACTION", "0") == (found["STATUS"], found["PERCENT-COMPLETE"])
    assert "Quality requirement: offers in writing" in found["DESCRIPTION"]
    assert event(minuted)["UID"] == found["RELATED-TO"]
    assert "VTODO" not in "".join(others.values())


@pytest.mark.parametrize(
    "progress, status, percent",
    [("In progress", "IN-PROCESS", "50"), ("Done", "COMPLETED", "100")],
)
def test_a_to_do_stands_where_its_assignee_says(minuted, progress, status, percent):
    before = todo(minuted)
    minuted.file(
        "progress", 23, {**PROGRESS, "progress": progress}, by="cai--test", at="2026-04-15T10:00"
    )
    after = todo(minuted)

    assert (status, percent) == (after["STATUS"], after["PERCENT-COMPLETE"])
    assert before["UID"] == after["UID"]
    assert int(before["SEQUENCE"]) < int(after["SEQUENCE"])
    assert (["2026-04-14T16:00:00.000Z"] if status == "COMPLETED" else []) == after.all("completed")


def test_what_is_overdue_is_a_to_do_still(minuted):
    assert "NEEDS-ACTION" == todo(minuted, at="2027-06-01T09:00")["STATUS"]


def planned(office: Office, at: str = "2026-04-09T09:00") -> list[str]:
    """Return the days on which the weekly meeting is shown without a request."""
    found = read(files(office, at=at)["calendars/type-weekly.ics"])
    return [start[:10] for start, _, summary in found.occurrences if summary == "Weekly meeting"]


def test_what_recurs_is_tentative_until_somebody_asks_for_it(workspace):
    found = files(Office(workspace))
    (series, *moved) = read(found["calendars/type-weekly.ics"]).parts("vevent")

    assert "TENTATIVE" == series["STATUS"]
    assert {series["UID"]} == {each["UID"] for each in moved}
    assert "nobody has asked for this meeting yet" in series["DESCRIPTION"]
    assert "Weekly meeting" in found["calendars/department-office.ics"]
    assert "Weekly meeting" not in found[ALL]


def test_a_meeting_takes_the_place_of_its_occurrence(office):
    before = planned(office)
    office.say(17, "/approve")
    after = planned(office)

    assert ["2026-04-13"] == sorted({*before} - {*after})


def test_a_meeting_that_was_moved_is_still_that_occurrence(approved):
    happens(approved, Act.RESCHEDULE, starts=dt.datetime(2026, 4, 14, 10, tzinfo=dt.UTC))

    assert "2026-04-13" not in planned(approved)
    edit = Change(field="date", before="2026-04-20", after="2026-04-13")
    happens(approved, Act.EDIT, changes=(edit,))
    assert not {"2026-04-13", "2026-04-20"} & {*planned(approved)}


def test_the_series_grows_older_by_its_revision(approved):
    path = "calendars/type-weekly.ics"
    series = [
        next(e for e in read(files(approved, at=at)[path]).parts("vevent") if e.all("rrule"))
        for at in ("2026-04-09T09:00", "2026-06-09T09:00")
    ]

    assert series[0]["UID"] == series[1]["UID"]
    assert int(series[0]["SEQUENCE"]) < int(series[1]["SEQUENCE"])


RULES = (
    "FREQ=WEEKLY;BYDAY=MO",
    "FREQ=WEEKLY;BYDAY=MO,TH;WKST=SU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
    "FREQ=WEEKLY",
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=MONTHLY;BYDAY=3TH",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYMONTHDAY=1",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO",
    "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1",
    "FREQ=WEEKLY;BYDAY=MO;COUNT=30",
    "FREQ=WEEKLY;BYDAY=MO;UNTIL=20260701T000000",
    "FREQ=WEEKLY;BYDAY=WE;BYHOUR=9;BYMINUTE=30",
)


@pytest.mark.parametrize("holiday", HolidayRule)
def test_a_year_of_every_recurrence_is_what_the_organisation_plans(workspace, holiday):
    """R8, R22, R27: holidays move a meeting or leave it out, in the app as in the office."""
    office = Office(workspace)
    organisation = office.workspace.organisation
    recurrences = [
        Recurrence.model_validate({**WEEKLY, "rule": rule, "holiday": holiday}) for rule in RULES
    ]
    shown = read_all(type_calendar(office, organisation, each) for each in recurrences)

    first = dt.date(2026, 4, 9)
    for recurrence, found in zip(recurrences, shown, strict=True):
        held = recurrence.occurrences(first, first + dt.timedelta(366), organisation.calendar)
        expected = [f"{each.day}T01:30:00.000Z" for each in held]
        assert (recurrence.rule, expected) == (
            recurrence.rule,
            [start for start, _, _ in found.occurrences],
        )


def type_calendar(office: Office, organisation: Organisation, recurrence: Recurrence) -> str:
    """Return the calendar of the weekly type with another *recurrence*."""
    weekly = organisation.meeting_types["weekly"].model_copy(update={"recurrence": recurrence})
    changed = replace(organisation, meeting_types={"weekly": weekly})
    archive = replace(office.archive("2026-04-09T08:00"), organisation=changed)
    site = Site(archive, office.workspace.forms, "en")
    return calendars(site)["calendars/type-weekly.ics"]


def test_nothing_of_a_restricted_meeting_is_in_a_calendar_of_another_edition(office):
    """R81, R83."""
    office.file(
        "meeting-request-weekly",
        17,
        {**REQUEST, "classification": "Restricted", "topic": "Top secret"},
    )
    office.say(17, "/approve")
    office.file("minutes", 21, {**MINUTES, "actions": MINUTES["actions"]}, at="2026-04-14T10:00")
    office.file("feedback", 24, FEEDBACK, at="2026-04-15T10:00")
    internal = files(office, edition=Classification.INTERNAL)
    restricted = files(office, edition=Classification.RESTRICTED)

    assert FILE in restricted
    assert "CONFIDENTIAL" == event(office, edition=Classification.RESTRICTED)["CLASS"]
    assert FILE not in internal
    assert internal == files(Office(office.workspace), edition=Classification.INTERNAL)


def test_a_type_of_restricted_meetings_is_planned_in_no_other_edition(workspace):
    office = Office(workspace)
    organisation = office.workspace.organisation
    weekly = organisation.meeting_types["weekly"]
    secret = weekly.model_copy(update={"classification": Classification.RESTRICTED})
    types = {**organisation.meeting_types, "weekly": secret}
    archive = replace(
        office.archive("2026-04-09T08:00"),
        organisation=replace(organisation, meeting_types=types),
    )
    found = calendars(Site(archive, office.workspace.forms, "en"))

    assert "VEVENT" not in "".join(found.values())


HOSTILE = {
    **PAYLOADS,
    "property": "Plans\r\nATTENDEE:mailto:evil@example.org",
    "folded": "Plans\r\n \r\nEND:VEVENT\r\nBEGIN:VEVENT",
    "parameter": 'x";X-EVIL=1:mailto:evil@example.org',
    "separators": "a;b,c:d=e",
    "line break as typed": r"\\NAS\n and \N",
    "lone return": "a\rATTENDEE:b",
    "separators of Python": "a\x0bb\x0cc\x1dd\x85e\u2028f\u2029g",
    "astral": "会议👩‍👩‍👧" * 30,
}


def test_whatever_is_filed_is_the_text_of_its_property_and_nothing_more(approved):
    record = approved.records[17]
    plain = event(approved)
    texts = []
    for hostile in HOSTILE.values():
        item = record.answers.agenda[0].model_copy(update={"title": hostile, "aim": hostile})
        said = {"topic": hostile, "place": hostile, "room": None, "agenda": (item,)}
        answers = record.answers.model_copy(update=said)
        approved.records[17] = record.model_copy(update={"answers": answers})
        happens(approved, Act.AGENDA, text=hostile)
        texts.append(files(approved)[FILE])

    for hostile, text, found in zip(HOSTILE.values(), texts, read_all(texts), strict=True):
        (shown,) = found.parts("vevent")
        assert shown["SUMMARY"] == shown["LOCATION"] == as_typed(hostile)
        assert f"1. {as_typed(hostile)} · Ada · 10 min" in shown["DESCRIPTION"].split("\n")
        assert [p[0] for p in plain.properties] == [p[0] for p in shown.properties]
        assert plain.attendees.keys() == shown.attendees.keys()
        assert {"\r\n"} == {*re.findall(r"\r?\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", text)}


def as_typed(text: str) -> str:
    """Return *text* on one line, without what changes how text is shown."""
    unseen = r"[\x00\u200b\u200d\ufeff\u202a-\u202e\u2066-\u2069]"
    return re.sub(unseen, "", " ".join(text.split()))


@settings(deadline=None)
@given(topic=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_lines_are_folded_between_characters(workspace, topic):
    office = Office(workspace)
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    record = office.records[17]
    answers = record.answers.model_copy(update={"topic": topic})
    office.records[17] = record.model_copy(update={"answers": answers})
    lines = files(office)[FILE].encode().split(b"\r\n")

    assert [] == [line for line in lines if len(line) > 75]
    assert not {*"".join(line.decode() for line in lines)} & {chr(n) for n in range(32)}


def test_every_calendar_of_the_sample_is_read_without_complaint():
    workspace = Workspace(ROOT / "data")
    records = within(workspace.records(), workspace.organisation.settings.edition)
    archive = workspace.archive(records, workspace.as_of(None))
    for language in LANGUAGES:
        found = calendars(Site(archive, workspace.forms, language))
        parts = dict(zip(found, read_all(found.values()), strict=True))
        uids: Mapping[str, list[str]] = {
            path: [e["UID"] for e in part.parts("vevent") if not e.all("recurrence-id")]
            for path, part in parts.items()
        }

        assert len(archive.meetings) - 5 < len([p for p in found if p.startswith("meetings/")])
        assert all(len(ids) == len({*ids}) for ids in uids.values())
        assert {*uids[ALL]} <= {ids[0] for path, ids in uids.items() if path.startswith("meet")}


def test_an_app_shows_what_the_months_of_the_site_show():
    """R39: what waits for approval takes the place of its occurrence on the site alone."""
    workspace = Workspace(ROOT / "data")
    records = within(workspace.records(), workspace.organisation.settings.edition)
    archive = workspace.archive(records, workspace.as_of(None))
    site = Site(archive, workspace.forms, "zh-Hans")
    months = [*_of_two_years(site)]
    waiting = [m for m in months if isinstance(m, Meeting) and m.stage is Stage.REQUESTED]
    shown = {(_moment(each.starts), _called(each)) for each in months if each not in waiting}
    texts = [text for path, text in calendars(site).items() if "/department-" in path]
    found = {(start, what) for part in read_all(texts) for start, _, what in part.occurrences}

    assert len(shown) > 150
    assert set() == shown - found
    assert {_called(Planned(each.type, each.starts, each.ends)) for each in waiting} >= {
        what for _, what in found - shown
    }


def _of_two_years(site: Site) -> Iterator[Meeting | Planned]:
    months = Months(site, until=site.archive.now.date() + LOOKS_AHEAD)
    this = month_of(site.archive.now.date())
    for ahead in range(-12, 14):
        for week in months.of(month_of(this, ahead)).weeks:
            yield from (meeting for day in week if day for meeting in day.meetings)


def _called(each: Meeting | Planned) -> str:
    return each.type.title.text("zh-Hans") if isinstance(each, Planned) else each.topic


def _moment(at: dt.datetime) -> str:
    return f"{at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S.000Z}"


def test_the_page_of_subscriptions_leads_to_each_of_them(approved):
    pages = approved.pages(at="2026-04-09T09:00")
    leads = re.findall(r"\]\(([^)<]+\.ics)\)", pages["calendars/subscribe.md"])
    there = {path for path in pages if re.fullmatch(r"calendars/.+\.ics", path)}

    assert there == {f"calendars/{name}" for name in leads}
    assert "](../17.ics)" in pages["meetings/2026/17.md"]


@pytest.mark.parametrize(
    "path, place",
    [
        ("people/ada--test.md", "person-ada--test"),
        ("actions/assignee-cai--test.md", "person-cai--test"),
        ("people/department-office.md", "department-office"),
        ("archive/department-office.md", "department-office"),
        ("archive/type-weekly.md", "type-weekly"),
    ],
)
def test_a_page_leads_to_how_to_subscribe_and_not_to_a_file_that_stays_as_it_is(path, place):
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    pages = office.pages()

    assert f"[Subscribe to the calendar](../calendars/subscribe.md#{place})" in pages[path]
    assert ".ics" not in pages[path]
    assert f'| <span id="{place}">' in pages["calendars/subscribe.md"]


def test_who_has_left_has_no_calendar_to_subscribe_to(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(OFFICE, folder)
    people = (folder / "people.toml").read_text("utf-8")
    said = 'login = "cai--test"'
    (folder / "people.toml").write_text(people.replace(said, f"{said}\nleft = 2026-01-31"), "utf-8")

    pages = Office(Workspace(folder)).pages()

    assert "Subscribe" not in pages["people/cai--test.md"]
    assert "person-cai--test" not in pages["calendars/subscribe.md"]


def test_where_the_site_is_known_its_calendars_have_addresses(approved):
    site = Site(approved.archive(), approved.workspace.forms, "en", Links(REPOSITORY, PUBLISHED))
    page = render(site)["calendars/subscribe.md"]

    assert "](<https://minutes.example.com/m/calendars/all.ics>)" in page
    assert "](<webcal://minutes.example.com/m/calendars/all.ics>)" in page


def test_a_meeting_that_nobody_was_told_of_has_no_calendar_on_its_page(office):
    assert ".ics" not in office.pages()["meetings/2026/17.md"]
