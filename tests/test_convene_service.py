"""Requests opened ahead of time on GitHub, over HTTP: each once, and answered at once."""

import contextlib
import time
from dataclasses import replace
from pathlib import Path

import pytest
from github.Issue import Issue
from typer.testing import CliRunner

from generator.cli import app
from generator.cli.convening import Convening
from generator.cli.proposed import with_proposed
from generator.cli.service import Service
from generator.cli.workspace import Workspace
from generator.errors import ForgeError
from generator.github import connect
from generator.github.markers import FORM, OPENED_OF
from tests.desk import Desk
from tests.forge.faults import Fault, Kind
from tests.forge.fixtures import forge, running_forge
from tests.forge.forge import Forge
from tests.forge.people import BOT, REPOSITORY
from tests.office import REQUEST
from tests.test_convene import CLAUSE

__all__ = ["forge", "running_forge"]

AT = "2026-03-24T09:00"
"""When one meeting is to be asked for, on 30 March."""

REGULAR = """

[recurrence]
rule = "FREQ=WEEKLY;BYDAY=MO"
since = 2026-01-05
start = 14:00:00
minutes = 60
"""
FORMS = 'room = "blue"\norganizer = "ada--test"\n'


class Convened(Desk):
    """A desk at which the daily run asks for meetings."""

    def __init__(self, forge: Forge, folder: Path) -> None:
        super().__init__(forge, folder)
        path = self.data / "meeting-types" / "weekly.toml"
        path.write_text(FORMS + path.read_text("utf-8") + REGULAR, "utf-8")

    def convene(self, *options: str, at: str = AT) -> str:
        """Run ``minutebook convene`` in a checkout of the default branch; return its output."""
        self.checkout()
        result = CliRunner().invoke(
            app,
            ["convene", "--data", str(self.data), "--at", at, *options],
            env={
                "GITHUB_TOKEN": self.forge.token(),
                "GITHUB_REPOSITORY": REPOSITORY,
                "GITHUB_API_URL": self.forge.url,
                "MINUTEBOOK_LOGIN": BOT,
            },
            catch_exceptions=False,
        )
        return result.output

    def convene_patiently(self) -> None:
        """Ask as a run would, which gives up where GitHub does not answer for long."""
        self.checkout()
        workspace = Workspace(self.data)
        with contextlib.suppress(ForgeError):
            connection = connect(self.forge.token(), REPOSITORY, self.forge.url, BOT)
            patient = replace(connection, pause=self.waits.append)
            records = with_proposed(workspace, patient)
            archive = workspace.archive(records, workspace.now(AT))
            Convening(Service(workspace, patient), archive).run()

    def opened(self) -> list[Issue]:
        """Return the issues that were opened ahead of time, the first first."""
        issues = self.forge.repository("root--test").get_issues(state="all", direction="asc")
        return [each for each in issues if OPENED_OF.match(each.body or "")]


@pytest.fixture
def desk(forge, tmp_path) -> Convened:
    return Convened(forge, tmp_path)


def test_the_request_is_opened_and_answered_and_waits_for_approval(desk):
    printed = desk.convene()
    (issue,) = desk.opened()
    (answer,) = desk.comments(issue.number)

    assert f"#{issue.number}: Weekly meeting, March 30, 2026" in printed
    assert ("Weekly meeting, March 30, 2026", BOT) == (issue.title, issue.user.login)
    assert {"meeting-request-weekly", "requested"} == desk.labels(issue.number)
    assert "@ada--test @ben--test This request" in issue.body
    assert "@ada--test" in answer
    assert "`/approve`" in answer
    assert [f"filing/{issue.number}"] == desk.pulls()
    assert [] == desk.forge.violations


def test_what_would_be_refused_is_told_once_and_is_no_filing(desk):
    (path,) = (desk.data / "regulations").glob("*.toml")
    path.write_text(path.read_text("utf-8") + CLAUSE, "utf-8")
    late = "2026-03-27T09:00"
    desk.convene(at=late)
    (told, asked) = desk.opened()
    desk.convene(at=late)

    assert "Weekly meeting, March 30, 2026: not asked for yet" == told.title
    assert [told.number, asked.number] == [each.number for each in desk.opened()]
    assert ([], set()) == (desk.comments(told.number), desk.labels(told.number))


def test_the_head_approves_what_was_asked_for_in_the_name_of_the_secretary(desk):
    desk.convene()
    (issue,) = desk.opened()
    desk.say(issue.number, "/approve", by="ada--test")
    desk.checkout()
    record = Workspace(desk.data).records()[issue.number]

    assert ("ben--test", "2026-03-30") == (record.author, str(getattr(record.answers, "date", "")))
    assert "requested" not in desk.labels(issue.number)


def test_nothing_is_opened_twice_whatever_became_of_it(desk):
    """As it is, with another title and day, without its labels, closed, and approved."""
    desk.convene()
    (issue,) = desk.opened()
    desk.convene()
    seen = desk.opened()[0]
    body = seen.body.replace("2026-03-30", "2026-03-31")
    desk.forge.repository("ben--test").get_issue(issue.number).edit(title="Ours", body=body)
    desk.respond("issues", "edited", "ben--test", issue=issue.number)
    desk.convene()
    for label in seen.labels:
        desk.forge.repository("ben--test").get_issue(issue.number).remove_from_labels(label)
    desk.convene()
    time.sleep(1.1)  # times on GitHub are whole seconds
    desk.say(issue.number, "/approve")
    desk.convene()

    assert [issue.number] == [each.number for each in desk.opened()]
    assert [issue.number] == desk.recorded()


