"""Events of the organisation: what makes them, what belongs to them, what their pages show."""

import datetime as dt
from decimal import Decimal
from typing import TypeAlias
from urllib.parse import parse_qs, urlsplit

import pytest
from markupsafe import escape
from pydantic import ValidationError

from generator.archive import Event, assemble, budget, within
from generator.cli.workspace import Workspace
from generator.organisation import CustomForm
from generator.render import prefill
from generator.render.page import Links, Site
from generator.render.site import render
from generator.vocabulary import Classification, Lack, Phase
from tests.copied import ROOT
from tests.fair_office import AFTER, BEFORE, DURING, FAIR, PLAN, REPORT, FairOffice
from tests.office import problems
from tests.regulated_office import WEEKLY

LINKS = Links("https://github.com/example/meetings")


def said(office: FairOffice, issue: int, **answers: str) -> list[str]:
    """Return what is wrong with a request for a meeting that says *answers* too."""
    found = problems(office.file("meeting-request-weekly", issue, {**WEEKLY, **answers}))
    return [each.message.format(**each.values) for each in found]


# The request says to which event a meeting belongs


def test_a_meeting_belongs_to_an_event_that_is_planned():
    """R30: the answer says it in words when there is no such plan."""
    office = FairOffice.agreed()

    assert ["there is no event plan with the number 99"] == said(office, 17, event="99")
    assert ["is not the number of an event plan: the fair"] == said(office, 17, event="the fair")
    assert [] == said(office, 17, event=f"#{PLAN}")
    assert ["there is no event plan with the number 17"] == said(office, 18, event="17")


def test_a_meeting_need_not_belong_to_an_event():
    office = FairOffice.agreed()
    office.ask(17)

    assert () == office.fair().meetings


def test_the_page_of_an_event_leads_to_a_request_that_names_it():
    """R17: with the number and the topic filled in."""
    office = FairOffice.agreed()
    weekly = office.workspace.organisation.meeting_types["weekly"]
    filled = prefill.ask_for_meeting(office.fair(), weekly, office.workspace.context("en"))
    address = filled.on_github(office.workspace.context("en"), LINKS)
    href = escape(f"../{filled.on_site().replace('.md#', '.html#')}")
    fields = {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}

    assert "1-meeting-request-weekly.yml" == fields["template"]
    assert (str(PLAN), "Spring fair") == (fields["event"], fields["topic"])
    assert f'<a href="{href}">Weekly meeting</a>' in office.pages()[f"events/{PLAN}.md"]


def test_the_page_of_an_event_leads_to_its_report_as_long_as_there_is_none():
    """R124: from its first day on."""
    office = FairOffice.agreed()
    title = "After%20the%20fair%20Spring%20fair"
    link = f'<a href="../forms/after-fair.html#title={title}&amp;about={PLAN}">'

    assert link not in office.pages(at="2026-04-13T09:00")[f"events/{PLAN}.md"]
    assert link in office.pages(at="2026-04-14T09:00")[f"events/{PLAN}.md"]

    office.tell()

    assert link not in office.pages()[f"events/{PLAN}.md"]


# What belongs to an event


def numbers(event: Event) -> dict[Phase, list[int]]:
    """Return the numbers of the meetings of *event* by phase."""
    return {phase: [each.number for each in of] for phase, of in event.meetings_by_phase.items()}


@pytest.mark.parametrize(
    "date, phase",
    [
        ("2026-04-13", Phase.BEFORE),
        ("2026-04-14", Phase.DURING),
        ("2026-04-16", Phase.DURING),
        ("2026-04-17", Phase.AFTER),
    ],
)
def test_the_dates_say_whether_a_meeting_is_before_during_or_after_the_event(date, phase):
    """R30, R17: first and last day belong to the event."""
    office = FairOffice.agreed()
    office.meet(17, date)

    assert {each: [17] if each is phase else [] for each in Phase} == numbers(office.fair())


def test_a_meeting_that_is_moved_changes_its_phase():
    """R30, R49."""
    office = FairOffice.agreed()
    office.meet(17, BEFORE)
    office.say(17, f"/reschedule {AFTER} 14:00", by="ben--test", at="2026-04-09T10:00")

    assert [17] == numbers(office.fair())[Phase.AFTER]


def test_the_meeting_that_went_over_the_plan_belongs_to_the_event():
    """R40: it may be older than the plan."""
    office = FairOffice()
    office.ask(17, {"date": BEFORE}, at="2026-03-27T10:00")
    office.plan({"seen_at": "17"})

    assert [17] == numbers(office.fair())[Phase.BEFORE]
    assert (
        "| Event | [50 Spring fair](../../events/50.md) |" in office.pages()["meetings/2026/17.md"]
    )


