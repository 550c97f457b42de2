"""Action items as issues of their own, below the minutes, over HTTP (R102, R103)."""

import datetime as dt
from dataclasses import replace

import pytest
from github.Issue import Issue

from generator.archive import Action
from generator.cli.carrying import errand_of
from generator.github import connect
from generator.github.errands import MOST, Errands
from generator.render.page import Links
from tests.desk import Desk
from tests.forge.faults import Fault, Kind
from tests.forge.fixtures import forge, running_forge
from tests.forge.forge import Forge
from tests.forge.people import BOT, REPOSITORY
from tests.office import MINUTES, REQUEST, Office

__all__ = ["forge", "running_forge"]

LINKS = Links("https://github.com/office/meetings", "https://minutes.example.com")
TWO = "- Ask three printers; 蔡小; 2026-04-20; in writing\n- Book the room; Ada; 2026-05-04; large"
MEETING = 17
FIRST_LABELS = {"action-item", "due:2026-04-20", "kind:task", "overdue"}


class Board:
    """The issues of the action items of one meeting, whose minutes are an issue on the forge."""

    def __init__(self, forge: Forge, actions: str = TWO) -> None:
        self.forge = forge
        self.office = Office()
        self.office.fill()
        opened = forge.repository("ben--test").create_issue("Minutes", "As filed")
        self.minutes = opened.number
        self.edit(actions)

    def edit(self, actions: str) -> None:
        """Edit the action items in the minutes, which are signed again."""
        self.office.file("minutes", 21, {**MINUTES, "actions": actions}, at="2026-04-16T12:00")

    def actions(self, at: str = "2026-05-01T09:00") -> list[Action]:
        """Return the action items as the archive has them."""
        found = self.office.archive(at).actions
        return sorted(found, key=lambda action: action.place)

    def track(self, at: str = "2026-05-01T09:00", language: str = "en", **changes) -> int:
        """Bring the issues in line, in a run of its own which waits for nothing."""
        connection = connect(self.forge.token(), REPOSITORY, self.forge.url, BOT)
        patient = replace(connection, pause=lambda _: None)
        context = self.office.workspace.context(language)
        errands = [errand_of(each, self.minutes, context, LINKS) for each in self.actions(at)]
        errands = [replace(each, **changes) for each in errands]
        since = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
        return Errands(patient).track(self.minutes, MEETING, since, errands)

    def issues(self) -> list[Issue]:
        """Return the issues that the generator opened."""
        found = self.forge.repository("root--test").get_issues(state="all", direction="asc")
        return [issue for issue in found if issue.user.login == BOT]

    def titles(self, state: str = "open") -> list[str]:
        """Return the titles of the issues that are *state*."""
        return [issue.title for issue in self.issues() if issue.state == state]

    def below(self) -> list[int]:
        """Return the sub-issues of the minutes."""
        issue = self.forge.repository("root--test").get_issue(self.minutes)
        return [each.number for each in issue.get_sub_issues()]

    def writes(self) -> list[str]:
        """Return what the generator has written since it was last forgotten."""
        asked = (each.request for each in self.forge.requests_by())
        return [str(request) for request in asked if request.writes]


@pytest.fixture
def board(forge) -> Board:
    return Board(forge)


def _names(issue) -> set[str]:
    return {label.name for label in issue.labels}


def test_every_action_item_gets_an_issue_of_its_own(board):
    assert 0 == board.track()
    first, second = board.issues()

    assert "17-1 Ask three printers" == first.title
    assert FIRST_LABELS == _names(first)
    assert ["cai--test"] == [each.login for each in first.assignees]
    assert {"action-item", "due:2026-05-04", "kind:task"} == _names(second)
    assert ["ada--test"] == [each.login for each in second.assignees]
    assert [first.number, second.number] == board.below()
    assert [] == board.forge.violations


def test_the_text_says_what_is_owed_and_how_to_report_it(board):
    """R86, R103."""
    board.track()
    body = board.issues()[0].body

    assert body.startswith("<!-- minutebook action=17-1 -->\n")
    assert "蔡小 (@cai--test)" in body
    assert "in writing" in body
    assert "[Plans for April](<https://minutes.example.com/meetings/2026/17.html>)" in body
    assert f"#{board.minutes}" in body
    assert "`/done the offers are in the attachment`" in body
    assert "`/extend 2026-04-27 the supplier delivers a week later`" in body


