"""The text of the pull request that proposes a record: what changed in it, and what it says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from generator.forms.form import Form
from generator.forms.kinds import Context, TableKind
from generator.forms.question import Question
from generator.lifecycle import Reply
from generator.records import Record, changes
from generator.render.catalogue import Catalogue
from generator.render.reply import render_reply
from generator.render.reply_environment import reply_environment
from generator.wording import N_

LONGEST = 60_000
"""Characters of the text of a pull request or an issue; GitHub refuses more than 65,536."""

_SHORTENED = N_("This is too long to be shown as a whole; the rest is left out here.")


@dataclass(frozen=True)
class Edited:
    """One field *before* and *after*; *rows* say it of a table, each with what became of it."""

    question: Question
    before: Any
    after: Any
    rows: tuple[tuple[str, Any], ...] = ()


def render_proposal(record: Record, before: Record | None, context: Context) -> str:
    """Return what there is to know of *record*, which is to take the place of *before*."""
    template = reply_environment(context).get_template("replies/proposal.md.j2")
    text = template.render(
        record=record,
        before=before,
        edited=list(_edited(before.answers, record.answers)) if before else [],
        events=[each for each in record.events if before is None or each not in before.events],
        preview=render_reply(Reply(record), context),
    )
    return shortened(text, context)


def shortened(text: str, context: Context) -> str:
    """Return *text* as far as there is room for it: cut at a line, with a sentence that says so."""
    if len(text) <= LONGEST:
        return text
    sentence = Catalogue(context.language).text(_SHORTENED)
    start, _, _ = text[: LONGEST - len(sentence) - 2].rpartition("\n")
    return f"{start}\n\n{sentence}"


def _edited(before: Form, after: Form) -> Iterator[Edited]:
    """Yield what differs; a field that only one of two variants of a form has differs, too."""
    questions = {each.id: each for form in (before, after) for each in form.questions()}
    for change in changes(before, after):
        question = questions[change.field]
        old, new = (getattr(form, change.field, question.default) for form in (before, after))
        rows = _rows(old or (), new or ()) if isinstance(question.kind, TableKind) else ()
        yield Edited(question, old, new, tuple(rows))


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
