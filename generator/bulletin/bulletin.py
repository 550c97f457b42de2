"""What there is to tell of one week: what happened, what is late, what is coming."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from generator.archive import Action, Archive, DecisionItem, Meeting
from generator.bulletin.week import Week
from generator.evaluation.scope import was_held
from generator.organisation import Clause, Department, Regulation, Revision
from generator.vocabulary import Act, ActionStatus, Progress, Stage


@dataclass(frozen=True)
class Tally:
    """What a *department* did in the week, in numbers; *due* are the items whose day was in it."""

    department: Department
    held: int
    decisions: int
    done: int
    due: int
    due_done: int
    overdue: int


@dataclass(frozen=True)
class Bulletin:
    """What there is to tell of a *week*; *archive* is as it was on its last day."""

    week: Week
    archive: Archive = field(repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened, and nothing is to come."""
        happened = (self.held, self.signed, self.done, self.overdue, self.coming, self.revisions)
        return not any(happened)

    @cached_property
    def held(self) -> tuple[Meeting, ...]:
        """The meetings that were held."""
        found = (each for each in self.archive.meetings if self.week.holds(each.date))
        return tuple(each for each in found if was_held(each))

    @cached_property
    def signed(self) -> tuple[Meeting, ...]:
        """The meetings whose minutes were signed, whenever they were held: now they are certain."""
        found = (each for each in self.archive.meetings if self._was_judged(each))
        return tuple(e for e in found if e.signature and self._holds(e.signature.at))

    @property
    def news(self) -> tuple[Meeting, ...]:
        """Those of them that are news (R99)."""
        return tuple(each for each in self.signed if each.minutes and each.minutes.news)

    @cached_property
    def decisions(self) -> tuple[DecisionItem, ...]:
        """The decisions in those minutes."""
        signed = {each.number for each in self.signed}
        return tuple(d for d in self.archive.decisions if d.meeting.number in signed)

    @cached_property
    def done(self) -> tuple[Action, ...]:
        """The action items that were reported done."""
        return tuple(each for each in self.archive.actions if self._was_done(each))

    @cached_property
    def overdue(self) -> tuple[Action, ...]:
        """The action items that were overdue when the week was over (R102)."""
        found = self.archive.actions
        return tuple(each for each in found if each.status is ActionStatus.OVERDUE)

    @cached_property
    def coming(self) -> tuple[Meeting, ...]:
        """The meetings of the week after it, as far as they were announced."""
        found = (each for each in self.archive.meetings if self.week.after.holds(each.date))
        return tuple(each for each in found if each.stage is Stage.APPROVED)

    @cached_property
    def revisions(self) -> tuple[tuple[Regulation, Clause, Revision], ...]:
        """The clauses that have a new text from a day of the week on (R132)."""
        return tuple(
            (regulation, clause, revision)
            for regulation in self.archive.organisation.regulations.values()
            for clause in regulation.clauses
            for revision in clause.revisions
            if self.week.holds(revision.effective)
        )

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """The departments that hold meetings, in numbers."""
        organisation = self.archive.organisation
        holding = {each.department for each in organisation.meeting_types.values()}
        departments = organisation.directory.departments
        return tuple(self._tally(each) for each in departments if each.slug in holding)

    def _tally(self, department: Department) -> Tally:
        def ours(found: Iterable[Action | DecisionItem]) -> int:
            return sum(each.meeting.department == department for each in found)

        return Tally(
            department,
            held=sum(each.department == department for each in self.held),
            decisions=ours(self.decisions),
            done=ours(self.done),
            due=ours(self._due),
            due_done=ours(each for each in self._due if not each.is_open),
            overdue=ours(self.overdue),
        )

    @cached_property
    def _due(self) -> tuple[Action, ...]:
        return tuple(each for each in self.archive.actions if self.week.holds(each.due))

    def _was_judged(self, meeting: Meeting) -> bool:
        """Tell whether anybody signed its minutes in the week: whether that holds is more work."""
        said = meeting.minutes_record.events_of(Act.SIGN) if meeting.minutes_record else ()
        return any(self._holds(event.at) for event in said)

    def _was_done(self, action: Action) -> bool:
        said = (each.at for each in action.reports if each.progress is Progress.COMPLETED)
        last = max(said, default=None)
        return last is not None and self._holds(last) and not action.is_open

    def _holds(self, at: dt.datetime) -> bool:
        return self.week.holds(at.astimezone(self.archive.organisation.settings.zone).date())
