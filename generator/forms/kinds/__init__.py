"""The kinds of field. Each is an annotation, written once and used by core and custom forms."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any

from generator.forms.kinds.amount import (
    ActionKind,
    DecisionKind,
    EventKind,
    MeetingKind,
    Money,
    MoneyKind,
    NumberKind,
)
from generator.forms.kinds.base import Answer, Choosable, Context, Found, Kind, Limits
from generator.forms.kinds.choosing import (
    CHOOSE,
    BoxesKind,
    ChoiceKind,
    ChoicesKind,
    ConfirmationKind,
    DepartmentKind,
    MeetingTypeKind,
    RegulationKind,
    RoomKind,
)
from generator.forms.kinds.directory import PeopleKind, PersonKind
from generator.forms.kinds.table import TableKind
from generator.forms.kinds.text import AttachmentsKind, LineKind, Link, LinkKind, ProseKind
from generator.forms.kinds.when import DateKind, DurationKind, TimeKind
from generator.vocabulary import Rating

Line = Annotated[str, LineKind()]
Prose = Annotated[str, ProseKind()]
WebLink = Annotated[str, LinkKind()]
Attachments = Annotated[tuple[Link, ...], AttachmentsKind()]
Date = Annotated[dt.date, DateKind()]
Time = Annotated[dt.time, TimeKind()]
Duration = Annotated[dt.timedelta, DurationKind()]
Number = Annotated[Decimal, NumberKind()]
Amount = Annotated[Money, MoneyKind()]
MeetingNumber = Annotated[int, MeetingKind()]
ActionNumber = Annotated[str, ActionKind()]
DecisionNumber = Annotated[str, DecisionKind()]
EventNumber = Annotated[int, EventKind()]
Boxes = Annotated[tuple[str, ...], BoxesKind()]
Confirmation = Annotated[bool, ConfirmationKind()]
Person = Annotated[str, PersonKind()]
People = Annotated[tuple[str, ...], PeopleKind()]
Department = Annotated[str, DepartmentKind()]
Room = Annotated[str, RoomKind()]
MeetingType = Annotated[str, MeetingTypeKind()]
Regulation = Annotated[str, RegulationKind()]

MARK = ChoiceKind.of(Rating)
"""A mark from 1 to 5: what is asked so can be counted."""

Mark = Annotated[Rating, MARK]

ANNOTATIONS: dict[str, Any] = {
    "line": Line,
    "prose": Prose,
    "link": WebLink,
    "attachments": Attachments,
    "date": Date,
    "time": Time,
    "duration": Duration,
    "number": Number,
    "money": Amount,
    "meeting": MeetingNumber,
    "action": ActionNumber,
    "event": EventNumber,
    "confirmation": Confirmation,
    "person": Person,
    "people": People,
    "department": Department,
    "room": Room,
}
"""The annotation of every kind that needs nothing else, by the name it has in TOML files."""

__all__ = [
    "ANNOTATIONS",
    "CHOOSE",
    "ActionNumber",
    "Amount",
    "Answer",
    "Attachments",
    "Boxes",
    "BoxesKind",
    "ChoiceKind",
    "ChoicesKind",
    "Choosable",
    "Confirmation",
    "Context",
    "Date",
    "DecisionKind",
    "DecisionNumber",
    "Department",
    "Duration",
    "DurationKind",
    "EventKind",
    "EventNumber",
    "Found",
    "Kind",
    "Limits",
    "Line",
    "Link",
    "MeetingKind",
    "MeetingNumber",
    "MeetingType",
    "MeetingTypeKind",
    "Money",
    "Number",
    "NumberKind",
    "People",
    "Person",
    "Prose",
    "Regulation",
    "Room",
    "TableKind",
    "Time",
    "WebLink",
]
