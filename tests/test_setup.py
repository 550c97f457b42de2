"""A fresh machine needs two commands, and gets exactly what the lock files say."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests import chromium as browser

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")

RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"
ZENSICAL = "requirements-zensical.txt"
LOCKS = (RUNTIME, DEVELOPMENT, ZENSICAL)

PIN = re.compile(r"[a-z0-9-]+==[^\s;]+( ; [^\\]+?)?( --hash=sha256:[0-9a-f]{64})+")
TARGETS = tuple(re.findall(r"^\.PHONY: (\S+)$", MAKEFILE, re.MULTILINE))


def lines_of(lock: str) -> list[str]:
    """The lines of *lock* that pip reads: without comments, continued lines joined."""
    text = re.sub(r"^ *#.*\n", "", (ROOT / lock).read_text("utf-8"), flags=re.MULTILINE)
    return [" ".join(line.split()) for line in text.replace("\\\n", " ").splitlines() if line]


def pins_of(lock: str) -> Iterator[Requirement]:
    """What *lock* installs on this machine."""
    for line in lines_of(lock):
        pin = Requirement(line.split(" --hash")[0])
        if pin.marker is None or pin.marker.evaluate():
            yield pin


def declared_for(lock: str) -> list[str]:
    """What `pyproject.toml` asks for, by the lock that has to bring it."""
    groups: dict[str, list[str]] = PROJECT["dependency-groups"]
    runtime = [*PROJECT["project"]["dependencies"], *groups["build"]]
    by_lock = {
        RUNTIME: runtime,
        DEVELOPMENT: [*runtime, *groups["dev"]],
        ZENSICAL: groups["zensical"],
    }
    return by_lock[lock]


def versions(lock: str) -> Mapping[str, str]:
    """The version of each distribution that *lock* installs on this machine."""
    return {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in pins_of(lock)
    }


def environment(**changes: str) -> dict[str, str]:
    """The environment of this run, without what the make above us told its own commands."""
    inherited = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES"}
    return {name: value for name, value in os.environ.items() if name not in inherited} | changes


def make(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run make in *folder*."""
    return subprocess.run(
        ("make", *arguments),
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_is_one_version_with_its_hashes(lock):
    lines = lines_of(lock)

    assert lines
    assert [] == [line for line in lines if not PIN.fullmatch(line)]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_no_host(lock):
    text = (ROOT / lock).read_text("utf-8")

    assert [] == re.findall(r"(?m)://|^ *-[^-]|^ *--(?!hash=sha256:)\S+| @ ", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_brings_what_pyproject_asks_for(lock):
    locked = versions(lock)
    asked = map(Requirement, declared_for(lock))

    assert [] == [
        str(requirement)
        for requirement in asked
        if not requirement.specifier.contains(locked.get(canonicalize_name(requirement.name), "0"))
    ]


def test_people_run_the_versions_that_the_tests_ran():
    runtime, development = versions(RUNTIME), versions(DEVELOPMENT)

    assert runtime == {name: development.get(name) for name in runtime}


def test_the_environment_is_what_the_lock_says():
    locked = versions(DEVELOPMENT)

    assert locked == {name: metadata.version(name) for name in locked}


def test_a_wheel_carries_every_file_of_the_package(tmp_path):
    source = tmp_path / "source"
    shutil.copytree(
        ROOT / "generator", source / "generator", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name in ("pyproject.toml", "LICENSE"):
        shutil.copy(ROOT / name, source)
    beside = source / "generator" / "theme" / "deeper" / "sign.svg"
    beside.parent.mkdir(parents=True)
    beside.touch()

    offline = ("--quiet", "--no-index", "--no-deps", "--no-build-isolation")
    subprocess.run(
        (sys.executable, "-m", "pip", "wheel", *offline, "--wheel-dir", tmp_path, source),
        check=True,
    )
    (wheel,) = tmp_path.glob("minutebook-*.whl")
    carried = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("generator/")}

    files = (path for path in (source / "generator").rglob("*") if path.is_file())
    assert {path.relative_to(source).as_posix() for path in files} == carried


@pytest.mark.parametrize("name", ["minutebook", "python -m generator"])
def test_the_command_answers_under_both_its_names(name):
    command, *arguments = name.split()
    script = Path(sys.executable).with_name(command)

    assert 0 == subprocess.run((script, *arguments, "--help"), check=False).returncode


@pytest.mark.parametrize("target", TARGETS)
def test_what_make_would_do_for_a_target_is_known(target):
    assert 0 == make("--dry-run", target).returncode


def test_make_alone_shows_every_target():
    shown = re.findall(r"^  make (\S+)", make().stdout, re.MULTILINE)

    assert {"serve", "build", "forms", "sample", "zensical"} <= {*TARGETS}
    assert {"test", "lint", "bench", "setup", "lock", "clean", "help"} <= {*TARGETS}
    assert sorted(TARGETS) == sorted(shown)


@pytest.mark.parametrize("command", ["serve", "test"])
def test_the_two_commands_of_a_fresh_machine_set_it_up_first(command, tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in (*LOCKS, "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    planned = make("--dry-run", command, folder=tmp_path).stdout

    assert planned.index("-m venv .venv") < planned.index("--require-hashes")
    assert planned.index("--require-hashes") < planned.index("--editable .")
    assert planned.index("--editable .") < planned.rindex(".venv/bin/")


@pytest.mark.parametrize("cause", [DEVELOPMENT, "pyproject.toml"])
def test_setup_costs_nothing_until_a_lock_or_the_settings_change(cause, tmp_path):
    for name in ("Makefile", DEVELOPMENT, "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    ready = tmp_path / ".venv" / ".ready"
    ready.parent.mkdir()
    ready.touch()

    assert 0 == make("--question", "setup", folder=tmp_path).returncode
    os.utime(tmp_path / cause, ns=(ready.stat().st_mtime_ns + 10**9,) * 2)
    assert 1 == make("--question", "setup", folder=tmp_path).returncode


def test_the_readme_names_the_two_commands_and_no_target_that_is_not_there():
    readme = (ROOT / "README.md").read_text("utf-8")
    named = {*re.findall(r"(?:^|`)make ([a-z-]+)", readme, re.MULTILINE)}

    assert {"serve", "test"} <= named
    assert set() == named - {*TARGETS}


def test_continuous_integration_runs_make_test_alone_and_ends_as_it_does(tmp_path):
    stand_in = tmp_path / "make"
    stand_in.write_text('#!/bin/sh\necho "$PWD: $*"\nexit 7\n', "utf-8")
    stand_in.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"

    run = subprocess.run(
        (ROOT / ".ci" / "run",),
        cwd=tmp_path,
        env=environment(PATH=path),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (7, f"{ROOT}: test\n") == (run.returncode, run.stdout)


def test_the_browser_that_is_named_is_not_replaced_by_another(tmp_path):
    named, other = tmp_path / "mine", tmp_path / "chromium"
    other.touch(mode=0o755)
    place = {"PATH": str(tmp_path), "CHROMIUM": str(named)}

    assert None is browser.find(place)
    assert not browser.may_install({**os.environ, **place})
    named.touch(mode=0o755)
    assert named == browser.find(place)


def test_chromium_comes_before_other_browsers_of_its_kin(tmp_path):
    for name in browser.NAMES:
        (tmp_path / name).touch(mode=0o755)

    assert tmp_path / "chromium" == browser.find({"PATH": str(tmp_path)})


def test_the_browser_shows_what_a_folder_serves(chromium, serve, tmp_path):
    (tmp_path / "index.html").write_text(
        "<!doctype html><meta charset=utf-8><title>会议纪要</title><p>签署", "utf-8"
    )

    with chromium.new_page() as page:
        page.goto(serve(tmp_path))

        assert "会议纪要" == page.title()
        assert "签署" == page.locator("p").inner_text()
