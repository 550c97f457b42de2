"""GitHub's own examples of every event: none is too strange to be read, and few are ours."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.github import issue_of
from tests.forge.fixtures import forge, running_forge
from tests.forge.people import BOT, REPOSITORY

__all__ = ["forge", "running_forge"]

FILES = Path(__file__).parent / "organisation"
EXAMPLES = Path(__file__).parent / "forge/node_modules/@octokit/webhooks-examples"
SERVERS = ("api.github.com", "ghes-31", "ghes-32", "ghes-33", "ghes-34", "ghes-35")
"""github.com, and Enterprise Server by its version."""


def examples(server: str) -> list[tuple[str, dict[str, Any]]]:
    """Return every example that *server* has, each with the name of its event."""
    described = json.loads((EXAMPLES / server / "index.json").read_text("utf-8"))
    return [(each["name"], example) for each in described for example in each["examples"]]


def followed(name: str, event: dict[str, Any]) -> int | None:
    """Return the issue that is to be followed, as the rule is told to people."""
    is_here = name == "issues" and event["action"] not in ("deleted", "transferred")
    if (is_here or name == "issue_comment") and "pull_request" not in event["issue"]:
        return int(event["issue"]["number"])
    return None


@pytest.mark.parametrize("server", SERVERS)
def test_of_all_events_those_of_issues_and_their_comments_are_ours(server):
    read = [(name, issue_of(name, event)) for name, event in examples(server)]

    assert [(name, followed(name, event)) for name, event in examples(server)] == read
    assert 49 <= len(read)


def test_the_examples_of_github_have_what_is_ours_and_what_is_not():
    ours = Counter((name, e["action"]) for name, e in examples(SERVERS[0]) if issue_of(name, e))
    others = {name for name, event in examples(SERVERS[0]) if issue_of(name, event) is None}

    assert {"created", "edited", "deleted"} == {a for n, a in ours if n == "issue_comment"}
    assert {"opened", "edited", "reopened", "locked"} <= {a for n, a in ours if n == "issues"}
    assert {"issues", "pull_request", "push", "workflow_run", "installation"} <= others


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("type_", ["Bot", "User"])
def test_what_a_program_did_is_not_ours_whatever_it_was(server, type_):
    sent = [(n, {**e, "sender": {"type": type_}}) for n, e in examples(server) if followed(n, e)]

    assert (type_ == "User") is any(issue_of(name, event) for name, event in sent)


@pytest.mark.parametrize("server", SERVERS)
def test_a_pull_request_is_ours_if_it_was_closed_and_its_branch_is(server):
    pulls = [event for name, event in examples(server) if name == "pull_request"]
    for event in pulls:
        event["pull_request"]["head"]["ref"] = "filing/17"
    at_home = [e for e in pulls if e["pull_request"]["head"]["repo"]["id"] == e["repository"]["id"]]
    for event in at_home:
        expected = 17 if event["action"] == "closed" else None
        assert expected == issue_of("pull_request", event)
        event["pull_request"]["head"]["repo"] |= {"id": 1, "fork": True}
        assert issue_of("pull_request", event) is None

    assert at_home


def respond(forge, path: Path, name: str, event: dict[str, Any]) -> tuple[int, str]:
    """Run the command on *event*, and return its exit status and what it printed."""
    path.write_text(json.dumps(event), "utf-8")
    environment = {
        "GITHUB_TOKEN": forge.token(),
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_API_URL": forge.url,
        "GITHUB_EVENT_NAME": name,
        "GITHUB_EVENT_PATH": str(path),
        "MINUTEBOOK_LOGIN": BOT,
    }
    done = CliRunner().invoke(app, ["respond", "--data", str(FILES)], env=environment)
    return done.exit_code, done.output


def test_the_command_answers_every_example_and_asks_nothing_because_of_others(forge, tmp_path):
    """The issues of the examples are not in our repository: those that are ours are looked for."""
    for name, event in examples(SERVERS[0]):
        number = followed(name, event)
        forge.forget()
        done = respond(forge, tmp_path / "event.json", name, event)

        said = "This event is none of ours.\n" if number is None else f"#{number} is gone.\n"
        assert (0, said) == done, (name, event.get("action"))
        assert (number is None) is (forge.requests_by() == [])
        asked = [each.request for each in forge.requests_by() if each.request.path != "/graphql"]
        assert [] == [str(request) for request in asked if request.writes]
        assert [] == forge.violations
