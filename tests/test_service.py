"""The life of a meeting on GitHub, over HTTP: from an opened issue to a merged record."""

import contextlib
import json
import shutil
import time
from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.cli.service import Service
from generator.cli.workspace import Workspace
from generator.errors import ForgeError
from generator.github import connect
from tests.forge.faults import Fault, Kind
from tests.forge.fixtures import forge, running_forge
from tests.forge.forge import Forge
from tests.forge.people import BOT, REPOSITORY
from tests.office import MINUTES, REQUEST, Office

__all__ = ["forge", "running_forge"]

FILES = Path(__file__).parent / "organisation"


class Desk:
    """The repository on the forge, and a checkout of it in which the command runs."""

    def __init__(self, forge: Forge, folder: Path) -> None:
        self.forge = forge
        self.data = folder / "data"
        self.event = folder / "event.json"
        self.office = Office()
        self.waits: list[float] = []
        shutil.copytree(FILES, self.data)

    def file(self, slug: str, answers, by: str = "ben--test") -> int:
        """Open an issue as GitHub would make it of a form, and respond; return its number."""
        body = self.office.body(slug, answers)
        number = self.forge.repository(by).create_issue(title=slug, body=body).number
        self.respond("issues", "opened", by, issue=number)
        return number

    def edit(self, number: int, slug: str, answers, by: str = "ben--test") -> None:
        """Edit the text of an issue, and respond."""
        self.forge.repository(by).get_issue(number).edit(body=self.office.body(slug, answers))
        self.respond("issues", "edited", by, issue=number)

    def say(self, number: int, text: str, by: str = "ada--test") -> int:
        """Comment, and respond; return the comment's number."""
        comment = self.forge.repository(by).get_issue(number).create_comment(text)
        self.respond("issue_comment", "created", by, issue=number, comment=comment.id)
        return comment.id

    def respond(self, name: str, action: str, sender: str, **about) -> None:
        """Run ``minutebook respond`` on an event, in a checkout of the default branch."""
        self.checkout()
        payload = self.forge.event(name, action, sender=sender, **about)
        self.event.write_text(json.dumps(payload), encoding="utf-8")
        self.run("respond", GITHUB_EVENT_NAME=name, GITHUB_EVENT_PATH=str(self.event))

    def run(self, command: str, **environment: str) -> str:
        """Run a command as GitHub Actions would, and return what it printed."""
        result = CliRunner().invoke(
            app,
            [command, "--data", str(self.data)],
            env={
                "GITHUB_TOKEN": self.forge.token(),
                "GITHUB_REPOSITORY": REPOSITORY,
                "GITHUB_API_URL": self.forge.url,
                "MINUTEBOOK_LOGIN": BOT,
                **environment,
            },
            catch_exceptions=False,
        )
        return result.output

    def follow(self, number: int) -> None:
        """Read an issue as a run would, which gives up where GitHub does not answer for long."""
        self.checkout()
        with contextlib.suppress(ForgeError):
            connection = connect(self.forge.token(), REPOSITORY, self.forge.url, BOT)
            patient = replace(connection, pause=self.waits.append)
            Service(Workspace(self.data), patient).follow(number, dry_run=False)

    def checkout(self) -> None:
        """Bring the records of the default branch into the checkout."""
        shutil.rmtree(self.data / "records", ignore_errors=True)
        repository = self.forge.repository("root--test")
        for entry in repository.get_git_tree("main", recursive=True).tree:
            if entry.type == "blob" and entry.path.startswith("data/records/"):
                path = self.data.parent / entry.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(b64decode(repository.get_git_blob(entry.sha).content))

    def comments(self, number: int) -> list[str]:
        """Return what the bot says on an issue."""
        comments = self.forge.repository("root--test").get_issue(number).get_comments()
        return [each.body for each in comments if each.user.login == BOT]

    def labels(self, number: int) -> set[str]:
        """Return the labels of an issue."""
        issue = self.forge.repository("root--test").get_issue(number)
        return {label.name for label in issue.labels}

    def pulls(self, state: str = "open") -> list[str]:
        """Return the branches of the pull requests."""
        return [p.head.ref for p in self.forge.repository("root--test").get_pulls(state=state)]

    def recorded(self) -> list[int]:
        """Return the issues whose records are on the default branch."""
        self.checkout()
        return sorted(Workspace(self.data).records())


@pytest.fixture
def service(forge, tmp_path) -> Desk:
    return Desk(forge, tmp_path)


def test_a_filing_with_problems_is_answered_in_one_comment_that_follows_the_edits(service):
    number = service.file("meeting-request-weekly", {**REQUEST, "date": "soon"})

    (comment,) = service.comments(number)
    assert "is not a date: `soon`" in comment
    assert {"meeting-request-weekly", "needs-changes"} == service.labels(number)
    assert [] == service.pulls()

    service.edit(number, "meeting-request-weekly", REQUEST)

    (comment,) = service.comments(number)
    assert "everything was understood" in comment
    assert {"meeting-request-weekly", "requested"} == service.labels(number)
    assert [f"filing/{number}"] == service.pulls()
    assert [] == service.recorded()
    assert [] == service.forge.violations


