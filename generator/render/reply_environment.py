"""The words that the templates of replies know, and how they show what people wrote.

What people wrote calls nobody and refers to nothing: a space without width stands in what GitHub
would see a mention, a reference or the closing of an issue in. It looks at the text of the finished
page, where an escaped mark is as good as a plain one. Whoever has to act is called by name, from
the directory.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator.errors import Problem
from generator.forms.form import Form
from generator.forms.issue import file_name
from generator.forms.kinds import Context
from generator.forms.kinds.text import Link
from generator.lifecycle.commands import command_name
from generator.organisation import Organisation
from generator.render.catalogue import Catalogue
from generator.render.environment import environment
from generator.render.escape import as_block, as_code, as_html, as_typed, without_controls
from generator.render.page import NOWHERE, Links
from generator.rules import Message
from generator.vocabulary import Act
from generator.wording import N_, Wording

_TAG = re.compile(r"(<[^<>]*>)")
_CALLING = re.compile("@|&#64;")
_REFERRING = re.compile(
    r"((?<!&)#|&#35;|\bGH-|/(?:issues|pull|discussions)/)(?=[0-9])", re.IGNORECASE
)

_QUOTED = 300
"""Characters of what is quoted in a problem: enough to find the place again."""

_BEHIND = {
    Act.REJECT: N_("reason"),
    Act.RETURN: N_("reason"),
    Act.FEEDBACK: N_("what is not right"),
    Act.ANSWER: N_("number and answer"),
    Act.LEAVE: N_("reason"),
    Act.SUBSTITUTE: N_("name"),
    Act.AGENDA: N_("what it is about"),
    Act.INVITE: N_("names"),
    Act.UNINVITE: N_("names"),
    Act.RESCHEDULE: N_("date and time"),
    Act.PROGRESS: N_("how it is coming along"),
    Act.DONE: N_("outcome, link or file"),
    Act.BLOCKED: N_("by what"),
    Act.EXTEND: N_("new date and reason"),
    Act.ACCEPT: N_("result, lesson and improvement"),
}
"""What stands behind a command."""


def reply_environment(context: Context, links: Links = NOWHERE) -> Environment:
    """Return the environment of replies in the language of *context*."""
    catalogue = Catalogue(context.language)
    env = _environment(catalogue, as_said, as_quoted, links)
    organisation = context.organisation
    env.filters |= {
        "html": lambda value: _without_effect(as_html(value)),
        "name": partial(_name, organisation),
        "called": Markup,
        "block_of_code": as_block,
        "write": lambda value, question: question.kind.write(value, context),
        "command": lambda act: as_code(_command(act, catalogue)),
    }
    return env


def line_environment(language: str) -> Environment:
    """Return the environment of lines for a terminal, where nothing is escaped."""
    return _environment(Catalogue(language), _plain, _plain, NOWHERE)


def as_said(value: Any) -> Markup:
    """Return *value* as typed, so that it calls nobody on the forge and refers to nothing."""
    return value if isinstance(value, Markup) else _without_effect(as_typed(value))


def as_quoted(value: Any) -> Markup:
    """Return *value* as a code span, shortened where it is long."""
    text = str(value)
    return as_code(text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…")


def _without_effect(text: Markup) -> Markup:
    parts = _TAG.split(text)  # of each two parts the first is text, the second a tag
    parts[::2] = [
        _REFERRING.sub(r"\1&#8203;", _CALLING.sub("&#64;&#8203;", part)) for part in parts[::2]
    ]
    return Markup("".join(parts))  # noqa: S704 - as safe as it was


def _name(organisation: Organisation, login: str) -> str:
    person = organisation.directory.by_login.get(login)
    return person.name if person else login


def _command(act: Act, catalogue: Catalogue) -> str:
    behind = catalogue.text(_BEHIND.get(act, ""))
    return f"{catalogue.words(command_name(act))} {behind}".strip()


def _plain(value: Any) -> Markup:
    text = " ".join(without_controls(str(value)).split())
    return value if isinstance(value, Markup) else Markup(text)  # noqa: S704 - not for a browser


def _environment(
    catalogue: Catalogue,
    escape: Callable[[Any], Markup],
    code: Callable[[Any], Markup],
    links: Links,
) -> Environment:
    env = environment(catalogue, escape)
    by = Markup(catalogue.text(", "))  # noqa: S704 - a message of the catalogue

    say = env.filters["said"]

    def shown(value: object) -> Markup:
        if isinstance(value, type) and issubclass(value, Form):
            title, address = catalogue.words(value.title), links.new({"template": file_name(value)})
            return shown(Link(name=title, url=address) if address else title)
        if isinstance(value, Wording):
            value = catalogue.words(value)
        if isinstance(value, Message):
            return Markup(say(value))  # noqa: S704 - as safe as what it says
        if isinstance(value, Link):
            address = env.filters["address"](value.url)
            return Markup("[{}](<{}>)").format(escape(value.name), address)
        parts = value if isinstance(value, tuple) else (value,)
        return by.join(code(each) for each in parts)

    def message(problem: Problem) -> Markup:
        values = {name: shown(value) for name, value in problem.values.items()}
        text = catalogue.text(problem.message).format(**values)
        return Markup(text)  # noqa: S704 - a message of the catalogue, its values escaped

    env.filters |= {"message": message, "code": code}
    env.filters["one_line"] = lambda text: Markup(" ".join(text.split()))  # noqa: S704
    return env
