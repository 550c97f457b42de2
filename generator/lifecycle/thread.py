"""An issue as a whole, read afresh: its body is filed, then its comments are followed in order.

What happened before is in the record, so that the same thread again, or one whose events were
lost, late or out of order, ends in the same state.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.archive import Archive, Meeting, Standing, checklist, standing
from generator.archive.opinions import opinions
from generator.errors import Problem
from generator.forms.core import FollowUp, MeetingRequest, Minutes, Preparation, ProgressReport
from generator.forms.form import Form
from generator.lifecycle.commands import read_commands
from generator.lifecycle.comment import Comment, comment, was_carried_out
from generator.lifecycle.effects import (
    Answer,
    Close,
    Drop,
    Effect,
    Help,
    Label,
    Mark,
    Refusal,
    Reopen,
    Reply,
    Save,
    Track,
)
from generator.lifecycle.filing import Filing, file
from generator.lifecycle.follow_up import follow_up
from generator.lifecycle.telling import tell
from generator.records import Record
from generator.rules import compliance
from generator.vocabulary import Act, Stage
from generator.wording import N_

NEEDS_CHANGES = "needs-changes"
"""The label of an issue whose text cannot be kept as it stands."""

OWN_LABELS = frozenset({NEEDS_CHANGES, *(stage.value for stage in Stage)})
"""The labels, besides the names of forms, that the generator gives and takes away."""


@dataclass(frozen=True)
class Thread:
    """An issue with its comments, in order, but for the generator's own.

    *changed* is when the body got its present text. *seen* is the number of the last comment that
    was followed before, *answer* what the generator's one comment says, *labels* are all the
    issue has. *closed* tells that it is closed, *withdrawn* that a person did it. *action* is
    the number of the action item for which the generator opened the issue, *opened* when it was
    opened, if that is known. *editor* is who edited the body last, if anybody did. *told* are the
    keys of what people were told or reminded of in comments of their own.
    """

    issue: int
    author: str
    body: str
    changed: dt.datetime
    comments: tuple[Comment, ...] = ()
    seen: int = 0
    answer: str = ""
    labels: frozenset[str] = frozenset()
    closed: bool = False
    withdrawn: bool = False
    action: str = ""
    opened: dt.datetime | None = None
    editor: str = ""
    told: frozenset[str] = frozenset()


def follow(
    thread: Thread, forms: Mapping[str, type[Form]], archive: Archive, language: str
) -> tuple[Effect, ...]:
    """Decide what follows from *thread*; nothing from an issue that is not one of *forms*."""
    before = archive.records.get(thread.issue)
    filed = _filed(thread, forms, archive, language)
    answer = filed[-1] if filed else None
    if not isinstance(answer, Reply | Refusal) or (before is None and _is_unknown(answer)):
        return ()
    archive = _after(filed, archive)
    effects: list[Effect] = []
    for said in thread.comments:
        if read_commands(said.text):
            effects += _followed(said, answer, archive, thread)
            archive = _after(effects, archive)
    return tuple(_concluded(thread, answer, effects, before, archive))


def _filed(
    thread: Thread, forms: Mapping[str, type[Form]], archive: Archive, language: str
) -> tuple[Effect, ...]:
    if thread.action:
        opened = thread.opened or thread.changed
        return follow_up(thread.issue, thread.author, opened, thread.action, archive)
    filing = Filing(thread.issue, thread.author, thread.changed, thread.body, thread.editor)
    return file(filing, _possible(forms, archive.records.get(thread.issue)), archive, language)


def _possible(forms: Mapping[str, type[Form]], before: Record | None) -> tuple[type[Form], ...]:
    if before is None:
        return tuple(forms.values())
    return tuple(form for form in forms.values() if form.family == before.family)


def _is_unknown(answer: Reply | Refusal) -> bool:
    return isinstance(answer, Refusal) and answer.form is None


def _after(effects: Iterable[Effect], archive: Archive) -> Archive:
    return archive.having(*(each.record for each in effects if isinstance(each, Save)))


def _followed(
    said: Comment, answer: Reply | Refusal, archive: Archive, thread: Thread
) -> tuple[Effect, ...]:
    """Carry out the commands in *said*, unless the text they are about was refused.

    What was seen before has had its answer: only why it was refused is found out again, and what
    can be done, for whoever asked, until somebody did something else.
    """
    record = archive.records.get(said.issue)
    if said.number <= thread.seen and (thread.withdrawn or _is_past(said, record)):
        return ()
    effects = _refused(said, answer, archive, thread) or comment(said, archive)
    if said.number <= thread.seen:
        return _again(said, effects, answer)
    if isinstance(answer, Refusal):
        # It is not done with: another issue may be what is wrong.
        return effects
    return (*effects, Mark(said.number, carried_out=not isinstance(effects[-1], Refusal)))


def _again(
    said: Comment, effects: tuple[Effect, ...], answer: Reply | Refusal
) -> tuple[Effect, ...]:
    """Say once more why *said* was refused; or that it is to be said again, if it would not be now.

    It is not carried out by surprise, long after it was said.
    """
    told = tuple(each for each in effects if isinstance(each, Refusal | Help))
    if told or not any(isinstance(each, Save) for each in effects):
        return told
    form = answer.form if isinstance(answer, Refusal) else type(answer.record.answers)
    problem = Problem(N_("this could not be done when it was said; please say it again"))
    return (Refusal(said.issue, form, (problem,), command=True, by=said.author),)


def _is_past(said: Comment, record: Record | None) -> bool:
    later = (event for event in record.events if event.at > said.at) if record else ()
    return any(event.act is not Act.EDIT for event in later)


def _refused(
    said: Comment, answer: Reply | Refusal, archive: Archive, thread: Thread
) -> tuple[Refusal, ...]:
    """Refuse what is said of a text that cannot be kept, or that was taken back.

    What was carried out before the text was spoiled stands, and holds once that is mended.
    """
    record = archive.records.get(said.issue)
    form = answer.form if isinstance(answer, Refusal) else type(answer.record.answers)
    if record and was_carried_out(said, record):
        return ()
    if isinstance(answer, Refusal):
        problem = Problem(N_("the filing has problems; correct them first, then say this again"))
    elif thread.withdrawn and record and not standing(record, archive).counts:
        problem = Problem(N_("the issue is closed; open it again first, then say this again"))
    else:
        return ()
    return (Refusal(said.issue, form, (problem,), command=True, by=said.author),)


def _concluded(
    thread: Thread,
    answer: Reply | Refusal,
    effects: list[Effect],
    before: Record | None,
    archive: Archive,
) -> Iterator[Effect]:
    record = archive.records.get(thread.issue)
    if record and isinstance(answer, Reply):
        stands = standing(record, archive)
        held_to = compliance(stands.meeting, archive) if stands.meeting else ()
        answer = replace(answer, record=record, standing=stands, judgements=held_to)
        if thread.withdrawn and not answer.standing.counts:
            yield Drop(thread.issue)
            answer = replace(answer, standing=Standing(Stage.WITHDRAWN, counts=False))
        elif record != before and _is_worth_keeping(record):
            yield Save(record, settled=answer.standing.counts)
        yield from _tracked(record, archive)
        yield from tell(record, archive, thread.told)
    if not thread.action:
        labels = frozenset(_labels(answer))
        if record != before or not labels <= thread.labels:
            yield from _closed_or_open(thread, answer)
        yield Label(labels)
    yield from (each for each in effects if isinstance(each, Mark))
    if thread.action and not (effects or thread.answer):
        # Its text says all there is to say, until somebody says something.
        return
    # Last, because what it says was seen is not looked at again.
    refused = tuple(each for each in effects if isinstance(each, Refusal))
    asked = next((each for each in reversed(effects) if isinstance(each, Help)), None)
    # What was said to a text that was refused may be right once another issue was followed.
    heard = thread.comments if isinstance(answer, Reply) else ()
    followed = (said.number for said in heard if read_commands(said.text))
    yield Answer(answer, refused, max((thread.seen, *followed)), asked)


def _closed_or_open(thread: Thread, answer: Reply | Refusal) -> Iterator[Effect]:
    """Yield what brings the issue into the state of the filing, which has just changed.

    What a person closed or opened stays so until then: nobody quarrels with the generator.
    """
    over = isinstance(answer, Reply) and _is_over(answer)
    if over and not thread.closed:
        yield Close(thread.issue)
    elif thread.closed and not (over or thread.withdrawn):
        yield Reopen(thread.issue)


def _is_over(answer: Reply) -> bool:
    """Tell whether nothing is owed on the filing any more."""
    if any(each.is_open for each in opinions(answer.record)):
        return False
    if isinstance(answer.record.answers, MeetingRequest | Minutes):
        return answer.standing.stage in (Stage.SIGNED, Stage.CANCELLED)
    if isinstance(answer.record.answers, Preparation) and answer.standing.meeting:
        return all(box.is_done for box in checklist(answer.standing.meeting))
    return answer.standing.counts


def _is_worth_keeping(record: Record) -> bool:
    """Tell whether *record* says anything: that an action item has an issue is no news."""
    return bool(record.events) or not isinstance(record.answers, FollowUp)


def _tracked(record: Record, archive: Archive) -> Iterator[Track]:
    """Yield the action items that *record* has to do with, once the minutes are signed (R102)."""
    meeting = _meeting(record, archive)
    minutes = meeting.minutes_record if meeting and meeting.signature else None
    if meeting and minutes:
        actions = archive.actions_of[meeting.number]
        yield Track(minutes.issue, tuple(sorted(actions, key=lambda action: action.place)))


def _meeting(record: Record, archive: Archive) -> Meeting | None:
    match record.answers:
        case Minutes(meeting=number):
            return archive.by_number.get(number)
        case ProgressReport(action=number) | FollowUp(action=number):
            action = archive.action_by_number.get(number)
            return action.meeting if action else None
    return None


def _labels(answer: Reply | Refusal) -> Iterator[str]:
    if isinstance(answer, Refusal):
        yield NEEDS_CHANGES
        if answer.form:
            yield answer.form.slug
        return
    yield answer.record.form
    if answer.standing.stage:
        yield answer.standing.stage.value
