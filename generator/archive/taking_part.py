"""Who has a part in a meeting: what they said of coming, and how they took part."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.meeting import Meeting
from generator.forms.core import Attendance
from generator.records import Event
from generator.vocabulary import Duty


@dataclass(frozen=True)
class Participation:
    """The part of one person: their *duties*, their *reply* and their *line* of the register.

    *parts* are what else the request says they do (R67).
    """

    login: str
    duties: tuple[Duty, ...] = ()
    parts: tuple[str, ...] = ()
    reply: Event | None = None
    line: Attendance | None = None
    substitute: str | None = None
    has_caught_up: bool = False


def taking_part(meeting: Meeting) -> tuple[Participation, ...]:
    """Return the part of everybody who was asked to *meeting*, or stands in its register (R70).

    Who calls the meeting has said with that whether they come.
    """
    lines = {line.person: line for line in meeting.minutes.attendance} if meeting.minutes else {}
    replies, substitutes = meeting.reply_of, meeting.substitutes
    return tuple(
        Participation(
            login,
            tuple(_duties(login, meeting)),
            tuple(each.part for each in meeting.request.parts if each.person == login),
            replies.get(login),
            line := lines.get(login),
            (line.substitute if line else None) or substitutes.get(login),
            login in meeting.caught_up,
        )
        for login in dict.fromkeys((*meeting.participants, *lines))
    )


def _duties(login: str, meeting: Meeting) -> Iterator[Duty]:
    named = {
        Duty.CHAIR: meeting.chair,
        Duty.ORGANIZER: meeting.organizer,
        Duty.SECRETARY: meeting.secretary,
    }
    return (duty for duty, who in named.items() if who == login)
