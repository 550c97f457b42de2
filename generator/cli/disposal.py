"""The command that lists what need not be kept any longer."""

import sys
from collections.abc import Callable
from typing import Any

from generator.archive import Dossier, dossiers
from generator.cli.workspace import HERE, AsOfOption, DataOption, Workspace
from generator.records import path_of


def disposal(data: DataOption = HERE, at: AsOfOption = None) -> None:
    """List the records whose term of keeping is over, one path a line; delete nothing.

    What is said besides goes to standard error, so that the list can be handed on.

    Example: `minutebook disposal --at 2040-01-01`
    """
    workspace = Workspace(data)
    archive = workspace.archive(workspace.records(), workspace.as_of(at))
    today = archive.now.date()
    ended = [each for each in dossiers(archive) if each.has_ended(today)]
    due = [record for each in ended if each.is_due(today) for record in each.records]
    for record in due:
        print(workspace.records_folder / path_of(record))
    for dossier in ended:
        if not dossier.is_due(today):
            line = f"#{dossier.number} is kept beyond {dossier.until}: {_reason(dossier)}"
            print(line, file=sys.stderr)
    print(f"{len(due)} of {len(archive.records)} records may be disposed of", file=sys.stderr)


def _reason(dossier: Dossier) -> str:
    if dossier.cited:
        return "a regulation rests on it"
    return f"open: {', '.join(action.number for action in dossier.holding)}"


COMMANDS: dict[str, Callable[..., Any]] = {"disposal": disposal}
