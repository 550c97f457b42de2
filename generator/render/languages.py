"""The site in each of its languages: one at the root, the others below folders of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.render.api import api
from generator.render.documents import documents
from generator.render.page import Site
from generator.render.site import FOLDERS, render_pages, render_subscriptions
from generator.wording import LANGUAGES

OWNED = (*FOLDERS, *LANGUAGES)
"""What belongs to the generator below the folder of pages, in every language."""


def render_languages(sites: Sequence[Site], written: Mapping[str, bytes]) -> dict[str, str | bytes]:
    """Return every file of *sites*, which are one site in several languages, the first at the root.

    A page has the same path in each. MkDocs builds a language from one folder, so what people
    have *written* beside the generated pages comes along: guides in the language, pictures. What
    is for programs has no language, and is there once.
    """
    main, *others = sites
    subscribed = render_subscriptions(main)
    files = {**_made(main), **subscribed, **api(main)}
    for site in others:
        own = _made(replace(site, up="../"))
        made = {**_brought(written, site.language), **own, **subscribed}
        files |= _below(site.language, made)
    return files


def _made(site: Site) -> dict[str, str | bytes]:
    return {**render_pages(site), **documents(site)}


def _below(folder: str, files: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    return {f"{folder}/{path}": content for path, content in files.items()}


def _brought(written: Mapping[str, bytes], language: str) -> dict[str, bytes]:
    others = tuple(f"guides/{tag}/" for tag in LANGUAGES if tag != language)
    return {path: content for path, content in written.items() if not path.startswith(others)}
