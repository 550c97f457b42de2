"""Problems as their messages say them in English, without any marks."""

from collections.abc import Iterable

from generator.errors import Problem
from generator.forms.form import Form
from generator.wording import Wording


def said(problem: Problem) -> str:
    """Return the message of *problem* with its values filled in."""
    return problem.message.format_map(
        {name: _word(value) for name, value in problem.values.items()}
    )


def _word(value: object) -> object:
    if isinstance(value, type) and issubclass(value, Form):
        return value.title.text("en")
    if isinstance(value, Wording):
        return value.text("en")
    return ", ".join(value) if isinstance(value, tuple) else value


def all_said(problems: Iterable[Problem]) -> list[str]:
    """Return the messages of *problems*."""
    return [said(problem) for problem in problems]
