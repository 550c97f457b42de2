"""Filings that have a page of their own: custom forms, and amendments."""

from collections.abc import Iterator

from generator.archive import standing
from generator.render import paths
from generator.render.page import Page, Site
from generator.render.pages.grouping import by
from generator.render.pages.words import words


def filings(site: Site) -> Iterator[Page]:
    """Filings of custom forms, and amendments."""
    found = by(site.archive.filings, lambda record: record.family)
    yield Page("filings/index.md", "filings", {"families": found})
    for record in site.archive.filings:
        yield Page(
            paths.filing(record),
            "filing",
            {"record": record, "standing": standing(record, site.archive)},
            kind=record.answers.title.text(site.language),
            title=f"{record.answers.title.text(site.language)} #{record.issue}",
            text=words(record.answers, site),
            date=record.filed.date().isoformat(),
            numbers=(str(record.issue),),
        )
