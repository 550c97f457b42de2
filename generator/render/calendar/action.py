"""An action item as a to-do of its assignee's calendar (R101, R103)."""

import datetime as dt

from icalendar import Alarm, Todo, vUri

from generator.archive import Action
from generator.render import paths
from generator.render.calendar.meeting import CLASSES
from generator.render.calendar.words import Text, Words, one_line
from generator.vocabulary import Act

_NOT_STARTED = ("NEEDS-ACTION", 0)
_STARTED = ("IN-PROCESS", 50)
"""Half stands for anything between: a report says that work goes on, and not how far it is."""
_DONE = ("COMPLETED", 100)


def todo_of(action: Action, words: Words) -> Todo:
    """Return *action* as a to-do."""
    meeting, item = action.meeting, action.item
    status, percent = _progress(action)
    todo = Todo()
    todo.add("UID", words.uid(f"action-{action.number}"))
    todo.add("RELATED-TO", words.uid(f"meeting-{meeting.number}"))
    todo.add("SUMMARY", Text(f"{action.number} {one_line(item.task)}"))
    todo.add("DUE", action.due)
    todo.add("STATUS", status)
    todo.add("PERCENT-COMPLETE", percent)
    todo.add("CLASS", CLASSES[meeting.classification])
    todo.add("CATEGORIES", words.say(item.kind.wording))
    page = words.site.links.published(paths.action(action))
    if page:
        todo.add("URL", vUri(page))
    todo.add("DESCRIPTION", words.description("action", action=action, page=page))
    _add_revision(todo, action)
    _add_end(todo, action)
    return todo


def _progress(action: Action) -> tuple[str, int]:
    if not action.is_open:
        return _DONE
    return _STARTED if action.reports else _NOT_STARTED


def _add_revision(todo: Todo, action: Action) -> None:
    minutes = action.meeting.minutes_record
    edits = len(minutes.events_of(Act.EDIT)) if minutes else 0
    said = action.follow_up.events if action.follow_up else ()
    filed = minutes or action.meeting.record
    changed = max(
        filed.changed, *(r.at for r in action.reports), *(e.at for e in said), filed.filed
    )
    todo.add("SEQUENCE", edits + len(said) + len(action.filed))
    todo.add("CREATED", filed.filed)
    todo.add("DTSTAMP", changed)
    todo.add("LAST-MODIFIED", changed)


def _add_end(todo: Todo, action: Action) -> None:
    """Say when it was done; until then, remind a day ahead."""
    if done := action.done_on:
        zone = action.meeting.organisation.settings.zone
        midnight = dt.datetime.combine(done, dt.time(), zone)
        todo.add("COMPLETED", midnight.astimezone(dt.UTC))
        return
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", todo["SUMMARY"])
    alarm.add("TRIGGER", dt.timedelta(days=-1), {"RELATED": "END"})
    todo.add_component(alarm)
