"""The words of calendars: plain text in one language, and ids."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from icalendar import vText
from jinja2 import Environment
from markupsafe import Markup

from generator.render.catalogue import Catalogue
from generator.render.environment import environment
from generator.render.escape import without_controls
from generator.render.identity import uid
from generator.render.page import Site
from generator.wording import Wording


class Text(vText):
    r"""A text as typed: icalendar itself takes a typed ``\N`` for a line break, as in \\NAS."""

    def to_ical(self) -> bytes:
        """Return the text escaped as RFC 5545 3.3.11 asks."""
        text = str(self)
        for mark in "\\;,":
            text = text.replace(mark, f"\\{mark}")
        return text.replace("\n", "\\n").encode()


def one_line(text: object) -> str:
    """Return *text* on one line, whatever some reader takes for a line break, as typed."""
    return without_controls(" ".join(str(text).split()))


def _as_plain(value: Any) -> Markup:
    return value if isinstance(value, Markup) else Markup(one_line(value))  # noqa: S704 - no HTML


class Words:
    """What the components of the calendars of *site* say, in its language."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._catalogue = Catalogue(site.language)

    @cached_property
    def _environment(self) -> Environment:
        env = environment(self._catalogue, _as_plain)
        directory = self.site.archive.organisation.directory.by_login
        env.filters["name"] = lambda login: directory[login].name if login in directory else login
        return env

    def description(self, template: str, **values: object) -> Text:
        """Return the text that *template* makes of *values*."""
        found = self._environment.get_template(f"calendars/{template}.txt.j2")
        return Text(found.render(**values).strip())

    def say(self, wording: Wording) -> Text:
        """Return *wording* in the language of the site."""
        return Text(one_line(self._catalogue.words(wording)))

    def message(self, message: str, **values: object) -> Text:
        """Return a *message* of the catalogue."""
        shown: Mapping[str, str] = {name: one_line(value) for name, value in values.items()}
        return Text(self._catalogue.text(message).format(**shown))

    def uid(self, name: str) -> str:
        """Return the id of what is called *name* in this organisation."""
        return uid(name, self.site)
