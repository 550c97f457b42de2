"""The workflows: GitHub understands them, and they may do no more than they need."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from generator.github.events import BRANCH
from tests.workflows.files import PATHS, ROOT, WORKFLOWS, steps

TOOLS = ROOT / "tests" / "workflows"
GUIDES = sorted((ROOT / "docs" / "guides").glob("*/github.md"))
SOURCES = {path.name: path.read_text("utf-8") for path in PATHS}

PERMISSIONS = {
    ("intake", "respond"): {"contents": "write", "issues": "write", "pull-requests": "write"},
    ("intake", "rebuild"): {"actions": "write"},
    ("publish", "build"): {"contents": "read", "pages": "read"},
    ("publish", "deploy"): {"pages": "write", "id-token": "write"},
    ("daily", "sync"): {"contents": "write", "issues": "write", "pull-requests": "write"},
    ("daily", "convene"): {"contents": "write", "issues": "write", "pull-requests": "write"},
    ("daily", "remind"): {"contents": "write", "issues": "write"},
    ("daily", "rebuild"): {"actions": "write"},
    ("backup", "backup"): {"contents": "read"},
    ("check", "records"): {"contents": "read"},
    ("check", "tests"): {"contents": "read"},
}
"""What each job may: whoever gives one more has to say so here, and in the guides."""

SCHEMAS = {
    "vendor.github-workflows": PATHS,
    "custom.github-workflows-require-timeout": PATHS,
    "vendor.dependabot": [ROOT / ".github" / "dependabot.yml"],
}

HARMLESS = {
    "github.event.repository.default_branch",
    "github.ref_name",
    "github.token",
    "steps.deployment.outputs.page_url",
    "steps.head.outputs.moved",
}
"""The expressions that may be handed to a step: no stranger decides what they say."""

HOLES = """\
name: Holes
on: {issues: {types: [opened, swallowed]}}
permissions: write-all
concurrency: {group: holes, queue: most}
jobs:
  one:
    runs-on: ubuntu-24.04
    steps:
      - run: echo "${{ github.event.issue.title }}"
"""
"""A workflow with one fault for each of those who look for faults."""


@pytest.fixture
def holes(tmp_path):
    path = tmp_path / ".github" / "workflows" / "holes.yml"
    path.parent.mkdir(parents=True)
    path.write_text(HOLES, "utf-8")
    return path


@pytest.fixture(scope="session")
def parse(tmp_path_factory):
    """GitHub's own parser, made into one script: as it is published, Node cannot import it."""
    bundle = tmp_path_factory.mktemp("parser") / "parse.cjs"
    esbuild = TOOLS / "node_modules" / ".bin" / "esbuild"
    assert esbuild.exists(), "GitHub's parser of workflows is missing: run `make workflow-parser`"
    options = ("--bundle", "--platform=node", "--format=cjs", f"--outfile={bundle}")
    run(esbuild, "parse.mjs", "--log-level=warning", *options)

    return lambda *paths: run("node", bundle, *paths).stdout.splitlines()


def run(*command):
    """Run *command* and keep what it says."""
    return subprocess.run(command, cwd=TOOLS, capture_output=True, text=True, check=False)


def tool(name):
    """The path of the command *name* of this environment."""
    return Path(sys.executable).with_name(name)


def zizmor(*paths):
    """Look for holes in *paths*, as strictly as there are findings meant to be acted on."""
    strict = ("--persona", "pedantic", "--strict-collection", "--no-config")
    return run(
        tool("zizmor"), "--offline", "--quiet", "--no-progress", "--color=never", *strict, *paths
    )


def schema(name, *paths):
    """Hold *paths* to a schema that check-jsonschema carries."""
    return run(tool("check-jsonschema"), "--builtin-schema", name, *paths)


def lines(pattern):
    """All that *pattern* matches in the workflows."""
    return [found for text in SOURCES.values() for found in re.findall(pattern, text, re.MULTILINE)]


def test_zizmor_finds_no_hole():
    found = zizmor(ROOT / ".github")

    assert 0 == found.returncode, found.stdout


def test_zizmor_is_told_to_overlook_one_thing_only():
    assert ["  issue_comment: # zizmor: ignore[dangerous-triggers]"] == lines(
        r"^.*zizmor: ignore\[.*?\]"
    )


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_workflows_fit_the_schemas_of_github(name):
    checked = schema(name, *SCHEMAS[name])

    assert 0 == checked.returncode, checked.stdout


def test_the_parser_of_github_finds_no_fault(parse):
    assert [] == parse(*PATHS)


def test_those_who_look_for_faults_find_them(holes, parse):
    assert {"template-injection", "excessive-permissions"} <= {
        *re.findall(r"^error\[(\S+)\]", zizmor(holes).stdout, re.MULTILINE)
    }
    assert "queue" in schema("vendor.github-workflows", holes).stdout
    assert "timeout" in schema("custom.github-workflows-require-timeout", holes).stdout
    assert "swallowed" in "".join(parse(holes))


