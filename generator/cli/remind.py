"""The command that reminds people of what fell due since the last run."""

import datetime as dt
import os
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from generator.archive import Archive
from generator.cli.connection import connected
from generator.cli.proposed import with_proposed
from generator.cli.reminding import Reminding, by_issue
from generator.cli.workspace import HERE, AtOption, DataOption, Workspace
from generator.errors import ForgeError
from generator.github import Connection
from generator.github.bookmark import Bookmark, Bookmarks
from generator.records import Records, as_they_stood
from generator.reminders import due, window
from generator.render import as_lines
from generator.render.reminder import render_reminders

SinceOption = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="TIME",
        help="What fell due after this time; otherwise, after the last run that completed.",
    ),
]
DryOption = Annotated[
    bool, typer.Option("--dry-run", help="Remind nobody; print what would be said.")
]


def remind(
    since: SinceOption = None,
    at: AtOption = None,
    data: DataOption = HERE,
    dry_run: DryOption = False,
) -> None:
    """Remind people of what fell due since the last run that completed, of each thing once.

    Example: `minutebook remind --dry-run --since 2026-09-27 --at 2026-09-30`
    """
    workspace = Workspace(data)
    now = workspace.now(at)
    from_ = workspace.now(since) if since else None
    if dry_run and not os.environ.get("GITHUB_TOKEN"):
        archive = _archive(workspace, workspace.records(), now, past=at is not None)
        _show(workspace, archive, from_ or window(None, now))
        return
    connection = connected()
    records = with_proposed(workspace, connection)
    archive = _archive(workspace, records, now, past=at is not None)
    say_what_fell_due(workspace, connection, archive, from_, dry_run=dry_run)


def _archive(workspace: Workspace, records: Records, now: dt.datetime, *, past: bool) -> Archive:
    """Join *records*, as they stood by *now* if that is *past*.

    Otherwise nothing is left out: GitHub's clock may be ahead of this one.
    """
    return workspace.archive(as_they_stood(records, now) if past else records, now)


def _show(workspace: Workspace, archive: Archive, since: dt.datetime) -> None:
    """Print everything that fell due, whether it was said or not: there is nothing to ask."""
    for issue, reminders in by_issue(due(archive, since)):
        text = render_reminders(reminders, workspace.context(), workspace.links)
        print(f"#{issue}" if issue else "-", as_lines(text), sep="\n")


def say_what_fell_due(
    workspace: Workspace,
    connection: Connection,
    archive: Archive,
    since: dt.datetime | None,
    *,
    dry_run: bool,
) -> None:
    """Say what fell due, and then move the bookmark.

    Raises:
        ForgeError: if something could not be said; the bookmark stays, and the next run says it.
    """
    bookmarks = Bookmarks(connection, "remind")
    found = bookmarks.find()
    done = found.until if found else None
    reminders = due(archive, since or window(done, archive.now))
    run = Reminding(workspace, connection)
    if dry_run:
        run.show(reminders)
        return
    if failures := run.say(reminders):
        for failure in failures:
            print(failure, file=sys.stderr)
        msg = f"{len(failures)} of the comments could not be written; the next run writes them"
        raise ForgeError(msg)
    if done is None or done < archive.now:
        bookmarks.move(Bookmark(archive.now, archive.now))


COMMANDS: dict[str, Callable[..., Any]] = {"remind": remind}
