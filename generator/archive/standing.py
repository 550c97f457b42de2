"""Where a single filing stands, and who has to act next."""

from dataclasses import dataclass, field

from generator.archive.acknowledgement import Acknowledgement, acknowledgement
from generator.archive.archive import Archive
from generator.archive.items import Action
from generator.archive.meeting import Meeting
from generator.archive.steps import (
    Step,
    steps_of_action,
    steps_of_blocked,
    steps_of_filing,
    steps_of_minutes,
    steps_of_request,
)
from generator.forms.core import (
    Feedback,
    FollowUp,
    MeetingRequest,
    Minutes,
    Preparation,
    ProgressReport,
)
from generator.records import Event, Record
from generator.vocabulary import Act, Stage

_JUDGED = {Act.APPROVE: Stage.APPROVED, Act.REJECT: Stage.REJECTED}


@dataclass(frozen=True)
class Standing:
    """The *stage* of a filing that has one, and the *steps* that come next (R38, R90).

    It *counts* once it is approved, signed or called off, or if nobody needs to. *reason* is what
    refused it. *meeting* and *action* are what it is about; *carried* are the action items that
    earlier meetings of the type have left open (R106). *acknowledgement* tells how far an approved
    amendment is known (R133).
    """

    stage: Stage | None = None
    steps: tuple[Step, ...] = ()
    counts: bool = True
    reason: Event | None = None
    meeting: Meeting | None = field(default=None, repr=False, compare=False)
    action: Action | None = field(default=None, repr=False, compare=False)
    carried: tuple[Action, ...] = field(default=(), repr=False, compare=False)
    acknowledgement: Acknowledgement | None = field(default=None, repr=False, compare=False)


AS_FILED = Standing()
"""The standing of what nobody has to approve or sign."""


def standing(record: Record, archive: Archive) -> Standing:
    """Return where *record* stands, which need not be in *archive* as it is."""
    archive = archive.having(record)
    match record.answers:
        case MeetingRequest():
            return _of_request(archive.by_number[record.issue], archive)
        case Minutes(meeting=number) if number in archive.by_number:
            return _of_minutes(record, archive.by_number[number], archive)
        case Preparation(meeting=number) | Feedback(meeting=number):
            return Standing(meeting=archive.by_number.get(number))
        case ProgressReport(action=number) | FollowUp(action=number):
            return _of_action(record, archive.action_by_number.get(number), archive)
    return _of_filing(record, archive) if record.answers.approval else AS_FILED


def _of_request(meeting: Meeting, archive: Archive) -> Standing:
    agreed = not (meeting.approvals_missing or meeting.is_rejected)
    return Standing(
        meeting.stage,
        tuple(steps_of_request(meeting, archive)),
        counts=agreed or meeting.stage is Stage.CANCELLED,
        reason=_last(meeting.record, Act.REJECT) if meeting.stage is Stage.REJECTED else None,
        meeting=meeting,
        carried=_carried(meeting, archive),
    )


def _of_minutes(record: Record, meeting: Meeting, archive: Archive) -> Standing:
    """Return where minutes stand; second ones of a meeting share nothing with the first (R87)."""
    if meeting.minutes_record is None or meeting.minutes_record.issue != record.issue:
        return Standing(counts=False, meeting=meeting)
    returned = meeting.minutes_record if meeting.stage is Stage.RETURNED else None
    return Standing(
        meeting.stage,
        tuple(steps_of_minutes(meeting, archive)),
        counts=meeting.stage is Stage.SIGNED,
        reason=_last(returned, Act.RETURN) if returned else None,
        meeting=meeting,
    )


def _of_action(record: Record, action: Action | None, archive: Archive) -> Standing:
    if action is None:
        return AS_FILED
    if isinstance(record.answers, FollowUp):
        steps = tuple(steps_of_action(action, archive))
    else:
        is_news = action.reports[-1].at == record.filed
        steps = tuple(steps_of_blocked(action, archive)) if is_news else ()
    return Standing(steps=steps, meeting=action.meeting, action=action)


def _of_filing(record: Record, archive: Archive) -> Standing:
    judgement = record.judgement
    stage = _JUDGED.get(judgement, Stage.REQUESTED) if judgement else Stage.REQUESTED
    reason = _last(record, Act.REJECT) if stage is Stage.REJECTED else None
    steps = tuple(steps_of_filing(record, stage, archive))
    return Standing(
        stage,
        steps,
        counts=stage is Stage.APPROVED,
        reason=reason,
        acknowledgement=acknowledgement(record, archive),
    )


def _last(record: Record, act: Act) -> Event:
    return record.events_of(act)[-1]


def _carried(meeting: Meeting, archive: Archive) -> tuple[Action, ...]:
    if meeting.stage not in (Stage.APPROVED, Stage.HELD):
        return ()
    left = archive.left_open[meeting.type.slug]
    return tuple(action for action in left if action.meeting.starts < meeting.starts)
