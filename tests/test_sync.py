"""The sync: a repository whose events were lost looks, after it, as if none had been."""

import re
import time
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.cli.service import Service
from generator.cli.sync import Sync
from generator.cli.workspace import Workspace
from generator.github import Bookmarks, connect
from tests.forge.faults import Fault, Kind
from tests.forge.fixtures import forge, running_forge
from tests.forge.people import BOT, REPOSITORY
from tests.office import MINUTES, REQUEST
from tests.test_service import Desk

__all__ = ["forge", "running_forge"]


class Lossy(Desk):
    """A desk at which events get lost."""

    def lose(self, slug, answers, by="ben--test"):
        """Open an issue without anybody noticing; return its number."""
        body = self.office.body(slug, answers)
        return self.forge.repository(by).create_issue(title=slug, body=body).number

    def lose_comment(self, number, text, by="ada--test"):
        """Comment without anybody noticing."""
        return self.forge.repository(by).get_issue(number).create_comment(text).id

    def sync(self, *options):
        """Run ``minutebook sync`` in a fresh checkout; return its status and what it printed."""
        self.checkout()
        result = CliRunner().invoke(
            app,
            ["sync", "--data", str(self.data), *options],
            env={
                "GITHUB_TOKEN": self.forge.token(),
                "GITHUB_REPOSITORY": REPOSITORY,
                "GITHUB_API_URL": self.forge.url,
                "MINUTEBOOK_LOGIN": BOT,
            },
            catch_exceptions=False,
        )
        return result.exit_code, result.stdout

    def connection(self):
        connection = connect(self.forge.token(), REPOSITORY, self.forge.url, BOT)
        return replace(connection, pause=self.waits.append)

    def steps(self, *, everything=False, **how):
        """Run a sync in a fresh checkout, and yield its steps."""
        self.checkout()
        service = Service(Workspace(self.data), self.connection())
        return Sync(service, **how).run(everything=everything)

    def bookmark(self):
        return Bookmarks(self.connection()).find()

    def asked(self):
        """Return what the product asked since the last `forget`, most of it in a word or two."""
        return [f"{each.request.method} {each.request.path}" for each in self.forge.requests_by()]

    def written(self):
        """Return what was written, but for the bookmark."""
        ours = re.compile(r"POST /graphql|.*/git/(commits|trees|refs|refs/minutebook/sync)")
        return [a for a in self.asked() if not (a.startswith("GET") or ours.fullmatch(a))]


@pytest.fixture
def desk(forge, tmp_path):
    return Lossy(forge, tmp_path)


# What was lost


def test_a_filing_and_its_approval_that_nobody_noticed_are_put_right(desk):
    number = desk.lose("meeting-request-weekly", REQUEST)
    desk.lose_comment(number, "/approve")
    status, said = desk.sync()

    assert (0, [number]) == (status, desk.recorded())
    assert f"#{number}: its record, its labels, a command, the answer" in said
    assert {"meeting-request-weekly", "held"} <= desk.labels(number)
    assert [] == desk.forge.violations


def test_what_builds_on_another_filing_that_was_lost_is_put_right_as_well(desk):
    meeting = desk.lose("meeting-request-weekly", REQUEST)
    desk.lose_comment(meeting, "/approve")
    minutes = desk.lose("minutes", {**MINUTES, "meeting": str(meeting)})
    desk.lose_comment(minutes, "/sign")
    desk.sync()

    assert [meeting, minutes] == desk.recorded()
    assert "signed" in desk.labels(meeting)


