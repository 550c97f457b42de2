"""What is known of a meeting before anybody has asked for it, as answers of its request."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.convening import Opening
from generator.forms.core import MeetingRequest
from generator.forms.core.request import AgendaItem
from generator.forms.element import Answer, ElementType
from generator.forms.form import Form
from generator.forms.kinds import Context
from generator.forms.kinds.directory import PeopleKind, PersonKind
from generator.forms.kinds.table import TableKind
from generator.forms.kinds.text import AttachmentsKind, LineKind, ProseKind
from generator.forms.kinds.when import DurationKind
from generator.forms.question import Question
from generator.organisation import AgendaBlock
from generator.render.catalogue import Catalogue
from generator.vocabulary import Mode, Purpose
from generator.wording import N_

_EACH = 5
"""Open action items that stand on the agenda one by one; more of them are one item together."""

_TOPIC, _CONTINUED = N_("{type}, {date}"), N_("{topic} (continued)")
_TO_BE_SETTLED = N_("to be settled")
_CARRIED, _AIM = N_("Open action items: {numbers}"), N_("what is done, and what is missing")

_EFFECT = re.compile(r"(@|#(?=[0-9])|\bGH-|/(?:issues|pull|discussions)/(?=[0-9]))", re.IGNORECASE)
"""What GitHub would see a mention or a reference in."""

_PASSING = frozenset({"aim", "materials", "emergency", "agenda"})
"""What is said of one meeting, and not of the next one on the same matter."""

Row = Mapping[str, str]


@dataclass(frozen=True)
class Known:
    """The answers for *opening*, in the language of *context*."""

    opening: Opening
    context: Context

    @property
    def topic(self) -> str:
        """The type and the day; of a meeting that goes on with another, its topic."""
        continued = self.opening.continued
        if continued is None:
            title = self._catalogue.words(self.opening.type.title)
            day = self._catalogue.date(self.opening.day, "long")
            return self._catalogue.text(_TOPIC).format(type=title, date=day)
        topic = self._catalogue.text(_CONTINUED)
        is_so = continued.topic.endswith(topic.format(topic=""))
        return continued.topic if is_so else topic.format(topic=continued.topic)

    def answers(self, form: type[Form]) -> Iterator[tuple[str, Answer]]:
        """Yield the answers to *form*, by field id."""
        own = self._own()
        for question in form.questions():
            value = own.get(question.id, self._taken_over(question))
            if value not in (None, "", ()):
                yield question.id, self._written(question, value)
        yield "participants", self._participants
        yield "agenda", TableKind(AgendaItem).write_cells([*self._agenda()], self.context.language)

    @property
    def _catalogue(self) -> Catalogue:
        return Catalogue(self.context.language)

    def _own(self) -> dict[str, Any]:
        opening = self.opening
        found = {
            "topic": self.topic,
            "date": opening.day,
            "start": opening.start,
            "duration": opening.duration,
            "organizer": opening.organizer,
        }
        return found if opening.continued else found | self._of_type()

    def _of_type(self) -> dict[str, Any]:
        """Return what the type says, and what is done as it was at the meeting before."""
        type_, before = self.opening.type, self.opening.before
        room = self.context.organisation.room(type_.room or "")
        last = before.request if before else None
        place = last.place if last else ""
        link = (room.link if room else None) or (last.link if last else None)
        return {
            "chair": next(iter(self.opening.able((type_.chair,))), None),
            "secretary": next(iter(self.opening.able((type_.secretary,))), None),
            "room": type_.room,
            "place": "" if room or type_.mode is Mode.ONLINE else place or self._to_be_settled,
            "link": None if type_.mode is Mode.IN_PERSON else link,
            "purposes": last.purposes if last else (Purpose.INFORM,),
        }

    @property
    def _to_be_settled(self) -> str:
        return self._catalogue.text(_TO_BE_SETTLED)

    def _taken_over(self, question: Question) -> Any:
        """Return the answer of the meeting before, or words that say that there is none yet.

        Of a meeting that goes on with another, everything holds; of a regular one only what has to
        be answered and is none of the form's own questions.
        """
        own = question.id in MeetingRequest.model_fields
        if self.opening.continued:
            fleeting = question.id in _PASSING or isinstance(question.kind, AttachmentsKind)
            return None if fleeting else self._said_before(question)
        if own or not question.required:
            return None
        if isinstance(question.kind, LineKind | ProseKind):
            return self._to_be_settled
        return self._said_before(question)

    def _said_before(self, question: Question) -> Any:
        before = self.opening.continued or self.opening.before
        value = getattr(before.request, question.id, None) if before else None
        if isinstance(question.kind, PersonKind):
            return next(iter(self.opening.able((value,))), None)
        return value

    def _written(self, question: Question, value: Any) -> Answer:
        kind, language = question.kind, self.context.language
        offered = kind.choosables(self.context.organisation)
        if kind.element is ElementType.DROPDOWN and kind.multiple:
            return [each.wording.text(language) for each in offered if each.id in value]
        if kind.element is ElementType.CHECKBOXES:
            return {each.wording.text(language): bool(value) for each in offered}
        return kind.write(value, self.context)

    @cached_property
    def _participants(self) -> str:
        """Whom the type names and who still belongs here, or else the whole department."""
        opening = self.opening
        if opening.continued:
            return PeopleKind().write(opening.able(opening.continued.participants), self.context)
        departments = {each.slug for each in self.context.organisation.directory.departments}
        named = [
            each
            for each in opening.type.participants
            if each in departments or opening.able((each,))
        ]
        return PeopleKind().prefilled(named or [opening.type.department], self.context)

    def _agenda(self) -> Iterator[Row]:
        """Yield the blocks of the type (R9), or the topic, and what was left open (R106)."""
        rows = [row for block in self._blocks() for row in self._block(block)]
        yield from rows or [{"title": self.topic}]
        yield from self._carried()

    def _blocks(self) -> Iterator[AgendaBlock]:
        """Yield the blocks there have to be, and others as long as there is time for them."""
        blocks, allowed = self.opening.type.agenda, self.opening.duration
        taken = sum((self._length(each) for each in blocks if each.required), dt.timedelta())
        for block in blocks:
            if block.required:
                yield block
            elif taken + self._length(block) <= allowed:
                taken += self._length(block)
                yield block

    def _length(self, block: AgendaBlock) -> dt.timedelta:
        people = len(self._reporting or self._asked) if block.per_person else 1
        return dt.timedelta(minutes=block.minutes * people)

    def _block(self, block: AgendaBlock) -> Iterator[Row]:
        """Yield a row for the block, or for each of those who report in a set order (R10)."""
        row = {"title": self._catalogue.words(block.title)}
        if block.aim:
            row["aim"] = self._catalogue.words(block.aim)
        if not (block.per_person and self._reporting):
            yield {**row, "minutes": self._minutes(self._length(block))}
            return
        each = self._minutes(dt.timedelta(minutes=block.minutes))
        for login in self._reporting:
            yield {**row, "presenter": self._person(login), "minutes": each}

    @cached_property
    def _reporting(self) -> tuple[str, ...]:
        return self.opening.able(self.opening.type.reporting_order)

    @cached_property
    def _asked(self) -> tuple[str, ...]:
        return PeopleKind().read(self._participants, self.context).value or ("",)

    def _minutes(self, length: dt.timedelta) -> str:
        return DurationKind().write(length, self.context)

    def _person(self, login: str) -> str:
        return PersonKind().write(login, self.context)

    def _carried(self) -> Iterator[Row]:
        """Yield the open action items of the series. They come last: blocks keep their order."""
        carried, aim = self.opening.carried, self._catalogue.text(_AIM)
        if len(carried) > _EACH:
            numbers = self._catalogue.text(", ").join(each.number for each in carried)
            yield {"title": self._catalogue.text(_CARRIED).format(numbers=numbers), "aim": aim}
            return
        for action in carried:
            presenter = "".join(map(self._person, self.opening.able((action.item.assignee,))))
            title = f"{action.number} {without_effect(action.item.task)}"
            yield {"title": title, "presenter": presenter, "aim": aim}


def without_effect(text: str) -> str:
    """Return *text* so that it calls nobody on the forge and refers to nothing, and reads as typed.

    A space without width stands in it.
    """
    return _EFFECT.sub("\\1\u200b", text)
