"""Commands about forms: write the issue forms, parse a body."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from generator.cli.workspace import HERE, DataOption, Workspace, known_language
from generator.errors import FilingError, SettingsError
from generator.forms.chooser import chooser
from generator.forms.issue import file_name, issue_form
from generator.forms.issue_form import read_issue_form, write_issue_form
from generator.forms.lint import lint, neutral_first_option
from generator.parse import parse as parse_body
from generator.publish import publish
from generator.render import render_problems

MARK = "# Written by minutebook forms from the files in data: change those instead."
"""The first line of what the command wrote: other issue forms are somebody else's."""

CHOOSER = "config.yml"


def forms(
    data: DataOption = HERE,
    out: Annotated[Path, typer.Option(help="Where GitHub looks for issue forms.")] = Path(
        ".github/ISSUE_TEMPLATE"
    ),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if something differs.")
    ] = False,
) -> None:
    """Write an issue form for every form of the organisation, and the chooser's settings.

    Example: `minutebook forms --check`
    """
    files = issue_forms(Workspace(data))
    others = _of_others(files, out)
    for name in others:
        print(f"{out / name}: was not written by minutebook and stays as it is", file=sys.stderr)
    files = {name: text for name, text in files.items() if name not in others}
    if check:
        different = _different(files, out)
        for line in different:
            print(line, file=sys.stderr)
        raise typer.Exit(int(bool(different)))
    published = publish(files, out, {*files, *(set(_yaml(out)) - set(others))})
    print(f"{out}: {published.written} written, {published.unchanged} as they were, ", end="")
    print(f"{published.removed} removed")


def issue_forms(workspace: Workspace) -> dict[str, str]:
    """Return the YAML of every issue form by file name.

    Raises:
        FilingError: if a form would not work on GitHub.
    """
    context = workspace.context()
    asked = {file_name(form): issue_form(form, context) for form in workspace.forms.values()}
    problems = [p for each in asked.values() for p in (*lint(each), *neutral_first_option(each))]
    if problems:
        raise FilingError(problems)
    files = {name: write_issue_form(each) for name, each in asked.items()}
    files[CHOOSER] = chooser(workspace.organisation, context.language)
    return {name: f"{MARK}\n{text}" for name, text in files.items()}


def _yaml(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("*.y*ml")]


def _of_others(files: dict[str, str], folder: Path) -> list[str]:
    """Return what somebody else wrote into *folder*: other forms, and settings of the chooser."""
    strange = [name for name in _yaml(folder) if not _is_ours(folder / name)]
    return sorted(name for name in strange if name not in files or name == CHOOSER)


def _is_ours(path: Path) -> bool:
    return path.read_text(encoding="utf-8", errors="replace").startswith(MARK)


def _different(files: dict[str, str], folder: Path) -> list[str]:
    ours = [name for name in _yaml(folder) if _is_ours(folder / name)]
    lines = [f"{folder / n}: is not a form of this organisation" for n in ours if n not in files]
    for name, text in files.items():
        path = folder / name
        if not path.is_file():
            lines.append(f"{path}: is missing; run minutebook forms")
        elif path.read_text(encoding="utf-8") != text:
            lines.append(f"{path}: differs from the definition; run minutebook forms")
    return sorted(lines)


def parse(
    body: Annotated[Path, typer.Argument(help="The body of an issue; - for standard input.")],
    form: Annotated[Path, typer.Option("--form", help="The issue form, as YAML.")],
    language: Annotated[
        str, typer.Option(help="The language of problems: en, zh-Hans or zh-Hant.")
    ] = "en",
) -> None:
    """Read the body of an issue that was filed with any GitHub issue form; print JSON.

    Example: `minutebook parse --form .github/ISSUE_TEMPLATE/2-minutes.yml body.md`
    """
    try:
        language = known_language(language)
        issue = read_issue_form(read_text(form))
        answers = parse_body(read_text(body), issue)
    except FilingError as error:
        sys.stderr.write(render_problems(error.problems, language))
        raise typer.Exit(1) from error
    print(json.dumps(dict(answers), ensure_ascii=False, indent=2))


def read_text(path: Path) -> str:
    """Read a file as it is, or standard input for ``-``: line ends are part of what was typed.

    Raises:
        SettingsError: if it is not UTF-8.
    """
    content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        msg = f"{path}: is not text in UTF-8"
        raise SettingsError(msg) from error


COMMANDS: dict[str, Callable[..., Any]] = {"forms": forms, "parse": parse}
