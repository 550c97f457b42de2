"""The forms every organisation has. A field is one line: kind, label in each language, example."""

from generator.forms.core.follow_up import FollowUp
from generator.forms.core.minuted import (
    ActionItem,
    Attendance,
    Decision,
    Discussion,
    OpenQuestion,
)
from generator.forms.core.minutes import Minutes
from generator.forms.core.preparation import Preparation
from generator.forms.core.ratings import HeadsRating, Interview
from generator.forms.core.reports import Amendment, Feedback, ProgressReport
from generator.forms.core.request import AgendaItem, Guest, MeetingRequest

CORE = (
    MeetingRequest,
    Preparation,
    Minutes,
    ProgressReport,
    Feedback,
    Amendment,
    HeadsRating,
    Interview,
)
"""The core forms that people fill in, in the order in which the chooser offers them."""

__all__ = [
    "CORE",
    "ActionItem",
    "AgendaItem",
    "Amendment",
    "Attendance",
    "Decision",
    "Discussion",
    "Feedback",
    "FollowUp",
    "Guest",
    "HeadsRating",
    "Interview",
    "MeetingRequest",
    "Minutes",
    "OpenQuestion",
    "Preparation",
    "ProgressReport",
]
