"""A desk at which everything is watched: what is printed, asked for, written, and changed."""

import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tests.desk import Desk
from tests.forge.differences.issues import LONGEST_TITLE
from tests.forge.forge import Forge
from tests.forge.people import BOT, LOGINS, REPOSITORY
from tests.forge.wire import Request
from tests.hostile_texts import WORDS
from tests.inert import alive, closing, workflow_commands

_REPO = f"/repos/{REPOSITORY}"
_RECORD = r"data/records/[a-z]+(-[a-z]+)*/[1-9]\d*\.json"
_BRANCH = r"(main|filing/[1-9]\d*)"
_BOOKMARK = "minutebook/(sync|remind)"
"""Where the product keeps how far it has come: a commit that is on no branch."""

_LOGIN = "(" + "|".join(map(re.escape, LOGINS)) + ")"
_SHA = "[0-9a-f]{40}"

ENDPOINTS = {
    "GET": (
        "", "/issues", r"/issues/\d+", r"/issues/\d+/(comments|events|timeline|reactions)",
        r"/issues/\d+/(parent|sub_issues|labels)", "/issues/comments", r"/issues/comments/\d+",
        r"/issues/comments/\d+/reactions", "/labels", f"/collaborators/{_LOGIN}/permission",
        f"/branches/{_BRANCH}", f"/commits/({_BRANCH}|{_SHA})", f"/contents/{_RECORD}",
        f"/git/refs?/heads/{_BRANCH}", "/git/matching-refs/heads/filing/",
        f"/git/ref/{_BOOKMARK}", f"/git/(commits|trees|blobs)/{_SHA}", "/pulls",
        r"/pulls/\d+", r"/pulls/\d+/commits",
    ),
    "POST": (
        "/issues", r"/issues/\d+/(comments|labels|assignees|sub_issues|reactions)",
        r"/issues/comments/\d+/reactions", "/labels", "/git/(trees|commits|refs)", "/pulls",
    ),
    "PATCH": (
        r"/issues/\d+", r"/issues/comments/\d+", "/labels/[a-z-]+",
        f"/git/refs/heads/{_BRANCH}",
        f"/git/refs/{_BOOKMARK}", r"/pulls/\d+",
    ),
    "PUT": (r"/issues/\d+/labels", r"/pulls/\d+/merge"),
    "DELETE": (
        r"/issues/comments/\d+", r"/git/refs/heads/filing/[1-9]\d*",
        r"/issues/comments/\d+/reactions/\d+", r"/issues/\d+/labels/[a-z-]+",
    ),
}  # fmt: skip
"""All that the product may ask of the repository. Whoever needs more has to say so here."""

ELSEWHERE = ("POST /graphql", *(f"GET /users/{login}" for login in LOGINS))
"""What it may ask beside that."""

_SHORT = ("title", "message", "commit_title", "commit_message", "ref", "name", "query")
"""The fields of requests in which nothing stands that people wrote."""


