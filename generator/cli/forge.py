"""Commands of the service: respond to an event, read all issues again, guard the edition."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import track

from generator.cli.service import Service
from generator.cli.workspace import HERE, DataOption, Workspace
from generator.errors import SettingsError
from generator.github import Connection, connect, issue_of, read_event
from generator.vocabulary import Classification

DryOption = Annotated[bool, typer.Option("--dry-run", help="Change nothing; print the effects.")]


def respond(data: DataOption = HERE, dry_run: DryOption = False) -> None:
    """Answer the event in GITHUB_EVENT_PATH: read its issue afresh and do what follows.

    Example: `minutebook respond --dry-run`
    """
    event = read_event(Path(_setting("GITHUB_EVENT_PATH")))
    number = issue_of(_setting("GITHUB_EVENT_NAME"), event)
    if number is None:
        print("This event is none of ours.")
        return
    Service(Workspace(data), _connection()).follow(number, dry_run=dry_run)


def sync(data: DataOption = HERE, dry_run: DryOption = False) -> None:
    """Read all issues again, and do what was left undone because an event got lost.

    Example: `minutebook sync --dry-run`
    """
    connection = _connection()
    service = Service(Workspace(data), connection)
    numbers = connection.attempt(
        lambda: [
            issue.number
            for issue in connection.repository.get_issues(state="all", direction="asc")
            if not issue.pull_request
        ]
    )
    for number in track(numbers, description="Reading issues", transient=True):
        service.follow(number, dry_run=dry_run)


def publishable(data: DataOption = HERE) -> None:
    """Check that nobody reads more than they may: exit with 1 if the site would be too public.

    Example: `minutebook publishable`
    """
    edition = Workspace(data).organisation.settings.edition
    if edition is Classification.PUBLIC:
        print("The edition is public: it may be published anywhere.")
        return
    connection = _connection()
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


def _setting(name: str) -> str:
    if value := os.environ.get(name):
        return value
    msg = f"{name} is not set; GitHub Actions sets it"
    raise SettingsError(msg)


def _connection() -> Connection:
    return connect(
        token=_setting("GITHUB_TOKEN"),
        name=_setting("GITHUB_REPOSITORY"),
        url=os.environ.get("GITHUB_API_URL", "https://api.github.com"),
        login=os.environ.get("MINUTEBOOK_LOGIN", "github-actions[bot]"),
    )


COMMANDS: dict[str, Callable[..., Any]] = {
    "respond": respond,
    "sync": sync,
    "publishable": publishable,
}
