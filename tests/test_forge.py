"""The GitHub of the tests is like GitHub, catches what GitHub would not take, and fails on demand.

These tests are of what other tests stand on: each difference between the emulator and GitHub that
is made up for (tests/forge/differences) is shown here as a user of PyGithub meets it.
"""

import datetime as dt
import json
import threading
import urllib.error
import urllib.request

import pytest
import requests
from github import BadCredentialsException, GithubException, InputGitTreeElement
from github.GithubException import RateLimitExceededException, UnknownObjectException

from tests.forge import schema
from tests.forge.description import description
from tests.forge.faults import Fault, Kind
from tests.forge.fixtures import forge, running_forge
from tests.forge.people import BOT, STRANGER

__all__ = ["forge", "running_forge"]  # pytest looks for fixtures in the names of a module

LONG = "長" * 65_537


def commit(repository, branch, files, base="main"):
    """Commit *files* to a new *branch* off *base*, or on top of it, and return the commit."""
    tip = repository.get_git_commit(repository.get_git_ref(f"heads/{base}").object.sha)
    entries = [
        InputGitTreeElement(path, "100644", "blob", content=text)
        if text is not None
        else InputGitTreeElement(path, "100644", "blob", sha=None)
        for path, text in files.items()
    ]
    tree = repository.create_git_tree(entries, base_tree=tip.tree)
    made = repository.create_git_commit("Record", tree, [tip])
    if branch == base:
        repository.get_git_ref(f"heads/{branch}").edit(made.sha)
    else:
        repository.create_git_ref(f"refs/heads/{branch}", made.sha)
    return made


def pull_of(repository, branch="record/1", path="data/1.json", text="{}", body=""):
    """Open a pull request of one new file."""
    commit(repository, branch, {path: text})
    return repository.create_pull(base="main", head=branch, title="Record", body=body)


def refused(status, function, *arguments, **named):
    """Return the message with which GitHub refuses, with *status*, what *function* asks for."""
    with pytest.raises(GithubException) as refusal:
        function(*arguments, **named)
    assert status == refusal.value.status
    return json.dumps(refusal.value.data, ensure_ascii=False)


def post(forge, path, body, login=BOT, method="POST"):
    """Send something that PyGithub would not, and return status and answer."""
    request = urllib.request.Request(  # noqa: S310 -- our own address
        f"{forge.url}{path}", json.dumps(body).encode(), method=method
    )
    request.add_header("Authorization", f"Bearer {forge.token(login)}")
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310 -- our own address
            return answer.status, json.loads(answer.read() or b"null")
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.loads(error.read() or b"null")


def graphql(forge, query, login=BOT, **variables):
    """Ask in GraphQL, as PyGithub does."""
    requester = forge.github(login).requester
    return requester.requestJsonAndCheck(
        "POST", requester.graphql_url, input={"query": query, "variables": variables}
    )[1]


# What is asked as GitHub describes it


def test_the_ordinary_calls_of_pygithub_are_as_github_describes_them(forge):
    repository = forge.repository()
    issue = repository.create_issue("会议", "一\r\n二", labels=["meeting request"])
    issue.edit(title="会议 2", body="三", assignees=["ada--test"])
    comment = issue.create_comment("Understood.")
    comment.edit("Understood: all.")
    reaction = comment.create_reaction("eyes")
    comment.delete_reaction(reaction.id)
    label = repository.create_label("会议: 已批准", "0e8a16", "Approved")
    label.edit("会议: 已签署", "0e8a16")
    issue.add_to_labels(label.name)
    issue.set_labels("a", "b")
    issue.remove_from_labels("a")
    label.delete()
    blob = repository.create_git_blob("{}", "utf-8")
    commit(repository, "record/1", {"data/records/1.json": "{}"})
    pull = repository.create_pull(base="main", head="record/1", title="Record", body="Closes #1")
    assert [pull.number] == [p.number for p in repository.get_pulls(head="office:record/1")]
    assert pull.merge(sha=pull.head.sha, merge_method="merge").merged
    repository.get_git_ref("heads/record/1").delete()
    contents = repository.get_contents("data/records/1.json", ref="main")
    repository.update_file(contents.path, "Change", '{"a": 1}', contents.sha, branch="main")
    repository.get_collaborator_role_name("ben--test")
    list(repository.get_issues(state="all", since=issue.created_at, sort="updated"))
    list(issue.get_comments())
    comment.delete()
    issue.edit(state="closed", state_reason="completed")
    issue.lock("resolved")
    issue.unlock()

    assert [] == forge.violations
    assert contents.sha == blob.sha
    assert {BOT} == {each.request.login for each in forge.requests}
    assert all(each.status < 300 for each in forge.requests)


