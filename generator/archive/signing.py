"""The signing of minutes as they stand, and what was changed since they were signed before."""

from dataclasses import dataclass

from generator.forms.differences import Difference, differences
from generator.records import Event, Record
from generator.records.revisions import earlier
from generator.vocabulary import Act


@dataclass(frozen=True)
class Altered:
    """A *record* whose text is not what it was when it got its last *signature* (R92)."""

    record: Record
    signature: Event
    edits: tuple[Event, ...]

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What was changed since, field by field; nothing if the form asks otherwise by now."""
        then = earlier(self.record.answers, self.edits)
        return differences(then, self.record.answers) if then else ()


@dataclass(frozen=True)
class Signing:
    """The first signature on a text: *before* is what was signed of it earlier, if it was altered.

    Who returns what they signed, and signs it again as it was, has signed one text (R90, R92).
    """

    record: Record
    signature: Event
    before: Altered | None


def altered(record: Record) -> Altered | None:
    """Return *record* with what became of it since its last signature, if it was edited since."""
    places = [place for place, event in enumerate(record.events) if event.act is Act.SIGN]
    if not places:
        return None
    signature, *later = record.events[places[-1] :]
    edits = tuple(event for event in later if event.act is Act.EDIT)
    return Altered(record, signature, edits) if edits else None


def signing(record: Record) -> Signing | None:
    """Return the signing of *record* as it stands, if it was signed since its last edit."""
    since = record.events_since(Act.EDIT)
    signature = next((event for event in since if event.act is Act.SIGN), None)
    if signature is None:
        return None
    until = record.events[: len(record.events) - len(since)]
    before = altered(record.model_copy(update={"events": until}))
    return Signing(record, signature, before)
