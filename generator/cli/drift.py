"""What is not as it should be: what follows from an issue, held against how it was read."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.archive import Archive
from generator.cli.carrying import errand_of
from generator.cli.workspace import Workspace
from generator.github import Read
from generator.github.errand import is_in_line
from generator.github.forge import is_answered, labels_of
from generator.lifecycle import (
    OWN_LABELS,
    Answer,
    Close,
    Drop,
    Effect,
    Label,
    Mark,
    Reopen,
    Save,
    Tell,
)
from generator.render import render_answer


class Part(StrEnum):
    """What of an issue can be other than it should be, in the words of the report."""

    RECORD = "its record"
    PROPOSAL = "the record of a filing that was withdrawn"
    STATE = "whether it is open"
    LABELS = "its labels"
    COMMAND = "a command"
    ANSWER = "the answer"
    ERRAND = "an action item"
    NEWS = "what people have to be told"
    GONE = "it is gone, and its record is kept"


_ALWAYS = {
    Save: Part.RECORD,
    Drop: Part.PROPOSAL,
    Close: Part.STATE,
    Reopen: Part.STATE,
    Mark: Part.COMMAND,
    Tell: Part.NEWS,
}
"""What only follows if it is not so."""


@dataclass(frozen=True)
class Drift:
    """Holds issues against what follows from them, in the organisation of *workspace*."""

    workspace: Workspace

    def of(self, thread: Read, effects: Iterable[Effect], archive: Archive) -> tuple[Part, ...]:
        """Return the parts of *thread* that are not yet as *effects* would make them."""
        parts = (part for effect in effects if (part := self._part(effect, thread)))
        errand = (Part.ERRAND,) if self._is_errand_to_change(thread, archive) else ()
        return (*dict.fromkeys(parts), *errand)

    def _part(self, effect: Effect, thread: Read) -> Part | None:
        match effect:
            case Label(names):
                wanted = labels_of(thread, names, OWN_LABELS | {*self.workspace.forms})
                return Part.LABELS if wanted != thread.labels else None
            case Answer(seen=0) if thread.action:
                # Nobody said anything, and the text of an action item says all there is to say.
                return None
            case Answer(seen=seen):
                text = render_answer(effect, self.workspace.context(), self.workspace.links)
                return None if is_answered(thread, text, seen) else Part.ANSWER
        return _ALWAYS.get(type(effect))

    def _is_errand_to_change(self, thread: Read, archive: Archive) -> bool:
        """Tell whether *thread* is the issue of an action item, and not as that has it."""
        action = archive.action_by_number.get(thread.action)
        minutes = action.meeting.minutes_record if action else None
        if action is None or minutes is None or not action.meeting.signature:
            return False
        context, links = self.workspace.context(), self.workspace.links
        return not is_in_line(thread, errand_of(action, minutes.issue, context, links))
