"""The register of decisions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.archive import Archive, DecisionItem
from generator.evaluation import decision_statuses
from generator.forms.core import Decision
from generator.render import paths
from generator.render.page import Page, Site
from generator.render.pages import facets
from generator.render.pages.grouping import by, minuted_years
from generator.render.pages.words import words
from generator.search import SearchPage
from generator.vocabulary import DecisionStatus
from generator.wording import N_


@dataclass(frozen=True)
class Entry:
    """A decision in the register, with everything that is true of it; the first matters most."""

    decision: DecisionItem
    statuses: tuple[DecisionStatus, ...]


def decisions(site: Site) -> Iterator[Page]:
    """The register, the latest decision first: this year's and last year's, then year by year."""
    found = site.archive.decisions[::-1]
    years = by(found, lambda each: each.meeting.date.year)
    earlier = [year for year in years if year < site.archive.now.year - 1]
    recent = [each for each in found if each.meeting.date.year not in earlier]
    now = {"earlier": earlier, "year": None, "years": minuted_years(site.archive)}
    yield _register(paths.decisions(), recent, site, now)
    for year in earlier:
        then = {"earlier": (), "year": year, "years": [year]}
        yield _register(paths.decisions_of(year), years[year], site, then)


def decided(found: DecisionItem, archive: Archive) -> Decision:
    """Return what was decided; what it supersedes is not named if the edition has it not (R81)."""
    known = found.decision.supersedes in archive.decision_by_number
    return found.decision if known else found.decision.model_copy(update={"supersedes": None})


def _register(
    path: str, found: Sequence[DecisionItem], site: Site, values: Mapping[str, object]
) -> Page:
    entries = [Entry(each, tuple(decision_statuses(each, site.archive))) for each in found]
    chosen = (
        facets.assignees((each.decision.assignee for each in found), site),
        facets.departments((each.meeting.department.slug for each in found), site),
        facets.series((each.meeting.type.slug for each in found), site),
        facets.terms(
            *("status", N_("Status"), DecisionStatus),
            (s for e in entries for s in e.statuses),
            site,
        ),
    )
    parts = tuple(_said(each, site) for each in found)
    shown = {"entries": entries, "facets": chosen, **values}
    return Page(path, "decisions", shown, frame="board.html", parts=parts)


def _said(found: DecisionItem, site: Site) -> SearchPage:
    """Return what search shows of a decision: it has no page, but a place on the meeting's."""
    return SearchPage(
        url=paths.decision(found).replace(".md#", ".html#"),
        title=f"{found.number} {found.decision.text}",
        text=words(found.decision.model_copy(update={"text": ""}), site),
        kind=site.message(N_("Decision")),
        date=found.meeting.date.isoformat(),
        numbers=(found.number,),
    )
