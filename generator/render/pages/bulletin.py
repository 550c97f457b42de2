"""The bulletin: a page for each week that is over, and the list of them by year (R107)."""

from collections.abc import Iterator

from generator.bulletin import Bulletin, bulletins
from generator.render import paths
from generator.render.bulletin_text import bulletin_text
from generator.render.page import Page, Site
from generator.render.pages.grouping import by
from generator.wording import N_


def bulletin(site: Site) -> Iterator[Page]:
    """What all staff are told of each week, the newest first."""
    found = list(bulletins(site.archive))
    years = by(found, lambda each: each.week.year)
    yield Page(paths.bulletins(), "bulletins", {"years": years})
    for after, each, before in zip([None, *found], found, [*found[1:], None], strict=False):
        yield _page(each, site, {"after": after, "before": before})


def _page(found: Bulletin, site: Site, beside: dict[str, Bulletin | None]) -> Page:
    text = bulletin_text(found, site.language, site.links)
    title = site.message(N_("Bulletin of week {week}, {year}"))
    return Page(
        paths.bulletin(found.week),
        "bulletin",
        {"bulletin": found, "text": text, **beside},
        frame="copy.html",
        kind=site.message(N_("Bulletin")),
        title=title.format(week=found.week.number, year=found.week.year),
        text=text,
        date=found.week.last.isoformat(),
    )
