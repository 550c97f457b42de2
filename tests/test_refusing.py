"""Clauses that refuse: a request that breaks one is answered with what was required."""

import shutil
from pathlib import Path

import pytest

from generator.cli.workspace import Workspace
from generator.forms.registry import family
from generator.lifecycle import Filing, Save, file
from generator.render import render_reply
from tests.office import MINUTES, REQUEST, Office, problems

FILES = Path(__file__).parent / "organisation"

CLAUSE = """
[[clauses]]
id = "{id}"
title = {{ en = "{title}", zh-Hans = "{title}", zh-Hant = "{title}" }}
text = {{ en = "{title}.", zh-Hans = "{title}。", zh-Hant = "{title}。" }}
effective = 2026-01-01
rule = "{rule}"
refuses_from = 2026-04-01
"""


@pytest.fixture
def office(tmp_path) -> Office:
    """An office whose regulation refuses late notices, taken rooms and rooms that are too small."""
    shutil.copytree(FILES, tmp_path / "data")
    rules = {"91": "notice", "92": "room_free", "93": "room_fits"}
    added = (CLAUSE.format(id=id_, title=rule, rule=rule) for id_, rule in rules.items())
    (path,) = (tmp_path / "data/regulations").glob("*.toml")
    path.write_text(path.read_text("utf-8") + "".join(added), "utf-8")
    return Office(Workspace(tmp_path / "data"))


def _refused_by(effects) -> list[object]:
    return [problem.values["clause"] for problem in problems(effects)]


def test_a_request_in_time_for_a_free_room_is_accepted(office):
    assert [] == _refused_by(office.file("meeting-request-weekly", 17, REQUEST))


def test_a_request_after_the_last_day_of_notice_is_refused(office):
    """R34, R43."""
    late = office.file("meeting-request-weekly", 17, REQUEST, at="2026-04-11T10:00")

    assert ["91"] == _refused_by(late)
    assert {} == office.records


@pytest.mark.parametrize("at", ["2026-04-13T14:00", "2026-04-13T15:00", "2026-04-20T10:00"])
def test_a_request_for_a_meeting_that_has_begun_is_late_like_any_other(office, at):
    """R43."""
    assert ["91"] == _refused_by(office.file("meeting-request-weekly", 17, REQUEST, at=at))
    assert {} == office.records


def test_a_request_that_is_read_long_after_it_was_filed_is_not_late(office):
    """R43."""
    body = office.body("meeting-request-weekly", REQUEST)
    filing = Filing(17, "ben--test", office.at("2026-04-07T10:00"), body)
    forms = family(office.workspace.forms, "meeting-request-weekly")

    assert [] == _refused_by(file(filing, forms, office.archive("2026-05-01T09:00"), "en"))


def test_an_emergency_with_its_reason_is_not_late(office):
    """R125."""
    urgent = {**REQUEST, "emergency": "The client wants an answer today."}

    assert [] == _refused_by(
        office.file("meeting-request-weekly", 17, urgent, at="2026-04-11T10:00")
    )


def test_a_room_that_another_meeting_has_is_refused_and_both_are_named(office):
    """R54."""
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    effects = office.file("meeting-request-weekly", 18, {**REQUEST, "start": "14:30"})

    assert ["92"] == _refused_by(effects)
    reply = render_reply(effects[-1], office.workspace.context("en"))
    assert "clause `92`: Blue room is free; but: taken by #17 Plans for April." in reply


def test_the_topic_of_a_confidential_meeting_is_not_told_to_whom_it_is_in_the_way(office):
    """R54, R81."""
    office.file("meeting-request-weekly", 17, {**REQUEST, "classification": "Restricted"})
    office.say(17, "/approve")
    effects = office.file("meeting-request-weekly", 18, REQUEST)

    reply = render_reply(effects[-1], office.workspace.context("en"))
    assert "but: taken by #17." in reply


def test_before_the_day_from_which_it_refuses_a_clause_only_judges(office):
    early = {**REQUEST, "date": "2026-03-30"}

    assert [] == _refused_by(
        office.file("meeting-request-weekly", 17, early, at="2026-03-29T10:00")
    )


def test_what_was_accepted_is_not_refused_when_it_is_read_again_later(office):
    office.file("meeting-request-weekly", 17, REQUEST)
    again = office.file("meeting-request-weekly", 17, REQUEST, at="2026-04-12T10:00")

    assert [Save] == [type(effect) for effect in again if isinstance(effect, Save)]


@pytest.mark.parametrize("minuted", [True, False])
def test_a_request_can_be_put_right_when_its_meeting_has_begun(office, minuted):
    office.file("meeting-request-weekly", 17, REQUEST)
    if minuted:
        office.say(17, "/approve")
        office.file("minutes", 21, MINUTES, at="2026-04-13T17:00")
    corrected = {**REQUEST, "topic": "Plans for May", "start": "14:10"}

    assert [] == _refused_by(
        office.file("meeting-request-weekly", 17, corrected, at="2026-04-14T10:00")
    )