def test_requests_are_recorded_in_order_with_what_they_said(forge):
    forge.repository("ada--test").create_issue("A")
    forge.repository().get_issue(1).create_comment("b")

    assert [
        ("POST", "/repos/office/meetings/issues", {"title": "A"}, 201),
        ("GET", "/repos/office/meetings/issues/1", None, 200),
        ("POST", "/repos/office/meetings/issues/1/comments", {"body": "b"}, 201),
    ] == [(e.request.method, e.request.path, e.request.body, e.status) for e in forge.requests]
    assert 2 == len(forge.requests_by(BOT))


@pytest.mark.parametrize(
    "path,body,violation",
    [
        ("/repos/office/meetings/issues", {"body": "x"}, "'title' is a required property"),
        ("/repos/office/meetings/issues", {"title": "x", "labels": 5}, "labels: 5 is not of type"),
        ("/repos/office/meetings/issues", {"title": "x", "lables": []}, "lables is not known"),
        ("/repos/office/meetings/isues", {"title": "x"}, "there is no such operation"),
        ("/repos/office/meetings/issues/x/comments", {"body": "x"}, "there is no such operation"),
        ("/repos/office/meetings/pulls", {"head": "a", "base": 1}, "base: 1 is not of type"),
        ("/repos/office/meetings/issues/1/reactions", {"content": "nice"}, "'nice' is not one of"),
        ("/graphql", {"variables": {}}, "has no query"),
    ],
)
def test_a_request_that_github_would_not_take_is_caught(forge, path, body, violation):
    status, _ = post(forge, path, body)

    assert violation in "\n".join(forge.violations)
    assert 400 <= status < 500 or "lables" in body  # GitHub passes over what it does not know


@pytest.mark.parametrize(
    "query",
    ["state=opened", "per_page=many", "since=yesterday", "since=2026-11-22", "sorted=up"],
)
def test_a_query_that_github_does_not_know_is_caught(forge, query):
    post(forge, f"/repos/office/meetings/issues?{query}", None, method="GET")

    assert f"?{query}: the query says" in "".join(forge.violations)


# Who may do what


def test_a_bad_token_is_401(forge):
    request = urllib.request.Request(f"{forge.url}/repos/office/meetings")  # noqa: S310
    request.add_header("Authorization", "token ghp_expired")
    with pytest.raises(urllib.error.HTTPError, match="401") as refusal:
        urllib.request.urlopen(request)  # noqa: S310 -- our own address
    refusal.value.close()


@pytest.mark.parametrize(
    "login,role,permission",
    [
        ("ada--test", "maintain", "write"),
        ("ben--test", "write", "write"),
        ("cai--test", "triage", "read"),
        ("dan--test", "read", "read"),
        (STRANGER, "read", "read"),
    ],
)
def test_everyone_has_a_role(forge, login, role, permission):
    repository = forge.repository()

    assert role == repository.get_collaborator_role_name(login)
    assert permission == repository.get_collaborator_permission(login)


def test_a_login_that_is_none_has_no_role(forge):
    refused(404, forge.repository().get_collaborator_role_name, "nobody--test")


def test_a_role_can_be_changed(forge):
    forge.roles["dan--test"] = "admin"

    assert "admin" == forge.repository().get_collaborator_role_name("dan--test")


def test_labels_and_assignees_by_outsiders_are_dropped_without_a_word(forge):
    issue = forge.repository(STRANGER).create_issue("x", labels=["approved"], assignee="ada--test")

    assert [] == forge.repository().get_issue(issue.number).labels
    assert [] == forge.repository().get_issue(issue.number).assignees


def test_only_collaborators_are_assigned(forge):
    repository = forge.repository()
    issue = repository.create_issue("x")
    issue.add_to_assignees("cai--test", STRANGER)

    assert ["cai--test"] == [user.login for user in repository.get_issue(1).assignees]
    refused(422, repository.create_issue, "y", assignees=[STRANGER])


