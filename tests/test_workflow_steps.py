"""The steps of the workflows, run as a runner runs them, on an event that is hostile all over."""

import json
import os
import re
import shutil
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.forge.fixtures import forge, running_forge
from tests.forge.people import BOT, REPOSITORY, STRANGER
from tests.hostile_texts import TEXTS
from tests.inert import workflow_commands
from tests.office import REQUEST, Office
from tests.workflows.files import ROOT, Step, steps

__all__ = ["forge", "running_forge"]

STRANGE = {
    "shell": """$(touch pwned) `touch pwned` '; touch pwned; ' "; touch pwned; " """,
    "lines": "x\ntouch pwned\nEOF\ntouch pwned\n#",
    "option": "--config=/dev/stdin -o pwned --output pwned @pwned",
    "path": "../../pwned",
    "expansion": "${IFS}touch${IFS}pwned;{touch,pwned};~/pwned;*;!!;\\",
    "json": '", "inputs": {"x": "pwned"}, "ref": "pwned',
    **{
        name: TEXTS[name] for name in ("expression", "output", "stop", "old command", "environment")
    },
}


def github(text: str, **more: Any) -> dict[str, Any]:
    """Return what a runner has of an event in which a stranger wrote *text* wherever they can."""
    sender = {"login": text, "type": "User"}
    event = {
        "action": "created",
        "issue": {"number": 17, "title": text, "body": text, "labels": [{"name": text}]},
        "comment": {"id": 1, "body": text, "user": sender},
        "pull_request": {"number": 18, "title": text, "head": {"ref": text}, "user": sender},
        "repository": {"default_branch": "main"},
        "sender": sender,
    }
    base = {"event": event, "token": "the-token", "ref_name": "main", "head_ref": text}
    return {**base, "actor": text, "triggering_actor": text, **more}


HOSTILE = github(STRANGE["shell"])

STANDING_IN = ("curl", "git", "make", "python", "sudo", ".venv/bin/minutebook", ".venv/bin/pip")
STAND_IN = '#!/bin/sh\necho "${0#"$PWD"/} $*" >> "$DONE"\necho here\n'

SCRIPTS = [step for step in steps() if "run" in step.content]
REBUILDS = [step for step in SCRIPTS if step.job == "rebuild"]
RESPOND = next(step for step in SCRIPTS if step.content["name"] == "Respond")
MOVED = next(step for step in SCRIPTS if step.content.get("id") == "head")


def evaluate(text: str, context: dict[str, Any]) -> str:
    """Put the values of *context* where the expressions of *text* stand, as a runner does."""

    def value(expression: re.Match[str]) -> str:
        found: Any = {"github": context}
        for name in expression[1].split("."):
            found = found[name]
        return str(found)

    return re.sub(r"\$\{\{ *([\w.]+) *\}\}", value, text)


def execute(step: Step, folder: Path, context: dict[str, Any] = HOSTILE, **environment: str) -> str:
    """Run the script of *step* in *folder*, with nothing around it but what a runner gives.

    Return what it prints.
    """
    (folder.parent / "event.json").write_text(json.dumps(context["event"]), "utf-8")
    given = {name: evaluate(value, context) for name, value in step.content.get("env", {}).items()}
    runner = {
        "GITHUB_EVENT_PATH": str(folder.parent / "event.json"),
        "GITHUB_OUTPUT": str(folder.parent / "output"),
        "GITHUB_REPOSITORY": "team/meetings",
        "GITHUB_API_URL": "http://localhost:9",
        "PATH": os.environ["PATH"],
    }
    script = evaluate(step.content["run"], context)
    command = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script)
    done = subprocess.run(
        command,
        cwd=folder,
        env=runner | environment | given,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.stdout


@pytest.fixture
def workspace(tmp_path):
    """A checkout in a folder where the event will lie, and where nothing has been done yet."""
    folder = tmp_path / "workspace"
    (folder / ".github").mkdir(parents=True)
    (folder / ".github" / "setup.sh").symlink_to(ROOT / ".github" / "setup.sh")
    return folder


@pytest.fixture
def stand_ins(workspace):
    """Every command of the workflows as one that only tells; gives what a step finds around it."""
    for name in STANDING_IN:
        path = workspace / name if "/" in name else workspace / "bin" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STAND_IN, "utf-8")
        path.chmod(0o755)
    path = f"{workspace / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {"PATH": path, "DONE": str(workspace.parent / "done")}


