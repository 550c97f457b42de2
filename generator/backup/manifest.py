"""The list of what is in a backup: every file with its size and its checksum (R98)."""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT: Final = 1
"""What this program writes and reads. A number it does not know was written by a later one."""

_STRANGE = frozenset('\\:*?"<>|')
"""What no name has on one of the systems on which a backup may be restored."""


class _Listed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Entry(_Listed):
    """One file: where it lies below the folder that was backed up, and what is in it."""

    path: str
    size: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]

    @classmethod
    def of(cls, path: str, content: bytes) -> "Entry":
        """Return the entry of the file at *path* with this *content*."""
        return cls(path=path, size=len(content), sha256=hashlib.sha256(content).hexdigest())


class Manifest(_Listed):
    """What is in a backup. *commit* is the one that has these files, where git knows it.

    There is no time in it: the same files give the same backup, on whatever day it is made.
    """

    format: Literal[1]
    commit: Annotated[str, Field(pattern=r"^[0-9a-f]{40,64}$")] | None
    files: tuple[Entry, ...]

    @property
    def size(self) -> int:
        """How many bytes all files have together."""
        return sum(entry.size for entry in self.files)

    @classmethod
    def of(cls, files: Mapping[str, bytes], commit: str | None) -> "Manifest":
        """Return the list of *files*, which are by their paths."""
        entries = tuple(Entry.of(path, files[path]) for path in sorted(files))
        return cls(format=FORMAT, commit=commit, files=entries)

    def text(self) -> str:
        """Return the list as it stands in a backup."""
        return self.model_dump_json(indent=2) + "\n"


def unfit(paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield those of *paths* that cannot be restored on every system, each with why.

    A backup has nothing that is hidden, as the folder of git is, or lies outside of its folder.
    """
    names = Counter(_folded(path) for path in paths)
    for path in dict.fromkeys(paths):
        if not all(_is_name(part) for part in path.split("/")):
            yield path, "is no name that a file has on every system, or is hidden"
        elif names[_folded(path)] > 1:
            yield path, "has the same name as another file, on some systems"
        elif any(_folded(above) in names for above in _folders(path)):
            yield path, "lies in a folder that has the name of a file"


def _folders(path: str) -> Iterator[str]:
    parts = path.split("/")
    return ("/".join(parts[:n]) for n in range(1, len(parts)))


def _is_name(part: str) -> bool:
    if not part or part != part.strip() or part.startswith(".") or part.endswith("."):
        return False
    return not any(each in _STRANGE or unicodedata.category(each)[0] == "C" for each in part)


def _folded(path: str) -> str:
    """Return what *path* has in common with others that are the same for some systems."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