def test_a_meeting_from_its_request_to_its_signed_minutes(service):
    meeting = service.file("meeting-request-weekly", REQUEST)
    service.say(meeting, "/approve")

    assert [meeting] == service.recorded()
    assert [] == service.pulls()
    assert "held" in service.labels(meeting)

    minutes = service.file("minutes", {**MINUTES, "meeting": str(meeting)})

    assert [meeting] == service.recorded()
    assert [f"filing/{minutes}"] == service.pulls()

    service.say(minutes, "/签署")

    assert [meeting, minutes] == service.recorded()
    assert "signed" in service.labels(minutes)
    assert [] == service.pulls()
    assert [] == service.forge.violations


def test_a_command_that_is_refused_is_answered_with_the_reason(service):
    meeting = service.file("meeting-request-weekly", REQUEST)
    service.say(meeting, "/approve", by="cai--test")

    (comment,) = service.comments(meeting)
    assert "`@cai--test` may not do this: `/approve`" in comment
    assert [] == service.recorded()


def test_a_command_is_marked_at_the_comment(service):
    meeting = service.file("meeting-request-weekly", REQUEST)
    refused = service.say(meeting, "/approve", by="cai--test")
    approved = service.say(meeting, "/approve")
    issue = service.forge.repository("root--test").get_issue(meeting)

    assert ["confused"] == [r.content for r in issue.get_comment(refused).get_reactions()]
    assert ["+1"] == [r.content for r in issue.get_comment(approved).get_reactions()]


def test_the_same_event_twice_changes_nothing(service):
    meeting = service.file("meeting-request-weekly", REQUEST)
    comment = service.say(meeting, "/approve")
    before = service.comments(meeting)
    service.forge.forget()
    service.respond("issue_comment", "created", "ada--test", issue=meeting, comment=comment)

    assert before == service.comments(meeting)
    changes = [each.request for each in service.forge.requests_by() if each.request.method != "GET"]
    assert [] == [request for request in changes if request.path != "/graphql"]


def test_an_approval_from_before_an_edit_does_not_count_for_it(service):
    body = service.office.body("meeting-request-weekly", REQUEST)
    issue = service.forge.repository("ben--test").create_issue(title="x", body=body)
    service.forge.repository("ada--test").get_issue(issue.number).create_comment("/approve")
    time.sleep(1.1)  # times on GitHub are whole seconds
    service.edit(issue.number, "meeting-request-weekly", {**REQUEST, "start": "16:00"})

    assert [] == service.recorded()
    assert "requested" in service.labels(issue.number)


def test_events_that_were_lost_are_made_up_for_by_sync(service):
    body = service.office.body("meeting-request-weekly", REQUEST)
    number = service.forge.repository("ben--test").create_issue(title="x", body=body).number
    service.forge.repository("ada--test").get_issue(number).create_comment("/approve")
    service.run("sync")

    assert [number] == service.recorded()


def test_an_issue_that_is_no_filing_is_left_alone(service):
    issue = service.forge.repository("ben--test").create_issue(title="Coffee", body="It is broken.")
    service.respond("issues", "opened", "ben--test", issue=issue.number)

    assert [] == service.comments(issue.number)
    assert set() == service.labels(issue.number)


def test_where_workflows_may_open_no_pull_requests_records_are_committed(service):
    service.forge.switches.pulls_by_actions = False
    meeting = service.file("meeting-request-weekly", REQUEST)
    service.say(meeting, "/approve")

    assert [meeting] == service.recorded()
    assert [] == service.forge.violations


def _end(desk: Desk, meeting: int) -> dict[str, object]:
    """Return all that is left of the life of *meeting*, but for when it was."""
    issue = desk.forge.repository("root--test").get_issue(meeting)
    reactions = [
        (reaction.content, reaction.user.login)
        for comment in issue.get_comments()
        for reaction in comment.get_reactions()
    ]
    return {
        "comments": len(desk.comments(meeting)),
        "labels": desk.labels(meeting),
        "recorded": desk.recorded(),
        "open": desk.pulls(),
        "reactions": reactions,
        "events": [e.act for e in Workspace(desk.data).records()[meeting].events],
        "branches": [b.name for b in desk.forge.repository("root--test").get_branches()],
    }


def _live(desk: Desk, fault: Fault | None) -> tuple[dict[str, object], int]:
    """File and approve a meeting while *fault* strikes; what is left undone is done by a sync."""
    desk.forge.reset()
    body = desk.office.body("meeting-request-weekly", REQUEST)
    meeting = desk.forge.repository("ben--test").create_issue(title="x", body=body).number
    desk.forge.forget()
    if fault:
        desk.forge.faults.plan(fault)
    desk.follow(meeting)
    desk.forge.repository("ada--test").get_issue(meeting).create_comment("/approve")
    desk.follow(meeting)
    requests = len(desk.forge.requests_by())
    desk.forge.faults.clear()
    desk.follow(meeting)
    return _end(desk, meeting), requests


KINDS = (
    Kind.LOST_AFTER,
    Kind.BAD_GATEWAY,
    Kind.TRUNCATED,
    Kind.LOST_BEFORE,
    Kind.SECONDARY_LIMIT,
    Kind.BAD_GATEWAY_AFTER,
    Kind.UNAUTHORIZED,
)


def test_whichever_request_fails_the_end_is_the_same(service):
    """Every request fails once, with the kinds in turn; LOST_AFTER is the hardest to get right."""
    expected, requests = _live(service, None)
    faults = [Fault(KINDS[at % len(KINDS)], at=at) for at in range(1, requests + 1)]
    faults += [Fault(Kind.LOST_AFTER, at=at) for at in range(1, requests + 1)]
    different = {fault: end for fault in faults if (end := _live(service, fault)[0]) != expected}

    assert {} == different
    assert requests < 60
