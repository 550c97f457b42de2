"""Links to forms: what is known is filled in, and what is filled in is read back."""

import html
import json
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.archive import standing
from generator.forms.element import ElementType
from generator.forms.issue import issue_form
from generator.organisation import Directory
from generator.render import prefill
from generator.render.page import Links
from tests.office import REQUEST, Office

LINKS = Links("https://github.com/example/meetings", "https://minutes.example.com/")
AFTER = "2026-05-01T09:00"


@pytest.fixture
def office() -> Office:
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    return office


def _fields(address: str) -> dict[str, str]:
    return {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}


def _minutes(office: Office, number: int = 17, language: str = "en", links: Links = LINKS) -> str:
    archive = office.archive(AFTER)
    found = standing(office.records[number], archive)
    context = office.workspace.context(language)
    return prefill.file_minutes(archive.by_number[number], found.carried, context).on_github(
        context, links
    )


def test_minutes_are_filled_in_with_what_the_request_says(office):
    """R84."""
    fields = _fields(_minutes(office))

    assert "2-minutes.yml" == fields["template"]
    assert "Minutes #17 Plans for April" == fields["title"]
    assert ("17", "2026-04-13", "Blue room") == (fields["meeting"], fields["held"], fields["place"])
    assert ("Ada", "贝恩") == (fields["chair"], fields["secretary"])
    assert ["Ada", "贝恩", "蔡小"] == [
        line.split(" | ")[0].strip("| ") for line in fields["attendance"].splitlines()[2:]
    ]
    assert "| News | Ada |" in fields["discussion"]


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_what_is_filled_in_is_read_back_without_a_problem(office, language):
    office.say(17, "/leave | ill; at home", by="cai--test", at="2026-04-09T10:00")
    fields = _fields(_minutes(office, language=language))
    context = office.workspace.context(language)
    read = {
        question.id: question.kind.read(fields[question.id], context)
        for question in office.form("minutes").questions()
        if question.id in fields and question.id != "discussion"
    }

    assert {"attendance", "chair", "held", "meeting", "place", "secretary"} == set(read)
    assert [] == [problem for found in read.values() for problem in found.problems]
    assert "on-leave" == read["attendance"].value[2].presence
    assert "| ill; at home" == read["attendance"].value[2].note


def test_nothing_but_what_is_typed_is_filled_in(office):
    context = office.workspace.context("en")
    elements = {each.id: each for each in issue_form(office.form("minutes"), context).elements}
    filled = set(_fields(_minutes(office))) - {"template", "title"}

    assert set() == {
        name
        for name in filled
        if elements[name].type not in (ElementType.INPUT, ElementType.TEXTAREA)
    }


def test_minutes_are_filed_on_the_form_of_the_meetings_type():
    office = Office()
    request = {
        **REQUEST,
        "meeting_type": "Client meeting",
        "client_name": "Some client",
        "guests": "- Professor Liang; A university\n- Mr Ho",
    }
    office.file("meeting-request-client", 17, request)
    fields = _fields(_minutes(office))

    assert "2-minutes-client.yml" == fields["template"]
    assert "Professor Liang、Mr Ho" == fields["guests"]


def test_what_is_still_open_from_the_last_meeting_is_discussed_first():
    """R106."""
    office = Office()
    office.fill()
    office.file("meeting-request-weekly", 30, {**REQUEST, "date": "2026-04-27"})
    office.say(30, "/approve")
    rows = _fields(_minutes(office, 30))["discussion"].splitlines()

    assert "| 17-1 Ask three printers | 蔡小 |  |  |  |  |" == rows[2]
    assert rows[3].startswith("| News |")


def test_a_substitute_and_a_new_agenda_item_are_filled_in(office):
    office.say(17, "/substitute @dan--test", by="cai--test", at="2026-04-09T10:00")
    office.say(17, "/agenda The summer party", at="2026-04-09T11:00")
    fields = _fields(_minutes(office))

    assert "| 蔡小 |  |  | Dan |  |" in fields["attendance"]
    assert "| The summer party | Ada |" in fields["discussion"]


