"""What a command is about: a record, and what that is about."""

from dataclasses import dataclass
from functools import cached_property

from generator.archive import Action, Archive, Meeting
from generator.forms.core import FollowUp, MeetingRequest, Minutes
from generator.records import Record


@dataclass(frozen=True)
class Case:
    """A *record*, and what it is about."""

    record: Record
    archive: Archive

    @cached_property
    def meeting(self) -> Meeting | None:
        """The meeting that was asked for, minuted, or that agreed on the action item."""
        match self.record.answers:
            case MeetingRequest():
                return self.archive.by_number.get(self.record.issue)
            case Minutes(meeting=number):
                return self.archive.by_number.get(number)
        return self.action.meeting if self.action else None

    @cached_property
    def action(self) -> Action | None:
        """The action item that is followed up; None once the minutes do not have it any more."""
        answers = self.record.answers
        number = answers.action if isinstance(answers, FollowUp) else ""
        return self.archive.action_by_number.get(number)