@pytest.fixture
def api():
    """An API that keeps what it is asked, and answers with the name of a commit."""
    asked: list[tuple[str, str, str, str]] = []

    class Answer(BaseHTTPRequestHandler):
        def answer(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            token = self.headers["Authorization"]
            asked.append((self.command, self.path, token, body))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"c0ffee")

        do_GET = do_POST = answer  # noqa: N815 -- the names that the server looks for

        def log_message(self, *_):
            """Say nothing."""

    with HTTPServer(("localhost", 0), Answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}", asked
        server.shutdown()


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def contents(folder):
    """Return every file in *folder*, without following where a link leads."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and path.suffix != ".pyc"
    }


def link_program(workspace):
    """Put the program and the organisation of the tests where a checkout has them."""
    program = workspace / ".venv" / "bin" / "minutebook"
    program.parent.mkdir(parents=True)
    program.symlink_to(Path(sys.executable).with_name("minutebook"))
    shutil.copytree(ROOT / "tests" / "organisation", workspace / "data")


def file_strange(forge, text):
    """Open an issue with *text* in its title, body, label and comments; return its number."""
    answers = {**REQUEST, "topic": " ".join(text.split()), "background": text}
    body = Office().body("meeting-request-weekly", answers)
    issue = forge.repository("ben--test").create_issue(title=text[:256], body=body)
    forge.repository("root--test").get_issue(issue.number).add_to_labels(text[:50])
    forge.repository(STRANGER).get_issue(issue.number).create_comment(text)
    forge.repository(STRANGER).get_issue(issue.number).create_comment(f"/approve {text}")
    return issue.number


def named(step):
    return f"{step.workflow}-{step.job}-{step.content['name']}"


@pytest.mark.parametrize("step", SCRIPTS, ids=named)
def test_nothing_that_a_stranger_wrote_is_run_or_written(step, workspace, stand_ins):
    before = files(workspace.parent)

    for text in STRANGE.values():
        printed = execute(step, workspace, github(text), **stand_ins)

        assert [] == list(workflow_commands(printed))
    assert files(workspace.parent) - before <= {"done", "event.json", "output"}
    assert "pwned" not in Path(stand_ins["DONE"]).read_text("utf-8")


@pytest.mark.parametrize("name", ["shell", "output", "old command", "json"])
def test_the_program_takes_what_a_stranger_wrote_for_text(name, workspace, forge):
    """The step with the real program in it, on an issue that is strange all over."""
    text = STRANGE[name]
    link_program(workspace)
    number = file_strange(forge, text)
    before = contents(workspace.parent)

    event = forge.event("issues", "opened", issue=number, sender=STRANGER)
    event["sender"]["login"] = event["issue"]["user"]["login"] = text
    context = github(text, event=event, token=forge.token())
    printed = execute(
        RESPOND,
        workspace,
        context,
        GITHUB_ACTIONS="true",
        GITHUB_API_URL=forge.url,
        GITHUB_EVENT_NAME="issues",
        GITHUB_REPOSITORY=REPOSITORY,
        MINUTEBOOK_LOGIN=BOT,
    )

    assert {**before, "event.json": json.dumps(event).encode()} == contents(workspace.parent)
    assert [] == list(workflow_commands(printed))
    assert [f"filing/{number}"] == [each.head.ref for each in forge.repository().get_pulls()]
    assert [] == forge.violations


def test_what_a_stranger_wrote_would_be_run_if_an_expression_held_it(workspace, stand_ins):
    careless = Step("careless", "job", {"run": "echo ${{ github.event.issue.title }}"})

    execute(careless, workspace, **stand_ins)

    assert (workspace / "pwned").exists()


@pytest.mark.parametrize("step", REBUILDS, ids=named)
def test_the_site_is_rebuilt_by_one_request(step, workspace, api):
    address, asked = api

    execute(step, workspace, GITHUB_API_URL=address)

    path = "/repos/team/meetings/actions/workflows/publish.yml/dispatches"
    assert [("POST", path, "Bearer the-token", '{"ref": "main"}')] == asked


@pytest.mark.parametrize("here, expected", [("c0ffee", ""), ("0ddba11", "moved=true\n")])
def test_the_site_is_rebuilt_only_if_the_branch_moved(here, expected, workspace, stand_ins, api):
    address, asked = api
    git = workspace / "bin" / "git"
    git.write_text(f"#!/bin/sh\necho {here}\n", "utf-8")
    (workspace / "bin" / "curl").unlink()

    execute(MOVED, workspace, GITHUB_API_URL=address, **stand_ins)

    output = workspace.parent / "output"
    assert [("GET", "/repos/team/meetings/commits/HEAD", "Bearer the-token", "")] == asked
    assert expected == (output.read_text("utf-8") if output.exists() else "")
