"""What there is to see to before a meeting, and what of it is done."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.meeting import Meeting
from generator.vocabulary import Importance
from generator.wording import Wording


@dataclass(frozen=True)
class Box:
    """One thing on the checklist of a meeting."""

    title: Wording
    is_done: bool


def checklist(meeting: Meeting) -> tuple[Box, ...]:
    """Return what there is to see to before *meeting*, each with whether it is done.

    What only important meetings need is not asked of others (R53). What was done and is not asked,
    or not any more, is there all the same.
    """
    return tuple(_boxes(meeting))


def _boxes(meeting: Meeting) -> Iterator[Box]:
    lists = meeting.type.checklists
    is_important = meeting.request.importance is Importance.IMPORTANT
    asked = (*lists.preparation, *(lists.important if is_important else ()))
    done = _done(meeting)
    for each in asked:
        yield Box(each, is_done=each.text("en") in done)
    known = {each.text("en"): each for each in (*lists.preparation, *lists.important)}
    for words in done:
        if known.get(words) not in asked:
            yield Box(known.get(words, Wording({"": words})), is_done=True)


def _done(meeting: Meeting) -> tuple[str, ...]:
    preparation = meeting.preparation
    return (*preparation.done, *preparation.important) if preparation else ()
