"""The finishing check of minutes: what has to be answered, and keeps nothing from being filed."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.archive import Meeting
from generator.errors import Problem
from generator.forms.core import ActionItem, Decision, Minutes
from generator.rules.agenda import topic, without_outcome
from generator.script import fold
from generator.vocabulary import Presence
from generator.wording import N_


def held_on_the_day_that_was_announced(minutes: Minutes, meeting: Meeting) -> Iterator[Problem]:
    """A meeting is held when everybody was told; what is moved is rescheduled (R49, R84).

    The day in the minutes is more often mistyped than another one.
    """
    if not meeting.date <= minutes.held <= meeting.ends.date():
        message = N_("is not the day of the meeting, {day}: {held}")
        values = {"day": meeting.date, "held": minutes.held}
        yield Problem(message, values, field_id="held")


def nothing_was_due_before_the_meeting(minutes: Minutes, meeting: Meeting) -> Iterator[Problem]:
    """What a meeting agrees on is done after it (R86): an earlier day is mostly of last year."""
    yield from _due_before(meeting, "decisions", minutes.decisions)
    yield from _due_before(meeting, "actions", minutes.actions)


def _due_before(
    meeting: Meeting, field: str, items: Iterable[Decision | ActionItem]
) -> Iterator[Problem]:
    for row, item in enumerate(items, 1):
        if item.due and item.due < meeting.date:
            column = next(each for each in item.questions() if each.id == "due")
            message = N_("is before the meeting on {day}: {due}")
            values = {"day": meeting.date, "due": item.due}
            yield Problem(message, values, field_id=field, row=row, column=column.label)


def somebody_was_present(minutes: Minutes, _: Meeting) -> Iterator[Problem]:
    """A meeting at which nobody was is none (R70)."""
    away = (Presence.ABSENT, Presence.ON_LEAVE)
    if all(line.presence in away and not line.substitute for line in minutes.attendance):
        yield Problem(N_("nobody is registered as present"), field_id="attendance")


def every_agenda_item_has_an_outcome(minutes: Minutes, meeting: Meeting) -> Iterator[Problem]:
    """The minutes say of every agenda item, and of all else they name, what came of it (R85)."""
    agenda = [topic(item.title, meeting) for item in meeting.request.agenda]
    open_ = (each.item for each in minutes.discussion if not each.outcome)
    others = (item for item in open_ if topic(item, meeting) not in agenda)
    if items := tuple(dict.fromkeys((*without_outcome(meeting), *others))):
        message = N_("say what came of it, or why nothing did: {items}")
        yield Problem(message, {"items": items}, field_id="discussion")


def every_open_question_is_taken_on(minutes: Minutes, _: Meeting) -> Iterator[Problem]:
    """An action item takes on what the meeting left open: it is named in words or by its row."""
    tasks = {str(row): fold(item.task) for row, item in enumerate(minutes.actions, 1)}
    for row, question in enumerate(minutes.open_questions, 1):
        if not _names_one(fold(question.action), tasks):
            message = N_("no action item takes this on: {question}")
            values = {"question": question.text}
            yield Problem(message, values, field_id="open_questions", row=row)


def _names_one(written: str, tasks: Mapping[str, str]) -> bool:
    """Tell whether *written* is about one of *tasks*, which are by the number of their row."""
    row = re.fullmatch(r"\D{0,3}(?:[0-9]+-)?([0-9]+)\D{0,3}", written)
    return (row is not None and row[1] in tasks) or any(
        written and (written in task or task in written) for task in tasks.values()
    )


WARNINGS: tuple[Callable[[Minutes, Meeting], Iterator[Problem]], ...] = (
    held_on_the_day_that_was_announced,
    somebody_was_present,
    every_agenda_item_has_an_outcome,
    nothing_was_due_before_the_meeting,
    every_open_question_is_taken_on,
)
