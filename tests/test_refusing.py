"""Clauses that refuse: a request that breaks one is answered with what was required."""

import shutil
from pathlib import Path

import pytest

from generator.cli.workspace import Workspace
from generator.lifecycle import Save
from generator.render import render_reply
from tests.office import REQUEST, Office, problems

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
    assert "clause `92`: Blue room is free; but: taken by 17" in reply


def test_before_the_day_from_which_it_refuses_a_clause_only_judges(office):
    early = {**REQUEST, "date": "2026-03-30"}

    assert [] == _refused_by(
        office.file("meeting-request-weekly", 17, early, at="2026-03-29T10:00")
    )


def test_what_was_accepted_is_not_refused_when_it_is_read_again_later(office):
    office.file("meeting-request-weekly", 17, REQUEST)
    again = office.file("meeting-request-weekly", 17, REQUEST, at="2026-04-12T10:00")

    assert [Save] == [type(effect) for effect in again if isinstance(effect, Save)]
