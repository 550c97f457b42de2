"""What people are reminded of, when, and once: at its borders, and over half a year of days."""

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from generator.archive import Archive
from generator.cli import app
from generator.cli.workspace import Workspace
from generator.errors import SettingsError
from generator.forms.core import FollowUp
from generator.forms.registry import family
from generator.lifecycle import Comment, Filing, Save, comment, file
from generator.organisation import Department, load
from generator.records import Record, Records, as_they_stood
from generator.reminders import Digest, Reminder, due, window
from generator.render.page import Links
from generator.render.reminder import render_reminders
from generator.vocabulary import ReminderKind as Kind
from generator.wording import LANGUAGES
from tests.copied import ROOT
from tests.office import FEEDBACK, MINUTES, REQUEST, Office

SAMPLE = Workspace(ROOT / "data")
EXAMPLES = ROOT / "examples"
EVERYTHING = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""Before anything that was filed: what fell due since then is all that did."""


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def signed(office: Office) -> Office:
    """An office whose meeting 17 of Monday, 13 April was minuted in 21 and signed on Tuesday."""
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    office.say(21, "/sign", at="2026-04-14T15:00")
    return office


WEEKLY = (Kind.DIGEST, Kind.BULLETIN)
"""What comes every week, and is about no meeting or action item."""


def said(office: Office, at: str, since: str = "2026-01-01T00:00") -> dict[str, tuple[str, ...]]:
    """Return who is reminded of what by then, by key, of one meeting and what came of it."""
    found = due(office.archive(at), office.at(since))
    return {each.key: each.to for each in found if each.kind not in WEEKLY}


def rewritten(changes: Mapping[str, str]) -> dict[str, str | list[str]]:
    return {**REQUEST, **changes}


# Meetings


def test_whoever_has_not_answered_is_asked_two_working_days_before_and_all_the_day_before(office):
    """R48, R79: the meeting is on a Monday, so that is on Thursday and on Friday."""
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.say(17, "/confirm", by="cai--test", at="2026-04-08T11:00")

    assert {} == said(office, "2026-04-08T23:59")
    assert {"17/confirm/2026-04-13T14:00:00+08:00": ("ada--test",)} == said(
        office, "2026-04-09T07:00"
    )
    assert {"17/soon/2026-04-13T14:00:00+08:00": ("ben--test", "cai--test", "ada--test")} == said(
        office, "2026-04-10T07:00"
    )
    assert {} == said(office, "2026-04-13T14:00")


def test_whoever_does_not_come_is_not_told_that_it_begins_but_their_substitute_is(office):
    office.file("meeting-request-weekly", 17, rewritten({"participants": "Ada, 蔡小"}))
    office.say(17, "/approve")
    office.say(17, "/leave on a journey, substitute: @dan--test", by="cai--test")

    (found,) = said(office, "2026-04-10T07:00").values()
    assert ("ada--test", "ben--test", "dan--test") == tuple(sorted(found))


def test_what_is_announced_late_is_said_as_soon_as_it_is(office):
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve", at="2026-04-13T09:30")

    assert ["17/soon/2026-04-13T14:00:00+08:00"] == [
        *said(office, "2026-04-13T10:00", since="2026-04-13T07:23")
    ]


def test_a_meeting_that_is_rescheduled_is_said_anew_and_one_that_is_cancelled_no_more(office):
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.say(17, "/reschedule 2026-04-14 15:00", by="ben--test", at="2026-04-10T09:00")

    assert ["17/soon/2026-04-14T15:00:00+08:00"] == [*said(office, "2026-04-13T07:00")]

    office.say(17, "/cancel", by="ben--test", at="2026-04-13T08:00")
    assert {} == said(office, "2026-04-13T09:00")


def test_minutes_that_were_given_back_wait_for_whoever_filed_them(office):
    """R90: given back on a Tuesday, said on Thursday, with the reason."""
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    office.say(21, "/return the costs are missing", at="2026-04-14T15:00")
    assert {} == said(office, "2026-04-15T23:59", since="2026-04-14T00:00")

    assert {"21/returned/2026-04-14": ("ben--test",)} == said(
        office, "2026-04-16T00:00", since="2026-04-15T00:00"
    )
    (reminder,) = due(office.archive("2026-04-16T00:00"), office.at("2026-04-15T00:00"))
    text = render_reminders([reminder], office.workspace.context("en"), Links())
    assert "“the costs are missing”" in text

    office.file("minutes", 21, {**MINUTES, "ended": "15:00"}, at="2026-04-16T08:00")
    assert {} == said(office, "2026-04-16T09:00", since="2026-04-15T00:00")


def test_a_request_waits_for_whoever_has_to_approve_it_until_it_is_too_late(office):
    """R37: filed on a Tuesday, said on Thursday."""
    office.file("meeting-request-weekly", 17, REQUEST)

    assert {} == said(office, "2026-04-08T23:00")
    assert {"17/approval/2026-04-07": ("ada--test",)} == said(office, "2026-04-09T00:00")
    assert {} == said(office, "2026-04-13T14:00")


def test_an_important_request_waits_for_whoever_is_still_missing(office):
    """R38."""
    office.file("meeting-request-weekly", 17, rewritten({"importance": "Important"}))
    office.say(17, "/approve", at="2026-04-07T12:00")

    assert {"17/approval/2026-04-07": ("dan--test",)} == said(office, "2026-04-09T00:00")


def test_an_amendment_waits_for_its_approval_as_well(office):
    """R40."""
    office.fill()

    assert ("ada--test",) == said(office, "2026-04-21T09:00")["27/approval/2026-04-17"]


# Minutes


def test_minutes_are_owed_by_the_secretary_then_the_organizer_then_the_head_is_told(office):
    """R89: two working days after Monday, that is Wednesday."""
    office.file("meeting-request-weekly", 17, rewritten({"organizer": "蔡小"}))
    office.say(17, "/approve")

    assert {} == said(office, "2026-04-14T23:59")
    assert {"17/minutes-due/2026-04-15": ("ben--test",)} == said(office, "2026-04-15T00:00")
    assert {"17/minutes-overdue/2026-04-15": ("ben--test", "cai--test")} == said(
        office, "2026-04-16T00:00"
    )
    assert {"17/minutes-head/2026-04-15": ("ben--test", "cai--test", "ada--test")} == said(
        office, "2026-04-20T00:00"
    )

    office.file("minutes", 21, MINUTES, at="2026-04-20T10:00")
    assert {} == said(office, "2026-04-20T11:00")


def test_minutes_wait_for_the_chair_and_again_after_an_edit(office):
    """R90, R92."""
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")

    assert {"21/signature/2026-04-14": ("ada--test",)} == said(office, "2026-04-16T00:00")

    office.say(21, "/sign", at="2026-04-16T10:00")
    office.file("minutes", 21, {**MINUTES, "place": "Yard"}, at="2026-04-17T10:00")
    assert ("ada--test",) == said(office, "2026-04-21T00:00")["21/signature/2026-04-17"]


def test_feedback_is_asked_of_those_who_came_and_gave_none(signed):
    """R116."""
    signed.file("feedback", 24, FEEDBACK, by="ada--test", at="2026-04-14T20:00")

    assert ("ben--test", "cai--test") == said(signed, "2026-04-15T00:00")["17/feedback/2026-04-14"]


def test_who_waits_for_another_signature_is_asked_once_it_is_given(signed):
    """R92, R116: edited on the day it was signed, and signed again after a week."""
    signed.file("minutes", 21, {**MINUTES, "place": "Yard"}, at="2026-04-14T16:00")

    assert [] == [k for k in said(signed, "2026-04-20T00:00") if "/feedback/" in k]

    signed.say(21, "/sign", at="2026-04-21T10:00")
    assert "17/feedback/2026-04-14" in said(signed, "2026-04-21T10:00", since="2026-04-21T09:00")


def test_minutes_are_owed_from_the_approval_on_should_it_come_after_the_meeting(office):
    """R89: nobody could be told of it when they fell due, on Wednesday."""
    office.file("meeting-request-weekly", 17, REQUEST)

    assert {} == said(office, "2026-04-24T09:59")

    office.say(17, "/approve", at="2026-04-24T10:00")
    assert ["17/minutes-head/2026-04-15"] == [
        *said(office, "2026-04-24T10:00", since="2026-04-24T09:00")
    ]


def test_who_was_away_is_asked_to_catch_up(office):
    """R73."""
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    register = "- Ada\n- Ben; absent\n- 蔡小；late"
    office.file("minutes", 21, {**MINUTES, "attendance": register}, at="2026-04-14T10:00")
    office.say(21, "/sign", at="2026-04-15T10:00")

    assert ("ben--test",) == said(office, "2026-04-20T00:00")["17/catch-up/2026-04-15"]

    office.say(21, "/caught-up", by="ben--test", at="2026-04-20T01:00")
    assert "17/catch-up/2026-04-15" not in said(office, "2026-04-20T02:00")


# Action items


def test_an_action_item_is_said_before_at_and_after_its_due_date_each_louder_than_before(signed):
    """R104: due on Monday, 20 April; the organizer is Ben, the head Ada."""
    steps = {
        "2026-04-15T00:00": ("17-1/action-ahead/2026-04-20", ("cai--test",)),
        "2026-04-20T00:00": ("17-1/action-due/2026-04-20", ("cai--test",)),
        "2026-04-21T00:00": ("17-1/action-overdue/2026-04-20", ("cai--test",)),
        "2026-04-23T00:00": ("17-1/action-organizer/2026-04-20", ("cai--test", "ben--test")),
        "2026-04-27T00:00": (
            "17-1/action-head/2026-04-20",
            ("cai--test", "ben--test", "ada--test"),
        ),
    }
    before = "2026-04-14T15:00"
    for at, (key, to) in steps.items():
        late = {k: v for k, v in said(signed, at, since=before).items() if "17-1/" in k}

        assert {key: to} == late
        before = at


def test_nobody_is_told_what_a_later_reminder_has_overtaken(signed):
    """A run that comes after ten days says the latest thing alone."""
    keys = [key for key in said(signed, "2026-04-26T12:00") if key.startswith("17-1/")]

    assert ["17-1/action-organizer/2026-04-20"] == keys


def test_what_is_done_is_not_said_and_waits_for_the_organizer(signed):
    """R109."""
    report = {"action": "17-1", "progress": "Done", "report": "Three offers."}
    signed.file("progress", 23, report, by="cai--test", at="2026-04-17T10:00")

    assert [] == [k for k in said(signed, "2026-04-20T23:00") if k.startswith("17-1/")]
    assert ("ben--test",) == said(signed, "2026-04-21T00:00")["17-1/acceptance/2026-04-17"]


def test_what_is_blocked_is_said_to_the_organizer_at_once(signed):
    """R105."""
    report = {
        "action": "17-1",
        "progress": "Blocked",
        "report": "No news.",
        "obstacles": "The printer is closed.",
    }
    signed.file("progress", 23, report, by="cai--test", at="2026-04-16T10:15")

    key = "17-1/blocked/2026-04-16T10:15:00+08:00"
    assert ("ben--test",) == said(signed, "2026-04-16T10:15")[key]


def followed_up(office: Office) -> Office:
    """Let action item 17-1 have an issue of its own, 30."""
    office.records[30] = Record(
        issue=30,
        author="bot",
        filed=office.at("2026-04-15T10:01"),
        answers=FollowUp(action="17-1"),
    )
    return office


def test_an_extension_waits_for_the_organizer_and_then_everything_starts_anew(signed):
    """R106."""
    followed_up(signed).say(30, "/extend 2026-05-08 more time", "cai--test", "2026-04-17T10:00")

    assert ("ben--test",) == said(signed, "2026-04-20T00:00")["17-1/extension/2026-04-17"]

    signed.say(30, "/approve", "ben--test", "2026-04-20T09:00")
    assert {} == said(signed, "2026-04-29T23:59", since="2026-04-20T10:00")
    assert ["17-1/action-ahead/2026-05-08"] == [
        *said(signed, "2026-04-30T00:00", since="2026-04-20T10:00")
    ]


def test_an_extension_that_nobody_answered_is_asked_for_again_once_it_is_not_done_after_all(signed):
    """R106: a run that looks back a few days finds it, however long it was thought done."""
    followed_up(signed).say(30, "/extend 2026-05-08 more time", "cai--test", "2026-04-17T10:00")
    signed.say(30, "/done three offers", "cai--test", "2026-04-17T11:00")
    signed.say(30, "/return the third is missing", "ben--test", "2026-04-27T10:00")
    lately = said(signed, "2026-04-28T07:30", since="2026-04-26T07:30")

    assert ("ben--test",) == lately["17-1/extension/2026-04-17"]


def test_what_the_organizer_returns_is_overdue_from_then_on(signed):
    """Nobody hears at once that the head was told, because it lay with the organizer for days."""
    followed_up(signed).say(30, "/done three offers", "cai--test", "2026-04-17T10:00")
    signed.say(30, "/return the third is missing", "ben--test", "2026-05-06T10:00")

    assert {} == {k: v for k, v in said(signed, "2026-05-06T23:00").items() if "17-1/" in k}
    assert "17-1/action-overdue/2026-05-06" in said(signed, "2026-05-07T00:00")


def test_what_turns_out_not_to_be_done_is_overdue_from_then_on(signed):
    """It was reported done in time, and what was late since then nobody has been told."""
    followed_up(signed).say(30, "/done three offers", "cai--test", "2026-04-17T10:00")
    signed.say(30, "/progress not done after all", "cai--test", "2026-05-06T10:00")

    assert {} == {k: v for k, v in said(signed, "2026-05-06T23:00").items() if "17-1/" in k}
    assert ["17-1/action-overdue/2026-05-06"] == [
        *said(signed, "2026-05-07T00:00", since="2026-05-06T10:00")
    ]


def test_what_comes_into_the_minutes_after_they_were_signed_waits_for_another_signature(signed):
    """R92, R102: nobody has said before that it is right; what was there is owed all the same."""
    added = f"{MINUTES['actions']}\n- Pay the printer; Ada; 2026-04-20; in full"
    signed.file("minutes", 21, {**MINUTES, "actions": added}, at="2026-04-17T10:00")

    assert {"17-1/action-due/2026-04-20"} == {
        key for key in said(signed, "2026-04-20T12:00") if "/action-" in key
    }

    signed.say(21, "/sign", at="2026-04-20T13:00")
    late = {
        k for k in said(signed, "2026-04-21T00:00", since="2026-04-20T13:00") if "/action-" in k
    }
    assert {"17-1/action-overdue/2026-04-20", "17-2/action-overdue/2026-04-20"} == late


def test_what_is_owed_by_somebody_who_left_is_said_to_the_organizer(tmp_path, signed):
    people = (signed.workspace.data / "people.toml").read_text("utf-8")
    gone = people.replace('login = "cai--test"', 'login = "cai--test"\nleft = 2026-04-16')
    organisation = load(_folder(tmp_path, signed, "people.toml", gone))
    archive = Archive(organisation, signed.records, signed.at("2026-04-20T09:00"))
    found = {each.thing: each.to for each in due(archive, signed.at("2026-04-19T09:00"))}

    assert ("ben--test",) == found["17-1"]


def _folder(tmp_path, office: Office, changed: str, text: str):
    """Return a copy of the office's files in which *changed* has another *text*."""
    for path in office.workspace.data.rglob("*.toml"):
        copy = tmp_path / path.relative_to(office.workspace.data)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text("utf-8"), "utf-8")
    (tmp_path / changed).write_text(text, "utf-8")
    return tmp_path


