"""Events: which are ours, and what is said of a file that holds none."""

import json
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.errors import EventError
from generator.github.events import BRANCH, issue_of
from tests.copied import ROOT, run

ISSUE = {"action": "opened", "issue": {"number": 17}, "sender": {"login": "ada", "type": "User"}}
BOT = {"login": "some[bot]", "type": "Bot"}
MERGED = {
    "action": "closed",
    "pull_request": {"head": {"ref": "filing/17", "repo": {"id": 5}}},
    "repository": {"id": 5},
    "sender": {"login": "ada", "type": "User"},
}
NAMES = ("issues", "issue_comment", "pull_request", "push")
KEYS = (
    *("action", "issue", "number", "pull_request", "head", "ref", "repo", "id", "repository"),
    *("sender", "type"),
)
WORDS = ("opened", "closed", "deleted", "Bot", "User", "filing/17", "filing/" + "9" * 9_999)

simple = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3)
anything = st.recursive(
    simple | st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=8,
)


@pytest.fixture
def respond(tmp_path, capsys, monkeypatch):
    """Run the command on a file as its script does, but for the time that a process takes."""
    path = tmp_path / "event.json"
    monkeypatch.setattr(sys, "argv", ["minutebook", "respond"])
    monkeypatch.setenv("GITHUB_EVENT_NAME", "issues")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(path))

    def run_on(content):
        path.write_bytes(content)
        with pytest.raises(SystemExit) as stop:
            main()
        said = capsys.readouterr()
        return int(stop.value.code or 0), said.out, said.err

    return run_on


def _merged(ref="filing/17", repo: object = None, **more):
    head = {"ref": ref, "repo": {"id": 5} if repo is None else repo}
    return {**MERGED, "pull_request": {"head": head}, **more}


@pytest.mark.parametrize("action", ["opened", "edited", "reopened", "closed", "locked", "labeled"])
def test_an_issue_is_read_whatever_happened_to_it(action):
    assert 17 == issue_of("issues", {**ISSUE, "action": action})


@pytest.mark.parametrize("action", ["deleted", "transferred"])
def test_an_issue_that_is_gone_is_not_read(action):
    assert issue_of("issues", {**ISSUE, "action": action}) is None


@pytest.mark.parametrize("action", ["created", "edited", "deleted"])
def test_an_issue_is_read_whatever_happened_to_a_comment(action):
    assert 17 == issue_of("issue_comment", {**ISSUE, "action": action})


def test_talk_below_a_pull_request_is_not_ours():
    below = {**ISSUE, "action": "created", "issue": {"number": 17, "pull_request": {"url": "x"}}}

    assert issue_of("issue_comment", below) is None


@pytest.mark.parametrize("name", NAMES)
def test_what_a_program_does_is_not_ours(name):
    assert issue_of(name, {**ISSUE, **MERGED, "sender": BOT}) is None


@pytest.mark.parametrize("action", ["opened", "synchronize", "reopened", "edited"])
def test_a_pull_request_is_ours_only_when_it_is_closed(action):
    assert 17 == issue_of("pull_request", MERGED)
    assert issue_of("pull_request", {**MERGED, "action": action}) is None


@pytest.mark.parametrize(
    "ref",
    [
        *("main", "filing/", "filing/0", "filing/017", "filing/17/x", "x/filing/17", "Filing/17"),
        *("filing/17\n", " filing/17", "filing/１７", "filing/-17", "filing/1e3", "filing/../17"),
        *("refs/heads/filing/17", f"filing/{'9' * 5_000}"),
    ],
)
def test_a_branch_that_is_only_like_ours_is_nobodys(ref):
    assert issue_of("pull_request", _merged(ref)) is None


@pytest.mark.parametrize("repo", [{"id": 6}, {}, {"id": "5"}, {"id": None}, {"id": [5]}, "gone"])
def test_a_branch_of_a_fork_is_not_ours_whatever_it_is_called(repo):
    assert issue_of("pull_request", _merged(repo=repo)) is None


def test_the_workflow_follows_no_fork_either():
    """What the program refuses must not cost a run with a token that may write."""
    intake = (ROOT / ".github" / "workflows" / "intake.yml").read_text("utf-8")

    assert "github.event.pull_request.head.repo.id == github.event.repository.id" in intake
    assert f"startsWith(github.head_ref, '{BRANCH.format(issue='')}')" in intake


