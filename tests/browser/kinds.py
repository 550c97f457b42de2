"""Every kind of page that the site has, found by itself, and the page that shows most of it.

A kind is a template of `generator/templates/pages` that is no part of another; beside these are the
guides and what a wrong address shows. Who adds a template adds a kind.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.archive import within
from generator.cli.workspace import Workspace
from generator.render import Site
from generator.render.pages import pages
from tests.built import MAIN, Built
from tests.copied import ROOT

TEMPLATES = ROOT / "generator" / "templates"

GUIDE, NOT_FOUND = "guide", "not found"

_TAKEN_IN = re.compile(r'(?:include|import|from|extends) "pages/([\w-]+)\.md\.j2"')


def kinds() -> list[str]:
    """Return the name of every kind."""
    texts = (path.read_text("utf-8") for path in TEMPLATES.rglob("*.j2"))
    parts = {name for text in texts for name in _TAKEN_IN.findall(text)}
    names = {path.name.removesuffix(".md.j2") for path in (TEMPLATES / "pages").glob("*.md.j2")}
    return [*sorted(names - parts), GUIDE, NOT_FOUND]


def examples(built: Built) -> Mapping[str, str]:
    """Return the page of each kind that has most to show, by kind; as it lies in each language."""
    found = defaultdict(set)
    for kind, path in _pages(built):
        found[kind].add(path)
    return {kind: max(paths, key=lambda path: _size(built, path)) for kind, paths in found.items()}


def _pages(built: Built) -> Iterator[tuple[str, str]]:
    workspace = Workspace(built.copy.folder / "data")
    records = within(workspace.records(), workspace.organisation.settings.edition)
    archive = workspace.archive(records, workspace.as_of(None))
    for page in pages(Site(archive, workspace.forms, MAIN, workspace.links)):
        yield page.template, page.path.removesuffix(".md") + ".html"
    yield from ((GUIDE, path) for path in built.files() if path.startswith(f"guides/{MAIN}/"))
    yield NOT_FOUND, "404.html"


def _size(built: Built, path: str) -> tuple[int, str]:
    return (built.root / path).stat().st_size, path
