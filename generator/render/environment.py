"""The Jinja environment of all templates: what it escapes, and the words templates know."""

import datetime as dt
import posixpath
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context as TemplateContext
from markupsafe import Markup, escape

from generator.forms.question import Question
from generator.render.catalogue import Catalogue
from generator.render.escape import as_code, as_css, as_html, as_json, as_typed
from generator.render.filled import Filled
from generator.render.said import sayer


def environment(catalogue: Catalogue, escape: Callable[[Any], Markup] = as_typed) -> Environment:
    """Return an environment whose output is shown as typed unless it is marked as safe.

    Values pass through *escape* one by one (``finalize``); autoescape keeps what macros return
    from being escaped twice.
    """
    env = Environment(
        loader=PackageLoader("generator"),
        auto_reload=False,
        autoescape=True,
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_compiled(catalogue.language, escape),
    )
    env.globals |= {"_": _translator(catalogue, escape), "ngettext": _plural(catalogue, escape)}
    env.globals |= {"to": _to, "href": _href, "filled_in": _filled_in, "zip": zip}
    # What stands between two sentences, and behind a colon.
    env.globals["gap"] = Markup("" if catalogue.language.startswith("zh") else " ")  # noqa: S704 - ours
    env.filters |= {
        "heading": lambda depth: Markup("#" * depth),  # noqa: S704 - nothing but hashes
        "address": _address,
        "html": as_html,
        "block": _block,
        "code": as_code,
        "css": as_css,
        "json": as_json,
        "words": catalogue.words,
        "date": catalogue.date,
        "month_day": catalogue.month_day,
        "month": catalogue.month,
        "time": catalogue.time,
        "moment": lambda at: _moment(catalogue, at),
        "money": catalogue.money,
        "number": catalogue.number,
        "minutes": lambda length: int(length.total_seconds() // 60),
        "said": sayer(catalogue, escape),
        "filled": _filled,
        "join": lambda parts, by=", ": _join(parts, by, escape),
    }
    return env


class _Compiled(BytecodeCache):
    """Templates as they were compiled: thousands of replies are written in one run."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._code.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


@cache
def _compiled(language: str, escape: Callable[[Any], Markup]) -> _Compiled:  # noqa: ARG001 - the key of the cache
    """Return what was compiled for *language* and *escape*: constants have gone through both."""
    return _Compiled()


def _translator(catalogue: Catalogue, escape: Callable[[Any], Markup]) -> Callable[..., Markup]:
    def translate(message: str, **values: object) -> Markup:
        return _fill(catalogue.text(message), values, escape)

    return translate


def _plural(catalogue: Catalogue, escape: Callable[[Any], Markup]) -> Callable[..., Markup]:
    def translate(one: str, many: str, number: int, **values: object) -> Markup:
        return _fill(catalogue.plural(one, many, number), {"n": number, **values}, escape)

    return translate


def _fill(text: str, values: dict[str, object], escape: Callable[[Any], Markup]) -> Markup:
    """Put *values* into our own *text*: the values are escaped, the text is not."""
    filled = text.format(**{name: escape(value) for name, value in values.items()})
    return Markup(filled)  # noqa: S704 - a message of the catalogue, its values escaped


def _block(html: Markup) -> Markup:
    """Return *html* of ours without the blank lines at which Markdown would end it."""
    lines = (line for line in html.split("\n") if line.strip())
    return Markup("\n").join(map(Markup, lines)) + Markup("\n")


def _filled(columns: Iterable[Question], rows: Sequence[Any]) -> list[Question]:
    """Return those of *columns* in which one of *rows* says anything: a narrow table is read."""
    return [
        column
        for column in columns
        if any(getattr(row, column.id) not in (None, "", ()) for row in rows)
    ]


def _join(parts: Iterable[Any], by: str, escape: Callable[[Any], Markup]) -> Markup:
    return Markup(by).join(escape(part) for part in parts)  # noqa: S704 - *by* is ours


def _moment(catalogue: Catalogue, at: dt.datetime) -> str:
    return f"{catalogue.date(at.date())} {catalogue.time(at)}"


def _address(url: str) -> Markup:
    """Return *url* for the angle brackets of a Markdown link; nothing but the web is linked to."""
    if not url.startswith(("https://", "http://")):
        return Markup("#")
    return Markup(quote(url, safe="/:?#@!$&'*+,;=%~()"))  # noqa: S704 - percent-encoded


@pass_context
def _to(context: TemplateContext, path: str) -> Markup:
    """Return the address of the page at *path*, seen from the page being rendered."""
    page, _, anchor = path.partition("#")
    address = _way(page, str(context["here"]))
    return Markup(f"{address}#{anchor}" if anchor else address)  # noqa: S704 - from our own ids


@pass_context
def _filled_in(context: TemplateContext, filled: Filled) -> Markup:
    """Return the address of the form's page with what is *filled* in, for a link in HTML.

    Of one in Markdown, MkDocs would say that the page has no place called like the answers.
    """
    page, _, answers = filled.on_site().partition("#")
    address = _way(page.removesuffix(".md"), str(context["here"]))
    return escape(f"{address}.html#{answers}")


@pass_context
def _href(context: TemplateContext, path: str) -> Markup:
    """Return the address of what is built of *path*, for HTML, into which MkDocs does not look."""
    page, _, anchor = _to(context, path).partition("#")
    address = f"{page.removesuffix('.md')}.html" if page.endswith(".md") else page
    return Markup(f"{address}#{anchor}" if anchor else address)  # noqa: S704 - from our own ids


def _way(page: str, here: str) -> str:
    """Return the relative address of *page* on the page *here*; no path of ours has dots in it."""
    *folders, name = page.split("/")
    start = here.split("/")[:-1]
    shared = len(posixpath.commonprefix([folders, start]))
    return "/".join([*[".."] * (len(start) - shared), *folders[shared:], name])
