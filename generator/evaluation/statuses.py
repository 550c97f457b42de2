"""What became of a decision."""

from collections.abc import Iterator

from generator.archive import Archive, DecisionItem
from generator.evaluation.scope import Resolution
from generator.vocabulary import DecisionStatus


def decision_statuses(found: DecisionItem, archive: Archive) -> Iterator[DecisionStatus]:
    """Yield everything that is true of a decision: what is carried out is in force too (R120)."""
    if found.number in archive.superseded:
        yield DecisionStatus.SUPERSEDED
        return
    agreed = archive.actions_of[found.meeting.number]
    if agreed and Resolution.of(found, agreed).is_carried_out:
        yield DecisionStatus.CARRIED_OUT
    yield DecisionStatus.IN_FORCE
