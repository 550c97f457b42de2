"""Replies: an effect in words, as a comment on the issue or as lines in a terminal."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.archive import Standing
from generator.archive.opinions import opinions
from generator.archive.signing import altered
from generator.errors import Problem
from generator.forms.asked import Asked
from generator.forms.core import FollowUp, MeetingRequest, Minutes
from generator.forms.kinds import Context
from generator.forms.question import Question
from generator.lifecycle import Answer, Help, Refusal, Reply
from generator.records import Record
from generator.render.fitting import fitting
from generator.render.notice_text import notice_text
from generator.render.page import NOWHERE, Links
from generator.render.reply_environment import line_environment
from generator.render.ways import Ways
from generator.rules import Judgement, Missing, missing_materials
from generator.vocabulary import Outcome, Stage


def render_reply(effect: Reply | Refusal | Help, context: Context, links: Links = NOWHERE) -> str:
    """Return what *effect* says, in the language of *context*."""
    if isinstance(effect, Help):
        return fitting("replies/help.md.j2", {"help": effect}, context)
    if isinstance(effect, Refusal) and effect.command:
        return fitting("replies/refused-command.md.j2", {"refused": (effect,)}, context)
    return render_answer(Answer(effect, (), seen=0), context, links)


def render_answer(
    answer: Answer, context: Context, links: Links = NOWHERE, remarks: Sequence[Problem] = ()
) -> str:
    """Return the generator's one comment: what became of the filing, and what was refused.

    *remarks* are what went wrong when it was carried out. The same is always said in the same
    words: a comment that has not changed is not written again.
    """
    filing = answer.filing
    around = {"refused": answer.refused, "help": answer.help, "remarks": remarks}
    if isinstance(filing, Refusal):
        values = {"form": filing.form, "problems": filing.problems}
        return fitting("replies/refusal.md.j2", values | around, context, links)
    return fitting("replies/reply.md.j2", _values(filing, context, links) | around, context, links)


def _values(filing: Reply, context: Context, links: Links) -> dict[str, Any]:
    standing = filing.standing
    ways = Ways(filing.record, standing, context, links)
    return {
        "record": filing.record,
        "event": filing.event,
        "notes": filing.notes,
        "warnings": filing.warnings,
        "standing": standing,
        "moved": _moved(filing.record, standing),
        "understood": list(_understood(filing.record, standing)),
        "altered": altered(filing.record) if standing.stage is Stage.REVISED else None,
        "opinions": opinions(filing.record),
        "steps": [(step, ways.of_step(step)) for step in standing.steps],
        "missing": _missing(filing),
        "ways": list(ways.others()),
        "judgements": _judged(filing),
        "notice": _notice(filing, context, links),
    }


def _judged(filing: Reply) -> tuple[Judgement, ...]:
    """Return what the regulation found at the meeting, where the meeting is what it is about."""
    if not isinstance(filing.record.answers, MeetingRequest | Minutes):
        return ()
    return tuple(j for j in filing.judgements if j.finding.outcome is not Outcome.NOT_APPLICABLE)


def _missing(filing: Reply) -> Missing | None:
    """Return what the request has still to bring before the notice can go out (R19, R52)."""
    meeting = filing.standing.meeting
    is_asked = meeting and isinstance(filing.record.answers, MeetingRequest)
    return missing_materials(meeting) if meeting and is_asked else None


def _notice(filing: Reply, context: Context, links: Links) -> str:
    """Return what is sent by mail or messenger once the meeting that was asked for is approved."""
    meeting = filing.standing.meeting
    if meeting is None or not isinstance(filing.record.answers, MeetingRequest):
        return ""
    return notice_text(meeting, context.language, links)


def _moved(record: Record, standing: Standing) -> dt.datetime | None:
    """Return when the meeting is held, if that is not when *record* asked for it (R49)."""
    request, meeting = record.answers, standing.meeting
    if meeting is None or not isinstance(request, MeetingRequest):
        return None
    if meeting.stage is Stage.CANCELLED:
        return None
    asked = dt.datetime.combine(request.date, request.start, meeting.starts.tzinfo)
    return None if asked == meeting.starts else meeting.starts


def _understood(record: Record, standing: Standing) -> Iterator[tuple[Question, Any]]:
    """Yield what was answered; of an action item that is followed up, what was agreed.

    To the agenda belongs what was put on it since (R127).
    """
    answers: Asked = record.answers
    if isinstance(answers, FollowUp) and standing.action:
        answers = standing.action.item.model_copy(update={"due": standing.action.due})
    if isinstance(answers, MeetingRequest) and standing.meeting:
        answers = answers.model_copy(update={"agenda": standing.meeting.agenda})
    for question in answers.questions():
        value = getattr(answers, question.id)
        if value is not False and value not in (None, "", ()):
            yield question, value


def render_problems(problems: Iterable[Problem], language: str) -> str:
    """Return *problems* for a terminal, one a line."""
    template = line_environment(language).get_template("replies/problems.txt.j2")
    return template.render(problems=list(problems)).replace("**", "")
