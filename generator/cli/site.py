"""Commands about the site: render the pages, build the site, serve it."""

import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from mkdocs.livereload import LiveReloadServer

from generator.archive import within
from generator.cli.building import CONFIG, build_site, site_folder
from generator.cli.connection import connected
from generator.cli.proposed import with_proposed
from generator.cli.workspace import HERE, AsOfOption, DataOption, Workspace
from generator.errors import GeneratorError, SettingsError
from generator.publish import publish, written_by_others
from generator.render import Site
from generator.render.config import CONFIGS, site_configs
from generator.render.languages import OWNED, render_languages

LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--language", help="en, zh-Hans or zh-Hant alone; else every language of the settings."
    ),
]
ProposedOption = Annotated[
    bool,
    typer.Option(
        "--proposed",
        help="With what waits on branches for an approval or a signature; GITHUB_TOKEN reads it.",
    ),
]
HOST = "127.0.0.1"
DOCS = Path("docs")


def render(
    data: DataOption = HERE,
    at: AsOfOption = None,
    language: LanguageOption = None,
    proposed: ProposedOption = False,
) -> None:
    """Write the pages of the archive as Markdown below docs, and site.yml for MkDocs.

    Example: `minutebook render --language en`
    """
    write_pages(data, at, language, proposed=proposed)


def write_pages(
    data: Path, at: str | None, language: str | None, *, proposed: bool = False
) -> tuple[str, ...]:
    """Render, publish, say so in a line; return the languages, the one at the root first."""
    if not CONFIG.is_file():
        msg = f"{CONFIG}: not found; run this where the repository is, for it writes below {DOCS}"
        raise SettingsError(msg)
    workspace = Workspace(data)
    settings = workspace.organisation.settings
    records = with_proposed(workspace, connected()) if proposed else workspace.records()
    archive = workspace.archive(within(records, settings.edition), workspace.as_of(at))
    languages = workspace.languages(language)
    sites = [Site(archive, workspace.forms, tag, workspace.links) for tag in languages]
    written = written_by_others(DOCS, OWNED)
    done = publish(render_languages(sites, written), DOCS, OWNED)
    publish(site_configs(sites, written), Path(), CONFIGS)
    counts = f"{done.written} pages written, {done.unchanged} as they were, {done.removed} removed"
    print(f"{DOCS}: {counts}")
    return languages


def build(
    data: DataOption = HERE,
    at: AsOfOption = None,
    language: LanguageOption = None,
    proposed: ProposedOption = False,
) -> None:
    """Render the pages and build the site into the folder site, without a warning.

    Example: `minutebook build --proposed`
    """
    build_site(write_pages(data, at, language, proposed=proposed), strict=True)


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
            build_site(write_pages(data, at, language), strict=False)
        except GeneratorError as error:
            print(error, file=sys.stderr)

    _check_that_it_is_free(port)
    rebuild()
    server = LiveReloadServer(rebuild, host=HOST, port=port, root=str(site_folder()))
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