@pytest.mark.parametrize(
    "at, phase",
    [
        ("2026-04-13T23:59", Phase.BEFORE),
        ("2026-04-14T00:00", Phase.DURING),
        ("2026-04-16T23:59", Phase.DURING),
        ("2026-04-17T00:00", Phase.AFTER),
    ],
)
def test_an_event_is_in_preparation_under_way_or_over(at, phase):
    """R30."""
    assert phase is FairOffice.agreed().fair(at).phase


def test_an_event_of_one_day_is_one():
    office = FairOffice.planned({"closes": "2026-04-14"})

    assert (dt.date(2026, 4, 14), dt.date(2026, 4, 14)) == (
        office.fair().starts,
        office.fair().ends,
    )


def test_the_last_day_is_not_before_the_first():
    """R31: and the answer names both."""
    office = FairOffice()
    found = problems(office.file("fair", PLAN, {**FAIR, "closes": "2026-04-13"}))

    assert ["the last day, 2026-04-13, is before the first, 2026-04-14"] == [
        each.message.format(**each.values) for each in found
    ]


def test_who_planned_an_event_is_in_charge_unless_the_plan_names_somebody():
    assert "cai--test" == FairOffice.planned().fair().responsible
    assert "ben--test" == FairOffice.planned({"lead": ""}).fair().responsible


# What it lacks


@pytest.mark.parametrize(
    "at, expected",
    [
        ("2026-04-30T23:59", [Lack.PLANNING]),
        ("2026-05-01T00:00", [Lack.PLANNING, Lack.SUMMARY, Lack.REPORT]),
    ],
)
def test_two_weeks_after_its_end_summary_and_report_are_missed(at, expected):
    """R17, R124."""
    assert expected == [*FairOffice.agreed().fair(at).lacks]


def test_an_event_that_has_everything_lacks_nothing():
    """R17, R30, R124."""
    office = FairOffice.agreed()
    office.meet(17, BEFORE)
    office.meet(18, AFTER)
    office.tell()

    assert () == office.fair().lacks


def test_a_meeting_that_was_called_off_is_still_missing():
    office = FairOffice.agreed()
    office.meet(17, BEFORE)
    office.say(17, "/cancel no time", at="2026-04-09T10:00")

    assert (Lack.PLANNING,) == office.fair("2026-04-14T09:00").lacks


def test_an_event_whose_plan_is_not_approved_is_marked():
    """R40: on its page, and in the register by its status."""
    office = FairOffice.planned()
    pages = office.pages(at="2026-04-14T09:00")
    warning = "The plan is not approved yet: the event may be carried out only once it is."

    assert Lack.APPROVAL in office.fair().lacks
    assert warning in pages[f"events/{PLAN}.md"]
    assert "Awaiting approval" in pages["events/index.md"]

    office.yes(PLAN, at="2026-03-31T10:00")

    assert Lack.APPROVAL not in office.fair().lacks
    assert warning not in office.pages()[f"events/{PLAN}.md"]


def test_an_event_whose_plan_was_rejected_lacks_nothing_and_is_not_carried_out():
    """R40."""
    office = FairOffice.planned()
    office.say(PLAN, "/reject too dear", at="2026-03-31T10:00")

    assert () == office.fair().lacks
    assert (
        "The plan was rejected: this event is not carried out."
        in office.pages()[f"events/{PLAN}.md"]
    )


# Budget and spending


Row: TypeAlias = tuple[str, Decimal | int, Decimal | int | None, Decimal | int | None]


def lines(office: FairOffice) -> list[Row]:
    """Return the lines of the budget of the fair, and the sums below them."""
    found = budget(office.fair())
    return [(each.item, each.planned, each.spent, each.left) for each in found.lines + found.totals]


def test_before_there_is_a_report_nothing_is_known_to_be_spent():
    """R20."""
    assert [
        ("Stand", 12000, None, None),
        ("Flyers", 800, None, None),
        ("", 12800, None, None),
    ] == lines(FairOffice.agreed())


def test_the_budget_stands_beside_what_was_spent():
    """R20: items are matched by name, and what one side leaves out is nothing."""
    office = FairOffice.agreed()
    office.tell({"paid": "- stand; 12500.50\n- Taxi; 60"})

    assert [
        ("Stand", 12000, Decimal("12500.50"), Decimal("-500.50")),
        ("Flyers", 800, 0, 800),
        ("Taxi", 0, 60, -60),
        ("", 12800, Decimal("12560.50"), Decimal("239.50")),
    ] == lines(office)


