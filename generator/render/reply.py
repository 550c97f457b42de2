"""Replies: an effect in words, as a comment on the issue or as lines in a terminal."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator.errors import Problem
from generator.forms.kinds import Context
from generator.forms.question import Question
from generator.lifecycle import Answer, Refusal, Reply
from generator.organisation import Person
from generator.render.catalogue import Catalogue
from generator.render.environment import environment
from generator.render.escape import as_code, as_typed, without_controls
from generator.wording import Wording


def render_reply(effect: Reply | Refusal, context: Context) -> str:
    """Return the comment that *effect* asks for, in the language of *context*."""
    env = _environment(Catalogue(context.language))
    directory = context.organisation.directory.by_login
    env.globals["name"] = env.filters["name"] = partial(_name, directory)
    env.filters["write"] = lambda value, question: question.kind.write(value, context)
    if isinstance(effect, Reply):
        understood = list(_understood(effect))
        values = {
            "record": effect.record,
            "event": effect.event,
            "notes": effect.notes,
            "standing": effect.standing,
        }
        return env.get_template("replies/reply.md.j2").render(understood=understood, **values)
    template = "refused-command" if effect.command else "refusal"
    return env.get_template(f"replies/{template}.md.j2").render(
        form=effect.form, problems=effect.problems
    )


def _name(directory: Mapping[str, Person], login: str) -> str:
    return directory[login].name if login in directory else login


def render_answer(answer: Answer, context: Context) -> str:
    """Return the generator's one comment: what became of the filing, and what was refused."""
    return "\n".join(render_reply(each, context) for each in (answer.filing, *answer.refused))


def _understood(effect: Reply) -> Iterator[tuple[Question, Any]]:
    answers = effect.record.answers
    for question in answers.questions():
        value = getattr(answers, question.id)
        if value is not False and value not in (None, "", ()):
            yield question, value


def render_problems(problems: Iterable[Problem], language: str) -> str:
    """Return *problems* for a terminal, one a line."""
    env = _environment(Catalogue(language), _plain, _plain)
    text = env.get_template("replies/problems.txt.j2").render(problems=list(problems))
    return text.replace("**", "")


def _plain(value: Any) -> Markup:
    text = " ".join(without_controls(str(value)).split())
    return value if isinstance(value, Markup) else Markup(text)  # noqa: S704 - not for a browser


def _environment(catalogue: Catalogue, escape: Any = as_typed, code: Any = as_code) -> Environment:
    env = environment(catalogue, escape)

    by = Markup(catalogue.text(", "))  # noqa: S704 - a message of the catalogue

    def shown(value: object) -> Markup:
        if isinstance(value, Wording):
            value = catalogue.words(value)
        parts = value if isinstance(value, tuple) else (value,)
        return by.join(code(each) for each in parts)

    def message(problem: Problem) -> Markup:
        values = {name: shown(value) for name, value in problem.values.items()}
        text = catalogue.text(problem.message).format(**values)
        return Markup(text)  # noqa: S704 - a message of the catalogue, its values escaped

    env.filters |= {"message": message, "code": code}
    env.filters["one_line"] = lambda text: Markup(" ".join(text.split()))  # noqa: S704
    return env
