"""Commands about backups: make one, and restore the organisation's files and records from it."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import track

from generator.backup import pack, paths_of, replace_file, unpack, write_folder
from generator.cli.workspace import HERE, DataOption, Workspace
from generator.errors import BackupError, SettingsError

DryOption = Annotated[
    bool, typer.Option("--dry-run", help="Write nothing; say what would be done.")
]


def backup(
    to: Annotated[Path, typer.Option("--to", help="The file to write; its name ends in .zip.")],
    data: DataOption = HERE,
    dry_run: DryOption = False,
) -> None:
    """Write everything that cannot be made again into one file, with the checksum of each part.

    That is the folder with the organisation's files and records: pages, calendars and issue forms
    follow from it. The same data give the same file, byte for byte.

    Example: `minutebook backup --to minutebook.zip`
    """
    _check_place(to, data)
    with Workspace(data).locked():
        files, commit = _read(data), _commit(data)
    if not files:
        msg = f"{data}: there is nothing in it to back up"
        raise SettingsError(msg)
    content = pack(files, commit)
    if not dry_run:
        replace_file(to, content)
    print(f"{to}: {_counted(files)}, {_origin(commit)}{', not written' if dry_run else ''}")


def _check_place(to: Path, data: Path) -> None:
    if to.suffix != ".zip" or to.is_dir():
        msg = f"--to: {str(to)!r} is no name for a backup; expected for example minutebook.zip"
        raise SettingsError(msg)
    if to.resolve().is_relative_to(data.resolve()):
        msg = f"--to: {str(to)!r} lies in {data}, and would be in the next backup"
        raise SettingsError(msg)


def _read(folder: Path) -> dict[str, bytes]:
    paths = list(paths_of(folder).items())
    shown = track(paths, "Reading", transient=True, disable=not sys.stdout.isatty())
    return {name: path.read_bytes() for name, path in shown}


def _commit(data: Path) -> str | None:
    """Return the commit that changed *data* last; none if git does not know it as it is now."""
    if _git(data, "status", "--porcelain", "--", ".") != "":
        return None
    return _git(data, "log", "-1", "--format=%H", "--", ".") or None


def _git(folder: Path, *arguments: str) -> str | None:
    """Return what git says of *folder*; nothing where there is no git, or no repository."""
    program = shutil.which("git")
    if program is None:
        return None
    command = (program, "-C", str(folder), *arguments)
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 – fixed
    return done.stdout.strip() if done.returncode == 0 else None


def restore(
    file: Annotated[Path, typer.Argument(help="The backup.")],
    to: Annotated[Path, typer.Option("--to", help="A folder that is not there, or is empty.")],
    dry_run: DryOption = False,
) -> None:
    """Check a backup, all of it, and then write the organisation's files and records from it.

    Nothing is written if anything is missing, changed or added, and nothing is written over.

    Example: `minutebook restore minutebook.zip --to data --dry-run`
    """
    try:
        with file.open("rb") as opened:
            found = unpack(opened)
    except BackupError as error:
        msg = "\n".join(f"{file}: {line}" for line in str(error).splitlines())
        raise BackupError(msg) from error
    is_same = _is_same(to, found.files)
    if not is_same and not dry_run:
        write_folder(to, found.files)
    done = "is the same already" if is_same else "would be written" if dry_run else "restored"
    origin = _origin(found.manifest.commit)
    print(f"{to}: {_counted(found.files)}, {origin}, {done}")


def _is_same(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Tell whether *folder* has these *files* already; if so, there is nothing to do.

    Raises:
        BackupError: if it has others: what is there may be newer than the backup.
    """
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return False
    present = _read(folder) if folder.is_dir() else {}
    if present == files:
        return True
    differ = sum(present[name] != files[name] for name in present.keys() & files.keys())
    more, less = len(present.keys() - files.keys()), len(files.keys() - present.keys())
    counts = f"{differ} files differ, {less} are missing, {more} are not in the backup"
    msg = f"{folder}: is not empty, and nothing is written over: {counts}"
    raise BackupError(msg)


def _counted(files: Mapping[str, bytes]) -> str:
    return f"{len(files)} files, {sum(map(len, files.values()))} bytes"


def _origin(commit: str | None) -> str:
    return f"as of commit {commit[:12]}" if commit else "of no commit"


COMMANDS: dict[str, Callable[..., Any]] = {"backup": backup, "restore": restore}
