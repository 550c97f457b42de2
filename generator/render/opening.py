"""A meeting that is asked for ahead of time: the title, the note and the form of its issue."""

from generator.convening import Opening
from generator.forms.form import Form
from generator.forms.issue import issue_form
from generator.forms.issue_body import write_body
from generator.forms.kinds import Context
from generator.render.known import Known
from generator.render.reply_environment import reply_environment
from generator.vocabulary import Act

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