# Settings of a meeting type


def _weekly(tmp_path, office: Office, section: str):
    path = office.workspace.data / "meeting-types" / "weekly.toml"
    text = path.read_text("utf-8") + f"\n[reminders]\n{section}\n"
    return _folder(tmp_path, office, "meeting-types/weekly.toml", text)


def test_days_are_set_by_the_meeting_type_and_what_is_off_is_not_said(tmp_path, signed):
    section = 'action_ahead = 2\noff = ["feedback", "action-due"]'
    organisation = load(_weekly(tmp_path, signed, section))

    def keys(at: str) -> set[str]:
        archive = Archive(organisation, signed.records, signed.at(at))
        return {each.key for each in due(archive, EVERYTHING) if each.kind not in WEEKLY}

    assert set() == keys("2026-04-15T12:00")
    assert {"17-1/action-ahead/2026-04-20"} == keys("2026-04-16T00:00")
    assert {"17-1/action-ahead/2026-04-20"} == keys("2026-04-20T12:00")


def test_escalations_are_in_order(tmp_path, office):
    with pytest.raises(SettingsError, match=r"reminders\.action_head: 2 is less") as found:
        load(_weekly(tmp_path, office, "action_organizer = 4\naction_head = 2"))

    assert "action_organizer, 4" in str(found.value)


