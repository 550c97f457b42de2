"""The JSON API: files for programs, each of which names its JSON Schema (2020-12).

They are written once for the site, whatever its languages: what people wrote is as they wrote it,
words of the vocabulary are their codes, days and times are ISO 8601.
"""

from collections.abc import Iterator

from generator.render import paths
from generator.render.api.directory import Departments, departments_file
from generator.render.api.figures import EvaluationFile, evaluation_file
from generator.render.api.index import Index, Listed, index_file
from generator.render.api.items import Actions, Decisions, actions_file, decisions_file
from generator.render.api.meetings import (
    MeetingFile,
    MeetingsOfYear,
    meeting_file,
    meetings_of_year,
)
from generator.render.api.shape import File, schema, written
from generator.render.page import Site
from generator.render.pages.grouping import by, minuted_years

FILES = (Index, MeetingsOfYear, MeetingFile, Actions, Decisions, Departments, EvaluationFile)
"""Every kind of file, in the order in which the documentation has them."""


def api(site: Site) -> dict[str, str]:
    """Return every file of the API by path, with the schemas."""
    lists = list(_lists(site))
    listed = [_listed(path, file) for path, file in lists]
    files = {path: written(file) for path, file in lists}
    files |= {path: written(file) for path, file in _meetings(site)}
    path, index = index_file(listed, site.archive)
    schemas = {paths.api(f"schemas/{file.name}"): schema(file) for file in FILES}
    return {path: written(index), **files, **schemas}


def _lists(site: Site) -> Iterator[tuple[str, File]]:
    """Yield what holds many: by year, lest a file grow for ever."""
    archive = site.archive
    meetings = by(archive.meetings, lambda each: each.date.year)
    actions = by(archive.actions, lambda each: each.meeting.date.year)
    decisions = by(archive.decisions, lambda each: each.meeting.date.year)
    for year in sorted(meetings, reverse=True):
        yield meetings_of_year(year, meetings[year])
    yield actions_file(None, [each for each in archive.actions if each.is_open], site)
    for year in minuted_years(archive):
        yield actions_file(year, actions[year], site)
    for year in minuted_years(archive):
        yield decisions_file(year, decisions[year], site)
    yield departments_file(archive.organisation)
    yield evaluation_file(archive)


def _meetings(site: Site) -> Iterator[tuple[str, File]]:
    decisions = by(site.archive.decisions, lambda each: each.meeting.number)
    for meeting in site.archive.meetings:
        yield meeting_file(meeting, decisions[meeting.number], site.archive)


def _listed(path: str, file: File) -> Listed:
    root = paths.api("index").removesuffix("index.json")
    return Listed(
        holds=file.name, address=path.removeprefix(root), year=getattr(file, "year", None)
    )