def test_a_request_that_somebody_closed_is_not_opened_again(desk):
    desk.convene()
    (issue,) = desk.opened()
    desk.forge.repository("ben--test").get_issue(issue.number).edit(state="closed")
    desk.respond("issues", "closed", "ben--test", issue=issue.number)
    desk.convene()

    assert ["closed"] == [each.state for each in desk.opened()]
    assert [] == desk.pulls()


def test_what_somebody_asks_for_whose_record_waits_is_not_asked_for_again(desk):
    desk.file("meeting-request-weekly", {**REQUEST, "date": "2026-03-30"})
    desk.convene()

    assert [] == desk.opened()


def test_a_marker_that_somebody_copied_keeps_nobody_from_being_asked(desk):
    marker = "<!-- minutebook opened=weekly/2026-03-30 for=ada--test -->"
    issue = desk.forge.repository("cai--test").create_issue(title="x", body=marker)
    desk.convene()

    assert [BOT] == [each.user.login for each in desk.opened() if each.number != issue.number]


def test_a_marker_that_somebody_copied_makes_nobody_else_the_author(desk):
    form = desk.office.body("meeting-request-weekly", REQUEST)
    marker = "<!-- minutebook opened=weekly/2026-03-30 for=ada--test -->"
    body = f"{marker}\n\n{FORM}\n{form}"
    issue = desk.forge.repository("cai--test").create_issue(title="x", body=body)
    desk.respond("issues", "opened", "cai--test", issue=issue.number)

    assert "there is text above the first heading" in desk.comments(issue.number)[0]


def test_what_a_run_opened_and_did_not_answer_is_answered_by_the_next(desk):
    refused = Fault(Kind.UNAUTHORIZED, at=lambda asked: "graphql" in asked.path, times=99)
    desk.forge.faults.plan(refused)
    with pytest.raises(ForgeError, match="1 of the requests could not be opened"):
        desk.convene()
    (issue,) = desk.opened()
    assert [] == desk.comments(issue.number)

    desk.forge.faults.clear()
    desk.convene()

    assert 1 == len(desk.comments(issue.number))
    assert [issue.number] == [each.number for each in desk.opened()]


def test_a_dry_run_shows_what_would_be_opened(desk):
    printed = desk.convene("--dry-run")

    assert "### Topic\n\nWeekly meeting, March 30, 2026" in printed
    assert [] == desk.opened()


def test_a_dry_run_needs_no_token(desk, monkeypatch):
    monkeypatch.delenv("GITHUB_TOKEN", raising=False)
    arguments = ["convene", "--dry-run", "--data", str(desk.data), "--at", AT]
    result = CliRunner().invoke(app, arguments, catch_exceptions=False)

    assert "### Topic\n\nWeekly meeting, March 30, 2026" in result.output


KINDS = (Kind.LOST_AFTER, Kind.BAD_GATEWAY, Kind.TRUNCATED, Kind.UNAUTHORIZED, Kind.LOST_BEFORE)


def test_whichever_request_fails_the_meeting_is_asked_for_once(desk):
    """A run in which one request fails, and the next one, end as one run does."""
    desk.forge.forget()
    desk.convene_patiently()
    requests = len(desk.forge.requests_by())
    expected = _state(desk)
    assert 1 == len(expected)
    different = {}
    for at in range(1, requests + 1):
        for kind in {Kind.LOST_AFTER, KINDS[at % len(KINDS)]}:
            desk.forge.reset()
            desk.forge.faults.plan(Fault(kind, at=at))
            desk.convene_patiently()
            desk.forge.faults.clear()
            desk.convene_patiently()
            if (end := _state(desk)) != expected:
                different[at, kind] = end

    assert {} == different
    assert requests < 25


def test_one_that_was_opened_twice_is_taken_back(desk):
    """A list may come without what was made last, after an answer that was lost."""
    desk.forge.faults.plan(
        Fault(Kind.LOST_AFTER, at=lambda asked: asked.method == "POST" and _is_issues(asked.path)),
        Fault(Kind.STALE_LIST, at=lambda asked: asked.method == "GET" and _is_issues(asked.path)),
    )
    desk.convene_patiently()
    desk.forge.faults.clear()
    twin, answered = desk.opened()
    desk.convene_patiently()
    left = desk.issue(twin.number)

    assert [answered.number] == [each.number for each in desk.opened()]
    assert ("closed", f"#{answered.number}") == (left.state, left.body)
    assert (0, 1) == tuple(len(desk.comments(each.number)) for each in (twin, answered))


def _is_issues(path: str) -> bool:
    return path == f"/repos/{REPOSITORY}/issues"


def _state(desk: Convened) -> list[tuple[object, ...]]:
    pulls = tuple(desk.pulls())
    return [
        (each.title, each.state, desk.labels(each.number), len(desk.comments(each.number)), pulls)
        for each in desk.opened()
    ]
