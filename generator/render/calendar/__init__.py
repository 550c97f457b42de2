"""Calendars (RFC 5545): each meeting as a file, and what people subscribe to."""

from generator.render.calendar.announced import is_announced
from generator.render.calendar.files import calendars
from generator.render.calendar.subscriptions import (
    Subscription,
    of_all,
    of_departments,
    of_people,
    of_types,
    shown_types,
)

__all__ = [
    "Subscription",
    "calendars",
    "is_announced",
    "of_all",
    "of_departments",
    "of_people",
    "of_types",
    "shown_types",
]
