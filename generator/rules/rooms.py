"""Rules about the room: whether it is free, large enough and equipped."""

from collections.abc import Iterator

from pydantic import Field

from generator.archive import Archive, Meeting
from generator.organisation import Organisation, Room
from generator.organisation.references import expected
from generator.rules.bookings import in_the_same_room
from generator.rules.finding import Finding, say
from generator.rules.parameters import Parameters, Unknown
from generator.script import fold
from generator.vocabulary import Mode
from generator.wording import N_


def room_free(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R54: no other approved meeting that was announced earlier has the room at the same time."""
    room = _room(meeting)
    if room is None:
        return Finding.beside_the_point(say(N_("the room is free")))
    required = say(N_("{room} is free"), room=room.title)
    if others := in_the_same_room(meeting, archive):
        happened = say(N_("taken by {meetings}"), meetings=others)
        return Finding.judged(required, happened, holds=False)
    return Finding.judged(required, say(N_("no other meeting has it")), holds=True)


def _room(meeting: Meeting) -> Room | None:
    return meeting.organisation.room(meeting.request.room) if meeting.request.room else None


class Equipment(Parameters):
    """The *equipment* of the room, and what a *hybrid* meeting needs besides, by its names."""

    equipment: tuple[str, ...] = Field((), examples=[["投影仪"]])
    hybrid: tuple[str, ...] = Field((), examples=[["视频会议"]])

    def unknown(self, organisation: Organisation, department: str) -> Iterator[Unknown]:
        """Yield what the parameters name and no room has."""
        yield from super().unknown(organisation, department)
        known = {w for room in organisation.rooms for each in room.equipment for w in each.all()}
        for key, names in (("equipment", self.equipment), ("hybrid", self.hybrid)):
            for place, name in enumerate(names, 1):
                if fold(name) not in map(fold, known):
                    what = f"{name!r} is not in any room; {expected(name, sorted(known))}"
                    yield f"{key}[{place}]", what


def room_fits(meeting: Meeting, archive: Archive, parameters: Equipment) -> Finding:
    """R55: the room seats everybody who is asked, and has the equipment that is needed.

    A meeting that is online only needs no seats.
    """
    room = _room(meeting)
    heads = {*meeting.participants, meeting.chair, meeting.secretary}
    n = len(heads) + len(meeting.request.guests)
    required = say(N_("seats for {n}"), n=n)
    if needed := _needed(meeting, parameters):
        required = say(N_("seats for {n}, and equipment: {equipment}"), n=n, equipment=needed)
    if room is None or meeting.request.mode is Mode.ONLINE:
        return Finding.beside_the_point(required)
    if missing := tuple(each for each in needed if not _has(room, each)):
        message = N_("{room} seats {capacity} and lacks: {equipment}")
        happened = say(message, room=room.title, capacity=room.capacity, equipment=missing)
        return Finding.judged(required, happened, holds=False)
    happened = say(N_("{room} seats {capacity}"), room=room.title, capacity=room.capacity)
    return Finding.judged(required, happened, holds=n <= room.capacity)


def _needed(meeting: Meeting, parameters: Equipment) -> tuple[str, ...]:
    is_hybrid = meeting.request.mode is Mode.HYBRID
    return (*parameters.equipment, *(parameters.hybrid if is_hybrid else ()))


def _has(room: Room, equipment: str) -> bool:
    return fold(equipment) in {fold(word) for each in room.equipment for word in each.all()}
