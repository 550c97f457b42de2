"""The minutes of a meeting, as the API has them."""

import datetime as dt
from collections.abc import Mapping

from pydantic import AwareDatetime, Field, JsonValue

from generator.archive import Meeting
from generator.forms.core import Discussion, OpenQuestion
from generator.forms.kinds.text import Link
from generator.render.api.further import further
from generator.render.api.shape import Shape
from generator.vocabulary import Result

_ELSEWHERE = frozenset(
    {"meeting", "held", "chair", "secretary", "attendance", "decisions", "actions"}
)
"""What is said of the meeting itself, or in files of its own."""


class Signature(Shape):
    """The word of whoever signed that the minutes are right, and what it is bound to (R90)."""

    by: str
    at: AwareDatetime
    sha256: str = Field(description="The checksum of the text.")


class MeetingMinutes(Shape):
    """What was minuted; decisions and action items have files of their own."""

    number: int = Field(description="The number of the issue by which the minutes were filed.")
    started: AwareDatetime
    ended: AwareDatetime
    place: str
    summary: str = Field(description="Markdown, as somebody wrote it.")
    aims: Result | None = Field(description="Whether the aims of the meeting were reached.")
    guests: str
    discussion: tuple[Discussion, ...]
    open_questions: tuple[OpenQuestion, ...]
    next_meeting: dt.date | None
    attachments: tuple[Link, ...]
    signed: Signature | None = Field(description="None: not signed as they stand.")
    further: Mapping[str, JsonValue] = Field(
        description="Other answers, by the ids of their questions: the type may ask its own."
    )


def minutes(meeting: Meeting) -> MeetingMinutes | None:
    """Return the minutes of *meeting*, if there are any."""
    said, record, zone = meeting.minutes, meeting.minutes_record, meeting.organisation.settings.zone
    if not (said and record):
        return None
    return MeetingMinutes(
        number=record.issue,
        started=dt.datetime.combine(said.held, said.started, zone),
        ended=dt.datetime.combine(said.held, said.ended, zone),
        place=said.place,
        summary=said.summary,
        aims=said.aims,
        guests=said.guests,
        discussion=said.discussion,
        open_questions=said.open_questions,
        next_meeting=said.next_meeting,
        attachments=said.attachments,
        signed=_signature(meeting),
        further=further(said, _ELSEWHERE.union(MeetingMinutes.model_fields)),
    )


def _signature(meeting: Meeting) -> Signature | None:
    signed = meeting.signature
    return Signature(by=signed.by, at=signed.at, sha256=signed.about) if signed else None
