"""Putting issues right: what is as it should be costs no request of its own."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.archive import Archive
from generator.cli.drift import Drift, Part
from generator.cli.service import Service
from generator.github import Read
from generator.lifecycle import Effect, Save, follow

_TIMES = 3
"""How often one issue is put right in one run: what is never right would otherwise never end."""


_WAITING = frozenset({Part.RECORD, Part.NEWS})
"""What is right although it is not there: a record that waits for somebody, and the news of it."""


@dataclass(frozen=True)
class Righted:
    """An issue, and the *parts* of it that were not right."""

    issue: int
    parts: tuple[Part, ...]


@dataclass
class Righting:
    """What *service* does to issues that were read together; if it is dry, what it would do."""

    service: Service
    is_dry: bool = False
    _looked_at: set[int] = field(default_factory=set)
    _times: Counter[int] = field(default_factory=Counter)
    _archive: Archive | None = None

    @property
    def archive(self) -> Archive:
        """All records, joined; again only after an issue was followed."""
        if self._archive is None:
            workspace = self.service.workspace
            self._archive = workspace.archive(dict(self.service.records), workspace.now(None))
        return self._archive

    def look_at(self, thread: Read) -> Iterator[Righted]:
        """Put the issue of *thread* right, if by what was read it is not.

        It is read again before anything is done: since a hundred were read, another run may have
        been quicker.
        """
        self._looked_at.add(thread.issue)
        workspace = self.service.workspace
        language = workspace.organisation.settings.language
        archive = self.service.known_to(thread, self.archive)
        effects = follow(thread, workspace.forms, archive, language)
        if self._wrong(thread, effects) and self._times[thread.issue] < _TIMES:
            self._times[thread.issue] += 1
            yield from self.put_right(thread.issue)

    def look_beyond(self, thread: Read) -> Iterator[Righted]:
        """Look at *thread*, and at the issues that stand differently because of its record.

        The run that kept it may have been cut off before it came to them, and on them nothing
        has happened since.
        """
        yield from self.look_at(thread)
        for other in sorted(self.service.concerned(thread.issue, self.archive) - self._looked_at):
            if theirs := self.service.forge.thread(other):
                yield from self.look_at(theirs)

    def put_right(self, number: int) -> Iterator[Righted]:
        """Read issue *number* and do what follows, on other issues as well."""
        if parts := self._follow(number):
            yield Righted(number, parts)
        for other in sorted(self.service.concerned(number, self.archive)):
            if parts := self._follow(other):
                yield Righted(other, parts)

    def _follow(self, number: int) -> tuple[Part, ...]:
        """Do what follows from issue *number*, and return what was not right before."""
        self._looked_at.add(number)
        thread = self.service.forge.thread(number)
        if thread is None:
            return ()
        self.service.refresh(thread)
        if self.is_dry:
            effects = self.service.decide(thread)
            return self._wrong(thread, effects)
        waited = self.service.is_waiting(number)
        effects = self.service.follow_thread(thread, dry_run=False)
        self._archive = None
        right = set() if number in self.service.forge.answered else {Part.ANSWER}
        if waited and self.service.is_waiting(number):
            right |= _WAITING
        if not waited:
            right.add(Part.PROPOSAL)
        return self._parts(thread, effects, right)

    def _wrong(self, thread: Read, effects: tuple[Effect, ...]) -> tuple[Part, ...]:
        """Return what of *thread* is not right; a record that waits for somebody is."""
        settled = any(effect.settled for effect in effects if isinstance(effect, Save))
        waits = self.service.is_waiting(thread.issue)
        right = set() if waits else {Part.PROPOSAL}
        if waits and not settled:
            right |= _WAITING
        return self._parts(thread, effects, right)

    def _parts(
        self, thread: Read, effects: Iterable[Effect], right: Iterable[Part]
    ) -> tuple[Part, ...]:
        found = Drift(self.service.workspace).of(thread, effects, self.archive)
        return tuple(part for part in found if part not in right)