@pytest.mark.parametrize(
    "date, at", [("2026-04-15", "2026-04-14T10:00"), ("2026-04-08", "2026-04-09T10:00")]
)
def test_a_meeting_is_not_edited_onto_a_day_for_which_it_is_too_late(office, date, at):
    """R43: neither after it has begun, nor onto a day that is over."""
    office.file("meeting-request-weekly", 17, REQUEST)
    moved = {**REQUEST, "date": date}

    assert ["91"] == _refused_by(office.file("meeting-request-weekly", 17, moved, at=at))


def test_an_approval_does_not_give_a_room_away_twice(office):
    """R54: both were asked for while the room was free."""
    office.file("meeting-request-weekly", 17, REQUEST)
    office.file("meeting-request-weekly", 18, REQUEST)
    office.say(17, "/approve")
    effects = office.say(18, "/approve", at="2026-04-08T11:00")

    assert ["92"] == _refused_by(effects)
    assert () == office.records[18].events


def test_an_approval_is_not_refused_because_the_notice_is_late_by_now(office):
    """R43: time went by, and nobody changed anything."""
    office.file("meeting-request-weekly", 17, REQUEST)

    assert [] == _refused_by(office.say(17, "/approve", at="2026-04-12T10:00"))


def test_a_meeting_that_was_held_is_approved_whoever_else_had_the_room(office):
    office.file("meeting-request-weekly", 17, REQUEST)
    office.file("meeting-request-weekly", 18, REQUEST)
    office.say(17, "/approve")

    assert [] == _refused_by(office.say(18, "/approve", at="2026-04-13T14:30"))


def test_a_meeting_is_not_moved_to_where_another_has_the_room(office):
    """R49, R54."""
    office.file("meeting-request-weekly", 17, REQUEST)
    office.file("meeting-request-weekly", 18, {**REQUEST, "start": "16:00"})
    office.say(17, "/approve")
    office.say(18, "/approve")

    assert ["92"] == _refused_by(office.say(18, "/reschedule 14:30", by="ben--test"))
    assert [] == _refused_by(office.say(18, "/reschedule 15:00", by="ben--test"))


def test_a_meeting_is_not_moved_to_when_it_is_too_late_to_tell(office):
    """R43, R49."""
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    late = office.say(17, "/reschedule 2026-04-10 14:00", by="ben--test", at="2026-04-09T10:00")

    assert ["91"] == _refused_by(late)
    reply = render_reply(late[-1], office.workspace.context("en"))
    assert "announced on Apr 9, 2026 10:00; no reason given for an emergency" in reply


def test_a_meeting_is_moved_at_short_notice_with_the_reason(office):
    """R49, R125."""
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    words = "/reschedule 2026-04-10 14:00, the client leaves on Friday"
    moved = office.say(17, words, by="ben--test", at="2026-04-09T10:00")

    assert [] == _refused_by(moved)
    meeting = office.archive().by_number[17]
    assert "the client leaves on Friday" == meeting.emergency


@pytest.mark.parametrize("capacity, refused", [(4, []), (3, ["93"]), (1, ["93"])])
def test_no_more_are_invited_than_the_room_seats(office, tmp_path, capacity, refused):
    """R55, R128."""
    office.file("meeting-request-weekly", 17, REQUEST)
    smaller = _with_seats(office, tmp_path, capacity)

    assert refused == _refused_by(smaller.say(17, "/invite Dan", by="ben--test"))


def test_an_invitation_to_a_room_that_is_too_small_can_be_taken_back(office, tmp_path):
    """R55, R128: it is still too small, and less so."""
    office.file("meeting-request-weekly", 17, REQUEST)
    smaller = _with_seats(office, tmp_path, 1)

    assert [] == _refused_by(smaller.say(17, "/uninvite 蔡小", by="ben--test"))


def test_who_comes_instead_is_invited_in_the_same_comment(office, tmp_path):
    """R55, R128: all that is said in one comment is judged together."""
    office.file("meeting-request-weekly", 17, REQUEST)
    full = _with_seats(office, tmp_path, 3)

    assert [] == _refused_by(full.say(17, "/invite Dan\n/uninvite 蔡小", by="ben--test"))


def _with_seats(office: Office, folder: Path, capacity: int) -> Office:
    """Return the *office* once its only room seats so many."""
    path = folder / "data/rooms.toml"
    path.write_text(path.read_text("utf-8").replace("= 8", f"= {capacity}"), "utf-8")
    smaller = Office(Workspace(folder / "data"))
    smaller.records = office.records
    return smaller