# Borders of days


@pytest.mark.parametrize(
    "due_on, kind, expected",
    [
        pytest.param("2026-05-06", Kind.ACTION_AHEAD, "2026-04-28", id="before a holiday"),
        pytest.param("2026-05-08", Kind.ACTION_OVERDUE, "2026-05-09", id="a make-up Saturday"),
        pytest.param("2026-05-15", Kind.ACTION_OVERDUE, "2026-05-18", id="an idle Saturday"),
        pytest.param("2026-09-30", Kind.ACTION_OVERDUE, "2026-10-08", id="over Golden Week"),
        pytest.param("2026-12-31", Kind.ACTION_OVERDUE, "2027-01-04", id="over the year's end"),
        pytest.param("2028-03-03", Kind.ACTION_AHEAD, "2028-02-29", id="on 29 February"),
    ],
)
def test_days_are_working_days(office, due_on, kind, expected):
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    actions = f"- Ask three printers; 蔡小; {due_on}; offers in writing"
    office.file("minutes", 21, {**MINUTES, "actions": actions}, at="2026-04-14T10:00")
    office.say(21, "/sign", at="2026-04-15T10:00")
    midnight = office.at(f"{expected}T00:00")
    key = f"17-1/{kind.value}/{due_on}"

    assert key in said(office, midnight.isoformat())
    assert key not in said(office, (midnight - dt.timedelta(seconds=1)).isoformat())


