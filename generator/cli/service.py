"""The service: what follows from one issue is decided, and carried out in the repository."""

from dataclasses import dataclass
from functools import cached_property

from generator.archive import standing
from generator.cli.workspace import Workspace
from generator.errors import LockedError
from generator.github import Connection, Forge, Read
from generator.github.changes import Changes, Proposal
from generator.lifecycle import (
    OWN_LABELS,
    Answer,
    Effect,
    Label,
    Mark,
    Reply,
    Save,
    Thread,
    follow,
)
from generator.records import Record, path_of, read_record, write_record
from generator.render import render_answer, render_reply
from generator.validate import form_of


@dataclass(frozen=True)
class Service:
    """The organisation's files and the repository, brought together."""

    workspace: Workspace
    connection: Connection

    @cached_property
    def forge(self) -> Forge:
        """The issues of the repository."""
        return Forge(self.connection)

    def follow(self, number: int, *, dry_run: bool) -> None:
        """Read issue *number* and do what follows."""
        thread = self.forge.thread(number)
        if thread is None:
            print(f"#{number} is gone.")
            return
        records = dict(self.workspace.records())
        proposed = self._proposed(thread, records.get(number))
        if proposed:
            records[number] = proposed
        archive = self.workspace.archive(records, self.workspace.now(None))
        language = self.workspace.organisation.settings.language
        effects = follow(thread, self.workspace.forms, archive, language)
        if proposed and not any(isinstance(effect, Save) for effect in effects):
            # An earlier run may have been cut off between the branch and the merge.
            effects = (Save(proposed, standing(proposed, archive).counts), *effects)
        for effect in effects:
            if dry_run:
                print(effect)
            else:
                self._carry_out(effect, thread)

    def _proposed(self, thread: Thread, known: Record | None) -> Record | None:
        """Return the record of *thread* that is proposed, or was kept since the checkout."""
        forms = self.workspace.forms
        filed_with = form_of(thread.body, tuple(forms.values()), self.workspace.context())
        filed = known.answers if known else filed_with
        if filed is None:
            return None
        changes, path = Changes(self.connection), self._path(f"{filed.family}/{thread.issue}.json")
        text = changes.proposed(thread.issue, path) or (None if known else changes.kept(path))
        return read_record(text, forms) if text else None

    def _path(self, path: str) -> str:
        return f"data/records/{path}"

    def _carry_out(self, effect: Effect, thread: Read) -> None:
        context = self.workspace.context()
        match effect:
            case Save(record, settled):
                Changes(self.connection).propose(self._proposal(record, settled=settled))
            case Label(names):
                self.forge.label(thread, names, OWN_LABELS | {*self.workspace.forms})
            case Answer(seen=seen):
                text = render_answer(effect, context)
                self._answer(thread, text, seen)
            case Mark(comment, carried_out):
                self.forge.mark(comment, carried_out=carried_out)

    def _answer(self, thread: Read, text: str, seen: int) -> None:
        try:
            self.forge.answer(thread, text, seen)
        except LockedError as error:
            print(error)

    def _proposal(self, record: Record, *, settled: bool) -> Proposal:
        merge = self.workspace.organisation.settings.merge == "auto"
        return Proposal(
            issue=record.issue,
            path=self._path(path_of(record)),
            text=write_record(record),
            title=f"Record {record.form} {record.issue}",
            body=render_reply(Reply(record), self.workspace.context()),
            settled=settled and merge,
        )
