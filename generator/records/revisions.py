"""The earlier wordings of a filing, which its edits keep: each edit is undone in turn."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from generator.forms.differences import Difference, differences
from generator.forms.form import Form
from generator.records.record import Event, Record
from generator.vocabulary import Act


@dataclass(frozen=True)
class Revision:
    """An *edit* and what it changed; nothing is known of that once the form asks otherwise."""

    edit: Event
    differences: tuple[Difference, ...]


def revisions(record: Record) -> tuple[Revision, ...]:
    """Return what each edit of *record* changed, in order of time (R92)."""
    return tuple(reversed([*_revisions(record)]))


def _revisions(record: Record) -> Iterator[Revision]:
    after: Form | None = record.answers
    for edit in reversed(record.events_of(Act.EDIT)):
        before = earlier(after, (edit,)) if after else None
        yield Revision(edit, differences(before, after) if before and after else ())
        after = before


def earlier(answers: Form, edits: Sequence[Event]) -> Form | None:
    """Return *answers* as they were before *edits*, if they would still be accepted as such."""
    try:
        return undone(answers, edits)
    except ValidationError:
        return None


def undone(answers: Form, edits: Sequence[Event]) -> Form:
    """Return *answers* as they were before *edits*, which are in order of time.

    Raises:
        ValidationError: if the form asks otherwise by now, so that these are no answers any more.
    """
    known = answers.model_dump(mode="json")
    for edit in reversed(edits):
        known |= {each.field: each.before for each in edit.changes}
    kept = {name: value for name, value in known.items() if name in type(answers).model_fields}
    return type(answers).model_validate_json(json.dumps(kept))
