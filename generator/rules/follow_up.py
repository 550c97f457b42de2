"""Rules about what follows: action items are complete, reported on, done and judged in time."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field

from generator.archive import Action, Archive, Meeting
from generator.organisation.part import Days
from generator.organisation.values import Whole
from generator.rules.facts import local
from generator.rules.finding import Finding, Message, say
from generator.rules.parameters import Parameters
from generator.vocabulary import ActionStatus, Progress
from generator.wording import N_


def _actions(meeting: Meeting, archive: Archive) -> tuple[Action, ...]:
    return tuple(
        sorted(archive.actions_of.get(meeting.number, ()), key=lambda action: action.place)
    )


class Complete(Parameters):
    """What *decisions* need besides an assignee."""

    decisions: tuple[Literal["due", "quality"], ...] = ()


def action_complete(meeting: Meeting, archive: Archive, parameters: Complete) -> Finding:
    """R11, R86, R100: every decision and every action item has an assignee who belongs here.

    Action items have a due date and a quality requirement too, decisions what the clause asks for.
    """
    required = say(N_("every decision and action item has its assignee, and what belongs to it"))
    if meeting.minutes is None:
        return Finding.open(required)
    if not (meeting.minutes.decisions or meeting.minutes.actions):
        return Finding.beside_the_point(required)
    if incomplete := tuple(_incomplete(meeting, parameters)):
        happened = say(N_("incomplete: {items}"), items=incomplete)
        return Finding.judged(required, happened, holds=False)
    return Finding.judged(required, say(N_("all of them are complete")), holds=True)


def _incomplete(meeting: Meeting, parameters: Complete) -> Iterator[str]:
    minutes = meeting.minutes
    if minutes is None:
        return
    for decision in minutes.decisions:
        asked = (getattr(decision, name) for name in parameters.decisions)
        if not (_belongs_here(decision.assignee, meeting) and all(asked)):
            yield decision.text
    for item in minutes.actions:
        if not (_belongs_here(item.assignee, meeting) and item.quality.strip()):
            yield item.task


def _belongs_here(login: str, meeting: Meeting) -> bool:
    person = meeting.organisation.directory.by_login.get(login)
    return person is not None and person.is_active(meeting.date)


def block_actions(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R15, R25: an action item comes of the meeting, if a block of its agenda asks for one."""
    blocks = tuple(block.title for block in meeting.type.agenda if block.action)
    required = say(N_("an action item comes of: {blocks}"), blocks=blocks)
    if not blocks:
        return Finding.beside_the_point(required)
    if meeting.minutes is None:
        return Finding.open(required)
    n = len(meeting.minutes.actions)
    return Finding.judged(required, say(N_("action items: {n}"), n=n), holds=n > 0)


class Reported(Parameters):
    """After how many days at the latest there is news of an action item: days, not working days."""

    every_days: Annotated[Whole, Field(ge=1, le=366, examples=[7])] = 7


def progress_reported(meeting: Meeting, archive: Archive, parameters: Reported) -> Finding:
    """R103, R104: as long as an action item is open, its assignee reports on it in time."""
    days = parameters.every_days
    required = say(N_("until an action item is done, news of it at least every {n} days"), n=days)
    actions = _actions(meeting, archive)
    if not actions:
        return _nothing_to_follow(meeting, required)
    silent = [each for each in actions if _longest_silence(each) > days]
    return _of_actions(required, actions, silent, N_("without news for too long: {actions}"))


def _longest_silence(action: Action) -> int:
    """Return the most days that passed without news, from the minutes until it was done or now."""
    meeting = action.meeting
    filed = meeting.minutes_record.filed if meeting.minutes_record else meeting.ends
    moments = [filed, *(report.at for report in action.reports)]
    if action.is_open:
        moments.append(meeting.now)
    days = [local(meeting, moment).date() for moment in moments]
    return max(((later - earlier).days for earlier, later in pairwise(days)), default=0)


def actions_in_time(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R103, R106: action items are done on their due dates at the latest, as agreed in the end."""
    required = say(N_("action items are done when they are due"))
    actions = _actions(meeting, archive)
    if not actions:
        return _nothing_to_follow(meeting, required)
    late = [each for each in actions if _is_late(each)]
    return _of_actions(required, actions, late, N_("late: {actions}"))


def _is_late(action: Action) -> bool:
    if action.is_open:
        return action.status is ActionStatus.OVERDUE or action.days_overdue > 0
    done = [report.at for report in action.reports if report.progress is Progress.COMPLETED]
    return bool(done) and local(action.meeting, max(done)).date() > action.due


class Rated(Parameters):
    """In how many *working_days* after the due date the organizer judges the outcome."""

    working_days: Days = 5


def outcome_rated(meeting: Meeting, archive: Archive, parameters: Rated) -> Finding:
    """R109: soon after the due date the organizer has accepted what came of an action item."""
    days = parameters.working_days
    message = N_("the organizer accepts the outcome; working days after the due date: {n}")
    required, actions = say(message, n=days), _actions(meeting, archive)
    if not actions:
        return _nothing_to_follow(meeting, required)
    late = [action for action in actions if _is_unrated(action, days)]
    waiting = [action for action in actions if not action.accepted]
    if late or not waiting:
        happened = say(N_("not accepted in time: {actions}"), actions=tuple(late))
        happened = happened if late else say(N_("all accepted"))
        return Finding.judged(required, happened, holds=not late)
    return Finding.open(required, say(N_("not accepted yet: {actions}"), actions=tuple(waiting)))


def _is_unrated(action: Action, days: int) -> bool:
    calendar = action.meeting.organisation.calendar
    last = calendar.add_working_days(action.due, days)
    rated = action.accepted.at if action.accepted else action.meeting.now
    return local(action.meeting, rated).date() > last


def _nothing_to_follow(meeting: Meeting, required: Message) -> Finding:
    return Finding.beside_the_point(required) if meeting.minutes else Finding.open(required)


def _of_actions(
    required: Message, actions: tuple[Action, ...], broken: list[Action], text: str
) -> Finding:
    """Return what is found where *broken* are those of the *actions* of which *text* is true."""
    if broken:
        return Finding.judged(required, say(text, actions=tuple(broken)), holds=False)
    if still_open := tuple(action for action in actions if action.is_open):
        return Finding.open(required, say(N_("still open: {actions}"), actions=still_open))
    return Finding.judged(required, say(N_("all of them are done")), holds=True)
