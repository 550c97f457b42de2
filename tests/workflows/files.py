"""The workflows as GitHub reads them: every scalar a string, no `on` turned into true."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "workflows"
PATHS = sorted(FOLDER.glob("*.yml"))


class Step(NamedTuple):
    """One step, and where it stands."""

    workflow: str
    job: str
    content: dict[str, Any]


def read(path: Path) -> dict[str, Any]:
    """Read the workflow at *path*."""
    text = path.read_text("utf-8")
    # This loader makes nothing but strings, lists and mappings.
    loaded: dict[str, Any] = yaml.load(text, yaml.BaseLoader)
    return loaded


WORKFLOWS = {path.stem: read(path) for path in PATHS}


def steps() -> Iterator[Step]:
    """Every step of every workflow, in the order in which they stand there."""
    for workflow, content in WORKFLOWS.items():
        for job, described in content["jobs"].items():
            yield from (Step(workflow, job, step) for step in described["steps"])
