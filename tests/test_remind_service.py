"""Reminders on GitHub, over HTTP: each is said once, whatever becomes of the runs."""

import contextlib
import datetime as dt
import re
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.cli.proposed import with_proposed
from generator.cli.remind import say_what_fell_due
from generator.cli.workspace import Workspace
from generator.errors import ForgeError
from generator.github import connect
from generator.github.bookmark import Bookmark, Bookmarks
from generator.github.markers import ACTION_OF, BOARD, REMINDER_OF
from tests.desk import Desk
from tests.forge.faults import Fault, Kind
from tests.forge.fixtures import forge, running_forge
from tests.forge.people import BOT, REPOSITORY
from tests.office import MINUTES, REQUEST

__all__ = ["forge", "running_forge"]

ALL_OF_APRIL = ("--since", "2026-04-01")


def days_ahead(days: int) -> str:
    """Return the time in so many days: a month is more than the longest holidays."""
    return (dt.datetime.now(dt.UTC) + dt.timedelta(days=days)).isoformat(timespec="seconds")


class Reminded(Desk):
    """A desk at which the daily run reminds people."""

    def remind(self, *options: str) -> str:
        """Run ``minutebook remind`` in a checkout of the default branch; return what it printed."""
        self.checkout()
        result = CliRunner().invoke(
            app,
            ["remind", "--data", str(self.data), *options],
            env={
                "GITHUB_TOKEN": self.forge.token(),
                "GITHUB_REPOSITORY": REPOSITORY,
                "GITHUB_API_URL": self.forge.url,
                "MINUTEBOOK_LOGIN": BOT,
            },
            catch_exceptions=False,
        )
        return result.output

    def reminders(self, number: int) -> list[str]:
        """Return the comments on an issue that remind people."""
        return [each for each in self.comments(number) if REMINDER_OF.match(each)]

    def keys(self, number: int) -> list[str]:
        """Return the keys of what people were reminded of on an issue, in order."""
        markers = (REMINDER_OF.match(each) for each in self.comments(number))
        return [key for marker in markers if marker for key in marker["keys"].split()]

    def all_keys(self) -> list[str]:
        """Return the keys of everything that people were reminded of."""
        issues = self.forge.repository("root--test").get_issues(state="all")
        return sorted(key for issue in issues for key in self.keys(issue.number))

    def boards(self) -> int:
        """Return how many issues there are for what belongs to no other."""
        issues = self.forge.repository("root--test").get_issues(state="all")
        return sum((issue.body or "").startswith(BOARD) for issue in issues)

    def run_patiently(self, since: dt.datetime) -> None:
        """Remind as a run would, which gives up where GitHub does not answer for long."""
        self.checkout()
        workspace = Workspace(self.data)
        with contextlib.suppress(ForgeError):
            connection = connect(self.forge.token(), REPOSITORY, self.forge.url, BOT)
            patient = replace(connection, pause=self.waits.append)
            archive = workspace.archive(with_proposed(workspace, patient), workspace.now(None))
            say_what_fell_due(workspace, patient, archive, since, dry_run=False)

    def take_back(self) -> None:
        """Delete every reminder, and the issue of those that belong to no other."""
        for issue in self.forge.repository("root--test").get_issues(state="all"):
            if (issue.body or "").startswith(BOARD):
                self.forge.remove(issue.number)
                continue
            for comment in issue.get_comments():
                if REMINDER_OF.match(comment.body):
                    comment.delete()

    def approved(self) -> int:
        """Let there be a meeting of 13 April whose minutes are owed; return its number."""
        meeting = self.file("meeting-request-weekly", REQUEST)
        self.say(meeting, "/approve")
        return meeting


@pytest.fixture
def desk(forge, tmp_path) -> Reminded:
    return Reminded(forge, tmp_path)


def test_who_owes_minutes_is_called_in_a_comment_of_its_own(desk):
    meeting = desk.approved()
    (answer,) = desk.comments(meeting)
    desk.remind(*ALL_OF_APRIL)

    (reminder,) = desk.reminders(meeting)
    assert [answer, reminder] == desk.comments(meeting)
    assert [f"{meeting}/minutes-head/2026-04-15"] == desk.keys(meeting)
    assert {"@ben--test", "@ada--test"} == set(re.findall(r"@[\w-]+", reminder))
    assert [] == desk.forge.violations


def test_the_generator_goes_on_with_its_answer_and_not_with_a_reminder(desk):
    meeting = desk.approved()
    desk.remind(*ALL_OF_APRIL)
    before = desk.reminders(meeting)
    desk.say(meeting, "/help")

    answer, reminder = desk.comments(meeting)
    assert "What can be said here now" in answer
    assert [reminder] == before


def test_a_second_run_says_nothing_again(desk):
    meeting = desk.approved()
    desk.remind(*ALL_OF_APRIL)
    desk.remind(*ALL_OF_APRIL)
    desk.remind()

    assert 1 == len(desk.reminders(meeting))


def test_a_marker_that_somebody_copied_keeps_nobody_from_being_reminded(desk):
    meeting = desk.approved()
    marker = f"<!-- minutebook reminder={meeting}/minutes-head/2026-04-15 -->"
    desk.forge.repository("cai--test").get_issue(meeting).create_comment(marker)
    desk.remind(*ALL_OF_APRIL)

    assert 1 == len(desk.reminders(meeting))


def test_the_first_run_does_not_go_into_the_past(desk):
    meeting = desk.approved()
    desk.remind("--at", days_ahead(30))

    assert [] == desk.reminders(meeting)