def test_a_stranger_writes_nothing_but_what_is_his(forge):
    forge.repository("ada--test").create_issue("A").create_comment("a")
    repository = forge.repository(STRANGER)
    own = repository.create_issue("B")
    own.edit(title="B 2", state="closed")
    own.create_comment("mine").edit("still mine")

    issue = repository.get_issue(1)
    assert "admin rights" in refused(403, issue.edit, state="closed")
    refused(403, next(iter(issue.get_comments())).edit, "not mine")
    refused(403, next(iter(issue.get_comments())).delete)
    refused(403, issue.add_to_labels, "approved")
    refused(403, repository.create_label, "x", "ffffff")
    refused(403, repository.create_git_blob, "x", "utf-8")
    refused(403, repository.create_file, "x", "x", "x")


def test_what_is_private_is_not_there_for_a_stranger(forge):
    forge.make_private()

    assert forge.github().get_repo("office/meetings").private
    refused(404, forge.github(STRANGER).get_repo, "office/meetings")


def test_the_token_of_a_workflow_is_no_user_but_a_bot_writes_with_it(forge):
    assert "not accessible" in refused(403, lambda: forge.github().get_user().id)
    assert "Bot" == forge.repository().create_issue("x").user.type


def test_a_locked_issue_takes_comments_from_those_who_may_write_alone(forge):
    forge.repository().create_issue("x").lock("resolved")

    issue = forge.repository("dan--test").get_issue(1)
    assert "locked" in refused(403, issue.create_comment, "but")
    assert "done" == forge.repository().get_issue(1).create_comment("done").body


# What is too long


def test_a_text_that_is_too_long_is_refused_when_new_and_dropped_when_edited(forge):
    repository = forge.repository()
    issue = repository.create_issue("x", "old")

    assert "too long" in refused(422, repository.create_issue, "x", LONG)
    assert "too long" in refused(422, repository.create_issue, "x" * 257)
    assert "too long" in refused(422, issue.create_comment, LONG)
    assert "too long" in refused(422, issue.create_comment("x").edit, LONG)
    issue.edit(body=LONG)  # answered with 200
    assert "old" == repository.get_issue(1).body


def test_labels_have_limits_and_differ_by_more_than_case(forge):
    repository = forge.repository()
    repository.create_label("Meeting", "ffffff")

    assert "already_exists" in refused(422, repository.create_label, "meeting", "ffffff")
    assert "too long" in refused(422, repository.create_label, "x" * 51, "ffffff")
    repository.get_label("Meeting").edit("meeting", "ffffff")


# Pull requests


def test_two_branches_have_one_pull_request(forge):
    repository = forge.repository()
    pull_of(repository)

    message = refused(422, repository.create_pull, base="main", head="record/1", title="again")
    assert "A pull request already exists for office:record/1." in message


def test_a_pull_request_needs_branches_and_commits(forge):
    repository = forge.repository()
    repository.create_git_ref("refs/heads/empty", repository.get_branch("main").commit.sha)

    message = refused(422, repository.create_pull, base="main", head="empty", title="x")
    assert "No commits between main and empty" in message
    refused(422, repository.create_pull, base="main", head="missing", title="x")


def test_pulls_are_found_by_owner_and_branch(forge):
    repository = forge.repository()
    pull_of(repository, "record/1")
    pull_of(repository, "record/2", "data/2.json")

    assert [2] == [pull.number for pull in repository.get_pulls(head="office:record/2")]
    assert 2 == len(list(repository.get_pulls(head="record/2")))  # filters nothing, as on GitHub


def test_a_pull_request_follows_its_branch(forge):
    repository = forge.repository()
    pull = pull_of(repository)
    made = commit(repository, "record/1", {"data/2.json": "{}"}, base="record/1")

    assert made.sha == repository.get_pull(pull.number).head.sha
    assert {"data/1.json", "data/2.json"} == {file.filename for file in pull.get_files()}
    assert 2 == repository.get_pull(pull.number).commits


def test_a_stale_head_is_409_and_a_second_merge_405(forge):
    repository = forge.repository()
    pull = pull_of(repository)

    assert "modified" in refused(409, pull.merge, sha="0" * 40)
    pull.merge()
    assert "not mergeable" in refused(405, pull.merge)
    assert repository.get_pull(pull.number).merged


