"""Commands about the site: render the pages, build the site, serve it."""

import logging
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

from generator.archive import within
from generator.cli.workspace import HERE, AsOfOption, DataOption, Workspace
from generator.errors import GeneratorError, SettingsError
from generator.publish import publish
from generator.render import FOLDERS, Site
from generator.render import render as render_pages
from generator.render.config import site_config

LanguageOption = Annotated[
    str | None, typer.Option("--language", help="en, zh-Hans or zh-Hant; else as in the settings.")
]
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
HOST = "127.0.0.1"
DOCS = Path("docs")
CONFIG = Path("mkdocs.yml")


def render(data: DataOption = HERE, at: AsOfOption = None, language: LanguageOption = None) -> None:
    """Write the pages of the archive as Markdown below docs, and site.yml for MkDocs.

    Example: `minutebook render --language en`
    """
    print(write_pages(data, at, language))


def write_pages(data: Path, at: str | None, language: str | None) -> str:
    """Render and publish; return what was done, in a line."""
    if not CONFIG.is_file():
        msg = f"{CONFIG}: not found; run this where the repository is, for it writes below {DOCS}"
        raise SettingsError(msg)
    workspace = Workspace(data)
    settings = workspace.organisation.settings
    spoken = workspace.language(language)
    records = within(workspace.records(), settings.edition)
    archive = workspace.archive(records, workspace.as_of(at))
    site = Site(archive, workspace.forms, spoken, workspace.links)
    done = publish(render_pages(site), DOCS, FOLDERS)
    publish({"site.yml": site_config(site)}, Path(), ["site.yml"])
    counts = f"{done.written} pages written, {done.unchanged} as they were, {done.removed} removed"
    return f"{DOCS}: {counts}"


def build(data: DataOption = HERE, at: AsOfOption = None, language: LanguageOption = None) -> None:
    """Render the pages and build the site into the folder site, without a warning.

    Example: `minutebook build`
    """
    print(write_pages(data, at, language))
    _build(strict=True)


def _build(*, strict: bool) -> None:
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    try:
        build_site(load_config(str(CONFIG), strict=strict))
    except (Abort, MkDocsException) as error:
        msg = f"MkDocs could not build the site: {error}"
        raise GeneratorError(msg) from error


def serve(
    data: DataOption = HERE,
    at: AsOfOption = None,
    language: LanguageOption = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port on 127.0.0.1.")] = 8000,
) -> None:
    """Show the site on this machine, and build it anew whenever a file changes.

    Example: `minutebook serve --port 8080`
    """

    def rebuild() -> None:
        try:
            print(write_pages(data, at, language))
            _build(strict=False)
        except GeneratorError as error:
            print(error, file=sys.stderr)

    _check_that_it_is_free(port)
    rebuild()
    root = load_config(str(CONFIG)).site_dir
    server = LiveReloadServer(rebuild, host=HOST, port=port, root=root)
    for watched in (data, DOCS / "guides", CONFIG, Path(__file__).parents[1]):
        server.watch(str(watched))
    print(f"http://127.0.0.1:{port}/  (end with Ctrl+C)")
    server.serve()  # type: ignore[no-untyped-call]


def _check_that_it_is_free(port: int) -> None:
    """Try *port* before the site is built for it: building takes longer than waiting is fun."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HOST, port))
        except OSError as error:
            msg = f"--port: {port} cannot be used: {error.strerror}; name another"
            raise SettingsError(msg) from error


COMMANDS: dict[str, Callable[..., Any]] = {"render": render, "build": build, "serve": serve}