@pytest.mark.parametrize(
    "length, lost",
    [(10, set()), (300, {"discussion"}), (600, {"discussion"}), (3000, {"discussion", "title"})],
)
def test_an_address_is_never_too_long_and_loses_the_longest_answers_first(office, length, lost):
    agenda = "\n".join(f"- {'议' * 30}{row}; Ada" for row in range(length // 10))
    answers = {**REQUEST, "agenda": agenda, "topic": "会" * length}
    office.file("meeting-request-weekly", 17, answers)
    address = _minutes(office)
    known = {"title", "meeting", "held", "place", "chair", "secretary", "attendance", "discussion"}

    assert len(address) <= 6_000
    assert {"template", *known} - lost == set(_fields(address))


def test_a_name_that_two_people_share_is_filled_in_as_a_login(office):
    directory = office.workspace.organisation.directory
    twin = directory.by_login["cai--test"].model_copy(update={"login": "cai-two--test"})
    shared = Directory.model_construct(
        departments=directory.departments, people=(*directory.people, twin)
    )
    context = office.workspace.context("en")
    other = replace(context, organisation=replace(context.organisation, directory=shared))
    meeting = office.archive(AFTER).by_number[17]
    fields = _fields(prefill.file_minutes(meeting, (), other).on_github(context, LINKS))

    assert "| cai--test |" in fields["attendance"]


def test_feedback_and_progress_name_what_they_are_about():
    """R103, R116."""
    office = Office()
    office.fill()
    archive, context = office.archive(AFTER), office.workspace.context("en")
    feedback = prefill.give_feedback(archive.by_number[17], context).on_github(context, LINKS)
    progress = prefill.report_progress(archive.action_by_number["17-1"], context).on_github(
        context, LINKS
    )

    assert {"template", "title", "meeting"} == set(_fields(feedback))
    assert ("4-feedback.yml", "17") == (_fields(feedback)["template"], _fields(feedback)["meeting"])
    assert ("3-progress.yml", "17-1") == (
        _fields(progress)["template"],
        _fields(progress)["action"],
    )


def test_without_a_repository_there_is_no_address(office):
    assert "" == _minutes(office, links=Links())


def test_a_page_is_addressed_as_mkdocs_publishes_it():
    assert "https://minutes.example.com/meetings/2026/17.html" == LINKS.published(
        "meetings/2026/17.md"
    )
    assert "https://minutes.example.com/meetings/17.ics" == LINKS.published("meetings/17.ics")
    assert "" == Links("https://github.com/example/meetings").published("index.md")


def test_the_page_of_a_meeting_leads_to_the_form_of_the_site_with_all_that_is_known(office):
    """R84."""
    page = office.pages(at=AFTER)["meetings/2026/17.md"]
    (found,) = re.findall(r'href="\.\./\.\./forms/minutes\.html#([^"]+)"', page)
    fields = {name: value for name, (value,) in parse_qs(html.unescape(found)).items()}

    assert ("17", "2026-04-13") == (fields["meeting"], fields["held"])
    assert ["Ada", "贝恩", "蔡小"] == [row["person"] for row in json.loads(fields["attendance"])]
    assert [{"item": "News", "speakers": "Ada"}] == json.loads(fields["discussion"])


def test_nothing_that_is_known_is_left_out_of_a_link_to_the_site(office):
    agenda = "\n".join(f"- {'议' * 30}{row}; Ada" for row in range(300))
    office.file("meeting-request-weekly", 17, {**REQUEST, "agenda": agenda})
    meeting = office.archive(AFTER).by_number[17]
    address = prefill.file_minutes(meeting, (), office.workspace.context("en")).on_site()
    fields = parse_qs(address.partition("#")[2])

    assert 300 == len(json.loads(fields["discussion"][0]))