def test_merging_keeps_what_came_to_the_base_meanwhile(forge):
    repository = forge.repository()
    first = pull_of(repository, "record/1", "data/1.json")
    second = pull_of(repository, "record/2", "data/2.json")
    first.merge()
    second.merge()

    assert ["1.json", "2.json"] == [file.name for file in repository.get_contents("data")]
    tip = repository.get_git_commit(repository.get_branch("main").commit.sha)
    assert 2 == len(tip.parents)


def test_merging_takes_away_what_the_head_took_away(forge):
    repository = forge.repository()
    pull_of(repository, "record/1", "data/1.json").merge()
    commit(repository, "record/2", {"data/1.json": None, "data/2.json": "{}"})
    repository.create_pull(base="main", head="record/2", title="Move").merge(merge_method="squash")

    assert ["2.json"] == [file.name for file in repository.get_contents("data")]


def test_what_conflicts_is_not_merged(forge):
    repository = forge.repository()
    first = pull_of(repository, "record/1", "data/1.json", "a")
    second = pull_of(repository, "record/2", "data/1.json", "b")
    assert second.mergeable
    first.merge()

    assert repository.get_pull(second.number).mergeable is False
    refused(405, second.merge)
    assert b"a" == repository.get_contents("data/1.json").decoded_content


def test_merging_closes_the_issues_that_it_says(forge):
    repository = forge.repository()
    for title in ("one", "two", "three"):
        repository.create_issue(title)
    pull_of(repository, body="Closes #1, fixes #2; see #3").merge()

    assert [3] == [issue.number for issue in repository.get_issues(state="open")]
    assert "completed" == repository.get_issue(1).state_reason


