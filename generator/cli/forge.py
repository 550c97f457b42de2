"""Commands of the service: respond to an event, read all issues again, guard the edition."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress

from generator.cli.connection import connected, setting
from generator.cli.service import Service
from generator.cli.sync import Step, Sync
from generator.cli.workspace import HERE, DataOption, Workspace
from generator.errors import LimitError
from generator.github import Connection, issue_of, read_event
from generator.vocabulary import Classification

DryOption = Annotated[bool, typer.Option("--dry-run", help="Change nothing; print the effects.")]
AllOption = Annotated[
    bool, typer.Option("--all", help="Read every issue, and not only those that changed.")
]


def respond(data: DataOption = HERE, dry_run: DryOption = False) -> None:
    """Answer the event in GITHUB_EVENT_PATH: read its issue afresh and do what follows.

    Example: `minutebook respond --dry-run`
    """
    event = read_event(Path(setting("GITHUB_EVENT_PATH")))
    number = issue_of(setting("GITHUB_EVENT_NAME"), event)
    if number is None:
        print("This event is none of ours.")
        return
    Service(Workspace(data), connected()).follow(number, dry_run=dry_run)


def sync(
    data: DataOption = HERE, dry_run: DryOption = False, everything: AllOption = False
) -> None:
    """Follow again what changed since the last sync, and say what was not as it should be.

    Example: `minutebook sync --dry-run`
    """
    run = Sync(Service(Workspace(data), connected()), is_dry=dry_run)
    totals: Counter[str] = Counter()
    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("Reading issues", total=None)
        try:
            for step in run.run(everything=everything):
                progress.update(bar, total=step.total, advance=1)
                totals.update(_told(step))
        except LimitError as error:
            print(f"{error}\nThe rest is left to the next run.")
            totals["unfinished"] = 1
    verb = "would be put right" if dry_run else "put right"
    print(f"{totals['read']} issues read, {totals['righted']} {verb}, {totals['failed']} failed.")
    if totals["failed"] or totals["unfinished"]:
        raise typer.Exit(2)


def _told(step: Step) -> Counter[str]:
    """Print what is to be said of *step*, and return what it adds to the totals."""
    for righted in step.righted:
        print(f"#{righted.issue}: {', '.join(righted.parts)}")
    if step.failure:
        print(f"#{step.issue} could not be followed: {step.failure}")
    return Counter(read=1, righted=len(step.righted), failed=int(bool(step.failure)))


def publishable(data: DataOption = HERE) -> None:
    """Check that nobody reads more than they may: exit with 1 if the site would be too public.

    Example: `minutebook publishable`
    """
    edition = Workspace(data).organisation.settings.edition
    if edition is Classification.PUBLIC:
        print("The edition is public: it may be published anywhere.")
        return
    connection = connected()
    pages = connection.attempt(lambda: _pages(connection))
    if pages.get("public", True):
        print(f"The edition is {edition.value}, but the site on GitHub Pages is public: set")
        print("edition to public in settings.toml, or restrict who may read the site.")
        raise typer.Exit(1)
    print(f"The edition is {edition.value}, and the site is not public.")


def _pages(connection: Connection) -> dict[str, Any]:
    _, pages = connection.repository.requester.requestJsonAndCheck(
        "GET", f"{connection.repository.url}/pages"
    )
    return dict(pages)


COMMANDS: dict[str, Callable[..., Any]] = {
    "respond": respond,
    "sync": sync,
    "publishable": publishable,
}