def test_midnight_is_that_of_the_organisation_whatever_zone_the_run_is_in(signed):
    key = "17-1/action-due/2026-04-20"

    assert key not in said(signed, "2026-04-19T15:59:59+00:00")
    assert key in said(signed, "2026-04-19T16:00:00+00:00")
    assert key in said(signed, "2026-04-19T09:00:00-07:00")


def test_what_fell_due_at_the_very_end_of_a_run_is_not_said_by_the_next(signed):
    key = "17-1/action-due/2026-04-20"

    assert key in said(signed, "2026-04-20T00:00", since="2026-04-19T00:00")
    assert key not in said(signed, "2026-04-20T12:00", since="2026-04-20T00:00")


# What belongs to no issue


def test_the_secretary_gets_a_digest_on_the_first_working_day_of_the_week(signed):
    """R104: Monday; and a Wednesday after three days off."""
    assert {} == _digest(signed, "2026-04-18T00:00", "2026-04-19T23:59")
    assert {"office/digest/2026-04-20": ("ben--test",)} == _digest(
        signed, "2026-04-18T00:00", "2026-04-20T00:00"
    )
    assert {} == _digest(signed, "2026-05-03T00:00", "2026-05-05T23:59")
    assert {"office/digest/2026-05-04": ("ben--test",)} == _digest(
        signed, "2026-05-03T00:00", "2026-05-06T00:00"
    )


