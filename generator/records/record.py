"""The record of one filing."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    SerializeAsAny,
    SerializerFunctionWrapHandler,
    computed_field,
    model_serializer,
)

from generator.forms.core.request import AgendaItem
from generator.forms.form import Form
from generator.vocabulary import Act, Result, Role


class Change(BaseModel):
    """One field before and after an edit, as it stands in the record (R92)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: str
    before: Any
    after: Any


class Event(BaseModel):
    """Something that happened to a filing: who, when, and to which wording of it.

    *about* is the :func:`fingerprint` the filing had then: an approval or signature holds only for
    a filing that has it and was not edited since (R90). *roles* are those in which somebody
    approved a meeting: they may have others later. *text* is what was said in words, *people*,
    *items* of an agenda, *due*, *starts*, *reason*, *result*, *lesson*, *improvement* and *to* (the
    number of what it answers) what of it was understood. *link* leads to the comment that said so.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    act: Act
    by: str
    at: AwareDatetime
    about: str = ""
    roles: tuple[Role, ...] = ()
    text: str = ""
    people: tuple[str, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    due: dt.date | None = None
    starts: AwareDatetime | None = None
    reason: str = ""
    result: Result | None = None
    lesson: str = ""
    improvement: str = ""
    to: int | None = None
    link: str = ""
    changes: tuple[Change, ...] = ()

    @model_serializer(mode="wrap")
    def _without_what_is_empty(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out what was not said: a later version may ask for more, and old files stand."""
        return {name: value for name, value in handler(self).items() if value not in ("", [], None)}


class Record(BaseModel):
    """A filing that was accepted, and the events after it, in order of time."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    issue: int = Field(gt=0)
    author: str
    filed: AwareDatetime
    answers: SerializeAsAny[Form]
    events: tuple[Event, ...] = ()

    @computed_field  # type: ignore[prop-decorator]
    @property
    def form(self) -> str:
        """The slug of the form that was filed."""
        return self.answers.slug

    @property
    def family(self) -> str:
        """The folder of the record."""
        return self.answers.family

    @property
    def changed(self) -> dt.datetime:
        """When the filing got its present text."""
        return max((self.filed, *(event.at for event in self.events_of(Act.EDIT))))

    @property
    def judgement(self) -> Act | None:
        """The last word on the filing as it stands: an edit voids what was said before it."""
        judged = self.events_of(Act.APPROVE, Act.REJECT, Act.EDIT)
        return None if not judged or judged[-1].act is Act.EDIT else judged[-1].act

    def events_since(self, *acts: Act) -> tuple[Event, ...]:
        """Return the events after the last one that is one of *acts*; all if there is none."""
        places = [place for place, event in enumerate(self.events, 1) if event.act in acts]
        return self.events[max(places, default=0) :]

    def events_of(self, *acts: Act) -> tuple[Event, ...]:
        """Return the events that are one of *acts*, in order of time."""
        return tuple(event for event in self.events if event.act in acts)


Records: TypeAlias = Mapping[int, Record]
"""Records by issue number."""


def fingerprint(answers: Form) -> str:
    """Return the SHA-256 of *answers* in one canonical writing, as hexadecimal digits.

    Signatures outlive changes of the form: keys are sorted, so that a field may move, and what was
    left out does not count, so that one may be added.
    """
    answered = answers.model_dump(mode="json", exclude_defaults=True)
    canonical = json.dumps(answered, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def changes(before: Form, after: Form) -> tuple[Change, ...]:
    """Return what differs between two wordings of a filing, field by field."""
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    return tuple(
        Change(field=name, before=old.get(name), after=new.get(name))
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    )
