"""Forms in which everything that is known already is filled in."""

from collections.abc import Iterable, Iterator
from itertools import islice

from generator.archive import Action, Event, Meeting
from generator.evaluation import Span
from generator.forms.core import (
    Feedback,
    HeadsRating,
    MeetingRequest,
    Minutes,
    Preparation,
    ProgressReport,
)
from generator.forms.custom import preparation_form, request_form
from generator.forms.form import Form
from generator.forms.kinds import Context, EventKind
from generator.forms.registry import minutes_of
from generator.organisation import Department, MeetingType
from generator.render.filled import Filled, Known
from generator.vocabulary import Act, Mode, Presence

_CARRIED = 5
"""Action items of earlier meetings: with more of them there would be no room for the agenda."""

_SAID = {Act.LEAVE: Presence.ON_LEAVE, Act.DECLINE: Presence.ABSENT}


def file_minutes(meeting: Meeting, carried: Iterable[Action], context: Context) -> Filled:
    """Return the minutes of *meeting* as far as they are known, on the form of its type (R84).

    What earlier meetings have left open, the action items *carried*, is discussed first (R106).
    """
    answers: dict[str, Known] = {
        "meeting": str(meeting.number),
        "held": meeting.date.isoformat(),
        "place": _place(meeting.request, context),
        "chair": _name(meeting.chair, context),
        "secretary": _name(meeting.secretary, context),
        "attendance": [*_register(meeting, context)],
        "guests": "、".join(guest.name for guest in meeting.request.guests),
        "discussion": [*_points(meeting, carried, context)],
    }
    return Filled(minutes_of(meeting.type), _title(Minutes, meeting, context), answers)


def prepare(meeting: Meeting, context: Context) -> Filled:
    """Return the form on which is ticked off what is ready for *meeting*."""
    answers = {"meeting": str(meeting.number)}
    form = preparation_form(meeting.type)
    return Filled(form, _title(Preparation, meeting, context), answers)


def give_feedback(meeting: Meeting, context: Context) -> Filled:
    """Return the form on which a participant says what they thought of *meeting* (R116)."""
    answers = {"meeting": str(meeting.number)}
    return Filled(Feedback, _title(Feedback, meeting, context), answers)


def report_progress(action: Action, context: Context) -> Filled:
    """Return the form on which the assignee of *action* reports how it is coming along (R103)."""
    title = f"{ProgressReport.title.text(context.language)} {action.number} {action.item.task}"
    return Filled(ProgressReport, title, {"action": action.number})


def ask_for_meeting(event: Event, type_: MeetingType, context: Context) -> Filled:
    """Return the form on which a meeting of *type_* for *event* is asked for (R17, R30)."""
    request = request_form(type_)
    answers = {"event": str(event.number), "topic": event.name}
    return Filled(request, f"{request.title.text(context.language)} {event.name}", answers)


def report_on(event: Event, form: type[Form], context: Context) -> Filled:
    """Return *form* as far as it is known on which *event* is reported on (R124)."""
    asked = (each.id for each in form.questions() if isinstance(each.kind, EventKind))
    answers = dict.fromkeys(asked, str(event.number))
    return Filled(form, f"{form.title.text(context.language)} {event.name}", answers)


def rate(department: Department, span: Span, context: Context) -> Filled:
    """Return the form on which the head of *department* rates one period (R114)."""
    title, language = department.title.text(context.language), context.language
    answers = {"department": title, "day": span.last.isoformat()}
    return Filled(HeadsRating, f"{HeadsRating.title.text(language)} {title} {span.last}", answers)


def ask_for_special_meeting(action: Action, context: Context) -> Filled:
    """Return the form on which a meeting about *action*, which is blocked, is asked for (R105).

    It is of the department's type of meeting that asks for an action item, if there is one, or
    else of the type of the meeting that agreed on it; whom it needs is asked to come.
    """
    special = _special_type(action.meeting, context)
    request = request_form(special or action.meeting.type)
    meeting, item = action.meeting, action.item
    needed = dict.fromkeys((item.assignee, meeting.organizer, meeting.secretary))
    row = {"title": item.task, "presenter": _name(item.assignee, context)}
    answers = {
        "topic": f"{action.number} {item.task}",
        "aim": _obstacles(action),
        "participants": "、".join(filter(None, (_name(login, context) for login in needed))),
        "agenda": () if special else [row],
        **{each.id: action.number for each in request.questions() if each.kind.name == "action"},
    }
    title = f"{request.title.text(context.language)} {action.number} {item.task}"
    return Filled(request, title, answers)


def _special_type(meeting: Meeting, context: Context) -> MeetingType | None:
    types = context.organisation.meeting_types.values()
    asking = (t for t in types if any(q.kind == "action" for q in t.request.questions))
    return next((each for each in asking if each.department == meeting.type.department), None)


def _obstacles(action: Action) -> str:
    last = action.reports[-1] if action.reports else None
    return "\n\n".join(filter(None, (last.text, last.obstacles))) if last else ""


def _title(form: type[Form], meeting: Meeting, context: Context) -> str:
    return f"{form.title.text(context.language)} #{meeting.number} {meeting.topic}"


def _register(meeting: Meeting, context: Context) -> Iterator[dict[str, str]]:
    """Yield a line for each participant: nothing is said of who is expected to be there."""
    for login in meeting.participants:
        reply = meeting.reply_of.get(login)
        presence = _SAID.get(reply.act) if reply else None
        yield {
            "person": _name(login, context),
            "presence": presence.wording.text(context.language) if presence else "",
            "substitute": _name(meeting.substitutes.get(login, ""), context),
            "note": " ".join(reply.text.split()) if reply and presence else "",
        }


def _points(
    meeting: Meeting, carried: Iterable[Action], context: Context
) -> Iterator[dict[str, str]]:
    first = tuple(islice(carried, _CARRIED))
    for action in first:
        assignee = _name(action.item.assignee, context)
        yield {"item": f"{action.number} {action.item.task}", "speakers": assignee}
    known = tuple(f"{action.number} " for action in first)
    for item in meeting.agenda:
        if item.title.startswith(known):
            continue  # it was open when the request was written, and still is
        yield {"item": item.title, "speakers": _name(item.presenter or "", context)}


def _place(request: MeetingRequest, context: Context) -> str:
    room = context.organisation.room(request.room) if request.room else None
    if room:
        return room.title.text(context.language)
    online = Mode.ONLINE.wording.text(context.language)
    return request.place or (online if request.mode is Mode.ONLINE else "")


def _name(login: str, context: Context) -> str:
    """Return how *login* is written in a form, so that the one person is read back."""
    directory = context.organisation.directory
    person = directory.by_login.get(login)
    if person is None:
        return ""
    return person.name if directory.find(person.name) == person else person.login
