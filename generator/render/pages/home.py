"""The home page: what is next, late and new."""

import datetime as dt
from collections.abc import Iterable, Iterator

from generator.archive import Meeting
from generator.render.page import Page, Site
from generator.vocabulary import ActionStatus, Stage

SOON = dt.timedelta(days=14)
"""How far ahead the home page looks."""

SHOWN = 5
"""How many meetings it shows of those that are over."""


def home(site: Site) -> Iterator[Page]:
    """What is next, late and new, and the news (R99); of long lists, their beginning."""
    archive = site.archive
    now = archive.now
    coming = [m for m in archive.meetings if now <= m.ends and m.starts <= now + SOON]
    not_held = (Stage.CANCELLED, Stage.REJECTED)
    signed = _at(archive.meetings, Stage.SIGNED)
    values = {
        "coming": [meeting for meeting in coming if meeting.stage not in not_held],
        "owed": [m for m in archive.meetings if m.stage is Stage.HELD],
        "unsigned": _at(archive.meetings, Stage.MINUTED, Stage.REVISED, Stage.RETURNED),
        "awaiting": _at(archive.meetings, Stage.REQUESTED),
        "overdue": [a for a in archive.actions if a.status is ActionStatus.OVERDUE],
        "latest": signed[: -SHOWN - 1 : -1],
        "news": [m for m in signed[::-1] if m.minutes and m.minutes.news][:SHOWN],
    }
    yield Page("index.md", "home", values)


def _at(meetings: Iterable[Meeting], *stages: Stage) -> list[Meeting]:
    return [meeting for meeting in meetings if meeting.stage in stages]
