"""Meetings as programs read them on their pages: events of schema.org, and never a script."""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from generator.archive import within
from generator.records import Record, fingerprint
from generator.render import Site, render
from generator.render.linked_data import linked_data
from generator.render.page import Links
from generator.vocabulary import Classification
from tests.hostile_texts import TEXTS
from tests.office import MINUTES, REQUEST, Office
from tests.test_hostile import PAYLOADS, shown

PAGE = "meetings/2026/17.md"
DATA = re.compile(r'<script type="application/ld\+json">([^<]*)</script>')
PUBLISHED = "https://minutes.example.com/m/"

HOSTILE = {
    **PAYLOADS,
    **TEXTS,
    "end of script": "</script><script>alert(1)</script>",
    "end of script in capitals": "</SCRIPT >",
    "comment in script": "<!--<script>",
    "lines of JavaScript": "a\u2028b\u2029c",
    "end of a string": '"},"@type":"Person","name":"x',
    "blank line": "a\n\nb\n\n# c",
}


@pytest.fixture
def office() -> Office:
    """Return the office with one request, not yet approved."""
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    return office


@pytest.fixture
def approved(office: Office) -> Office:
    office.say(17, "/approve")
    return office


def told(office: Office, language: str = "en", published: str = PUBLISHED) -> Mapping[str, Any]:
    """Return what programs are told of the meeting."""
    archive = office.archive("2026-04-12T09:00")
    site = Site(archive, office.workspace.forms, language, Links("", published))
    return linked_data(archive.by_number[17], site)


def status(office: Office) -> tuple[str, list[str]]:
    found = told(office)
    return found["eventStatus"].rsplit("/", 1)[1], found.get("previousStartDate", [])


def test_an_event_says_what_its_page_shows(approved):
    """R44."""
    assert {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Plans for April",
        "startDate": "2026-04-13T14:00:00+08:00",
        "endDate": "2026-04-13T15:00:00+08:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": [{"@type": "Place", "name": "Blue room"}],
        "organizer": {"@type": "Person", "name": "贝恩"},
        "url": f"{PUBLISHED}meetings/2026/17.html",
    } == told(approved)
    assert "url" not in told(approved, published="")


def test_programs_are_told_of_a_meeting_when_people_are(office):
    """R39."""
    before = office.pages()[PAGE]
    office.say(17, "/approve")

    assert [] == DATA.findall(before)
    assert 1 == len(DATA.findall(office.pages()[PAGE]))


def test_an_online_meeting_is_where_its_link_leads(office):
    """R126."""
    online = {"mode": "Online", "link": "https://meet.example.org/1", "room": ""}
    office.file("meeting-request-weekly", 17, {**REQUEST, **online})
    office.say(17, "/approve")
    found = told(office)

    assert "https://schema.org/OnlineEventAttendanceMode" == found["eventAttendanceMode"]
    assert [{"@type": "VirtualLocation", "url": "https://meet.example.org/1"}] == found["location"]


def test_a_hybrid_meeting_is_in_two_places(office):
    hybrid = {"mode": "Hybrid", "link": "https://meet.example.org/1"}
    office.file("meeting-request-weekly", 17, {**REQUEST, **hybrid})
    office.say(17, "/approve")
    found = told(office, language="zh-Hans")

    assert "https://schema.org/MixedEventAttendanceMode" == found["eventAttendanceMode"]
    assert ["Place", "VirtualLocation"] == [place["@type"] for place in found["location"]]


def test_a_meeting_that_was_moved_says_when_it_was_to_begin(approved):
    """R49."""
    approved.say(17, "/reschedule 2026-04-14 10:00", by="ben--test", at="2026-04-08T11:00")
    once = status(approved)
    approved.say(17, "/reschedule 2026-04-15 10:00", by="ben--test", at="2026-04-08T12:00")
    first, second = "2026-04-13T14:00:00+08:00", "2026-04-14T10:00:00+08:00"

    assert ("EventRescheduled", [first]) == once
    assert ("EventRescheduled", [first, second]) == status(approved)
    assert "2026-04-15T10:00:00+08:00" == told(approved)["startDate"]


def test_a_meeting_that_was_moved_back_is_as_it_was(approved):
    approved.say(17, "/reschedule 2026-04-14 10:00", by="ben--test", at="2026-04-08T11:00")
    approved.say(17, "/reschedule 2026-04-13 14:00", by="ben--test", at="2026-04-08T12:00")

    assert ("EventRescheduled", ["2026-04-14T10:00:00+08:00"]) == status(approved)


def test_an_edit_moves_a_meeting_too_once_people_were_told(office):
    moved = {**REQUEST, "start": "15:00"}
    office.file("meeting-request-weekly", 17, moved, at="2026-04-07T11:00")
    office.say(17, "/approve")
    untold = status(office)
    office.file("meeting-request-weekly", 17, {**moved, "start": "16:00"}, at="2026-04-08T11:00")
    office.say(17, "/approve", at="2026-04-08T12:00")

    assert ("EventScheduled", []) == untold
    assert ("EventRescheduled", ["2026-04-13T15:00:00+08:00"]) == status(office)


def test_a_meeting_that_is_called_off_is_cancelled_wherever_it_was_moved(approved):
    approved.say(17, "/reschedule 2026-04-14 10:00", by="ben--test", at="2026-04-08T11:00")
    approved.say(17, "/cancel nobody can come", by="ben--test", at="2026-04-08T12:00")

    assert ("EventCancelled", ["2026-04-13T14:00:00+08:00"]) == status(approved)


def test_whatever_is_filed_is_text_of_the_data_and_nothing_more(approved):
    plain = approved.records[17]
    numbers = dict(enumerate(HOSTILE.values(), 101))
    approved.records |= {n: _called(plain, n, text) for n, text in numbers.items()}
    pages = approved.pages(at="2026-04-12T09:00")

    for number, text in numbers.items():
        (data,) = DATA.findall(shown(pages[f"meetings/2026/{number}.md"]))
        found = json.loads(data)
        assert as_typed(text) == found["name"] == found["location"][0]["name"]
        assert told(approved).keys() - {"url"} == found.keys()


def as_typed(text: str) -> str:
    """Return *text* on one line, without what nobody sees."""
    line = " ".join(text.split())
    return "".join(c for c in line if unicodedata.category(c) not in ("Cc", "Cf"))


def _called(record: Record, number: int, text: str) -> Record:
    """Return *record* with another number and *text* in it, approved as it is."""
    answers = record.answers.model_copy(update={"topic": text, "place": text, "room": None})
    (event,) = record.events
    event = event.model_copy(update={"about": fingerprint(answers)})
    return record.model_copy(update={"issue": number, "answers": answers, "events": (event,)})


def test_nothing_of_a_restricted_meeting_is_on_a_page_of_another_edition(approved):
    """R81, R83."""
    secret = {**REQUEST, "date": "2026-04-20", "topic": "Top secret"}
    approved.file("meeting-request-weekly", 18, {**secret, "classification": "Restricted"})
    approved.say(18, "/approve")
    approved.file("minutes", 22, {**MINUTES, "meeting": "18"}, at="2026-04-21T10:00")

    assert '"name":"Top secret"' in everything(approved, Classification.RESTRICTED)
    assert "Top secret" not in everything(approved, Classification.INTERNAL)


def everything(office: Office, edition: Classification) -> str:
    """Return all files of the site in one."""
    archive = office.archive()
    archive = replace(archive, records=within(archive.records, edition))
    return "".join(render(Site(archive, office.workspace.forms, "en")).values())
