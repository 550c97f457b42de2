"""Meeting types: the standing kinds of meeting, one TOML file each (R3)."""

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from generator.organisation.labels import OptionLabel
from generator.organisation.part import Days, Minutes, Part, Slug, refuse
from generator.organisation.questions import QuestionSpec, faults_among
from generator.organisation.recurrence import Recurrence
from generator.organisation.references import DepartmentOrLogin, DepartmentSlug, Login, RoomSlug
from generator.organisation.reminders import Reminders
from generator.organisation.values import Clock, Flag, Whole
from generator.vocabulary import Classification, Importance, Mode, Role, Signer
from generator.wording import Wording


class AgendaBlock(Part):
    """A fixed part of the agenda (R9, R14, R18, R23, R28).

    *minutes* are for the whole block, or for every participant if it is *per_person* (R10).
    *aim* is what is to come of it every time (R4); *action* says that an action item has to (R15).
    """

    title: Wording = Field(examples=["工作汇报"])
    minutes: Minutes
    aim: Wording | None = Field(None, examples=["确定本周分工"])
    required: Flag = True
    per_person: Flag = False
    action: Flag = False


class BusySlot(Part):
    """Hours that a meeting of this type should leave alone (R50)."""

    days: tuple[Literal["MO", "TU", "WE", "TH", "FR", "SA", "SU"], ...] = Field(
        min_length=1, examples=[["MO"]]
    )
    start: Clock = Field(examples=["14:00"])
    end: Clock = Field(examples=["15:30"])
    reason: Wording = Field(examples=["接待客户"])


class Checklists(Part):
    """What has to be seen to: before (R52-R60), before an important meeting, at the end (R26)."""

    preparation: tuple[Wording, ...] = ()
    important: tuple[Wording, ...] = ()
    closing: tuple[Wording, ...] = ()


class ExtraQuestions(Part):
    """What a form asks besides its own questions when it is about a meeting of this type."""

    questions: tuple[QuestionSpec, ...] = ()

    @model_validator(mode="after")
    def _no_two_questions_are_the_same(self) -> Self:
        refuse(faults_among(self.questions, "questions"))
        return self


class MeetingType(Part):
    """A standing kind of meeting. *slug* is the name of its file.

    From *organizer* to *classification* it says what holds for a meeting whose request says
    nothing else (R61, R62, R63, R68); *participants* are whole departments or single people.
    *notice_days* are the working days between notice and meeting (R43), *minutes_days* those from
    the meeting until its minutes are due (R89). *initiators* are the roles that may ask for such a
    meeting, everybody if there are none (R36). *guests* tells whether people from outside may be
    named (R13). *distribution* are the departments that get the signed minutes besides those who
    came (R91). *conduct* is how people behave there (R74-R76, R78).
    """

    slug: Slug
    title: OptionLabel = Field(examples=["部门例会"])
    department: DepartmentSlug
    description: Wording = Field(examples=["部门每周的工作会议"])
    recurrence: Recurrence | None = None
    notice_days: Days = 3
    minutes_days: Days = 2
    arrive_early: Whole = Field(0, ge=0, le=120, examples=[10])
    buffer_minutes: Whole = Field(0, ge=0, le=240, examples=[15])
    busy: tuple[BusySlot, ...] = ()
    initiators: frozenset[Role] = frozenset()
    guests: Flag = False
    support: Login | None = None
    distribution: tuple[DepartmentSlug, ...] = ()
    signer: Signer = Signer.CHAIR
    organizer: Login | None = None
    chair: Login | None = None
    secretary: Login | None = None
    participants: tuple[DepartmentOrLogin, ...] = ()
    room: RoomSlug | None = None
    importance: Importance = Importance.NORMAL
    mode: Mode = Mode.IN_PERSON
    classification: Classification = Classification.INTERNAL
    agenda: tuple[AgendaBlock, ...] = ()
    reporting_order: tuple[Login, ...] = ()
    conduct: tuple[Wording, ...] = ()
    checklists: Checklists = Checklists()
    reminders: Reminders = Reminders()
    request: ExtraQuestions = ExtraQuestions()
    minutes: ExtraQuestions = ExtraQuestions()

    @property
    def is_prepared(self) -> bool:
        """Whether there is something to see to before such a meeting."""
        return bool(self.checklists.preparation or self.checklists.important)

    @property
    def has_own_minutes(self) -> bool:
        """Whether minutes of such a meeting are asked something more than those of others."""
        return bool(self.minutes.questions or self.checklists.closing)

    @model_validator(mode="after")
    def _times_run_forward(self) -> Self:
        refuse(self._busy_slots_that_end_before_they_start())
        return self

    def _busy_slots_that_end_before_they_start(self) -> Iterator[tuple[str, str]]:
        for place, slot in enumerate(self.busy, start=1):
            if slot.end <= slot.start:
                yield f"busy[{place}].end", f"{slot.end:%H:%M} must come after {slot.start:%H:%M}"
