"""How long what was filed is kept, and what of it may be disposed of (R97)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.archive.archive import Archive
from generator.archive.editions import classification_of, meeting_of
from generator.archive.items import Action
from generator.archive.meeting import Meeting
from generator.forms.kinds import EventKind
from generator.records import Record
from generator.vocabulary import Classification


@dataclass(frozen=True)
class Dossier:
    """What is kept together, and disposed of together: one half would refer to what is gone.

    That is a meeting with all that was filed about it, or a filing that is about none. *until* is
    the last day on which it is kept; none if no term is set for its classification. The plan of an
    event is kept for as long as what names the event. *holding* are the action items that are still
    open, and *cited* tells whether a regulation rests on it.
    """

    records: tuple[Record, ...]
    meeting: Meeting | None
    classification: Classification
    until: dt.date | None
    holding: tuple[Action, ...] = ()
    cited: bool = False

    @property
    def number(self) -> int:
        """The number of the filing that began it."""
        return self.records[0].issue

    def has_ended(self, today: dt.date) -> bool:
        """Tell whether its term is over: it is kept to the end of the last day."""
        return self.until is not None and self.until < today

    def is_due(self, today: dt.date) -> bool:
        """Tell whether it may be disposed of: its term is over, and nobody needs it any more."""
        return self.has_ended(today) and not self.holding and not self.cited


def dossiers(archive: Archive) -> tuple[Dossier, ...]:
    """Return everything that was filed, by what is kept together; what is due first comes first.

    Nothing is done about it by itself: people decide what they dispose of.
    """
    found = tuple(_alone(archive))
    last, named = dt.date.max, _named(found)
    kept = (replace(each, until=_last([each.until, *named[each.number]])) for each in found)
    return tuple(sorted(kept, key=lambda each: (each.until or last, each.number)))


def _named(found: Iterable[Dossier]) -> defaultdict[int, list[dt.date | None]]:
    """Return until when that is kept which names an event, by the number of the event's plan."""
    named: defaultdict[int, list[dt.date | None]] = defaultdict(list)
    for dossier in found:
        for record in dossier.records:
            for event in record.answers.named(EventKind):
                named[event].append(dossier.until)
    return named


def _last(days: list[dt.date | None]) -> dt.date | None:
    """Return the last of *days*; none if there is one without end."""
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def _alone(archive: Archive) -> Iterator[Dossier]:
    amended = _amendments(archive)
    open_ = defaultdict(list)
    for action in archive.actions:
        if action.is_open:
            open_[action.meeting.number].append(action)
    for number, records in _together(archive).items():
        meeting = archive.by_number.get(number)
        classification = classification_of(records[0], archive.records)
        begins = _begins(meeting) if meeting else _day(archive, records[0].changed)
        until = _last_day(begins, classification, archive)
        holding, cited = tuple(open_[number]), number in amended
        yield Dossier(records, meeting, classification, until, holding, cited=cited)


def _together(archive: Archive) -> dict[int, tuple[Record, ...]]:
    """Return the records by the number of the one that they belong to, which comes first."""
    found: defaultdict[int, list[Record]] = defaultdict(list)
    for record in archive.records.values():
        about = meeting_of(record)
        found[about if about and about in archive.by_number else record.issue].append(record)
    return {
        number: tuple(sorted(records, key=lambda each: (each.issue != number, each.issue)))
        for number, records in found.items()
    }


def _amendments(archive: Archive) -> frozenset[int]:
    """Return the amendments that regulations give as the reason for what they say."""
    regulations = archive.organisation.regulations.values()
    clauses = (clause for regulation in regulations for clause in regulation.clauses)
    return frozenset(each.amendment or 0 for clause in clauses for each in clause.revisions)


def kept_until(meeting: Meeting, archive: Archive) -> dt.date | None:
    """Return the last day on which *meeting* is kept; none where no term is set."""
    return _last_day(_begins(meeting), meeting.classification, archive)


def _begins(meeting: Meeting) -> dt.date:
    """Return the day from which the term runs.

    That is the day of the meeting, or the later one on which its minutes were signed: until then
    they were no record of it.
    """
    held = meeting.minutes.held if meeting.minutes else meeting.date
    if meeting.signature is None:
        return held
    zone = meeting.organisation.settings.zone
    return max(held, meeting.signature.at.astimezone(zone).date())


def _last_day(begins: dt.date, classification: Classification, archive: Archive) -> dt.date | None:
    years = archive.organisation.settings.retention_years.get(classification)
    return None if years is None else _years_after(begins, years)


def _years_after(day: dt.date, years: int) -> dt.date:
    """Return the same day *years* later; what is kept from 29 February, until 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)


def _day(archive: Archive, at: dt.datetime) -> dt.date:
    return at.astimezone(archive.organisation.settings.zone).date()
