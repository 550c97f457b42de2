"""Reminders in words: those for one issue are one comment."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.archive import Meeting
from generator.forms.custom import custom_form
from generator.forms.issue import file_name
from generator.forms.kinds import Context
from generator.reminders import Reminder
from generator.render import paths, prefill
from generator.render.catalogue import Catalogue
from generator.render.filled import Filled
from generator.render.fitting import fitting
from generator.render.page import Links
from generator.render.reply_environment import reply_environment
from generator.vocabulary import Act
from generator.vocabulary import ReminderKind as Kind
from generator.wording import N_

_TEMPLATES = {
    Kind.MINUTES_DUE: "minutes",
    Kind.MINUTES_OVERDUE: "minutes",
    Kind.MINUTES_HEAD: "minutes",
    Kind.ACTION_AHEAD: "action",
    Kind.ACTION_DUE: "action",
    Kind.ACTION_OVERDUE: "action",
    Kind.ACTION_ORGANIZER: "action",
    Kind.ACTION_HEAD: "action",
    Kind.FILING_DUE: "filing",
    Kind.FILING_OVERDUE: "filing",
}
"""Kinds that share their words with others; any other has a template of its own."""

_BOARD = N_("Weekly digest and reminders")


def render_reminders(reminders: Iterable[Reminder], context: Context, links: Links) -> str:
    """Return one comment that says *reminders*, and calls those who are reminded."""
    values = {
        "reminders": [(each, _subject(each, context, links)) for each in reminders],
        "acts": {act.value: act for act in Act},
    }
    return fitting("reminders/comment.md.j2", values, context)


def render_board(context: Context) -> tuple[str, str]:
    """Return title and text of the issue for what belongs to no other issue."""
    title = Catalogue(context.language).text(_BOARD)
    return title, reply_environment(context).get_template("reminders/board.md.j2").render()


def _subject(reminder: Reminder, context: Context, links: Links) -> Mapping[str, Any]:
    """Return what the words of *reminder* are about, and where one goes on from it."""
    kind, values = reminder.kind, reminder.values
    found = {"template": _TEMPLATES.get(kind, kind.value), **values}
    if "action" in values:
        action = values["action"]
        minutes = action.meeting.minutes_record
        found["own_issue"] = not (minutes and reminder.issue == minutes.issue)
    if kind is Kind.SOON:
        found |= _circumstances(values["meeting"], context)
    return {**found, "address": _address(reminder, context, links)}


def _circumstances(meeting: Meeting, context: Context) -> Mapping[str, Any]:
    """Return where *meeting* is, and who helps when the equipment fails (R59, R129)."""
    organisation, request = context.organisation, meeting.request
    room = organisation.room(request.room) if request.room else None
    return {
        "place": room.title.text(context.language) if room else request.place,
        "support": organisation.directory.by_login.get(meeting.type.support or ""),
    }


def _address(reminder: Reminder, context: Context, links: Links) -> str:
    """Return where one does what one is reminded of, if that is on a form."""
    if form := _form(reminder, context):
        return form.on_github(context, links)
    match _TEMPLATES.get(reminder.kind, reminder.kind):
        case Kind.BULLETIN:
            return links.published(paths.bulletin(reminder.values["bulletin"].week))
        case Kind.BLOCKED:
            return links.choose if links.repository else ""
        case "filing":
            owed = reminder.values["owed"]
            return links.new({"template": file_name(custom_form(owed.form))})
    return ""


def _form(reminder: Reminder, context: Context) -> Filled | None:
    """Return the form on which one does it, with what is known filled in."""
    values = reminder.values
    match _TEMPLATES.get(reminder.kind, reminder.kind):
        case "minutes":
            return prefill.file_minutes(values["meeting"], values["carried"], context)
        case Kind.PREPARATION:
            return prefill.prepare(values["meeting"], context)
        case Kind.FEEDBACK:
            return prefill.give_feedback(values["meeting"], context)
        case "action":
            return prefill.report_progress(values["action"], context)
    return None
