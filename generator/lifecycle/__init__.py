"""The lifecycle: a filing or a comment, and the records, decide the new record and the effects."""

from generator.lifecycle.commands import command_name
from generator.lifecycle.comment import Comment, comment
from generator.lifecycle.effects import (
    Answer,
    Close,
    Drop,
    Effect,
    Help,
    Label,
    Mark,
    Refusal,
    Reopen,
    Reply,
    Save,
    Track,
)
from generator.lifecycle.filing import Filing, file
from generator.lifecycle.manual import MANUAL
from generator.lifecycle.news import Tell
from generator.lifecycle.powers import JUDGED, POWERS
from generator.lifecycle.related import concerned, passed
from generator.lifecycle.thread import OWN_LABELS, Thread, follow

__all__ = [
    "JUDGED",
    "MANUAL",
    "OWN_LABELS",
    "POWERS",
    "Answer",
    "Close",
    "Comment",
    "Drop",
    "Effect",
    "Filing",
    "Help",
    "Label",
    "Mark",
    "Refusal",
    "Reopen",
    "Reply",
    "Save",
    "Tell",
    "Thread",
    "Track",
    "command_name",
    "comment",
    "concerned",
    "file",
    "follow",
    "passed",
]
