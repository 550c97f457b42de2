"""The calendar: months to look at, and what people subscribe to."""

import datetime as dt
from collections.abc import Iterator

from generator.render import paths
from generator.render.calendar import of_all, of_departments, of_people, of_types
from generator.render.page import Page, Site
from generator.render.pages.months import Months, month_of

BEFORE, AFTER = 2, 4
"""How many months are shown beside this one: the archive has the past, a series the future."""


def calendars(site: Site) -> Iterator[Page]:
    """The months around today with meetings, deadlines and days off; and what to subscribe to."""
    this = month_of(site.archive.now.date())
    shown = [month_of(this, ahead) for ahead in range(-BEFORE, AFTER + 1)]
    months = Months(site, until=month_of(this, AFTER + 1) - dt.timedelta(days=1))
    years = {meeting.date.year for meeting in site.archive.meetings}
    for first, before, after in zip(shown, [None, *shown], [*shown[1:], None], strict=False):
        values = {
            "month": months.of(first),
            "before": before,
            "after": after,
            "this": this,
            "is_archived": first.year in years,
        }
        yield Page(paths.month(first), "month", values, frame="calendar.html")
        if first == this:
            yield Page(paths.calendars(), "month", values, frame="calendar.html")
    yield _subscriptions(site)


def _subscriptions(site: Site) -> Page:
    """The calendars that people subscribe to, with their addresses (R44)."""
    organisation = site.archive.organisation
    today = site.archive.now.date()
    active = {p.login for p in organisation.directory.people if p.is_active(today)}
    values = {
        "all": of_all(organisation),
        "departments": of_departments(organisation),
        "types": of_types(organisation),
        "people": [each for each in of_people(organisation) if each.login in active],
    }
    return Page(paths.subscriptions(), "subscribe", values, frame="copy.html")
