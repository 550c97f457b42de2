"""The register of decisions."""

from collections.abc import Iterator

from generator.archive import DecisionItem
from generator.render import paths
from generator.render.page import Page, Site
from generator.render.pages.words import words
from generator.search import SearchPage
from generator.wording import N_


def decisions(site: Site) -> Iterator[Page]:
    """The register of decisions, the latest first."""
    found = site.archive.decisions[::-1]
    parts = tuple(_decision(each, site) for each in found)
    yield Page("decisions/index.md", "decisions", {"decisions": found}, parts=parts)


def _decision(found: DecisionItem, site: Site) -> SearchPage:
    """Return what search shows of a decision: it has no page, but a place on the meeting's."""
    return SearchPage(
        url=paths.decision(found).replace(".md#", ".html#"),
        title=f"{found.number} {found.decision.text}",
        text=words(found.decision.model_copy(update={"text": ""}), site),
        kind=site.message(N_("Decision")),
        date=found.meeting.date.isoformat(),
        numbers=(found.number,),
    )