def test_the_text_is_in_the_language_of_the_settings(board):
    board.track(language="zh-Hans")
    body = board.issues()[0].body

    assert "| 责任人 | 蔡小（@cai--test） |" in body
    assert "`/完成 三家报价见附件`" in body


def test_labels_of_due_dates_have_a_colour_of_their_own(board):
    board.track()
    colours = {label.name: label.color for label in board.issues()[0].labels}

    assert 4 == len({colours[name] for name in FIRST_LABELS})


def test_what_is_as_it_should_be_is_not_written(board):
    board.track()
    board.forge.forget()
    board.track()

    assert [] == board.writes()
    assert 4 >= len(board.forge.requests_by())


def test_what_is_done_is_closed_and_opened_again_when_it_is_not(board):
    board.track()
    done = {"action": "17-1", "progress": "Done", "report": "All three are in."}
    board.office.file("progress", 31, done, by="cai--test", at="2026-04-18T10:00")
    board.track()
    first, second = board.issues()

    assert ("closed", "completed") == (first.state, first.state_reason)
    assert "open" == second.state
    assert {"action-item", "due:2026-04-20", "kind:task"} == _names(first)

    del board.office.records[31]
    board.track()

    assert ["open", "open"] == [issue.state for issue in board.issues()]


def test_an_action_item_that_was_done_before_gets_a_closed_issue(board):
    board.track(is_open=False)

    assert [] == board.titles("open")
    assert 2 == len(board.titles("closed"))


def test_what_the_minutes_no_longer_have_is_closed_as_not_planned(board):
    board.track()
    board.edit("- Book the room; Ada; 2026-05-04; large")
    board.track()
    first, second = board.issues()

    assert ("closed", "not_planned") == (first.state, first.state_reason)
    assert "overdue" not in _names(first)
    assert "open" == second.state


def test_what_people_add_to_an_issue_stays(board):
    board.track()
    ada = board.forge.repository("ada--test")
    issue = ada.get_issue(board.issues()[0].number)
    issue.edit(title="Renamed", labels=["urgent", "overdue"], assignees=["dan--test", "cai--test"])
    board.edit(TWO.replace("蔡小; 2026-04-20", "Ben; 2026-05-29"))
    board.track()
    first, _ = board.issues()

    assert "17-1 Ask three printers" == first.title
    assert {"urgent", "in-process", "action-item", "due:2026-05-29", "kind:task"} == _names(first)
    assert {"dan--test", "ben--test"} == {each.login for each in first.assignees}


def test_who_left_the_issue_is_not_assigned_again(board):
    board.track()
    issue = board.forge.repository("ada--test").get_issue(board.issues()[0].number)
    issue.edit(assignees=[])
    board.track()

    assert [] == board.issues()[0].assignees


def test_who_is_no_collaborator_is_called_in_the_text_all_the_same(board):
    del board.forge.roles["cai--test"]
    board.track()
    first, second = board.issues()

    assert [] == first.assignees
    assert "@cai--test" in first.body
    assert ["ada--test"] == [each.login for each in second.assignees]

    board.edit(TWO.replace("Ada", "蔡小"))
    board.track()

    assert ["ada--test"] == [each.login for each in board.issues()[1].assignees]
    assert "@cai--test" in board.issues()[1].body


def test_without_sub_issues_they_are_issues_that_lead_to_the_minutes(board):
    board.forge.switches.sub_issues = False
    board.track()
    board.track()

    assert 2 == len(board.issues())
    assert f"#{board.minutes}" in board.issues()[0].body
    assert [] == board.forge.violations


def test_an_issue_that_somebody_else_marked_is_not_taken_for_ours(board):
    body = "<!-- minutebook action=17-1 -->\nI am the action item"
    board.forge.repository("mallory--test").create_issue(title="17-1 x", body=body)
    board.track()

    assert ["17-1 Ask three printers", "17-2 Book the room"] == board.titles()


def test_an_issue_is_found_without_its_labels_and_its_parent(board):
    board.track()
    ada = board.forge.repository("ada--test")
    for issue in board.issues():
        ada.get_issue(issue.number).edit(labels=[])
        ada.get_issue(board.minutes).remove_sub_issue(issue.id)
    board.track()

    assert 2 == len(board.issues())
    assert FIRST_LABELS == _names(board.issues()[0])
    assert [issue.number for issue in board.issues()] == board.below()


