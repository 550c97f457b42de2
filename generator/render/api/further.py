"""The answers for which a published file has no place of its own."""

from collections.abc import Collection

from pydantic import JsonValue

from generator.forms.asked import Asked
from generator.forms.kinds import EventKind, MeetingKind, TableKind
from generator.forms.kinds.amount import ActionKind, DecisionKind
from generator.forms.kinds.base import Kind

_NUMBERS = (ActionKind, DecisionKind, EventKind, MeetingKind)


def further(form: Asked, told: Collection[str]) -> dict[str, JsonValue]:
    """Return the answers that are not *told* elsewhere, by the ids of their questions.

    A question that is added, or that one meeting type asks, is here at once. What has the number of
    another filing is left out: that may be in another edition (R81).
    """
    asked = (each for each in form.questions() if not _has_numbers(each.kind))
    ids = [each.id for each in asked if each.id not in told]
    answers = form.model_dump(mode="json", include={*ids})
    return {id_: answers[id_] for id_ in ids}


def _has_numbers(kind: Kind) -> bool:
    columns = kind.row.questions() if isinstance(kind, TableKind) else ()
    return isinstance(kind, _NUMBERS) or any(_has_numbers(each.kind) for each in columns)
