"""The whole site: pages as Markdown, the search index, calendars, feeds, the JSON Schemas."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from jinja2 import Environment

from generator.errors import SettingsError
from generator.render import paths
from generator.render.api import api
from generator.render.calendar import calendars
from generator.render.catalogue import Catalogue
from generator.render.environment import environment
from generator.render.feeds import feeds
from generator.render.page import Page, Site
from generator.render.pages import pages
from generator.render.tables import tables
from generator.search import SearchPage, search_index

FOLDERS = (
    "actions",
    "api",
    "archive",
    "assets/search",
    "bulletin",
    "calendars",
    "decisions",
    "evaluation",
    "events",
    "feeds",
    "filings",
    "forms",
    "index.md",
    "meetings",
    "people",
    "reference",
    "regulations",
    "rooms",
    "tables",
)
"""What belongs to the generator below the folder of pages: everything else is written by hand."""


def render(site: Site) -> dict[str, str]:
    """Return every file of *site* by its path below the folder of pages, in order of path.

    Raises:
        SettingsError: if two pages would have one path, as with a login or slug called index.
    """
    files = {**render_pages(site), **render_subscriptions(site), **api(site)}
    return dict(sorted(files.items()))


def render_subscriptions(site: Site) -> dict[str, str]:
    """Return the calendars and feeds of *site*, which are the same in each of its languages.

    They are in the language of the settings, whichever the pages are in: who subscribes to two of
    them has every meeting once, and must not see it change from one text to the other.
    """
    site = replace(site, language=site.archive.organisation.settings.language)
    return {**calendars(site), **feeds(site)}


def render_pages(site: Site) -> dict[str, str]:
    """Return what *site* has in its own language: pages, the search index, the JSON Schemas.

    Raises:
        SettingsError: if two pages would have one path, as with a login or slug called index.
    """
    found = tuple(pages(site))
    paths_ = Counter(page.path for page in found)
    if twice := [path for path, number in paths_.items() if number > 1]:
        msg = f"two pages would be called {', '.join(twice)}: give one of them another name"
        raise SettingsError(msg)
    files = {page.path: text for page, text in _texts(found, site)}
    files |= search_index(_search_pages(found))
    files |= {paths.schema(form): _schema(form) for form in site.forms.values()}
    return files | tables(site)


def _texts(found: tuple[Page, ...], site: Site) -> Iterator[tuple[Page, str]]:
    env = environment(Catalogue(site.language))
    env.globals |= _site_values(site)
    for page in found:
        yield page, _text(page, env)


def _text(page: Page, env: Environment) -> str:
    template = env.get_template(f"pages/{page.template}.md.j2")
    text = template.render(here=page.path, **page.values)
    return f"---\ntemplate: {page.frame}\n---\n{text}" if page.frame else text


def _site_values(site: Site) -> Mapping[str, object]:
    organisation = site.archive.organisation
    return {
        "site": site,
        "organisation": organisation,
        "directory": organisation.directory,
        "paths": paths,
        "today": site.archive.now.date(),
    }


def _search_pages(found: tuple[Page, ...]) -> Iterator[SearchPage]:
    for page in found:
        if page.kind:
            url = page.path.removesuffix(".md") + ".html"
            yield SearchPage(url, page.title, page.text, page.kind, page.date, page.numbers)
        yield from page.parts


def _schema(form: type) -> str:
    schema = form.model_json_schema()  # type: ignore[attr-defined]
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
