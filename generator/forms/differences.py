"""What differs between two wordings of a filing: field by field, and in a table row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from generator.forms.form import Form
from generator.forms.kinds import TableKind
from generator.forms.question import Question
from generator.wording import N_


@dataclass(frozen=True)
class Difference:
    """One field *before* and *after*; *rows* say it of a table, each with what became of it."""

    question: Question
    before: Any
    after: Any
    rows: tuple[tuple[str, Any], ...] = ()


def differences(before: Form, after: Form) -> tuple[Difference, ...]:
    """Return what of *before* is otherwise in *after*, in the order of the form (R92).

    A field that only one of two variants of a form has differs, too.
    """
    return tuple(_differences(before, after))


def _differences(before: Form, after: Form) -> Iterator[Difference]:
    questions = {each.id: each for form in (before, after) for each in form.questions()}
    for question in questions.values():
        old, new = (getattr(form, question.id, question.default) for form in (before, after))
        if old != new:
            rows = _rows(old or (), new or ()) if isinstance(question.kind, TableKind) else ()
            yield Difference(question, old, new, tuple(rows))


_ADDED, _REMOVED = N_("added"), N_("removed")
_BEFORE, _AFTER = N_("changed: before"), N_("changed: after")


def _rows(before: Sequence[Any], after: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    """Yield the rows of a table that are not in both, with what became of each."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        old, new = before[start:end], after[new_start:new_end]
        if old == new:
            continue
        for was, now in zip(old, new, strict=False):
            yield from ((_BEFORE, was), (_AFTER, now))
        yield from ((_REMOVED, each) for each in old[len(new) :])
        yield from ((_ADDED, each) for each in new[len(old) :])