def test_of_two_merges_at_once_one_is_done(forge):
    number = pull_of(forge.repository()).number
    pulls = [forge.repository().get_pull(number) for _ in range(2)]
    statuses = []

    def merge(pull):
        try:
            statuses.append(200 if pull.merge().merged else 0)
        except GithubException as refusal:
            statuses.append(refusal.status)

    threads = [threading.Thread(target=merge, args=(pull,)) for pull in pulls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [200, 405] == sorted(statuses)


def test_workflows_open_pull_requests_only_where_they_may(forge):
    forge.switches.pulls_by_actions = False
    commit(forge.repository(), "record/1", {"data/1.json": "{}"})
    asked = {"base": "main", "head": "record/1", "title": "x"}

    assert "not permitted" in refused(403, forge.repository().create_pull, **asked)
    assert 1 == forge.repository("ben--test").create_pull(**asked).number


def test_nobody_approves_his_own_pull_request(forge):
    pull = pull_of(forge.repository("ben--test"))

    assert "own pull request" in refused(422, pull.create_review, event="APPROVE", body="good")


def test_a_pull_request_is_an_issue_among_the_issues(forge):
    repository = forge.repository()
    repository.create_issue("x")
    pull = pull_of(repository)
    pull.as_issue().create_comment("y")

    assert {1: False, 2: True} == {
        issue.number: issue.pull_request is not None for issue in repository.get_issues()
    }
    assert "Record" == repository.get_issue(2).title


def test_a_pull_request_closes_when_its_difference_or_its_branch_is_gone(forge):
    repository = forge.repository()
    first, second = pull_of(repository), pull_of(repository, "record/2", "data/2.json")
    repository.get_git_ref("heads/record/1").edit(first.base.sha, force=True)
    repository.get_git_ref("heads/record/2").delete()

    states = [repository.get_pull(pull.number).state for pull in (first, second)]
    assert ["closed", "closed"] == states


# Git


def test_a_reference_is_made_once_and_moved_forward(forge):
    repository = forge.repository()
    first = repository.get_branch("main").commit.sha
    made = commit(repository, "record/1", {"x": "1"})

    message = refused(422, repository.create_git_ref, "refs/heads/record/1", made.sha)
    assert "already exists" in message
    refused(422, repository.get_git_ref("heads/record/1").edit, first)
    repository.get_git_ref("heads/record/1").edit(first, force=True)
    repository.get_git_ref("heads/record/1").delete()
    refused(404, lambda: repository.get_git_ref("heads/record/1").object)


def test_a_reference_that_is_missing_is_422_to_who_would_change_it(forge):
    path = "/repos/office/meetings/git/refs/heads/missing"

    assert 422 == post(forge, path, {"sha": "0" * 40}, method="PATCH")[0]
    assert 422 == post(forge, path, None, method="DELETE")[0]


def test_a_label_that_comes_with_an_issue_is_grey(forge):
    repository = forge.repository()
    repository.create_label("red", "ff0000")
    repository.create_issue("x").set_labels("red", "new")

    assert {"red": "ff0000", "new": "ededed"} == {
        label.name: label.color for label in repository.get_issue(1).labels
    }


# Lists


def test_issues_are_listed_a_page_at_a_time_from_a_second_on(forge):
    repository = forge.repository()
    for number in range(1, 6):
        repository.create_issue(f"{number}", labels=["odd"] if number % 2 else [])
    last = repository.get_issue(5).updated_at

    pages = forge.repository(per_page=2)
    assert [1, 2, 3, 4, 5] == [each.number for each in pages.get_issues(direction="asc")]
    assert [5, 3, 1] == [each.number for each in pages.get_issues(labels=["odd"])]
    assert 5 in {each.number for each in repository.get_issues(since=last)}
    assert [] == list(repository.get_issues(since=last + dt.timedelta(seconds=5)))
    assert [] == forge.violations


def test_comments_are_listed_from_a_second_on(forge):
    repository = forge.repository()
    comment = repository.create_issue("x").create_comment("y")

    assert [comment.id] == [c.id for c in repository.get_issues_comments(since=comment.created_at)]
    later = comment.created_at + dt.timedelta(seconds=5)
    assert [] == list(repository.get_issue(1).get_comments(since=later))
    assert 1 == len(list(repository.get_issue(1).get_comments(since=comment.created_at)))


def test_what_did_not_change_is_304_and_costs_nothing(forge):
    repository = forge.repository()
    issue = repository.create_issue("x")
    issue.update()
    spent = forge.hub.memory.spent[BOT]

    assert not issue.update()
    assert 304 == forge.requests[-1].status
    assert spent == forge.hub.memory.spent[BOT]
    repository.get_issue(1).edit(title="y")
    assert issue.update()
    assert "y" == issue.title


def test_the_allowance_of_an_hour_can_be_used_up(forge):
    forge.switches.allowance = 2
    github = forge.github()
    github.get_repo("office/meetings")
    assert (1, 2) == github.rate_limiting
    github.get_repo("office/meetings")

    with pytest.raises(RateLimitExceededException):
        github.get_repo("office/meetings")
    forge.github("ada--test").get_repo("office/meetings")


# What the emulator has not


def test_one_reacts_once_in_each_way(forge):
    comment = forge.repository("ada--test").create_issue("x").create_comment("/approve")
    same = forge.repository().get_issue(1).get_comment(comment.id)
    first = same.create_reaction("+1")

    assert first.id == same.create_reaction("+1").id
    forge.repository("ben--test").get_issue(1).get_comment(comment.id).create_reaction("+1")
    assert [BOT, "ben--test"] == [reaction.user.login for reaction in same.get_reactions()]
    assert 2 == forge.get(f"/repos/office/meetings/issues/comments/{comment.id}")["reactions"]["+1"]
    assert not comment.delete_reaction(first.id)
    assert same.delete_reaction(first.id)
    forge.repository().get_issue(1).create_reaction("eyes")


def test_issues_have_sub_issues(forge):
    repository = forge.repository()
    parent, child, other = (repository.create_issue(title) for title in "abc")
    parent.add_sub_issue(child)
    parent.add_sub_issue(other.id)
    child.edit(state="closed")

    assert [2, 3] == [issue.number for issue in parent.get_sub_issues()]
    refused(422, other.add_sub_issue, child)
    summary = repository.get_issue(1).sub_issues_summary
    assert (2, 1, 50) == (summary.total, summary.completed, summary.percent_completed)
    parent.remove_sub_issue(child)
    assert [3] == [issue.number for issue in parent.get_sub_issues()]
    assert [] == forge.violations


def test_sub_issues_are_not_everywhere(forge):
    forge.switches.sub_issues = False
    parent, child = (forge.repository().create_issue(title) for title in "ab")

    refused(404, parent.add_sub_issue, child)


def test_workflows_are_dispatched_if_they_are_there(forge):
    path = "/repos/office/meetings/actions/workflows"
    body = {"ref": "main", "inputs": {"reason": "merged"}}

    assert 204 == post(forge, f"{path}/publish.yml/dispatches", body)[0]
    assert 404 == post(forge, f"{path}/other.yml/dispatches", body)[0]
    assert 422 == post(forge, f"{path}/publish.yml/dispatches", {"ref": "missing"})[0]
    assert [{"workflow": "publish.yml", **body}] == forge.dispatches
    assert [] == forge.violations


def test_graphql_tells_when_texts_were_last_edited(forge):
    repository = forge.repository()
    issue, untouched = repository.create_issue("a", "old"), repository.create_issue("b")
    comment = issue.create_comment("c")
    issue.edit(body="new")
    untouched.edit(state="closed")
    query = """
        query ($owner: String!, $name: String!, $after: String) {
          repository(owner: $owner, name: $name) {
            issues(first: 1, after: $after, orderBy: {field: CREATED_AT, direction: ASC}) {
              nodes { number lastEditedAt updatedAt state author { login } }
              pageInfo { hasNextPage endCursor }
            }
            first: issue(number: 1) { comments(first: 5) { nodes { databaseId lastEditedAt } } }
          }
        }"""
    data = graphql(forge, query, owner="office", name="meetings")["data"]["repository"]

    assert data["issues"]["pageInfo"]["hasNextPage"]
    assert data["issues"]["nodes"][0]["lastEditedAt"] is not None
    assert [{"databaseId": comment.id, "lastEditedAt": None}] == data["first"]["comments"]["nodes"]
    after = data["issues"]["pageInfo"]["endCursor"]
    more = graphql(forge, query, owner="office", name="meetings", after=after)["data"]
    assert {
        "number": 2,
        "lastEditedAt": None,
        "updatedAt": untouched.updated_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "state": "CLOSED",
        "author": {"login": "minutebook--test"},
    } == more["repository"]["issues"]["nodes"][0]
    assert [] == forge.violations


def test_graphql_adds_sub_issues(forge):
    parent, child = (forge.repository().create_issue(title) for title in "ab")
    mutation = """mutation ($parent: ID!, $child: ID!) {
        addSubIssue(input: {issueId: $parent, subIssueId: $child}) {
            issue { subIssues(first: 10) { totalCount nodes { number } } }
        }
    }"""
    answer = graphql(forge, mutation, parent=parent.node_id, child=child.node_id)

    assert {"totalCount": 1, "nodes": [{"number": 2}]} == (
        answer["data"]["addSubIssue"]["issue"]["subIssues"]
    )


@pytest.mark.parametrize(
    "query,message",
    [
        (
            '{ repository(owner: "office", name: "meetings") { nope } }',
            "Cannot query field 'nope' on type 'Repository'.",
        ),
        ('{ repository(owner: "office", name: "meetings") }', "must have a selection"),
        ("{ repository { id } }", "is required"),
        ("{ viewer { login }", "Syntax Error"),
        ("query ($n: Int!) { viewer { login } }", "'$n' is never used"),
        ('{ repository(owner: "office", name: "others") { id } }', "Could not resolve"),
    ],
)
def test_graphql_says_with_200_what_is_wrong(forge, query, message):
    status, answer = post(forge, "/graphql", {"query": query})

    assert 200 == status
    assert message in answer["errors"][0]["message"]


def test_what_github_would_not_understand_in_graphql_is_a_violation(forge):
    query = '{ repository(owner: "office", name: "meetings") { issue(number: 1) { nope } } }'
    post(forge, "/graphql", {"query": query})

    assert ["POST /graphql: Cannot query field 'nope' on type 'Issue'."] == forge.violations


@pytest.mark.parametrize("number", [1, 2, 3])
def test_graphql_finds_no_issue_that_is_a_pull_request_or_gone(forge, number):
    repository = forge.repository()
    repository.create_issue("x")
    pull_of(repository)
    forge.remove(1)
    query = "query ($n: Int!) { %s { issue(number: $n) { id } } }"

    refused(410, repository.get_issue, 1)
    assert [] == list(repository.get_issues(creator=BOT, labels=["x"]))
    with pytest.raises(UnknownObjectException):
        forge.github().requester.graphql_query(
            query % 'repository(owner: "office", name: "meetings")', {"n": number}
        )


def test_graphql_leaves_nothing_out_though_issues_move_between_two_pages(forge):
    repository = forge.repository()
    issues = [repository.create_issue(title) for title in "abcd"]
    query = """query ($after: String) { repository(owner: "office", name: "meetings") {
        issues(first: 2, after: $after, orderBy: {field: UPDATED_AT, direction: ASC}) {
            nodes { number } pageInfo { endCursor }
        } } }"""
    first = graphql(forge, query)["data"]["repository"]["issues"]
    issues[0].edit(title="moved")
    after = first["pageInfo"]["endCursor"]
    more = graphql(forge, query, after=after)["data"]["repository"]["issues"]

    assert [1, 2, 3, 4] == [node["number"] for node in first["nodes"] + more["nodes"]]


@pytest.mark.parametrize(
    "query,points",
    [
        ("{ viewer { login } }", 1),
        (
            '{ repository(owner: "a", name: "b") { issues(first: 100) { nodes { id } } } }',
            1,
        ),
        (
            """{ repository(owner: "office", name: "meetings") { issues(first: 100) {
            nodes { labels(first: 9) { nodes { id } } comments(last: 9) { nodes { id } } } } } }""",
            2,
        ),
    ],
)
def test_graphql_is_paid_for_by_the_lists_that_may_come(forge, query, points):
    post(forge, "/graphql", {"query": query})

    assert points == forge.points()
    assert 0 == forge.hub.memory.spent[BOT]


def test_the_points_of_an_hour_can_be_used_up(forge):
    forge.switches.allowance = 1
    graphql(forge, "{ viewer { login } }")

    assert "RATE_LIMITED" == graphql(forge, "{ viewer { login } }")["errors"][0]["type"]


def test_graphql_is_not_everywhere(forge):
    forge.switches.graphql = False

    refused(404, graphql, forge, "{ viewer { login } }")


def test_an_enterprise_server_has_the_same_below_a_path(forge):
    repository = forge.repository(url=forge.enterprise_url)
    issue = repository.create_issue("x")
    issue.create_comment("y")

    assert f"{forge.enterprise_url}/repos/office/meetings/issues/1" == issue.url
    assert f"{forge.url}/office/meetings/issues/1" == issue.html_url
    assert ["y"] == [comment.body for comment in repository.get_issue(1).get_comments()]
    assert [] == forge.violations


# Events


@pytest.mark.parametrize("action", ["opened", "edited", "closed"])
def test_events_are_made_of_what_is_there(forge, action):
    forge.repository("ada--test").create_issue("x", "y")
    before = len(forge.requests)
    event = forge.event("issues", action, issue=1, sender="ada--test")

    assert (action, "y", "ada--test") == (
        event["action"],
        event["issue"]["body"],
        event["sender"]["login"],
    )
    assert "office/meetings" == event["repository"]["full_name"]
    assert before == len(forge.requests)


@pytest.mark.parametrize(
    "name,action,about",
    [
        ("issues", "opened", {"issue": 1}),
        ("issues", "edited", {"issue": 1}),
        ("issues", "closed", {"issue": 1}),
        ("issues", "reopened", {"issue": 1}),
        ("issue_comment", "created", {"issue": 1, "comment": 1}),
        ("issue_comment", "edited", {"issue": 1, "comment": 1}),
        ("issue_comment", "deleted", {"issue": 1, "comment": 1}),
        ("pull_request", "closed", {"pull": 2}),
    ],
)
def test_events_are_as_github_describes_them(forge, name, action, about):
    repository = forge.repository("ada--test")
    repository.create_issue("x", "y").create_comment("z")
    pull_of(repository).edit(state="closed")
    if action == "closed":
        repository.get_issue(1).edit(state="closed")

    event = forge.event(name, action, sender=BOT, **about)
    assert [] == list(schema.errors(event, description().event(name, action)))


def test_a_page_of_many_issues_costs_one_request(forge):
    forge.fill((f"{number}", "") for number in range(250))
    many = forge.repository(per_page=100)

    assert 250 == len(list(many.get_issues(state="all")))
    assert 3 == len(forge.requests)


def test_events_tell_of_comments_and_pull_requests(forge):
    repository = forge.repository("ada--test")
    comment = repository.create_issue("x").create_comment("/approve")
    pull_of(forge.repository()).merge()
    written = forge.event(
        "issue_comment", "created", issue=1, comment=comment.id, sender="ada--test"
    )
    merged = forge.event("pull_request", "closed", pull=2, sender=BOT)

    assert ("/approve", 1) == (written["comment"]["body"], written["issue"]["number"])
    assert (True, "closed", "Bot") == (
        merged["pull_request"]["merged"],
        merged["pull_request"]["state"],
        merged["sender"]["type"],
    )
    assert merged["pull_request"]["merged_at"].endswith("Z")


# Faults


@pytest.mark.parametrize(
    "kind,status",
    [
        (Kind.SECONDARY_LIMIT, 403),
        (Kind.NOT_FOUND, 404),
        (Kind.CONFLICT, 409),
        (Kind.INVALID, 422),
        (Kind.TOO_MANY, 429),
        (Kind.BAD_GATEWAY, 502),
    ],
)
def test_a_fault_strikes_once_and_before_the_effect(forge, kind, status):
    repository = forge.repository()
    forge.faults.plan(Fault(kind, at=2))
    repository.create_issue("1")

    refused(status, repository.create_issue, "2")
    assert [1] == [issue.number for issue in repository.get_issues()]
    assert [kind] == [fault.kind for fault, _ in forge.faults.struck]


def test_faults_are_told_as_github_tells_them(forge):
    repository = forge.repository()
    forge.faults.plan(Fault(Kind.UNAUTHORIZED))
    with pytest.raises(BadCredentialsException):
        repository.create_issue("x")
    forge.faults.plan(Fault(Kind.NOT_FOUND))
    with pytest.raises(UnknownObjectException):
        repository.get_issue(1)
    forge.faults.plan(Fault(Kind.PRIMARY_LIMIT))
    with pytest.raises(RateLimitExceededException):
        repository.create_issue("x")
    forge.faults.plan(Fault(Kind.SECONDARY_LIMIT, retry_after=7))
    with pytest.raises(RateLimitExceededException) as refusal:
        repository.create_issue("x")

    assert "7" == (refusal.value.headers or {}).get("retry-after")


@pytest.mark.parametrize(
    "kind,error,made",
    [
        (Kind.LOST_BEFORE, requests.exceptions.ConnectionError, 0),
        (Kind.LOST_AFTER, requests.exceptions.ConnectionError, 1),
        (Kind.TRUNCATED, requests.exceptions.ChunkedEncodingError, 1),
        (Kind.BAD_GATEWAY_AFTER, GithubException, 1),
    ],
)
def test_what_is_lost_on_the_way_back_was_done(forge, kind, error, made):
    repository = forge.repository()
    forge.faults.plan(Fault(kind))
    with pytest.raises(error):
        repository.create_issue("x")

    assert made == len(list(repository.get_issues()))


def test_an_answer_can_be_held_back_until_nobody_waits_for_it(forge):
    repository = forge.repository(timeout=1)
    forge.faults.plan(Fault(Kind.LOST_AFTER, hold=1.5))

    with pytest.raises(requests.exceptions.ReadTimeout):
        repository.create_issue("x")
    assert 1 == len(forge.get("/repos/office/meetings/issues"))


def test_a_list_can_lack_what_is_newest_once(forge):
    repository = forge.repository()
    forge.faults.plan(Fault(Kind.STALE_LIST))
    repository.create_issue("1")
    repository.create_issue("2")

    assert [1] == [issue.number for issue in repository.get_issues()]
    assert [2, 1] == [issue.number for issue in repository.get_issues()]


def test_faults_strike_where_they_are_told_and_only_the_bot(forge):
    forge.faults.plan(
        Fault(Kind.BAD_GATEWAY, at=lambda request: request.path.endswith("/comments"), times=2)
    )
    forge.repository("ada--test").create_issue("x").create_comment("mine")
    issue = forge.repository().get_issue(1)

    refused(502, issue.create_comment, "a")
    refused(502, issue.create_comment, "a")
    assert "a" == issue.create_comment("a").body


def test_tests_do_not_see_each_others_doings(forge):
    assert [] == list(forge.repository().get_issues(state="all"))
    assert ["README.md"] == [file.name for file in forge.repository().get_contents("")]
    assert 2 == len(forge.requests)
