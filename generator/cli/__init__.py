"""The command ``minutebook``: the only place where the edges and the core meet."""

import os
import sys
from io import TextIOWrapper

import typer
from rich.console import Console

from generator.cli import backup, convene, disposal, documents, filing, forge, forms, remind, site
from generator.cli.runner import Harmless
from generator.errors import FilingError, GeneratorError
from generator.render import render_problems

app = typer.Typer(
    name="minutebook",
    help="Meetings run from a repository: forms, records, and the archive as a site.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    add_completion=False,
)
for group in (forms, filing, site, documents, forge, convene, remind, backup, disposal):
    for name, command in group.COMMANDS.items():
        app.command(name)(command)


def main() -> None:
    """Run the command; exit status 0 done, 1 filings or records are wrong, 2 not finished.

    In a workflow, where a line can be a command, nothing that is printed is one.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if os.environ.get("GITHUB_ACTIONS"):
        sys.stdout, sys.stderr = Harmless(sys.stdout), Harmless(sys.stderr)
    try:
        app()
    except FilingError as error:
        Console(stderr=True).print(render_problems(error.problems, "en"), end="", markup=False)
        sys.exit(1)
    except (GeneratorError, OSError, UnicodeError) as error:
        Console(stderr=True).print(_line(error), markup=False, highlight=False, soft_wrap=True)
        sys.exit(2)


def _line(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return str(error)


__all__ = ["app", "main"]
