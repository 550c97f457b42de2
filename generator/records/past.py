"""The records as they stood at an earlier time."""

import datetime as dt

from generator.records.record import Record, Records
from generator.records.revisions import undone
from generator.vocabulary import Act


def as_they_stood(records: Records, at: dt.datetime) -> Records:
    """Return *records* without what was filed, said or edited after *at*."""
    before = (each for each in records.values() if each.filed <= at)
    return {record.issue: _as_it_stood(record, at) for record in before}


def _as_it_stood(record: Record, at: dt.datetime) -> Record:
    later = [event for event in record.events if event.at > at]
    if not later:
        return record
    answers = undone(record.answers, [event for event in later if event.act is Act.EDIT])
    events = tuple(event for event in record.events if event.at <= at)
    return record.model_copy(update={"answers": answers, "events": events})
