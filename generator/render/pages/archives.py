"""The archive: the meetings by year, meeting type and department."""

from collections.abc import Iterator

from generator.render import paths
from generator.render.page import Page, Site
from generator.render.pages.grouping import by


def archives(site: Site) -> Iterator[Page]:
    """The archive (R96) by year, meeting type and department, the latest meeting first."""
    found = site.archive.meetings
    organisation = site.archive.organisation
    years = by(found, lambda meeting: meeting.date.year)
    types = by(found, lambda meeting: meeting.type.slug)
    departments = by(found, lambda meeting: meeting.department.slug)
    values = {"years": years, "types": types, "departments": departments}
    yield Page("archive/index.md", "archive", values)
    for year in years:
        yield Page(paths.year(year), "archive-year", {"year": year, "meetings": years[year][::-1]})
    for type_ in organisation.meeting_types.values():
        values = {"type": type_, "meetings": types[type_.slug][::-1]}
        yield Page(paths.meeting_type(type_.slug), "archive-type", values)
    for department in organisation.directory.departments:
        values = {"department": department, "meetings": departments[department.slug][::-1]}
        yield Page(paths.department(department.slug), "archive-department", values)