def test_rows_of_one_item_are_added_up_and_currencies_are_not():
    """R20."""
    office = FairOffice.planned({"costs": "- Stand; 100\n- Stand; 50\n- Stand; 20 USD"})

    assert [("Stand", 150), ("Stand", 20), ("", 150), ("", 20)] == [
        (item, planned) for item, planned, _, _ in lines(office)
    ]


@pytest.mark.parametrize(
    "language, row",
    [
        ("en", "| Stand | CN¥12,000.00 | CN¥12,500.50 | &#45;CN¥500.50 |"),
        ("zh-Hans", "| Stand | ¥12,000.00 | ¥12,500.50 | &#45;¥500.50 |"),
        ("zh-Hant", "| Stand | CN¥12,000.00 | CN¥12,500.50 | &#45;CN¥500.50 |"),
    ],
)
def test_money_is_written_as_the_language_does_and_aligned(language, row):
    """R20."""
    office = FairOffice.agreed()
    office.tell({"paid": "- Stand; 12500.50"})
    page = office.pages(language)[f"events/{PLAN}.md"]

    assert row in page
    assert "| --- | ---: | ---: | ---: |" in page


# The pages


def full() -> FairOffice:
    """Return the office with everything an event can have."""
    office = FairOffice.agreed()
    office.meet(17, BEFORE)
    office.meet(18, DURING, {"topic": "Half time"})
    office.meet(19, AFTER, {"topic": "Looking back"})
    office.write_up()
    office.tell({"paid": "- Stand; 12000"})
    return office


def test_the_page_of_an_event_brings_everything_together():
    """R17, R30, R31, R124: plan, meetings by phase, action items, report and lessons."""
    page = full().pages()[f"events/{PLAN}.md"]
    before, during, after = (
        page.index(f"### {each} the event") for each in ("Before", "During", "After")
    )

    assert f"[Fair {PLAN}](../filings/fair/{PLAN}.md)" in page
    assert before < page.index("(../meetings/2026/17.md)") < during
    assert during < page.index("[Half time](../meetings/2026/18.md)") < after
    assert after < page.index("[Looking back](../meetings/2026/19.md)")
    assert "(../actions/17-1.md)" in page
    assert f"[After the fair {REPORT}](../filings/after-fair/{REPORT}.md)" in page
    assert "<p>Bring <strong>more</strong> flyers.</p>" in page


def test_plan_report_and_meetings_lead_to_the_event():
    pages = full().pages()

    assert f"[{PLAN} Spring fair](../../events/{PLAN}.md)" in pages[f"filings/fair/{PLAN}.md"]
    assert (
        f"[{PLAN} Spring fair](../../events/{PLAN}.md)" in pages[f"filings/after-fair/{REPORT}.md"]
    )
    assert f"[{PLAN} Spring fair](../../events/{PLAN}.md)" in pages["meetings/2026/18.md"]


def test_the_register_says_what_is_under_way_what_comes_and_what_is_over():
    office = full()
    office.plan({"fair": "Autumn fair", "opens": "2026-10-01", "closes": "2026-10-02"}, issue=51)
    office.plan({"fair": "May fair", "opens": "2026-04-30", "closes": "2026-05-02"}, issue=52)
    page = office.pages(at="2026-05-01T09:00")["events/index.md"]
    order = ["## Under way", "May fair", "## In preparation", "Autumn fair", "## Over", "Spring"]

    assert sorted(order, key=page.index) == order
    assert "2026-10-01" in page


def test_without_any_event_the_register_says_so():
    assert "No event has been planned yet." in FairOffice().pages()["events/index.md"]


def test_what_people_wrote_is_shown_as_typed():
    office = FairOffice.planned({"fair": "<b>Fair</b> | `x` {{ y }}"})
    pages = office.pages()

    assert "<b>" not in pages[f"events/{PLAN}.md"] + pages["events/index.md"]
    assert "&#60;b&#62;Fair" in pages["events/index.md"].replace("&lt;", "&#60;").replace(
        "&gt;", "&#62;"
    )


def test_search_finds_an_event_and_the_meetings_held_for_it():
    pages = full().pages()
    index = "".join(text for path, text in pages.items() if path.startswith("assets/search"))

    assert f"events/{PLAN}.html" in index
    assert f"{PLAN} Spring fair" in index


# Confidentiality


def _edition(office: FairOffice, edition: Classification) -> dict[str, str]:
    """Return the pages of *edition*."""
    archive = office.archive()
    records = within(office.records, edition)
    found = assemble(records, archive.organisation, archive.now)
    return render(Site(found, office.workspace.forms, "en", LINKS))


