"""The sync: a repository whose events were lost looks, after it, as if none had been."""

import contextlib
import datetime as dt
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.cli.service import Service
from generator.cli.sync import Sync
from generator.cli.workspace import Workspace
from generator.errors import ForgeError
from generator.github import Bookmarks, connect
from tests.desk import Desk
from tests.forge.faults import Fault, Kind
from tests.forge.fixtures import forge, running_forge
from tests.forge.people import BOT, REPOSITORY
from tests.office import MINUTES, REQUEST

__all__ = ["forge", "running_forge"]


@dataclass(frozen=True)
class At(Workspace):
    """A workspace in which it is always the same time."""

    time: dt.datetime

    def now(self, at):
        return super().now(at or self.time.isoformat())


class Lossy(Desk):
    """A desk at which events get lost."""

    environment: Mapping[str, str] = {}

    def run(self, command, *arguments, **environment):
        """Run a command where this desk stands."""
        return super().run(command, *arguments, **{**self.environment, **environment})

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

    def steps(self, *, at=None, everything=False, **how):
        """Run a sync in a fresh checkout, *at* a time, and yield its steps."""
        self.checkout()
        workspace = At(self.data, at) if at else Workspace(self.data)
        return Sync(Service(workspace, self.connection()), **how).run(everything=everything)

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
def desk(forge, tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    return Lossy(forge, tmp_path)


def _comments_on(number):
    """Return what tells a comment on an issue from all other requests."""
    return lambda request: request.writes and request.path.endswith(f"/issues/{number}/comments")


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


def _cut_off_at(meeting):
    """Return what tells a change of an issue from all other requests."""
    issue = f"/issues/{meeting}"
    return lambda request: request.writes and (request.path + "/").find(f"{issue}/") > 0


def test_what_a_run_that_was_cut_off_did_not_come_to_is_put_right(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.say(meeting, "/approve")
    time.sleep(1.1)  # times on GitHub are whole seconds
    minutes = desk.file("minutes", {**MINUTES, "meeting": str(meeting)})
    desk.sync()
    time.sleep(1.1)
    desk.lose_comment(minutes, "/sign")
    desk.forge.faults.plan(Fault(Kind.UNAUTHORIZED, at=_cut_off_at(meeting), times=99))
    desk.follow(minutes)
    desk.forge.faults.clear()

    assert [meeting, minutes] == desk.recorded()
    assert ({"signed"}, {"minuted"}) == (
        {"signed", "minuted"} & desk.labels(minutes),
        {"signed", "minuted"} & desk.labels(meeting),
    )
    status, said = desk.sync()

    assert (0, "closed") == (status, desk.issue(meeting).state)
    assert "signed" in desk.labels(meeting)
    assert f"#{meeting}: " in said

    list(desk.steps())
    desk.forge.forget()
    list(desk.steps())
    assert [] == desk.written()


def test_an_event_after_a_run_that_was_cut_off_makes_up_for_it(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.say(meeting, "/approve")
    minutes = desk.file("minutes", {**MINUTES, "meeting": str(meeting)})
    desk.lose_comment(minutes, "/sign")
    desk.forge.faults.plan(Fault(Kind.UNAUTHORIZED, at=_cut_off_at(meeting), times=99))
    desk.follow(minutes)
    desk.forge.faults.clear()
    desk.follow(minutes)

    assert "signed" in desk.labels(meeting)
    desk.forge.forget()
    desk.follow(minutes)
    assert [] == desk.written()


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


def test_talk_is_read_and_left_alone(desk):
    number = desk.file("meeting-request-weekly", REQUEST)
    desk.sync()
    desk.lose_comment(number, "Looking forward to it.")
    desk.forge.forget()
    _, said = desk.sync()

    assert "1 issues read, 0 put right, 0 failed.\n" == said
    assert [] == desk.written()


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


def test_an_action_item_without_its_issue_gets_one_and_one_that_was_changed_is_put_right(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.say(meeting, "/approve")
    minutes = desk.file("minutes", {**MINUTES, "meeting": str(meeting)})
    desk.say(minutes, "/sign")
    (item,) = _action_items(desk)
    item.edit(state="closed", labels=["mine"])
    _, said = desk.sync("--all")
    (item,) = _action_items(desk)

    assert f"#{item.number}: an action item" in said
    assert ("open", {"mine", "action-item"}) == (
        item.state,
        {label.name for label in item.labels} & {"mine", "action-item"},
    )
    desk.forge.remove(item.number)
    desk.sync("--all")
    assert [item.title] == [each.title for each in _action_items(desk)]
    assert "0 put right" in desk.sync("--all")[1]
    assert [] == desk.forge.violations


def _action_items(desk):
    issues = desk.forge.repository("root--test").get_issues(state="all", creator=BOT)
    return [issue for issue in issues if issue.pull_request is None]


def test_time_alone_changes_what_is_said_of_a_meeting(desk):
    later = dt.datetime.now(dt.UTC) + dt.timedelta(days=30)
    meeting = desk.file("meeting-request-weekly", {**REQUEST, "date": f"{later:%Y-%m-%d}"})
    desk.say(meeting, "/approve")
    desk.sync()
    bookmark = desk.bookmark()
    list(desk.steps(at=later - dt.timedelta(days=2)))
    assert "approved" in desk.labels(meeting)
    list(desk.steps(at=later + dt.timedelta(days=2)))

    assert "held" in desk.labels(meeting)
    assert desk.bookmark().at > bookmark.at


def test_a_checkout_that_is_out_of_date_does_no_harm(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.checkout()
    service = Service(Workspace(desk.data), desk.connection())
    assert {} == service.records
    desk.say(meeting, "/approve")
    labels, comments = desk.labels(meeting), desk.comments(meeting)
    steps = list(Sync(service).run())

    assert [] == [righted for step in steps for righted in step.righted]
    assert (labels, comments) == (desk.labels(meeting), desk.comments(meeting))


def test_an_issue_that_takes_no_comments_is_told_of_and_the_rest_of_it_is_done(desk):
    number = desk.lose("meeting-request-weekly", REQUEST)
    desk.forge.faults.plan(Fault(Kind.LOCKED, at=_comments_on(number)))
    status, said = desk.sync()

    assert (0, []) == (status, desk.comments(number))
    assert f"#{number} takes no comments" in said
    assert "requested" in desk.labels(number)


def test_what_a_filing_has_to_be_answered_is_written_once_however_often_it_changes(desk):
    """A run comes to an end, even if GitHub kept no answer as it was written."""
    number = desk.lose("meeting-request-weekly", REQUEST)
    desk.forge.faults.plan(Fault(Kind.LOCKED, at=_comments_on(number), times=99))

    assert len(list(desk.steps())) < 9


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
    desk.forge.faults.plan(Fault(Kind.UNAUTHORIZED, at=_comments_on(numbers[1]), times=99))
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
    desk.forge.faults.plan(Fault(kind, at=_comments_on(numbers[1]), retry_after=600))
    status, said = desk.sync()

    assert 2 == status
    assert "The rest is left to the next run." in said
    assert [1, 0, 0] == [len(desk.comments(number)) for number in numbers]
    desk.forge.faults.clear()
    assert 0 == desk.sync()[0]
    assert [1, 1, 1] == [len(desk.comments(number)) for number in numbers]


KINDS = (Kind.LOST_AFTER, Kind.BAD_GATEWAY, Kind.UNAUTHORIZED, Kind.TRUNCATED, Kind.PRIMARY_LIMIT)


def _end(desk, number):
    issue = desk.issue(number)
    said = [(comment.user.login, comment.body.count("\n")) for comment in issue.get_comments()]
    branches = [branch.name for branch in desk.forge.repository("root--test").get_branches()]
    return said, desk.labels(number), desk.recorded(), desk.pulls(), branches


def _made_up_for(desk, fault):
    """Sync after two events were lost, first while *fault* strikes; return the end and the toll."""
    desk.forge.reset()
    number = desk.lose("meeting-request-weekly", REQUEST)
    desk.lose_comment(number, "/approve")
    desk.forge.forget()
    if fault:
        desk.forge.faults.plan(fault)
    with contextlib.suppress(ForgeError):
        list(desk.steps())
    requests = len(desk.asked())
    desk.forge.faults.clear()
    list(desk.steps())
    return _end(desk, number), requests


def test_whichever_request_of_a_sync_fails_the_next_one_brings_about_the_same_end(desk):
    expected, requests = _made_up_for(desk, None)
    faults = [
        Fault(KINDS[at % len(KINDS)], at=at, retry_after=600) for at in range(1, requests + 1)
    ]
    different = {
        fault: end for fault in faults if (end := _made_up_for(desk, fault)[0]) != expected
    }

    assert {} == different
    assert 20 < requests < 40


# How many requests


def test_three_hundred_issues_are_three_pages(desk):
    desk.forge.fill((f"{number}", "Coffee.") for number in range(300))
    desk.sync()

    assert 3 == desk.asked().count("POST /graphql")
    assert 3 * 3 == desk.forge.points()
    assert [] == desk.written()
    assert len(desk.asked()) <= 9


def test_a_first_filing_and_its_approval_take_few_requests(desk):
    meeting = desk.lose("meeting-request-weekly", REQUEST)
    desk.forge.forget()
    desk.respond("issues", "opened", "ben--test", issue=meeting)
    first = len(desk.asked())
    desk.forge.forget()
    desk.say(meeting, "/approve")

    assert first <= 14
    assert len(desk.asked()) <= 20


def test_to_read_everything_again_moves_the_bookmark_once(desk):
    desk.forge.fill((f"{number}", "Coffee.") for number in range(9))
    desk.sync()
    time.sleep(1.1)  # times are whole seconds
    desk.forge.forget()
    list(desk.steps(everything=True, every=2, size=2))

    assert 1 == sum(each.startswith("PATCH") for each in desk.asked())


# On an Enterprise Server


def test_an_enterprise_server_is_asked_below_its_own_address(desk):
    server = "https://github.example.com"
    api = desk.forge.enterprise_url
    desk.environment = {"GITHUB_API_URL": api, "GITHUB_SERVER_URL": server}
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.say(meeting, "/approve")

    assert [meeting] == desk.recorded()
    assert "held" in desk.labels(meeting)
    assert f"{server}/office/meetings/issues/new?" in desk.comments(meeting)[0]
    assert "POST /graphql" in desk.asked()
    assert [] == desk.forge.violations
