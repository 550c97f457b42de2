"""The regulations, clause by clause."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.organisation import Regulation
from generator.render import paths
from generator.render.charts import meter
from generator.render.page import Page, Site
from generator.rules import Rate, rates, review
from generator.wording import N_


@dataclass(frozen=True)
class Kept:
    """How often a regulation was kept, over all its clauses and all meetings (R1)."""

    regulation: Regulation
    rates: Sequence[Rate]

    @property
    def passed(self) -> int:
        """How often a meeting kept a clause."""
        return sum(rate.passed for rate in self.rates)

    @property
    def n(self) -> int:
        """How often a meeting kept or broke one."""
        return sum(rate.n for rate in self.rates)

    @property
    def percent(self) -> int:
        """The share, rounded down, so that 100 means always."""
        return self.passed * 100 // self.n


def regulations(site: Site) -> Iterator[Page]:
    """The regulations, clause by clause."""
    found = site.archive.organisation.regulations
    kept = [Kept(each, rates(each, site.archive)) for each in found.values()]
    index = {"regulations": kept, "meter": meter}
    yield Page("regulations/index.md", "regulations", index, frame="figures.html")
    for regulation in found.values():
        today = site.archive.now.date()
        in_force = [clause.text_on(today) or clause.text for clause in regulation.clauses]
        clauses = review(regulation, site.archive)
        yield Page(
            paths.regulation(regulation.slug),
            "regulation",
            {"regulation": regulation, "clauses": clauses, "meter": meter},
            frame="figures.html",
            kind=site.message(N_("Regulation")),
            title=regulation.title.text(site.language),
            text="\n".join(text.text(site.language) for text in in_force),
        )
