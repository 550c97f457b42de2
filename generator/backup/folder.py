"""Backups on disk: which files a folder has, and how they and the backup are written.

What is written lies beside its place until all of it is there: a run that is cut off leaves
nothing half.
"""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator.errors import BackupError


def paths_of(folder: Path) -> dict[str, Path]:
    """Return every file below *folder*, by its path from there, in order.

    What is hidden is left out: editors and runs that were cut off leave such files behind.

    Raises:
        BackupError: with a line for each link and whatever else is no file: what it leads to would
            be missing.
    """
    found: dict[str, Path] = {}
    strange: list[Path] = []
    for inside, folders, names in os.walk(folder, onerror=_stop):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in (*folders, *names):
            path = Path(inside, name)
            if path.is_symlink() or not (path.is_dir() or path.is_file()):
                strange.append(path)
            elif path.is_file() and not name.startswith("."):
                found[path.relative_to(folder).as_posix()] = path
    if strange:
        lines = (f"{path}: is a link, or no file, and cannot be kept" for path in sorted(strange))
        raise BackupError("\n".join(lines))
    return dict(sorted(found.items()))


def _stop(error: OSError) -> None:
    raise error


def replace_file(path: Path, content: bytes) -> None:
    """Write *content* to *path* in one step, for nobody else to read: it may be restricted."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make *folder*, which is not there or empty, with *files* by their paths, in one step."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".", suffix=".new"))
    try:
        for name, content in files.items():
            path = beside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        beside.chmod(0o755)
        beside.replace(folder)
    except BaseException:
        shutil.rmtree(beside)
        raise
