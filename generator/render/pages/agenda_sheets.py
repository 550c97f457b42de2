"""The sheets by which chairs lead their meetings: the agenda with its times, to be printed."""

from collections.abc import Iterator

from generator.archive import Meeting, standing
from generator.archive.agenda import running_order
from generator.archive.taking_part import Participation, taking_part
from generator.render import paths
from generator.render.page import Page, Site
from generator.render.pages.next_steps import FRESH
from generator.rules.facts import CALLED_OFF
from generator.vocabulary import Act


def agenda_sheets(site: Site) -> Iterator[Page]:
    """A sheet for each meeting to come, and for those of late: one for each would be too many."""
    for meeting in site.archive.meetings:
        if has_sheet(meeting):
            values = {
                "meeting": meeting,
                "agenda": running_order(meeting),
                "room": meeting.organisation.room(meeting.request.room or ""),
                "away": [each.login for each in taking_part(meeting) if _is_away(each)],
                "carried": standing(meeting.record, site.archive).carried,
            }
            yield Page(paths.agenda_sheet(meeting), "meeting-agenda", values)


def has_sheet(meeting: Meeting) -> bool:
    """Tell whether the chair of *meeting* still has a use for its sheet."""
    return meeting.stage not in CALLED_OFF and meeting.now - meeting.ends < FRESH


def _is_away(each: Participation) -> bool:
    said = each.reply.act if each.reply else None
    return said in (Act.DECLINE, Act.LEAVE) and not each.substitute
