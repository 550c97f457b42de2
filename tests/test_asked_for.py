"""What the four regulations ask for, where the sample, its pages and the guides answer it."""

import json
import re
import shutil
from collections.abc import Iterable

import pytest

from generator.cli.workspace import Workspace
from generator.forms.issue import issue_form
from generator.forms.question import Question
from generator.lifecycle.commands import Command, read_commands
from generator.reminders import due
from generator.render.page import Links
from generator.render.reminder import render_reminders
from generator.rules import RULES
from generator.vocabulary import Act, ActionKind
from generator.wording import LANGUAGES, Wording
from tests.copied import ROOT
from tests.messages import all_said
from tests.office import MINUTES, REQUEST, Office, problems
from tests.regulated_office import Regulated

SAMPLE = Workspace(ROOT / "data")
TYPES = SAMPLE.organisation.meeting_types

each_language = pytest.mark.parametrize("language", LANGUAGES)


def question(slug: str, name: str) -> Question:
    """Return the question *name* of the form *slug* of the sample."""
    return next(each for each in SAMPLE.forms[slug].questions() if each.id == name)


def options(found: Question) -> list[str]:
    """Return the options of a question, in order."""
    return [each.id for each in found.kind.choosables(SAMPLE.organisation)]


def required(slug: str) -> set[str]:
    """Return what the form *slug* of the sample cannot be filed without."""
    return {each.id for each in SAMPLE.forms[slug].questions() if each.required}


def english(texts: Iterable[Wording]) -> list[str]:
    """Return *texts* in English."""
    return [text.text("en") for text in texts]


BOXES = {"preparation": "done", "important": "important"}
"""The questions of the form for the checklists of a meeting type."""


# Meeting types


BLOCKS = {
    "regular": ["Work reports", "Work of the week", "Coordination", "Instructions of the head"],
    "project-seminar": [
        *("Project report", "Discussion of problems", "Weighing the plan", "Resources"),
        "Decision",
    ],
    "marketing-planning": [
        *("Presentation of the plan", "Discussion of ideas", "Media strategy"),
        *("Cooperation with sales", "Budget review", "Decision"),
    ],
    "client": [
        *("The client's view", "News of the company", "Business", "Open problems"),
        "Feedback and next steps",
    ],
    "sales-weekly": [
        *("Policy of company and department", "Successful cases", "Market news"),
        *("Problems in practice", "Sales strategy", "Team building and encouragement"),
        "Personal development",
    ],
}


@pytest.mark.parametrize("slug, blocks", BLOCKS.items())
def test_every_type_has_the_blocks_that_its_regulation_names(slug, blocks):
    """R9, R14, R18, R23, R28, R29: in this order."""
    assert blocks == english(block.title for block in TYPES[slug].agenda)


@pytest.mark.parametrize("slug, blocks", BLOCKS.items())
def test_the_form_of_a_type_has_its_blocks_already(slug, blocks):
    """R9, R14, R18, R23, R28."""
    form = issue_form(SAMPLE.forms[f"meeting-request-{slug}"], SAMPLE.context("en"))
    (agenda,) = (each.value for each in form.elements if each.id == "agenda")
    rows = re.findall(r"^\| (.+?) \|", str(agenda), re.MULTILINE)

    assert ["Agenda item", "---", *blocks] == rows


def test_what_need_not_be_talked_about_every_week_may_be_left_out():
    """R29."""
    optional = [block.title for block in TYPES["sales-weekly"].agenda if not block.required]

    assert ["Team building and encouragement", "Personal development"] == english(optional)


def test_every_rule_is_bound_by_a_clause():
    """R10: who presents an agenda item is asked, too."""
    regulations = SAMPLE.organisation.regulations.values()
    bound = {clause.rule for regulation in regulations for clause in regulation.clauses}

    assert set() == {*RULES} - bound


@pytest.mark.parametrize(
    "department, slug", [("marketing", "project-seminar"), ("sales", "sales-special")]
)
def test_what_is_blocked_has_a_meeting_that_is_on_no_fixed_day(department, slug):
    """R105: a weekly meeting about it would break the clauses about its day and its blocks."""
    found = [
        each
        for each in TYPES.values()
        if each.department == department and any(q.kind == "action" for q in each.request.questions)
    ]

    assert [(slug, None)] == [(each.slug, each.recurrence) for each in found]


