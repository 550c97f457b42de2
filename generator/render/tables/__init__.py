"""Tables for a spreadsheet: action items, decisions and attendance, a line for each."""

from collections.abc import Iterator

from generator.archive import Archive
from generator.render import paths
from generator.render.catalogue import Catalogue
from generator.render.page import Site
from generator.render.pages.grouping import by, minuted_years
from generator.render.tables.columns import Attended, of_actions, of_attendance, of_decisions
from generator.render.tables.table import write


def tables(site: Site) -> dict[str, str]:
    """Return every table of *site* by path, in its language: one for the meetings of each year.

    They are told apart from the beginning, and not when there are many: addresses are to last. The
    action items that are open stand together besides, for it is those that people work through.
    """
    return dict(_tables(site))


def _tables(site: Site) -> Iterator[tuple[str, str]]:
    archive, catalogue = site.archive, Catalogue(site.language)
    of_action, of_decision, of_line = of_actions(site), of_decisions(site), of_attendance(site)
    still_open = [action for action in archive.actions if action.is_open]
    yield paths.open_actions_table(), write(of_action, still_open, catalogue)
    actions = by(archive.actions, lambda each: each.meeting.date.year)
    decisions = by(archive.decisions, lambda each: each.meeting.date.year)
    attended = by(_attended(archive), lambda each: each.meeting.date.year)
    for year in minuted_years(archive):
        yield paths.actions_table(year), write(of_action, actions[year], catalogue)
        yield paths.decisions_table(year), write(of_decision, decisions[year], catalogue)
        yield paths.attendance_table(year), write(of_line, attended[year], catalogue)


def _attended(archive: Archive) -> Iterator[Attended]:
    for meeting in archive.meetings:
        for line in meeting.minutes.attendance if meeting.minutes else ():
            yield Attended(meeting, line)
