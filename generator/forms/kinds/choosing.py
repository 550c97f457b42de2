"""Kinds that are chosen from a list: one, several, or a tick."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from generator.forms.element import ElementType
from generator.forms.kinds.base import Answer, Choosable, Context, Found, Kind, as_text
from generator.forms.kinds.control import Control
from generator.organisation import Organisation
from generator.script import fold
from generator.vocabulary import Term
from generator.wording import N_, Wording

CHOOSE = Wording.of("Please choose", "请选择", "請選擇")
"""The first option of a required dropdown: GitHub may preselect it, so it must say nothing."""


def choose(written: str, choosables: Sequence[Choosable], context: Context) -> Found:
    """Find the id of the one of *choosables* that is called *written*, in any language.

    The words that say nothing find nothing, which is no problem as yet.
    """
    wanted = fold(written.strip())
    if wanted in {fold(words) for words in CHOOSE.all()}:
        return Found()
    for choosable in choosables:
        if wanted in {fold(name) for name in choosable.names}:
            return Found(choosable.id)
    return Found.wrong(
        N_("is not one of {options}: {written}"),
        options=tuple(each.wording.text(context.language) for each in choosables),
        written=written,
    )


@dataclass(frozen=True)
class ChoiceKind(Kind):
    """One of several options."""

    name: ClassVar[str] = "choice"
    title: ClassVar[Wording] = Wording.of("One choice", "单选", "單選")
    element: ClassVar[ElementType] = ElementType.DROPDOWN
    control: ClassVar[Control] = Control.CHOICE
    options: tuple[Choosable, ...] = ()

    @classmethod
    def of(cls, terms: type[Term]) -> Self:
        """Return the kind that offers the members of *terms*."""
        return cls(tuple(Choosable(term, term.wording) for term in terms))

    def choosables(self, organisation: Organisation) -> tuple[Choosable, ...]:
        """Return the options."""
        return self.options

    def read(self, answer: Answer, context: Context) -> Found:
        """Read the option, by its words in any language."""
        return choose(as_text(answer), self.choosables(context.organisation), context)

    def example(self, context: Context) -> str:
        """Return the first option."""
        options = self.choosables(context.organisation)
        return options[0].wording.text(context.language) if options else ""

    def write(self, value: Any, context: Context) -> str:
        """Write the option's words."""
        for choosable in self.choosables(context.organisation):
            if choosable.id == value:
                return choosable.wording.text(context.language)
        return str(value)


@dataclass(frozen=True)
class ChoicesKind(ChoiceKind):
    """Any number of several options."""

    name: ClassVar[str] = "choices"
    title: ClassVar[Wording] = Wording.of("Several choices", "多选", "多選")
    multiple: ClassVar[bool] = True
    control: ClassVar[Control] = Control.CHOICES

    def read(self, answer: Answer, context: Context) -> Found:
        """Read every option, in the order of the options."""
        names = _names(answer, self.options) if isinstance(answer, str) else answer
        found = [choose(name, self.options, context) for name in names]
        problems = tuple(problem for each in found for problem in each.problems)
        chosen = {each.value for each in found}
        return Found(tuple(o.id for o in self.options if o.id in chosen), problems)

    def write(self, value: Any, context: Context) -> str:
        """Write the options' words, separated as GitHub does."""
        return ", ".join(super(ChoicesKind, self).write(each, context) for each in value)


@dataclass(frozen=True)
class BoxesKind(ChoicesKind):
    """Things to tick off, which can also be done later, in the text of the filing (R56).

    What the organisation has not named is not asked.
    """

    name: ClassVar[str] = "boxes"
    title: ClassVar[Wording] = Wording.of("Boxes to tick", "清单勾选", "清單勾選")
    element: ClassVar[ElementType] = ElementType.CHECKBOXES
    control: ClassVar[Control] = Control.BOXES

    @classmethod
    def named(cls, items: Iterable[Wording]) -> Self:
        """Return the kind that offers *items*.

        They are kept in English words, so that a record says what was ticked although an item was
        reworded or moved since.
        """
        return cls(tuple(Choosable(item.text("en"), item) for item in items))

    @property
    def is_asked(self) -> bool:
        """Return whether there is anything to tick."""
        return bool(self.options)

    def read(self, answer: Answer, context: Context) -> Found:
        """Read which boxes are ticked."""
        if isinstance(answer, Mapping):
            return super().read([label for label, ticked in answer.items() if ticked], context)
        return super().read(answer, context)


def _names(written: str, choosables: Sequence[Choosable]) -> list[str]:
    """Divide *written* at separators, but not those inside the words of an option."""
    words = {fold(name) for each in choosables for name in each.names}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    part = "|".join((*map(re.escape, longest_first), r"[^,、;\n]+"))
    return [found.strip() for found in re.findall(part, fold(written)) if found.strip()]


@dataclass(frozen=True)
class DepartmentKind(ChoiceKind):
    """A department of the organisation."""

    name: ClassVar[str] = "department"
    title: ClassVar[Wording] = Wording.of("Department", "部门", "部門")

    def choosables(self, organisation: Organisation) -> tuple[Choosable, ...]:
        """Return the departments."""
        departments = organisation.directory.departments
        return tuple(Choosable(each.slug, each.title) for each in departments)


@dataclass(frozen=True)
class RoomKind(ChoiceKind):
    """A room of the organisation (R54)."""

    name: ClassVar[str] = "room"
    title: ClassVar[Wording] = Wording.of("Room", "会议室", "會議室")

    def choosables(self, organisation: Organisation) -> tuple[Choosable, ...]:
        """Return the rooms."""
        return tuple(Choosable(room.slug, room.title) for room in organisation.rooms)


@dataclass(frozen=True)
class MeetingTypeKind(ChoiceKind):
    """A kind of meeting (R3); *only* limits it to the one that a form is for."""

    name: ClassVar[str] = "meeting-type"
    title: ClassVar[Wording] = Wording.of("Meeting type", "会议类型", "會議類型")
    only: str = ""

    def choosables(self, organisation: Organisation) -> tuple[Choosable, ...]:
        """Return the meeting types."""
        types = organisation.meeting_types
        return tuple(Choosable(s, t.title) for s, t in types.items() if self.only in ("", s))


@dataclass(frozen=True)
class RegulationKind(ChoiceKind):
    """One of the organisation's regulations."""

    name: ClassVar[str] = "regulation"
    title: ClassVar[Wording] = Wording.of("Regulation", "管理制度", "管理制度")

    def choosables(self, organisation: Organisation) -> tuple[Choosable, ...]:
        """Return the regulations."""
        return tuple(Choosable(s, r.title) for s, r in organisation.regulations.items())


YES = Wording.of("Yes", "是", "是")


@dataclass(frozen=True)
class ConfirmationKind(Kind):
    """A statement to tick."""

    name: ClassVar[str] = "confirmation"
    title: ClassVar[Wording] = Wording.of("Confirmation", "确认勾选", "確認勾選")
    element: ClassVar[ElementType] = ElementType.CHECKBOXES
    control: ClassVar[Control] = Control.BOXES

    def choosables(self, organisation: Organisation) -> tuple[Choosable, ...]:
        """Return the one box."""
        return (Choosable("yes", YES),)

    def read(self, answer: Answer, context: Context) -> Found:
        """Read whether it is ticked."""
        if isinstance(answer, Mapping):
            return Found(any(answer.values()))
        return Found(fold(as_text(answer)) in {fold(word) for word in (*YES.all(), "x", "√", "✓")})

    def write(self, value: Any, context: Context) -> str:
        """Write the word for a tick, or nothing."""
        return YES.text(context.language) if value else ""
