"""What must hold of the ratings and interviews that an evaluation rests on."""

from collections.abc import Iterator

from generator.archive import Archive
from generator.errors import Problem
from generator.forms.core import HeadsRating, Interview
from generator.records import Record
from generator.wording import N_


def rated_by_a_head(record: Record, archive: Archive) -> Iterator[Problem]:
    """The head of a department rates its meetings, or an executive does (R114)."""
    if not isinstance(record.answers, HeadsRating) or record.issue in archive.records:
        return
    directory, department = archive.organisation.directory, record.answers.department
    heads = (directory.head(department), directory.approver(department), *directory.executives)
    if record.author not in {head.login for head in heads if head}:
        message = N_("the head of the department or an executive rates it, not {login}")
        yield Problem(message, {"login": f"@{record.author}"}, field_id="department")


def about_a_day_that_has_come(record: Record, archive: Archive) -> Iterator[Problem]:
    """Nobody rates what has yet to begin, or notes what nobody has said yet (R111, R115)."""
    if isinstance(record.answers, HeadsRating | Interview):
        zone, day = archive.organisation.settings.zone, record.answers.day
        if day > record.changed.astimezone(zone).date():
            yield Problem(N_("is still ahead: {day}"), {"day": day}, field_id="day")
