"""The whole life of a meeting over HTTP: from a form with problems to a done action item."""

import shutil

import pytest

from generator.cli.workspace import Workspace
from generator.vocabulary import ActionStatus
from tests.copied import Copy
from tests.desk import Desk
from tests.forge.faults import Fault, Kind
from tests.forge.fixtures import forge, running_forge
from tests.forge.people import REPOSITORY
from tests.office import MINUTES, REQUEST

__all__ = ["forge", "running_forge"]

LINKS = {"GITHUB_REPOSITORY": REPOSITORY, "GITHUB_SERVER_URL": "https://git.example.org"}


@pytest.fixture
def desk(forge, tmp_path) -> Desk:
    return Desk(forge, tmp_path)


def test_from_a_form_with_problems_to_an_accepted_action_item_and_its_page(desk, tmp_path):
    """R7."""
    meeting = desk.file("meeting-request-weekly", {**REQUEST, "date": "soon"})
    assert "is not a date" in desk.comments(meeting)[0]

    desk.edit(meeting, "meeting-request-weekly", REQUEST)
    assert [f"filing/{meeting}"] == desk.pulls()

    desk.say(meeting, "/approve")
    assert [meeting] == desk.recorded()
    assert [] == desk.pulls()

    minutes = desk.file("minutes", {**MINUTES, "meeting": str(meeting)})
    assert [] == desk.action_issues()

    desk.say(minutes, "/sign")
    (action,) = desk.action_issues()
    assert f"{meeting}-1 Ask three printers" == action.title
    assert ["cai--test"] == [person.login for person in action.assignees]
    assert [action.number] == [each.number for each in desk.issue(minutes).get_sub_issues()]
    assert ["closed", "closed"] == [desk.issue(each).state for each in (meeting, minutes)]
    assert "signed" in desk.labels(meeting)
    (news,) = (said for said in desk.comments(meeting) if "The minutes are signed" in said)
    assert f"{meeting}-1 Ask three printers" in news
    assert "@cai--test" in news

    desk.say(action.number, "/progress two offers are in", by="cai--test")
    assert "open" == desk.issue(action.number).state

    desk.say(action.number, "/完成 https://example.org/offers", by="cai--test")
    assert "closed" == desk.issue(action.number).state

    desk.say(action.number, "/accept", by="ben--test")
    assert [meeting, minutes, action.number] == desk.recorded()
    assert [] == desk.pulls()
    assert [] == desk.forge.violations

    copy = Copy.of(tmp_path / "copy")
    shutil.rmtree(copy.folder / "data")
    shutil.copytree(desk.data, copy.folder / "data")
    copy.run("build", **LINKS)
    (closed,) = copy.folder.glob("site/actions/closed/*.html")
    page = closed.read_text("utf-8")
    assert f'id="{meeting}-1"' in page
    assert "two offers are in" in page
    assert ActionStatus.ACCEPTED.wording.text("en") in page
    assert f"https://git.example.org/{REPOSITORY}/issues/{meeting}" in copy.text(
        f"site/meetings/2026/{meeting}.html"
    )


def _live(desk: Desk, faults: list[Fault]) -> tuple[dict[str, object], int]:
    """Live through it while *faults* strike; what was left undone is done when they are over."""
    desk.forge.reset()
    body = desk.office.body("meeting-request-weekly", REQUEST)
    meeting = desk.forge.repository("ben--test").create_issue(title="x", body=body).number
    desk.forge.forget()
    desk.forge.faults.plan(*faults)
    desk.follow(meeting)
    _say(desk, meeting, "/approve", "ada--test")
    body = desk.office.body("minutes", {**MINUTES, "meeting": str(meeting)})
    minutes = desk.forge.repository("ben--test").create_issue(title="x", body=body).number
    desk.follow(minutes)
    _say(desk, minutes, "/sign", "ada--test")
    _catch_up(desk, meeting, minutes)
    action = desk.action_issues()[0].number
    _say(desk, action, "/progress two offers are in", "cai--test")
    _say(desk, action, "/done three offers", "cai--test")
    requests = len(desk.forge.requests_by())
    desk.forge.faults.clear()
    for number in (meeting, minutes, action):
        desk.follow(number)
    return _end(desk, meeting, minutes, action), requests


def _say(desk: Desk, number: int, text: str, by: str) -> None:
    desk.forge.repository(by).get_issue(number).create_comment(text)
    desk.follow(number)


def _catch_up(desk: Desk, *numbers: int) -> None:
    """Follow the issues until the action item has its own, as the next syncs would."""
    for _ in range(8):
        if desk.action_issues():
            return
        for number in numbers:
            desk.follow(number)


def _end(desk: Desk, *numbers: int) -> dict[str, object]:
    """Return all that is left of it, but for when it was."""
    desk.checkout()
    records = Workspace(desk.data).records()
    issues = [desk.issue(number) for number in numbers]
    return {
        "issues": [(issue.number, issue.state, desk.labels(issue.number)) for issue in issues],
        "action issues": [(i.title, [p.login for p in i.assignees]) for i in desk.action_issues()],
        "below the minutes": [each.number for each in issues[1].get_sub_issues()],
        "comments": [len(desk.comments(number)) for number in numbers],
        "events": {n: [event.act for event in record.events] for n, record in records.items()},
        "open": desk.pulls(),
        "branches": [b.name for b in desk.forge.repository("root--test").get_branches()],
        "reactions": [
            (reaction.content, reaction.user.login)
            for issue in issues
            for comment in issue.get_comments()
            for reaction in comment.get_reactions()
        ],
    }


KINDS = (
    Kind.LOST_AFTER,
    Kind.BAD_GATEWAY,
    Kind.TRUNCATED,
    Kind.LOST_BEFORE,
    Kind.SECONDARY_LIMIT,
    Kind.BAD_GATEWAY_AFTER,
    Kind.CONFLICT,
    Kind.STALE_LIST,
    Kind.UNAUTHORIZED,
    Kind.INVALID,
    Kind.TOO_MANY,
    Kind.PRIMARY_LIMIT,
    Kind.NOT_FOUND,
)

APART = 8
"""Requests between two faults in one life: so many that each is dealt with before the next."""


def test_whichever_request_of_its_life_fails_the_end_is_the_same(desk):
    """Each request fails in some life, in the kinds by turns, and each is lost after its effect."""
    expected, requests = _live(desk, [])
    different = {}
    for first in range(1, APART + 1):
        places = range(first, requests + APART, APART)
        by_turns = [Fault(KINDS[(at + first) % len(KINDS)], at=at) for at in places]
        lost = [Fault(Kind.LOST_AFTER, at=at) for at in places]
        for faults in (by_turns, lost):
            end, _ = _live(desk, faults)
            if end != expected:
                different[first, faults[0].kind] = end

    assert {} == different
