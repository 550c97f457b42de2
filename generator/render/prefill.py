"""Links to forms in which everything that is known already is filled in."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from generator.archive import Action, Meeting
from generator.forms.core import (
    Attendance,
    Discussion,
    Feedback,
    MeetingRequest,
    Minutes,
    Preparation,
    ProgressReport,
)
from generator.forms.custom import preparation_form
from generator.forms.element import ElementType
from generator.forms.form import Form
from generator.forms.issue import file_name
from generator.forms.kinds import Context, TableKind
from generator.forms.registry import minutes_of
from generator.render.page import Links
from generator.vocabulary import Act, Mode, Presence

_TYPED = (ElementType.INPUT, ElementType.TEXTAREA)
"""What a link may fill in. GitHub takes a dropdown in it amiss, and shows the form empty."""

_LONGEST = 6_000
"""Characters of an address: GitHub refuses more than about 8,000."""

_CARRIED = 5
"""Action items of earlier meetings: with more of them there would be no room for the agenda."""

_SAID = {Act.LEAVE: Presence.ON_LEAVE, Act.DECLINE: Presence.ABSENT}


def file_minutes(
    meeting: Meeting, carried: Iterable[Action], context: Context, links: Links
) -> str:
    """Return where the minutes of *meeting* are filed, on the form of its type (R84).

    What earlier meetings have left open, the action items *carried*, is discussed first (R106).
    """
    answers = {
        "meeting": str(meeting.number),
        "held": meeting.date.isoformat(),
        "place": _place(meeting.request, context),
        "chair": _name(meeting.chair, context),
        "secretary": _name(meeting.secretary, context),
        "attendance": _table(TableKind(Attendance), _register(meeting, context), context),
        "guests": "、".join(guest.name for guest in meeting.request.guests),
        "discussion": _table(TableKind(Discussion), _points(meeting, carried, context), context),
    }
    return _filled_in(minutes_of(meeting.type), answers, _title(Minutes, meeting, context), links)


def prepare(meeting: Meeting, context: Context, links: Links) -> str:
    """Return where is ticked off what is ready for *meeting* (R52-R60)."""
    answers = {"meeting": str(meeting.number)}
    form = preparation_form(meeting.type)
    return _filled_in(form, answers, _title(Preparation, meeting, context), links)


def give_feedback(meeting: Meeting, context: Context, links: Links) -> str:
    """Return where a participant says what they thought of *meeting* (R116)."""
    answers = {"meeting": str(meeting.number)}
    return _filled_in(Feedback, answers, _title(Feedback, meeting, context), links)


def report_progress(action: Action, context: Context, links: Links) -> str:
    """Return where the assignee of *action* reports how it is coming along (R103)."""
    title = f"{ProgressReport.title.text(context.language)} {action.number} {action.item.task}"
    return _filled_in(ProgressReport, {"action": action.number}, title, links)


def _title(form: type[Form], meeting: Meeting, context: Context) -> str:
    return f"{form.title.text(context.language)} #{meeting.number} {meeting.topic}"


def _filled_in(form: type[Form], answers: Mapping[str, str], title: str, links: Links) -> str:
    """Return the address of *form* with *answers*: of too many, the longest are left out."""
    typed = {each.id for each in form.questions() if each.kind.element in _TYPED}
    filled = {id_: answer for id_, answer in answers.items() if answer and id_ in typed}
    fields = {"title": title, **filled}
    named = {"template": file_name(form)}
    while fields and len(links.new(named | fields)) > _LONGEST:
        longest = max(fields, key=lambda name: len(links.new({name: fields[name]})))
        fields.pop(longest)
    return links.new(named | fields)


def _table(kind: TableKind, rows: Iterable[Mapping[str, str]], context: Context) -> str:
    return kind.write_cells([*rows], context.language)


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
    for item in meeting.request.agenda:
        if item.title.startswith(known):
            continue  # it was open when the request was written, and still is
        yield {"item": item.title, "speakers": _name(item.presenter or "", context)}
    for event in meeting.agenda_changes:
        yield {"item": " ".join(event.text.split()), "speakers": _name(event.by, context)}


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