def test_what_is_right_is_left_alone_and_costs_no_request_of_its_own(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.say(meeting, "/approve")
    desk.file("meeting-request-weekly", {**REQUEST, "date": "soon"})
    desk.file("meeting-request-weekly", {**REQUEST, "start": "16:00"})
    desk.forge.repository("ben--test").create_issue(title="Coffee", body="It is broken.")
    desk.forge.forget()
    status, said = desk.sync()

    assert (0, "4 issues read, 0 put right, 0 failed.\n") == (status, said)
    assert [] == desk.written()
    assert 1 == desk.asked().count("POST /graphql")
    assert [] == [each for each in desk.asked() if "/issues/" in each]


def test_labels_and_answers_that_others_changed_are_put_right(desk):
    number = desk.file("meeting-request-weekly", REQUEST)
    issue = desk.forge.repository("root--test").get_issue(number)
    before = desk.labels(number)
    issue.set_labels("mine")
    next(iter(issue.get_comments())).delete()
    _, said = desk.sync()

    assert f"#{number}: its labels, the answer" in said
    assert {*before, "mine"} == desk.labels(number)
    assert 1 == len(desk.comments(number))


def test_a_dry_run_says_what_it_would_do_and_does_nothing(desk):
    number = desk.lose("meeting-request-weekly", REQUEST)
    status, said = desk.sync("--dry-run")

    assert 0 == status
    assert f"#{number}: its record, its labels, the answer" in said
    assert "1 would be put right" in said
    assert {"GET", "POST"} >= {each.request.method for each in desk.forge.requests_by()}
    assert {"/graphql"} == {
        each.request.path for each in desk.forge.requests_by() if each.request.method == "POST"
    }
    assert desk.bookmark() is None


def test_a_record_whose_issue_is_gone_is_told_of_and_kept(desk):
    number = desk.file("meeting-request-weekly", REQUEST)
    desk.say(number, "/approve")
    desk.forge.remove(number)
    _, said = desk.sync("--all")

    assert f"#{number}: it is gone, and its record is kept" in said
    assert [number] == desk.recorded()


# The bookmark


def test_only_what_changed_since_the_last_sync_is_read(desk):
    desk.forge.fill((f"{number}", "Coffee.") for number in range(5))
    time.sleep(1.1)  # times on GitHub are whole seconds
    desk.forge.fill([("latest", "Coffee.")])
    desk.sync()
    number = desk.lose("meeting-request-weekly", REQUEST)
    steps = list(desk.steps())

    assert {6, number} == {step.issue for step in steps}
    assert [number] == [righted.issue for step in steps for righted in step.righted]


def test_a_sync_after_which_nothing_changed_asks_three_things_at_no_charge(desk):
    desk.forge.fill((f"{number}", "Coffee.") for number in range(3))
    desk.sync()
    spent, points = desk.forge.hub.memory.spent[BOT], desk.forge.points()
    desk.forge.forget()
    _, said = desk.sync()

    assert "0 issues read, 0 put right, 0 failed.\n" == said
    assert [
        "GET /repos/office/meetings/git/ref/minutebook/sync",
        f"GET /repos/office/meetings/git/commits/{_sha(desk)}",
        "GET /repos/office/meetings/issues",
    ] == desk.asked()
    assert 304 == desk.forge.requests_by()[-1].status
    assert (2, 0) == (desk.forge.hub.memory.spent[BOT] - spent, desk.forge.points() - points)


def _sha(desk):
    return desk.forge.get("/repos/office/meetings/git/ref/minutebook/sync")["object"]["sha"]


def test_all_reads_everything_again(desk):
    desk.forge.fill((f"{number}", "Coffee.") for number in range(5))
    desk.sync()
    _, said = desk.sync("--all")

    assert "5 issues read, 0 put right, 0 failed.\n" == said


def test_a_sync_that_was_cut_off_goes_on_where_it_was(desk):
    for numbers in ("123", "456", "789"):
        desk.forge.fill((number, "Coffee.") for number in numbers)
        time.sleep(1.1)  # times on GitHub are whole seconds
    steps = desk.steps(every=4, size=2)
    cut = [next(steps).issue for _ in range(6)]
    steps.close()
    rest = [step.issue for step in desk.steps(every=4, size=2)]

    assert [1, 2, 3, 4, 5, 6] == cut
    assert [4, 5, 6, 7, 8, 9] == rest


def test_an_issue_that_fails_does_not_keep_the_others_and_is_read_the_next_time(desk):
    numbers = [
        desk.lose("meeting-request-weekly", {**REQUEST, "start": f"{hour}:00"})
        for hour in (9, 11, 13)
    ]
    desk.forge.faults.plan(
        Fault(
            Kind.UNAUTHORIZED,
            at=lambda request: request.path.endswith(f"/issues/{numbers[1]}/comments"),
            times=99,
        )
    )
    status, said = desk.sync()

    assert 2 == status
    assert f"#{numbers[1]} could not be followed: ForgeError: GitHub answered 401" in said
    assert [1, 0, 1] == [len(desk.comments(number)) for number in numbers]
    desk.forge.faults.clear()
    assert 0 == desk.sync()[0]
    assert [1, 1, 1] == [len(desk.comments(number)) for number in numbers]


@pytest.mark.parametrize("kind", [Kind.PRIMARY_LIMIT, Kind.TOO_MANY])
def test_a_limit_ends_the_run_and_leaves_the_rest_to_the_next(desk, kind):
    numbers = [
        desk.lose("meeting-request-weekly", {**REQUEST, "start": f"{hour}:00"})
        for hour in (9, 11, 13)
    ]
    desk.forge.faults.plan(
        Fault(
            kind,
            at=lambda request: request.path.endswith(f"/issues/{numbers[1]}/comments"),
            retry_after=600,
        )
    )
    status, said = desk.sync()

    assert 2 == status
    assert "The rest is left to the next run." in said
    assert [1, 0, 0] == [len(desk.comments(number)) for number in numbers]
    desk.forge.faults.clear()
    assert 0 == desk.sync()[0]
    assert [1, 1, 1] == [len(desk.comments(number)) for number in numbers]


# How many requests


def test_three_hundred_issues_are_three_pages(desk):
    desk.forge.fill((f"{number}", "Coffee.") for number in range(300))
    desk.sync()

    assert 3 == desk.asked().count("POST /graphql")
    assert 3 * 3 == desk.forge.points()
    assert [] == desk.written()
    assert len(desk.asked()) <= 9
