"""The command: its help, its exit statuses, and that it keeps everything or nothing."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli import app, main
from tests.copied import ROOT
from tests.office import MINUTES, REQUEST, Office

APPROVED = """\
Noted: Approved, by Ada.
Status: **Approved**.

### Next step

- Please answer with `/confirm` or `/leave reason`: Ada (@ada--test), 蔡小 (@cai--test).
"""

COMMANDS = (
    *("forms", "parse", "file", "comment", "check", "sample", "render", "build", "serve"),
    *("respond", "sync", "publishable", "convene", "remind", "backup", "restore", "disposal"),
)
FORM = """\
name: Question
description: Ask something.
body:
  - {type: input, id: what, attributes: {label: What}, validations: {required: true}}
  - {type: dropdown, id: where, attributes: {label: Where, options: [Here, "There, or so"]}}
  - {type: dropdown, id: who, attributes: {label: Who, multiple: true, options: [Ada, Ben]}}
  - {type: checkboxes, id: sure, attributes: {label: Sure, options: [{label: "Yes, really"}]}}
  - {type: textarea, id: more, attributes: {label: More}}
"""
BODY = """\
### What\r
\r
会议\r
\r
### Where

There, or so

### Who

Ada, Ben

### Sure

- [x] Yes, really

### More

_No response_
"""
READ = """\
{
  "what": "会议",
  "where": "There, or so",
  "who": [
    "Ada",
    "Ben"
  ],
  "sure": {
    "Yes, really": true
  },
  "more": null
}
"""


@dataclass(frozen=True)
class Run:
    """What came of running the command."""

    status: int
    stdout: str
    stderr: str


class Desk:
    """A folder with the organisation of the tests, where the command is run."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.records = folder / "data" / "records"
        self.capsys = capsys
        shutil.copytree(ROOT / "tests" / "organisation", folder / "data")

    def run(self, *arguments: str | Path) -> Run:
        """Run the command as its script does, but for the time that a process of its own takes."""
        sys.argv = ["minutebook", *map(str, arguments)]
        with pytest.raises(SystemExit) as stop:
            main()
        said = self.capsys.readouterr()
        return Run(int(stop.value.code or 0), said.out, said.err)

    def write(self, name: str, text: str) -> Path:
        """Write *text* to the file *name*."""
        path = self.folder / name
        path.write_bytes(text.encode())
        return path

    def file(self, *more: str, answers=REQUEST) -> Run:
        """File a meeting request."""
        return self.run("file", *self.request(answers), *more)

    def request(self, answers=REQUEST) -> tuple[str | Path, ...]:
        """Return the arguments with which a meeting request is filed."""
        body = self.write("body.md", Office().body("meeting-request-weekly", answers))
        who = ("--author", "ben--test", "--at", "2026-04-07T10:00")
        return (body, "--form", "meeting-request", "--issue", "17", *who)

    def say(self, text: str, *more: str) -> Run:
        """Comment on it as the head of the department."""
        who = ("--author", "ada--test", "--at", "2026-04-08T10:00")
        return self.run("comment", text, "--issue", "17", *who, *more)

    def kept(self) -> dict[str, bytes]:
        """Return everything that is kept, by path."""
        files = (path for path in self.records.rglob("*") if path.is_file())
        return {path.relative_to(self.records).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def desk(tmp_path, capsys, monkeypatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", sys.argv)  # set back when the test is over
    return Desk(tmp_path, capsys)


def test_there_are_the_commands_that_people_need():
    asked = {"forms", "parse", "file", "comment", "check", "sample", "render", "build", "serve"}

    assert asked <= {*COMMANDS}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    shown = CliRunner().invoke(app, [command, "--help"], terminal_width=200)

    assert 0 == shown.exit_code
    assert f"Example: minutebook {command}" in " ".join(shown.output.split())


def test_what_is_no_command_is_an_error_of_the_caller(desk):
    assert 2 == desk.run("fly").status


def test_parse_prints_the_answers_as_json(desk):
    done = desk.run("parse", "--form", desk.write("form.yml", FORM), desk.write("body.md", BODY))

    assert (0, READ, "") == (done.status, done.stdout, done.stderr)


def test_parse_reads_standard_input(desk):
    command = (sys.executable, "-m", "generator", "parse", "--form", desk.write("f.yml", FORM), "-")
    done = subprocess.run(command, cwd=ROOT, input=BODY.encode(), capture_output=True, check=False)

    assert (0, READ) == (done.returncode, done.stdout.decode())


def test_parse_says_every_problem_on_standard_error(desk):
    body = BODY.replace("会议", "").replace("There, or so", "Nowhere").replace("[x]", "[?]")
    done = desk.run("parse", "--form", desk.write("form.yml", FORM), desk.write("body.md", body))

    assert (1, "") == (done.status, done.stdout)
    assert ["What", "Where", "Sure"] == [line.split(":")[0] for line in done.stderr.splitlines()]


@pytest.mark.parametrize("form", ["name: x\nbody: 7\n", "body: [", "{}", ""])
def test_parse_refuses_what_is_no_form_in_words(desk, form):
    done = desk.run("parse", "--form", desk.write("form.yml", form), desk.write("body.md", BODY))

    assert (1, "") == (done.status, done.stdout)
    assert done.stderr


@pytest.mark.parametrize("missing", ["form.yml", "body.md"])
def test_a_file_that_is_not_there_ends_the_run(desk, missing):
    desk.write("form.yml", FORM)
    desk.write("body.md", BODY)
    (desk.folder / missing).unlink()
    done = desk.run("parse", "--form", "form.yml", "body.md")

    assert (2, "") == (done.status, done.stdout)
    assert missing in done.stderr


@pytest.mark.parametrize("name", ["form.yml", "body.md"])
def test_what_is_not_utf_8_ends_the_run(desk, name):
    desk.write("form.yml", FORM)
    desk.write("body.md", BODY)
    (desk.folder / name).write_bytes("### What\n\n会议".encode("gb18030"))
    done = desk.run("parse", "--form", "form.yml", "body.md")

    assert (2, f"{name}: is not text in UTF-8\n") == (done.status, done.stderr)


def test_a_filing_is_kept_and_answered(desk):
    done = desk.file()

    assert (0, "") == (done.status, done.stderr)
    assert done.stdout.startswith("**Meeting request · Weekly meeting #17**: everything was")
    assert ["meeting-request/17.json"] == list(desk.kept())


def test_the_same_filing_again_changes_no_byte(desk):
    desk.file()
    before = desk.kept()

    assert 0 == desk.file().status
    assert before == desk.kept()


def test_a_filing_that_is_wrong_is_answered_and_not_kept(desk):
    done = desk.file(answers={**REQUEST, "date": "soon", "topic": ""})

    assert (1, {}) == (done.status, desk.kept())
    assert "there are 2 problems" in done.stdout


def test_a_comment_is_kept_and_answered(desk):
    desk.file()
    done = desk.say("/approve")
    (event,) = json.loads(desk.kept()["meeting-request/17.json"])["events"]

    assert (0, APPROVED) == (done.status, done.stdout)
    assert ("approve", "ada--test") == (event["act"], event["by"])


def test_a_command_that_is_not_understood_is_answered_and_not_kept(desk):
    desk.file()
    before = desk.kept()
    done = desk.say("/aprove")

    assert (1, before) == (done.status, desk.kept())
    assert "`/aprove`" in done.stdout


def test_a_dry_run_answers_and_keeps_nothing(desk):
    asked = desk.file("--dry-run")
    nothing = desk.kept()
    really = desk.file()
    kept = desk.kept()
    said = desk.say("/approve", "--dry-run")

    assert ({}, asked.stdout) == (nothing, really.stdout)
    assert (APPROVED, kept) == (said.stdout, desk.kept())


@pytest.mark.parametrize(
    "wrong, said",
    [
        (("--form", "minuets"), "there is no form 'minuets'; known are"),
        (("--at", "noon"), "'noon' is not a time; expected for example 2026-04-03T10:00"),
        (("--issue", "0"), "--issue"),
        (("--issue", "x"), "--issue"),
        (("--data", "elsewhere"), "elsewhere"),
    ],
)
def test_an_argument_that_is_wrong_ends_the_run(desk, wrong, said):
    done = desk.file(*wrong)

    assert (2, "", {}) == (done.status, done.stdout, desk.kept())
    assert said in " ".join(done.stderr.split())


def test_a_comment_on_what_was_never_filed_ends_the_run(desk):
    done = desk.say("/approve")

    assert (2, "--issue: nothing has been filed as #17\n") == (done.status, done.stderr)


def test_settings_that_are_not_utf_8_end_the_run_and_are_named(desk):
    (desk.folder / "data" / "settings.toml").write_bytes("# 会议".encode("gb18030"))
    done = desk.run("check")

    assert 2 == done.status
    assert "settings.toml" in done.stderr


def test_every_fault_of_the_settings_is_said_at_once(desk):
    settings = desk.folder / "data" / "settings.toml"
    text = settings.read_text("utf-8")
    text = text.replace('"Asia/Shanghai"', '"Mars/Base"').replace('"CNY"', '"Yuan"')
    settings.write_text(text.replace('language = "en"', 'language = "fr"'), "utf-8")
    rooms = desk.folder / "data" / "rooms.toml"
    rooms.write_text(rooms.read_text("utf-8").replace("capacity = 8", 'capacity = "many"'), "utf-8")
    done = desk.run("check")
    lines = done.stderr.splitlines()

    assert (2, "") == (done.status, done.stdout)
    for file, key, value in (
        ("settings.toml", "time_zone", "Mars/Base"),
        ("settings.toml", "currency", "Yuan"),
        ("settings.toml", "language", "fr"),
        ("rooms.toml", "capacity", "many"),
    ):
        assert [] != [line for line in lines if file in line and key in line and value in line]


def test_check_says_what_is_wrong_between_records(desk):
    desk.file()
    desk.say("/approve")
    good = desk.run("check", "--at", "2026-05-01T09:00")
    minutes = Office()
    minutes.fill()
    record = desk.records / "minutes" / "21.json"
    desk.run(
        "file",
        desk.write("m.md", minutes.body("minutes", MINUTES)),
        "--form",
        "minutes",
        "--issue",
        "21",
        "--author",
        "ben--test",
        "--at",
        "2026-04-14T10:00",
    )
    record.write_text(record.read_text("utf-8").replace('"meeting": 17', '"meeting": 18'), "utf-8")
    bad = desk.run("check", "--at", "2026-05-01T09:00")

    assert (0, "") == (good.status, good.stderr)
    assert 1 == bad.status
    assert "minutes/21.json: Meeting number: there is no meeting with the number 18" in bad.stderr


@pytest.mark.parametrize("content", ["", "{", "[]", '{"form": "minutes"}', '{"form": "nothing"}'])
def test_a_record_that_cannot_be_read_ends_the_run_and_is_named(desk, content):
    (desk.records / "minutes").mkdir(parents=True)
    (desk.records / "minutes" / "21.json").write_text(content, "utf-8")
    done = desk.run("check")

    assert (2, "") == (done.status, done.stdout)
    assert "data/records/minutes/21.json: " in done.stderr


def test_a_run_that_is_cut_off_leaves_the_record_as_it_was(desk):
    desk.file()
    before = desk.kept()
    edited = [*map(str, desk.request({**REQUEST, "topic": "x" * 5000}))]
    # One block is less than the record needs: it is written in part, and then the disk is full.
    shell = 'ulimit -f 1; exec "$0" -m generator file "$@"'
    done = subprocess.run(
        ("sh", "-c", shell, sys.executable, *edited),
        cwd=desk.folder,
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    after = {path: text for path, text in desk.kept().items() if path.endswith(".json")}

    assert (2, before) == (done.returncode, after)
    assert "Traceback" not in done.stderr
    assert (0, ["meeting-request/17.json"]) == (desk.file().status, list(desk.kept()))


def test_a_run_that_cannot_write_keeps_nothing_and_says_where(desk):
    desk.records.mkdir()
    (desk.records / "meeting-request").write_text("in the way", "utf-8")
    done = desk.file()

    assert (2, {"meeting-request": b"in the way"}) == (done.status, desk.kept())
    assert "records/meeting-request" in done.stderr


def test_a_sample_is_replayed_and_not_mixed_up_with_other_records(desk):
    examples = ROOT / "tests" / "cases" / "plain"
    done = desk.run("sample", "--examples", examples)
    before = desk.kept()
    again = desk.run("sample", "--examples", examples)
    desk.write(
        "data/records/meeting-request/90.json",
        before["meeting-request/17.json"].decode().replace('"issue": 17', '"issue": 90'),
    )
    mixed = desk.run("sample", "--examples", examples)

    assert (0, "8 records in data/records") == (done.status, done.stdout.strip())
    assert (0, before) == (again.status, {k: v for k, v in desk.kept().items() if "/90" not in k})
    assert 2 == mixed.status
    assert "#90" in mixed.stderr


def test_forms_says_what_differs_from_the_definitions(desk):
    written = desk.run("forms")
    again = desk.run("forms", "--check")
    folder = desk.folder / ".github" / "ISSUE_TEMPLATE"
    (folder / "2-minutes.yml").write_text("name: ours\n", "utf-8")
    (folder / "3-progress.yml").unlink()
    (folder / "bug.yml").write_text("name: not ours\n", "utf-8")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    drift = desk.run("forms", "--check")

    assert (0, 0, "") == (written.status, again.status, again.stdout + again.stderr)
    assert (1, before) == (drift.status, {p.name: p.read_bytes() for p in folder.iterdir()})
    assert [
        ".github/ISSUE_TEMPLATE/bug.yml: was not written by minutebook and stays as it is",
        ".github/ISSUE_TEMPLATE/2-minutes.yml: differs from the definition; run minutebook forms",
        ".github/ISSUE_TEMPLATE/3-progress.yml: is missing; run minutebook forms",
    ] == drift.stderr.splitlines()
