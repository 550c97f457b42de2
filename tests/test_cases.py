"""Golden cases: what is filed and said goes in, the replies and pages that must come out.

A case is a folder named after its hazard. ``timeline.jsonl`` and ``bodies`` say what happens, in
the format of the sample, to the organisation in ``tests/organisation``; ``expected`` holds the
reply to each line of the timeline and every page that tells of meetings, action items, decisions or
filings. ``language`` names the reader's language if it is not English, and each line of ``absent``
is a text that no file of the site may contain. ``pytest --accept`` writes ``expected`` anew.
"""

import json
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest

from generator.archive import within
from generator.forms.registry import family
from generator.lifecycle import Comment, Effect, Filing, Refusal, Reply, Save, comment, file
from generator.records import Records
from generator.render import Site, render, render_reply
from generator.render.page import Links
from tests.office import Office

CASES = Path(__file__).parent / "cases"
FOLDERS = ("actions/", "decisions/", "filings/", "meetings/")
LINKS = Links("https://github.com/example/meetings")
AT = "2026-05-01T09:00"
"""Where and when the pages are rendered."""


class Case:
    """The case in *folder*, played through the code that files real ones."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.office = Office()
        self.replies = {
            f"replies/{place:02}.md": "".join(self._replies(line))
            for place, line in enumerate(self._lines(), 1)
        }

    @property
    def language(self) -> str:
        """The language of replies and pages."""
        said = self.folder / "language"
        return said.read_text("utf-8").strip() if said.exists() else "en"

    @property
    def absent(self) -> list[str]:
        """Texts that must be in no file of the site."""
        named = self.folder / "absent"
        return named.read_text("utf-8").splitlines() if named.exists() else []

    def _lines(self) -> Iterator[dict[str, Any]]:
        timeline = (self.folder / "timeline.jsonl").read_text("utf-8")
        yield from map(json.loads, timeline.splitlines())

    def _replies(self, line: dict[str, Any]) -> Iterator[str]:
        context = self.office.workspace.context(self.language)
        for effect in self._effects(line):
            if isinstance(effect, Save):
                self.office.records[effect.record.issue] = effect.record
            if isinstance(effect, Reply | Refusal):
                yield render_reply(effect, context)

    def _effects(self, line: dict[str, Any]) -> tuple[Effect, ...]:
        issue, author, at = line["issue"], line["by"], self.office.at(line["at"])
        archive = self.office.archive(line["at"])
        if "said" in line:
            return comment(Comment(issue, author, at, line["said"]), archive)
        body = (self.folder / line["body"]).read_bytes().decode()
        forms = family(self.office.workspace.forms, line["filed"])
        return file(Filing(issue, author, at, body), forms, archive, self.language)

    @cached_property
    def site(self) -> dict[str, str]:
        """The files of the site, in the edition of the organisation."""
        edition = self.office.workspace.organisation.settings.edition
        return _site(self.language, within(self.office.records, edition))

    def outcome(self) -> dict[str, str]:
        """Return the replies, and the pages that would not be there, or be the same, without."""
        before = _empty_site(self.language)
        return self.replies | {
            path: text
            for path, text in self.site.items()
            if path.startswith(FOLDERS) and before.get(path) != text
        }


def _site(language: str, records: Records) -> dict[str, str]:
    workspace = Office().workspace
    archive = workspace.archive(records, workspace.now(AT))
    return render(Site(archive, workspace.forms, language, LINKS))


@cache
def _empty_site(language: str) -> dict[str, str]:
    return _site(language, {})


def _expected(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in files}


def _accept(files: dict[str, str], folder: Path) -> None:
    for path in _expected(folder):
        (folder / path).unlink()
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())


@pytest.fixture(
    scope="module",
    params=sorted(path.parent for path in CASES.glob("*/timeline.jsonl")),
    ids=lambda path: path.name,
)
def case(request) -> Case:
    return Case(request.param)


def test_what_goes_in_comes_out_as_expected(case, request):
    outcome = case.outcome()
    if request.config.getoption("--accept"):
        _accept(outcome, case.folder / "expected")

    assert _expected(case.folder / "expected") == outcome


def test_what_must_be_in_no_file_is_in_none(case):
    found = {
        (path, text)
        for path, content in case.site.items()
        for text in case.absent
        if text in content or text in path
    }

    assert set() == found
