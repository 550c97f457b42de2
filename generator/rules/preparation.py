"""The rule about preparation: what had to be ready was ready when it had to be."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

from pydantic import Field

from generator.archive import Archive, Meeting, checklist
from generator.forms.core import Preparation
from generator.organisation.values import Flag, Whole
from generator.records import Record
from generator.records.revisions import earlier
from generator.rules.finding import Finding, say
from generator.rules.parameters import Parameters
from generator.vocabulary import Act
from generator.wording import N_, Wording


class Ready(Parameters):
    """How many *minutes_before* the start all is ready; *tester*: who tested it is named."""

    minutes_before: Annotated[Whole, Field(ge=0, le=10080, examples=[30])] = 0
    tester: Flag = False


def prepared(meeting: Meeting, archive: Archive, parameters: Ready) -> Finding:
    """R52, R53, R56-R60: the checklist of the type was ticked off before the meeting began.

    What counts is how it stood by then: what is ticked or taken back later changes nothing.
    """
    until = meeting.starts - dt.timedelta(minutes=parameters.minutes_before)
    required = say(N_("everything on the checklist is ready by {when}"), when=until)
    if not meeting.type.is_prepared:
        return Finding.beside_the_point(required)
    by_then = replace(meeting, preparation_record=_by(until, meeting.preparation_record))
    missing = tuple(_missing(by_then, parameters))
    if not missing:
        return Finding.judged(required, say(N_("all of it was ready")), holds=True)
    happened = say(N_("not ready: {items}"), items=missing)
    if meeting.now < until:
        return Finding.open(required, happened)
    return Finding.judged(required, happened, holds=False)


def _missing(meeting: Meeting, parameters: Ready) -> Iterator[Wording]:
    yield from (box.title for box in checklist(meeting) if not box.is_done)
    preparation = meeting.preparation
    if parameters.tester and (preparation is None or preparation.tested_by is None):
        yield next(each.label for each in Preparation.questions() if each.id == "tested_by")


def _by(until: dt.datetime, record: Record | None) -> Record | None:
    """Return *record* as it stood by then, or as it is now if the form asks otherwise since."""
    if record is None or record.filed > until:
        return None
    later = [edit for edit in record.events_of(Act.EDIT) if edit.at > until]
    return record.model_copy(update={"answers": earlier(record.answers, later) or record.answers})
