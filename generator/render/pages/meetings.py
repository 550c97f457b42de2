"""The pages of meetings."""

from collections.abc import Iterator

from generator.archive import Meeting, checklist
from generator.archive.opinions import opinions
from generator.records.revisions import Revision, revisions
from generator.render import paths
from generator.render.calendar import is_announced
from generator.render.page import Page, Site
from generator.render.pages.grouping import by
from generator.render.pages.words import words
from generator.rules import judgements
from generator.rules.agenda import outside_agenda
from generator.wording import N_


def meetings(site: Site) -> Iterator[Page]:
    """One page for each meeting: what was asked for and what was minuted."""
    actions = by(site.archive.actions, lambda action: action.meeting.number)
    decisions = by(site.archive.decisions, lambda decision: decision.meeting.number)
    for meeting in site.archive.meetings:
        number = meeting.number
        yield Page(
            paths.meeting(meeting),
            "meeting",
            {
                "meeting": meeting,
                "actions": actions[number],
                "decisions": decisions[number],
                "revisions": _revisions(meeting),
                "opinions": opinions(meeting.minutes_record) if meeting.minutes_record else (),
                "announced": is_announced(meeting),
                "judgements": judgements(site.archive)[number],
                "outside": outside_agenda(meeting, site.archive),
                "checklist": checklist(meeting),
            },
            kind=meeting.type.title.text(site.language),
            title=f"{number} {meeting.topic}",
            text="\n".join(_said(meeting, site)),
            date=meeting.date.isoformat(),
            numbers=_numbers(meeting),
        )


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