def test_a_restricted_event_is_not_in_a_lower_edition_nor_named_by_its_meetings():
    """R81, R83: neither its name nor its number, on no page and not in search."""
    office = FairOffice.planned({"fair": "Mole"}, form="secret-fair")
    office.meet(17, BEFORE, {"topic": "Travel"})
    office.tell({"learnt": "Dig deeper."})
    internal = _edition(office, Classification.INTERNAL)
    restricted = _edition(office, Classification.RESTRICTED)
    everything = "\n".join(
        text for path, text in internal.items() if path.endswith((".md", ".json"))
    )

    assert f"events/{PLAN}.md" in restricted
    assert f"filings/after-fair/{REPORT}.md" in restricted
    assert "| Event | [50 Mole]" in restricted["meetings/2026/17.md"]
    assert [] == [path for path in internal if path.startswith(f"events/{PLAN}")]
    assert [] == [path for path in internal if "after-fair/6" in path]
    assert "Travel" in internal["meetings/2026/17.md"]
    assert "| Event |" not in internal["meetings/2026/17.md"]
    assert [] == [each for each in ("Mole", "Dig deeper", "[50") if each in everything]


def test_a_report_on_what_is_not_there_is_restricted():
    """R81: what is unknown is restricted."""
    office = FairOffice.agreed()
    office.tell()
    del office.records[PLAN]

    assert REPORT not in within(office.records, Classification.INTERNAL)


# Parts


def test_who_has_a_part_reads_so_in_the_page_the_notice_and_the_reminder():
    """R67: who neither leads, minutes nor presents."""
    office = FairOffice()
    office.ask(17, {"parts": "- 蔡小; takes *photos*"})
    office.yes(17)
    pages = office.pages()

    assert (
        "[蔡小](../../people/cai--test.md)<br><small>takes &#42;photos&#42;</small> |"
        in pages["meetings/2026/17.md"]
    )
    assert "Parts\\n- 蔡小: takes *photos*" in pages["meetings/17.ics"].replace("\r\n ", "")


def test_who_has_a_part_is_asked_to_come():
    """R67."""
    office = FairOffice()

    assert ["@dan--test has a part, but is not among the participants"] == said(
        office, 17, parts="- 蔡小; sign-in\n- Dan; photos"
    )


# What the file of a form says


QUESTIONS = [
    {"id": "called", "kind": "line", "label": "名称", "required": True},
    {"id": "opens", "kind": "date", "label": "开始", "required": True},
    {"id": "closes", "kind": "date", "label": "结束"},
    {
        "id": "costs",
        "kind": "table",
        "label": "费用",
        "columns": [
            {"id": "what", "kind": "line", "label": "内容", "required": True},
            {"id": "price", "kind": "number", "label": "金额", "required": True},
        ],
    },
]
SUMS = {"table": "costs", "item": "what", "amount": "price"}


def refused(**said: object) -> str:
    """Return what is wrong with a form that says this of its event; nothing if it is sound."""
    form = {"slug": "x", "title": "表", "description": "表", "questions": QUESTIONS}
    try:
        CustomForm.model_validate(form | said)
    except ValidationError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    "key, value, fault",
    [
        ("name", "cald", "'cald' is not a question here; expected one of: called"),
        ("name", "opens", "'opens' is of kind 'date'; expected kind 'line'"),
        ("ends", "closes", "'closes' may be left empty; expected one with required = true"),
        ("responsible", "called", "'called' is of kind 'line'; expected kind 'person'"),
        ("budget.table", {"budget": SUMS | {"table": "called"}}, "'called' is of kind 'line'"),
        ("budget.amount", {"budget": SUMS}, "'price' is of kind 'number'; expected kind 'money'"),
    ],
)
def test_what_a_file_says_wrong_of_an_event_is_named_with_what_is_expected(key, value, fault):
    """R31."""
    sound = {"name": "called", "starts": "opens", "ends": "opens"}
    plan = sound | (value if isinstance(value, dict) else {key: value})

    assert f"event_plan.{key}: {fault}" in refused(event_plan=plan)
    assert "" == refused(event_plan=sound)


def test_a_report_has_a_question_that_names_the_event():
    """R124."""
    fault = "event_report: a report on an event needs a question of kind 'event' that names it"

    assert fault in refused(event_report={})


def test_the_sample_has_events_with_plan_meetings_and_report():
    """R17, R30, R31, R124: one that has everything, and one whose report is missing."""
    sample = Workspace(ROOT / "data")
    archive = sample.archive(sample.records(), sample.as_of(None))
    found = {event.number: event for event in archive.events}

    assert {66: (Lack.REPORT,), 226: ()} == {number: e.lacks for number, e in found.items()}
    assert all(found[226].meetings_by_phase.values())
