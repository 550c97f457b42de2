"""What the generator learns of an issue in one request, and what it then need not ask again."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from generator.errors import ForgeError, LimitError, LockedError
from generator.github import Forge, connect
from generator.github.bookmark import Bookmark, Bookmarks
from generator.github.markers import ACTION, SEEN
from generator.github.shown import thread_of
from generator.github.threads import Threads
from tests.forge.faults import Fault, Kind
from tests.forge.fixtures import forge, running_forge
from tests.forge.people import BOT, REPOSITORY, STRANGER

__all__ = ["forge", "running_forge"]

NAMES = frozenset({"minutes", "signed"})
OWN = frozenset({*NAMES, "minuted"})


@pytest.fixture
def waits():
    return []


@pytest.fixture
def connection(forge, waits):
    connection = connect(forge.token(), REPOSITORY, forge.url, BOT)
    return replace(connection, pause=waits.append)


@pytest.fixture
def issues(connection):
    return Forge(connection)


def _asked(forge):
    return [f"{each.request.method} {each.request.path}" for each in forge.requests_by()]


# One issue


def test_an_issue_with_its_comments_is_read_in_one_request(forge, issues):
    issue = forge.repository("ben--test").create_issue("x", "一\r\n二", labels=["a", "b"])
    comment = forge.repository("ada--test").get_issue(1).create_comment("Good.")
    thread = issues.thread(1)

    assert ["POST /graphql"] == _asked(forge)
    assert (1, "ben--test", "一\r\n二") == (thread.issue, thread.author, thread.body)
    assert {"a", "b"} == thread.labels
    assert (issue.created_at, issue.created_at) == (thread.changed, thread.comments[0].at)
    (said,) = thread.comments
    assert ("ada--test", "Good.", comment.id) == (said.author, said.text, said.number)
    assert comment.html_url == said.link
    assert not said.edited
    assert None is said.role
    assert 1 == forge.points()
    assert [] == forge.violations


def test_more_than_a_hundred_comments_are_read(forge, issues):
    issue = forge.repository("ben--test").create_issue("x", "y")
    numbers = [issue.create_comment(f"{number}").id for number in range(205)]

    assert numbers == [comment.number for comment in issues.thread(1).comments]
    assert 3 == len(forge.requests_by())


def test_an_edit_counts_from_its_own_time_and_a_label_is_none(forge, issues):
    issue = forge.repository("ben--test").create_issue("x", "y")
    issue.create_comment("a").edit("b")
    time.sleep(1.1)  # times on GitHub are whole seconds
    issue.edit(labels=["later"])
    assert issue.created_at == issues.thread(1).changed
    issue.edit(body="z")

    assert issue.created_at < issues.thread(1).changed
    assert issues.thread(1).comments[0].edited


@pytest.mark.parametrize("number", [1, 2, 3])
def test_what_is_gone_or_no_issue_is_nothing(forge, issues, number):
    repository = forge.repository()
    repository.create_issue("deleted")
    forge.remove(1)
    commit = repository.get_branch("main").commit
    repository.create_git_ref("refs/heads/other", commit.sha)
    repository.create_file("x", "x", "x", branch="other")
    repository.create_pull(base="main", head="other", title="a pull request")

    assert issues.thread(number) is None


def test_a_repository_that_is_not_there_is_another_matter(forge, waits):
    connection = connect(forge.token(), "office/others", forge.url, BOT)

    with pytest.raises(ForgeError):
        Forge(connection).thread(1)


def test_an_account_that_was_deleted_is_a_ghost():
    thread = thread_of({**_ISSUE, "author": None}, [], BOT, str)

    assert "ghost" == thread.author


_ISSUE = {
    "number": 1,
    "body": "",
    "closed": False,
    "createdAt": "2026-04-07T10:00:00Z",
    "updatedAt": "2026-04-07T10:00:00Z",
    "lastEditedAt": None,
    "editor": None,
    "viewerDidAuthor": False,
    "labels": {"nodes": []},
    "timelineItems": {"nodes": []},
}


# What is the generator's own


def test_its_own_comment_is_known_by_its_account_and_its_marker(forge, issues):
    forge.repository("ben--test").create_issue("x", "y")
    marked = f"{SEEN.format(seen=7)}\nAll is well.\n"
    for login, text in (("ada--test", marked), (BOT, "Published."), (BOT, marked)):
        forge.repository(login).get_issue(1).create_comment(text)
    thread = issues.thread(1)

    assert ("All is well.\n", 7) == (thread.answer, thread.seen)
    assert ["ada--test", BOT] == [comment.author for comment in thread.comments]


def test_the_issue_of_an_action_item_is_known_by_its_account_and_its_marker(forge, issues):
    body = f"{ACTION.format(action='17-1')}\nAsk three printers."
    for login in (BOT, "ben--test"):
        forge.repository(login).create_issue("x", body)

    assert ["17-1", ""] == [issues.thread(number).action for number in (1, 2)]


@pytest.mark.parametrize("login,withdrawn", [("ben--test", True), (BOT, False)])
def test_what_a_person_closed_is_withdrawn(forge, issues, login, withdrawn):
    forge.repository("ben--test").create_issue("x", "y")
    forge.repository(login).get_issue(1).edit(state="closed")

    assert (True, withdrawn) == (issues.thread(1).closed, issues.thread(1).withdrawn)
    forge.repository(login).get_issue(1).edit(state="open")
    assert (False, False) == (issues.thread(1).closed, issues.thread(1).withdrawn)


# Roles


def test_the_role_is_asked_for_once_of_those_who_say_a_command(forge, issues):
    for number in (1, 2):
        forge.repository("ben--test").create_issue("x", "y")
        for login in ("ada--test", "cai--test", STRANGER):
            forge.repository(login).get_issue(number).create_comment("/approve")
        forge.repository("dan--test").get_issue(number).create_comment("I /approve of this.")
    roles = [[comment.role for comment in issues.thread(number).comments] for number in (1, 2)]

    assert [["maintain", "triage", "read", None]] * 2 == roles
    assert 5 == len(forge.requests_by())


def test_who_has_no_account_any_more_has_no_role(forge, issues):
    forge.repository("ben--test").create_issue("x", "y").create_comment("/approve")
    asked = lambda request: request.path.endswith("permission")  # noqa: E731
    forge.faults.plan(Fault(Kind.NOT_FOUND, at=asked, times=2))

    assert "none" == issues.thread(1).comments[0].role


# Writing


def test_what_is_so_already_costs_no_request(forge, issues):
    forge.repository("ben--test").create_issue("x", "y", labels=["minutes", "hers"])
    issues.answer(issues.thread(1), "All is well.\n", 3)
    issues.label(issues.thread(1), NAMES, OWN)
    thread = issues.thread(1)
    forge.forget()
    issues.answer(thread, "All is well.\n", 3)
    issues.label(thread, NAMES, OWN)

    assert [] == _asked(forge)
    assert {"minutes", "signed", "hers"} == thread.labels


def test_an_answer_that_is_too_long_is_cut_once(forge, issues):
    forge.repository("ben--test").create_issue("x", "y")
    text = "字" * 70_000
    issues.answer(issues.thread(1), text, 0)
    thread = issues.thread(1)
    forge.forget()
    issues.answer(thread, text, 0)

    assert 60_000 == len(thread.answer)
    assert [] == _asked(forge)


def test_what_differs_is_written_in_one_request_each(forge, issues):
    forge.repository("ben--test").create_issue("x", "y", labels=["minuted"])
    forge.repository("root--test").create_label("minutes", "0e8a16")
    comment = forge.repository("ada--test").get_issue(1).create_comment("/approve")
    thread = issues.thread(1)
    forge.forget()
    issues.answer(thread, "All is well.", comment.id)
    issues.mark(comment.id, carried_out=True)
    issues.label(thread, NAMES, OWN)

    assert [
        "POST /repos/office/meetings/issues/1/comments",
        f"POST /repos/office/meetings/issues/comments/{comment.id}/reactions",
        "PUT /repos/office/meetings/issues/1/labels",
        "PATCH /repos/office/meetings/labels/signed",
    ] == _asked(forge)
    assert NAMES == issues.thread(1).labels
    assert [] == forge.violations


def test_a_label_that_nobody_chose_a_colour_for_gets_ours_and_others_keep_theirs(forge, issues):
    forge.repository("ben--test").create_issue("x", "y", labels=["hers"])
    forge.repository("root--test").create_label("minutes", "0e8a16")
    issues.label(issues.thread(1), NAMES, OWN)
    colours = {each.name: each.color for each in forge.repository("root--test").get_labels()}

    assert {"minutes": "0e8a16", "signed": "24425f", "hers": "ededed"} == {
        name: colours[name] for name in ("minutes", "signed", "hers")
    }


@pytest.mark.parametrize("kind", [Kind.LOST_AFTER, Kind.BAD_GATEWAY_AFTER, Kind.TRUNCATED])
def test_an_answer_that_got_lost_after_the_effect_is_looked_for(forge, issues, kind):
    forge.repository("ben--test").create_issue("x", "y")
    thread = issues.thread(1)
    forge.forget()
    forge.faults.plan(Fault(kind))
    issues.answer(thread, "All is well.", 0)

    assert ["POST /repos/office/meetings/issues/1/comments", "POST /graphql"] == _asked(forge)
    assert 1 == forge.get("/repos/office/meetings/issues/1")["comments"]


def test_an_issue_that_takes_no_comments_is_told_apart(forge, issues):
    forge.repository("ben--test").create_issue("x", "y")
    thread = issues.thread(1)
    forge.faults.plan(Fault(Kind.LOCKED))

    with pytest.raises(LockedError, match="#1 takes no comments"):
        issues.answer(thread, "All is well.", 0)


def test_a_locked_issue_is_answered(forge, issues):
    issue = forge.repository("root--test").create_issue("x", "y")
    issue.lock("resolved")
    issues.answer(issues.thread(1), "All is well.", 0)

    assert "All is well." == issues.thread(1).answer


# Limits


def test_what_github_asks_to_wait_for_is_waited_for(forge, issues, waits):
    forge.repository("ben--test").create_issue("x", "y")
    forge.faults.plan(Fault(Kind.SECONDARY_LIMIT, retry_after=60))
    forge.faults.plan(Fault(Kind.TOO_MANY, at=2, retry_after=30))

    assert issues.thread(1)
    assert [60, 30] == waits


@pytest.mark.parametrize("kind", [Kind.SECONDARY_LIMIT, Kind.TOO_MANY, Kind.PRIMARY_LIMIT])
def test_a_limit_that_lasts_ends_the_run(forge, issues, waits, kind):
    forge.faults.plan(Fault(kind, retry_after=600))

    with pytest.raises(LimitError):
        issues.thread(1)
    assert [] == waits


def test_the_allowance_for_graphql_can_be_used_up(forge, issues, waits):
    forge.switches.allowance = 0

    with pytest.raises(LimitError):
        issues.thread(1)
    assert [] == waits


def test_an_allowance_that_is_about_to_be_renewed_is_waited_for(forge, issues, waits):
    forge.repository("ben--test").create_issue("x", "y")
    forge.faults.plan(Fault(Kind.PRIMARY_LIMIT, retry_after=60))

    assert issues.thread(1)
    assert 50 < waits[0] <= 60


# Many issues


def test_issues_are_read_a_page_at_a_time_from_a_time_on(forge, connection):
    forge.fill((f"{number}", "") for number in range(5))
    threads = Threads(connection)
    pages = list(threads.changed(None, size=2))

    assert [2, 2, 1] == [len(page.threads) for page in pages]
    assert 5 == pages[0].total
    assert [1, 2, 3, 4, 5] == [thread.issue for page in pages for thread in page.threads]
    assert 3 == len(forge.requests_by())
    later = pages[-1].threads[0].updated + timedelta(seconds=2)
    assert [()] == [page.threads for page in threads.changed(later)]
    assert [] == forge.violations


def test_fewer_issues_are_asked_for_where_a_hundred_take_github_too_long(forge, connection, waits):
    forge.fill((f"{number}", "") for number in range(60))
    forge.faults.plan(
        Fault(
            Kind.BAD_GATEWAY, at=lambda request: request.field("variables")["size"] > 25, times=99
        )
    )
    pages = list(Threads(connection).changed(None))

    assert [25, 25, 10] == [len(page.threads) for page in pages]


def test_where_github_answers_for_no_number_of_issues_the_run_ends(forge, connection):
    forge.faults.plan(Fault(Kind.BAD_GATEWAY, times=99))

    with pytest.raises(ForgeError):
        list(Threads(connection).changed(None))


def test_a_hundred_issues_are_three_points(forge, connection):
    forge.fill([("x", "y")])
    list(Threads(connection).changed(None))

    assert 3 == forge.points()


def test_what_did_not_change_is_free(forge, connection):
    forge.fill([("x", "y")])
    threads = Threads(connection)
    tag = threads.latest("") or ""
    spent = forge.hub.memory.spent[BOT]

    assert threads.latest(tag) is None
    assert spent == forge.hub.memory.spent[BOT]
    forge.repository("ada--test").get_issue(1).create_comment("z")
    assert tag != threads.latest(tag)


# The bookmark

AT = datetime(2026, 4, 7, 10, tzinfo=UTC)


def test_the_bookmark_is_found_where_it_was_put(forge, connection):
    assert Bookmarks(connection).find() is None
    first, second = Bookmark(AT, AT, 'W/"a"'), Bookmark(AT + timedelta(1), AT)
    Bookmarks(connection).move(first)
    assert first == Bookmarks(connection).find()
    Bookmarks(connection).move(second)

    assert second == Bookmarks(connection).find()
    assert ["main"] == [branch.name for branch in forge.repository().get_branches()]
    assert [] == forge.violations


def test_the_bookmark_is_moved_in_two_requests(forge, connection):
    bookmarks = Bookmarks(connection)
    bookmarks.move(Bookmark(AT, AT))
    forge.forget()
    bookmarks.move(Bookmark(AT + timedelta(1), AT))

    assert [
        "POST /repos/office/meetings/git/commits",
        "PATCH /repos/office/meetings/git/refs/minutebook/sync",
    ] == _asked(forge)


@pytest.mark.parametrize("at", range(1, 8))
def test_the_bookmark_is_moved_though_an_answer_gets_lost(forge, connection, at):
    forge.faults.plan(Fault(Kind.LOST_AFTER, at=at))
    bookmarks = Bookmarks(connection)
    bookmarks.move(Bookmark(AT, AT))
    bookmarks.move(Bookmark(AT + timedelta(1), AT))

    assert Bookmark(AT + timedelta(1), AT) == Bookmarks(connection).find()


@pytest.mark.parametrize(
    "message",
    [
        "",
        "Hello",
        "Follow all issues until now\n\nas of then",
        "Follow all issues until 2026-04-07",
    ],
)
def test_a_bookmark_that_cannot_be_read_is_none(forge, connection, message):
    repository = forge.repository("root--test")
    tree = repository.get_branch("main").commit.commit.tree
    commit = repository.create_git_commit(message or " ", tree, [])
    repository.create_git_ref("refs/minutebook/sync", commit.sha)
    bookmarks = Bookmarks(connection)

    assert bookmarks.find() is None
    bookmarks.move(Bookmark(AT, AT))
    assert Bookmark(AT, AT) == bookmarks.find()
