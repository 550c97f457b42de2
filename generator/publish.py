"""Writing pages: what changed is written, what is gone is removed, nothing else is touched."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Published:
    """How many files were written, left as they were, and removed."""

    written: int
    unchanged: int
    removed: int


def publish(files: Mapping[str, str | bytes], folder: Path, owned: Iterable[str]) -> Published:
    """Make what is *owned* below *folder* the same as *files*.

    *owned* are files and folders below *folder*, and everything in *files* lies in one of them;
    whatever else is there belongs to somebody else.

    Raises:
        ValueError: for a path that would lie outside of what is owned; nothing is written then.
    """
    mine = tuple(owned)
    if outside := [path for path in files if not _is_owned(path, mine)]:
        msg = f"not in the generator's own folders: {', '.join(sorted(outside))}"
        raise ValueError(msg)
    for link in [path for path in _present(folder, mine) if path.is_symlink()]:
        link.unlink()  # what it leads to is somebody else's
    written = sum(_write(folder / path, content) for path, content in files.items())
    gone = [
        path for path in _present(folder, mine) if path.relative_to(folder).as_posix() not in files
    ]
    for path in gone:
        path.unlink()
    return Published(written, len(files) - written, len(gone))


def written_by_others(folder: Path, owned: Iterable[str]) -> dict[str, bytes]:
    """Return every file below *folder* that is not *owned*, by path."""
    mine = tuple(owned)
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    found = ((path.relative_to(folder).as_posix(), path) for path in files)
    return {name: path.read_bytes() for name, path in found if not _is_owned(name, mine)}


def _is_owned(path: str, owned: tuple[str, ...]) -> bool:
    parts = path.split("/")
    clean = not path.startswith("/") and not {"..", ".", ""} & set(parts) and "\\" not in path
    return clean and any(path == one or path.startswith(f"{one}/") for one in owned)


def _write(path: Path, text: str | bytes) -> bool:
    content = text.encode() if isinstance(text, str) else text
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    beside.write_bytes(content)
    Path(beside).replace(path)
    return True


def _present(folder: Path, owned: tuple[str, ...]) -> Iterator[Path]:
    """Yield every file and link in what is *owned*, without following a link."""
    for one in owned:
        place = folder / one
        if place.is_symlink() or place.is_file():
            yield place
            continue
        for inside, folders, files in os.walk(place):
            paths = (Path(inside, name) for name in sorted((*folders, *files)))
            yield from (path for path in paths if path.is_symlink() or path.is_file())
