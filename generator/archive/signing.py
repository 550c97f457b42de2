"""The signing of minutes as they stand, and what was changed since they were signed before."""

from dataclasses import dataclass

from generator.forms.differences import Difference, differences
from generator.records import Event, Record
from generator.records.revisions import earlier
from generator.vocabulary import Act


@dataclass(frozen=True)
class Signing:
    """The first signature on a text: *before* is that on the text before the *edits*, if any.

    Who returns what they signed, and signs it again as it was, has signed one text (R90, R92).
    """

    record: Record
    signature: Event
    before: Event | None
    edits: tuple[Event, ...]

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What was changed between the two signatures (R92)."""
        then = earlier(self.record.answers, self.edits) if self.before else None
        return differences(then, self.record.answers) if then else ()


def signing(record: Record) -> Signing | None:
    """Return the signing of *record* as it stands, if it was signed since its last edit."""
    since = record.events_since(Act.EDIT)
    signature = next((event for event in since if event.act is Act.SIGN), None)
    if signature is None:
        return None
    until = record.events[: len(record.events) - len(since)]
    places = [place for place, event in enumerate(until) if event.act is Act.SIGN]
    before = until[places[-1]] if places else None
    later = until[places[-1] :] if places else until
    return Signing(record, signature, before, tuple(e for e in later if e.act is Act.EDIT))
