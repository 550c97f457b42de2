"""The regulations, clause by clause."""

from collections.abc import Iterator

from generator.render import paths
from generator.render.page import Page, Site
from generator.rules import review
from generator.wording import N_


def regulations(site: Site) -> Iterator[Page]:
    """The regulations, clause by clause."""
    found = site.archive.organisation.regulations
    yield Page("regulations/index.md", "regulations", {"regulations": found})
    for regulation in found.values():
        today = site.archive.now.date()
        in_force = [clause.text_on(today) or clause.text for clause in regulation.clauses]
        yield Page(
            paths.regulation(regulation.slug),
            "regulation",
            {"regulation": regulation, "clauses": review(regulation, site.archive)},
            kind=site.message(N_("Regulation")),
            title=regulation.title.text(site.language),
            text="\n".join(text.text(site.language) for text in in_force),
        )
