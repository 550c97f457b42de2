"""How the clauses of a regulation came to say what they say, and what is to become of them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive import Archive
from generator.archive.acknowledgement import acknowledged
from generator.forms.core import Amendment
from generator.organisation import Clause, Regulation
from generator.records import Event, Record
from generator.rules.once import once
from generator.vocabulary import Act
from generator.wording import Wording


@dataclass(frozen=True)
class Text:
    """One text of a clause: from when, on which grounds (R132), by which *amendment* (R133).

    The first text has neither. *number* is the amendment's even where its record is not at hand.
    """

    effective: dt.date
    text: Wording
    grounds: Wording | None = None
    number: int | None = None
    amendment: Record | None = None

    @property
    def approved(self) -> Event | None:
        """The approval that the amendment has, as it stands."""
        if self.amendment is None or self.amendment.judgement is not Act.APPROVE:
            return None
        return self.amendment.events_of(Act.APPROVE)[-1]

    @property
    def acknowledged(self) -> tuple[str, ...]:
        """Who has confirmed that they know of it, in the order in which they did."""
        return acknowledged(self.amendment) if self.amendment else ()


def texts(clause: Clause, archive: Archive) -> tuple[Text, ...]:
    """Return every text that *clause* had, has or will have, the first one first."""
    return tuple(_texts(clause, archive))


def _texts(clause: Clause, archive: Archive) -> Iterator[Text]:
    yield Text(clause.effective, clause.text)
    for revision in clause.revisions:
        found = archive.records.get(revision.amendment or 0)
        record = found if found and isinstance(found.answers, Amendment) else None
        yield Text(revision.effective, revision.text, revision.grounds, revision.amendment, record)


def proposals(regulation: Regulation, clause: Clause, archive: Archive) -> tuple[Record, ...]:
    """Return the amendments of *clause* that no revision carries out: rejected ones are none."""
    carried_out = {revision.amendment for revision in clause.revisions}
    about = (regulation.slug, clause.id)
    return tuple(
        record
        for record, amendment in _amendments(archive)
        if (amendment.regulation, amendment.clause) == about
        and record.issue not in carried_out
        and record.judgement is not Act.REJECT
    )


@once
def _amendments(archive: Archive) -> tuple[tuple[Record, Amendment], ...]:
    in_order = sorted(archive.records.values(), key=lambda record: record.issue)
    return tuple((r, r.answers) for r in in_order if isinstance(r.answers, Amendment))
