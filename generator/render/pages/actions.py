"""Action items: the board of what is open, what everybody owes, and what became of each."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.archive import Action
from generator.evaluation import Span
from generator.organisation import Department
from generator.render import paths, prefill
from generator.render.filled import Filled
from generator.render.page import Page, Site
from generator.render.pages import facets
from generator.render.pages.grouping import by, minuted_years
from generator.render.pages.timeline import timeline
from generator.search import SearchPage
from generator.vocabulary import ActionKind, Period, Urgency
from generator.wording import N_

LATELY = 10
"""How many of the items that somebody has done are shown: the others are with their quarters."""


@dataclass(frozen=True)
class Entry:
    """An open action item on the board: whose *department* it is, and how soon it is due.

    *urgencies* are all that are true of it: what is due this week is mostly due this month too.
    """

    action: Action
    department: Department
    urgencies: tuple[Urgency, ...]


def actions(site: Site) -> Iterator[Page]:
    """The board, a page for everybody, for each item that is open, and for those of a quarter.

    What is done has no page of its own: in years there would be more of them than of all others.
    """
    found, directory = site.archive.actions, site.archive.organisation.directory
    closed = [action for action in found if not action.is_open]
    yield _board([action for action in found if action.is_open], closed, site)
    for login, own in by(found, lambda action: action.item.assignee).items():
        if login in directory.by_login:
            yield _of_assignee(login, own)
    for action in found:
        if action.is_open:
            values = {"action": action, "moments": timeline(action), "forms": _forms(action, site)}
            said = (_said(action, site),)
            yield Page(paths.action(action), "action", values, frame="register.html", parts=said)
    for (department, span), of_quarter in quarters(closed).items():
        values = {"actions": [(action, timeline(action)) for action in of_quarter]}
        values |= {"department": directory.department(department), "span": span}
        parts = tuple(_said(action, site) for action in of_quarter)
        path = paths.closed_actions(department, span)
        yield Page(path, "actions-closed", values, frame="register.html", parts=parts)


def _forms(action: Action, site: Site) -> tuple[Filled, ...]:
    """Return what is filed about *action* while it is open, filled in: a meeting if it is stuck."""
    report = prefill.report_progress(action, site.written)
    if action.is_blocked:
        return report, prefill.ask_for_special_meeting(action, site.written)
    return (report,)


def entries(found: Iterable[Action], site: Site) -> list[Entry]:
    """Return *found* as they stand on the board."""
    today = site.archive.now.date()
    return [
        Entry(each, responsible(each, site), tuple(urgencies(each.due, today))) for each in found
    ]


def responsible(action: Action, site: Site) -> Department:
    """Return the department of the assignee; of somebody unknown, that which held the meeting."""
    directory = site.archive.organisation.directory
    person = directory.by_login.get(action.item.assignee)
    found = directory.department(person.department) if person else None
    return found or action.meeting.department


def urgencies(due: dt.date, today: dt.date) -> Iterator[Urgency]:
    """Yield how soon what is *due* is due; a week ends on Sunday. The first is the nearest."""
    if due < today:
        yield Urgency.OVERDUE
        return
    this_week = due <= today + dt.timedelta(days=6 - today.weekday())
    this_month = (due.year, due.month) == (today.year, today.month)
    if this_week:
        yield Urgency.WEEK
    if this_month:
        yield Urgency.MONTH
    if not (this_week or this_month):
        yield Urgency.LATER


def _board(unfinished: Iterable[Action], closed: Iterable[Action], site: Site) -> Page:
    shown = entries(unfinished, site)
    urgent = by(shown, lambda entry: entry.urgencies[0])
    values = {
        "entries": shown,
        "groups": [(each, urgent[each]) for each in Urgency if each in urgent],
        "facets": (
            facets.assignees((e.action.item.assignee for e in shown), site),
            facets.departments((e.department.slug for e in shown), site),
            facets.terms("due", N_("Due"), Urgency, (u for e in shown for u in e.urgencies), site),
            facets.terms(
                "kind", N_("Kind of item"), ActionKind, (e.action.item.kind for e in shown), site
            ),
            facets.series((e.action.meeting.type.slug for e in shown), site),
        ),
        "quarters": by(quarters(closed).items(), lambda each: each[0][1]),
        "years": minuted_years(site.archive),
    }
    return Page(paths.actions(), "actions", values, frame="board.html")


def _of_assignee(login: str, own: Iterable[Action]) -> Page:
    closed = [each for each in own if not each.is_open]
    done = sorted(closed, key=lambda each: each.done_on or each.due, reverse=True)
    values = {
        "login": login,
        "owed": [each for each in own if each.is_open],
        "asked": [each for each in own if each.is_open and each.extension_asked],
        "reported": [each for each in done if not each.accepted],
        "done": done[:LATELY],
        "total": len(done),
    }
    return Page(paths.assignee(login), "assignee", values)


def quarters(closed: Iterable[Action]) -> dict[tuple[str, Span], list[Action]]:
    """Return what was done by department and quarter, the latest first.

    They are told apart from the beginning, and not when there are many: addresses are to last.
    """
    latest = sorted(closed, key=lambda a: (a.done_on or a.due, a.meeting.number), reverse=True)
    return by(latest, lambda a: (a.meeting.department.slug, _quarter(a)))


def _quarter(action: Action) -> Span:
    return Span.of(Period.QUARTER, action.done_on or action.due)


def _said(action: Action, site: Site) -> SearchPage:
    """Return what search shows of *action*, on its own page or among others."""
    item = action.item
    learned = (action.lesson, action.improvement)
    said = (item.quality, item.steps, item.goal, item.party, *learned)
    return SearchPage(
        url=paths.action(action).replace(".md", ".html"),
        title=f"{action.number} {item.task}",
        text="\n".join(filter(None, (*said, *(report.text for report in action.reports)))),
        kind=site.message(N_("Action item")),
        date=action.due.isoformat(),
        numbers=(action.number,),
    )
