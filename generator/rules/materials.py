"""The rule about materials: they are there, and in time to go out with the notice."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import Field

from generator.archive import Archive, Meeting
from generator.organisation import Organisation
from generator.organisation.references import expected
from generator.rules.facts import CALLED_OFF, announced, in_force
from generator.rules.finding import Finding, say
from generator.rules.notice import notice_due
from generator.rules.parameters import Parameters, Unknown
from generator.wording import N_, Wording


class Materials(Parameters):
    """The *questions* of the request where the materials are attached that there have to be."""

    questions: tuple[str, ...] = Field((), examples=[["evidence"]])

    def unknown(self, organisation: Organisation, department: str) -> Iterator[Unknown]:
        """Yield what the parameters name and *department* does not have."""
        yield from super().unknown(organisation, department)
        types = [t for t in organisation.meeting_types.values() if t.department == department]
        known = [q.id for t in types for q in t.request.questions if self._concerns(t.slug)]
        known = ["materials", *dict.fromkeys(known)]
        for place, name in enumerate(self.questions, 1):
            if name not in known:
                what = f"{name!r} is not a question of the request"
                yield f"questions[{place}]", f"{what}; {expected(name, known)}"

    def _concerns(self, slug: str) -> bool:
        return not self.meeting_types or slug in self.meeting_types


def materials_before_notice(meeting: Meeting, archive: Archive, parameters: Materials) -> Finding:
    """R19, R46, R52, R53: materials are attached before the notice goes out.

    They are due on the last day on which it can. An edit of the request asks for approval again,
    so that what is attached to an announced meeting was there before. Without *questions*, a
    meeting may have no materials.
    """
    wanted = tuple(_labels(meeting, parameters.questions or ("materials",)))
    message = N_("attached before the notice, by {day} at the latest: {materials}")
    required = say(message, day=notice_due(meeting), materials=wanted)
    missing = tuple(_labels(meeting, _unanswered(meeting, parameters)))
    if missing:
        happened = say(N_("missing: {materials}"), materials=missing)
        if not parameters.questions:
            return Finding.beside_the_point(required)
        if announced(meeting) is None and meeting.now < meeting.starts:
            return Finding.open(required, happened)
        return Finding.judged(required, happened, holds=False)
    return Finding.judged(required, say(N_("attached")), holds=True)


def _unanswered(meeting: Meeting, parameters: Materials) -> Iterator[str]:
    for name in parameters.questions or ("materials",):
        if getattr(meeting.request, name, None) in (None, "", ()):
            yield name


def _labels(meeting: Meeting, names: Iterable[str]) -> Iterator[Wording | str]:
    labels = {question.id: question.label for question in meeting.request.questions()}
    return (labels.get(name, name) for name in names)


@dataclass(frozen=True)
class Missing:
    """The *materials* that a request has still to bring, and the day on which they are *due*."""

    materials: tuple[Wording, ...]
    due: dt.date


def missing_materials(meeting: Meeting) -> Missing | None:
    """Return what clauses ask to be attached, as long as *meeting* is to come (R19, R52, R53)."""
    if meeting.stage in CALLED_OFF or meeting.starts <= meeting.now:
        return None
    asked = {name for each in _asked(meeting) for name in _unanswered(meeting, each)}
    labels = tuple(each.label for each in meeting.request.questions() if each.id in asked)
    return Missing(labels, notice_due(meeting)) if labels else None


def _asked(meeting: Meeting) -> Iterator[Materials]:
    """Yield what each clause asks for; one that names no question asks for nothing certain."""
    for each in in_force(meeting):
        if each.rule == materials_before_notice.__name__:
            parameters = Materials.model_validate(dict(each.parameters))
            if parameters.questions and parameters.applies(meeting):
                yield parameters