def test_the_fork_of_a_closed_pull_request_may_be_gone():
    head = {"ref": "filing/17", "repo": None}

    assert issue_of("pull_request", {**MERGED, "pull_request": {"head": head}}) is None


def test_who_sent_an_event_may_be_unknown():
    for sender in (None, {}, "ada", {"type": None}):
        assert 17 == issue_of("issues", {**ISSUE, "sender": sender})


@pytest.mark.parametrize("action", [None, [], {}, 5])
def test_what_happened_may_be_unknown(action):
    assert 17 == issue_of("issues", {**ISSUE, "action": action})
    assert issue_of("pull_request", {**MERGED, "action": action}) is None


@pytest.mark.parametrize(
    "name, event, part",
    [
        ("issues", {}, "no issue"),
        ("issues", {"action": "opened", "issue": None}, "no issue"),
        ("issues", {"action": "opened", "issue": [17]}, "no issue"),
        ("issues", {"action": "opened", "issue": {}}, "no issue.number"),
        ("issue_comment", {"issue": {"number": "17"}}, "no issue.number"),
        ("issue_comment", {"issue": {"number": True}}, "no issue.number"),
        ("issue_comment", {"issue": {"number": 0}}, "no issue.number"),
        ("issue_comment", {"issue": {"number": 17.5}}, "no issue.number"),
        ("pull_request", {"action": "closed"}, "no pull_request"),
        ("pull_request", {"action": "closed", "pull_request": {"head": 1}}, "no pull_request.head"),
        ("pull_request", {**MERGED, "repository": None}, "no repository"),
        ("pull_request", {**MERGED, "repository": {"id": "5"}}, "no repository.id"),
    ],
)
def test_an_event_without_what_it_must_have_is_an_error_that_names_it(name, event, part):
    with pytest.raises(EventError, match=rf"^the event has {part}: [^\n]*$"):
        issue_of(name, event)


def _outcome(name, event):
    try:
        return issue_of(name, event)
    except EventError as error:
        return str(error)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(NAMES), st.dictionaries(st.sampled_from(KEYS), anything, max_size=5))
def test_whatever_an_event_says_it_is_about_an_issue_or_none_or_wrong(name, event):
    outcome = _outcome(name, event)

    assert outcome is None or (type(outcome) is int and outcome > 0) or "the event" in str(outcome)
    assert 1 == len(str(outcome).splitlines())


@pytest.mark.parametrize(
    "content, words",
    [
        (b"", "is not JSON"),
        (b"\x00\xff\xfe", "is not JSON"),
        (b"### Meeting\n\nsoon\n", "is not JSON"),
        (b'{"action": "opened"', "is not JSON"),
        (b"[" * 200_000, "is not JSON"),
        (b'{"issue": {"number": ' + b"9" * 5_000 + b"}}", "is not JSON"),
        (b"[]", "holds no event"),
        (b"null", "holds no event"),
        (b'"::error::x"', "holds no event"),
        (b"{}", "the event has no issue"),
        (b'{"issue": "::error::x"}', "the event has no issue"),
        (b'{"issue": {"number": -1}}', "the event has no issue.number"),
        (b'{"issue": {}, "padding": "' + b"x" * 5_000_000 + b'"}', "the event has no issue.number"),
    ],
    ids=lambda value: value[:40].decode("ascii", "replace") if isinstance(value, bytes) else value,
)
def test_a_file_that_holds_no_event_is_told_in_one_line(content, words, respond):
    status, out, err = respond(content)

    assert (2, "") == (status, out)
    assert words in err
    assert 1 == len(err.splitlines())
    assert "::" not in err


def test_no_file_at_all_is_told_in_one_line(tmp_path):
    path = tmp_path / "event.json"
    done = run("respond", folder=ROOT, GITHUB_EVENT_NAME="issues", GITHUB_EVENT_PATH=str(path))

    assert (2, f"{path}: No such file or directory\n") == (done.returncode, done.stderr)


def test_a_long_event_is_read_like_any_other(respond):
    event = {**ISSUE, "sender": BOT, "padding": "x" * 5_000_000}

    assert (0, "This event is none of ours.\n", "") == respond(json.dumps(event).encode())
