"""The records by what they are about. Nothing in it depends on the time, and little on one record.

What was joined before somebody did something to a filing is joined still, but for filings of that
form: one run may look at one issue after the other, and there may be thousands of them.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar, cast

from generator.forms.core import Feedback, FollowUp, Minutes, Preparation, ProgressReport
from generator.forms.form import Form
from generator.records import Record, Records

F = TypeVar("F", bound=Form)

Filed: TypeAlias = tuple[Record, F]
"""A record, with its answers as what they are."""

Groups: TypeAlias = Mapping[Any, list[Filed[F]]]

_ABOUT: Mapping[type[Form], Callable[[Any], int | str]] = {
    Minutes: lambda filed: filed.meeting,
    Preparation: lambda filed: filed.meeting,
    Feedback: lambda filed: filed.meeting,
    ProgressReport: lambda filed: filed.action,
    FollowUp: lambda filed: filed.action,
}
"""What filings of a form are about: a meeting or an action item."""


@dataclass(frozen=True)
class Joins:
    """The *records*, by the form they were filed with; *groups* are those made already."""

    records: Records
    by_form: Mapping[type[Form], Sequence[Record]]
    groups: dict[type[Form], Groups[Any]] = field(default_factory=dict)

    @classmethod
    def among(cls, records: Records) -> "Joins":
        """Return the joins of *records*."""
        found: defaultdict[type[Form], list[Record]] = defaultdict(list)
        for record in records.values():
            found[type(record.answers)].append(record)
        return cls(records, found)

    def having(self, records: Records, new: Collection[Record]) -> "Joins":
        """Return the joins of *records*, which differ from these in the *new* ones alone."""
        before = (self.records[each.issue] for each in new if each.issue in self.records)
        changed = {type(each.answers) for each in (*new, *before)}
        numbers = {each.issue for each in new}
        by_form = dict(self.by_form)
        for form in changed:
            same = (each for each in by_form.get(form, ()) if each.issue not in numbers)
            by_form[form] = [*same, *(each for each in new if type(each.answers) is form)]
        groups = {
            form: groups
            for form, groups in self.groups.items()
            if not any(issubclass(each, form) for each in changed)
        }
        return Joins(records, by_form, groups)

    def of(self, form: type[F]) -> Iterator[Filed[F]]:
        """Yield the records whose answers are of *form*, with the answers as such."""
        for each, records in self.by_form.items():
            if issubclass(each, form):
                for record in records:
                    yield record, cast(F, record.answers)

    def about(self, form: type[F], what: int | str) -> list[Filed[F]]:
        """Return the filings of *form* about *what*, in the order they were filed in."""
        if form not in self.groups:
            self.groups[form] = self._grouped(form)
        return self.groups[form].get(what, [])

    def _grouped(self, form: type[F]) -> Groups[F]:
        """Group the filings of *form*: to order few at a time takes less than all."""
        found: defaultdict[int | str, list[Filed[F]]] = defaultdict(list)
        about = _ABOUT[form]
        for record, answers in self.of(form):
            found[about(answers)].append((record, answers))
        for group in found.values():
            group.sort(key=lambda each: (each[0].filed, each[0].issue))
        return dict(found)