def test_a_seminar_says_what_called_for_it():
    """R12."""
    found = question("meeting-request-project-seminar", "trigger")

    assert found.required
    assert ["Start of the project", "Key node", "Major problem"] == english(
        each.wording for each in found.kind.choosables(SAMPLE.organisation)
    )


def test_a_planning_meeting_says_at_which_stage_the_campaign_is():
    """R17."""
    found = question("meeting-request-marketing-planning", "stage")

    assert found.required
    assert ["planning", "execution", "summary"] == options(found)


def columns(found: Question) -> dict[str, bool]:
    """Return the columns of a table, and whether they have to be filled in."""
    return {each.id: each.required for each in found.kind.row.questions()}  # type: ignore[attr-defined]


def test_opinions_on_a_plan_are_kept_with_whose_they_are():
    """R15."""
    found = columns(question("minutes-project-seminar", "opinions"))

    assert {"opinion_by": True, "opinion": True, "adopted": False} == found


def test_resources_are_promised_by_somebody_with_a_date_and_a_standard():
    """R16."""
    found = columns(question("minutes-project-seminar", "resources"))

    assert {"resource", "provider", "provided_by", "resource_standard"} == {
        name for name, needed in found.items() if needed
    }


def test_a_planning_meeting_settles_plan_execution_and_budget():
    """R20, R21: what was spent is filled in later."""
    assert {"final_plan", "execution_plan", "budget"} <= required("minutes-marketing-planning")
    assert {
        "budget_item": True,
        "proposed": True,
        "adjusted": False,
        "agreed": True,
        "spent": False,
    } == columns(question("minutes-marketing-planning", "budget"))


def test_a_client_meeting_keeps_visitors_feedback_and_who_follows_up():
    """R25."""
    assert {"visitors", "client_feedback", "followed_up_by"} <= required("minutes-client")


def test_a_client_meeting_ends_with_photo_papers_and_gift():
    """R26: to be ticked off in the minutes."""
    found = question("minutes-client", "closing")

    assert ["Group photo taken", "Papers handed to the client", "Gift handed over"] == english(
        each.wording for each in found.kind.choosables(SAMPLE.organisation)
    )


def test_an_event_is_planned_in_full():
    """R31, R130: with what to do in an emergency, and by whom."""
    assert {
        *("analysis", "event_aim", "theme", "format", "expected_effect", "budget"),
        *("responsible", "contingency"),
    } <= required("event-plan")


def test_a_plan_of_an_event_has_the_day_of_its_rehearsal():
    """R60."""
    assert "date" == question("event-plan", "rehearsal").kind.name


@pytest.mark.parametrize(
    "checklist, item",
    [
        ("preparation", "Projector, sound and microphones tested by a named person"),
        ("preparation", "Spare equipment and a plan for failures ready"),
        ("preparation", "Tables, name plates and papers laid out"),
        ("important", "On-site check the evening before"),
    ],
)
def test_what_has_to_be_ready_for_a_planning_meeting_is_ticked_off(checklist, item):
    """R56, R57, R58, R60."""
    boxes = question("preparation-marketing-planning", BOXES[checklist])

    assert item in english(each.wording for each in boxes.kind.choosables(SAMPLE.organisation))


@pytest.mark.parametrize("kind", [ActionKind.RESOURCE, ActionKind.PROMISE])
def test_what_is_promised_has_a_date_and_a_quality_requirement(kind):
    """R11, R16, R24: as any action item has, or it is refused."""
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    row = f"- Lend a projector; 蔡小; {{}}; {{}}; kind: {kind.wording.text('en')}"

    def promised(due: str, quality: str) -> list[str]:
        actions = {**MINUTES, "actions": row.format(due, quality)}
        return all_said(problems(office.file("minutes", 21, actions, at="2026-04-14T10:00")))

    assert ["is required, but was left empty"] == promised("2026-04-20", "")
    assert ["is required, but was left empty"] == promised("", "full HD")
    assert [] == promised("2026-04-20", "full HD")
    (action,) = office.archive().actions
    assert (kind, "full HD") == (action.item.kind, action.item.quality)


