"""Rules about events: what is over is looked back on and reported on in time.

An event is judged at the first of its meetings, and only there: so it counts once, whatever the
number of its meetings; of two that begin with one meeting, the earlier. An event whose plan was
not approved is not carried out (R40), and not judged.
"""

import datetime as dt

from generator.archive import Archive, Event, Meeting
from generator.organisation.part import Days
from generator.rules.facts import local
from generator.rules.finding import Finding, say
from generator.rules.parameters import Parameters
from generator.vocabulary import Phase, Stage
from generator.wording import N_


class AfterEvent(Parameters):
    """In how many *working_days* after its last day, on the last of them at any hour."""

    working_days: Days = 10


def event_summed_up(meeting: Meeting, archive: Archive, parameters: AfterEvent) -> Finding:
    """R17, R30: once an event is over, a meeting that looks back on it is held in time."""
    event = _begun_by(meeting, archive)
    if event is None:
        return Finding.beside_the_point(say(N_("a meeting looks back on the event")))
    last = _last_day(event, meeting, parameters)
    message = N_("a meeting looks back on the event by {day}, working days after its end: {n}")
    required = say(message, day=last, n=parameters.working_days)
    if held := _looked_back_on(event):
        return Finding.judged(required, say(N_("held on {day}"), day=held), holds=held <= last)
    if meeting.now.date() <= last:
        return Finding.open(required)
    return Finding.judged(required, say(N_("not held yet")), holds=False)


def _looked_back_on(event: Event) -> dt.date | None:
    """Return the day of the first meeting after *event* that was agreed to and has begun."""
    agreed = (each for each in event.kept(Phase.AFTER) if each.stage is not Stage.REQUESTED)
    return min((each.date for each in agreed if each.starts <= event.now), default=None)


def event_reported(meeting: Meeting, archive: Archive, parameters: AfterEvent) -> Finding:
    """R124: once an event is over, there is a report on it in time."""
    event = _begun_by(meeting, archive)
    if event is None:
        return Finding.beside_the_point(say(N_("there is a report on the event")))
    last = _last_day(event, meeting, parameters)
    message = N_("there is a report on the event by {day}, working days after its end: {n}")
    required = say(message, day=last, n=parameters.working_days)
    if event.reports:
        filed = local(meeting, event.reports[0].filed).date()
        return Finding.judged(required, say(N_("filed on {day}"), day=filed), holds=filed <= last)
    if meeting.now.date() <= last:
        return Finding.open(required)
    return Finding.judged(required, say(N_("not filed yet")), holds=False)


def _begun_by(meeting: Meeting, archive: Archive) -> Event | None:
    """Return the approved event of which *meeting* is the first that was not called off."""
    for event in archive.events_of[meeting.number]:
        first = event.first_meeting
        if event.is_approved and first and first.number == meeting.number:
            return event
    return None


def _last_day(event: Event, meeting: Meeting, parameters: AfterEvent) -> dt.date:
    return meeting.organisation.calendar.add_working_days(event.ends, parameters.working_days)
