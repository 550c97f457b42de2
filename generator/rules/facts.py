"""What several rules need to know of a meeting, read from its record."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from pydantic import JsonValue

from generator.archive import Meeting
from generator.organisation import AgendaBlock, Clause, Person, Regulation
from generator.records import Event
from generator.script import fold
from generator.vocabulary import Act, Stage
from generator.wording import Wording

CALLED_OFF = frozenset({Stage.REJECTED, Stage.CANCELLED})
"""The stages of a meeting that is not held."""


def approved(meeting: Meeting) -> dt.datetime | None:
    """Return when the last approval that was needed was given."""
    if meeting.approvals_missing:
        return None
    given = (
        min(event.at for event in meeting.approvals if role in meeting.roles_in(event))
        for role in meeting.approvers
    )
    return local(meeting, max(given))


def announced(meeting: Meeting) -> dt.datetime | None:
    """Return when the notice went out: with the last approval needed, not before (R39).

    A meeting that is rescheduled is announced again (R49).
    """
    at = approved(meeting)
    if at is None:
        return None
    moved = (event.at for event in meeting.record.events_of(Act.RESCHEDULE))
    return local(meeting, max((at, *moved)))


def local(meeting: Meeting, at: dt.datetime) -> dt.datetime:
    """Return *at* in the organisation's time zone, in which its days begin and end."""
    return at.astimezone(meeting.organisation.settings.zone)


def changes_of_time(meeting: Meeting) -> tuple[Event, ...]:
    """Return what gave the meeting another time: a command, or an edit of the request."""
    return tuple(
        event
        for event in meeting.record.events
        if event.act is Act.RESCHEDULE or any(c.field in ("date", "start") for c in event.changes)
    )


class Binding(NamedTuple):
    """A clause that names a *rule*, with the *parameters* that hold on the day of a meeting."""

    regulation: Regulation
    clause: Clause
    rule: str
    parameters: Mapping[str, JsonValue]


def in_force(meeting: Meeting) -> Iterator[Binding]:
    """Yield what the regulation of its department binds *meeting* to, as of its day."""
    for regulation in meeting.organisation.regulations.values():
        if regulation.department != meeting.department.slug:
            continue
        for clause in regulation.clauses:
            if clause.rule is not None and clause.effective <= meeting.date:
                yield Binding(regulation, clause, clause.rule, clause.parameters_on(meeting.date))


def is_over(meeting: Meeting) -> bool:
    """Tell whether the meeting has ended."""
    return meeting.ends <= meeting.now


def filed_on(meeting: Meeting) -> dt.date | None:
    """Return the day on which the minutes were filed, in the organisation's time zone."""
    record = meeting.minutes_record
    return local(meeting, record.filed).date() if record else None


def people(meeting: Meeting, logins: Iterable[str]) -> tuple[Person | str, ...]:
    """Return who has these *logins*, for a message; a login that nobody has stays one."""
    known = meeting.organisation.directory.by_login
    return tuple(known.get(login, f"@{login}") for login in logins)


def block_of(title: str, meeting: Meeting) -> AgendaBlock | None:
    """Return the block of the type's agenda that *title* names, in whatever language and script."""
    written = fold(title)
    spelled = ((each, block) for block in meeting.type.agenda for each in _folded(block.title))
    found = [(spelling, block) for spelling, block in spelled if spelling in written]
    return max(found, key=lambda each: len(each[0]))[1] if found else None


@cache
def _folded(title: Wording) -> tuple[str, ...]:
    return tuple(fold(each) for each in title.all())
