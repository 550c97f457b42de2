"""A page before it is text: where it stands, its template, and the values for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from generator.archive import Archive
from generator.forms.form import Form
from generator.forms.kinds import Context
from generator.render.catalogue import Catalogue
from generator.search import SearchPage


@dataclass(frozen=True)
class Links:
    """Addresses of issues and forms in the *repository*, and of pages on the published *site*.

    Each is empty where its root is not known.
    """

    repository: str = ""
    site: str = ""

    @property
    def choose(self) -> str:
        """Return the address where one chooses a form."""
        return f"{self.repository}/issues/new/choose"

    @property
    def blank(self) -> str:
        """Return the address where an issue is opened whose text is known as a whole."""
        return f"{self.repository}/issues/new" if self.repository else ""

    def issue(self, number: int) -> str:
        """Return the address of an issue."""
        return f"{self.repository}/issues/{number}" if self.repository else ""

    def new(self, fields: Mapping[str, str]) -> str:
        """Return the address where a form is filled in, with *fields* filled in already."""
        query = urlencode(fields, quote_via=quote)
        return f"{self.repository}/issues/new?{query}" if self.repository else ""

    def published(self, path: str) -> str:
        """Return the address of what is rendered at *path*: MkDocs makes HTML of Markdown."""
        root, (page, *anchor) = self.site.rstrip("/"), path.split("#", 1)
        address = f"{page.removesuffix('.md')}.html" if page.endswith(".md") else page
        return f"{root}/{'#'.join((address, *anchor))}" if self.site else ""


NOWHERE = Links()
"""Where neither the repository nor the site is known: no link is shown."""


@dataclass(frozen=True)
class Site:
    """What pages are made from. *forms* are by slug; *links* lead to the forge.

    *up* leads from the root of the site in this language to that of the site in all of them.
    """

    archive: Archive
    forms: Mapping[str, type[Form]]
    language: str
    links: Links = Links()
    up: str = ""

    @property
    def context(self) -> Context:
        """What writing an answer needs to know."""
        return Context(self.archive.organisation, self.archive.now, self.language)

    @property
    def written(self) -> Context:
        """What writing an answer to a form needs to know: it is filed in the forms' language."""
        organisation = self.archive.organisation
        return Context(organisation, self.archive.now, organisation.settings.language)

    def message(self, msgid: str) -> str:
        """Return a message of the catalogue in the site's language."""
        return Catalogue(self.language).text(msgid)


@dataclass(frozen=True)
class Page:
    """One page: *path* below the folder of pages, the *template* and its *values*."""

    path: str
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    frame: str = ""
    """The template of the theme that shows it, if it needs a script or style of its own."""
    kind: str = ""
    """What the page is about, as search shows it; empty for one that search leaves out."""
    title: str = ""
    text: str = ""
    date: str = ""
    numbers: tuple[str, ...] = ()
    """What it is called for short: see `SearchPage`."""
    parts: tuple[SearchPage, ...] = ()
    """What search finds by itself although it has no page of its own."""
