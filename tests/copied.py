"""A copy of the product with its sample organisation: to be changed and run, without a trace."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[1]

PARTS = ("generator", "data", "examples", "mkdocs.yml", "docs/guides")
"""What a run of any command reads; everything else in a copy was written by a command."""

_NOT_OURS = shutil.ignore_patterns("*.new")
_INHERITED = ("HOME", "LANG", "PATH", "SYSTEMROOT", "TMPDIR")


def run(*arguments: str | Path, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run ``minutebook`` with *arguments* in *folder*; it imports the package that lies there.

    It knows nothing of the repository in which the tests run.
    """
    environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    environment |= {"PYTHONUTF8": "1", **variables}
    return subprocess.run(
        (sys.executable, "-m", "generator", *map(str, arguments)),
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@dataclass(frozen=True)
class Copy:
    """The product in *folder*."""

    folder: Path

    @classmethod
    def of(cls, folder: Path) -> Self:
        """Copy the product to *folder*."""
        for part in PARTS:
            source, target = ROOT / part, folder / part
            if source.is_dir():
                shutil.copytree(source, target, ignore=_NOT_OURS)
            else:
                shutil.copy(source, target)
        return cls(folder)

    def run(self, *arguments: str | Path, **variables: str) -> str:
        """Run a command that must succeed and have nothing to complain of; return what it prints.

        Raises:
            AssertionError: If it fails, or writes anything to standard error.
        """
        done = run(*arguments, folder=self.folder, **variables)
        if done.returncode or done.stderr:
            msg = f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}"
            raise AssertionError(msg)
        return done.stdout

    def text(self, path: str) -> str:
        """Return the file at *path*."""
        return (self.folder / path).read_bytes().decode()

    def files(self, *parts: str) -> Mapping[str, bytes]:
        """Return every file below *parts*, by path."""
        found = (path for part in parts for path in sorted((self.folder / part).rglob("*")))
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in found
            if path.is_file()
        }
