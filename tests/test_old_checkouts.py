"""Runs whose checkout is older than the default branch: they undo nothing that was done since."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli.service import Service
from generator.cli.workspace import Workspace
from generator.github import connect
from tests.desk import Desk
from tests.forge.fixtures import forge, running_forge
from tests.forge.people import BOT, REPOSITORY
from tests.office import REQUEST

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
