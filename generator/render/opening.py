"""A meeting that is asked for ahead of time: the title, the note and the form of its issue."""

from collections.abc import Sequence

from generator.convening import Opening
from generator.errors import Problem
from generator.forms.form import Form
from generator.forms.issue import issue_form
from generator.forms.issue_body import write_body
from generator.forms.kinds import Context
from generator.render.catalogue import Catalogue
from generator.render.filled import Filled
from generator.render.fitting import fitting
from generator.render.known import Known
from generator.render.page import Links
from generator.render.reply_environment import reply_environment
from generator.vocabulary import Act
from generator.wording import N_

_UNOPENED = N_("{topic}: not asked for yet")

_CHANGES = (Act.AGENDA, Act.INVITE, Act.RESCHEDULE, Act.CANCEL)
"""What can be changed by comment."""


def render_title(opening: Opening, context: Context) -> str:
    """Return the title of the issue: the topic of the meeting."""
    return Known(opening, context).topic


def render_note(opening: Opening, context: Context) -> str:
    """Return what stands above the form: whom it calls, and why it was opened."""
    template = reply_environment(context).get_template("replies/opening.md.j2")
    logins = dict.fromkeys(opening.able((opening.organizer, opening.by)))
    return template.render(opening=opening, logins=[*logins], acts=_CHANGES).strip()


def render_request(opening: Opening, form: type[Form], context: Context) -> str:
    """Return *form* as GitHub would write it, filled in with what is known.

    What the form has from the start stands where nothing more is known.
    """
    asked, known = issue_form(form, context), Known(opening, context)
    typed = {each.id: each.value for each in asked.elements if each.value}
    chosen = {
        each.id: each.options[each.default].label
        for each in asked.elements
        if each.default is not None
    }
    return write_body(asked, typed | chosen | dict(known.answers(form)))


def render_unopened_title(opening: Opening, context: Context) -> str:
    """Return the title of the issue that stands in place of a request that would be refused."""
    topic = Known(opening, context).topic
    return Catalogue(context.language).text(_UNOPENED).format(topic=topic)


def render_unopened(
    opening: Opening,
    form: type[Form],
    problems: Sequence[Problem],
    context: Context,
    links: Links,
) -> str:
    """Return what tells those who prepare the meeting why it was not asked for, and what to do."""
    known = Known(opening, context)
    answers = {id_: told for id_, told in known.answers(form) if isinstance(told, str)}
    address = Filled(form, known.topic, answers).on_github(context, links)
    named = (opening.organizer, opening.by, opening.type.secretary)
    values = {
        "logins": [*dict.fromkeys(opening.able(named))],
        "topic": known.topic,
        "problems": problems,
        "address": address,
    }
    return fitting("replies/unopened.md.j2", values, context, links).strip()
