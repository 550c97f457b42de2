"""Meetings, as the API has them: those of a year in short, and each by itself."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import ClassVar

from pydantic import AwareDatetime, Field, JsonValue

from generator.archive import Archive, DecisionItem, Meeting
from generator.archive.agenda import Point, running_order
from generator.archive.taking_part import Participation, taking_part
from generator.forms.core import Guest
from generator.render import paths
from generator.render.api.further import further
from generator.render.api.minutes import MeetingMinutes, minutes
from generator.render.api.shape import File, Shape, address, latest, schema_of
from generator.vocabulary import (
    Act,
    Classification,
    Duty,
    Importance,
    Mode,
    Presence,
    Purpose,
    Stage,
)

_ELSEWHERE = frozenset(
    {
        *("meeting_type", "topic", "event", "date", "start", "duration", "mode", "link"),
        *("organizer", "chair", "secretary", "importance", "classification"),
    }
)
"""What is said in short, and the link: who may join online is told where the meeting is."""


class MeetingInShort(Shape):
    """What a list says of a meeting. People are logins, departments and types are slugs."""

    number: int
    topic: str
    type: str
    department: str
    stage: Stage
    classification: Classification
    importance: Importance
    mode: Mode
    starts: AwareDatetime = Field(description="As planned.")
    ends: AwareDatetime = Field(description="As planned.")
    organizer: str
    chair: str
    secretary: str
    page: str = Field(description="Seen from the root of the site.")


class PointOfBusiness(Shape):
    """An agenda item; *starts* is when its turn comes, where that can be known."""

    title: str
    presenter: str | None
    minutes: dt.timedelta | None
    starts: AwareDatetime | None
    aim: str


class Participant(Shape):
    """Somebody who was asked to come, or stands in the register."""

    login: str
    duties: tuple[Duty, ...]
    reply: Act | None = Field(description="The last word about coming.")
    presence: Presence | None = Field(description="As the register of the minutes has it.")
    arrived: dt.time | None
    substitute: str | None
    caught_up: bool = Field(description="Was not there, and has caught up since.")


class MeetingsOfYear(File):
    """The meetings of a year, in order of time."""

    name: ClassVar[str] = "meetings"

    year: int
    meetings: tuple[MeetingInShort, ...]


class MeetingFile(File):
    """A meeting: what was asked for, who took part, and what was minuted."""

    name: ClassVar[str] = "meeting"

    meeting: MeetingInShort
    purposes: tuple[Purpose, ...]
    aim: str = Field(description="Markdown, as somebody wrote it.")
    room: str | None
    place: str
    events: tuple[int, ...] = Field(description="The numbers of the events that it belongs to.")
    agenda: tuple[PointOfBusiness, ...]
    participants: tuple[Participant, ...]
    guests: tuple[Guest, ...]
    further: Mapping[str, JsonValue] = Field(
        description="Other answers, by the ids of their questions: the type may ask its own."
    )
    minutes: MeetingMinutes | None
    decisions: tuple[str, ...] = Field(examples=[["D17-2"]])
    actions: tuple[str, ...] = Field(examples=[["17-1"]])


def meetings_of_year(year: int, found: Iterable[Meeting]) -> tuple[str, MeetingsOfYear]:
    """Return the list of the meetings *found* in a *year*, and where."""
    of, found = f"meetings/{year}", tuple(found)
    records = (record for each in found for record in (each.record, each.minutes_record))
    return paths.api(of), MeetingsOfYear(
        schema_address=schema_of(MeetingsOfYear, of),
        updated=latest(records),
        year=year,
        meetings=tuple(map(_in_short, found)),
    )


def meeting_file(
    meeting: Meeting, decisions: Iterable[DecisionItem], archive: Archive
) -> tuple[str, MeetingFile]:
    """Return *meeting* by itself, and where. An event of another edition is not named (R81)."""
    request, number = meeting.request, meeting.number
    of = f"meeting/{number}"
    return paths.api(of), MeetingFile(
        schema_address=schema_of(MeetingFile, of),
        updated=latest([meeting.record, meeting.minutes_record]),
        meeting=_in_short(meeting),
        purposes=request.purposes,
        aim=request.aim,
        room=request.room,
        place=request.place,
        events=tuple(event.number for event in archive.events_of[number]),
        agenda=tuple(map(_point, running_order(meeting))),
        participants=tuple(map(_participant, taking_part(meeting))),
        guests=request.guests,
        further=further(request, _ELSEWHERE.union(MeetingFile.model_fields)),
        minutes=minutes(meeting),
        decisions=tuple(each.number for each in decisions),
        actions=tuple(each.number for each in archive.actions_of[number]),
    )


def _in_short(meeting: Meeting) -> MeetingInShort:
    """Return what a list says of *meeting*."""
    return MeetingInShort(
        number=meeting.number,
        topic=meeting.topic,
        type=meeting.type.slug,
        department=meeting.department.slug,
        stage=meeting.stage,
        classification=meeting.classification,
        importance=meeting.request.importance,
        mode=meeting.request.mode,
        starts=meeting.starts,
        ends=meeting.ends,
        organizer=meeting.organizer,
        chair=meeting.chair,
        secretary=meeting.secretary,
        page=address(paths.meeting(meeting)),
    )


def _point(point: Point) -> PointOfBusiness:
    return PointOfBusiness(
        title=point.title,
        presenter=point.presenter,
        minutes=point.minutes,
        starts=point.starts,
        aim=point.aim,
    )


def _participant(part: Participation) -> Participant:
    return Participant(
        login=part.login,
        duties=part.duties,
        reply=part.reply.act if part.reply else None,
        presence=part.line.presence if part.line else None,
        arrived=part.line.arrived if part.line else None,
        substitute=part.substitute,
        caught_up=part.has_caught_up,
    )
