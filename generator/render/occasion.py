"""Who files a form, and when: what a person wants to know before opening it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from generator.forms.core import (
    CORE,
    Amendment,
    Feedback,
    HeadsRating,
    Interview,
    MeetingRequest,
    Minutes,
    Preparation,
    ProgressReport,
)
from generator.forms.form import Form
from generator.organisation import Organisation
from generator.vocabulary import Period, Role
from generator.wording import N_, Wording

_CORE: Mapping[str, type[Form]] = {form.family: form for form in CORE}

_EVERYBODY = N_("everybody in the directory")

_WHO: Mapping[str, str] = {
    Preparation.family: N_("the organizer, the secretary and technical support"),
    Minutes.family: N_("the meeting secretary"),
    ProgressReport.family: N_("the assignee, or the secretary or organizer in their place"),
    Feedback.family: N_("those who were asked to the meeting or came to it"),
    HeadsRating.family: N_("the head of the department, or an executive"),
}

_WHEN: Mapping[str, str] = {
    Preparation.family: N_("once the meeting is approved; it is edited as things get done"),
    Minutes.family: N_("within the time that the type of meeting allows"),
    ProgressReport.family: N_("whenever there is news, and before the due date"),
    Feedback.family: N_("after the meeting"),
    Amendment.family: N_("when a clause no longer fits"),
    HeadsRating.family: N_("at the end of a quarter or half-year"),
    Interview.family: N_("after an interview or a group discussion"),
    MeetingRequest.family: N_("before the meeting"),
}


@dataclass(frozen=True)
class Occasion:
    """When *form* is filed and by whom.

    *roles* may ask for a meeting, with so many working days of *notice* (R36, R43); otherwise *who*
    says it. Minutes are due *within* so many working days (R89); otherwise *when* says it, or the
    *period* of a custom form (R33). *who* and *when* are messages.
    """

    form: type[Form]
    roles: tuple[Wording, ...] = ()
    who: str = _EVERYBODY
    notice: int = 0
    within: int = 0
    period: Wording = Period.NONE.wording
    when: str = ""

    @property
    def general(self) -> Wording:
        """What such a form is called, whichever meeting type it is for."""
        return _CORE[self.form.family].title

    @classmethod
    def of(cls, form: type[Form], organisation: Organisation) -> Self:
        """Return the occasion of *form*."""
        who, when = _WHO.get(form.family, _EVERYBODY), _WHEN.get(form.family, "")
        type_ = organisation.meeting_types.get(form.of_type)
        if type_ and form.family == MeetingRequest.family:
            roles = tuple(role.wording for role in Role if role in type_.initiators)
            return cls(form, roles, who, notice=type_.notice_days, when=when)
        if type_ and form.family == Minutes.family:
            return cls(form, who=who, within=type_.minutes_days, when=when)
        custom = organisation.custom_forms.get(form.slug)
        period = custom.period if custom else Period.NONE
        return cls(form, who=who, period=period.wording, when=when)