def test_the_next_run_begins_where_the_last_one_ended(desk):
    desk.remind("--at", "2026-04-10T07:23")
    meeting = desk.approved()
    desk.remind("--dry-run")
    desk.remind()

    (key,) = desk.keys(meeting)
    assert f"{meeting}/minutes-head/2026-04-15" == key


def test_a_request_that_waits_on_its_branch_is_known(desk):
    later, _, _ = days_ahead(60).partition("T")
    meeting = desk.file("meeting-request-weekly", {**REQUEST, "date": later})
    desk.remind("--since", days_ahead(0), "--at", days_ahead(30))

    (reminder,) = desk.reminders(meeting)
    assert "@ada--test" in reminder
    assert "`/approve`" in reminder


def test_an_action_item_is_said_on_its_own_issue(desk):
    meeting = desk.approved()
    minutes = desk.file("minutes", {**MINUTES, "meeting": str(meeting)})
    desk.say(minutes, "/sign")
    desk.remind("--since", days_ahead(0), "--at", days_ahead(30))

    issues = desk.forge.repository("root--test").get_issues(state="all")
    (own,) = [issue.number for issue in issues if ACTION_OF.match(issue.body or "")]
    (reminder,) = desk.reminders(own)
    assert f"{meeting}-1/action-head/" in reminder
    assert "`/done outcome, link or file`" in reminder
    assert [] == [key for key in desk.keys(minutes) if "action" in key]


def test_what_belongs_to_no_issue_is_said_on_one_that_is_made_once(desk):
    desk.approved()
    desk.remind("--since", days_ahead(0), "--at", days_ahead(30))
    desk.remind("--at", days_ahead(60))
    issues = desk.forge.repository("root--test").get_issues(state="all")
    (board,) = [issue for issue in issues if (issue.body or "").startswith(BOARD)]

    assert "Weekly digest and reminders" == board.title
    assert 2 == len(desk.reminders(board.number))
    assert all("@ben--test" in each for each in desk.reminders(board.number))


def test_the_issue_for_what_belongs_to_no_other_names_the_bulletin_although_it_is_old(desk):
    desk.approved()
    settings = desk.data / "settings.toml"
    old = desk.forge.repository().create_issue("Weekly digest", f"{BOARD}\r\nHere be digests.")
    settings.write_text(f'site_url = "https://minutes.example.com/"\n{settings.read_text("utf-8")}')
    desk.remind("--since", days_ahead(0), "--at", days_ahead(30))
    desk.forge.forget()
    desk.remind("--at", days_ahead(60))

    address = "https://minutes.example.com/bulletin/index.html"
    assert f"the [bulletin](<{address}>) for everybody" in desk.issue(old.number).body
    changed = [each.request.path for each in desk.forge.requests if each.request.method == "PATCH"]
    assert [] == [path for path in changed if path.endswith(f"/issues/{old.number}")]


def test_one_that_cannot_be_said_does_not_stop_the_others_and_is_said_by_the_next_run(desk):
    first, second = desk.approved(), desk.approved()
    comment = f"/repos/{REPOSITORY}/issues/{first}/comments"
    broken = Fault(
        Kind.UNAUTHORIZED,
        at=lambda asked: (asked.method, asked.path) == ("POST", comment),
        times=99,
    )
    desk.forge.forget()
    desk.forge.faults.plan(broken)
    with pytest.raises(ForgeError, match="1 of the comments could not be written"):
        desk.remind(*ALL_OF_APRIL)

    assert ([], 1) == (desk.reminders(first), len(desk.reminders(second)))
    assert None is _bookmark(desk)

    desk.forge.faults.clear()
    desk.remind(*ALL_OF_APRIL)

    assert (1, 1) == (len(desk.reminders(first)), len(desk.reminders(second)))
    assert None is not _bookmark(desk)


def _bookmark(desk: Reminded) -> Bookmark | None:
    return Bookmarks(connect(desk.forge.token(), REPOSITORY, desk.forge.url, BOT), "remind").find()


def test_an_issue_that_takes_no_comments_is_passed_over(desk):
    first, second = desk.approved(), desk.approved()
    comment = f"/repos/{REPOSITORY}/issues/{first}/comments"
    desk.forge.faults.plan(
        Fault(Kind.LOCKED, at=lambda asked: (asked.method, asked.path) == ("POST", comment))
    )
    printed = desk.remind(*ALL_OF_APRIL)

    assert f"#{first} takes no comments" in printed
    assert 1 == len(desk.reminders(second))
    assert None is not _bookmark(desk)


KINDS = (Kind.LOST_AFTER, Kind.BAD_GATEWAY, Kind.TRUNCATED, Kind.UNAUTHORIZED, Kind.LOST_BEFORE)


def test_whichever_request_fails_everything_is_said_once(desk):
    """A run in which one request fails, and the next one, say what one run says."""
    meetings = [desk.approved(), desk.approved()]
    since = desk.office.at("2026-04-01T00:00")
    desk.forge.forget()
    desk.run_patiently(since)
    expected, requests = desk.all_keys(), len(desk.forge.requests_by())
    assert {f"{number}/minutes-head/2026-04-15" for number in meetings} <= {*expected}
    assert len(expected) == len({*expected})
    assert 1 == desk.boards()
    different = {}
    for at in range(1, requests + 1):
        for kind in (Kind.LOST_AFTER, KINDS[at % len(KINDS)]):
            desk.take_back()
            desk.forge.faults.plan(Fault(kind, at=at))
            desk.run_patiently(since)
            desk.forge.faults.clear()
            desk.run_patiently(since)
            end = (desk.all_keys(), desk.boards())
            if end != (expected, 1):
                different[at, kind] = end

    assert {} == different
    assert requests < 20
