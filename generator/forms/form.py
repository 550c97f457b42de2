"""What every form is: a class whose fields are asked for, and the words around them."""

from typing import Any, ClassVar

from generator.forms.asked import Asked
from generator.forms.kinds import Kind
from generator.organisation import EventPlan, EventReport
from generator.vocabulary import Classification
from generator.wording import Wording


class Form(Asked):
    """A form as somebody filled it in. Core forms are written as classes, custom ones as TOML.

    *slug* names the form, its issue form and its label; *family* the folder of its records: the
    variants of a form for different meeting types share one family.
    """

    slug: ClassVar[str]
    family: ClassVar[str]
    title: ClassVar[Wording]
    purpose: ClassVar[Wording]
    of_type: ClassVar[str] = ""
    """The meeting type this variant is for; empty when it is for all."""
    rank: ClassVar[int] = 9
    """Where the chooser offers it: lower comes first."""
    secrecy: ClassVar[Classification | None] = None
    """How secret a filing is whose form does not ask for it; unknown for one about a meeting."""
    approval: ClassVar[bool] = False
    """Whether the head of the department must approve before the filing counts (R40)."""
    event_plan: ClassVar[EventPlan | None] = None
    """Which fields say what there is to know of an event, if the form plans one (R31)."""
    event_report: ClassVar[EventReport | None] = None
    """Which fields say what came of an event, if the form reports on one (R124)."""

    def named(self, kind: type[Kind]) -> tuple[Any, ...]:
        """Return what its answers of *kind* name, as the numbers of meetings or of an event."""
        asked = (each.id for each in self.questions() if isinstance(each.kind, kind))
        return tuple(value for id_ in asked if (value := getattr(self, id_)) is not None)
