"""Minutes that wait on branches of their own for the signature: whoever asked has to know."""

from dataclasses import dataclass, field

from generator.archive import Archive, standing
from generator.cli.readable import readable
from generator.cli.workspace import Workspace
from generator.forms.core import Minutes
from generator.forms.registry import kept_forms
from generator.github.changes import Changes
from generator.records import Record
from generator.vocabulary import Stage


@dataclass(frozen=True)
class Unsigned:
    """The minutes among *changes*; each branch is read once in a run, and only if it matters."""

    workspace: Workspace
    changes: Changes
    _known: dict[int, Record | None] = field(default_factory=dict)

    def note(self, record: Record) -> None:
        """Take *record*, which this run has found or written, for what waits under its issue."""
        self._known[record.issue] = record

    def of(self, issue: int) -> Record | None:
        """Return the record that is or was proposed for *issue*, if it is one of minutes."""
        if issue not in self._known:
            self._known[issue] = self._read(issue)
        return self._known[issue]

    def beside(self, archive: Archive, meeting: int) -> Archive:
        """Return *archive* with the minutes that *meeting* has, if they are owed without those.

        What is signed and not kept yet has no effect on others: a person has to merge it.
        """
        found = archive.by_number.get(meeting)
        if found is None or found.stage is not Stage.HELD:
            return archive
        for issue in self.changes.all_waiting():
            record = None if issue in archive.records else self.of(issue)
            if record and isinstance(record.answers, Minutes) and record.answers.meeting == meeting:
                return archive if standing(record, archive).counts else archive.having(record)
        return archive

    def _read(self, issue: int) -> Record | None:
        found = self.changes.find(issue, f"data/records/{Minutes.family}/{issue}.json", None)
        return readable(found.proposed, kept_forms(self.workspace.forms), issue)
