"""The lifecycle: a filing or a comment, and the records, decide the new record and the effects."""

from generator.lifecycle.comment import Comment, comment
from generator.lifecycle.effects import Answer, Effect, Label, Mark, Refusal, Reply, Save
from generator.lifecycle.filing import Filing, file
from generator.lifecycle.thread import OWN_LABELS, Thread, follow

__all__ = [
    "OWN_LABELS",
    "Answer",
    "Comment",
    "Effect",
    "Filing",
    "Label",
    "Mark",
    "Refusal",
    "Reply",
    "Save",
    "Thread",
    "comment",
    "file",
    "follow",
]
