"""The lifecycle: a filing or a comment, and the records, decide the new record and the effects."""

from generator.lifecycle.comment import Comment, comment
from generator.lifecycle.effects import Effect, Refusal, Reply, Save
from generator.lifecycle.filing import Filing, file

__all__ = ["Comment", "Effect", "Filing", "Refusal", "Reply", "Save", "comment", "file"]
