"""Every calendar of the site: a file for each meeting, and those that people subscribe to."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from generator.archive import Action
from generator.organisation import MeetingType
from generator.render import paths
from generator.render.calendar.action import todo_of
from generator.render.calendar.announced import is_announced
from generator.render.calendar.frame import calendar, subscription, with_parts, written
from generator.render.calendar.meeting import alarms_of, event_of
from generator.render.calendar.series import LOOKS_AHEAD, series_of
from generator.render.calendar.subscriptions import Subscription, all_subscriptions
from generator.render.calendar.words import Words
from generator.render.page import Site
from generator.wording import N_

LOOKS_BACK = dt.timedelta(days=366)
"""How long a meeting stays in the calendars: every app fetches all of it, again and again."""


def calendars(site: Site) -> dict[str, str]:
    """Return every calendar file by its path below the folder of pages.

    They hold what the archive of *site* holds, which is what its edition may contain.
    """
    made = _Calendars(site)
    subscribed = all_subscriptions(site.archive.organisation)
    return {**dict(made.files()), **{each.path: made.subscribed(each) for each in subscribed}}


class _Calendars:
    """What the calendars are put together from."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._words = Words(site)
        self._zone = site.archive.organisation.settings.time_zone
        self._since = site.archive.now - LOOKS_BACK
        self._announced = [m for m in site.archive.meetings if is_announced(m)]
        self._recent = [m for m in self._announced if m.ends >= self._since]

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield a file for each meeting."""
        for meeting in self._announced:
            years = (meeting.starts.year, meeting.ends.year)
            event = self._reminding[meeting.number]
            yield paths.invitation(meeting), calendar([event], self._zone, years)

    def subscribed(self, wanted: Subscription) -> str:
        """Return a calendar. Only somebody's own reminds: others need not be there."""
        events = self._reminding if wanted.login else self._events
        meetings = [events[m.number] for m in self._recent if wanted.holds(m)]
        planned = [text for type_ in wanted.types for text in self._planned[type_.slug]]
        owed = [written(todo_of(action, self._words)) for action in self._owed[wanted.login]]
        of = wanted.title(self._site.language)
        name = self._words.message(N_("Meetings: {of}"), of=of)
        address = self._site.links.published(wanted.path)
        return subscription(name, address, [*meetings, *planned, *owed], self._zone, self._years)

    @cached_property
    def _events(self) -> dict[int, str]:
        return {m.number: written(event_of(m, self._words)) for m in self._announced}

    @cached_property
    def _reminding(self) -> dict[int, str]:
        return {
            m.number: with_parts(self._events[m.number], map(written, alarms_of(m)))
            for m in self._announced
        }

    @cached_property
    def _owed(self) -> defaultdict[str, list[Action]]:
        """The action items by assignee: those that are open, and what was done of late."""
        found = defaultdict(list)
        for action in self._site.archive.actions:
            if (action.done_on or dt.date.max) >= self._since.date():
                found[action.item.assignee].append(action)
        return found

    @cached_property
    def _planned(self) -> dict[str, list[str]]:
        types = self._site.archive.organisation.meeting_types.values()
        return {type_.slug: self._planned_of(type_) for type_ in types}

    def _planned_of(self, type_: MeetingType) -> list[str]:
        of_type = [m for m in self._announced if m.type.slug == type_.slug]
        return [written(event) for event in series_of(type_, of_type, self._words)]

    @cached_property
    def _years(self) -> tuple[int, int]:
        ends = (meeting.ends for meeting in self._recent)
        return self._since.year, max([self._site.archive.now + LOOKS_AHEAD, *ends]).year
