"""The command that asks for regular meetings ahead of time."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

from generator.cli.connection import connected
from generator.cli.convening import Convening, draft_of
from generator.cli.proposed import with_proposed
from generator.cli.service import Service
from generator.cli.workspace import HERE, AtOption, DataOption, Workspace
from generator.convening import to_open
from generator.errors import ForgeError
from generator.github.openings import Draft
from generator.records import as_they_stood

DryOption = Annotated[
    bool, typer.Option("--dry-run", help="Open nothing; print what would be opened.")
]


def convene(at: AtOption = None, data: DataOption = HERE, dry_run: DryOption = False) -> None:
    """Open the requests of regular meetings, each once, as far ahead as their types say.

    Example: `minutebook convene --dry-run --at 2026-09-16`
    """
    workspace = Workspace(data)
    now = workspace.now(at)
    if dry_run and not os.environ.get("GITHUB_TOKEN"):
        _show(_from_the_checkout(workspace, now))
        return
    service = Service(workspace, connected())
    records = with_proposed(workspace, service.connection)
    run = Convening(service, workspace.archive(records, now))
    if dry_run:
        _show(run.drafts())
    elif failures := run.run():
        for failure in failures:
            print(failure, file=sys.stderr)
        msg = f"{len(failures)} of the requests could not be opened; the next run opens them"
        raise ForgeError(msg)


def _from_the_checkout(workspace: Workspace, now: dt.datetime) -> list[Draft]:
    """Return what would be opened, as far as the records can tell, as they stood by *now*."""
    records = as_they_stood(workspace.records(), now)
    return [draft_of(each, workspace) for each in to_open(workspace.archive(records, now))]


def _show(drafts: Iterable[Draft]) -> None:
    for draft in drafts:
        print(f"{draft.title}\n\n{draft.note}\n\n{draft.form}\n")


COMMANDS: dict[str, Callable[..., Any]] = {"convene": convene}
