"""What was filed is kept for its term, and listed when that is over; people dispose of it (R97)."""

import datetime as dt

import pytest

from generator.archive import dossiers, within
from generator.cli.workspace import Workspace
from generator.render import Site, render
from generator.vocabulary import Classification
from tests.copied import ROOT, Copy, run
from tests.office import AMENDMENT, FEEDBACK, PROGRESS
from tests.regulated_office import Regulated

SAMPLE = Workspace(ROOT / "data")


def held(actions: str = "") -> Regulated:
    """The office with a meeting on 13 April 2026 whose minutes were filed on the day after."""
    return Regulated.minuted({"actions": actions})


def due(office: Regulated, day: str) -> list[list[int]]:
    """What may be disposed of on *day*: the numbers of the records, file by file."""
    archive = office.archive(f"{day}T09:00")
    found = dossiers(archive)
    return [
        [record.issue for record in each.records]
        for each in found
        if each.is_due(archive.now.date())
    ]


def test_a_term_is_over_on_the_day_after_its_last():
    office = held()

    assert [] == due(office, "2036-04-13")
    assert [[17, 21]] == due(office, "2036-04-14")


@pytest.mark.parametrize(
    "signed, last",
    [
        ("2026-04-14T10:00", "2036-04-14"),
        # over the year's end
        ("2026-12-31T23:59", "2036-12-31"),
        ("2027-01-01T00:00", "2037-01-01"),
        # the day of the office, wherever the minutes are signed
        ("2026-04-30T15:59+00:00", "2036-04-30"),
        ("2026-04-30T16:00+00:00", "2036-05-01"),
        # there is no 29 February ten years later: rather a day too long
        ("2028-02-29T10:00", "2038-03-01"),
    ],
)
def test_a_term_begins_when_the_minutes_are_signed_if_that_is_later(signed, last):
    office = held()
    office.say(21, "/sign", at=signed)

    assert [last] == [str(each.until) for each in dossiers(office.archive("2030-01-01T09:00"))]
    assert [] == due(office, last)
    assert [[17, 21]] == due(office, str(dt.date.fromisoformat(last) + dt.timedelta(days=1)))


def test_minutes_that_are_signed_again_are_kept_from_then_on():
    office = held()
    office.say(21, "/sign", at="2026-04-15T10:00")
    office.write_up({"summary": "Agreed on more.", "actions": ""}, at="2026-06-01")
    assert "2036-04-13" == str(dossiers(office.archive())[0].until)
    office.say(21, "/sign", at="2026-06-02T10:00")

    assert "2036-06-02" == str(dossiers(office.archive("2026-06-03T09:00"))[0].until)


def test_a_meeting_that_was_not_held_is_kept_from_the_day_it_was_planned_for():
    office = Regulated.approved()
    office.say(17, "/cancel Nobody can come", at="2026-04-09T10:00")

    assert [] == due(office, "2036-04-13")
    assert [[17]] == due(office, "2036-04-14")


def test_an_action_item_that_is_open_holds_its_meeting_back():
    office = held("- Ask three printers; 蔡小; 2026-04-20; offers in writing")
    office.track()
    assert [] == due(office, "2040-01-01")
    found = dossiers(office.archive("2040-01-01T09:00"))
    assert [["17-1"]] == [[action.number for action in each.holding] for each in found]
    office.say(40, "/done Offers are in", by="cai--test", at="2040-01-02T10:00")

    assert [[17, 21, 40]] == due(office, "2040-01-03")


def test_all_that_was_filed_about_a_meeting_is_disposed_of_with_it():
    office = held("- Ask three printers; 蔡小; 2026-04-20; offers in writing")
    office.file("progress", 23, {**PROGRESS, "progress": "Done"}, "cai--test", "2026-04-16T09:00")
    office.file("feedback", 16, FEEDBACK, by="cai--test", at="2026-04-16T11:00")

    assert [[17, 16, 21, 23]] == due(office, "2036-04-14")


def test_other_filings_are_kept_from_their_last_change():
    office = Regulated()
    office.file("amendment", 28, AMENDMENT, at="2026-04-17T10:00")
    office.file("amendment", 28, {**AMENDMENT, "reason": "Two are too few."}, at="2026-05-04T10:00")

    assert [] == due(office, "2036-05-04")
    assert [[28]] == due(office, "2036-05-05")


def test_an_amendment_is_kept_for_as_long_as_a_regulation_rests_on_it():
    office = Regulated()
    office.file("amendment", 27, AMENDMENT, at="2026-04-17T10:00")

    assert [] == due(office, "2099-01-01")
    assert [True] == [each.cited for each in dossiers(office.archive("2099-01-01T09:00"))]


def test_the_plan_of_an_event_is_kept_as_long_as_what_names_the_event():
    archive = SAMPLE.archive(SAMPLE.records(), SAMPLE.as_of(None))
    kept = {each.number: each.until for each in dossiers(archive)}
    plan = archive.event_by_number[66]
    meetings = [meeting.number for meeting in plan.meetings]

    assert 2 <= len(meetings)
    assert max(kept[number] or dt.date.max for number in meetings) == kept[66]


def test_where_no_term_is_set_nothing_is_disposed_of():
    office = Regulated.minuted({"actions": ""}, {"classification": "Restricted"})

    assert [None] == [each.until for each in dossiers(office.archive())]
    assert [] == due(office, "2126-01-01")


def page(office: Regulated, day: str, edition: Classification = Classification.INTERNAL) -> str:
    """The page about disposal, on *day*."""
    archive = office.archive(f"{day}T09:00")
    seen = office.workspace.archive(within(archive.records, edition), archive.now)
    return render(Site(seen, office.workspace.forms, "en"))["archive/disposal.md"]


def test_the_page_lists_what_is_due_and_what_is_kept_longer():
    office = held("- Ask three printers; 蔡小; 2026-04-20; offers in writing")
    office.ask(18, {"topic": "Colours", "start": "16:00"})

    assert "No term is over." in page(office, "2036-04-13")
    said = page(office, "2036-04-14")
    to_be_disposed_of, kept_longer = said.split("## To be disposed of")[1].split("## Kept longer")
    assert "[18 Colours](../meetings/2026/18.md)" in to_be_disposed_of
    assert "[17 Plans for April](../meetings/2026/17.md)" in kept_longer
    assert "[17-1 Ask three printers](../actions/17-1.md)" in kept_longer


def test_the_page_says_nothing_of_what_its_readers_may_not_see():
    """R83: not even how many restricted files there are."""
    office = held()
    before = page(office, "2050-01-01")
    office.ask(18, {"topic": "Salaries", "classification": "Restricted", "start": "16:00"})

    assert before == page(office, "2050-01-01")
    assert "Restricted" in page(office, "2050-01-01", Classification.RESTRICTED)


def test_what_was_disposed_of_is_missed_by_nothing_else(tmp_path):
    copy = Copy.of(tmp_path)
    listed = run("disposal", "--at", "2036-06-01", folder=tmp_path)
    paths = listed.stdout.splitlines()
    for path in paths:
        (tmp_path / path).unlink()

    assert "#42 is kept beyond 2036-05-15: open: 42-3\n" in listed.stderr
    assert 50 < len(paths)
    assert "0 problems" in copy.run("check", "--at", "2036-06-01")
    copy.run("render", "--at", "2036-06-01")


def test_the_command_deletes_nothing(tmp_path):
    copy = Copy.of(tmp_path)
    before = copy.files("data")
    run("disposal", "--at", "2099-01-01", folder=tmp_path)

    assert before == copy.files("data")
