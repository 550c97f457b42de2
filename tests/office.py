"""A small office for tests: its files lie in tests/organisation, its records in memory."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Self, TypeAlias

from generator.archive import Archive
from generator.cli.workspace import Workspace
from generator.errors import Problem
from generator.forms.form import Form
from generator.forms.issue import issue_form
from generator.forms.issue_body import write_body
from generator.forms.registry import family
from generator.lifecycle import Comment, Effect, Filing, Refusal, Save, comment, file
from generator.records import Record
from generator.render import Site, render
from generator.render.page import Links

Filled: TypeAlias = dict[str, str | list[str]]
"""Answers by field id, as somebody fills them in."""

_OFFICE = Workspace(Path(__file__).parent / "organisation")
"""Loaded once: nothing in it changes."""

REQUEST: Filled = {
    "meeting_type": "Weekly meeting",
    "topic": "Plans for April",
    "purposes": ["Share information"],
    "date": "2026-04-13",
    "start": "14:00",
    "duration": "60",
    "mode": "In person",
    "room": "Blue room",
    "participants": "Ada, Ben, 蔡小",
    "agenda": "- News; Ada; 10",
    "importance": "Normal",
    "classification": "Internal",
}
MINUTES: Filled = {
    "meeting": "17",
    "held": "2026-04-13",
    "started": "14:00",
    "ended": "14:50",
    "place": "Blue room",
    "chair": "Ada",
    "secretary": "Ben",
    "attendance": "- Ada\n- Ben\n- 蔡小；late",
    "discussion": "- News; Ada; All is well",
    "summary": "We **agreed** on the plan.",
    "decisions": "- Print the catalogue; Ada",
    "actions": "- Ask three printers; 蔡小; 2026-04-20; offers in writing",
}
PROGRESS: Filled = {"action": "17-1", "progress": "In progress", "report": "Two offers are in."}
FEEDBACK: Filled = {
    "meeting": "17",
    "satisfaction": "4 - good",
    "relevance": "4 - good",
    "efficiency": "3 - fair",
    "discipline": "5 - very good",
}
AMENDMENT: Filled = {
    "regulation": "Office regulation",
    "clause": "1",
    "grounds": "Experience in practice",
    "reason": "Three days are too few.",
    "old_text": "Three working days ahead.",
    "new_text": "Five working days ahead.",
    "effective": "2026-07-01",
}
RATING: Filled = {
    "department": "Office",
    "day": "2026-04-17",
    "aims": "4 - good",
    "efficiency": "3 - fair",
    "information": "4 - good",
    "execution": "2 - poor",
    "cohesion": "5 - very good",
    "findings": "Too long.",
}
INTERVIEW: Filled = {
    "department": "Office",
    "day": "2026-04-17",
    "conversation": "Group discussion",
    "people": "5",
    "findings": "Papers come too late.",
    "proposals": "Send them a day ahead.",
    "classification": "Internal",
}

Answers: TypeAlias = Mapping[str, str | list[str]]


class Office:
    """The office: what is filed and said is decided by the real code."""

    def __init__(self, workspace: Workspace = _OFFICE) -> None:
        self.workspace = workspace
        self.records: dict[int, Record] = {}

    @classmethod
    def signed(cls) -> Self:
        """Return an office with a meeting of 13 April whose minutes are signed on the 15th."""
        office = cls()
        office._meet()
        return office

    def form(self, slug: str) -> type[Form]:
        """Return the form called *slug*."""
        return self.workspace.forms[slug]

    def body(self, slug: str, answers: Answers, language: str = "en") -> str:
        """Return the body that GitHub makes of *answers*."""
        return write_body(issue_form(self.form(slug), self.workspace.context(language)), answers)

    def at(self, time: str) -> dt.datetime:
        """Return *time* in the office's time zone."""
        return self.workspace.now(time)

    def archive(self, at: str = "2026-05-01T09:00") -> Archive:
        """Return everything filed so far."""
        return self.workspace.archive(self.records, self.at(at))

    def file(
        self,
        slug: str,
        issue: int,
        answers: Answers,
        by: str = "ben--test",
        at: str = "2026-04-07T10:00",
        language: str = "en",
    ) -> tuple[Effect, ...]:
        """File *answers*, whose labels are in *language*."""
        return self.file_body(slug, issue, self.body(slug, answers, language), by, at)

    def file_body(
        self, slug: str, issue: int, body: str, by: str = "ben--test", at: str = "2026-04-07T10:00"
    ) -> tuple[Effect, ...]:
        """File *body*."""
        filing = Filing(issue, by, self.at(at), body)
        return self.keep(file(filing, family(self.workspace.forms, slug), self.archive(at), "en"))

    def say(
        self,
        issue: int,
        text: str,
        by: str = "ada--test",
        at: str = "2026-04-08T10:00",
        role: str | None = None,
    ) -> tuple[Effect, ...]:
        """Comment on an issue."""
        said = Comment(issue, by, self.at(at), text, role=role)
        return self.keep(comment(said, self.archive(at)))

    def keep(self, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
        """Keep the records that *effects* ask to keep, and return *effects*."""
        for effect in effects:
            if isinstance(effect, Save):
                self.records[effect.record.issue] = effect.record
        return effects

    def pages(self, language: str = "en", at: str = "2026-05-01T09:00") -> dict[str, str]:
        """Return every page of the site."""
        links = Links("https://github.com/example/meetings")
        return render(Site(self.archive(at), self.workspace.forms, language, links))

    def _meet(self) -> None:
        """Ask for the meeting, approve it, and file and sign its minutes."""
        self.file("meeting-request-weekly", 17, REQUEST)
        self.say(17, "/approve")
        self.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
        self.say(21, "/sign", at="2026-04-15T10:00")

    def fill(self) -> None:
        """File one of everything."""
        self._meet()
        self.file("progress", 23, PROGRESS, by="cai--test", at="2026-04-16T10:00")
        for issue, by in ((24, "ada--test"), (25, "ben--test"), (26, "cai--test")):
            self.file("feedback", issue, FEEDBACK, by=by, at="2026-04-16T11:00")
        self.file("amendment", 27, AMENDMENT, at="2026-04-17T10:00")


def problems(effects: tuple[Effect, ...]) -> tuple[Problem, ...]:
    """Return the problems in *effects*."""
    return tuple(p for e in effects if isinstance(e, Refusal) for p in e.problems)
