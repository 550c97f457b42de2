"""Where a single filing stands, and who has to act next."""

from dataclasses import dataclass

from generator.archive.archive import Archive
from generator.archive.meeting import Meeting
from generator.forms.core import MeetingRequest, Minutes
from generator.records import Record
from generator.vocabulary import Act, Role, Stage

_JUDGED = {Act.APPROVE: Stage.APPROVED, Act.REJECT: Stage.REJECTED}


@dataclass(frozen=True)
class Standing:
    """The *stage* of a filing that has one; who has yet to approve (R38) or sign it (R90).

    It *counts* once it is approved, signed or called off, or if nobody needs to.
    """

    stage: Stage | None = None
    approvers: tuple[Role, ...] = ()
    signers: tuple[str, ...] = ()
    counts: bool = True


def standing(record: Record, archive: Archive) -> Standing:
    """Return where *record* stands, which need not be in *archive* as it is."""
    archive = archive.having(record)
    match record.answers:
        case MeetingRequest():
            return _of_request(archive.by_number[record.issue])
        case Minutes(meeting=number) if number in archive.by_number:
            return _of_minutes(archive.by_number[number])
    if not record.answers.approval:
        return Standing()
    stage = _JUDGED.get(record.judgement, Stage.REQUESTED) if record.judgement else Stage.REQUESTED
    asked = (Role.HEAD,) if stage is Stage.REQUESTED else ()
    return Standing(stage, approvers=asked, counts=stage is Stage.APPROVED)


def _of_request(meeting: Meeting) -> Standing:
    asked = meeting.approvals_missing if meeting.stage is Stage.REQUESTED else ()
    agreed = not (meeting.approvals_missing or meeting.is_rejected)
    counts = agreed or meeting.stage is Stage.CANCELLED
    return Standing(meeting.stage, approvers=asked, counts=counts)


def _of_minutes(meeting: Meeting) -> Standing:
    unsigned = meeting.stage in (Stage.MINUTED, Stage.REVISED)
    signers = tuple(sorted(meeting.signers)) if unsigned else ()
    return Standing(meeting.stage, signers=signers, counts=meeting.stage is Stage.SIGNED)


AS_FILED = Standing()
"""The standing of what nobody has to approve or sign."""
