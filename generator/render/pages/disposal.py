"""What has been kept for as long as it has to be."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.archive import Dossier, dossiers
from generator.render import paths
from generator.render.page import Page, Site
from generator.vocabulary import Classification


@dataclass(frozen=True)
class _Term:
    """How long files of one classification are kept, how many there are, and until when."""

    classification: Classification
    years: int | None
    number: int
    first: dt.date | None


def disposal(site: Site) -> Iterator[Page]:
    """Whose term is over (R97): what may be disposed of, and what still holds some of it back."""
    today, found = site.archive.now.date(), dossiers(site.archive)
    ended = [each for each in found if each.has_ended(today)]
    values = {
        "terms": list(_terms(found, site)),
        "due": [each for each in ended if each.is_due(today)],
        "held_back": [each for each in ended if not each.is_due(today)],
    }
    yield Page(paths.disposal(), "disposal", values)


def _terms(found: Iterable[Dossier], site: Site) -> Iterator[_Term]:
    years = site.archive.organisation.settings.retention_years
    for level in Classification:
        ends = [each.until for each in found if each.classification is level]
        if ends:
            first = min((end for end in ends if end), default=None)
            yield _Term(level, years.get(level), len(ends), first)
