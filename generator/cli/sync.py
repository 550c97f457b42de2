"""The sync: what changed is followed again, so that no event that was lost stays lost."""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.cli.drift import Part
from generator.cli.righting import Righted, Righting
from generator.cli.service import Service
from generator.errors import ForgeError, LimitError
from generator.github import Bookmark, Bookmarks, Threads
from generator.github.threads import PAGE
from generator.lifecycle import passed


@dataclass(frozen=True)
class Step:
    """An issue was looked at, one of *total*: what was *righted*, or why it could not be."""

    issue: int
    total: int
    righted: tuple[Righted, ...] = ()
    failure: str = ""


@dataclass
class Sync:
    """One run over the issues. One that is cut off goes on, the next time, where it was.

    The bookmark moves after *every* so many issues, of which *size* are read at once. It stays
    before an issue that could not be followed.
    """

    service: Service
    is_dry: bool = False
    every: int = 500
    size: int = PAGE
    _until: dt.datetime | None = None
    _kept: Bookmark | None = None
    _failed: bool = False
    _steps: int = 0
    _numbers: set[int] = field(default_factory=set)
    _errands: set[str] = field(default_factory=set)

    def run(self, *, everything: bool = False) -> Iterator[Step]:
        """Follow what changed since the bookmark, or *everything*.

        Raises:
            LimitError: if GitHub takes no more requests; the rest is left to the next run.
        """
        now, bookmark = self.service.workspace.now(None), self._bookmarks.find()
        before = None if everything else bookmark
        self._until = bookmark.until if bookmark else None
        self._kept = replace(bookmark, tag="") if bookmark else None
        then = bookmark.at if bookmark else now
        tag = self._threads.latest(before.tag if before else "")
        try:
            if tag is not None:
                yield from self._changed(before, then)
            yield from self._passed(before.at) if before else self._left_out()
        except LimitError:
            with suppress(ForgeError):
                self._move(then)
            raise
        if tag is not None or self._steps:
            self._move(then if self._failed else now, "" if self._failed else tag or "")

    @cached_property
    def _bookmarks(self) -> Bookmarks:
        return Bookmarks(self.service.connection)

    @cached_property
    def _threads(self) -> Threads:
        return self.service.forge.threads

    @cached_property
    def _righting(self) -> Righting:
        return Righting(self.service, self.is_dry)

    def _changed(self, before: Bookmark | None, then: dt.datetime) -> Iterator[Step]:
        """Follow the issues that changed, in the order in which they did."""
        moved = 0
        # What concerns others is known to be followed by them where every issue is read.
        look = self._righting.look_beyond if before else self._righting.look_at
        for page in self._threads.changed(before.until if before else None, self.size):
            for thread in page.threads:
                self._numbers.add(thread.issue)
                self._errands.add(thread.action)
                if not self._failed:
                    self._until = max(self._until or thread.updated, thread.updated)
                yield self._step(thread.issue, page.total, look(thread))
            if self._steps - moved >= self.every:
                moved = self._steps
                self._move(then)

    def _passed(self, since: dt.datetime) -> Iterator[Step]:
        """Follow the issues that stand differently because of the time that has passed."""
        numbers = sorted({*passed(self._righting.archive, since)})
        for number in numbers:
            yield self._step(number, len(numbers), self._righting.put_right(number))

    def _left_out(self) -> Iterator[Step]:
        """Look for what no issue tells, now that all were read: those that are missing."""
        numbers = sorted({*self._without_errand()} & self._numbers)
        for number in numbers:
            yield self._step(number, len(numbers), self._righting.put_right(number))
        for number in sorted(self.service.records.keys() - self._numbers):
            yield Step(number, 0, (Righted(number, (Part.GONE,)),))

    def _without_errand(self) -> Iterator[int]:
        """Yield the minutes of action items that should have issues and have none."""
        for action in self._righting.archive.actions:
            minutes = action.meeting.minutes_record
            if minutes and action.meeting.signature and action.number not in self._errands:
                yield minutes.issue

    def _step(self, issue: int, total: int, righting: Iterable[Righted]) -> Step:
        """Take one step; whatever goes wrong in it does not keep the others from being taken.

        Raises:
            LimitError: if nothing would go right any more.
        """
        self._steps += 1
        try:
            return Step(issue, total, tuple(righting))
        except LimitError:
            raise
        except Exception as error:  # noqa: BLE001 -- any fault in one issue is that issue's
            self._failed = True
            return Step(issue, total, failure=f"{type(error).__name__}: {error}")

    def _move(self, at: dt.datetime, tag: str = "") -> None:
        if self.is_dry or self._until is None:
            return
        bookmark = Bookmark(self._until, at, tag)
        if bookmark != self._kept:
            self._bookmarks.move(bookmark)
            self._kept = bookmark
