"""The archive: all records together, joined into meetings, minutes, decisions and action items."""

from generator.archive.archive import Archive, assemble
from generator.archive.budget import Budget, Line, budget
from generator.archive.editions import within
from generator.archive.events import Event
from generator.archive.feedback import ENOUGH, Rated
from generator.archive.items import Action, DecisionItem
from generator.archive.meeting import Meeting
from generator.archive.preparation import Box, checklist
from generator.archive.retention import Dossier, dossiers, kept_until
from generator.archive.standing import AS_FILED, Standing, standing
from generator.archive.steps import Step

__all__ = [
    "AS_FILED",
    "ENOUGH",
    "Action",
    "Archive",
    "Box",
    "Budget",
    "DecisionItem",
    "Dossier",
    "Event",
    "Line",
    "Meeting",
    "Rated",
    "Standing",
    "Step",
    "assemble",
    "budget",
    "checklist",
    "dossiers",
    "kept_until",
    "standing",
    "within",
]
