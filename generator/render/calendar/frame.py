"""Components as text, and the calendar around them: its name, its time zone."""

import datetime as dt
from collections.abc import Iterable

from icalendar import Calendar, Component, vDuration, vUri

from generator.render.calendar.words import Text
from generator.render.calendar.zone import time_zone

_EVERY = dt.timedelta(hours=6)
"""How often apps are to ask for a calendar again."""


def written(component: Component) -> str:
    """Return *component* as text: one meeting stands in a dozen calendars and is written once."""
    text: str = component.to_ical().decode()
    return text


def with_parts(component: str, parts: Iterable[str]) -> str:
    """Return the text of a *component* with *parts* before its end."""
    *head, end = component.splitlines(keepends=True)
    return "".join([*head, *parts, end])


def calendar(components: Iterable[str], zone: str, years: tuple[int, int]) -> str:
    """Return a file with *components*, which lie in *years*, in the time *zone*."""
    return _with_frame(Calendar(), components, zone, years)


def subscription(
    name: Text, address: str, components: Iterable[str], zone: str, years: tuple[int, int]
) -> str:
    """Return a calendar to subscribe to. Its *address* may be unknown, and is empty then."""
    frame = Calendar()
    frame.add("NAME", name)
    frame.add("X-WR-CALNAME", name)
    frame.add("X-WR-TIMEZONE", Text(zone))
    frame.add("REFRESH-INTERVAL", _EVERY, {"VALUE": "DURATION"})
    frame.add("X-PUBLISHED-TTL", vDuration(_EVERY))
    if address:
        frame.add("SOURCE", vUri(address), {"VALUE": "URI"})
    return _with_frame(frame, components, zone, years)


def _with_frame(
    frame: Calendar, components: Iterable[str], zone: str, years: tuple[int, int]
) -> str:
    frame.add("PRODID", "-//minutebook//minutebook//EN")
    frame.add("VERSION", "2.0")
    frame.add("CALSCALE", "GREGORIAN")
    return with_parts(written(frame), [written(time_zone(zone, *years)), *components])
