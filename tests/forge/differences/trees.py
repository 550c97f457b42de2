"""Merges commits by their files: the emulator takes the one and forgets the other."""

from typing import Any

from tests.forge.hub import Hub

Files = dict[str, tuple[str, str]]
"""Mode and blob of every file of a commit, by path."""


def files(hub: Hub, repo: str, commit: str) -> Files:
    """Return the files of *commit*."""
    tree = hub.get_emulated("GET", f"{repo}/git/trees/{commit}?recursive=1").body
    return {e["path"]: (e["mode"], e["sha"]) for e in tree["tree"] if e["type"] == "blob"}


def changes(before: Files, after: Files) -> dict[str, tuple[str, str] | None]:
    """Return what became of each path that changed: nothing for what is gone."""
    paths = {*before, *after}
    return {path: after.get(path) for path in paths if before.get(path) != after.get(path)}


def merge_base(hub: Hub, repo: str, base: str, head: str) -> str:
    """Return the commit that both have come from."""
    compared = hub.get_emulated("GET", f"{repo}/compare/{base}...{head}").body
    return str(compared["merge_base_commit"]["sha"])


def conflicts(hub: Hub, repo: str, base: str, head: str) -> list[str]:
    """Return the paths that both changed, and not alike.

    Stricter than GitHub, which merges the lines within a file.
    """
    ours, theirs = _sides(hub, repo, base, head)
    return sorted(path for path in {*ours} & {*theirs} if ours[path] != theirs[path])


def merged_tree(hub: Hub, repo: str, base: str, head: str, login: str) -> str:
    """Write the files of *base* with what *head* changed, and return the tree."""
    _, theirs = _sides(hub, repo, base, head)
    entries: list[dict[str, Any]] = []
    for path, entry in theirs.items():
        mode, sha = entry or ("100644", None)
        entries.append({"path": path, "mode": mode, "type": "blob", "sha": sha})
    root = hub.get_emulated("GET", f"{repo}/git/commits/{base}").body["tree"]["sha"]
    body = {"base_tree": root, "tree": entries}
    return str(hub.get_emulated("POST", f"{repo}/git/trees", body, login).body["sha"])


def _sides(hub: Hub, repo: str, base: str, head: str) -> tuple[Any, Any]:
    origin = files(hub, repo, merge_base(hub, repo, base, head))
    return changes(origin, files(hub, repo, base)), changes(origin, files(hub, repo, head))
