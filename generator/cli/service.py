"""Commands of the service: respond to an event, read all issues again, guard the edition."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import track

from generator.archive import standing
from generator.cli.workspace import HERE, DataOption, Workspace
from generator.errors import SettingsError
from generator.github import Connection, Forge, connect, issue_of
from generator.github.changes import Changes, Proposal
from generator.lifecycle import (
    OWN_LABELS,
    Answer,
    Effect,
    Label,
    Mark,
    Reply,
    Save,
    Thread,
    follow,
)
from generator.records import Record, path_of, read_record, write_record
from generator.render import render_answer, render_reply
from generator.validate import form_of
from generator.vocabulary import Classification

DryOption = Annotated[bool, typer.Option("--dry-run", help="Change nothing; print the effects.")]


def respond(data: DataOption = HERE, dry_run: DryOption = False) -> None:
    """Answer the event in GITHUB_EVENT_PATH: read its issue afresh and do what follows.

    Example: `minutebook respond --dry-run`
    """
    payload = json.loads(Path(_setting("GITHUB_EVENT_PATH")).read_text(encoding="utf-8"))
    number = issue_of(_setting("GITHUB_EVENT_NAME"), payload)
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


@dataclass(frozen=True)
class Service:
    """The organisation's files and the repository, brought together."""

    workspace: Workspace
    connection: Connection

    def follow(self, number: int, *, dry_run: bool) -> None:
        """Read issue *number* and do what follows."""
        thread = Forge(self.connection).thread(number)
        if thread is None:
            print(f"#{number} is gone.")
            return
        records = dict(self.workspace.records())
        proposed = self._proposed(thread, records.get(number))
        if proposed:
            records[number] = proposed
        archive = self.workspace.archive(records, self.workspace.now(None))
        language = self.workspace.organisation.settings.language
        effects = follow(thread, self.workspace.forms, archive, language)
        if proposed and not any(isinstance(effect, Save) for effect in effects):
            # An earlier run may have been cut off between the branch and the merge.
            effects = (Save(proposed, standing(proposed, archive).counts), *effects)
        for effect in effects:
            if dry_run:
                print(effect)
            else:
                self._carry_out(effect, number)

    def _proposed(self, thread: Thread, known: Record | None) -> Record | None:
        """Return the record of *thread* that is proposed, or was kept since the checkout."""
        forms = self.workspace.forms
        filed_with = form_of(thread.body, tuple(forms.values()), self.workspace.context())
        filed = known.answers if known else filed_with
        if filed is None:
            return None
        changes, path = Changes(self.connection), self._path(f"{filed.family}/{thread.issue}.json")
        text = changes.proposed(thread.issue, path) or (None if known else changes.kept(path))
        return read_record(text, forms) if text else None

    def _path(self, path: str) -> str:
        return f"data/records/{path}"

    def _carry_out(self, effect: Effect, number: int) -> None:
        context = self.workspace.context()
        forge = Forge(self.connection)
        match effect:
            case Save(record, settled):
                Changes(self.connection).propose(self._proposal(record, settled=settled))
            case Label(names):
                forge.label(number, names, OWN_LABELS | {*self.workspace.forms})
            case Answer(seen=seen):
                forge.answer(number, render_answer(effect, context), seen)
            case Mark(comment, carried_out):
                forge.mark(number, comment, carried_out=carried_out)

    def _proposal(self, record: Record, *, settled: bool) -> Proposal:
        merge = self.workspace.organisation.settings.merge == "auto"
        return Proposal(
            issue=record.issue,
            path=self._path(path_of(record)),
            text=write_record(record),
            title=f"Record {record.form} {record.issue}",
            body=render_reply(Reply(record), self.workspace.context()),
            settled=settled and merge,
        )


COMMANDS: dict[str, Callable[..., Any]] = {
    "respond": respond,
    "sync": sync,
    "publishable": publishable,
}
