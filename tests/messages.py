"""Problems as their messages say them in English, without any marks."""

from collections.abc import Iterable

from generator.errors import Problem


def said(problem: Problem) -> str:
    """Return the message of *problem* with its values filled in."""
    values = {
        name: ", ".join(value) if isinstance(value, tuple) else value
        for name, value in problem.values.items()
    }
    return problem.message.format_map(values)


def all_said(problems: Iterable[Problem]) -> list[str]:
    """Return the messages of *problems*."""
    return [said(problem) for problem in problems]
