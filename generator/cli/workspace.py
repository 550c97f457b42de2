"""What the commands share: where the organisation's files lie, and what was loaded from there."""

import datetime as dt
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

import typer

from generator.archive import Archive, assemble
from generator.errors import SettingsError
from generator.forms.form import Form
from generator.forms.kinds import Context
from generator.forms.registry import all_forms, kept_forms
from generator.organisation import Organisation
from generator.organisation import load as load_organisation
from generator.records import Records
from generator.records import load as load_records
from generator.render.page import Links
from generator.rules import check_clauses
from generator.wording import LANGUAGES

DataOption = Annotated[
    Path, typer.Option("--data", help="The folder with the organisation's files and records.")
]
AtOption = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="TIME",
        help="When it happens, as 2026-04-03T10:00; the organisation's time zone unless it names "
        "another. Otherwise now.",
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="TIME",
        help="The time as of which the archive is seen, as 2026-04-03T10:00; otherwise the one of "
        "the settings, or now.",
    ),
]
AuthorOption = Annotated[str, typer.Option("--author", help="The login of who did it.")]
IssueOption = Annotated[int, typer.Option("--issue", min=1, help="The number of the issue.")]


@dataclass(frozen=True)
class Workspace:
    """The organisation in the folder *data*, with its forms and its records."""

    data: Path

    @cached_property
    def organisation(self) -> Organisation:
        """The organisation's files, checked."""
        organisation = load_organisation(self.data)
        check_clauses(organisation, self.data.name)
        return organisation

    @cached_property
    def forms(self) -> dict[str, type[Form]]:
        """Every form, by slug."""
        return dict(all_forms(self.organisation))

    @property
    def records_folder(self) -> Path:
        """Where the records lie."""
        return self.data / "records"

    def records(self) -> Records:
        """Read the records."""
        return load_records(self.records_folder, kept_forms(self.forms))

    def archive(self, records: Records, now: dt.datetime) -> Archive:
        """Join *records*."""
        return assemble(records, self.organisation, now)

    def context(self, language: str | None = None) -> Context:
        """Return what writing forms and replies needs; the time in it plays no part there."""
        settings = self.organisation.settings
        return Context(self.organisation, self.now(None), language or settings.language)

    def languages(self, named: str | None) -> tuple[str, ...]:
        """Return the language that is *named* alone, or else those of the settings."""
        return (known_language(named),) if named else self.organisation.settings.spoken

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Let no other run file or comment while this one does: what it read stays true."""
        folder = os.open(self.data, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            yield
        finally:
            os.close(folder)

    def now(self, at: str | None) -> dt.datetime:
        """Return the time that *at* names, or the current one.

        Raises:
            SettingsError: if *at* is no time.
        """
        zone = self.organisation.settings.zone
        if at is None:
            return dt.datetime.now(zone).replace(microsecond=0)
        try:
            named = dt.datetime.fromisoformat(at)
            named.astimezone(dt.UTC)
        except (ValueError, OverflowError) as error:
            msg = f"--at: {at!r} is not a time; expected for example 2026-04-03T10:00"
            raise SettingsError(msg) from error
        return named if named.tzinfo else named.replace(tzinfo=zone)

    def as_of(self, at: str | None) -> dt.datetime:
        """Return the time as of which the archive is shown: *at*, the setting, or now."""
        fixed = self.organisation.settings.as_of
        return self.now(at or (fixed.isoformat() if fixed else None))

    @property
    def links(self) -> Links:
        """Where the repository and the site are; the former, the environment may say (GitHub)."""
        server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
        repository = os.environ.get("GITHUB_REPOSITORY") or self.organisation.settings.repository
        site = self.organisation.settings.site_url or ""
        return Links(f"{server}/{repository}" if repository else "", site)


HERE = Path("data")
"""The folder of the organisation's files, as every command has it unless told otherwise."""


def known_language(named: str) -> str:
    """Return the language *named*.

    Raises:
        SettingsError: if the product does not speak it.
    """
    if named not in LANGUAGES:
        msg = f"--language: {named!r} is not one of {', '.join(LANGUAGES)}"
        raise SettingsError(msg)
    return named
