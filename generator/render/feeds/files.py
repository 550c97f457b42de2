"""Every feed of the site as Atom.

An entry is known by a UUID as events of calendars are, and not by its address: the address of the
site need not be known, and may change. Where it is not known, links are relative.
"""

import datetime as dt
from collections.abc import Sequence

from jinja2 import Environment

from generator.render.catalogue import Catalogue
from generator.render.environment import environment
from generator.render.escape import as_xml
from generator.render.feeds.entries import Entries, Entry
from generator.render.feeds.feed import (
    Feed,
    of_bulletin,
    of_decisions,
    of_departments,
    of_minutes,
    of_notices,
    of_types,
)
from generator.render.identity import uid
from generator.render.page import Site

_NEVER = dt.datetime.fromtimestamp(0, dt.UTC)
"""When a feed was updated that has no entry: it must say, and a clock would change it."""


def feeds(site: Site) -> dict[str, str]:
    """Return every feed by its path below the folder of pages.

    They hold what the archive of *site* holds, which is what its edition may contain.
    """
    organisation, entries = site.archive.organisation, Entries(site)
    minutes = of_minutes(organisation), *of_departments(organisation), *of_types(organisation)
    found = {feed: entries.minutes(feed.holds) for feed in minutes}
    found[of_notices(organisation)] = entries.notices()
    found[of_decisions(organisation)] = entries.decisions()
    found[of_bulletin(organisation)] = entries.bulletins()
    env = _environment(site)
    return {feed.path: _written(feed, told, env) for feed, told in found.items()}


def _environment(site: Site) -> Environment:
    env = environment(Catalogue(site.language), as_xml)
    env.globals |= {"site": site, "organisation": site.archive.organisation}
    env.filters["id"] = lambda called: f"urn:uuid:{uid(called, site)}"
    return env


def _written(feed: Feed, entries: Sequence[Entry], env: Environment) -> str:
    updated = max((each.updated for each in entries), default=_NEVER)
    values = {"feed": feed, "entries": entries, "updated": updated}
    return env.get_template("feeds/feed.xml.j2").render(here=feed.path, **values)
