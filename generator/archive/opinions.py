"""Feedback on the minutes: what people said is not right, and what answered it (R93)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.records import Event, Record
from generator.vocabulary import Act

_NUMBERED = re.compile(
    r"(?:[#＃第]\s*)?(?P<number>\d{1,4})(?!\d)\s*[号號条條]?[\s.,:;)，。：；、）]*(?P<words>.*)",
    re.DOTALL,
)


@dataclass(frozen=True)
class Opinion:
    """What somebody *said* of the minutes; the first is number 1.

    It is open until somebody gives an *answer*, or the minutes were edited since and signed anew:
    then whoever signed has seen to it (*is_taken_up*).
    """

    number: int
    said: Event
    answer: Event | None = None
    is_taken_up: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.answer is None and not self.is_taken_up

    @property
    def reply(self) -> str:
        """The words of the answer, without the number before them."""
        return read_answer(self.answer.text)[1] if self.answer else ""


def read_answer(text: str) -> tuple[int | None, str]:
    """Split an answer into the number of what it answers, if it begins with one, and its words."""
    found = _NUMBERED.fullmatch(text)
    return (int(found["number"]), found["words"]) if found else (None, text)


def opinions(record: Record) -> tuple[Opinion, ...]:
    """Return the feedback on the minutes of *record*, in the order in which it was given."""
    return tuple(_opinions(record))


def _opinions(record: Record) -> Iterator[Opinion]:
    said = [place for place, event in enumerate(record.events) if event.act is Act.FEEDBACK]
    answers = {event.to: event for event in record.events_of(Act.ANSWER)}
    for number, place in enumerate(said, 1):
        later = record.events[place + 1 :]
        taken_up = _is_signed_after_an_edit(later)
        yield Opinion(number, record.events[place], answers.get(number), taken_up)


def _is_signed_after_an_edit(events: tuple[Event, ...]) -> bool:
    acts = [event.act for event in events]
    return Act.EDIT in acts and Act.SIGN in acts[acts.index(Act.EDIT) :]
