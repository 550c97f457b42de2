"""Whom an approved amendment of a regulation concerns, and who has said that they know of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.archive import Archive
from generator.forms.core import Amendment
from generator.organisation import Regulation
from generator.records import Event, Record
from generator.vocabulary import Act


@dataclass(frozen=True)
class Acknowledgement:
    """What became of an *approval*: all who are *concerned*, and who *knows* of it (R133).

    Its author and who approved it know anyway.
    """

    record: Record
    amendment: Amendment
    regulation: Regulation
    approval: Event
    concerned: tuple[str, ...]
    knows: tuple[str, ...]

    @property
    def silent(self) -> tuple[str, ...]:
        """Who has not said that they know of it."""
        return tuple(login for login in self.concerned if login not in self.knows)


def acknowledgement(record: Record, archive: Archive) -> Acknowledgement | None:
    """Return how far the amendment in *record* is known, once it is approved as it stands."""
    amendment = record.answers
    if not isinstance(amendment, Amendment) or record.judgement is not Act.APPROVE:
        return None
    regulation = archive.organisation.regulations.get(amendment.regulation)
    if regulation is None:
        return None
    said = record.events_since(Act.EDIT, Act.REJECT)
    approval = next(event for event in said if event.act is Act.APPROVE)
    found = archive.able(dict.fromkeys(_concerned(regulation, archive)))
    concerned = tuple(login for login in found if login not in (record.author, approval.by))
    knows = tuple(login for login in acknowledged(record) if login in concerned)
    return Acknowledgement(record, amendment, regulation, approval, concerned, knows)


def acknowledged(record: Record) -> tuple[str, ...]:
    """Return who has confirmed that they know of *record* as it stands, the first one first."""
    said = record.events_since(Act.EDIT)
    return tuple(dict.fromkeys(event.by for event in said if event.act is Act.CONFIRM))


def _concerned(regulation: Regulation, archive: Archive) -> Iterator[str]:
    """Yield everybody in the department of *regulation*, and the heads of all the others."""
    directory = archive.organisation.directory
    yield from (person.login for person in directory.members(regulation.department))
    found = (directory.head(department.slug) for department in directory.departments)
    yield from (head.login for head in found if head)
