"""Replies: an effect in words, as a comment on the issue or as lines in a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.archive import Standing
from generator.errors import Problem
from generator.forms.core import FollowUp
from generator.forms.kinds import Context
from generator.forms.question import Question
from generator.lifecycle import Answer, Help, Refusal, Reply
from generator.records import Record
from generator.render.page import Links
from generator.render.reply_environment import line_environment, reply_environment
from generator.render.reply_size import LONGEST, SIZES
from generator.render.ways import Ways

NOWHERE = Links()
"""Where neither the repository nor the site is known: no link is shown."""


def render_reply(effect: Reply | Refusal | Help, context: Context, links: Links = NOWHERE) -> str:
    """Return what *effect* says, in the language of *context*."""
    if isinstance(effect, Help):
        return _fitting("help", {"help": effect}, context)
    if isinstance(effect, Refusal) and effect.command:
        return _fitting("refused-command", {"refused": (effect,)}, context)
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
        return _fitting("refusal", values | around, context)
    return _fitting("reply", _values(filing, context, links) | around, context)


def _values(filing: Reply, context: Context, links: Links) -> dict[str, Any]:
    standing = filing.standing
    ways = Ways(filing.record, standing, context, links)
    return {
        "record": filing.record,
        "event": filing.event,
        "notes": filing.notes,
        "standing": standing,
        "understood": list(_understood(filing.record, standing)),
        "steps": [(step, ways.of_step(step)) for step in standing.steps],
        "ways": list(ways.others()),
    }


def _understood(record: Record, standing: Standing) -> Iterator[tuple[Question, Any]]:
    """Yield what was answered; of an action item that is followed up, what was agreed."""
    action = standing.action if isinstance(record.answers, FollowUp) else None
    answers = action.item if action else record.answers
    for question in answers.questions():
        value = getattr(answers, question.id)
        if value is not False and value not in (None, "", ()):
            yield question, value


def _fitting(name: str, values: dict[str, Any], context: Context) -> str:
    """Return the text as large as a comment can be: see `SIZES`."""
    template = reply_environment(context).get_template(f"replies/{name}.md.j2")
    text = ""
    for size in SIZES:
        text = _tidy(template.render(**values, size=size))
        if len(text) <= LONGEST:
            break
    return text


def _tidy(text: str) -> str:
    """Return *text* with one blank line between its parts; no part of it has one inside."""
    lines: list[str] = []
    for line in text.strip().split("\n"):
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines) + "\n"


def render_problems(problems: Iterable[Problem], language: str) -> str:
    """Return *problems* for a terminal, one a line."""
    template = line_environment(language).get_template("replies/problems.txt.j2")
    return template.render(problems=list(problems)).replace("**", "")
