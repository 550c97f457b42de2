"""The steps of the workflows, run as a runner runs them, on an event that is hostile all over."""

import json
import os
import re
import subprocess
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.workflows.files import ROOT, Step, steps

HOSTILE = """$(touch pwned) `touch pwned` '; touch pwned; ' "; touch pwned; " """

SENDER = {"login": HOSTILE, "type": "User"}
EVENT = {
    "action": "created",
    "issue": {"number": 17, "title": HOSTILE, "body": HOSTILE, "labels": [{"name": HOSTILE}]},
    "comment": {"id": 1, "body": HOSTILE, "user": SENDER},
    "pull_request": {"number": 18, "title": HOSTILE, "head": {"ref": HOSTILE}, "user": SENDER},
    "repository": {"default_branch": "main"},
    "sender": SENDER,
}
GITHUB = {"event": EVENT, "token": "the-token", "ref_name": "main", "head_ref": HOSTILE}

STANDING_IN = ("curl", "git", "make", "python", "sudo", ".venv/bin/minutebook", ".venv/bin/pip")
STAND_IN = '#!/bin/sh\necho "${0#"$PWD"/} $*" >> "$DONE"\necho here\n'

SCRIPTS = [step for step in steps() if "run" in step.content]
REBUILDS = [step for step in SCRIPTS if step.job == "rebuild"]
MOVED = next(step for step in SCRIPTS if step.content.get("id") == "head")


def evaluate(text: str) -> str:
    """Put the values of GITHUB where the expressions of *text* stand, as a runner does."""

    def value(expression: re.Match[str]) -> str:
        found: Any = {"github": GITHUB}
        for name in expression[1].split("."):
            found = found[name]
        return str(found)

    return re.sub(r"\$\{\{ *([\w.]+) *\}\}", value, text)


def execute(step: Step, folder: Path, **environment: str) -> None:
    """Run the script of *step* in *folder*, with nothing around it but what a runner gives."""
    given = {name: evaluate(value) for name, value in step.content.get("env", {}).items()}
    runner = {
        "GITHUB_EVENT_PATH": str(folder.parent / "event.json"),
        "GITHUB_OUTPUT": str(folder.parent / "output"),
        "GITHUB_REPOSITORY": "team/meetings",
        "GITHUB_API_URL": "http://localhost:9",
        "PATH": os.environ["PATH"],
    }
    script = evaluate(step.content["run"])
    command = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script)
    subprocess.run(command, cwd=folder, env=runner | environment | given, check=True)


@pytest.fixture
def workspace(tmp_path):
    """A checkout beside the file of the event, where nothing has been done yet."""
    (tmp_path / "event.json").write_text(json.dumps(EVENT), "utf-8")
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


def named(step):
    return f"{step.workflow}-{step.job}-{step.content['name']}"


@pytest.mark.parametrize("step", SCRIPTS, ids=named)
def test_nothing_that_a_stranger_wrote_is_run_or_written(step, workspace, stand_ins):
    before = files(workspace.parent)

    execute(step, workspace, **stand_ins)

    assert files(workspace.parent) - before <= {"done", "output"}
    assert "pwned" not in Path(stand_ins["DONE"]).read_text("utf-8")


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
