"""Runs whose checkout is older than the default branch: they undo nothing that was done since."""

import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli.service import Service
from generator.cli.workspace import Workspace
from generator.github import connect
from tests.desk import Desk
from tests.forge.fixtures import forge, running_forge
from tests.forge.people import BOT, REPOSITORY
from tests.office import MINUTES, REQUEST

__all__ = ["forge", "running_forge"]


@pytest.fixture
def desk(forge, tmp_path, monkeypatch) -> Desk:
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    return Desk(forge, tmp_path)


def _checkout(desk: Desk, folder: Path) -> Path:
    """Return a checkout of what is on the default branch now, which stays as it is."""
    desk.checkout()
    shutil.copytree(desk.data, folder)
    return folder


def _follow(desk: Desk, checkout: Path, number: int) -> None:
    """Follow an issue in a run that has *checkout*."""
    connection = connect(desk.forge.token(), REPOSITORY, desk.forge.url, BOT)
    patient = replace(connection, pause=desk.waits.append)
    Service(Workspace(checkout), patient).follow(number, dry_run=False)


def _seen(desk: Desk, number: int) -> tuple[str, set[str], list[str]]:
    """Return what people see of an issue."""
    return desk.issue(number).state, desk.labels(number), desk.comments(number)


def test_what_was_called_off_stays_so(desk, tmp_path):
    meeting = desk.file("meeting-request-weekly", {**REQUEST, "date": "2027-04-13"})
    desk.say(meeting, "/approve")
    old = _checkout(desk, tmp_path / "old")
    desk.say(meeting, "/cancel the client moved", by="ben--test")
    before = _seen(desk, meeting)
    _follow(desk, old, meeting)

    assert "cancelled" in desk.labels(meeting)
    assert before == _seen(desk, meeting)


def test_what_was_approved_stays_so(desk, tmp_path):
    meeting = desk.file("meeting-request-weekly", {**REQUEST, "date": "2027-04-13"})
    old = _checkout(desk, tmp_path / "old")
    desk.say(meeting, "/approve")
    before = _seen(desk, meeting)
    _follow(desk, old, meeting)

    assert "approved" in desk.labels(meeting)
    assert before == _seen(desk, meeting)


def test_the_issues_of_action_items_that_came_since_stay_open(desk, tmp_path):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.say(meeting, "/approve")
    answers = {**MINUTES, "meeting": str(meeting)}
    minutes = desk.file("minutes", answers)
    desk.say(minutes, "/sign")
    (first,) = desk.action_issues()
    old = _checkout(desk, tmp_path / "old")
    time.sleep(1.1)  # times on GitHub are whole seconds
    more = f"{MINUTES['actions']}\n- Book the hall; Ada; 2027-05-04; large"
    desk.edit(minutes, "minutes", {**answers, "actions": more})
    time.sleep(1.1)
    desk.say(minutes, "/sign")
    said = desk.forge.repository("cai--test").get_issue(first.number)
    said.create_comment("/progress two offers are in")
    _follow(desk, old, first.number)

    assert ["open", "open"] == [issue.state for issue in desk.action_issues()]
    assert [meeting, minutes, first.number] == sorted(desk.recorded())
