"""Reminders in words: those for one issue are one comment."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from generator.archive import Event, Meeting
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


def render_board(context: Context, links: Links) -> tuple[str, str]:
    """Return title and text of the issue for what belongs to no other issue."""
    title = Catalogue(context.language).text(_BOARD)
    template = reply_environment(context).get_template("reminders/board.md.j2")
    return title, template.render(bulletins=links.published(paths.bulletins()))


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
        case "filing":
            owed = reminder.values["owed"]
            return links.new({"template": file_name(custom_form(owed.form))})
    return ""


def _form(reminder: Reminder, context: Context) -> Filled | None:
    """Return the form on which one does it, with what is known filled in."""
    fill = _FORMS.get(_TEMPLATES.get(reminder.kind, reminder.kind.value))
    return fill(reminder.values, context) if fill else None


def _report_on(event: Event, context: Context) -> Filled | None:
    """Return the first of the forms on which *event* may be reported on (R124), if there is one."""
    forms = context.organisation.custom_forms.values()
    found = next((each for each in forms if each.event_report), None)
    return prefill.report_on(event, custom_form(found), context) if found else None


_FORMS: Mapping[str, Callable[[Mapping[str, Any], Context], Filled | None]] = {
    "minutes": lambda of, context: prefill.file_minutes(of["meeting"], of["carried"], context),
    "action": lambda of, context: prefill.report_progress(of["action"], context),
    Kind.BLOCKED.value: lambda of, context: prefill.ask_for_special_meeting(of["action"], context),
    Kind.PREPARATION.value: lambda of, context: prefill.prepare(of["meeting"], context),
    Kind.FEEDBACK.value: lambda of, context: prefill.give_feedback(of["meeting"], context),
    Kind.EVENT_REPORT.value: lambda of, context: _report_on(of["event"], context),
    Kind.RATING.value: lambda of, context: prefill.rate(of["department"], of["span"], context),
}
"""How the form is filled in, by the template of the words."""
