"""The issue of an action item: its title, and its text, which calls whoever has to do it."""

import datetime as dt

from generator.archive import Action
from generator.forms.core import ActionItem
from generator.forms.kinds import Context
from generator.lifecycle.commands import command_name
from generator.render import paths
from generator.render.catalogue import Catalogue
from generator.render.escape import without_controls
from generator.render.page import Links
from generator.render.proposal import shortened
from generator.render.reply_environment import reply_environment
from generator.vocabulary import Act

_LONGEST_TASK = 200
"""Characters of the task in a title; GitHub refuses titles of more than 256."""

_REPORTS = (Act.PROGRESS, Act.DONE, Act.BLOCKED, Act.EXTEND)
"""What the assignee can say of it."""

_LATER = dt.timedelta(days=7)
"""By how much the example asks for more time."""


def render_title(action: Action) -> str:
    """Return the title of the issue for *action*, which GitHub shows as typed."""
    task = " ".join(without_controls(action.item.task).split())
    if len(task) > _LONGEST_TASK:
        task = f"{task[: _LONGEST_TASK - 1]}…"
    return f"{action.number} {task}"


def render_errand(action: Action, minutes: int, context: Context, links: Links) -> str:
    """Return the text of the issue for *action*, which the issue *minutes* holds."""
    catalogue = Catalogue(context.language)
    template = reply_environment(context).get_template("replies/errand.md.j2")
    text = template.render(
        action=action,
        minutes=minutes,
        labels={question.id: question.label for question in ActionItem.questions()},
        assignee=context.organisation.directory.by_login.get(action.item.assignee),
        pages=(
            links.published(paths.action(action)),
            links.published(paths.meeting(action.meeting)),
        ),
        commands={act.value: catalogue.words(command_name(act)) for act in _REPORTS},
        later=(action.due + _LATER).isoformat(),
    )
    return shortened(text.strip(), context)