# What people are told, and what pages show


def test_a_regulation_says_what_it_is_for():
    """R1."""
    assert "\nShort meetings.\n" in Regulated().pages()["regulations/office.md"]


SURVEY = "https://github.com/user-attachments/files/1/survey.pdf"
RULES_OF_CONDUCT = ("Read the papers", "Phones silent", "Let others finish", "Attack nobody")


@pytest.fixture
def announced(tmp_path) -> Office:
    """An office with an approved meeting whose type says how to behave, and who helps."""
    shutil.copytree(ROOT / "tests" / "organisation", tmp_path / "data")
    weekly = tmp_path / "data" / "meeting-types" / "weekly.toml"
    keys = f'support = "dan--test"\nconduct = {json.dumps(RULES_OF_CONDUCT)}\n'
    weekly.write_text(keys + weekly.read_text("utf-8"), "utf-8")
    office = Office(Workspace(tmp_path / "data"))
    office.file("meeting-request-weekly", 17, {**REQUEST, "materials": [SURVEY]})
    office.say(17, "/approve")
    return office


def _reminder(office: Office) -> str:
    """Return what is said shortly before the meeting."""
    found = due(office.archive("2026-04-10T07:00"), office.at("2026-04-09T12:00"))
    return render_reminders(found, office.workspace.context("en"), Links())


def _event(office: Office) -> str:
    """Return the invitation, its long lines as one."""
    return office.pages()["meetings/17.ics"].replace("\r\n ", "")


def test_people_are_told_how_to_behave_with_the_notice_and_before_the_start(announced):
    """R74, R75, R76, R78, R79: and the page of the meeting type says it always."""
    page = announced.pages()["archive/type-weekly.md"]
    for text in (_reminder(announced), _event(announced), page):
        assert [] == [rule for rule in RULES_OF_CONDUCT if rule not in text]


def test_materials_come_with_the_notice_and_with_the_reminder(announced):
    """R46, R53."""
    assert SURVEY in _reminder(announced)
    assert SURVEY in _event(announced)


def test_people_are_told_before_the_start_who_helps_when_something_fails(announced):
    """R59, R129."""
    assert "- If the equipment fails, ask Dan." in _reminder(announced)


def test_the_page_of_a_meeting_says_who_does_what(announced):
    """R67: organizer, chair and secretary, and who presents what."""
    page = announced.pages()["meetings/2026/17.md"]

    assert "| Organizer | [贝恩](../../people/ben--test.md) |" in page
    assert "| Chair | [Ada](../../people/ada--test.md) |" in page
    assert "| Secretary | [贝恩](../../people/ben--test.md) |" in page
    assert "| News | [Ada](../../people/ada--test.md) |" in page


def test_minutes_hold_tables_and_stressed_words():
    """R88."""
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    summary = "**Up**:\n\n| Shop | Sales |\n| --- | --- |\n| North | 12 |"
    office.file("minutes", 21, {**MINUTES, "summary": summary}, at="2026-04-14T10:00")
    page = office.pages()["meetings/2026/17.md"]

    assert "<strong>Up</strong>" in page
    assert "<td>North</td>" in page


def test_steps_and_goal_of_an_action_item_are_on_its_page():
    """R101."""
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    plan = "steps: ask first, compare then; expected goal: under 80 a piece"
    actions = f"- Ask printers; 蔡小; 2026-04-20; in writing; {plan}"
    office.file("minutes", 21, {**MINUTES, "actions": actions}, at="2026-04-14T10:00")
    page = office.pages()["actions/17-1.md"]

    assert "| Steps | ask first, compare then |" in page
    assert "| Expected goal | under 80 a piece |" in page


# Guides


def _guide(language: str) -> str:
    return (ROOT / "docs" / "guides" / language / "meeting.md").read_text("utf-8")


@each_language
def test_the_guide_names_the_commands_of_the_chair(language):
    """R65."""
    commands = {Act.SIGN, Act.RETURN, Act.AGENDA}
    named = {
        command.act
        for said in re.findall(r"`(/[^`]+)`", _guide(language))
        for command in read_commands(said)
        if isinstance(command, Command)
    }

    assert commands <= named
