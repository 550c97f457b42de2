"""What feeds tell of: coming meetings, minutes and decisions that were signed, and bulletins."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from generator.archive import DecisionItem, Meeting
from generator.archive.lookup import Lookup
from generator.bulletin import Bulletin, bulletins
from generator.render import paths
from generator.render.bulletin_text import bulletin_text
from generator.render.calendar import is_announced
from generator.render.calendar.announced import announced
from generator.render.notice_text import notice_text
from generator.render.page import Site
from generator.render.reply_environment import line_environment
from generator.vocabulary import Stage
from generator.wording import N_

KEPT = 50
"""How many entries a feed has: who looks in once a month misses none."""


@dataclass(frozen=True)
class Entry:
    """One thing to tell of: what it is *called* for ever, its page, when it last became news."""

    called: str
    title: str
    path: str
    updated: dt.datetime
    summary: str


class Entries:
    """The entries that *site* has to tell of, in its language.

    Of minutes and decisions, only what was signed: what somebody was told cannot be taken back
    (R90). Everything has the time of the event that made it so, and none that of a clock.
    """

    def __init__(self, site: Site) -> None:
        self._site, self._archive = site, site.archive
        self._lines = line_environment(site.language)
        self._lines.globals["directory"] = site.archive.organisation.directory.by_login
        self._of_meeting = Lookup(self._meeting, lambda: self._signed)

    def notices(self) -> list[Entry]:
        """Return the notices of meetings to come, what was last changed first (R39, R44, R49)."""
        found = (each for each in self._archive.meetings if _is_to_come(each))
        latest = sorted(found, key=announced, reverse=True)
        return [self._notice(each) for each in latest[:KEPT]]

    def minutes(self, holds: Callable[[Meeting], bool]) -> list[Entry]:
        """Return the signed minutes of meetings that a feed *holds*, what was last signed first."""
        found = (n for n in self._signed if holds(self._archive.by_number[n]))
        latest = sorted(found, key=self._signed.__getitem__, reverse=True)
        return [self._of_meeting[number] for number in latest[:KEPT]]

    def decisions(self) -> list[Entry]:
        """Return the decisions, what was last taken or superseded first."""
        found = (d for d in self._archive.decisions if d.meeting.number in self._signed)
        latest = sorted(found, key=self._news, reverse=True)
        return [self._decision(each) for each in latest[:KEPT]]

    def bulletins(self) -> list[Entry]:
        """Return the bulletins: one appears when its week is over (R107)."""
        return [self._bulletin(each) for each in bulletins(self._archive)][:KEPT]

    def _notice(self, meeting: Meeting) -> Entry:
        notice = notice_text(meeting, self._site.language, self._site.links).strip()
        return Entry(
            called=f"notice-{meeting.number}",
            title=self._title(meeting),
            path=paths.meeting(meeting),
            updated=announced(meeting),
            summary=notice or self._told("called-off", meeting=meeting),
        )

    def _title(self, meeting: Meeting) -> str:
        title, stage = f"{meeting.number} {meeting.topic}", meeting.stage
        if stage is Stage.APPROVED:
            return title
        message = self._site.message(N_("{text} ({note})"))
        return message.format(text=title, note=stage.wording.text(self._site.language))

    @cached_property
    def _signed(self) -> dict[int, dt.datetime]:
        """When minutes were signed as they stand, by meeting."""
        found = (each for each in self._archive.meetings if each.stage is Stage.SIGNED)
        return {each.number: each.signature.at for each in found if each.signature}

    @cached_property
    def _taken(self) -> dict[int, tuple[DecisionItem, ...]]:
        """The decisions by meeting: they are in the order of the meetings."""
        found = groupby(self._archive.decisions, key=lambda each: each.meeting.number)
        return {number: tuple(taken) for number, taken in found}

    def _meeting(self, number: int) -> Entry:
        meeting = self._archive.by_number[number]
        decisions, actions = self._taken.get(number, ()), self._archive.actions_of[number]
        return Entry(
            called=f"minutes-{number}",
            title=f"{number} {meeting.topic}",
            path=paths.meeting(meeting),
            updated=self._signed[number],
            summary=self._told("minutes", meeting=meeting, decisions=decisions, actions=actions),
        )

    def _decision(self, found: DecisionItem) -> Entry:
        by = self._superseded_by(found)
        return Entry(
            called=f"decision-{found.number}",
            title=f"{found.number} {found.decision.text}",
            path=paths.decision(found),
            updated=self._news(found)[0],
            summary=self._told("decision", found=found, superseded_by=by),
        )

    def _superseded_by(self, found: DecisionItem) -> DecisionItem | None:
        by = self._archive.superseded.get(found.number)
        return by if by and by.meeting.number in self._signed else None

    def _news(self, found: DecisionItem) -> tuple[dt.datetime, dt.datetime]:
        """Return when it was last news, and when it was first: it may be superseded since."""
        signed, by = self._signed[found.meeting.number], self._superseded_by(found)
        return (max(signed, self._signed[by.meeting.number]) if by else signed), signed

    def _bulletin(self, found: Bulletin) -> Entry:
        title = self._site.message(N_("Bulletin of week {week}, {year}"))
        over = dt.datetime.combine(found.week.after.first, dt.time(), self._archive.now.tzinfo)
        return Entry(
            called=f"bulletin-{found.week.slug}",
            title=title.format(week=found.week.number, year=found.week.year),
            path=paths.bulletin(found.week),
            updated=over,
            summary=bulletin_text(found, self._site.language, self._site.links).strip(),
        )

    def _told(self, template: str, **values: object) -> str:
        return self._lines.get_template(f"feeds/{template}.txt.j2").render(**values).strip()


def _is_to_come(meeting: Meeting) -> bool:
    """Tell whether people were told of *meeting*, and it is still to end, or would be."""
    awaited = meeting.stage is not Stage.REQUESTED
    return awaited and is_announced(meeting) and meeting.now < meeting.ends