class Watch(Desk):
    """The desk, and what there was before anybody sat down at it."""

    def __init__(self, forge: Forge, folder: Path) -> None:
        super().__init__(forge, folder)
        self.folder = folder
        self.printed: list[str] = []
        self.heard = ""
        self.files = self._files()
        self.trees = self._trees()

    @property
    def around(self) -> dict[str, str]:
        """What GitHub Actions gives to a run on the event that was last heard of."""
        return {
            "GITHUB_TOKEN": self.forge.token(),
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_API_URL": self.forge.url,
            "GITHUB_EVENT_NAME": self.heard,
            "GITHUB_EVENT_PATH": str(self.event),
            "MINUTEBOOK_LOGIN": BOT,
        }

    def hear(self, name: str, action: str, sender: str, **about: Any) -> None:
        """Let an event lie there as if GitHub had sent it, in a checkout of the default branch."""
        self.checkout()
        payload = self.forge.event(name, action, sender=sender, **about)
        self.event.write_text(json.dumps(payload), encoding="utf-8")
        self.heard = name

    def run(self, command: str, *arguments: str, **environment: str) -> str:
        """Run a command, and keep what it prints."""
        printed = super().run(command, *arguments, **environment)
        self.printed.append(printed)
        return printed

    def faults(self) -> list[str]:
        """Return all that did happen and must not."""
        return [
            *(f"asked for {each}" for each in self._requests() if not _is_expected(each)),
            *(fault for each in self._requests() for fault in _said(each)),
            *(f"changed in the repository: {each}" for each in self._changed()),
            *(
                f"changed on the disk: {each}"
                for each in self._files().items() ^ self.files.items()
            ),
            *(f"printed: {line}" for text in self.printed for line in workflow_commands(text)),
            *self.forge.violations,
        ]

    def touched(self) -> list[str]:
        """Return what was written to, but for where the product keeps how far it has come."""
        asked = (each for each in self._requests() if each.writes and "/git/" not in each.path)
        return [str(each) for each in asked if each.path != "/graphql"]

    def said(self, field: str = "body") -> list[str]:
        """Return all that the product wrote as *field* of anything, the last last."""
        found = (each.field(field) for each in self._requests() if each.writes)
        return [each for each in found if isinstance(each, str)]

    def _requests(self) -> list[Request]:
        return [each.request for each in self.forge.requests_by()]

    def _files(self) -> dict[str, bytes]:
        """Return all files but those that the tests write themselves."""
        files = (path for path in self.folder.rglob("*") if path.is_file() and path != self.event)
        own = self.data / "records"
        return {str(path): path.read_bytes() for path in files if not path.is_relative_to(own)}

    def _trees(self) -> dict[str, dict[str, str]]:
        """Return the files of each branch."""
        repository = self.forge.repository("root--test")
        return {
            branch.name: {
                entry.path: f"{entry.mode} {entry.sha}"
                for entry in repository.get_git_tree(branch.commit.sha, recursive=True).tree
                if entry.type == "blob"
            }
            for branch in repository.get_branches()
        }

    def _changed(self) -> Iterator[str]:
        """Yield what is changed on any branch and is no record of an issue that there is."""
        before = self.trees["main"].items()
        for branch, files in self._trees().items():
            if not re.fullmatch(_BRANCH, branch):
                yield branch
            for path, entry in files.items() ^ before:
                if not re.fullmatch(_RECORD, path) or not entry.startswith("100644 "):
                    yield f"{path} on {branch}"


def _is_expected(request: Request) -> bool:
    path = unquote(request.path)
    if f"{request.method} {path}" in ELSEWHERE:
        return True
    if not path.startswith(_REPO):
        return False
    rest = path.removeprefix(_REPO)
    return any(re.fullmatch(each, rest, re.ASCII) for each in ENDPOINTS[request.method])


def _said(request: Request) -> Iterator[str]:
    """Yield what *request* writes that must not be written."""
    if request.writes:
        faults = chain(_files(request), _text(request), _words(request))
        yield from (f"{request}: {fault}" for fault in faults)


def _files(request: Request) -> Iterator[str]:
    tree = request.field("tree")
    for entry in tree if request.field("base_tree") else ():
        if not re.fullmatch(_RECORD, entry["path"]) or entry["mode"] != "100644":
            yield f"writes {entry['path']}"


def _text(request: Request) -> Iterator[str]:
    body = request.field("body")
    if isinstance(body, str):
        yield from alive(body)
        # By a setting of the repository it is the message of the commit when it is merged.
        yield from closing(body) if request.path.startswith(f"{_REPO}/pulls") else ()


def _words(request: Request) -> Iterator[str]:
    """Yield the short texts of *request* that people wrote, or that are no line."""
    title = str(request.field("title") or "")
    if len(title) > LONGEST_TITLE or not title.isprintable():
        yield f"the title is {title!r:.300}"
    # That of an issue says what the action item is: there GitHub shows it as it stands.
    is_action = re.fullmatch(rf"{_REPO}/issues(/\d+)?", request.path)
    for name in _SHORT[1 if is_action else 0 :]:
        if any(word in str(request.field(name)) for word in WORDS):
            yield f"{name} is {request.field(name)!r:.200}"
