"""The rule about reports: whose turn it is when, and for how long."""

import datetime as dt
from collections.abc import Sequence

from generator.archive import Archive, Meeting
from generator.forms.core import AgendaItem
from generator.rules.facts import block_of, people
from generator.rules.finding import Finding, Message, say
from generator.rules.parameters import Parameters
from generator.wording import N_


def reporting_order(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R10: people report in the order of the meeting type, each in the minutes of its block.

    Who was not asked to come has no turn, and whom the order does not name may report at any time.
    One item for all has the minutes of all; the first in the order begins it, if anybody of them.
    """
    order = [login for login in meeting.type.reporting_order if login in meeting.participants]
    block = next((each for each in meeting.type.agenda if each.per_person), None)
    if block is None or not order:
        return Finding.beside_the_point(say(N_("reports are in the order of the meeting type")))
    message = N_("reports in this order, {n} min each: {who}")
    required = say(message, n=block.minutes, who=people(meeting, order))
    reports = [item for item in meeting.request.agenda if block_of(item.title, meeting) is block]
    each = dt.timedelta(minutes=block.minutes)
    if len(reports) == 1:
        fault = _fault_of_one(reports[0], order, each, meeting)
    else:
        fault = _fault_of_several(reports, order, each, meeting)
    happened = fault or say(N_("in this order, and no longer"))
    return Finding.judged(required, happened, holds=fault is None)


def _fault_of_one(
    report: AgendaItem, order: Sequence[str], each: dt.timedelta, meeting: Meeting
) -> Message | None:
    if report.presenter and report.presenter in order[1:]:
        return say(N_("begun by {who}"), who=people(meeting, [report.presenter]))
    if report.minutes and report.minutes > each * len(order):
        return say(N_("it takes {n} min"), n=int(report.minutes.total_seconds() // 60))
    return None


def _fault_of_several(
    reports: Sequence[AgendaItem], order: Sequence[str], each: dt.timedelta, meeting: Meeting
) -> Message | None:
    named = dict.fromkeys(report.presenter for report in reports)
    turns = [login for login in named if login and login in order]
    if missing := [login for login in order if login not in turns]:
        return say(N_("no report of: {who}"), who=people(meeting, missing))
    if turns != order:
        return say(N_("in another order: {who}"), who=people(meeting, turns))
    if longer := tuple(r.title for r in reports if r.minutes and r.minutes > each):
        return say(N_("longer: {items}"), items=longer)
    return None
