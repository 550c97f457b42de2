"""What minutes say beyond the least: plans, problems, what nobody planned, news."""

import json

import pytest

from generator.cli.carrying import errand_of
from generator.forms.kinds import BoxesKind
from generator.records import fingerprint, read_record, write_record
from generator.render.page import Links
from generator.wording import LANGUAGES, Wording
from tests.office import MINUTES, REQUEST, Filled, Office

PAGE = "meetings/2026/17.md"
PLANNED: Filled = {
    **MINUTES,
    "actions": (
        "| Action item | Assignee | Due | Quality requirement | Kind | Steps | Expected goal "
        "| External party |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n"
        "| Ask three printers | 蔡小 | 2026-04-20 | in writing | Outside party | ask, then compare "
        "| 10 % cheaper | printers *in* town |"
    ),
}


@pytest.fixture
def office() -> Office:
    """An office with an approved meeting that was held."""
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    return office


def _page(office: Office, answers: Filled, path: str = PAGE) -> str:
    office.file("minutes", 21, answers, at="2026-04-14T10:00")
    return office.pages()[path]


def test_the_plan_of_an_action_item_is_shown_with_the_minutes_and_on_its_page(office):
    """R101, R108."""
    said = (
        ("Steps", "ask, then compare"),
        ("Expected goal", "10 % cheaper"),
        ("External party", "printers &#42;in&#42; town"),
    )
    meeting, action = _page(office, PLANNED), _page(office, PLANNED, "actions/17-1.md")

    assert [] == [each for each in said if f"<small>{each[0]}: {each[1]}</small>" not in meeting]
    assert [] == [each for each in said if f"| {each[0]} | {each[1]} |" not in action]


def test_the_plan_is_on_the_issue_of_the_action_item(office):
    """R101."""
    office.file("minutes", 21, PLANNED, at="2026-04-14T10:00")
    (action,) = office.archive().actions
    errand = errand_of(action, 21, office.workspace.context("zh-Hans"), Links())

    assert "| 实施步骤 | ask, then compare |" in errand.body
    assert "| 外部单位 | printers" in errand.body


def test_what_an_action_item_does_not_say_takes_no_room(office):
    meeting, action = _page(office, MINUTES), _page(office, MINUTES, "actions/17-1.md")

    assert "Expected goal" not in meeting + action
    assert "| Problems |" not in meeting


def test_problems_and_solutions_of_an_agenda_item_are_shown(office):
    """R85."""
    row = "- News; Ada; All is well; nothing to do; problems: too few people; solutions: hire one"
    page = _page(office, {**MINUTES, "discussion": row})

    assert "- **Problems:** too few people\n- **Solutions:** hire one\n" in page


def test_what_nobody_had_put_on_the_agenda_is_marked(office):
    """R77."""
    office.say(17, "/agenda Printers", at="2026-04-09T10:00")
    rows = ("News", "PRINTERS", "Holidays", "17-1 Ask three printers")
    discussion = "\n".join(f"- {row}; Ada; well" for row in rows)
    page = _page(office, {**MINUTES, "discussion": discussion})

    assert "### 3. Holidays <small>(not on the agenda)</small>\n" in page
    assert 1 == page.count("(not on the agenda)")


def test_of_an_open_item_of_the_last_meeting_the_agenda_need_not_speak(office):
    """R77, R106."""
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    office.file("meeting-request-weekly", 30, {**REQUEST, "date": "2026-04-20"})
    office.say(30, "/approve")
    discussion = "- News; Ada; well\n- 17-1 Ask three printers; 蔡小; two are in\n- 99-1 No such"
    later = {**MINUTES, "meeting": "30", "held": "2026-04-20"}
    office.file("minutes", 31, {**later, "discussion": f"{discussion}; 蔡小; x"}, at="2026-04-21")
    page = office.pages()["meetings/2026/30.md"]

    assert ["### 3. 99-1 No such"] == [
        line.split(" <small>(not")[0] for line in page.splitlines() if "(not on the agenda)" in line
    ]


def test_news_is_on_the_home_page_once_the_minutes_are_signed(office):
    """R99."""
    listed = "<h3>News</h3>"
    body = office.body("minutes", MINUTES).replace("- [ ] Yes", "- [x] Yes")
    office.file_body("minutes", 21, body, at="2026-04-14T10:00")
    unsigned = office.pages()["index.md"]
    office.say(21, "/sign", at="2026-04-15T10:00")

    assert "<h3>News</h3>" not in unsigned
    assert listed in office.pages()["index.md"]


def test_what_is_no_news_is_not_listed(office):
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    office.say(21, "/sign", at="2026-04-15T10:00")

    assert "<h3>News</h3>" not in office.pages()["index.md"]
    assert "News item" not in office.pages()[PAGE]


def test_open_questions_are_shown_with_what_takes_them_on(office):
    page = _page(office, {**MINUTES, "open_questions": "- Who pays?; Ask three printers"})

    assert "## Open questions\n\n| Question | Taken on by |\n" in page
    assert "| Who pays? | Ask three printers |" in page


def test_minutes_from_before_all_this_was_asked_load_and_stay_signed(office):
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    office.say(21, "/sign", at="2026-04-15T10:00")
    kept = json.loads(write_record(office.records[21]))
    (discussed,), (action,) = kept["answers"]["discussion"], kept["answers"]["actions"]
    since = (
        *((discussed, each) for each in ("problems", "solutions")),
        *((action, each) for each in ("steps", "goal", "party")),
        *((kept["answers"], each) for each in ("open_questions", "news", "closing")),
        (kept["answers"], "finishing_remarks"),
    )
    for values, name in since:
        del values[name]
    before = read_record(json.dumps(kept), office.workspace.forms)

    assert office.records[21] == before
    assert fingerprint(before.answers) == before.events[0].about


@pytest.mark.parametrize("language", LANGUAGES)
def test_boxes_are_read_in_every_language_and_kept_in_one(office, language):
    items = [Wording.of("Photo, taken", "已合影", "已合影"), Wording.of("Gift", "礼品", "禮品")]
    kind, context = BoxesKind.named(items), office.workspace.context(language)
    ticked = {item.text(language): item.text("en") == "Photo, taken" for item in items}
    found = kind.read(ticked, context)

    assert ("Photo, taken",) == found.value
    assert items[0].text(language) == kind.write(found.value, context)
    assert () == kind.read(dict.fromkeys(ticked, False), context).value
