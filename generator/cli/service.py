"""The service: what follows from one issue is decided, and carried out in the repository."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.archive import Archive, standing
from generator.cli.carrying import Carrying
from generator.cli.readable import readable
from generator.cli.unsigned import Unsigned
from generator.cli.workspace import Workspace
from generator.errors import ForgeError
from generator.forms.core import FollowUp, Minutes
from generator.forms.registry import kept_forms
from generator.github import Connection, Forge, Read
from generator.github.changes import Changes
from generator.github.errands import Errands
from generator.github.proposals import Found
from generator.lifecycle import Drop, Effect, Save, Track, concerned, follow
from generator.records import Record, write_record
from generator.validate import form_of

_TURNS = 5
"""How often one issue is decided on in one run, because another run or a person was quicker."""


@dataclass(frozen=True)
class Service:
    """The organisation's files and the repository, brought together for one run."""

    workspace: Workspace
    connection: Connection

    @cached_property
    def forge(self) -> Forge:
        """The issues of the repository."""
        return Forge(self.connection)

    @cached_property
    def records(self) -> dict[int, Record]:
        """The records on the default branch: those of the checkout, and what this run adds."""
        return dict(self.workspace.records())

    @cached_property
    def _changes(self) -> Changes:
        return Changes(self.connection)

    @cached_property
    def _unsigned(self) -> Unsigned:
        return Unsigned(self.workspace, self._changes)

    @cached_property
    def _errands(self) -> Errands:
        return Errands(self.connection)

    def follow(self, number: int, *, dry_run: bool) -> None:
        """Read issue *number* and do what follows, on other issues as well."""
        thread = self.forge.thread(number)
        if thread is None:
            print(f"#{number} is gone.")
            return
        self._follow_afresh(thread, dry_run=dry_run)
        archive = self.workspace.archive(self.records, self.workspace.now(None))
        for other in sorted(self.concerned(number, archive)):
            if theirs := self.forge.thread(other):
                self._follow_afresh(theirs, dry_run=dry_run)

    def _follow_afresh(self, thread: Read, *, dry_run: bool) -> None:
        self.refresh(thread)
        self.follow_thread(thread, dry_run=dry_run)

    def concerned(self, number: int, archive: Archive) -> set[int]:
        """Return the issues that stand differently because of the record of issue *number*.

        Whichever run brought it to the default branch: that one may have been cut off, or a
        person may have merged it. Minutes matter to others before they are signed.
        """
        record = self.records.get(number) or self._unsigned.of(number)
        return {*concerned(record, archive)} - {number} if record else set()

    def follow_thread(self, thread: Read, *, dry_run: bool) -> tuple[Effect, ...]:
        """Do what follows from *thread*, and return it; decided anew if its record has changed.

        Raises:
            ForgeError: if it does so again and again.
        """
        found = self._found(thread)
        for _ in range(_TURNS):
            effects = self._effects(thread, found)
            if self._is_outdated(effects, thread):
                effects = self._effects(thread, found)
            if dry_run:
                print(*effects, sep="\n")
                return effects
            instead = self._carry_out(effects, thread, found)
            if instead is None:
                self._note(effects)
                return effects
            found = instead
            if kept := self._record(found.kept, thread.issue):
                self.records[thread.issue] = kept
        msg = f"the record of #{thread.issue} changes faster than it can be kept"
        raise ForgeError(msg)

    def _note(self, effects: Iterable[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, Save):
                self._unsigned.note(effect.record)

    def refresh(self, thread: Read) -> None:
        """Take the record of *thread* from the default branch: since the checkout it may be new.

        What was never answered has none yet, unless the checkout tells otherwise.
        """
        known = self.records.get(thread.issue)
        if known is None and thread.mine is None and not thread.action:
            return
        families = iter(self._families(thread, known))
        self._take(next(families), thread.issue)

    def _take(self, family: str, issue: int) -> bool:
        """Take the record of *issue* from the default branch; tell whether it was another one."""
        before = self.records.get(issue)
        if kept := self._record(self._changes.kept(_path(family, issue)), issue):
            self.records[issue] = kept
        return self.records.get(issue) != before

    def known_to(self, thread: Read, archive: Archive) -> Archive:
        """Return *archive* with the unsigned minutes of the meeting that *thread* asked for."""
        return self._unsigned.beside(archive, thread.issue)

    def decide(self, thread: Read) -> tuple[Effect, ...]:
        """Return what follows from *thread*, and do nothing."""
        return self._effects(thread, self._found(thread))

    def is_waiting(self, issue: int) -> bool:
        """Tell whether the record of *issue* is proposed, on a branch of its own."""
        return self._changes.waiting(issue) is not None

    def _found(self, thread: Read) -> Found:
        """Return what there is of the record of *thread*, in the checkout and proposed."""
        known = self.records.get(thread.issue)
        found = Found(write_record(known) if known else None)
        if self._changes.waiting(thread.issue) is None:
            return found
        for family in self._families(thread, known):
            found = self._changes.find(thread.issue, _path(family, thread.issue), found.kept)
            if found.proposed is not None:
                break
        return found

    def _families(self, thread: Read, known: Record | None) -> Iterable[str]:
        """Return in which families the record may be: its text may have become unreadable."""
        if known:
            return (known.family,)
        if thread.action:
            return (FollowUp.family,)
        forms = tuple(self.workspace.forms.values())
        form = form_of(thread.body, forms, self.workspace.context())
        return dict.fromkeys(each.family for each in (*((form,) if form else ()), *forms))

    def _effects(self, thread: Read, found: Found) -> tuple[Effect, ...]:
        proposed = self._record(found.proposed, thread.issue)
        if proposed:
            self._unsigned.note(proposed)
        record = proposed or self._record(found.kept, thread.issue)
        records = {n: each for n, each in self.records.items() if n != thread.issue}
        if record:
            records[thread.issue] = record
        archive = self.known_to(thread, self.workspace.archive(records, self.workspace.now(None)))
        language = self.workspace.organisation.settings.language
        effects = follow(thread, self.workspace.forms, archive, language)
        if proposed and not any(isinstance(effect, Save | Drop) for effect in effects):
            # An earlier run may have been cut off between the branch and the merge.
            effects = (Save(proposed, standing(proposed, archive).counts), *effects)
        return effects

    def _is_outdated(self, effects: Iterable[Effect], thread: Read) -> bool:
        """Tell whether the minutes of action items to be tracked have changed since the checkout.

        Those that came since would be closed otherwise: they are in no minutes known here.
        """
        minutes = {effect.minutes for effect in effects if isinstance(effect, Track)}
        others = minutes - {thread.issue}
        return bool({issue for issue in others if self._take(Minutes.family, issue)})

    def _record(self, text: str | None, issue: int) -> Record | None:
        return readable(text, kept_forms(self.workspace.forms), issue)

    def _carry_out(self, effects: Iterable[Effect], thread: Read, found: Found) -> Found | None:
        carrying = Carrying(
            self.workspace, self.forge, self._changes, self._errands, self.records, thread
        )
        return carrying.all(effects, found)


def _path(family: str, issue: int) -> str:
    return f"data/records/{family}/{issue}.json"
