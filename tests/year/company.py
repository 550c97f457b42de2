"""The company: what is filed and said there is decided by the real code, and kept in memory."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import count
from pathlib import Path

from generator.archive import Archive, Meeting
from generator.cli.workspace import Workspace
from generator.forms.element import ElementType, IssueForm
from generator.forms.issue import issue_form
from generator.forms.issue_body import write_body
from generator.lifecycle import (
    Answer,
    Comment,
    Drop,
    Effect,
    Help,
    Reply,
    Save,
    Thread,
    comment,
    follow,
)
from generator.lifecycle.follow_up import follow_up
from generator.records import Record
from generator.vocabulary import Act, Stage
from tests.office import Filled
from tests.synthetic import labels
from tests.year.days import Days

BOT = "minutebook--bot"

_YEAR = Workspace(Path(__file__).parent / "organisation")


class Company(Days):
    """Four departments and what they file; *log* is every record as it came or went, in order.

    *acts* and *stages* are what was seen of them, *blocked* the action items about which somebody
    wants a special meeting.
    """

    def __init__(self, seed: int) -> None:
        super().__init__(_YEAR, seed)
        self.log: list[tuple[dt.datetime, int, Record | None]] = []
        self.acts: Counter[Act] = Counter()
        self.stages: set[Stage | None] = set()
        self.minutes_of: dict[int, int] = {}
        self.blocked: list[str] = []
        self._bodies: dict[int, str] = {}
        self._filled: dict[int, tuple[str, Filled]] = {}
        self._items: dict[int, str] = {}
        self._numbers = count(1)
        self._known = self.workspace.archive({}, self.clock)

    # What is done

    def number(self) -> int:
        """Return the number of the next issue."""
        return next(self._numbers)

    def fill_in(
        self, slug: str, answers: Mapping[str, str | list[str]], by: str, issue: int | None = None
    ) -> int:
        """File *answers*, options by their ids, on a new issue or once more; return its number."""
        language = self.random.choice(("en", "zh-Hans", "zh-Hant"))
        form, context = self.form(slug), self.workspace.context(language)
        asked = _asked(slug, language)
        chosen = {each.id for each in asked.elements if each.type is ElementType.DROPDOWN}
        written = {
            name: labels(form, name, value, context) if name in chosen else value
            for name, value in answers.items()
            if value
        }
        issue = issue or self.number()
        self._filled[issue] = slug, {**answers}
        self.file_text(slug, issue, write_body(asked, written), by)
        return issue

    def filled(self, issue: int) -> Filled:
        """Return what was filled in last on *issue*; nothing if the generator has opened it."""
        return self._filled[issue][1] if issue in self._filled else {}

    def correct(self, issue: int, changes: Filled, by: str) -> None:
        """Edit what was filled in on *issue*."""
        if issue in self._filled:
            slug, answers = self._filled[issue]
            self.fill_in(slug, {**answers, **changes}, by, issue)

    def file_text(self, slug: str, issue: int, body: str, by: str) -> None:
        """File *body*, and remember it."""
        self._bodies[issue] = body
        self.file_body(slug, issue, body, by, self.clock.isoformat())

    def tell(self, issue: int, text: str, by: str) -> bool:
        """Comment on an issue; return whether that was kept."""
        said = Comment(issue, by, self.clock, text)
        archive = self.archive()
        if issue in self._items and issue not in self.records:
            opened = follow_up(issue, BOT, self.clock, self._items[issue], archive)
            archive = archive.having(*(e.record for e in opened if isinstance(e, Save)))
        effects = self.keep(comment(said, archive))
        return any(isinstance(each, Save) for each in effects)

    def follow_item(self, action: str) -> int:
        """Open the issue of an action item, as the generator does once minutes are signed."""
        issue = self.number()
        self._items[issue] = action
        return issue

    def withdraw(self, issue: int) -> None:
        """Let the author close an issue, which takes back what nobody has agreed to yet."""
        record = self.records[issue]
        thread = Thread(
            *(issue, record.author, self._bodies[issue], record.changed),
            closed=True,
            withdrawn=True,
        )
        self.keep(follow(thread, self.workspace.forms, self.archive(), "en"))

    def keep(self, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
        """Carry out *effects* on the records, and note them."""
        for effect in super().keep(effects):
            match effect:
                case Save(record=record):
                    self._known = self._known.having(record)
                    self.log.append((self.clock, record.issue, record))
                    self.acts.update(event.act for event in record.events[-1:])
                case Drop(issue):
                    del self.records[issue]
                    self._known = self.workspace.archive(dict(self.records), self.clock)
                    self.log.append((self.clock, issue, None))
                case Help():
                    self.acts[Act.HELP] += 1
                case Reply(standing=standing) | Answer(filing=Reply(standing=standing)):
                    self.stages |= {standing.stage} - {None}
        return effects

    # What is known

    def meeting(self, issue: int) -> Meeting:
        """Return a meeting as it stands now."""
        minutes = self.records.get(self.minutes_of.get(issue, 0))
        organisation = self.workspace.organisation
        return Meeting(organisation, self.records[issue], minutes, (), self.clock)

    def archive(self, at: str = "") -> Archive:
        """Return everything filed so far, as it is seen now."""
        return self._known.as_of(self.at(at) if at else self.clock, 0)

    def is_here(self, login: str) -> bool:
        """Tell whether somebody still belongs to the company."""
        return self.workspace.organisation.directory.by_login[login].is_active(self.clock.date())

    def archives(self, times: Iterable[dt.datetime]) -> Iterator[Archive]:
        """Yield the archive as it was at each of *times*, the earliest first."""
        archive, events = self.workspace.archive({}, self.clock), iter(self.log)
        event = next(events, None)
        for at in sorted({*times}):
            while event and event[0] <= at:
                _, issue, record = event
                if record:
                    archive = archive.having(record)
                else:
                    left = {n: each for n, each in archive.records.items() if n != issue}
                    archive = self.workspace.archive(left, at)
                event = next(events, None)
            yield archive.as_of(at, 0)


@cache
def _asked(slug: str, language: str) -> IssueForm:
    return issue_form(_YEAR.forms[slug], _YEAR.context(language))
