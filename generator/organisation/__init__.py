"""What the organisation has decided, read from its TOML files and checked."""

from generator.organisation.calendar import ExtraDay, ExtraDays, WorkingCalendar
from generator.organisation.duties import DutySheet
from generator.organisation.events import EventPlan, EventReport, Sums
from generator.organisation.forms import CustomForm
from generator.organisation.load import load
from generator.organisation.meeting_types import (
    AgendaBlock,
    BusySlot,
    Checklists,
    ExtraQuestions,
    MeetingType,
)
from generator.organisation.organisation import Organisation
from generator.organisation.people import Department, Directory, Person
from generator.organisation.questions import RESERVED, OptionSpec, QuestionKind, QuestionSpec
from generator.organisation.recurrence import Occurrence, Recurrence
from generator.organisation.regulations import Clause, Regulation, Revision
from generator.organisation.rooms import Room
from generator.organisation.settings import Settings

__all__ = [
    "RESERVED",
    "AgendaBlock",
    "BusySlot",
    "Checklists",
    "Clause",
    "CustomForm",
    "Department",
    "Directory",
    "DutySheet",
    "EventPlan",
    "EventReport",
    "ExtraDay",
    "ExtraDays",
    "ExtraQuestions",
    "MeetingType",
    "Occurrence",
    "OptionSpec",
    "Organisation",
    "Person",
    "QuestionKind",
    "QuestionSpec",
    "Recurrence",
    "Regulation",
    "Revision",
    "Room",
    "Settings",
    "Sums",
    "WorkingCalendar",
    "load",
]
