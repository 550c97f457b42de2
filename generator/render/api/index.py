"""The file from which a program finds all others."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import ClassVar

from pydantic import Field

from generator.archive import Archive
from generator.render import paths
from generator.render.api.directory import by_language
from generator.render.api.shape import File, Shape, latest, schema_of
from generator.vocabulary import Classification

MEETING = "meeting/{number}.json"
"""Where a meeting is by itself, seen from the index."""


class Listed(Shape):
    """A file that there is; what it holds is what its schema is called."""

    holds: str
    address: str = Field(description="Seen from this file.")
    year: int | None = Field(description="None: of no single year.")


class Index(File):
    """What there is, and as of when. Times are in the time zone of the organisation."""

    name: ClassVar[str] = "index"

    organisation: Mapping[str, str] = Field(description="Its name, by language.")
    edition: Classification = Field(description="How secret the files may be, at most.")
    time_zone: str
    as_of: dt.date = Field(description="The day as of which something is overdue, held or running.")
    site: str = Field(description="The root of the site, seen from this file.")
    meeting: str = Field(description="Where a meeting is by itself, by its number.")
    files: tuple[Listed, ...]


def index_file(files: Iterable[Listed], archive: Archive) -> tuple[str, Index]:
    """Return the list of *files*, and where."""
    of, settings = "index", archive.organisation.settings
    return paths.api(of), Index(
        schema_address=schema_of(Index, of),
        updated=latest(archive.records.values()),
        organisation=by_language(settings.name, settings),
        edition=settings.edition,
        time_zone=settings.time_zone,
        as_of=archive.now.date(),
        site="../" * paths.api(of).count("/"),
        meeting=MEETING,
        files=tuple(files),
    )
