"""Everything the organisation has decided, in one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.organisation.calendar import WorkingCalendar
from generator.organisation.duties import DutySheet
from generator.organisation.forms import CustomForm
from generator.organisation.meeting_types import MeetingType
from generator.organisation.people import Directory
from generator.organisation.regulations import Regulation
from generator.organisation.rooms import Room
from generator.organisation.settings import Settings


@dataclass(frozen=True)
class Organisation:
    """The organisation's files, checked. The mappings are by slug, in alphabetical order."""

    settings: Settings
    directory: Directory
    calendar: WorkingCalendar
    rooms: tuple[Room, ...] = ()
    duties: tuple[DutySheet, ...] = ()
    meeting_types: Mapping[str, MeetingType] = field(default_factory=dict)
    regulations: Mapping[str, Regulation] = field(default_factory=dict)
    custom_forms: Mapping[str, CustomForm] = field(default_factory=dict)

    def room(self, slug: str) -> Room | None:
        """Return the room with this *slug*."""
        return next((room for room in self.rooms if room.slug == slug), None)
