"""The shape of the package: imports run one way, and the core has no clock, disk or network."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"

ORDER = (
    {"wording"},
    {"vocabulary", "errors", "script"},
    {"organisation"},
    {"forms"},
    {"parse"},
    {"validate"},
    {"records"},
    {"archive"},
    {"rules"},
    {"checks"},
    {"evaluation"},
    {"bulletin"},
    {"reminders"},
    {"convening"},
    {"lifecycle"},
    {"search"},
    {"render"},
    {"publish"},
    {"backup"},
    {"github"},
    {"cli"},
    {"__init__", "__main__"},
)
"""The entries of the package as a sentence: each may import those before it."""

EDGES = {
    "backup/folder.py": {"os", "pathlib", "shutil", "tempfile"},
    "organisation/load.py": {"pathlib"},
    "organisation/reader.py": {"pathlib"},
    "records/store.py": {"os", "pathlib", "tempfile"},
    "publish.py": {"os", "pathlib"},
}
"""The modules outside of the command line that may touch the disk, and by what."""

CLOCK = {"now", "utcnow", "today", "monotonic", "perf_counter"}
NETWORK = {"http", "socket", "urllib.request", "requests", "github", "subprocess", "asyncio"}
DISK = {"os", "pathlib", "shutil", "tempfile", "glob"}

MODULES = sorted(PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _entry(path: Path) -> str:
    return _name(path).split("/")[0].removesuffix(".py")


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _rank(entry: str) -> int:
    found = [rank for rank, entries in enumerate(ORDER) if entry in entries]
    assert found, f"{entry} has no place in the order of the package"
    return found[0]


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_run_one_way(path):
    entry = _entry(path)
    imported = {name.split(".")[1] for name in _imported(path) if name.startswith("generator.")}
    known = {one for entries in ORDER for one in entries}
    backwards = {other for other in imported & known - {entry} if _rank(other) >= _rank(entry)}

    assert set() == backwards


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if _entry(path) not in {"cli", "github", "__main__"}],
    ids=_name,
)
def test_the_core_has_no_clock_disk_or_network(path):
    roots = {name.split(".")[0] for name in _imported(path)}
    allowed = EDGES.get(_name(path), set())
    called = {
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }

    assert set() == {*_imported(path), *roots} & NETWORK
    assert set() == (roots & DISK) - allowed
    assert set() == called & CLOCK