def test_the_digest_lists_feedback_on_minutes_until_it_is_answered(signed):
    """R93: of this department alone."""
    signed.say(21, "/feedback Ada left early", by="cai--test", at="2026-04-17T10:00")

    assert "- #21 Plans for April · No. 1, 蔡小: “Ada left early”" in _text_of_digest(signed)
    (digest,) = (Digest(department, signed.archive(MONDAY)) for department in _others(signed))
    assert () == digest.unanswered

    signed.say(21, "/answer 1 She did not", by="ben--test", at="2026-04-17T11:00")
    assert "Ada left early" not in _text_of_digest(signed)


MONDAY = "2026-04-20T00:00"


def _text_of_digest(office: Office) -> str:
    reminders = due(office.archive(MONDAY), office.at("2026-04-19T00:00"))
    digest = [each for each in reminders if each.kind is Kind.DIGEST]
    return render_reminders(digest, office.workspace.context("en"), Links())


def _others(office: Office) -> list[Department]:
    departments = office.workspace.organisation.directory.departments
    return [each for each in departments if each.slug != "office"]


def _digest(office: Office, since: str, at: str) -> dict[str, tuple[str, ...]]:
    found = due(office.archive(at), office.at(since))
    return {each.key: each.to for each in found if each.kind is Kind.DIGEST}


