"""Action items: the lists, and each of them on its own."""

from collections.abc import Iterator

from generator.archive import Action
from generator.render import paths
from generator.render.page import Page, Site
from generator.render.pages.grouping import by
from generator.vocabulary import ActionStatus
from generator.wording import N_


def actions(site: Site) -> Iterator[Page]:
    """Action items: open, overdue, by assignee, done; and each of them on its own."""
    found = site.archive.actions
    unfinished = [action for action in found if action.is_open]
    finished = [action for action in found if not action.is_open]
    yield Page("actions/index.md", "actions-open", {"actions": unfinished})
    overdue = [action for action in found if action.status is ActionStatus.OVERDUE]
    yield Page("actions/overdue.md", "actions-overdue", {"actions": overdue})
    assignees = by(unfinished, lambda action: action.item.assignee)
    yield Page("actions/by-assignee.md", "actions-by-assignee", {"assignees": assignees})
    done = sorted(finished, key=lambda action: str(action.done_on), reverse=True)
    yield Page("actions/done.md", "actions-done", {"actions": done})
    for action in found:
        yield Page(
            paths.action(action),
            "action",
            {"action": action},
            kind=site.message(N_("Action item")),
            title=f"{action.number} {action.item.task}",
            text="\n".join(filter(None, _told(action))),
            date=action.due.isoformat(),
            numbers=(action.number,),
        )


def _told(action: Action) -> Iterator[str]:
    item = action.item
    yield from (item.quality, item.steps, item.goal, item.party, action.lesson)
    yield from (report.text for report in action.reports)
