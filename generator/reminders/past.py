"""The records as they stood at an earlier time."""

import datetime as dt
import json
from collections.abc import Iterable
from functools import reduce

from generator.forms.form import Form
from generator.records import Event, Record, Records
from generator.vocabulary import Act


def as_they_stood(records: Records, at: dt.datetime) -> Records:
    """Return *records* without what was filed, said or edited after *at*."""
    before = (each for each in records.values() if each.filed <= at)
    return {record.issue: _as_it_stood(record, at) for record in before}


def _as_it_stood(record: Record, at: dt.datetime) -> Record:
    later = [event for event in record.events if event.at > at]
    if not later:
        return record
    answers = reduce(_undone, _edits(later), record.answers)
    events = tuple(event for event in record.events if event.at <= at)
    return record.model_copy(update={"answers": answers, "events": events})


def _edits(later: Iterable[Event]) -> list[Event]:
    """Return the edits among *later*, the last first."""
    return [event for event in reversed(list(later)) if event.act is Act.EDIT]


def _undone(answers: Form, edit: Event) -> Form:
    before = {each.field: each.before for each in edit.changes}
    known = {**answers.model_dump(mode="json"), **before}
    kept = {name: value for name, value in known.items() if name in type(answers).model_fields}
    return type(answers).model_validate_json(json.dumps(kept))
