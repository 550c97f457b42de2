"""The pages of meetings."""

from collections.abc import Iterator, Sequence
from typing import Any

from generator.archive import Action, Archive, DecisionItem, Meeting, checklist
from generator.archive.agenda import running_order
from generator.archive.opinions import opinions
from generator.archive.taking_part import taking_part
from generator.records.revisions import Revision, revisions
from generator.render import paths
from generator.render.calendar import is_announced
from generator.render.documents import has_document
from generator.render.linked_data import linked_data
from generator.render.notice_text import notice_text
from generator.render.page import Page, Site
from generator.render.pages.agenda_sheets import has_sheet
from generator.render.pages.grouping import by
from generator.render.pages.life import life
from generator.render.pages.next_steps import next_steps
from generator.render.pages.words import words
from generator.rules import judgements, missing_materials
from generator.rules.agenda import outside_agenda
from generator.rules.facts import CALLED_OFF
from generator.wording import N_

_SAID_ABOVE = frozenset(
    {
        *("meeting", "held", "started", "ended", "place", "chair", "secretary", "event"),
        *("meeting_type", "topic", "date", "start", "duration", "organizer", "participants"),
    }
)
"""Fields that the head of the page says in its own way, and so not once more."""


def meetings(site: Site) -> Iterator[Page]:
    """One page for each meeting: what was asked for and what was minuted."""
    actions = by(site.archive.actions, lambda action: action.meeting.number)
    decisions = by(site.archive.decisions, lambda decision: decision.meeting.number)
    neighbours = _neighbours(site.archive)
    for meeting in site.archive.meetings:
        number = meeting.number
        before, after = neighbours.get(number, (None, None))
        yield Page(
            paths.meeting(meeting),
            "meeting",
            {
                **_of_meeting(meeting, actions[number], decisions[number], site),
                "before": before,
                "after": after,
            },
            kind=meeting.type.title.text(site.language),
            title=f"{number} {meeting.topic}",
            text="\n".join(_said(meeting, site)),
            date=meeting.date.isoformat(),
            numbers=_numbers(meeting),
        )


def _of_meeting(
    meeting: Meeting, actions: Sequence[Action], decisions: Sequence[DecisionItem], site: Site
) -> dict[str, Any]:
    return {
        "meeting": meeting,
        "actions": actions,
        "decisions": decisions,
        "life": life(meeting, actions),
        "steps": next_steps(meeting, site),
        "missing": missing_materials(meeting),
        "agenda": running_order(meeting),
        "sheet": paths.agenda_sheet(meeting) if has_sheet(meeting) else "",
        "document": paths.minutes_document(meeting) if has_document(meeting) else "",
        "participants": taking_part(meeting),
        "known": _known(meeting),
        "invitation": paths.invitation(meeting) if _is_to_come(meeting) else "",
        "outside": outside_agenda(meeting, site.archive),
        "checklist": checklist(meeting),
        "opinions": opinions(meeting.minutes_record) if meeting.minutes_record else (),
        "revisions": _revisions(meeting),
        "judgements": judgements(site.archive)[meeting.number],
        "linked_data": linked_data(meeting, site),
        "notice": notice_text(meeting, site.language, site.links),
    }


def _neighbours(archive: Archive) -> dict[int, tuple[Meeting | None, Meeting | None]]:
    """Return the meetings before and after each in its series, passing over what was called off."""
    held = (meeting for meeting in archive.meetings if meeting.stage not in CALLED_OFF)
    return {
        meeting.number: (before, after)
        for series in by(held, lambda each: each.type.slug).values()
        for before, meeting, after in zip(
            (None, *series), series, (*series[1:], None), strict=False
        )
    }


def _is_to_come(meeting: Meeting) -> bool:
    """Tell whether *meeting* can still go into somebody's calendar."""
    return is_announced(meeting) and meeting.now < meeting.ends


def _known(meeting: Meeting) -> frozenset[str]:
    """Return the fields that are said already: of a request, an other place is not one of them."""
    return _SAID_ABOVE if meeting.minutes else _SAID_ABOVE - {"place"}


def _said(meeting: Meeting, site: Site) -> Iterator[str]:
    if meeting.minutes and meeting.minutes_record:
        yield f"{site.message(N_('Minutes'))} #{meeting.minutes_record.issue}"
        yield words(meeting.minutes, site)
    yield words(meeting.request, site)
    yield from (event.name for event in site.archive.events_of[meeting.number])
    if meeting.preparation:
        yield words(meeting.preparation, site)


def _numbers(meeting: Meeting) -> tuple[str, ...]:
    """Return the numbers of the issues of *meeting*."""
    records = (meeting.record, meeting.minutes_record, meeting.preparation_record)
    return tuple(str(record.issue) for record in records if record)


def _revisions(meeting: Meeting) -> tuple[Revision, ...]:
    """Return the edits of minutes that somebody had signed before (R92)."""
    found = revisions(meeting.minutes_record) if meeting.minutes_record else ()
    return tuple(each for each in found if each.edit in meeting.edits_after_signing)
