"""The command about documents: the minutes of a meeting for Word."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from generator.archive import within
from generator.cli.workspace import HERE, AsOfOption, DataOption, Workspace
from generator.errors import SettingsError
from generator.render import Site
from generator.render.documents import minutes_document

MeetingArgument = Annotated[int, typer.Argument(min=1, help="The number of the meeting.")]
ToOption = Annotated[
    Path | None,
    typer.Option("--to", metavar="FILE", help="Where to write it; 17-minutes.docx otherwise."),
]

LanguageOption = Annotated[
    str | None, typer.Option("--language", help="en, zh-Hans or zh-Hant; else as in the settings.")
]


def document(
    meeting: MeetingArgument,
    to: ToOption = None,
    data: DataOption = HERE,
    at: AsOfOption = None,
    language: LanguageOption = None,
) -> None:
    """Write the minutes of a meeting as a document for Word, signed or not.

    The site has those of the last three months; this is for any, of what the edition may show.

    Example: `minutebook document 17 --to minutes.docx`
    """
    workspace = Workspace(data)
    records = within(workspace.records(), workspace.organisation.settings.edition)
    archive = workspace.archive(records, workspace.as_of(at))
    found = archive.by_number.get(meeting)
    if found is None or found.minutes is None:
        lacks = "has no minutes yet" if found else "is not in this edition of the archive"
        msg = f"meeting {meeting} {lacks}"
        raise SettingsError(msg)
    site = Site(archive, workspace.forms, workspace.languages(language)[0], workspace.links)
    path = to or Path(f"{meeting}-minutes.docx")
    path.write_bytes(minutes_document(found, site))
    print(path)


COMMANDS: dict[str, Callable[..., Any]] = {"document": document}
