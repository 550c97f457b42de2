"""Every rule by its name: that of the function. A clause of a regulation binds one of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, get_type_hints

from pydantic import JsonValue

from generator.archive import Archive, Meeting
from generator.rules import (
    agenda,
    attendance,
    events,
    follow_up,
    materials,
    minutes,
    notice,
    preparation,
    reports,
    request,
    rooms,
    times,
)
from generator.rules.finding import Finding
from generator.rules.parameters import Parameters


@dataclass(frozen=True)
class Rule:
    """A function that judges a meeting, and the parameters it takes."""

    judge: Callable[[Meeting, Archive, Any], Finding]
    parameters: type[Parameters]

    @classmethod
    def of(cls, judge: Callable[[Meeting, Archive, Any], Finding]) -> "Rule":
        """Return the rule that *judge* is, whose last argument says which parameters it takes."""
        return cls(judge, get_type_hints(judge)["parameters"])

    @property
    def name(self) -> str:
        """The name by which clauses call it."""
        return self.judge.__name__

    def read(self, values: Mapping[str, JsonValue]) -> Parameters:
        """Return the parameters in *values*, checked when the organisation was loaded."""
        return self.parameters.model_validate(dict(values))


_JUDGES = (
    request.purpose_named,
    request.request_complete,
    request.may_initiate,
    request.organizer_role,
    request.chair_is_senior,
    request.secretary_named,
    request.default_participants,
    request.guests_allowed,
    request.online_link,
    request.classified,
    request.restricted_attendance,
    request.emergency_reason,
    agenda.agenda_aims,
    agenda.presenters_named,
    agenda.agenda_blocks,
    agenda.agenda_fits,
    reports.reporting_order,
    agenda.agenda_covered,
    agenda.discussion_on_agenda,
    notice.approval,
    notice.notice,
    notice.notice_reissued,
    notice.confirmed,
    materials.materials_before_notice,
    times.regular_slot,
    times.hours_kept_free,
    times.buffer,
    times.nobody_double_booked,
    rooms.room_free,
    rooms.room_fits,
    preparation.prepared,
    minutes.minutes_complete,
    minutes.minutes_in_time,
    minutes.signed,
    minutes.retention,
    minutes.length_kept,
    attendance.register_complete,
    attendance.attendance,
    attendance.leave_before_start,
    attendance.caught_up,
    follow_up.action_complete,
    follow_up.block_actions,
    follow_up.progress_reported,
    follow_up.actions_in_time,
    follow_up.outcome_rated,
    events.event_summed_up,
    events.event_reported,
)

RULES: Mapping[str, Rule] = MappingProxyType({each.__name__: Rule.of(each) for each in _JUDGES})
"""The rules by name, in the order of a meeting's life."""
