"""What rules find, in words: a sentence of the catalogue, with each value as readers know it."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.archive import Action, Meeting
from generator.organisation import Person
from generator.render.catalogue import Catalogue
from generator.rules import Message
from generator.vocabulary import Classification, Term
from generator.wording import Wording

Show = Callable[[Any], Any]


def sayer(catalogue: Catalogue, escape: Callable[[Any], Markup]) -> Callable[..., Markup]:
    """Return the filter that says a `Message` in the language of *catalogue*.

    A template may tell how to show a *person* by login, a *meeting* by number and an *action* item
    by number, as with a link; otherwise a person is called by name, an action item by number, and
    a meeting as the forge refers to it, with its topic: that of a confidential one is not told on.
    """

    def say(
        message: Message,
        person: Show | None = None,
        meeting: Show | None = None,
        action: Show | None = None,
    ) -> Markup:
        shown = partial(show, person=person, meeting=meeting, action=action)
        values = {name: shown(value) for name, value in message.values.items()}
        text = catalogue.text(message.text).format(**values)
        return Markup(text)  # noqa: S704 - a message of the catalogue, its values escaped

    def show(value: object, **ways: Show | None) -> Markup:
        match value:
            case Message():
                return say(value, **ways)
            case tuple():
                by = Markup(catalogue.text(", "))  # noqa: S704 - a message of the catalogue
                return by.join(show(each, **ways) for each in value) or escape("–")
            case Person(login=login, name=name):
                return escape(_shown(ways["person"], login, name))
            case Meeting(number=number):
                return escape(_shown(ways["meeting"], number, _named(value, escape)))
            case Action(number=number):
                return escape(_shown(ways["action"], number, number))
        return escape(_written(value, catalogue))

    return say


def _named(meeting: Meeting, escape: Callable[[Any], Markup]) -> Markup:
    number = Markup(f"#{meeting.number}")  # noqa: S704 - a number
    if meeting.classification is Classification.RESTRICTED:
        return number
    return Markup(" ").join((number, escape(meeting.topic)))


def _shown(way: Show | None, key: object, otherwise: object) -> object:
    return otherwise if way is None else way(key).strip()


def _written(value: object, catalogue: Catalogue) -> object:
    match value:
        case Term(wording=wording):
            return catalogue.words(wording)
        case Wording():
            return catalogue.words(value)
        case dt.datetime():
            return f"{catalogue.date(value.date())} {catalogue.time(value)}"
        case dt.date():
            return catalogue.date(value)
        case dt.time():
            return catalogue.time(value)
    return value