def test_members_owe_a_plan_at_the_start_of_the_month_and_a_report_at_its_end():
    """R33."""
    at = SAMPLE.now("2026-09-30T07:23")
    archive = SAMPLE.archive(as_they_stood(SAMPLE.records(), at), at)
    found = {each.key: each for each in due(archive, SAMPLE.now("2026-09-01T00:00"))}
    plan = found["work-plan/sales/filing-overdue/2026-09-01"]
    report = found["work-report/sales/filing-due/2026-09-01"]

    assert dt.datetime.fromisoformat("2026-09-07T00:00+08:00") == plan.at
    assert dt.datetime.fromisoformat("2026-09-30T00:00+08:00") == report.at
    assert "ding-yichuan--demo" not in report.to  # left in August


# The past


def _replayed(until: str) -> Iterator[tuple[dt.datetime, Records]]:
    """File the sample line by line up to *until*; yield the records after each."""
    records: dict[int, Record] = {}
    for text in (EXAMPLES / "timeline.jsonl").read_text("utf-8").splitlines():
        line = json.loads(text)
        if line["at"] > until:
            return
        at, archive = SAMPLE.now(line["at"]), SAMPLE.archive(dict(records), SAMPLE.now(line["at"]))
        if "said" in line:
            effects = comment(Comment(line["issue"], line["by"], at, line["said"]), archive)
        else:
            body = (EXAMPLES / line["body"]).read_bytes().decode("utf-8")
            forms = family(SAMPLE.forms, line["filed"])
            language = SAMPLE.organisation.settings.language
            effects = file(Filing(line["issue"], line["by"], at, body), forms, archive, language)
        records |= {e.record.issue: e.record for e in effects if isinstance(e, Save)}
        yield at, dict(records)


def test_records_as_they_stood_are_those_that_there_were():
    stages = [*_replayed("2026-05-20")]
    _, last = stages[-1]
    wrong = [at for at, records in stages if records != as_they_stood(last, at)]

    assert [] == wrong


# Half a year, day by day

