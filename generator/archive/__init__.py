"""The archive: all records together, joined into meetings, minutes, decisions and action items."""

from generator.archive.archive import Archive, approvals_missing, assemble, within
from generator.archive.items import Action, DecisionItem
from generator.archive.meeting import Meeting

__all__ = [
    "Action",
    "Archive",
    "DecisionItem",
    "Meeting",
    "approvals_missing",
    "assemble",
    "within",
]
