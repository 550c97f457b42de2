"""An office with a regulation for everything, and one of its rules held against a meeting."""

from pathlib import Path
from typing import Any

from generator.cli.workspace import Workspace
from generator.forms.core import FollowUp
from generator.records import Record
from generator.rules import RULES, Finding, Message
from generator.vocabulary import Outcome
from generator.wording import Wording
from tests.office import MINUTES, REQUEST, Answers, Filled, Office

REGULATED = Workspace(Path(__file__).parent / "regulated")
"""Loaded once: nothing in it changes."""

WEEKLY: Filled = {
    **REQUEST,
    "agenda": "- News; Ada; 10; what is new\n- Plans; Ben; 20; what to do",
}
CLIENT: Filled = {**WEEKLY, "meeting_type": "Client meeting"}
DISCUSSED: Filled = {
    **MINUTES,
    "discussion": "- News; Ada; All is well; noted\n- Plans; Ben; Print it; agreed",
}
LATER = "2026-05-29T09:00"
"""When everything is over."""


class Regulated(Office):
    """The office, with a meeting 17 on Monday 13 April 2026 at 14:00, unless told otherwise."""

    def __init__(self) -> None:
        super().__init__(REGULATED)

    @classmethod
    def asked(
        cls,
        changes: Answers | None = None,
        form: str = "meeting-request-weekly",
        by: str = "ben--test",
        at: str = "2026-04-01T10:00",
    ) -> "Regulated":
        """Return the office with meeting 17 asked for."""
        office = cls()
        office.ask(17, changes, form=form, by=by, at=at)
        return office

    @classmethod
    def approved(
        cls, changes: Answers | None = None, form: str = "meeting-request-weekly"
    ) -> "Regulated":
        """Return the office with meeting 17 asked for and approved on 2 April."""
        office = cls.asked(changes, form=form)
        office.yes(17)
        return office

    @classmethod
    def minuted(
        cls, minutes: Answers | None = None, changes: Answers | None = None, at: str = "2026-04-14"
    ) -> "Regulated":
        """Return the office with meeting 17 held and, on the day after, minuted."""
        office = cls.approved(changes)
        office.write_up(minutes, at=at)
        return office

    def ask(
        self,
        issue: int,
        changes: Answers | None = None,
        form: str = "meeting-request-weekly",
        by: str = "ben--test",
        at: str = "2026-04-01T10:00",
    ) -> None:
        """Ask for a meeting like the usual one but for the *changes*."""
        usual = WEEKLY if form.endswith("weekly") else CLIENT
        kept = self.file(form, issue, {**usual, **(changes or {})}, by=by, at=at)
        assert issue in self.records, kept

    def yes(self, issue: int, by: str = "ada--test", at: str = "2026-04-02T10:00") -> None:
        """Approve a meeting."""
        self.say(issue, "/approve", by=by, at=at)
        assert any(e.by == by for e in self.records[issue].events), "was refused"

    def write_up(self, changes: Answers | None = None, at: str = "2026-04-14") -> None:
        """File the minutes of meeting 17 as issue 21."""
        kept = self.file("minutes", 21, {**DISCUSSED, **(changes or {})}, at=f"{at}T10:00")
        assert 21 in self.records, kept

    def track(self, action: str = "17-1", issue: int = 40) -> None:
        """Open the issue of an action item."""
        filed = self.at("2026-04-14T11:00")
        answers = FollowUp(action=action)
        self.records[issue] = Record(issue=issue, author="bot--test", filed=filed, answers=answers)

    def without(self, issue: int, **answers: Any) -> None:
        """Let the record of *issue* have other *answers*, as one of an older form may."""
        record = self.records[issue]
        changed = record.answers.model_copy(update=answers)
        self.records[issue] = record.model_copy(update={"answers": changed})

    def finding(self, rule: str, at: str = LATER, issue: int = 17, **parameters: Any) -> Finding:
        """Hold meeting *issue* to *rule* with these *parameters*, seen *at* that time."""
        archive, found = self.archive(at), RULES[rule]
        return found.judge(archive.by_number[issue], archive, found.read(parameters))

    def outcome(self, rule: str, at: str = LATER, issue: int = 17, **parameters: Any) -> Outcome:
        """Return the outcome of `finding`."""
        return self.finding(rule, at, issue, **parameters).outcome


def words(message: Message) -> str:
    """Return *message* in English, its values as plain as they come."""
    values = {name: _plain(value) for name, value in message.values.items()}
    return message.text.format(**values)


def _plain(value: object) -> str:
    match value:
        case tuple():
            return ", ".join(map(_plain, value))
        case Message():
            return words(value)
        case Wording():
            return value.text("en")
    return str(getattr(value, "number", getattr(value, "name", value)))
