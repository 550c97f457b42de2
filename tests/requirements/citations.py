"""Find where the sources cite a requirement: docstrings, comments, clauses, remarks in guides."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.requirements.names import remarks

_CITED = re.compile(r"\bR([1-9][0-9]*)(?:-R([1-9][0-9]*))?\b")
_ID = re.compile(r'^(?:id|slug) = "([^"]+)"')
_REMARKS = {
    ".j2": re.compile(r"\{#.*?#\}", re.DOTALL),
    ".html": re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL),
    ".css": re.compile(r"/\*.*?\*/", re.DOTALL),
    ".js": re.compile(r"/\*.*?\*/|//.*", re.DOTALL),
    ".md": re.compile(r"<!--.*?-->", re.DOTALL),
}
"""What is a comment in a file that is neither Python nor TOML."""


@dataclass(frozen=True, order=True)
class Citation:
    """One place that cites a requirement.

    *kind* is ``code``, ``template``, ``data``, ``guide``, ``clause`` or ``test``; *file* is a path
    from the root; *name* is what in the file it is, and empty for the file as a whole.
    """

    kind: str
    file: str
    name: str = ""


def cited_in(text: str) -> frozenset[int]:
    """Return the numbers that *text* cites: ``R43``, ``R8, R22``, and all of ``R69-R73``."""
    found: set[int] = set()
    for first, last in _CITED.findall(text):
        found |= {*range(int(first), int(last or first) + 1)}
    return frozenset(found)


def citations(root: Path) -> Iterator[tuple[int, Citation]]:
    """Yield every requirement that the sources below *root* cite, with the place."""
    for path in sorted((root / "generator").rglob("*")):
        if path.suffix == ".py":
            yield from _of_python(path, root, "code")
        elif path.suffix in _REMARKS:
            yield from _of_text(path, root, "template")
    for path in sorted((root / "data").rglob("*.toml")):
        yield from (_clauses if path.parent.name == "regulations" else _of_toml)(path, root)
    for path in sorted((root / "docs" / "guides" / "en").glob("*.md")):
        yield from _of_text(path, root, "guide")
    yield from _tests(root)


def _tests(root: Path) -> Iterator[tuple[int, Citation]]:
    """Yield what tests cite, one by one or a whole file of them; what helps them shows nothing."""
    for path in sorted((root / "tests").rglob("test_*.py")):
        for number, found in _of_python(path, root, "test"):
            if not found.name or found.name.split(".")[-1].startswith("test_"):
                yield number, found


def _of_python(path: Path, root: Path, kind: str) -> Iterator[tuple[int, Citation]]:
    source = path.read_text("utf-8")
    for name, text in remarks(source) if cited_in(source) else ():
        for number in cited_in(text):
            yield number, Citation(kind, _from(root, path), name)


def _of_text(path: Path, root: Path, kind: str) -> Iterator[tuple[int, Citation]]:
    for remark in _REMARKS[path.suffix].findall(path.read_text("utf-8")):
        for number in cited_in(remark):
            yield number, Citation(kind, _from(root, path))


def _of_toml(path: Path, root: Path) -> Iterator[tuple[int, Citation]]:
    """Yield what comments cite: of what has its ``id`` on that line or the next, or the file."""
    lines = path.read_text("utf-8").splitlines()
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        found = _ID.match(line) or (_ID.match(after) if line.startswith("#") else None)
        for number in cited_in(line.partition("#")[2]):
            yield number, Citation("data", _from(root, path), found[1] if found else "")


def _clauses(path: Path, root: Path) -> Iterator[tuple[int, Citation]]:
    for clause in tomllib.loads(path.read_text("utf-8"))["clauses"]:
        for requirement in clause.get("requirements", ()):
            for number in cited_in(requirement):
                yield number, Citation("clause", _from(root, path), clause["id"])


def _from(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()
