"""When people are reminded: ``[reminders]`` of a meeting type, with the usual values."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Self

from pydantic import Field, model_validator

from generator.organisation.part import Days, Part, refuse
from generator.vocabulary import ReminderKind

_LADDERS = (
    ("soon", "confirm"),
    ("minutes_overdue", "minutes_head"),
    ("action_overdue", "action_organizer", "action_head"),
)
"""What comes one after the other: each as many days as the one before it, or more."""


class Reminders(Part):
    """How many working days before or after something people are reminded of it.

    Before the meeting: *confirm* who has not answered (R48), *soon* everybody who comes (R79),
    *preparation* who prepares it (R39), of what is still open. Before an action item is due:
    *action_ahead*. All others count from when something was owed: *approval* from the request,
    *signature* from the minutes, *returned* from when they were given back, *opinion* (R93) from
    feedback on them, *extension* and *acceptance* from when they were asked for, *feedback* (R116)
    and *catch_up* (R73) from the signing, *minutes_overdue*, *minutes_head*, *action_overdue*,
    *action_organizer* and *action_head* from the due date, *event_report* (R124) from the end of an
    event whose first meeting is of the type. *off* names what nobody is reminded of.
    """

    confirm: Days = 2
    soon: Days = 1
    preparation: Days = 1
    approval: Days = 2
    minutes_overdue: Days = 1
    minutes_head: Days = 3
    signature: Days = 2
    returned: Days = 2
    opinion: Days = 2
    action_ahead: Days = 3
    action_overdue: Days = 1
    action_organizer: Days = 3
    action_head: Days = 5
    extension: Days = 1
    acceptance: Days = 2
    feedback: Days = 1
    catch_up: Days = 3
    event_report: Days = 5
    off: frozenset[ReminderKind] = Field(frozenset(), examples=[["feedback"]])

    @model_validator(mode="after")
    def _what_comes_later_has_more_days(self) -> Self:
        refuse(self._out_of_order())
        return self

    def _out_of_order(self) -> Iterator[tuple[str, str]]:
        for ladder in _LADDERS:
            for sooner, later in pairwise(ladder):
                least, days = getattr(self, sooner), getattr(self, later)
                if days < least:
                    yield later, f"{days} is less than {sooner}, {least}"