def test_of_two_issues_for_one_action_item_the_later_is_closed(board):
    board.track()
    first, _ = board.issues()
    board.forge.repository().create_issue(title="17-1", body=first.body, labels=["action-item"])
    board.forge.forget()
    board.track()
    said = [each.request.field("state_reason") for each in board.forge.requests_by()]

    assert ["open", "open", "closed"] == [issue.state for issue in board.issues()]
    assert "duplicate" in said
    board.forge.forget()
    board.track()
    assert [] == board.writes()


def test_the_issues_of_other_meetings_are_left_alone(board):
    board.track()
    body = board.issues()[0].body.replace("action=17-1", "action=170-1")
    other = board.forge.repository().create_issue(title="170-1", body=body)
    board.track()

    assert "open" == board.forge.repository().get_issue(other.number).state


def test_hostile_text_stays_text(forge):
    task = "<!-- minutebook action=99-9 --> **x** @mallory--test #1 [l](javascript:x)\u202e`y`"
    board = Board(forge)
    actions = [
        replace(each, item=each.item.model_copy(update={"task": task * 20, "quality": task}))
        for each in board.actions()
    ]
    context = board.office.workspace.context("en")
    errands = [errand_of(each, board.minutes, context, LINKS) for each in actions]
    connection = connect(forge.token(), REPOSITORY, forge.url, BOT)
    since = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    Errands(connection).track(board.minutes, MEETING, since, errands)
    first, _ = board.issues()

    assert first.title.startswith("17-1 <!-- minutebook action=99-9 --> **x** @mallory--test")
    assert 206 >= len(first.title)
    assert "\u202e" not in first.title + first.body
    assert first.body.startswith("<!-- minutebook action=17-1 -->\n")
    assert "<!-- minutebook action=99-9 -->" not in first.body
    assert "@mallory" not in first.body
    assert "](javascript" not in first.body
    assert "**x**" not in first.body
    assert [] == forge.violations


def test_more_issues_than_github_likes_are_made_by_the_next_run(forge):
    tasks = (f"- Task {n}; Ada; 2026-05-04; well" for n in range(1, MOST + 4))
    board = Board(forge, "\n".join(tasks))

    assert 3 == board.track()
    assert MOST == len(board.issues())
    assert 0 == board.track()
    assert MOST + 3 == len({issue.title for issue in board.issues()})
    assert MOST + 3 == len(board.issues())


def test_an_action_item_is_reported_done_on_its_issue(forge, tmp_path):
    """From the signed minutes to a closed issue, as people see it."""
    desk = Desk(forge, tmp_path)
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.say(meeting, "/approve")
    minutes = desk.file("minutes", {**MINUTES, "meeting": str(meeting)})
    desk.say(minutes, "/sign")
    (issue,) = forge.repository("root--test").get_issues(labels=["action-item"])
    desk.say(issue.number, "/受阻 缺少素材", by="cai--test")

    assert "overdue" in desk.labels(issue.number)
    forge.forget()

    desk.say(issue.number, "/完成 三家报价见附件", by="cai--test")

    assert "closed" == forge.repository("root--test").get_issue(issue.number).state
    assert [meeting, minutes, issue.number] == desk.recorded()
    assert 1 == len(desk.comments(issue.number))
    assert 30 >= len(forge.requests_by())
    assert [] == forge.violations


KINDS = (
    *(Kind.LOST_BEFORE, Kind.BAD_GATEWAY, Kind.BAD_GATEWAY_AFTER, Kind.TRUNCATED),
    *(Kind.CONFLICT, Kind.SECONDARY_LIMIT, Kind.TOO_MANY, Kind.STALE_LIST),
)


def _life(forge: Forge, *faults: Fault) -> tuple[object, int]:
    """Track action items and edit them while *faults* strike; return the end and the requests."""
    forge.reset()
    board = Board(forge)
    forge.forget()
    forge.faults.plan(*faults)
    board.track()
    board.edit("- Ask four printers; Ada; 2026-04-20; in writing")
    board.track()
    requests = len(forge.requests_by())
    forge.faults.clear()
    issues = [
        (each.title, each.state, sorted(_names(each)), [person.login for person in each.assignees])
        for each in board.issues()
    ]
    assert [] == forge.violations
    return (issues, board.below()), requests


def test_whichever_request_fails_there_is_one_issue_for_each_action_item(forge):
    expected, requests = _life(forge)
    places = range(1, requests + 1)
    faults = [Fault(Kind.LOST_AFTER, at=at) for at in places]
    faults += [Fault(KINDS[at % len(KINDS)], at=at) for at in places]
    different = {fault: end for fault in faults if (end := _life(forge, fault)[0]) != expected}

    assert {} == different