FIRST, LAST = SAMPLE.now("2026-04-01T07:23"), SAMPLE.now("2026-09-30T09:23")
DAYS = [FIRST + dt.timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


@cache
def archive_of(now: dt.datetime) -> Archive:
    """Return the sample's archive as it was."""
    return SAMPLE.archive(as_they_stood(_kept(), now), now)


@cache
def _kept() -> Records:
    return SAMPLE.records()


@cache
def found(now: dt.datetime, since: dt.datetime) -> tuple[Reminder, ...]:
    return due(archive_of(now), since)


@dataclass
class Year:
    """Runs on some days: what they said, in order, and how far the last that completed came."""

    said: dict[str, dt.datetime] = field(default_factory=dict)
    tracks: dict[object, str] = field(default_factory=dict)
    completed: list[dt.datetime] = field(default_factory=list)

    @property
    def done(self) -> dt.datetime | None:
        return self.completed[-1] if self.completed else None

    def run(self, now: dt.datetime, comments: int | None = None) -> None:
        """Say everything as the command does; be cut off after so many *comments*."""
        by_issue: dict[int | None, list[Reminder]] = {}
        for each in found(now, window(self.done, now)):
            if each.key not in self.said:
                by_issue.setdefault(each.issue, []).append(each)
        for place, group in enumerate(by_issue.values()):
            if place == comments:
                return
            for each in group:
                self.said[each.key] = now
                self.tracks[each.track] = each.key
        self.completed.append(now)


@pytest.fixture(scope="module")
def daily() -> Year:
    year = Year()
    for day in DAYS:
        year.run(day)
    return year


def disturbed(seed: int) -> Year:
    """Live through the days with runs that are skipped, run twice, come late, or are cut off."""
    random, year = Random(seed), Year()  # noqa: S311 -- nothing secret
    for day in DAYS[:-1]:
        match random.choice(("run", "skipped", "twice", "cut off", "late")):
            case "run":
                year.run(day)
            case "twice":
                year.run(day)
                year.run(day)
            case "cut off":
                year.run(day, comments=random.randrange(4))
            case "late":
                year.run(day + dt.timedelta(hours=random.randrange(1, 16)))
    year.run(DAYS[-1])
    return year


def test_a_year_of_daily_runs_reminds_of_everything_there_is(daily):
    kinds = {key.split("/")[-2] for key in daily.said}

    assert {kind.value for kind in Kind} == kinds
    assert len(daily.said) > 600


@pytest.mark.parametrize("seed", range(3))
def test_what_stays_owed_is_said_the_same_however_the_runs_went(daily, seed):
    """Nothing twice, nothing that daily runs would not have said, and the latest of everything."""
    year = disturbed(seed)
    owed = {each.track: each.key for each in found(DAYS[-1], FIRST - dt.timedelta(days=1))}
    asked_for = {track: key for track, key in owed.items() if track in daily.tracks}

    assert asked_for == {track: daily.tracks[track] for track in asked_for}
    assert asked_for == {track: year.tracks.get(track) for track in asked_for}
    assert set() == set(owed) - set(daily.tracks)
    assert set() == set(year.said) - set(daily.said) - _of_that_day(year)


def _of_that_day(year: Year) -> set[str]:
    """Return what a late run said although it fell due since the morning: by the next it may not.

    A meeting may have been announced at ten and begun at three.
    """
    return {
        each.key
        for now in year.completed
        if now not in DAYS
        for each in found(now, now.replace(hour=7, minute=23))
    }


@pytest.mark.parametrize("seed", range(3))
def test_what_a_disturbed_year_left_out_was_settled_or_overtaken(daily, seed):
    year = disturbed(seed)
    fell_due = {each.key: each for day in DAYS for each in found(day, day - dt.timedelta(days=3))}
    unexplained = []
    for key in daily.said.keys() - year.said.keys():
        reminder = fell_due[key]
        run = next(now for now in year.completed if now >= reminder.at)
        if reminder in found(run, reminder.at - dt.timedelta(days=1)):
            unexplained.append(key)

    assert [] == unexplained


moments = st.datetimes(
    min_value=dt.datetime(2026, 4, 2),
    max_value=dt.datetime(2026, 9, 30),
).map(lambda at: at.replace(microsecond=0, tzinfo=FIRST.tzinfo))

EXPIRING = frozenset({Kind.CONFIRM, Kind.SOON, Kind.PREPARATION, Kind.APPROVAL})
"""What nobody is told any more once the meeting has begun."""


@settings(deadline=None, max_examples=15)
@given(st.lists(moments, min_size=3, max_size=3, unique=True).map(sorted))
def test_two_runs_remind_of_what_one_does_but_for_what_was_overtaken(times):
    """Nothing is filed meanwhile, so that only the clock makes a difference."""
    before, between, after = times
    records = as_they_stood(_kept(), before)
    first, second, both = (
        due(SAMPLE.archive(records, now), since)
        for now, since in ((between, before), (after, between), (after, before))
    )
    strongest = {each.track: each for each in (*first, *second)}
    at_once = {each.track: each.key for each in both}
    missing = [each for track, each in strongest.items() if track not in at_once]

    assert {each.key for each in both} <= {each.key for each in (*first, *second)}
    assert at_once == {track: strongest[track].key for track in at_once}
    assert set() == {each.key for each in first} & {each.key for each in second}
    assert [] == [each.key for each in missing if not _is_past(each, after)]


def _is_past(reminder: Reminder, now: dt.datetime) -> bool:
    """Tell whether it makes no sense any more.

    The meeting has begun, two weeks or months are over, or all who were reminded have left.
    """
    known = SAMPLE.organisation.directory.by_login
    periodic = reminder.kind in (*WEEKLY, Kind.FILING_DUE, Kind.FILING_OVERDUE)
    over = reminder.kind in EXPIRING or (periodic and now - reminder.at > dt.timedelta(days=7))
    return over or not any(known[login].is_active(now.date()) for login in reminder.to)


def test_runs_one_after_the_other_say_nothing_twice_without_looking_at_what_was_said():
    """But for what was voided and is so again: 203 was edited and approved anew on that day.

    The minutes of 15 and 296 were edited after they were signed, and signed anew.
    """
    said = Counter(each.key for before, now in pairwise(DAYS) for each in found(now, before))

    twice = [key for key, times in said.items() if times > 1]
    anew = [f"203/{kind}/2026-07-24T14:00:00+08:00" for kind in ("preparation", "soon")]
    signed_again = ["15/feedback/2026-04-21", "296/feedback/2026-09-15"]
    assert {*anew, *signed_again} == {*twice}


# In words


def one_of_each() -> dict[Kind, Reminder]:
    """Return a reminder of every kind that the half-year has."""
    days = [found(now, before) for before, now in pairwise(DAYS)]
    return {each.kind: each for day in days for each in day}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reminder_calls_whom_it_is_for_and_nobody_else(language):
    context = SAMPLE.context(language)
    called = {
        each: set(re.findall(r"@([A-Za-z0-9-]+)", render_reminders([each], context, SAMPLE.links)))
        for each in one_of_each().values()
    }

    assert called == {each: set(each.to) for each in called}


def test_what_people_wrote_calls_nobody(office):
    office.file("meeting-request-weekly", 17, rewritten({"topic": "@mallory <b>free</b>"}))
    office.say(17, "/approve")
    (reminder,) = due(office.archive("2026-04-10T07:00"), office.at("2026-04-09T12:00"))
    text = render_reminders([reminder], office.workspace.context("en"), Links())

    assert "@mallory" not in text
    assert "<b>" not in text
    assert "@cai--test" in text


def test_a_comment_says_all_that_there_is_to_be_said_on_its_issue(signed):
    found = due(signed.archive("2026-04-21T09:00"), signed.at("2026-04-14T16:00"))
    on_21 = [each for each in found if each.issue == 21]
    text = render_reminders(on_21, signed.workspace.context("en"), Links("https://forge/o/r"))

    assert ["### How was the meeting?", "### Action item overdue"] == [
        line for line in text.splitlines() if line.startswith("#")
    ]
    assert "was due on Apr 20, 2026 and has not been reported done" in text
    assert "(<https://forge/o/r/issues/new?template=3-progress.yml&title=" in text
    assert "`/done " not in text  # 21 is the issue of the minutes


def test_an_administrator_can_see_without_github_what_would_be_said():
    options = ("--dry-run", "--since", "2026-09-27", "--at", "2026-09-30")
    result = CliRunner().invoke(app, ["remind", "--data", str(SAMPLE.data), *options])

    assert 0 == result.exit_code
    assert "#336\n### 请确认是否参会\n" in result.stdout
    assert "罗雨桐（@luo-yutong--demo）" in result.stdout
    assert "### 会议周报" in result.stdout


def test_without_github_nobody_can_be_reminded():
    result = CliRunner().invoke(app, ["remind", "--data", str(SAMPLE.data)])

    assert isinstance(result.exception, SettingsError)
    assert "GITHUB_TOKEN is not set" in str(result.exception)