def test_a_job_may_what_it_needs_and_nothing_else():
    assert [{}] * len(WORKFLOWS) == [content["permissions"] for content in WORKFLOWS.values()]
    assert PERMISSIONS == {
        (workflow, job): described["permissions"]
        for workflow, content in WORKFLOWS.items()
        for job, described in content["jobs"].items()
    }


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.parent.name)
def test_the_guide_says_what_each_job_may(guide):
    row = re.compile(r"^\| `(\w+)\.yml` \| `(\w+)` \| `(\S+: \w+)` \| \S", re.MULTILINE)
    rows = row.findall(guide.read_text("utf-8"))
    said = sorted(((workflow, job), permission) for workflow, job, permission in rows)
    given = [
        (place, f"{name}: {level}")
        for place, permissions in PERMISSIONS.items()
        for name, level in permissions.items()
    ]

    assert sorted(given) == said


def test_an_action_is_pinned_to_a_commit_and_says_its_version():
    used = lines(r"^ *(?:- )?uses: (.*)$")
    pins = dict(re.findall(r"^(actions/[a-z-]+)(@.*)$", "\n".join(used), re.MULTILINE))

    assert [] == [
        pin
        for pin in used
        if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", pin)
    ]
    assert sorted({*used}) == sorted(action + pin for action, pin in pins.items())


def test_no_expression_stands_in_what_a_shell_runs():
    assert [] == [step for step in steps() if "${{" in step.content.get("run", "")]


def test_a_step_is_handed_no_text_of_a_stranger():
    handed = [
        expression
        for step in steps()
        for key in ("env", "with")
        for value in step.content.get(key, {}).values()
        for expression in re.findall(r"\$\{\{ *(.*?) *\}\}", value)
    ]

    assert set() == {*handed} - HARMLESS


def test_no_checkout_leaves_the_token_behind():
    kept = [
        step.content["with"]["persist-credentials"]
        for step in steps()
        if "actions/checkout" in step.content.get("uses", "")
    ]

    assert ["false"] * 8 == kept


def test_no_job_shares_a_cache_with_another():
    assert [] == lines(r"(?i)^(?! *#).*\bcache\b.*$")


def test_events_of_one_issue_are_answered_one_after_the_other_and_none_is_dropped():
    group = "intake-${{ github.head_ref || format('filing/{0}', github.event.issue.number) }}"
    queued = {"group": group, "queue": "max", "cancel-in-progress": "false"}

    assert queued == WORKFLOWS["intake"]["concurrency"]


def test_no_branch_is_called_like_the_queue_of_another_workflow():
    """A stranger's pull request would wait there, in the place of a run that it drives out."""
    groups = {name: content["concurrency"]["group"] for name, content in WORKFLOWS.items()}
    own = [name for name, group in groups.items() if group.startswith(f"{name}-${{{{")]
    fixed = {group for name, group in groups.items() if name not in own}

    assert ["check", "intake"] == own
    assert {"backup", "daily", "pages"} == fixed


def test_a_site_that_is_not_public_is_refused_before_anything_is_uploaded():
    done = [step.content for step in steps() if step.job == "build"]
    refused = [".venv/bin/minutebook publishable" == step.get("run") for step in done]
    uploaded = ["upload-pages-artifact" in step.get("uses", "") for step in done]

    assert refused.index(True) < uploaded.index(True)
    assert "build" == WORKFLOWS["publish"]["jobs"]["deploy"]["needs"]


def test_a_backup_is_kept_only_after_it_was_restored():
    """R98: a backup that nobody has restored is a hope."""
    done = [step.content for step in steps() if step.job == "backup"]
    commands = [step["run"].split()[1] for step in done if "minutebook" in step.get("run", "")]
    *_, kept = done

    assert ["backup", "restore"] == commands
    assert kept["uses"].startswith("actions/upload-artifact@")
    assert "minutebook.zip" == kept["with"]["path"]


def test_the_day_begins_where_the_organisation_is_and_not_on_the_busiest_minute():
    settings = tomllib.loads((ROOT / "data" / "settings.toml").read_text("utf-8"))
    for workflow in ("daily", "backup"):
        (schedule,) = WORKFLOWS[workflow]["on"]["schedule"]

        assert settings["time_zone"] == schedule["timezone"]
        assert schedule["cron"].split()[0] not in {"0", "*"}


def test_a_copy_of_the_repository_does_nothing_until_it_is_switched_on():
    first = {name: next(iter(content["jobs"].values())) for name, content in WORKFLOWS.items()}
    guarded = {
        name
        for name, job in first.items()
        if re.match(r"vars\.MINUTEBOOK == 'on'\s+&&", job.get("if", ""))
    }

    assert {*WORKFLOWS} - {"check"} == guarded


def test_the_workflows_name_commands_that_there_are():
    named = [
        command
        for step in steps()
        for command in re.findall(r"\.venv/bin/minutebook +(\S+)", step.content.get("run", ""))
    ]
    shown = run(tool("minutebook"), "--help").stdout

    assert 6 <= len(named)
    assert [] == [command for command in named if not re.search(rf"(?m)^\W*{command} ", shown)]


def test_a_pull_request_waits_in_the_queue_of_its_issue():
    assert BRANCH.format(issue="{0}") in WORKFLOWS["intake"]["concurrency"]["group"]
    assert BRANCH.format(issue="") in WORKFLOWS["intake"]["jobs"]["respond"]["if"]
