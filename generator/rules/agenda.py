"""Rules about the agenda: what has to be on it, who presents it, and whether it fits the time."""

import datetime as dt
from collections.abc import Iterator

from generator.archive import Archive, Meeting
from generator.organisation import AgendaBlock
from generator.organisation.values import Flag
from generator.rules.facts import block_of
from generator.rules.finding import Finding, say
from generator.rules.parameters import Parameters
from generator.script import fold
from generator.wording import N_, Wording


class Blocks(Parameters):
    """Whether the blocks of the type have to stand *in_order* on the agenda."""

    in_order: Flag = False


def agenda_aims(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R4: every agenda item says what is to come of it."""
    required = say(N_("every agenda item has an aim"))
    without = tuple(item.title for item in meeting.request.agenda if not item.aim.strip())
    if without:
        happened = say(N_("without an aim: {items}"), items=without)
        return Finding.judged(required, happened, holds=False)
    return Finding.judged(required, say(N_("every item has one")), holds=True)


def presenters_named(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R9, R35: every agenda item has somebody who presents it."""
    required = say(N_("every agenda item has a presenter"))
    without = tuple(item.title for item in meeting.request.agenda if item.presenter is None)
    if without:
        happened = say(N_("without a presenter: {items}"), items=without)
        return Finding.judged(required, happened, holds=False)
    return Finding.judged(required, say(N_("every item has one")), holds=True)


def agenda_blocks(meeting: Meeting, archive: Archive, parameters: Blocks) -> Finding:
    """R9, R14, R18, R23, R28: the agenda has the blocks that its type asks for, in their order."""
    needed = tuple(block.title for block in meeting.type.agenda if block.required)
    required = say(N_("on the agenda: {blocks}"), blocks=needed)
    if parameters.in_order:
        required = say(N_("on the agenda, in this order: {blocks}"), blocks=needed)
    if not needed:
        return Finding.beside_the_point(required)
    if missing := tuple(_missing(meeting)):
        happened = say(N_("missing: {blocks}"), blocks=missing)
        return Finding.judged(required, happened, holds=False)
    if parameters.in_order and not _in_order(meeting):
        return Finding.judged(required, say(N_("all of them, in another order")), holds=False)
    return Finding.judged(required, say(N_("all of them")), holds=True)


def _found(meeting: Meeting) -> list[AgendaBlock]:
    """Return the blocks of the type that the agenda has, in the order of the agenda."""
    found = (block_of(item.title, meeting) for item in meeting.request.agenda)
    return list(dict.fromkeys(block for block in found if block))


def _missing(meeting: Meeting) -> Iterator[Wording]:
    found = _found(meeting)
    return (each.title for each in meeting.type.agenda if each.required and each not in found)


def _in_order(meeting: Meeting) -> bool:
    found = _found(meeting)
    return found == [block for block in meeting.type.agenda if block in found]


def agenda_fits(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R10, R64: the minutes of the agenda items together fit into the length of the meeting.

    What is put on the agenda later takes its time like any other item (R127).
    """
    length = int(meeting.request.duration.total_seconds() // 60)
    required = say(N_("the agenda takes {n} min at most"), n=length)
    times = [item.minutes for item in meeting.agenda if item.minutes]
    if not times:
        return Finding.beside_the_point(required)
    total = sum(times, dt.timedelta())
    happened = say(N_("it takes {n} min"), n=int(total.total_seconds() // 60))
    return Finding.judged(required, happened, holds=total <= meeting.request.duration)


def agenda_covered(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R85: the minutes say of every agenda item what came of it."""
    required = say(N_("the minutes give an outcome for every agenda item"))
    if meeting.minutes is None:
        return Finding.open(required)
    if open_ := without_outcome(meeting):
        happened = say(N_("without an outcome: {items}"), items=open_)
        return Finding.judged(required, happened, holds=False)
    return Finding.judged(required, say(N_("every item has one")), holds=True)


def discussion_on_agenda(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R77: what was discussed stood on the agenda, or was put on it afterwards."""
    required = say(N_("only what is on the agenda is discussed"))
    if meeting.minutes is None:
        return Finding.open(required)
    if outside := outside_agenda(meeting, archive):
        happened = say(N_("outside of the agenda: {items}"), items=outside)
        return Finding.judged(required, happened, holds=False)
    return Finding.judged(required, say(N_("nothing else was discussed")), holds=True)


def without_outcome(meeting: Meeting) -> tuple[str, ...]:
    """Return the agenda items of which the minutes do not say what came of them."""
    discussion = meeting.minutes.discussion if meeting.minutes else ()
    outcomes = {topic(each.item, meeting) for each in discussion if each.outcome.strip()}
    items = (item.title for item in meeting.request.agenda)
    return tuple(title for title in items if topic(title, meeting) not in outcomes)


def outside_agenda(meeting: Meeting, archive: Archive) -> tuple[str, ...]:
    """Return what was discussed although nobody had put it on the agenda.

    Action items that earlier meetings have left open stand on every agenda (R106): the minutes
    call them by their numbers.
    """
    planned = {topic(item.title, meeting) for item in meeting.request.agenda}
    added = " ".join(fold(event.text) for event in meeting.agenda_changes)
    discussion = meeting.minutes.discussion if meeting.minutes else ()
    return tuple(
        each.item
        for each in discussion
        if topic(each.item, meeting) not in planned
        and fold(each.item) not in added
        and each.item.partition(" ")[0] not in archive.action_by_number
    )


def topic(title: str, meeting: Meeting) -> Wording | str:
    """Return what *title* has in common with its other spellings: the block, or else its text."""
    block = block_of(title, meeting)
    return block.title if block else " ".join(fold(title).split())
